/** A GitHub that stands between us and the sandbox's, and spoils answers to one kind of request. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const spoils = [401, 403, 404, 429, 500, "hang", "cut", "short", "errors", "errors beside data"] as const;
export type Spoil = (typeof spoils)[number];

export async function startTampering(apiUrl: string) {
  /** Kinds of requests, in the order they were first made. */
  const kinds = new Set<string>();
  let spoil: ((kind: string) => Spoil | undefined) | undefined;
  /** Nothing changes at GitHub while answers are spoiled, so each is asked for once. */
  const answers = new Map<string, ReturnType<typeof ask>>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const kind = kindOf(request.method ?? "", request.url ?? "", body.toString("utf8"));
    kinds.add(kind);
    const how = spoil?.(kind);
    if (how === "hang") return;
    if (typeof how === "number") return send(response, how, JSON.stringify({ message: "spoiled" }));
    const name = `${request.method} ${request.url} ${body}`;
    const pending = answers.get(name) ?? ask(apiUrl, request, body);
    answers.set(name, pending);
    const { text, ...answer } = await pending;
    if (how === "cut") {
      response.writeHead(answer.status, { "content-type": "application/json", "content-length": text.length });
      response.write(text.slice(0, text.length / 2));
      setTimeout(() => response.destroy(), 20);
      return;
    }
    if (how === "short") return send(response, answer.status, shortened(text));
    if (how === "errors") return send(response, 200, JSON.stringify({ data: null, errors: [{ message: "spoiled" }] }));
    if (how === "errors beside data") {
      const { data } = JSON.parse(text) as { data: unknown };
      return send(response, 200, JSON.stringify({ data, errors: [{ message: "spoiled", type: "INTERNAL" }] }));
    }
    send(response, answer.status, text, answer.link);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kinds,
    spoil(how: typeof spoil) {
      spoil = how;
    },
    spoiling: () => spoil !== undefined,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function ask(apiUrl: string, request: IncomingMessage, body: Buffer) {
  const { host: _host, "content-length": _length, connection: _connection, ...headers } = request.headers;
  const answer = await fetch(`${apiUrl}${request.url}`, {
    method: request.method ?? "GET",
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(body.length > 0 ? { body } : {}),
    redirect: "manual",
  });
  const link = answer.headers.get("link");
  return { status: answer.status, text: await answer.text(), link: link === null ? {} : { link } };
}

function send(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  const bodiless = status === 204;
  response.writeHead(status, { ...headers, ...(bodiless ? {} : { "content-type": "application/json" }) });
  response.end(bodiless ? undefined : text);
}

/** A request without what differs from one pull request, commit or person to the next. */
function kindOf(method: string, url: string, body: string): string {
  const path = url
    .replace(/\?.*$/, "")
    .replace(/[0-9a-f]{40}/g, ":sha")
    .replace(/\/\d+(?=\/|$)/g, "/:n");
  const graphql = /graphql$/.test(path);
  const query = graphql ? (JSON.parse(body) as { query: string }).query : "";
  const about = query.includes("pullRequest(")
    ? " pullRequest"
    : query.includes("object(")
      ? " objects"
      : query
        ? " else"
        : "";
  return `${method} ${path}${about}`;
}

/** A list without its entries, a page of GraphQL's or one with a total without its last one, anything else without its members. */
function shortened(text: string): string {
  if (text === "") return "{}";
  const value: unknown = JSON.parse(text);
  if (Array.isArray(value)) return "[]";
  let cut = false;
  const without = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(without);
    if (typeof each !== "object" || each === null) return each;
    const paged = "totalCount" in each || "total_count" in each;
    return Object.fromEntries(
      Object.entries(each).map(([name, inner]) => {
        if (!paged || !Array.isArray(inner) || inner.length === 0) return [name, without(inner)];
        cut = true;
        return [name, inner.slice(0, -1).map(without)];
      }),
    );
  };
  const shorter = without(value);
  return cut ? JSON.stringify(shorter) : "{}";
}
