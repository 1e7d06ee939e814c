import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

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
export async function scripted(answer: (request: Request) => Reply) {
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
