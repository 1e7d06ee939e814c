import aws4 from "aws4";
import type { CloudKeys, JobClaims } from "../../../sandbox/contract.ts";
import { claimsOf } from "../../../sandbox/oidc/claims.ts";
import type { Lease } from "../../../src/core/lease.ts";
import { basic } from "../../../src/core/time.ts";
import { roleArn } from "../../../src/providers/aws/names.ts";
import { configuration } from "../provider/example.ts";
import type { AwsWorld } from "../provider/world.ts";

/*
 * What an attacker sends: requests to STS, IAM and the services, written and signed here. Nothing of src makes them.
 */

export interface Answered {
  readonly status: number;
  /** The error's code; empty for a success. */
  readonly code: string;
  readonly body: string;
}

function read(status: number, body: string): Answered {
  const code = /<Code>([^<]*)<\/Code>/.exec(body)?.[1] ?? /#(\w+)"/.exec(body)?.[1] ?? "";
  return { status, code, body };
}

/** Claims that differ from the right ones; undefined takes one away. */
export type Changed = Readonly<Record<string, unknown>>;

/** A token that the issuer signs over the lease's own claims, changed. */
export async function tokenOf(world: AwsWorld, lease: Lease, changed: Changed = {}, audience = configuration.audience) {
  const claims = Object.entries({ ...claimsOf(lease.subject), ...changed }).filter(([, value]) => value !== undefined);
  const { requestUrl, requestToken } = world.oidc.admit(Object.fromEntries(claims) as JobClaims);
  const answer = await fetch(`${requestUrl}&audience=${encodeURIComponent(audience)}`, {
    headers: { authorization: `bearer ${requestToken}` },
  });
  return ((await answer.json()) as { value: string }).value;
}

/** AssumeRoleWithWebIdentity with this token; whatever is given takes the place of what the job would send. */
export async function assume(
  world: AwsWorld,
  lease: Lease,
  token: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const asked = {
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    RoleArn: roleArn(lease),
    RoleSessionName: `${lease.id}@1-1-1`,
    WebIdentityToken: token,
    DurationSeconds: "900",
    ...given,
  };
  const answer = await fetch(world.cloud.url, { method: "POST", body: new URLSearchParams(asked) });
  return read(answer.status, await answer.text());
}

export function keysIn({ body }: Answered): CloudKeys {
  const element = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? "";
  return {
    accessKeyId: element("AccessKeyId"),
    secretAccessKey: element("SecretAccessKey"),
    sessionToken: element("SessionToken"),
  };
}

/** The keys of the job itself. */
export async function session(world: AwsWorld, lease: Lease, given: Readonly<Record<string, string>> = {}) {
  const answer = await assume(world, lease, await tokenOf(world, lease), given);
  if (answer.status !== 200) throw new Error(`the job itself was refused: ${answer.body}`);
  return keysIn(answer);
}

export interface Sent {
  readonly service: string;
  readonly region?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export async function send(world: Pick<AwsWorld, "cloud" | "now">, keys: CloudKeys, sent: Sent): Promise<Answered> {
  const { service, region = "eu-west-1", method = "POST", path = "/", body = "" } = sent;
  const headers = { ...sent.headers, "X-Amz-Date": basic(world.now()) };
  const request = { host: new URL(world.cloud.url).host, service, region, method, path, body, headers };
  const { Host: _, "Content-Length": __, ...signed } = aws4.sign(request, keys).headers as Record<string, string>;
  const answer = await fetch(world.cloud.url + path, {
    method,
    headers: signed,
    ...(method === "GET" ? {} : { body }),
  });
  return read(answer.status, await answer.text());
}

/** A call of the Query protocol: `iam:AttachRolePolicy` with its parameters. */
export function query(
  world: AwsWorld,
  keys: CloudKeys,
  action: string,
  parameters: Readonly<Record<string, string>> = {},
) {
  const [service = "", Action = ""] = action.split(":");
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const region = service === "iam" ? "us-east-1" : "eu-west-1";
  return send(world, keys, {
    service,
    region,
    headers,
    body: new URLSearchParams({ Action, ...parameters }).toString(),
  });
}

/** A call on a table. */
export function table(
  world: Pick<AwsWorld, "cloud" | "now">,
  keys: CloudKeys,
  operation: string,
  { name = "ledger", region = "eu-west-1", ...fields }: { name?: string; region?: string; Item?: object } = {},
) {
  const headers = { "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": `DynamoDB_20120810.${operation}` };
  const body = JSON.stringify({ TableName: name, Key: { id: { S: "1" } }, ...fields });
  return send(world, keys, { service: "dynamodb", region, headers, body });
}
