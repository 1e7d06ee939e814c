import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { access, refusal, startTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(async () => {
  expect(town.github.unknownRoutes).toEqual([]);
  execFileSync("git", ["--git-dir", town.github.directory("acme/access"), "fsck", "--strict"], { stdio: "pipe" });
  await town.stop();
});

let count = 0;
async function openPull() {
  count += 1;
  const folder = await town.clone("alice");
  const branch = `grant-${count}`;
  const path = `grants/prod/g${count}.yaml`;
  const sha = await town.pushFile(folder, { branch, path, content: "version: 1\n" });
  const { data } = await town
    .as("alice")
    .pulls.create({ ...access, title: `Ask ${count}`, head: branch, base: "main" });
  return { folder, branch, path, sha, pull_number: data.number };
}

test("a pushed branch moves the pull request; a review keeps the commit that was looked at", async () => {
  const { folder, branch, path, sha, pull_number } = await openPull();
  const review = await town.as("bob").pulls.createReview({ ...access, pull_number, event: "APPROVE" });
  expect(review.status).toBe(200);
  expect(review.data).toMatchObject({ state: "APPROVED", commit_id: sha, user: { id: 1002 } });
  const later = await town.pushFile(folder, { branch, path, content: "version: 1\nmore: 1\n" });
  const pull = await town.as("bob").pulls.get({ ...access, pull_number });
  expect(pull.data).toMatchObject({
    head: { sha: later },
    commits: 2,
    changed_files: 1,
    additions: 2,
    mergeable: true,
  });
  const reviews = await town.as("bob").pulls.listReviews({ ...access, pull_number });
  expect(reviews.data.map(({ commit_id }) => commit_id)).toEqual([sha]);
  const remote = await town.git(folder, "ls-remote", "origin", `refs/pull/${pull_number}/*`);
  expect(remote).toContain(`${later}\trefs/pull/${pull_number}/head`);
  expect(remote).toContain(`refs/pull/${pull_number}/merge`);
});

test("the files of a pull request tell additions, renames and removals with their lines", async () => {
  const folder = await town.clone("alice");
  await town.git(folder, "checkout", "--quiet", "-b", "files");
  await town.git(folder, "mv", "README.md", "READ.md");
  await town.git(folder, "rm", "--quiet", "grants/prod/old.yaml");
  await town.pushFile(folder, { branch: "files", path: "new file.txt", content: "1\n2\n" });
  const { data } = await town.as("alice").pulls.create({ ...access, title: "Files", head: "files", base: "main" });
  const files = await town.as("bob").pulls.listFiles({ ...access, pull_number: data.number });
  expect(files.data.map(({ filename, status, changes }) => [filename, status, changes])).toEqual([
    ["READ.md", "renamed", 0],
    ["grants/prod/old.yaml", "removed", 1],
    ["new file.txt", "added", 2],
  ]);
  expect(files.data[0]?.previous_filename).toBe("README.md");
  expect(files.data[2]?.patch).toBe("@@ -0,0 +1,2 @@\n+1\n+2");
});

test("nobody approves their own pull request", async () => {
  const { pull_number } = await openPull();
  expect(
    await refusal(town.as("alice").pulls.createReview({ ...access, pull_number, event: "APPROVE" })),
  ).toMatchObject({
    status: 422,
  });
});

test("a stale merge is a conflict, a merge commit is not allowed, a squash makes one commit", async () => {
  const { folder, branch, path, sha, pull_number } = await openPull();
  const head = await town.pushFile(folder, { branch, path, content: "version: 1\nlate: 1\n" });
  const bob = town.as("bob");
  expect(await refusal(bob.pulls.merge({ ...access, pull_number, sha, merge_method: "squash" }))).toMatchObject({
    status: 409,
  });
  expect(await refusal(bob.pulls.merge({ ...access, pull_number, sha: head }))).toMatchObject({ status: 405 });
  town.clock.move(60_000);
  const before = (await bob.repos.getBranch({ ...access, branch: "main" })).data.commit.sha;
  const merged = await bob.pulls.merge({ ...access, pull_number, sha: head, merge_method: "squash" });
  const { data: pull } = await bob.pulls.get({ ...access, pull_number });
  expect(pull).toMatchObject({
    merged: true,
    state: "closed",
    merge_commit_sha: merged.data.sha,
    merged_by: { login: "bob" },
  });
  const { data: commit } = await bob.repos.getCommit({ ...access, ref: "heads/main" });
  expect(commit).toMatchObject({
    sha: merged.data.sha,
    author: { login: "alice" },
    committer: { login: "web-flow" },
    parents: [{ sha: before }],
  });
  expect(commit.commit).toMatchObject({
    committer: { name: "GitHub", email: "noreply@github.com" },
    verification: { verified: true },
  });
  const committed = Date.parse(commit.commit.committer?.date ?? "");
  expect(Math.abs(committed - town.clock.now())).toBeLessThan(20_000);
  const { data: pulls } = await bob.repos.listPullRequestsAssociatedWithCommit({ ...access, commit_sha: commit.sha });
  expect(pulls.map(({ number }) => number)).toEqual([pull_number]);
});

test("a conflict makes a pull request unmergeable", async () => {
  const one = await openPull();
  const folder = await town.clone("bob");
  await town.pushFile(folder, { branch: "rival", path: one.path, content: "other\n" });
  const { data: rival } = await town.as("bob").pulls.create({ ...access, title: "Rival", head: "rival", base: "main" });
  await town.as("carol").pulls.merge({ ...access, pull_number: rival.number, merge_method: "squash" });
  const pull = await town.as("bob").pulls.get({ ...access, pull_number: one.pull_number });
  expect(pull.data).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
  const merge = town.as("bob").pulls.merge({ ...access, pull_number: one.pull_number, merge_method: "squash" });
  expect(await refusal(merge)).toMatchObject({ status: 405 });
});

test("events tell opening, pushing, reviewing, dismissing and merging, on the merge commit", async () => {
  while (town.github.takeEvent());
  const { folder, branch, path, pull_number } = await openPull();
  await town.pushFile(folder, { branch, path, content: "again\n" });
  const carol = town.as("carol");
  const { data: review } = await carol.pulls.createReview({ ...access, pull_number, event: "APPROVE" });
  await carol.pulls.dismissReview({ ...access, pull_number, review_id: review.id, message: "no" });
  await carol.pulls.merge({ ...access, pull_number, merge_method: "squash" });
  const events = [];
  for (let event = town.github.takeEvent(); event; event = town.github.takeEvent()) events.push(event);
  expect(events.map(({ name, action }) => [name, action].filter(Boolean).join("."))).toEqual([
    "push",
    "pull_request.opened",
    "push",
    "pull_request.synchronize",
    "pull_request_review.submitted",
    "pull_request_review.dismissed",
    "push",
    "pull_request.closed",
  ]);
  expect(events[3]).toMatchObject({ ref: `refs/pull/${pull_number}/merge`, actor: "alice" });
  expect(events[7]).toMatchObject({
    ref: "refs/heads/main",
    payload: { pull_request: { merged: true }, sender: { login: "carol" } },
  });
});

test("comments are written, listed with pages, and rewritten by their writer", async () => {
  const { pull_number } = await openPull();
  const job = town.rest(town.github.jobToken("acme/access", { pull_requests: "write" }));
  const { data: first } = await job.issues.createComment({ ...access, issue_number: pull_number, body: "one" });
  expect(first.user).toMatchObject({ login: "github-actions[bot]", id: 41898282, type: "Bot" });
  for (const body of ["two", "three"])
    await town.as("bob").issues.createComment({ ...access, issue_number: pull_number, body });
  await job.issues.updateComment({ ...access, comment_id: first.id, body: "rewritten" });
  const all = await job.paginate(job.issues.listComments, { ...access, issue_number: pull_number, per_page: 1 });
  expect(all.map(({ body }) => body)).toEqual(["rewritten", "two", "three"]);
});

test("a pull request is edited, retargeted, closed and reopened, and found by its head", async () => {
  const { branch, pull_number } = await openPull();
  const alice = town.as("alice");
  await alice.git.createRef({ ...access, ref: "refs/heads/elsewhere", sha: (await main()).sha });
  while (town.github.takeEvent());
  await alice.pulls.update({ ...access, pull_number, title: "Renamed", base: "elsewhere" });
  expect(town.github.takeEvent()).toMatchObject({
    action: "edited",
    payload: { changes: { base: { ref: { from: "main" } }, title: {} }, pull_request: { base: { ref: "elsewhere" } } },
  });
  await alice.pulls.update({ ...access, pull_number, state: "closed" });
  expect(town.github.takeEvent()).toMatchObject({ action: "closed", payload: { pull_request: { merged: false } } });
  const found = (state: "open" | "closed") => alice.pulls.list({ ...access, state, head: `acme:${branch}` });
  expect((await found("open")).data).toEqual([]);
  await alice.pulls.update({ ...access, pull_number, state: "open" });
  expect(town.github.takeEvent()).toMatchObject({ action: "reopened" });
  expect((await found("open")).data.map(({ number }) => number)).toEqual([pull_number]);
});

test("a head that the bypassing app pushes to the base counts as merged by that push, with nobody's consent", async () => {
  const { folder, sha, pull_number } = await openPull();
  await town.git(folder, "fetch", "--quiet", "origin", "main");
  await town.git(folder, "merge", "--quiet", "--no-edit", "FETCH_HEAD");
  const token = town.github.installationToken({
    appId: town.writer.clientId,
    privateKey: town.writer.privateKey,
    owner: "acme",
    repositories: ["access"],
  });
  const url = town.github.cloneUrl("acme/access").replace("://", `://x:${token}@`);
  await town.git(folder, "push", "--quiet", url, "HEAD:main");
  const { data } = await town.as("bob").pulls.get({ ...access, pull_number });
  expect(data).toMatchObject({
    merged: true,
    head: { sha },
    merged_by: { login: "writer[bot]", type: "Bot" },
    merge_commit_sha: (await main()).sha,
  });
});

test("what a GITHUB_TOKEN opens starts nothing", async () => {
  const folder = await town.clone("alice");
  await town.pushFile(folder, { branch: "by-job", path: "j.txt", content: "j\n" });
  while (town.github.takeEvent());
  const job = town.rest(town.github.jobToken("acme/access", { contents: "write", pull_requests: "write" }));
  const { data } = await job.pulls.create({ ...access, title: "Revert", head: "by-job", base: "main" });
  expect(data.user).toMatchObject({ login: "github-actions[bot]", type: "Bot" });
  expect(town.github.takeEvent()).toBeUndefined();
});

const main = async () => (await town.as("bob").repos.getBranch({ ...access, branch: "main" })).data.commit;
