import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { sandboxClock } from "../../sandbox/clock.ts";
import { startCloud } from "../../sandbox/cloud/index.ts";
import type { GitHub, SandboxClock } from "../../sandbox/contract.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import { leaseOf } from "../../src/commands/decide.ts";
import { snapshotAt } from "../../src/commands/snapshot.ts";
import { digest } from "../../src/core/digest.ts";
import { type Event, event } from "../../src/core/event.ts";
import { type DecisionFacts, writeFacts } from "../../src/core/record.ts";
import { Secret } from "../../src/core/secret.ts";
import { minute, second } from "../../src/core/time.ts";
import { boundaryDocument } from "../../src/providers/aws/boundary.ts";
import { boundaryName } from "../../src/providers/aws/names.ts";
import { openWorld } from "../../src/wire.ts";
import { type Measure, measure } from "./measure.ts";
import type { Budget, Row } from "./report.ts";

const root = join(import.meta.dirname, "../..");
const account = "210987654321";
/** Milliseconds before each answer of the cloud. */
const delay = 100;
/** Connections that the provider keeps open at once. */
const concurrency = 8;

/** A sweep that finds that many leases open and a tenth of them over, with a cloud that takes its time. */
export async function benchSweep(
  active: number,
): Promise<{ readonly rows: readonly Row[]; readonly budgets: readonly Budget[] }> {
  const clock = sandboxClock();
  const cloud = await startCloud({ clock, issuers: [], accounts: [account], quotas: { roles: 5000 } });
  const github = await startGitHub({ clock, directory: mkdtempSync(join(tmpdir(), "bench-github-")) });
  try {
    const due = Math.floor(active / 10);
    const token = seed(github, active, due);
    const keys = cloud.admin(account);
    const directory = mkdtempSync(join(tmpdir(), "bench-clone-"));
    const address = github.cloneUrl("acme/access").replace("http://", `http://x-access-token:${token}@`);
    // Not synchronously: the server is in this process.
    await promisify(execFile)("git", ["clone", "--quiet", address, directory]);
    await bindAll({ clock, endpoint: cloud.url, api: github.apiUrl, directory, token, keys });
    clock.move(15 * minute);
    cloud.setDelay(delay);
    const before = { requests: cloud.requests.length, served: { ...cloud.served } };
    const run = await measure({
      arguments: [
        join(root, "dist/cli.js"),
        "sweep",
        "--json",
        "--github-api-url",
        github.apiUrl,
        "--aws-endpoint",
        cloud.url,
      ],
      directory,
      preload: join(root, "sandbox/clock-preload.js"),
      environment: {
        SANDBOX_CLOCK_OFFSET: String(clock.offset),
        GITHUB_TOKEN: token,
        AWS_ACCESS_KEY_ID: keys.accessKeyId,
        AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      },
    });
    if (run.code !== 0) throw new Error(`sweep failed: ${run.output.slice(0, 2000)}`);
    const actions = cloud.requests.slice(before.requests).map(({ action }) => action);
    const served = {
      requests: cloud.served.requests - before.served.requests,
      connections: cloud.served.connections - before.served.connections,
    };
    return told({ run, actions, active, due, ...served });
  } finally {
    await github.stop();
    await cloud.stop();
  }
}

function told(found: {
  readonly run: Measure;
  /** What was asked of the cloud: `iam:ListRoles`. */
  readonly actions: readonly string[];
  readonly active: number;
  readonly due: number;
  readonly requests: number;
  readonly connections: number;
}): { readonly rows: readonly Row[]; readonly budgets: readonly Budget[] } {
  const { run, actions, active, due, requests, connections } = found;
  const count = (action: string) => actions.filter((one) => one === action).length;
  const ended = count("iam:AttachRolePolicy");
  const least = (due * delay) / concurrency;
  const inCalls = (requests * delay) / concurrency;
  const row: Row = {
    name: `sweep, ${active} active, ${ended} due, ${delay} ms an answer`,
    runs: [run],
    requests,
    connections,
  };
  return {
    rows: [row],
    budgets: [
      {
        says: `sweep lists each account once: ${count("iam:ListRoles")} pages of ListRoles, ${requests} requests in all`,
        kept: count("iam:ListRoles") <= Math.ceil(active / 1000) && ended === due,
      },
      {
        says: `sweep takes ${run.wall.toFixed(0)} ms (at most 1.5 × unbinds × delay ÷ concurrency: ${(1.5 * least).toFixed(0)}; all its answers, ${concurrency} at a time, take ${inCalls.toFixed(0)})`,
        kept: run.wall <= 1.5 * least,
      },
    ],
  };
}

/** A repository whose first commit holds everything, and a person who may write to it. */
function seed(github: GitHub, active: number, due: number): string {
  github.addUser("ana", 101);
  github.addOrganization("acme", 9001, ["ana"]);
  const files = new Map<string, Buffer | string>();
  for (const name of execFileSync(
    "git",
    ["ls-files", "sallyport.yaml", "targets/payments-production.yaml", "policies"],
    {
      cwd: root,
      encoding: "utf8",
    },
  ).split("\n"))
    if (name) files.set(name, readFileSync(join(root, name)));
  const sample = readFileSync(join(root, "examples/grants/payments-production/backfill-4211.yaml"), "utf8");
  for (let number = 0; number < active; number++) {
    const minutes = number < due ? 10 : 120;
    const text = sample.replace("INC-4211", `INC-${number}`).replace(/minutes: \d+/, `minutes: ${minutes}`);
    files.set(`grants/payments-production/backfill-${number}.yaml`, text);
  }
  github.addRepository({ owner: "acme", name: "access", id: 1001, files, collaborators: { ana: "admin" } });
  return github.userToken("ana");
}

interface Ground {
  readonly clock: SandboxClock;
  readonly endpoint: string;
  readonly api: string;
  readonly directory: string;
  readonly token: string;
  readonly keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** What applies would have left: every lease bound, every decision in the ledger. */
async function bindAll({ clock, endpoint, api, directory, token, keys }: Ground): Promise<void> {
  const secrets = { accessKeyId: new Secret(keys.accessKeyId), secretAccessKey: new Secret(keys.secretAccessKey) };
  const world = await openWorld({
    directory,
    repository: "acme/access",
    token: new Secret(token),
    githubApi: new URL(api),
    awsEndpoint: new URL(endpoint),
    clock,
    role: "binder",
    keys: () => async () => secrets,
    progress: () => {},
  });
  const snapshot = await snapshotAt(world.repository, await world.repository.tip());
  const target = snapshot.tree.targets.get("payments-production")!;
  const iam = new IAMClient({ endpoint, region: "us-east-1", credentials: keys });
  const PolicyDocument = JSON.stringify(boundaryDocument(snapshot.configuration, target));
  await iam.send(new CreatePolicyCommand({ PolicyName: boundaryName(target.name), PolicyDocument }));
  iam.destroy();
  const provider = await world.provider(target, snapshot.configuration);
  const mergedAt = Math.floor(clock.now() / second) * second;
  const person = (id: number, login: string) => ({ id, login, kind: "user" as const });
  const leases = snapshot.tree.grants.map((filed) => {
    const facts: DecisionFacts = {
      path: filed.path,
      blob: filed.blob,
      commit: snapshot.commit,
      pullRequest: 1,
      mergedAt,
      requester: person(101, "ana"),
      approvers: [person(102, "ben"), person(103, "cid")],
      policy: digest("policy"),
    };
    const written = writeFacts(facts);
    const lease = leaseOf(snapshot, target, filed, {
      mergedAt,
      pullRequest: 1,
      facts: digest(written),
      ledgerHead: "",
    });
    return { lease, written };
  });
  const waiting = [...leases];
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await provider.bind(next.lease);
    }),
  );
  const events = leases.map(
    ({ lease, written }): Event =>
      event("decided", mergedAt, { grant: `${target.name}/${lease.id}`, mark: lease.mark }, lease.mark, written),
  );
  await world.ledger.append(events);
}
