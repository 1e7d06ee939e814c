import type { Octokit } from "@octokit/rest";
import { backOff } from "../core/backoff.ts";
import { Fault } from "../core/fault.ts";
import type { Secret } from "../core/secret.ts";
import { second } from "../core/time.ts";
import { failureOf, type GraphqlError, graphqlFault, incomplete } from "./forge/fault.ts";

/** How long to go on trying. Times are in milliseconds. */
export interface Patience {
  readonly tries: number;
  /** No wait begins that would end later than this after the first try. */
  readonly budget: number;
  /** The longest that one request may take. */
  readonly timeout: number;
  wait(milliseconds: number): Promise<void>;
}

/** What all clients of one run share: a run has so much time, whichever of them waits. */
export interface Run {
  /** Milliseconds for which failures have kept it waiting so far. */
  lost: number;
  /** And how many it bears: what is asked after that is not asked at all. */
  readonly most: number;
  /** Told of each answer: the milliseconds that it took, and GitHub's clock as its `Date` header tells it. */
  readonly heard?: (answer: { readonly took: number; readonly date: string | undefined }) => void;
}

export const patience: Patience = {
  tries: 4,
  budget: 30 * second,
  timeout: 15 * second,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Query parameters that name a page: `page` or a cursor, as GitHub's Link header gives them. */
export type PageQuery = Readonly<Record<string, string | number>>;

interface Reply<T> {
  readonly status: number;
  readonly data: T;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** One identity's way to GitHub. Whatever goes wrong is a Fault whose code begins with `github.`; `what` names the call in it. */
export interface Client {
  /** A call that changes nothing: tried again while that may help. */
  read<T>(what: string, call: (api: Octokit) => Promise<Reply<T>>): Promise<T>;
  /** A call that changes something: tried again only when GitHub says that it did not even look at it. */
  write<T>(what: string, call: (api: Octokit) => Promise<Reply<T>>): Promise<T>;
  /** Every page of a list. Pass `page` on to the call. */
  all<T>(what: string, call: (api: Octokit, page: PageQuery) => Promise<Reply<T[]>>): Promise<T[]>;
  /** A GraphQL query. An answer with errors is a failure, whatever else it holds. */
  query<T>(what: string, query: string, variables: Variables): Promise<T>;
  mutate<T>(what: string, query: string, variables: Variables): Promise<T>;
}

type Variables = Readonly<Record<string, unknown>>;

const publicApi = "https://api.github.com";

/** More pages than any list here has; beyond it a server is sending us in circles. */
const mostPages = 1000;

/** `apiUrl` may only name loopback (Fault `github.endpoint-refused`): a token must not follow an address from outside. */
export function githubClient(options: {
  readonly token: Secret;
  readonly apiUrl?: string;
  readonly patience?: Patience;
  readonly run?: Run;
}): Client {
  const limits = {
    patience: options.patience ?? patience,
    run: options.run ?? { lost: 0, most: Number.POSITIVE_INFINITY },
  };
  const baseUrl = options.apiUrl === undefined ? publicApi : loopbackOnly(options.apiUrl);
  let made: Promise<Octokit> | undefined;
  const api = () => {
    made ??= octokit(options.token, baseUrl, limits);
    return made;
  };
  const read: Client["read"] = (what, call) =>
    persist(what, () => answer(what, api().then(call)), { limits, when: isRetryable });
  const write: Client["write"] = (what, call) =>
    persist(what, () => answer(what, api().then(call)), { limits, when: isUntouched });
  const post = (query: string, variables: Variables) => (octokit: Octokit) =>
    octokit.request("POST /graphql", { query, variables }) as Promise<Reply<GraphqlAnswer>>;
  return {
    read,
    write,
    all: (what, call) => {
      const fetch = (page: PageQuery) =>
        list(
          what,
          api().then((octokit) => call(octokit, page)),
        );
      return everyPage(what, (page) => persist(what, () => fetch(page), { limits, when: isRetryable }));
    },
    query: (what, query, variables) =>
      persist(what, async () => dataOf(what, await answer(what, api().then(post(query, variables)))), {
        limits,
        when: isRetryable,
      }),
    mutate: (what, query, variables) =>
      persist(what, async () => dataOf(what, await answer(what, api().then(post(query, variables)))), {
        limits,
        when: isUntouched,
      }),
  };
}

/** Loaded with the first call: most of what a terminal is asked needs no GitHub. */
async function octokit(token: Secret, baseUrl: string, limits: Limits): Promise<Octokit> {
  const { Octokit } = await import("@octokit/rest");
  const silent = () => {};
  const api = new Octokit({
    auth: token.reveal(),
    baseUrl,
    userAgent: "sallyport",
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  // A redirect means that a repository was renamed: names are recycled, so it is not followed.
  api.hook.before("request", (request) => {
    request.request = { ...request.request, redirect: "manual", signal: AbortSignal.timeout(limits.patience.timeout) };
  });
  const began = new WeakMap<object, number>();
  const hear = (headers: Reply<unknown>["headers"] | undefined, request: object) => {
    const took = performance.now() - (began.get(request) ?? performance.now());
    if (headers) limits.run.heard?.({ took, date: headers.date === undefined ? undefined : String(headers.date) });
  };
  api.hook.before("request", (request) => void began.set(request, performance.now()));
  api.hook.after("request", ({ headers }, request) => hear(headers as Reply<unknown>["headers"], request));
  api.hook.error("request", (error, request) => {
    hear((error as { readonly response?: Reply<unknown> }).response?.headers, request);
    throw error;
  });
  return api;
}

function loopbackOnly(apiUrl: string): string {
  const url = URL.parse(apiUrl);
  const local = url && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (local && url.protocol === "http:" && url.username === "") return apiUrl.replace(/\/+$/, "");
  throw new Fault(
    "github.endpoint-refused",
    `the api address ${apiUrl} is not on loopback; leave it out to use ${publicApi}`,
  );
}

/** The data of an answer that was understood. */
async function answer<T>(what: string, reply: Promise<Reply<T>>): Promise<T> {
  return (await accepted(what, reply)).data;
}

async function list<T>(what: string, pending: Promise<Reply<T[]>>): Promise<Reply<T[]>> {
  const reply = await accepted(what, pending);
  if (!Array.isArray(reply.data)) throw incomplete(what, "the answer is not a list");
  return reply;
}

async function accepted<T>(what: string, pending: Promise<Reply<T>>): Promise<Reply<T>> {
  const reply = await pending;
  if (reply.status >= 300) {
    throw new Fault("github.moved", `${what}: it has another name now; use the name that github shows`);
  }
  // A connection that breaks inside the body leaves a text where an object was promised.
  const bodiless = reply.status === 204 || reply.status === 205;
  if (!bodiless && (typeof reply.data !== "object" || reply.data === null)) {
    throw incomplete(what, "the answer broke off");
  }
  return reply;
}

interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphqlError[];
}

function dataOf<T>(what: string, { data, errors }: GraphqlAnswer): T {
  if (errors !== undefined && errors.length > 0) throw graphqlFault(what, errors);
  if (typeof data !== "object" || data === null) throw incomplete(what, "the answer holds no data");
  return data as T;
}

async function everyPage<T>(what: string, fetch: (page: PageQuery) => Promise<Reply<T[]>>): Promise<T[]> {
  const items: T[] = [];
  let page: PageQuery | undefined = { per_page: 100 };
  for (let count = 0; page !== undefined; count++) {
    if (count === mostPages) throw incomplete(what, `the list has more than ${mostPages} pages`);
    const { data, headers } = await fetch(page);
    items.push(...data);
    page = nextPage(what, headers.link);
  }
  return items;
}

/** The parameters of the next page; the address around them is not followed. */
function nextPage(what: string, link: string | number | undefined): PageQuery | undefined {
  const [, next] = /<([^>]*)>\s*;\s*rel="next"/.exec(String(link ?? "")) ?? [];
  if (next === undefined) return undefined;
  const url = URL.parse(next);
  if (url === null) throw incomplete(what, "the address of the next page cannot be read");
  return Object.fromEntries(url.searchParams);
}

interface Limits {
  readonly patience: Patience;
  readonly run: Run;
}

const isRetryable = ({ retryable, code }: Fault) => retryable && code !== "github.head-moved";
const isUntouched = ({ code }: Fault) => code === "github.rate-limited";

async function persist<T>(
  what: string,
  attempt: () => Promise<T>,
  { limits, when }: { readonly limits: Limits; readonly when: (fault: Fault) => boolean },
): Promise<T> {
  const { run, patience } = limits;
  const began = performance.now();
  for (let count = 1; ; count++) {
    if (run.lost > run.most) throw worn(what, run);
    const tried = performance.now();
    try {
      return await attempt();
    } catch (cause) {
      const { fault, wait = backOff(count, { ...jitter, chance: Math.random() }) } = failureOf(what, cause);
      if (fault.retryable) run.lost += performance.now() - tried;
      const spent = performance.now() - began;
      if (!when(fault) || count >= patience.tries || spent + wait > patience.budget) throw fault;
      run.lost += wait;
      await patience.wait(wait);
    }
  }
}

const jitter = { first: second, most: 20 * second };

/** An outage that goes on must leave a run the time to end what is over and to say what it did. */
function worn(what: string, { most }: Run): Fault {
  const message = `${what}: github was not asked, since its failures kept this run waiting for over ${most / second} s; run it again later`;
  return new Fault("github.unavailable", message, { retryable: true });
}
