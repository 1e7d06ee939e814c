import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";
import { patience, type Run } from "../../src/github/client.ts";
import { githubForge } from "../../src/github/forge.ts";

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
  /** 1 for the first request to the server. */
  readonly number: number;
}

/** What to answer; `cut` breaks the connection after the first half of the body, `drop` before anything. */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cut?: boolean;
  readonly drop?: boolean;
}

/** A GitHub that answers as it is told: for answers that no honest server gives. */
async function scripted(answer: (request: Request) => Reply) {
  const requests: Request[] = [];
  const server = createServer(async (incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const request = {
      method: incoming.method ?? "",
      path: decodeURIComponent(url.pathname),
      query: url.searchParams,
      body: await bodyOf(incoming),
      number: requests.length + 1,
    };
    requests.push(request);
    send(response, answer(request));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function send(response: ServerResponse, { status = 200, json = {}, headers = {}, cut, drop }: Reply): void {
  if (drop) {
    response.socket?.destroy();
    return;
  }
  const body = Buffer.from(JSON.stringify(json));
  response.writeHead(status, { "content-type": "application/json", "content-length": body.length, ...headers });
  if (!cut) response.end(body);
  else response.write(body.subarray(0, body.length / 2), () => response.socket?.destroy());
}

/** A forge of acme/access that talks to such a GitHub until the test ends, and how long it waited between tries. */
export async function against(
  answer: (request: Request) => Reply,
  { run, ...limits }: { readonly timeout?: number; readonly run?: Run } = {},
) {
  const server = await scripted(answer);
  onTestFinished(server.stop);
  const waits: number[] = [];
  const forge = githubForge({
    token: new Secret("s3cret-token"),
    repository: "acme/access",
    apiUrl: server.url,
    identity: 7,
    ...(run ? { run } : {}),
    patience: { ...patience, ...limits, wait: async (milliseconds) => void waits.push(milliseconds) },
  });
  return { forge, waits, requests: server.requests };
}

/** The fault that a call must end in. */
export async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const error: unknown = await promise.then(
    (value) => new Error(`expected a fault, got ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof Fault) return error;
  throw error;
}
