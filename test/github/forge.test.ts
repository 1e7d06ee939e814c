import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Secret } from "../../src/core/secret.ts";
import { githubForge } from "../../src/github/forge.ts";
import { type AccessRepository, accessRepository, ids } from "./access.ts";

const grant = "grants/payments-prod/backfill.yaml";

let world: AccessRepository;
beforeAll(async () => {
  world = await accessRepository();
});
afterAll(() => world.stop());

describe("a pull request", () => {
  it("is told with who wrote, pushed, reviewed and merged it", async () => {
    const { as, forge, push, jobToken, appToken } = world;
    const first = await push("rosa", "backfill", grant, "one\n");
    const { number } = await as<{ number: number }>("rosa", "POST", "/pulls", {
      title: "backfill",
      head: "backfill",
      base: "main",
    });
    await as("ana", "POST", `/pulls/${number}/reviews`, { event: "APPROVE", commit_id: first });
    const second = await push("ben", "backfill", "note.md", "two\n");
    await as("eve", "POST", `/pulls/${number}/reviews`, { event: "APPROVE", commit_id: second });
    await as("ana", "POST", `/pulls/${number}/reviews`, { event: "COMMENT", body: "fine", commit_id: second });

    const open = await forge(jobToken()).pullRequest(number);
    expect(open).toMatchObject({ number, state: "open", author: { id: ids.rosa, login: "rosa", kind: "user" } });
    expect(open).toMatchObject({
      base: { ref: "main", repositoryId: 77 },
      head: { ref: "backfill", sha: second, repositoryId: 77 },
    });
    expect(open.mergedAt).toBeUndefined();
    expect(open.mergeCommit).toBeUndefined();
    expect(open.unknownCommitters).toBe(false);
    expect(open.committers.map(({ id }) => id).sort()).toEqual([ids.rosa, ids.ben]);
    expect(open.pushers.map(({ id }) => id).sort()).toEqual([ids.rosa, ids.ben]);
    expect(
      open.reviews.map(({ author, state, commit, authorMayWrite }) => [author.login, state, commit, authorMayWrite]),
    ).toEqual([
      ["ana", "APPROVED", first, true],
      ["eve", "APPROVED", second, false],
      ["ana", "COMMENTED", second, true],
    ]);

    const { sha } = await as<{ sha: string }>("ben", "PUT", `/pulls/${number}/merge`, { merge_method: "squash" });
    const merged = await forge(appToken()).pullRequest(number);
    expect(merged).toMatchObject({ state: "merged", mergeCommit: sha, mergedBy: { id: ids.ben } });
    expect(merged.mergedAt).toBeGreaterThan(Date.now() - 60_000);
    expect(merged.head.sha).toBe(second);
    expect(merged.pushers.map(({ id }) => id).sort()).toEqual([ids.rosa, ids.ben]);

    expect((await forge(jobToken()).mergedAs(sha))?.number).toBe(number);
    expect(await forge(jobToken()).mergedAs(second)).toBeUndefined();
    expect(await forge(jobToken()).mergedAs(open.base.sha)).toBeUndefined();

    const blobs = await forge(jobToken()).blobsAt(grant, [first, second, sha, open.base.sha, "0".repeat(40), ""]);
    expect(blobs.get(first)).toMatch(/^[0-9a-f]{40}$/);
    expect([blobs.get(second), blobs.get(sha)]).toEqual([blobs.get(first), blobs.get(first)]);
    expect([blobs.get(open.base.sha), blobs.get("0".repeat(40)), blobs.get("")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect((await forge(jobToken()).blobsAt("grants", [sha])).get(sha)).toBeUndefined();
  });

  it("comes whole, however many commits and reviews it has", async () => {
    const { as, forge, push, jobToken } = world;
    let head = "";
    for (let count = 0; count < 103; count++) head = await push("rosa", "long", "note.md", `${count}\n`);
    const { number } = await as<{ number: number }>("rosa", "POST", "/pulls", {
      title: "long",
      head: "long",
      base: "main",
    });
    await push("kim", "long", "note.md", "kim\n");
    for (let count = 0; count < 104; count++) {
      await as("ana", "POST", `/pulls/${number}/reviews`, { event: "COMMENT", body: "x", commit_id: head });
    }
    const found = await forge(jobToken()).pullRequest(number);
    expect(found.reviews).toHaveLength(104);
    expect(found.committers.map(({ id }) => id).sort()).toEqual([ids.rosa, ids.kim]);
    expect(found.pushers.map(({ id }) => id).sort()).toEqual([ids.rosa, ids.kim]);
  });

  it("that is not there is a fault", async () => {
    await expect(world.forge(world.jobToken()).pullRequest(999)).rejects.toMatchObject({ code: "github.not-found" });
  });
});

describe("people", () => {
  const dba = { organization: "acme", slug: "dba" };
  const who = (login: keyof typeof ids) => ({ id: ids[login], login, kind: "user" }) as const;

  it("are found by login", async () => {
    const forge = world.forge(world.jobToken());
    expect(await forge.actor("ana")).toEqual(who("ana"));
    expect(await forge.actor("nobody-here")).toBeUndefined();
    expect(await forge.actor("acme")).toBeUndefined();
  });

  it("are members or not for who can read the team, and unknown for a job", async () => {
    const reader = world.forge(world.appToken());
    expect(await reader.membership(dba, who("ana"))).toBe("member");
    expect(await reader.membership(dba, who("kim"))).toBe("member");
    expect(await reader.membership(dba, who("ben"))).toBe("not-member");
    expect(await reader.membership({ organization: "acme", slug: "no-such-team" }, who("ana"))).toBe("unknown");
    const job = world.forge(world.jobToken());
    expect(await job.membership(dba, who("ana"))).toBe("unknown");
    expect(await job.membership(dba, who("ben"))).toBe("unknown");
  });

  it("own paths through a team only when the team itself, or a parent, may write here", async () => {
    const { github } = world;
    github.addTeam("acme", "strangers", ["ana"]);
    const team = (slug: string) => ({ organization: "Acme", slug });
    const reader = world.forge(world.appToken());
    expect(await reader.teamMayOwn(dba)).toBe("yes");
    expect(await reader.teamMayOwn(team("dba-night"))).toBe("yes");
    expect(await reader.teamMayOwn(team("strangers"))).toBe("no");
    expect(await reader.teamMayOwn(team("readers"))).toBe("no");
    expect(await reader.teamMayOwn(team("no-such-team"))).toBe("unknown");
    expect(await world.forge(world.jobToken()).teamMayOwn(dba)).toBe("unknown");
  });

  it("may write or not", async () => {
    const reader = world.forge(world.appToken());
    expect(await reader.mayWrite(who("rosa"))).toBe("yes");
    expect(await reader.mayWrite(who("eve"))).toBe("no");
    expect(await reader.mayWrite({ ...who("rosa"), id: 999 })).toBe("unknown");
  });

  it("administers or not: whoever may only write does not, and a login in other hands is nobody known", async () => {
    const reader = world.forge(world.appToken());
    expect(await reader.mayAdminister(who("rosa"))).toBe("no");
    expect(await reader.mayAdminister(who("eve"))).toBe("no");
    expect(await reader.mayAdminister({ ...who("rosa"), id: 999 })).toBe("unknown");
  });
});

describe("our comment", () => {
  const marker = "<!-- sallyport: validate -->";

  it("is written once, rewritten in place, and left alone when it says the same", async () => {
    const { as, forge, push, jobToken } = world;
    await push("rosa", "talk", "talk.md", "1\n");
    const { number } = await as<{ number: number }>("rosa", "POST", "/pulls", {
      title: "talk",
      head: "talk",
      base: "main",
    });
    for (let count = 0; count < 101; count++)
      await as("ben", "POST", `/issues/${number}/comments`, { body: `${count}` });
    await as("eve", "POST", `/issues/${number}/comments`, { body: `${marker}\nall is well, merge it` });
    const comments = async () =>
      (
        await as<{ body: string; user: { login: string } }[]>(
          "rosa",
          "GET",
          `/issues/${number}/comments?per_page=100&page=2`,
        )
      ).map(({ body, user }) => `${user.login}: ${body}`);

    expect(await forge(jobToken()).amend(number, marker, "nothing")).toBe("absent");
    expect(await forge(jobToken()).comment(number, marker, `${marker}\nfirst`)).toBe("written");
    expect(await forge(jobToken()).comment(number, marker, `${marker}\r\nfirst\n`)).toBe("unchanged");
    expect(await forge(jobToken()).amend(number, marker, "amended")).toBe("rewritten");
    expect(await forge(jobToken()).amend(number, marker, "amended")).toBe("unchanged");
    expect(await forge(jobToken()).comment(number, marker, `${marker}\nsecond`)).toBe("rewritten");
    expect(await comments()).toEqual([
      "ben: 100",
      `eve: ${marker}\nall is well, merge it`,
      `github-actions[bot]: ${marker}\nsecond`,
    ]);
    expect(await forge(world.appToken()).comment(number, marker, "ours")).toBe("written");
    expect((await comments()).at(-1)).toBe(`sallyport-reader[bot]: ${marker}\nours`);
  });
});

describe("writing", () => {
  it("commits once on the expected head, and says so when the head has moved", async () => {
    const { forge, appToken, head } = world;
    const app = forge(appToken());
    const start = await head();
    await app.createBranch("work", start);
    await app.createBranch("work", start);
    const files = [{ path: "a/b.yaml", content: "é\n" }, { path: "README.md" }];
    const commit = await app.commit({
      branch: "work",
      expectedHead: start,
      message: "subject\n\nbody\n\nGrant: a/b\n",
      files,
    });
    expect(await head("work")).toBe(commit);
    expect((await app.blobsAt("README.md", [commit])).get(commit)).toBeUndefined();
    expect((await app.blobsAt("a/b.yaml", [commit])).get(commit)).toMatch(/^[0-9a-f]{40}$/);
    const again = app.commit({
      branch: "work",
      expectedHead: start,
      message: "late",
      files: [{ path: "c", content: "" }],
    });
    await expect(again).rejects.toMatchObject({ code: "github.head-moved", retryable: true });
    expect(await head("work")).toBe(commit);
  });

  it("opens one pull request for a branch, however often it is asked", async () => {
    const { forge, appToken, push } = world;
    await push("rosa", "revert", "z.md", "z\n");
    const request = { title: "revert", body: "why", head: "revert", base: "main" };
    const opened = await forge(appToken()).openPullRequest(request);
    expect(opened.url).toMatch(/\/pull\/\d+$/);
    expect(await forge(appToken()).openPullRequest(request)).toEqual(opened);
  });

  it("makes an orphan branch once", async () => {
    const { forge, appToken, head } = world;
    const files = [{ path: "ledger/0001.jsonl", content: "" }];
    const made = await forge(appToken()).createOrphan("sallyport-ledger", "Begin the ledger", files);
    expect(await head("sallyport-ledger")).toBe(made);
    expect(await forge(appToken()).createOrphan("sallyport-ledger", "Begin again", files)).toBe(made);
    const found = await world.as<{ parents: unknown[] }>("rosa", "GET", `/git/commits/${made}`);
    expect(found.parents).toEqual([]);
  });

  it("starts a workflow of another repository, and not of one that it may not", async () => {
    const { forge, appToken, jobToken, github } = world;
    const start = {
      repository: "acme/payments",
      workflow: ".github/workflows/backfill.yml",
      ref: "refs/heads/main",
      inputs: { lease: "ref" },
    };
    const run = await forge(appToken()).dispatch(start);
    let event = github.takeEvent();
    while (event && event.name !== "workflow_dispatch") event = github.takeEvent();
    expect(event).toMatchObject({ repository: "acme/payments", ref: "refs/heads/main", inputs: { lease: "ref" } });
    expect(event?.runId).toBe(run);
    await expect(forge(jobToken()).dispatch(start)).rejects.toMatchObject({ retryable: false });
    await expect(
      forge(appToken()).dispatch({ ...start, workflow: ".github/workflows/none.yml" }),
    ).rejects.toMatchObject({
      code: "github.not-found",
    });
  });
});

describe("repositories and runs", () => {
  it("are told by number", async () => {
    const { forge, appToken, github, head } = world;
    expect(await forge(appToken()).repository("acme/access")).toEqual({
      id: 77,
      ownerId: 900,
      defaultBranch: "main",
      private: true,
    });
    await expect(forge(appToken()).repository("acme/none")).rejects.toMatchObject({ code: "github.not-found" });
    await expect(forge(appToken()).repository("acme")).rejects.toMatchObject({ code: "github.repository-name" });
    const run = {
      repository: "acme/payments",
      workflow: ".github/workflows/backfill.yml",
      event: "push",
      actor: "rosa",
    };
    const { runId, attempt } = github.startRun({ ...run, sha: await head(), ref: "refs/heads/main" });
    const id = github.startJob(runId, "backfill");
    const ours = forge(appToken());
    const running = { runId, attempt, completed: false, status: "in_progress" };
    expect(await ours.job("acme/payments", id)).toMatchObject({ ...running, jobName: "backfill" });
    expect(await ours.job("acme/payments", 1)).toBeUndefined();
    expect(await ours.attempt("acme/payments", { id: runId })).toMatchObject(running);
    github.finishJob(id, "cancelled");
    github.finishRun(runId, "cancelled");
    const over = { runId, attempt: 1, completed: true, status: "cancelled", conclusion: "cancelled" };
    expect(await ours.job("acme/payments", id)).toMatchObject(over);
    expect(await ours.attempt("acme/payments", { id: runId, attempt: 1 })).toMatchObject(over);
    expect(await ours.attempt("acme/payments", { id: runId, attempt: 2 })).toBeUndefined();
    expect(await ours.attempt("acme/payments", { id: 1 })).toBeUndefined();
  });
});

describe("the address of the api", () => {
  it.each([
    "https://api.github.com.evil.example",
    "http://example.com",
    "http://user:x@127.0.0.1:1",
    "ftp://127.0.0.1",
    "x",
  ])("%s is refused", (apiUrl) => {
    expect(() => githubForge({ token: new Secret("t"), repository: "a/b", apiUrl })).toThrow(
      expect.objectContaining({ code: "github.endpoint-refused" }),
    );
  });
});
