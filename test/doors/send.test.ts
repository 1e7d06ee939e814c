import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../../src/http/send.ts";

it("takes any status for an answer, over one connection", async () => {
  const seen = new Set<number | undefined>();
  const date = "Sat, 21 Nov 2026 12:00:00 GMT";
  const { url, send } = await peer((request, response) => {
    seen.add(request.socket.remotePort);
    response.writeHead(503, { date }).end(`${request.method} ${request.headers["content-length"]}`);
  });
  const ask = () => send({ method: "POST", url, headers: {}, body: "né" });
  expect(await ask()).toEqual({ status: 503, body: "POST 3", date });
  expect(await ask()).toEqual({ status: 503, body: "POST 3", date });
  expect(seen.size).toBe(1);
});

it.each<[string, RequestListener]>([
  ["a connection that breaks before the answer", (request) => request.socket.destroy()],
  [
    "a connection that breaks within it",
    (request, response) => void response.write("half", () => request.socket.destroy()),
  ],
  ["an answer larger than any of ours", (_request, response) => void response.end("x".repeat(1_100_000))],
])("fails retryably on %s", async (_name, listener) => {
  const { url, send } = await peer(listener);
  const asked = send({ method: "GET", url, headers: {} });
  await expect(asked).rejects.toMatchObject({ code: "network.failed", retryable: true });
});

it("gives up on a peer that says nothing", async () => {
  const { url, send } = await peer(() => undefined);
  const begin = performance.now();
  await expect(send({ method: "GET", url, headers: {} })).rejects.toMatchObject({ code: "network.failed" });
  expect(performance.now() - begin).toBeGreaterThan(4_900);
});

it("gives up by the clock on a peer that sends a byte now and then", async () => {
  const drip = setInterval(() => live?.write("x"), 50);
  let live: import("node:http").ServerResponse | undefined;
  onTestFinished(() => clearInterval(drip));
  const { url, send } = await peer(
    (_request, response) => {
      live = response;
    },
    { total: 300 },
  );
  const asked = send({ method: "GET", url, headers: {} });
  await expect(asked).rejects.toMatchObject({ code: "network.failed", retryable: true });
});

async function peer(listener: RequestListener, limits: { readonly total?: number } = {}) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { send, close } = connect(limits);
  onTestFinished(async () => {
    close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), send };
}
