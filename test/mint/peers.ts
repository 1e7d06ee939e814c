import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { iso } from "../../src/core/time.ts";
import { noon } from "./lease.ts";

/** What a peer answers once: a status with a body, or a connection that breaks. */
export type Answer = { readonly status: number; readonly body: string; readonly date?: string } | "reset";

export interface Peers {
  readonly url: URL;
  readonly environment: Readonly<Record<string, string>>;
  /** What was asked, oldest first: `GET token <audience>` or the Action with the parameters that matter. */
  readonly asked: readonly string[];
  /** Parameters of the last call to the cloud. */
  readonly last: () => URLSearchParams;
  stop(): Promise<void>;
}

/**
 * GitHub's token endpoint and a cloud on one loopback port. The cloud answers from the list and repeats its last answer:
 * for what must be timed to the millisecond. What must be judged is tested against the sandbox.
 */
export async function startPeers(
  claims: Readonly<Record<string, unknown>>,
  answers: readonly Answer[],
): Promise<Peers> {
  const asked: string[] = [];
  const left = [...answers];
  let parameters = new URLSearchParams();
  const server = createServer(async (request, response) => {
    // Time goes here as a test says: what bears no date of its own bears none.
    response.sendDate = false;
    const url = new URL(request.url!, "http://peer");
    if (request.method === "GET") {
      asked.push(`GET token ${url.searchParams.get("audience")}`);
      response.end(JSON.stringify({ value: unsigned(claims) }));
      return;
    }
    parameters = new URLSearchParams(await bodyOf(request));
    asked.push(`${parameters.get("Action")} ${parameters.get("RoleSessionName") ?? parameters.get("PolicyArn")}`);
    const answer = left.length > 1 ? left.shift()! : left[0]!;
    if (answer === "reset") request.socket.resetAndDestroy();
    else response.writeHead(answer.status, answer.date ? { date: answer.date } : {}).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    url,
    environment: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
    },
    asked,
    last: () => parameters,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function unsigned(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${encode({ alg: "none" })}.${encode(claims)}.c2lnbmF0dXJl`;
}

/** STS's answer with a session of that principal. */
export function session(principal: string): Answer {
  const body = `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>
<Credentials><AccessKeyId>ASIAEXAMPLEKEY000001</AccessKeyId><SecretAccessKey>wJalrXUtnFEMI/K7MDENG+bPxRfiCY</SecretAccessKey>
<SessionToken>IQoJb3JpZ2luX2VjE&amp;token==</SessionToken><Expiration>${iso(noon + 3_600_000)}</Expiration></Credentials>
<AssumedRoleUser><AssumedRoleId>AROA1:x</AssumedRoleId><Arn>${principal}</Arn></AssumedRoleUser>
</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
  return { status: 200, body };
}

export function error(status: number, code: string, message: string): Answer {
  const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;
  return { status, body };
}

export const done: Answer = { status: 200, body: "<AttachRolePolicyResponse/>" };
