/** A small cloud with one account, one issuer and a role, for tests. */
import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import {
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleWithWebIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import aws4 from "aws4";
import { sandboxClock } from "../../../sandbox/clock.ts";
import { type CloudOptions, type SandboxCloud, startCloud } from "../../../sandbox/cloud/index.ts";
import type { CloudKeys, JobClaims, OidcIssuer, SandboxClock } from "../../../sandbox/contract.ts";
import { startOidc } from "../../../sandbox/oidc/index.ts";

export const account = "210987654321";
export const audience = "sallyport.example";
export const region = "eu-west-1";
export const host = "token.actions.githubusercontent.com";
export const providerArn = `arn:aws:iam::${account}:oidc-provider/${host}`;

export const claims: JobClaims = {
  sub: "repo:acme/payments:environment:production",
  repository: "acme/payments",
  repository_id: "5001",
  repository_owner: "acme",
  repository_owner_id: "77",
  ref: "refs/heads/main",
  environment: "production",
  job_workflow_ref: "acme/payments/.github/workflows/backfill.yml@refs/heads/main",
};

export interface World {
  readonly clock: SandboxClock;
  readonly oidc: OidcIssuer;
  readonly cloud: SandboxCloud;
  readonly iam: IAMClient;
  stop(): Promise<void>;
}

/** Starts it with an OIDC provider in place. */
export async function startWorld(options: Partial<CloudOptions> = {}): Promise<World> {
  const clock = options.clock ?? sandboxClock();
  const oidc = await startOidc({ clock });
  const cloud = await startCloud({ clock, issuers: [oidc], accounts: [account], ...options });
  const iam = iamAs(cloud, cloud.admin(account));
  await iam.send(new CreateOpenIDConnectProviderCommand({ Url: `https://${host}`, ClientIDList: [audience] }));
  return {
    clock,
    oidc,
    cloud,
    iam,
    async stop() {
      iam.destroy();
      await cloud.stop();
      await oidc.stop();
    },
  };
}

function config(cloud: SandboxCloud, credentials: CloudKeys) {
  return { endpoint: cloud.url, region, credentials, maxAttempts: 1 };
}

export const iamAs = (cloud: SandboxCloud, keys: CloudKeys) => new IAMClient(config(cloud, keys));
export const stsAs = (cloud: SandboxCloud, keys: CloudKeys) => new STSClient(config(cloud, keys));
export const trailAs = (cloud: SandboxCloud, keys: CloudKeys, at = region) =>
  new CloudTrailClient({ ...config(cloud, keys), region: at });

/** The trust of one job. `with` adds to its conditions. */
export function trust(conditions: Readonly<Record<string, Readonly<Record<string, string>>>> = {}): string {
  const equals = Object.fromEntries(
    ["repository_id", "repository_owner_id", "ref", "environment", "job_workflow_ref", "sub"].map((claim) => [
      `${host}:${claim}`,
      claims[claim] ?? "",
    ]),
  );
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: providerArn },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringEquals: { ...equals, [`${host}:aud`]: audience }, ...conditions },
      },
    ],
  });
}

export function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

export const table = `arn:aws:dynamodb:${region}:${account}:table/ledger`;

/** A role that this job may assume and that may use one table. */
export async function makeRole(
  { iam }: World,
  role: { readonly name?: string; readonly trust?: string; readonly policy?: string; readonly boundary?: string } = {},
): Promise<{ readonly name: string; readonly arn: string }> {
  const { name = "backfill" } = role;
  const made = await iam.send(
    new CreateRoleCommand({
      RoleName: name,
      Path: "/sallyport/",
      AssumeRolePolicyDocument: role.trust ?? trust(),
      ...(role.boundary === undefined ? {} : { PermissionsBoundary: role.boundary }),
    }),
  );
  const document =
    role.policy ?? policy({ Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:PutItem"], Resource: table });
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "grant", PolicyDocument: document }));
  return { name, arn: made.Role?.Arn ?? "" };
}

export async function denyAll({ iam }: World, role: string): Promise<void> {
  const PolicyArn = "arn:aws:iam::aws:policy/AWSDenyAll";
  await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn }));
}

export async function idToken(
  { oidc }: World,
  changed: Readonly<Record<string, string>> = {},
  aud = audience,
): Promise<string> {
  const { requestUrl, requestToken } = oidc.admit({ ...claims, ...changed });
  const answer = await fetch(`${requestUrl}&audience=${encodeURIComponent(aud)}`, {
    headers: { authorization: `bearer ${requestToken}` },
  });
  return ((await answer.json()) as { value: string }).value;
}

export interface Assume {
  readonly token?: string;
  readonly session?: string;
  readonly duration?: number;
  readonly policy?: string;
  readonly policyArns?: readonly string[];
}

export async function assume(world: World, roleArn: string, asked: Assume = {}): Promise<Required<CloudKeys>> {
  const sts = new STSClient({ endpoint: world.cloud.url, region, maxAttempts: 1 });
  const answer = await sts.send(
    new AssumeRoleWithWebIdentityCommand({
      RoleArn: roleArn,
      RoleSessionName: asked.session ?? "backfill@1-1-1",
      WebIdentityToken: asked.token ?? (await idToken(world)),
      DurationSeconds: asked.duration,
      Policy: asked.policy,
      PolicyArns: asked.policyArns?.map((arn) => ({ arn })),
    }),
  );
  sts.destroy();
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = answer.Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

export interface Raw {
  readonly service: string;
  readonly method?: string;
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request signed by a library that the cloud does not use. `tamper` changes it after signing. */
export async function call(
  { cloud }: World,
  keys: CloudKeys,
  raw: Raw,
  tamper: (headers: Record<string, string>) => void = () => undefined,
): Promise<{ readonly status: number; readonly body: string }> {
  const { service, method = "POST", path = "/", body = "" } = raw;
  const request = aws4.sign(
    { host: new URL(cloud.url).host, service, region, method, path, body, headers: { ...raw.headers } },
    keys,
  );
  const headers = { ...request.headers } as Record<string, string>;
  tamper(headers);
  delete headers.Host;
  delete headers["Content-Length"];
  const answer = await fetch(cloud.url + path, { method, headers, ...(method === "GET" ? {} : { body }) });
  return { status: answer.status, body: await answer.text() };
}

export function dynamodb(world: World, keys: CloudKeys, operation: string, body: object = { TableName: "ledger" }) {
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": `DynamoDB_20120810.${operation}`,
  };
  return call(world, keys, { service: "dynamodb", headers, body: JSON.stringify(body) });
}

/** The error code of a call that must fail. */
export async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("the call was answered, and should have been refused");
  return error.name;
}
