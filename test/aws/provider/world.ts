import {
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import aws4 from "aws4";
import { sandboxClock } from "../../../sandbox/clock.ts";
import { type SandboxCloud, startCloud } from "../../../sandbox/cloud/index.ts";
import type { CloudKeys, OidcIssuer, SandboxClock } from "../../../sandbox/contract.ts";
import { claimsOf } from "../../../sandbox/oidc/claims.ts";
import { startOidc } from "../../../sandbox/oidc/index.ts";
import type { Lease } from "../../../src/core/lease.ts";
import { Secret } from "../../../src/core/secret.ts";
import type { NamedTarget, Target } from "../../../src/core/target.ts";
import { basic, minute, second } from "../../../src/core/time.ts";
import type { Provider } from "../../../src/ports.ts";
import { bootstrapTemplate } from "../../../src/providers/aws/bootstrap.ts";
import { openTrust } from "../../../src/providers/aws/compile.ts";
import { type ControlRole, controlSubject } from "../../../src/providers/aws/control.ts";
import { denyAllArn, pathPrefix, roleArn, roleNameOf, sessionPrefix } from "../../../src/providers/aws/names.ts";
import { awsProvider } from "../../../src/providers/aws/provider.ts";
import type { HeldSession, ProviderWorld } from "../../contract/provider.ts";
import { configuration, leaseOf, target } from "./example.ts";

const { account } = target.target;

/** What only AWS's own tests ask for. */
export interface AwsWorld extends ProviderWorld {
  readonly cloud: SandboxCloud;
  readonly oidc: OidcIssuer;
  /** The provider with the account owner's keys. */
  readonly admin: Provider;
  /** The provider as one of the control roles. */
  as(role: ControlRole): Promise<Provider>;
  /** A client of the account's owner, who may do everything by hand. */
  owner(): IAMClient;
  /** Makes a managed policy and returns its ARN. */
  policy(name: string): Promise<string>;
  /** Opens a lease's trust to every environment, by hand. */
  widen(lease: Lease): Promise<void>;
}

/** The sandbox's cloud with one account in which the owner has deployed what bootstrap deploys for the target, or for one changed like this. */
export async function startWorld(state: "memory" | "moto", change: Partial<Target> = {}): Promise<AwsWorld> {
  const clock = sandboxClock();
  const oidc = await startOidc({ clock });
  const cloud = await startCloud({ clock, issuers: [oidc], accounts: [account], state });
  const admin = cloud.admin(account);
  const owner = iamOf(cloud, admin, clock);
  await deploy(owner(), { ...target, target: { ...target.target, ...change } });
  const as = async (role: ControlRole): Promise<Provider> => {
    const keys = await exchange(cloud, oidc, {
      roleArn: `arn:aws:iam::${account}:role/${configuration.roles[role]}`,
      session: `sallyport-${role}`,
      claims: claimsOf(controlSubject(role, configuration)),
    });
    if (!keys) throw new Error(`the sandbox did not let the ${role} in`);
    return providerOf({ cloud, clock, keys });
  };
  // Each verb runs as the role that bootstrap makes for it, so that those roles are seen to suffice.
  const provider: Provider = {
    ...providerOf({ cloud, clock, keys: admin }),
    list: async () => (await as("reader")).list(),
    bind: async (lease) => (await as("binder")).bind(lease),
    unbind: async (binding) => (await as("unbinder")).unbind(binding),
    remove: async (binding) => (await as("unbinder")).remove(binding),
    uses: async (...asked) => (await as("reader")).uses(...asked),
  };
  let ids = 0;

  async function assume(lease: Lease, claims: Record<string, string>): Promise<HeldSession | undefined> {
    const session = `${sessionPrefix(lease.id)}1-1-1`;
    const keys = await exchange(cloud, oidc, { roleArn: roleArn(lease), session, claims });
    return keys && heldSession({ cloud, now: clock.now, lease, keys, iam: iamOf(cloud, keys, clock) });
  }

  return {
    cloud,
    oidc,
    provider,
    admin: providerOf({ cloud, clock, keys: admin }),
    as,
    owner,
    async policy(name) {
      const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:Get*", Resource: "*" }] };
      const command = new CreatePolicyCommand({ PolicyName: name, PolicyDocument: JSON.stringify(document) });
      return (await owner().send(command)).Policy?.Arn ?? "";
    },
    async widen(lease) {
      const trust = JSON.parse(JSON.stringify(openTrust(lease)).replace(/"[^"]*:environment":"production",/, ""));
      trust.Statement[0].Condition.StringEquals["token.actions.githubusercontent.com:sub"] = lease.subject.sub[0];
      const input = { RoleName: roleNameOf(lease), PolicyDocument: JSON.stringify(trust) };
      await owner().send(new UpdateAssumeRolePolicyCommand(input));
    },
    now: clock.now,
    move: (milliseconds) => clock.move(milliseconds),
    lease(asked = {}) {
      ids += 1;
      const from = Math.floor(clock.now() / second) * second;
      return leaseOf({ id: `lease-${ids}`, from, until: from + 60 * minute, target: change, ...asked });
    },
    assume: (lease) => assume(lease, claimsOf(lease.subject)),
    assumeAsStranger: (lease) => assume(lease, { ...claimsOf(lease.subject), environment: "staging" }),
    async foreign() {
      const trust = JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" }],
      });
      const make = async (RoleName: string, Path: string) => {
        const command = new CreateRoleCommand({ RoleName, Path, AssumeRolePolicyDocument: trust });
        return (await owner().send(command)).Role?.Arn ?? "";
      };
      return {
        outside: await make("operations", "/team/"),
        under: await make("handmade", `${pathPrefix(configuration)}by-hand/`),
      };
    },
    async untouched(resource) {
      const name = resource.split("/").at(-1) ?? "";
      const writes = cloud.requests.filter(
        ({ action, parameters }) => parameters.RoleName === name && !/:(Get|List|Create)/.test(action),
      );
      return writes.length === 0 && (await cloud.roles(account)).some(({ arn }) => arn === resource);
    },
    cutAfter(requests) {
      let seen = 0;
      cloud.before =
        requests === undefined
          ? undefined
          : ({ action }) => {
              if (action.startsWith("sts:")) return;
              seen += 1;
              if (seen >= requests) throw new Error("the connection was cut by the test");
            };
    },
    async stop() {
      await cloud.stop();
      await oidc.stop();
    },
  };
}

function providerOf(held: {
  readonly cloud: SandboxCloud;
  readonly clock: SandboxClock;
  readonly keys: CloudKeys;
}): Provider {
  const { accessKeyId, secretAccessKey, sessionToken } = held.keys;
  return awsProvider({
    configuration,
    account,
    partition: "aws",
    regions: target.target.regions,
    credentials: async () => ({
      accessKeyId: new Secret(accessKeyId),
      secretAccessKey: new Secret(secretAccessKey),
      ...(sessionToken !== undefined && { sessionToken: new Secret(sessionToken) }),
    }),
    endpoint: held.cloud.url,
    clock: held.clock,
    attempts: 1,
    patience: 0,
  });
}

/** Makes what the bootstrap template says, call by call, as CloudFormation would. */
async function deploy(owner: IAMClient, deployed: NamedTarget): Promise<void> {
  const { Resources } = bootstrapTemplate(configuration, [deployed]);
  for (const { Type, Properties } of Object.values(Resources) as readonly { Type: string; Properties: Made }[]) {
    const { Policies = [], AssumeRolePolicyDocument, PolicyDocument, ClientIdList, ...input } = Properties;
    if (Type === "AWS::IAM::OIDCProvider")
      await owner.send(new CreateOpenIDConnectProviderCommand({ Url: input.Url, ClientIDList: ClientIdList }));
    if (Type === "AWS::IAM::ManagedPolicy")
      await owner.send(
        new CreatePolicyCommand({
          PolicyName: input.ManagedPolicyName,
          PolicyDocument: JSON.stringify(PolicyDocument),
        }),
      );
    if (Type !== "AWS::IAM::Role") continue;
    const trust = JSON.stringify(AssumeRolePolicyDocument);
    await owner.send(new CreateRoleCommand({ RoleName: input.RoleName, AssumeRolePolicyDocument: trust }));
    for (const { PolicyName, PolicyDocument: document } of Policies)
      await owner.send(
        new PutRolePolicyCommand({ RoleName: input.RoleName, PolicyName, PolicyDocument: JSON.stringify(document) }),
      );
  }
}

/** The properties that the template's resources have. */
interface Made {
  readonly Url?: string;
  readonly ClientIdList?: string[];
  readonly ManagedPolicyName?: string;
  readonly PolicyDocument?: object;
  readonly RoleName?: string;
  readonly AssumeRolePolicyDocument?: object;
  readonly Policies?: readonly { readonly PolicyName: string; readonly PolicyDocument: object }[];
}

/** A client that signs by the sandbox's clock; a new one each time, since the SDK keeps the offset it began with. */
function iamOf(cloud: SandboxCloud, keys: CloudKeys, clock: { readonly offset: number }): () => IAMClient {
  return () =>
    new IAMClient({
      endpoint: cloud.url,
      region: "us-east-1",
      credentials: keys,
      maxAttempts: 1,
      systemClockOffset: clock.offset,
    });
}

/** Asks the judge for the role with a token of these claims; undefined when it is refused. */
async function exchange(
  cloud: SandboxCloud,
  oidc: OidcIssuer,
  asked: { readonly roleArn: string; readonly session: string; readonly claims: Record<string, string> },
): Promise<CloudKeys | undefined> {
  const { requestUrl, requestToken } = oidc.admit(asked.claims as { sub: string });
  const issued = await fetch(`${requestUrl}&audience=${configuration.audience}`, {
    headers: { authorization: `bearer ${requestToken}` },
  });
  const { value } = (await issued.json()) as { value: string };
  const answer = await fetch(cloud.url, {
    method: "POST",
    body: new URLSearchParams({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: asked.roleArn,
      RoleSessionName: asked.session,
      WebIdentityToken: value,
      DurationSeconds: "900",
    }),
  });
  const text = await answer.text();
  if (!answer.ok) return undefined;
  const element = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? "";
  return {
    accessKeyId: element("AccessKeyId"),
    secretAccessKey: element("SecretAccessKey"),
    sessionToken: element("SessionToken"),
  };
}

function heldSession(held: {
  readonly cloud: SandboxCloud;
  readonly now: () => number;
  readonly lease: Lease;
  readonly keys: CloudKeys;
  readonly iam: () => IAMClient;
}): HeldSession {
  const { cloud, lease, keys, iam } = held;
  return {
    async granted() {
      const url = new URL(cloud.url);
      const request = aws4.sign(
        {
          method: "POST",
          host: url.host,
          path: "/",
          service: "dynamodb",
          region: "eu-west-1",
          body: JSON.stringify({ TableName: "ledger", Key: { id: { S: "1" } } }),
          headers: {
            "Content-Type": "application/x-amz-json-1.0",
            "X-Amz-Target": "DynamoDB_20120810.GetItem",
            "X-Amz-Date": basic(held.now()),
          },
        },
        keys,
      );
      const headers = request.headers as Record<string, string>;
      return (await fetch(cloud.url, { method: "POST", headers, body: request.body as string })).ok;
    },
    async release() {
      const PolicyArn = denyAllArn("aws");
      await iam().send(new AttachRolePolicyCommand({ RoleName: roleNameOf(lease), PolicyArn }));
    },
  };
}
