import { describe, expect, it } from "vitest";
import { against, faultOf, type Reply, type Request } from "./scripted.ts";

const oid = "a".repeat(40);

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
  createdAt: "2026-11-21T09:00:00Z",
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
    ["no time of its opening", { createdAt: undefined }],
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

  it("whose next page has no address are a fault", async () => {
    const { forge } = await against(() => ({ json: [], headers: { link: '<next>; rel="next"' } }));
    expect(await faultOf(forge.mergedAs(oid))).toMatchObject({ code: "github.incomplete" });
  });

  it("that go in circles are a fault", async () => {
    const { forge } = await against(() => ({ json: [], headers: { link: '<https://x/?page=1>; rel="next"' } }));
    expect(await faultOf(forge.mergedAs(oid))).toMatchObject({ code: "github.incomplete" });
  });
});

describe("a dismissed review", () => {
  const dismissal = (id: number | null, createdAt: string, previousReviewState = "APPROVED") => ({
    ...{ createdAt, previousReviewState },
    review: id === null ? null : { fullDatabaseId: String(id) },
  });
  const told = (timelineItems: unknown, errors?: readonly object[]) =>
    against((request) => {
      if (!request.body.includes("REVIEW_DISMISSED_EVENT"))
        return telling({ reviews: page([{ ...review(1), state: "DISMISSED" }, review(2)]) })(request);
      return { json: { data: { repository: { pullRequest: { timelineItems } } }, ...(errors ? { errors } : {}) } };
    });
  const first = Date.UTC(2026, 10, 21, 12);

  it.each<[what: string, nodes: readonly unknown[], expected: unknown]>([
    [
      "is told when it was, and what it had said",
      [dismissal(1, "2026-11-21T12:00:00Z")],
      { at: first, was: "APPROVED" },
    ],
    [
      "counts from the first time on, whatever comes after",
      [dismissal(1, "2026-11-21T13:00:00Z", "CHANGES_REQUESTED"), dismissal(1, "2026-11-21T12:00:00Z")],
      { at: first, was: "APPROVED" },
    ],
    [
      "counts from the first time on, in whatever order it is told",
      [dismissal(1, "2026-11-21T12:00:00Z"), dismissal(1, "2026-11-21T13:00:00Z", "CHANGES_REQUESTED")],
      { at: first, was: "APPROVED" },
    ],
    ["that no event names is dismissed since nobody knows when", [dismissal(2, "2026-11-21T12:00:00Z")], undefined],
    ["of which only a nameless event tells is likewise", [dismissal(null, "2026-11-21T12:00:00Z")], undefined],
    ["that had said neither yes nor no is likewise", [dismissal(1, "2026-11-21T12:00:00Z", "COMMENTED")], undefined],
  ])("%s", async (_what, nodes, expected) => {
    const { forge } = await told(page(nodes));
    const { reviews } = await forge.pullRequest(7);
    expect(reviews.map(({ dismissed }) => dismissed)).toEqual([expected, undefined]);
  });

  it("is a fault when its time cannot be read, or the list breaks off", async () => {
    for (const broken of [undefined, page([null]), page([], { next: "c2" }), page([dismissal(1, "late")])]) {
      const { forge } = await told(broken);
      expect(await faultOf(forge.pullRequest(7))).toMatchObject({ code: "github.incomplete", retryable: true });
    }
    const { forge } = await told(page([]), [{ type: "FORBIDDEN", message: "no" }]);
    expect(await faultOf(forge.pullRequest(7))).toMatchObject({ code: "github.forbidden" });
  });

  it("is asked about only where there is one", async () => {
    const { forge, requests } = await against(telling({}));
    await forge.pullRequest(7);
    expect(requests.some(({ body }) => body.includes("REVIEW_DISMISSED_EVENT"))).toBe(false);
  });
});
