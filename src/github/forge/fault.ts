import { Fault } from "../../core/fault.ts";
import { second } from "../../core/time.ts";

/** A refusal of GitHub's, and how long it asks us to wait, in milliseconds. */
export interface Failure {
  readonly fault: Fault;
  readonly wait?: number;
}

/** What an error of Octokit's carries, as far as it is there. */
interface HttpError {
  readonly status?: number;
  readonly message?: string;
  readonly response?: { readonly headers?: Readonly<Record<string, string | number | undefined>> };
}

/**
 * Makes a Fault of what a call threw; what is no HTTP error is a bug and thrown on. `what` names the call in words.
 * Rate limits answer 403 or 429: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function failureOf(what: string, cause: unknown): Failure {
  if (cause instanceof Fault) return { fault: cause };
  const { status, message = String(cause), response } = (cause ?? {}) as HttpError;
  if (status === undefined) throw cause;
  const make = (code: string, says: string, retryable = false) =>
    new Fault(`github.${code}`, `${what}: ${says} (github said: ${message})`, { retryable, cause });
  if (response === undefined || status >= 500) {
    return { fault: make("unavailable", "github gave no answer; try again later", true), ...waitOf(response?.headers) };
  }
  if (isRateLimit(status, message, response.headers ?? {})) {
    return {
      fault: make("rate-limited", "github's rate limit is used up; try again later", true),
      ...waitOf(response.headers),
    };
  }
  if (status === 401) return { fault: make("unauthorized", "the token is not valid; give a fresh one") };
  if (status === 403) return { fault: make("forbidden", "the token may not do this; give it the permission") };
  if (status === 404) return { fault: make("not-found", "there is no such thing, or the token may not see it") };
  return { fault: make("refused", `github refused it with status ${status}`) };
}

/** GraphQL answers 200 and puts what went wrong into `errors`. */
export interface GraphqlError {
  readonly type?: string;
  readonly message?: string;
}

/** The codes of GraphQL errors, by their `type`. */
const graphqlCodes: Readonly<Record<string, readonly [code: string, says: string, retryable: boolean]>> = {
  NOT_FOUND: ["not-found", "there is no such thing, or the token may not see it", false],
  FORBIDDEN: ["forbidden", "the token may not do this; give it the permission", false],
  INSUFFICIENT_SCOPES: ["forbidden", "the token may not do this; give it the permission", false],
  RATE_LIMITED: ["rate-limited", "github's rate limit is used up; try again later", true],
  RATE_LIMIT: ["rate-limited", "github's rate limit is used up; try again later", true],
  STALE_DATA: ["head-moved", "the branch has moved meanwhile; read it again and repeat", true],
  RESOURCE_LIMITS_EXCEEDED: ["incomplete", "github cut its answer short; try again later", true],
  SERVICE_UNAVAILABLE: ["unavailable", "github gave no answer; try again later", true],
};

/** Any error in a GraphQL answer is a failure of the whole: what stands beside it is partial. */
export function graphqlFault(what: string, errors: readonly GraphqlError[]): Fault {
  const messages = errors.map(({ message }) => message ?? "no message").join("; ");
  const { type = "" } = errors[0] ?? {};
  const [code, says, retryable] = graphqlCodes[type] ?? byMessage(messages);
  return new Fault(`github.${code}`, `${what}: ${says} (github said: ${messages})`, { retryable });
}

/** Some errors come without a type. */
function byMessage(messages: string): readonly [string, string, boolean] {
  if (/expected branch to point to/i.test(messages)) return graphqlCodes.STALE_DATA!;
  if (/rate limit/i.test(messages)) return graphqlCodes.RATE_LIMITED!;
  if (/something went wrong|timedout|timeout|loading/i.test(messages)) return graphqlCodes.SERVICE_UNAVAILABLE!;
  return ["refused", "github refused it", false];
}

/** An answer that does not hold what it must: never taken for an empty one. */
export function incomplete(what: string, says: string): Fault {
  return new Fault("github.incomplete", `${what}: ${says}; try again later`, { retryable: true });
}

type Headers = Readonly<Record<string, string | number | undefined>>;

function isRateLimit(status: number, message: string, headers: Headers): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return (
    String(headers["x-ratelimit-remaining"]) === "0" ||
    headers["retry-after"] !== undefined ||
    /rate limit|abuse/i.test(message)
  );
}

function waitOf(headers: Headers = {}): { readonly wait?: number } {
  const after = Number(headers["retry-after"]);
  if (headers["retry-after"] !== undefined && Number.isFinite(after)) return { wait: Math.max(0, after) * second };
  const reset = Number(headers["x-ratelimit-reset"]);
  if (String(headers["x-ratelimit-remaining"]) !== "0" || !Number.isFinite(reset)) return {};
  return { wait: Math.max(0, reset * second - Date.now()) };
}
