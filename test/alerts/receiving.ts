/** A receiver of webhooks on loopback, as people run them: it keeps what it is sent and answers as it is told. */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `answers`: the status of each request in turn, then 204; `hang` says nothing at all; a string redirects there. */
export async function startReceiver(answers: readonly (number | string | "hang")[] = []) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const next = answers[received.length] ?? 204;
    received.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts).toString("utf8") });
    if (next === "hang") return;
    if (typeof next === "string") response.writeHead(302, { location: next });
    else response.writeHead(next);
    response.end("never read");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    received,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
