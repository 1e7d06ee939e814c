import { afterEach, describe, expect, it } from "vitest";
import type { Actor } from "../../src/core/decision.ts";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";
import { patience } from "../../src/github/client.ts";
import { githubForge } from "../../src/github/forge.ts";
import type { Forge } from "../../src/ports.ts";
import { type Reply, type Request, scripted } from "./scripted.ts";

const ana: Actor = { id: 201, login: "ana", kind: "user" };
const dba = { organization: "acme", slug: "dba" };
const oid = "a".repeat(40);

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of opened.splice(0)) await stop();
});

async function against(answer: (request: Request) => Reply, limits: { readonly timeout?: number } = {}) {
  const server = await scripted(answer);
  opened.push(server.stop);
  const waits: number[] = [];
  const forge = githubForge({
    token: new Secret("s3cret-token"),
    repository: "acme/access",
    apiUrl: server.url,
    identity: 7,
    patience: { ...patience, ...limits, wait: async (milliseconds) => void waits.push(milliseconds) },
  });
  return { forge, waits, requests: server.requests };
}

async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const error: unknown = await promise.then(
    (value) => new Error(`expected a fault, got ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof Fault) return error;
  throw error;
}

const page = <T>(nodes: readonly T[], more: { readonly next?: string; readonly total?: number } = {}) => ({
  totalCount: more.total ?? nodes.length,
  pageInfo: { hasNextPage: more.next !== undefined, endCursor: more.next ?? "end" },
  nodes,
});
const user = (login: string, databaseId: number) => ({ __typename: "User", login, databaseId });
const commit = {
  commit: {
    oid,
    authors: { totalCount: 1, nodes: [{ name: "Rosa", email: "rosa@example.com", user: user("rosa", 101) }] },
    committer: { name: "Rosa", email: "rosa@example.com", user: user("rosa", 101) },
    signature: null,
  },
};
const review = (id: number) => ({
  fullDatabaseId: String(id),
  state: "APPROVED",
  createdAt: "2026-11-21T10:00:00Z",
  submittedAt: "2026-11-21T10:00:00Z",
  authorCanPushToRepository: true,
  author: user("ana", 201),
  commit: { oid },
});
const pull = {
  number: 7,
  url: "https://github.com/acme/access/pull/7",
  title: "t",
  state: "OPEN",
  author: user("rosa", 101),
  baseRefName: "main",
  baseRefOid: "b".repeat(40),
  baseRepository: { databaseId: 77 },
  headRefName: "work",
  headRefOid: oid,
  headRepository: { databaseId: 77 },
  mergedAt: null,
  mergedBy: null,
  mergeCommit: null,
  commits: page([commit]),
  reviews: page([review(1)]),
};
const activity = {
  id: 1,
  ref: "refs/heads/work",
  before: "0",
  after: oid,
  activity_type: "push",
  actor: { id: 101, login: "rosa", type: "User" },
};

/** A pull request, changed, and the pushes to its branch. */
function telling(changes: object, activities: readonly object[] = [activity]) {
  return ({ path, body }: Request): Reply => {
    if (path !== "/graphql") return { json: activities };
    const { after } = JSON.parse(body).variables;
    return { json: { data: { repository: { pullRequest: after ? changes : { ...pull, ...changes } } } } };
  };
}

/** Every verb that reads, and what it asks. */
const reads: readonly (readonly [string, (forge: Forge) => Promise<unknown>])[] = [
  ["pullRequest", (forge) => forge.pullRequest(7)],
  ["mergedAs", (forge) => forge.mergedAs(oid)],
  ["blobsAt", (forge) => forge.blobsAt("a", [oid])],
  ["actor", (forge) => forge.actor("ana")],
  ["membership", (forge) => forge.membership(dba, ana)],
  ["mayWrite", (forge) => forge.mayWrite(ana)],
  ["repository", (forge) => forge.repository("acme/access")],
  ["job", (forge) => forge.job("acme/access", 5)],
  ["comment", (forge) => forge.comment(7, "<!-- m -->", "b")],
  ["createBranch", (forge) => forge.createBranch("b", oid)],
  ["openPullRequest", (forge) => forge.openPullRequest({ title: "t", body: "b", head: "h", base: "main" })],
];

/** What any server may do to any request. */
const outages: readonly (readonly [string, Reply, string])[] = [
  ["status 500", { status: 500, json: { message: "oops" } }, "github.unavailable"],
  ["status 502", { status: 502, json: { message: "oops" } }, "github.unavailable"],
  ["status 503 with Retry-After", { status: 503, headers: { "retry-after": "2" } }, "github.unavailable"],
  ["status 429", { status: 429, headers: { "retry-after": "3" } }, "github.rate-limited"],
  [
    "a used-up limit",
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1" } },
    "github.rate-limited",
  ],
  [
    "a secondary limit",
    { status: 403, json: { message: "You have exceeded a secondary rate limit" } },
    "github.rate-limited",
  ],
  ["a body that breaks off", { json: [{ id: 1, after: oid }], cut: true }, "github.incomplete"],
  ["a dropped connection", { drop: true }, "github.unavailable"],
  ["a null", { json: null }, "github.incomplete"],
];

describe.each(reads)("%s", (_verb, call) => {
  it.each(outages)("throws a retryable fault after four tries for %s", async (_name, reply, code) => {
    const { forge, requests, waits } = await against(() => reply);
    const fault = await faultOf(call(forge));
    expect(fault).toMatchObject({ code, retryable: true });
    expect(requests).toHaveLength(4);
    expect(waits).toHaveLength(3);
    expect(fault.message).toMatch(/; try again later/);
  });

  it("gets its answer when an outage passes, or fails for another reason than the outage", async () => {
    const { forge, requests } = await against(({ number }) =>
      number < 3 ? { status: 502 } : { status: 418, json: { message: "teapot" } },
    );
    expect(await faultOf(call(forge))).toMatchObject({ code: "github.refused", retryable: false });
    expect(requests).toHaveLength(3);
  });

  it("does not follow a redirect", async () => {
    const { forge } = await against(() => ({ status: 301, headers: { location: "/elsewhere" } }));
    expect(await faultOf(call(forge))).toMatchObject({ code: "github.moved", retryable: false });
  });
});

describe("a token that may not", () => {
  it.each([
    [401, "github.unauthorized"],
    [403, "github.forbidden"],
    [404, "github.not-found"],
  ])("%i is a fault of its own, and is not tried again", async (status, code) => {
    const { forge, requests } = await against(() => ({ status, json: { message: "no" } }));
    expect(await faultOf(forge.pullRequest(7))).toMatchObject({ code, retryable: false });
    expect(await faultOf(forge.mergedAs(oid))).toMatchObject({ code, retryable: false });
    expect(requests).toHaveLength(2);
  });

  it.each([401, 403, 404])("%i makes membership and writing unknown, never a no", async (status) => {
    const { forge } = await against(() => ({ status, json: { message: "no" } }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
    expect(await forge.mayWrite(ana)).toBe("unknown");
  });

  it("leaves the token out of what it throws", async () => {
    const { forge } = await against(() => ({ status: 401, json: { message: "Bad credentials" } }));
    const fault = await faultOf(forge.pullRequest(7));
    const { inspect } = await import("node:util");
    expect(inspect(fault, { depth: 20, showHidden: true })).not.toContain("s3cret-token");
  });
});

describe("membership", () => {
  const team = (reply: Reply) => (request: Request) =>
    request.path.includes("/memberships/") ? { status: 404 } : reply;

  it("is no only when the team's members can be read", async () => {
    const { forge } = await against(team({ json: [] }));
    expect(await forge.membership(dba, ana)).toBe("not-member");
  });

  it("is unknown when github says no member and lists the member", async () => {
    const { forge } = await against(team({ json: [{ id: ana.id, login: "ana" }] }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
  });

  it.each([401, 403])("is unknown when it answers %i itself, though the team can be read", async (status) => {
    const { forge } = await against(({ path }) => (path.includes("/memberships/") ? { status } : { json: [] }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
  });

  it.each([401, 403, 404])("is unknown when the team answers %i", async (status) => {
    const { forge } = await against(team({ status }));
    expect(await forge.membership(dba, ana)).toBe("unknown");
  });

  it("is a fault when the team cannot be asked for now", async () => {
    const { forge } = await against(team({ status: 503 }));
    expect(await faultOf(forge.membership(dba, ana))).toMatchObject({ code: "github.unavailable", retryable: true });
  });

  it("counts only when active", async () => {
    const { forge } = await against(() => ({ json: { state: "pending", role: "member", url: "" } }));
    expect(await forge.membership(dba, ana)).toBe("not-member");
  });
});

describe("a pull request", () => {
  it("is told when everything is there", async () => {
    const { forge } = await against(telling({}));
    expect(await forge.pullRequest(7)).toMatchObject({
      number: 7,
      reviews: [{ id: 1 }],
      committers: [{ id: 101 }],
      pushers: [{ id: 101 }],
    });
  });

  it.each<[string, object]>([
    ["fewer reviews than it counts", { reviews: page([review(1)], { total: 2 }) }],
    ["a review left out", { reviews: page([null], { total: 1 }) }],
    ["fewer commits than it counts", { commits: page([commit], { total: 9 }) }],
    ["a page that never ends", { reviews: page([review(1)], { next: "same" }) }],
    ["a time that is none", { reviews: page([{ ...review(1), submittedAt: "yesterday" }]) }],
  ])("is a fault with %s", async (_name, changes) => {
    const { forge } = await against(telling(changes));
    expect(await faultOf(forge.pullRequest(7))).toMatchObject({ code: "github.incomplete", retryable: true });
  });

  it("is a fault when it may have more commits than github lists", async () => {
    const { forge } = await against(telling({ commits: page(Array.from({ length: 250 }, () => commit)) }));
    expect(await faultOf(forge.pullRequest(7))).toMatchObject({ code: "github.incomplete", retryable: false });
  });

  it.each<[string, object]>([
    [
      "an author without an account",
      { authors: { totalCount: 1, nodes: [{ name: "X", email: "x@example.com", user: null }] } },
    ],
    [
      "a co-author without an account",
      {
        authors: {
          totalCount: 2,
          nodes: [...commit.commit.authors.nodes, { name: "X", email: "x@example.com", user: null }],
        },
      },
    ],
    ["authors left out", { authors: { totalCount: 60, nodes: commit.commit.authors.nodes } }],
    ["a committer without an account", { committer: { name: "X", email: "x@example.com", user: null } }],
    [
      "a committer who only calls itself GitHub",
      { committer: { name: "GitHub", email: "noreply@github.com", user: null } },
    ],
    [
      "a committer who signs as GitHub, badly",
      {
        committer: { name: "GitHub", email: "noreply@github.com", user: null },
        signature: { isValid: false, wasSignedByGitHub: true },
      },
    ],
    ["no committer", { committer: null }],
  ])("has unknown committers with %s", async (_name, changes) => {
    const { forge } = await against(telling({ commits: page([{ commit: { ...commit.commit, ...changes } }]) }));
    expect((await forge.pullRequest(7)).unknownCommitters).toBe(true);
  });

  it("knows committers by GitHub's signature and by the addresses that it gives out", async () => {
    const signed = {
      committer: { name: "GitHub", email: "noreply@github.com", user: null },
      signature: { isValid: true, wasSignedByGitHub: true },
    };
    const given = {
      authors: { totalCount: 1, nodes: [{ name: "A", email: "555+agent[bot]@users.noreply.github.com", user: null }] },
    };
    const { forge } = await against(
      telling({ commits: page([{ commit: { ...commit.commit, ...signed, ...given } }]) }),
    );
    expect(await forge.pullRequest(7)).toMatchObject({
      unknownCommitters: false,
      committers: [{ id: 555, login: "agent[bot]", kind: "bot" }],
    });
  });

  it("names nobody as pusher when the push of the head is not told", async () => {
    const { forge } = await against(telling({}, [{ ...activity, after: "c".repeat(40) }]));
    expect((await forge.pullRequest(7)).pushers).toEqual([]);
  });

  it("counts whoever created, pushed or force-pushed the branch, and not who deleted it", async () => {
    const by = (id: number, type: string, after = "c") => ({
      ...activity,
      after,
      activity_type: type,
      actor: { id, login: `u${id}`, type: "User" },
    });
    const pushes = [
      by(4, "branch_deletion", "0"),
      by(1, "push", oid),
      by(2, "force_push"),
      by(3, "branch_creation"),
      by(1, "push"),
    ];
    const { forge } = await against(telling({}, pushes));
    expect((await forge.pullRequest(7)).pushers.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it("shows a deleted reviewer as a ghost and a bot as a bot", async () => {
    const reviews = page([
      { ...review(1), author: null },
      { ...review(2), author: { __typename: "Bot", login: "helper", databaseId: 9 } },
    ]);
    const { forge } = await against(telling({ reviews }));
    expect((await forge.pullRequest(7)).reviews.map(({ author }) => author)).toEqual([
      { id: 10137, login: "ghost", kind: "ghost" },
      { id: 9, login: "helper[bot]", kind: "bot" },
    ]);
  });
});

describe("a GraphQL answer with errors", () => {
  it.each([
    ["NOT_FOUND", "Could not resolve", "github.not-found", false],
    ["FORBIDDEN", "Resource not accessible by integration", "github.forbidden", false],
    ["RATE_LIMITED", "API rate limit exceeded", "github.rate-limited", true],
    ["RESOURCE_LIMITS_EXCEEDED", "too much", "github.incomplete", true],
    [undefined, "Something went wrong while executing your query", "github.unavailable", true],
    [undefined, "A field is unknown", "github.refused", false],
  ])("%s is a failure, whatever data stands beside it", async (type, message, code, retryable) => {
    const data = { repository: { pullRequest: pull, c0: { __typename: "Blob", oid } } };
    const { forge } = await against(() => ({ json: { data, errors: [{ type, message }] } }));
    expect(await faultOf(forge.pullRequest(7))).toMatchObject({ code, retryable });
    expect(await faultOf(forge.blobsAt("a", [oid]))).toMatchObject({ code, retryable });
  });

  it("without data is incomplete", async () => {
    const { forge } = await against(() => ({ json: {} }));
    expect(await faultOf(forge.blobsAt("a", [oid]))).toMatchObject({ code: "github.incomplete" });
  });
});

describe("lists", () => {
  it("are read to their last page, by page and by cursor", async () => {
    const { forge, requests } = await against(({ path, query }) => {
      if (path === "/graphql") return telling({})({ path, body: '{"variables":{}}' } as Request);
      if (query.get("after") === "c2") return { json: [{ ...activity, actor: { id: 3, login: "c", type: "User" } }] };
      return {
        json: [activity],
        headers: { link: '<https://elsewhere.example/x?after=c2&per_page=100>; rel="next", <https://x/>; rel="first"' },
      };
    });
    expect((await forge.pullRequest(7)).pushers.map(({ id }) => id)).toEqual([101, 3]);
    expect(requests.filter(({ path }) => path.endsWith("/activity"))).toHaveLength(2);
  });

  it("that break on a later page are a fault, not a shorter list", async () => {
    const { forge } = await against(({ query }) =>
      query.get("page") === "2" ? { status: 502 } : { json: [], headers: { link: '<https://x/?page=2>; rel="next"' } },
    );
    expect(await faultOf(forge.mergedAs(oid))).toMatchObject({ code: "github.unavailable" });
  });

  it("that go in circles are a fault", async () => {
    const { forge } = await against(() => ({ json: [], headers: { link: '<https://x/?page=1>; rel="next"' } }));
    expect(await faultOf(forge.mergedAs(oid))).toMatchObject({ code: "github.incomplete" });
  });
});

describe("patience", () => {
  it("waits as long as it is asked, and not beyond its budget", async () => {
    const short = await against(() => ({ status: 429, headers: { "retry-after": "5" } }));
    await faultOf(short.forge.mergedAs(oid));
    expect(short.waits).toEqual([5000, 5000, 5000]);
    const long = await against(() => ({ status: 429, headers: { "retry-after": "60" } }));
    expect(await faultOf(long.forge.mergedAs(oid))).toMatchObject({ code: "github.rate-limited" });
    expect(long.waits).toEqual([]);
  });

  it("waits longer each time, never twice the same for everybody", async () => {
    const { forge, waits } = await against(() => ({ status: 500 }));
    await faultOf(forge.mergedAs(oid));
    expect(waits.map((wait, index) => wait >= 250 * 2 ** index && wait <= 500 * 2 ** index)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it("gives a request up after its time", async () => {
    const { forge } = await against(() => ({ json: [], headers: { "content-length": "9999" } }), { timeout: 50 });
    expect(await faultOf(forge.mergedAs(oid))).toMatchObject({ retryable: true });
  });
});

describe("writing", () => {
  const change = { branch: "main", expectedHead: oid, message: "m", files: [{ path: "a", content: "b" }] };

  it.each<[string, Reply]>([
    ["a server error", { status: 502 }],
    ["a dropped connection", { drop: true }],
  ])("is tried once for %s, since it may have been done", async (_name, reply) => {
    const { forge, requests } = await against(() => reply);
    expect(await faultOf(forge.commit(change))).toMatchObject({ code: "github.unavailable", retryable: true });
    expect(requests).toHaveLength(1);
  });

  it("is tried again when a limit kept GitHub from looking at it", async () => {
    const answer = { data: { createCommitOnBranch: { commit: { oid } } } };
    const { forge } = await against(({ number }) => (number < 3 ? { status: 429 } : { json: answer }));
    expect(await forge.commit(change)).toBe(oid);
  });

  it.each([
    [{ type: "STALE_DATA", message: "x" }],
    [{ message: `Expected branch to point to "${oid}" but it did not. Pull and try again.` }],
  ])("says that the head has moved, and leaves reading it again to the caller", async (error) => {
    const { forge, requests } = await against(() => ({
      json: { data: { createCommitOnBranch: null }, errors: [error] },
    }));
    expect(await faultOf(forge.commit(change))).toMatchObject({ code: "github.head-moved", retryable: true });
    expect(requests).toHaveLength(1);
  });

  it("never takes a commit for done that is not named", async () => {
    const { forge } = await against(() => ({ json: { data: { createCommitOnBranch: { commit: null } } } }));
    expect(await faultOf(forge.commit(change))).toMatchObject({ code: "github.incomplete" });
  });

  it("takes a branch that somebody else made meanwhile for made", async () => {
    const { forge } = await against(({ method, number }) => {
      if (method === "POST") return { status: 422, json: { message: "Reference already exists" } };
      return number === 1 ? { status: 404 } : { json: { ref: "refs/heads/b", object: { sha: oid } } };
    });
    await forge.createBranch("b", oid);
  });

  it("throws when a branch was refused for another reason", async () => {
    const { forge } = await against(({ method }) =>
      method === "POST" ? { status: 422, json: { message: "no" } } : { status: 404 },
    );
    expect(await faultOf(forge.createBranch("b", oid))).toMatchObject({ code: "github.refused" });
  });

  it("makes an orphan branch of a tree, a commit without a parent and a ref", async () => {
    const made = new Map<string, object>();
    const { forge } = await against(({ method, path, body }) => {
      if (method === "GET")
        return made.has("/git/refs") ? { json: { ref: "", object: { sha: oid } } } : { status: 404 };
      const what = path.replace("/repos/acme/access", "");
      made.set(what, JSON.parse(body));
      return { status: 201, json: { sha: what === "/git/trees" ? "tree-1" : oid } };
    });
    expect(await forge.createOrphan("ledger", "Begin", [{ path: "a/b", content: "c" }])).toBe(oid);
    expect(Object.fromEntries(made)).toEqual({
      "/git/trees": { tree: [{ path: "a/b", mode: "100644", type: "blob", content: "c" }] },
      "/git/commits": { message: "Begin", tree: "tree-1", parents: [] },
      "/git/refs": { ref: "refs/heads/ledger", sha: oid },
    });
    expect(await forge.createOrphan("ledger", "Begin again", [])).toBe(oid);
  });
});
