import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { access, refusal, startTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

test("what is seeded is a sound repository that git itself can read", async () => {
  const folder = await town.clone("alice");
  expect(await town.git(folder, "ls-files")).toBe(
    ".github/workflows/backfill.yml\n.github/workflows/ci.yml\nREADME.md\ngrants/prod/old.yaml",
  );
  execFileSync("git", ["--git-dir", town.github.directory("acme/access"), "fsck", "--strict"], { stdio: "pipe" });
});

test("a writer pushes a branch, a reader is refused, a stranger sees nothing", async () => {
  const alice = await town.clone("alice");
  const sha = await town.pushFile(alice, { branch: "topic", path: "a.txt", content: "a\n" });
  expect((await town.as("dave").repos.getBranch({ ...access, branch: "topic" })).data.commit.sha).toBe(sha);
  const dave = await town.clone("dave");
  await expect(town.pushFile(dave, { branch: "mine", path: "b.txt", content: "b\n" })).rejects.toThrow(
    /denied to dave|403/,
  );
  await expect(town.clone("mallory")).rejects.toThrow(/not found/i);
  expect(await refusal(town.as("mallory").repos.get(access))).toMatchObject({ status: 404 });
});

test("nobody pushes to a protected branch but the app on its bypass list", async () => {
  const alice = await town.clone("alice");
  await expect(town.pushFile(alice, { branch: "main", path: "x.txt", content: "x\n" })).rejects.toThrow(
    /GH013|pull request/,
  );
  const push = async (token: string) => {
    const url = town.github.cloneUrl("acme/access").replace("://", `://x-access-token:${token}@`);
    await town.git(alice, "push", "--quiet", url, "HEAD:main");
  };
  await expect(push(town.github.jobToken("acme/access", { contents: "write" }))).rejects.toThrow(/GH013|pull request/);
  const request = {
    appId: town.writer.clientId,
    privateKey: town.writer.privateKey,
    owner: "acme",
    repositories: ["access"],
  };
  await push(town.github.installationToken(request));
  expect(await town.git(alice, "ls-remote", "origin", "refs/heads/main")).toContain(
    await town.git(alice, "rev-parse", "HEAD"),
  );
});

test("a commit can be fetched by its SHA, and pull refs cannot be pushed", async () => {
  const alice = await town.clone("alice");
  const sha = await town.pushFile(alice, { branch: "by-sha", path: "s.txt", content: "s\n" });
  const bob = await town.clone("bob");
  await town.git(bob, "fetch", "--quiet", "--depth=1", "origin", sha);
  expect(await town.git(bob, "rev-parse", "FETCH_HEAD")).toBe(sha);
  await expect(town.git(bob, "push", "--quiet", "origin", `${sha}:refs/pull/1/head`)).rejects.toThrow(/read-only/);
});

test("a push is told with its pusher: activity and event, none for a GITHUB_TOKEN", async () => {
  while (town.github.takeEvent());
  const alice = await town.clone("alice");
  const sha = await town.pushFile(alice, { branch: "told", path: "t.txt", content: "t\n" });
  expect(town.github.takeEvent()).toMatchObject({ name: "push", ref: "refs/heads/told", sha, actor: "alice" });
  const { data } = await town
    .as("alice")
    .request("GET /repos/{owner}/{repo}/activity", { ...access, ref: "refs/heads/told" });
  expect(data[0]).toMatchObject({ after: sha, activity_type: "branch_creation", actor: { login: "alice", id: 1001 } });
  const job = town.rest(town.github.jobToken("acme/access", { contents: "write" }));
  await job.git.createRef({ ...access, ref: "refs/heads/by-job", sha });
  expect(town.github.takeEvent()).toBeUndefined();
});

test.each([
  ["every ref with what it leads to", ["peel", "symrefs"]],
  ["those below a prefix", ["ref-prefix refs/heads/t", "ref-prefix refs/tags/"]],
  ["what a clone asks for", ["peel", "symrefs", "unborn", "ref-prefix HEAD", "ref-prefix refs/heads/"]],
  ["nothing where nothing is", ["ref-prefix refs/heads/nowhere"]],
])("refs are told as git's own server tells them: %s", async (_, asked) => {
  const alice = await town.clone("alice");
  await town.git(alice, "tag", "--force", "-m", "marked", "marked", "HEAD");
  await town.git(alice, "push", "--quiet", "--force", "origin", "marked");
  const packet = (line: string) => `${(line.length + 5).toString(16).padStart(4, "0")}${line}\n`;
  const body = [packet("command=ls-refs"), packet("object-format=sha1"), "0001", ...asked.map(packet), "0000"].join("");
  const headers = { authorization: basic(town.github.userToken("alice")), "git-protocol": "version=2" };
  const address = `${town.github.cloneUrl("acme/access")}/git-upload-pack`;
  const answer = await fetch(address, { method: "POST", headers, body });
  const own = execFileSync("git", ["upload-pack", "--stateless-rpc", town.github.directory("acme/access")], {
    input: body,
    env: { ...process.env, GIT_PROTOCOL: "version=2" },
    encoding: "utf8",
  });
  expect(await answer.text()).toBe(own);
});

function basic(token: string): string {
  return `Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
}
