/** The HTTP side: who asks, whether the asking fails, rate limits, and which route answers. */
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { minute } from "../../src/core/time.ts";
import type { GitHub } from "../contract.ts";
import { serveGit } from "./http-git.ts";
import { type Answer, type Call, Refusal, type Routes } from "./rest.ts";
import type { Identity, IssuedToken, World } from "./state.ts";
import { findToken, tokenOf } from "./tokens.ts";

const anonymous: Identity = { kind: "anonymous" };

export interface Serving {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a world on a free port of loopback. `fail` is read at each request. */
export async function serve(world: World, routes: Routes, hooks: Pick<GitHub, "fail">): Promise<Serving> {
  const app = new Hono();
  app.use(async (c, next) => {
    const path = decodePath(new URL(c.req.url).pathname);
    const number = world.requests.length + 1;
    const entry = { method: c.req.method, path, status: 0, identity: "anonymous" };
    world.requests.push(entry);
    const injected = hooks.fail?.({ method: c.req.method, path, number });
    if (injected === undefined) await next();
    else c.res = json(injected, { message: `injected failure ${injected}` });
    entry.status = c.res.status;
    entry.identity = (c.get("login" as never) as string | undefined) ?? "anonymous";
    c.res.headers.set("date", new Date(world.clock.now()).toUTCString());
  });
  app.all("/:owner/:name{[^/]+\\.git}/:path{.+}", async (c): Promise<Response> => {
    const issued = identify(world, c);
    return issued === "unknown"
      ? c.text("Bad credentials", 401, { "www-authenticate": 'Basic realm="GitHub"' })
      : serveGit(world, issued?.identity ?? anonymous, c);
  });
  for (const [route, handler] of Object.entries(routes)) {
    const [method = "", path = ""] = route.split(" ");
    app.on(method, path, (c) => answer(world, c, handler));
  }
  app.notFound((c) => {
    world.unknownRoutes.push(`${c.req.method} ${new URL(c.req.url).pathname}`);
    return problem(new Refusal(404, "Not Found"));
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** The token behind a request: none, an unknown one, or one that was issued and still lives. */
function identify(world: World, c: Context): IssuedToken | "unknown" | undefined {
  const header = c.req.header("authorization");
  const token = tokenOf(header);
  if (!header || token === "") return undefined;
  const issued = token === undefined ? undefined : findToken(world, token);
  if (!issued) return "unknown";
  if (issued.identity.kind !== "anonymous") c.set("login" as never, issued.identity.account.login as never);
  return issued;
}

async function answer(world: World, c: Context, handler: Routes[string]): Promise<Response> {
  const byJwt = /^\/app\/|\/installation$/.test(c.req.path);
  const issued = byJwt ? undefined : identify(world, c);
  if (issued === "unknown") return problem(new Refusal(401, "Bad credentials"));
  const limits = rateLimit(world, issued);
  try {
    const call = await callOf(world, c, issued?.identity ?? anonymous);
    return finish(await handler(call), limits);
  } catch (error) {
    if (error instanceof Refusal) return problem(error, limits);
    throw error;
  }
}

async function callOf(world: World, c: Context, identity: Identity): Promise<Call> {
  const raw = c.req.method === "GET" || c.req.method === "HEAD" ? "" : await c.req.text();
  return {
    world,
    identity,
    token: tokenOf(c.req.header("authorization")),
    method: c.req.method,
    url: new URL(c.req.url),
    accept: c.req.header("accept") ?? "",
    param: (name) => c.req.param(name) ?? "",
    query: (name) => c.req.query(name),
    body: parseBody(raw),
  };
}

function parseBody(raw: string): Readonly<Record<string, unknown>> {
  if (raw === "") return {};
  try {
    const body: unknown = JSON.parse(raw);
    if (typeof body === "object" && body !== null) return body as Readonly<Record<string, unknown>>;
  } catch {
    // Answered below, as for JSON that is no object.
  }
  throw new Refusal(400, "Problems parsing JSON");
}

function finish({ status = 200, body, raw, headers = {} }: Answer, limits: Readonly<Record<string, string>>): Response {
  const all = { ...limits, ...headers };
  if (raw) return new Response(new Uint8Array(raw), { status, headers: all });
  if (body === undefined) return new Response(null, { status, headers: all });
  return json(status, body, all);
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  const all = { "content-type": "application/json; charset=utf-8", "x-github-media-type": "github.v3; format=json" };
  return new Response(JSON.stringify(body), { status, headers: { ...all, ...headers } });
}

function problem(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response {
  const { status, message, errors } = refusal;
  const body = {
    message,
    ...(errors ? { errors } : {}),
    documentation_url: "https://docs.github.com/rest",
    status: String(status),
  };
  return json(status, body, headers);
}

/** Requests an hour: 60 without a token, 1,000 with a GITHUB_TOKEN, 5,000 otherwise (docs.github.com, "Rate limits for the REST API"). */
export function limitOf(identity: Identity): number {
  return identity.kind === "anonymous" ? 60 : identity.kind === "job" ? 1000 : 5000;
}

function rateLimit(world: World, issued: IssuedToken | undefined): Readonly<Record<string, string>> {
  const now = world.clock.now();
  const count = issued ?? { identity: anonymous, used: 0, resetAt: 0 };
  if (count.resetAt <= now) {
    count.used = 0;
    count.resetAt = now + 60 * minute;
  }
  count.used += 1;
  const limit = limitOf(count.identity);
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(Math.max(0, limit - count.used)),
    "x-ratelimit-used": String(count.used),
    "x-ratelimit-reset": String(Math.floor(count.resetAt / 1000)),
    "x-ratelimit-resource": "core",
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
