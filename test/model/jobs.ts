/** The jobs of the consumer's repository, and whoever else holds a token or a credential: mint, release, and any call. */
import aws4 from "aws4";
import type { SandboxCloud } from "../../sandbox/cloud/index.ts";
import type { JobClaims, SandboxClock } from "../../sandbox/contract.ts";
import { type MintWorld, mint } from "../../src/commands/mint.ts";
import { type ReleaseWorld, release } from "../../src/commands/release.ts";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";
import { basic } from "../../src/core/time.ts";
import type { Credential, RunnerIo, Send } from "../../src/ports.ts";
import { regions } from "../../src/providers/aws/regions.ts";
import { awsSessions } from "../../src/providers/aws/sessions.ts";
import type { Issuer } from "./issuer.ts";
import { audience } from "./place.ts";

/** One job: the claims that GitHub gives it, and what its mint step left behind. */
export interface Job {
  readonly claims: JobClaims;
  /** The lease reference that it was started with. */
  readonly lease: string;
  readonly account: string;
  /** The number of its run, which GitHub knows. */
  readonly run: number;
  credential?: Credential;
  readonly saved: Map<string, string>;
}

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export function jobsOf(around: {
  readonly clock: SandboxClock;
  readonly cloud: SandboxCloud;
  readonly issuer: Issuer;
  /** Told of each session that a job's own step was given; of one by which anybody only looks, nobody is. */
  readonly letIn: (role: string, session: string) => void;
}) {
  const { clock, cloud, issuer, letIn } = around;
  const endpoint = new URL(cloud.url);

  const send: Send = async ({ method, url, headers, body = "" }) => {
    const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const asked = { method, url: `${url.pathname}${url.search}`, headers: lower, body: Buffer.from(body) };
    const answer = await cloud.ask(asked);
    return { status: answer.status, body: String(answer.body), date: new Date(clock.now()).toUTCString() };
  };

  /** The same, as a job sends it: what STS gives is in the account's log. */
  const sendLogged: Send = async (request) => {
    const answer = await send(request);
    const asked = new URLSearchParams(request.body ?? "");
    if (answer.status === 200 && asked.get("Action") === "AssumeRoleWithWebIdentity")
      letIn(asked.get("RoleArn") ?? "", asked.get("RoleSessionName") ?? "");
    return answer;
  };

  function worldOf(job: Job): MintWorld & ReleaseWorld {
    const inputs: Readonly<Record<string, string>> = { lease: job.lease, account: job.account };
    const io: RunnerIo = {
      input: (name) => inputs[name] ?? "",
      output: () => undefined,
      variable: () => undefined,
      save: (name, value) => void job.saved.set(name, value),
      saved: (name) => job.saved.get(name) ?? "",
      mask: () => undefined,
      log: () => undefined,
      annotate: () => undefined,
      summary: () => undefined,
      temp: "",
    };
    const pause = async (milliseconds: number) => clock.move(milliseconds);
    return {
      ...{ io, clock, pause, regions, renewal: undefined },
      random: () => 0.5,
      idToken: async (wanted) => {
        const token = await issuer.token(job.claims, wanted);
        const claims = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString("utf8"));
        return { token: new Secret(token), claims, obtainedAt: clock.now() };
      },
      sessions: {
        ...awsSessions({ send: sendLogged, clock, pause, endpoint }),
        // A job's disk is its own: what lies there is held in memory here.
        keep: (_, credential) => {
          job.credential = credential;
          return { profile: "p", file: "f", pointers: {}, environment: {} };
        },
        recall: () => job.credential,
        forget: () => undefined,
      },
    };
  }

  /** The exit code, or the fault that ended the step. */
  async function step(work: () => Promise<number>): Promise<number | Fault> {
    try {
      return await work();
    } catch (fault) {
      if (fault instanceof Fault) return fault;
      throw fault;
    }
  }

  return {
    mint: (job: Job) => step(() => mint(worldOf(job))),
    /** The post step. */
    release: (job: Job) => step(() => release(worldOf(job))),

    /** Whether STS gives anybody with these claims a session of a role, asked without any of our code. */
    async enters(roleArn: string, session: string, claims: JobClaims): Promise<Keys | undefined> {
      const form = new URLSearchParams({
        ...{ Action: "AssumeRoleWithWebIdentity", Version: "2011-06-15", RoleArn: roleArn },
        ...{ RoleSessionName: session, WebIdentityToken: await issuer.token(claims, audience) },
      });
      const { status, body } = await send({ method: "POST", url: endpoint, headers: {}, body: form.toString() });
      if (status !== 200) return undefined;
      const told = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? "";
      return {
        ...{ accessKeyId: told("AccessKeyId"), secretAccessKey: told("SecretAccessKey") },
        sessionToken: told("SessionToken"),
      };
    },

    /** Whether the cloud serves a call of DynamoDB to the holder of these keys. */
    async call(keys: Keys, { action, table }: { readonly action: string; readonly table: string }): Promise<boolean> {
      const body = JSON.stringify({ TableName: table, Key: { id: { S: "1" } } });
      const target = `DynamoDB_20120810.${action}`;
      const { headers = {} } = aws4.sign(
        {
          ...{ service: "dynamodb", region: "eu-west-1", method: "POST", path: "/", host: endpoint.host, body },
          headers: {
            "X-Amz-Target": target,
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Date": basic(clock.now()),
          },
        },
        keys,
      );
      const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      return (await send({ method: "POST", url: endpoint, headers: named, body })).status === 200;
    },
  };
}

export function keysOf({ accessKeyId, secretAccessKey, sessionToken }: Credential): Keys {
  return {
    accessKeyId: accessKeyId.reveal(),
    secretAccessKey: secretAccessKey.reveal(),
    sessionToken: sessionToken.reveal(),
  };
}
