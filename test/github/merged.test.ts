import { describe, expect, it } from "vitest";
import { against, faultOf, type Request } from "./scripted.ts";

/* Which pull request was merged as a commit: of one that GitHub is late to name, and of several that were merged by one merge. */

const commit = "a".repeat(40);
const page = (nodes: readonly unknown[]) => ({
  totalCount: nodes.length,
  pageInfo: { hasNextPage: false, endCursor: "end" },
  nodes,
});
const user = (login: string, databaseId: number) => ({ __typename: "User", login, databaseId });
const [rosa, mallory, ana, ben] = [user("rosa", 1), user("mallory", 2), user("ana", 3), user("ben", 4)];
const review = (id: number, author: typeof ana, submittedAt: string, state = "APPROVED") => ({
  ...{ fullDatabaseId: String(id), state, createdAt: submittedAt, submittedAt, author },
  ...{ authorCanPushToRepository: true, commit: { oid: commit } },
});

interface Pull {
  readonly number: number;
  readonly author?: typeof rosa;
  readonly reviews?: readonly unknown[];
  readonly pusher?: typeof rosa | undefined;
  readonly createdAt?: string;
  readonly fork?: boolean;
  readonly base?: string;
  readonly mergedAt?: string;
}

const noon = "2026-11-21T11:00:00Z";

const listed = ({ number, fork = false, base = "main", mergedAt = noon }: Pull) => ({
  ...{ number, merged_at: mergedAt, merge_commit_sha: commit },
  head: { repo: fork ? { id: 78 } : { id: 77 } },
  base: { ref: base, repo: { id: 77, default_branch: "main" } },
});

const told = ({ number, author = rosa, reviews = [], createdAt = "2026-11-21T09:00:00Z", ...pull }: Pull) => ({
  ...{ number, url: "", title: "t", state: "MERGED", author, baseRefName: pull.base ?? "main", baseRefOid: commit },
  ...{ createdAt, headRefName: `branch-${number}`, headRefOid: commit, mergedBy: author },
  mergedAt: pull.mergedAt ?? noon,
  ...{ baseRepository: { databaseId: 77 }, headRepository: { databaseId: pull.fork ? 78 : 77 } },
  ...{ mergeCommit: { oid: commit }, reviewDecision: null, reviews: page(reviews) },
  commits: page([
    {
      commit: {
        ...{ oid: commit, signature: null },
        authors: { totalCount: 1, nodes: [{ name: "Rosa", email: "rosa@example.com", user: rosa }] },
        committer: { name: "Rosa", email: "rosa@example.com", user: rosa },
      },
    },
  ]),
});

/** A GitHub with these pull requests, all merged as the one commit; it names none of them the first `late` times. */
function merged(pulls: readonly Pull[], late = 0) {
  let asked = 0;
  return against(({ path, query, body }: Request) => {
    if (path.endsWith("/pulls")) {
      asked += 1;
      return { json: asked > late ? pulls.map(listed) : [] };
    }
    if (path !== "/graphql") {
      const pull = pulls.find(({ number }) => query.get("ref") === `refs/heads/branch-${number}`);
      const { login, databaseId: id } = pull?.pusher ?? pull?.author ?? rosa;
      const push = { id: 1, before: "0", after: commit, activity_type: "push", actor: { id, login, type: "User" } };
      return { json: pull && "pusher" in pull && pull.pusher === undefined ? [] : [push] };
    }
    const { number } = JSON.parse(body).variables;
    return { json: { data: { repository: { pullRequest: told(pulls.find((one) => one.number === number)!) } } } };
  });
}

describe("a commit that is minutes old", () => {
  it("is asked about again within seconds when github names no pull request yet", async () => {
    const { forge } = await merged([{ number: 7 }], 2);
    expect(await forge.mergedAs(commit)).toBeUndefined();
    expect((await forge.mergedAs(commit, { fresh: true }))?.number).toBe(7);
  });

  it("is a fault that may pass, when it goes on naming none, and never a push past review", async () => {
    const { forge, requests } = await merged([{ number: 7 }], 99);
    const fault = await faultOf(forge.mergedAs(commit, { fresh: true }));
    expect(fault).toMatchObject({ code: "github.not-yet", retryable: true });
    expect(fault.message).toMatch(
      /only minutes old, and github names no pull request.*run apply again in five minutes/,
    );
    expect(requests.length).toBeGreaterThan(1);
  });
});

describe("two pull requests that one merge merged", () => {
  const reviews = (...all: readonly ReturnType<typeof review>[]) => ({ reviews: all });
  const one = { number: 7, createdAt: "2026-11-21T08:00:00Z", ...reviews(review(1, ana, "2026-11-21T10:00:00Z")) };

  it("are one: the first asked, with the reviews of both, in their order", async () => {
    const twin = { number: 9, author: mallory, ...reviews(review(2, ben, "2026-11-21T09:30:00Z")) };
    const { forge } = await merged([twin, { ...one, createdAt: "2026-11-21T09:10:00Z" }]);
    const found = await forge.mergedAs(commit);
    expect(found).toMatchObject({ number: 7, author: { login: "rosa" }, createdAt: Date.UTC(2026, 10, 21, 9) });
    expect(found?.reviews.map(({ id }) => id)).toEqual([2, 1]);
  });

  it("let nobody approve their own by a twin that somebody else opened: all who had a part in either are left out", async () => {
    const { forge } = await merged([one, { number: 9, author: mallory, pusher: ben }]);
    const found = await forge.mergedAs(commit);
    expect(found?.committers.map(({ login }) => login)).toEqual(["rosa", "mallory"]);
    expect(found?.pushers.map(({ login }) => login)).toEqual(["rosa", "ben"]);
  });

  it("have unknown pushers when those of either are", async () => {
    const { forge } = await merged([one, { number: 9, author: mallory, pusher: undefined }]);
    expect((await forge.mergedAs(commit))?.pushers).toEqual([]);
  });

  it("from a fork, by which anybody could stop a merge, count for nothing beside one of our own", async () => {
    const { forge } = await merged([{ number: 3, author: mallory, fork: true, pusher: undefined }, one]);
    expect(await forge.mergedAs(commit)).toMatchObject({ number: 7, committers: [{ login: "rosa" }] });
  });

  it("of which one was approved and merged for a draft branch: those approvals count for nothing on the default branch", async () => {
    const draft = { ...one, number: 3, author: mallory, base: "drafts", mergedAt: "2026-11-21T12:00:00Z" };
    for (const number of [2, 9]) {
      const { forge } = await merged([draft, { number, author: rosa, ...reviews() }]);
      const found = await forge.mergedAs(commit);
      expect(found).toMatchObject({ number, base: { ref: "main" }, mergedAt: Date.parse(noon), reviews: [] });
      // Whoever opened it had a part all the same.
      expect(found?.committers.map(({ login }) => login)).toContain("mallory");
    }
  });

  it("are not read when there are more than anybody opens for a reason", async () => {
    const { forge } = await merged([7, 8, 9, 10, 11, 12].map((number) => ({ number })));
    expect(await faultOf(forge.mergedAs(commit))).toMatchObject({ code: "github.incomplete" });
  });
});
