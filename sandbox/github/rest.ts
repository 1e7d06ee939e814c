/** How a REST request is answered: routes by pattern, refusals as GitHub words them, pages with Link headers. */
import type { Account, Identity, Repo, World } from "./state.ts";
import { findRepo } from "./state.ts";
import { type Level, may } from "./tokens.ts";

export interface Call {
  readonly world: World;
  readonly identity: Identity;
  readonly token: string | undefined;
  readonly method: string;
  readonly url: URL;
  readonly accept: string;
  param(name: string): string;
  query(name: string): string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  /** Instead of a JSON body. */
  readonly raw?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `GET /repos/:owner/:repo` → what answers it. */
export type Routes = Readonly<Record<string, (call: Call) => Answer | Promise<Answer>>>;

/** A request refused: GitHub's status and message. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly unknown[] | undefined;

  constructor(status: number, message: string, errors?: readonly unknown[]) {
    super(message);
    this.status = status;
    this.errors = errors;
  }
}

export const notFound = () => new Refusal(404, "Not Found");

/** The repository of the path, when the caller holds the permission: 404 when it may not even be seen, 403 when only the permission lacks. */
export function repoFor(call: Call, permission = "metadata", level: Level = "read"): Repo {
  const repo = findRepo(call.world, `${call.param("owner")}/${call.param("repo")}`);
  if (!repo || !may(call.world, call.identity, repo, "metadata", "read")) throw notFound();
  if (!may(call.world, call.identity, repo, permission, level)) throw lacking(call.identity);
  return repo;
}

/** The account behind the request; 401 for nobody. */
export function actorOf(call: Call): Account {
  if (call.identity.kind === "anonymous") throw new Refusal(401, "Requires authentication");
  return call.identity.account;
}

export function lacking(identity: Identity): Refusal {
  if (identity.kind === "anonymous") return new Refusal(401, "Requires authentication");
  const by = identity.kind === "user" ? "personal access token" : "integration";
  return new Refusal(403, `Resource not accessible by ${by}`);
}

/** One field of a body as a string; 422 when it is missing or something else. */
export function text(call: Call, name: string): string {
  const value = call.body[name];
  if (typeof value !== "string") throw invalid(`"${name}" wasn't supplied.`);
  return value;
}

export function optionalText(call: Call, name: string): string | undefined {
  return call.body[name] === undefined || call.body[name] === null ? undefined : text(call, name);
}

export function invalid(message: string, errors?: readonly unknown[]): Refusal {
  return new Refusal(422, message, errors);
}

/** Number in the path; 404 for anything that is none. */
export function numberParam(call: Call, name: string): number {
  const value = Number(call.param(name));
  if (!Number.isSafeInteger(value)) throw notFound();
  return value;
}

/** One page of a list with its Link header (docs.github.com, "Using pagination in the REST API"); `wrap` for lists inside an object. */
export function page<T>(
  call: Call,
  items: readonly T[],
  render: (item: T) => unknown,
  wrap: (rendered: unknown[], total: number) => unknown = (rendered) => rendered,
): Answer {
  const size = Math.min(100, Math.max(1, Number(call.query("per_page") ?? 30) || 30));
  const current = Math.max(1, Number(call.query("page") ?? 1) || 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (number: number, rel: string) => {
    const url = new URL(call.url);
    url.searchParams.set("page", String(number));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, "prev")] : []),
    ...(current < last ? [link(current + 1, "next"), link(last, "last")] : []),
    ...(current > 1 ? [link(1, "first")] : []),
  ];
  const rendered = items.slice((current - 1) * size, current * size).map(render);
  return {
    body: wrap(rendered, items.length),
    ...(links.length === 0 ? {} : { headers: { link: links.join(", ") } }),
  };
}
