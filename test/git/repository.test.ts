import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gitRepository } from "../../src/git/repository.ts";

const base = mkdtempSync(join(tmpdir(), "sallyport-git-"));
const work = join(base, "work");
const remote = join(base, "remote.git");
const clone = join(base, "clone");

function sh(directory: string, ...args: string[]): string {
  return execFileSync("git", ["-C", directory, "-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    encoding: "utf8",
  }).trim();
}

function write(path: string, text: string): void {
  mkdirSync(join(work, path, ".."), { recursive: true });
  writeFileSync(join(work, path), text);
}

const commits: string[] = [];
function commit(message: string): void {
  sh(work, "add", "-A");
  sh(work, "commit", "-qm", message);
  commits.push(sh(work, "rev-parse", "HEAD"));
}

beforeAll(() => {
  mkdirSync(work);
  execFileSync("git", ["init", "-q", "-b", "main", work]);
  write("README", "one\n");
  commit("root");
  write("grants/a/x.yaml", "x\n");
  write("grants/a/sp ace\tand\nline.yaml", "odd\n");
  commit("add grants\n\nGrant: a/x");
  sh(work, "checkout", "-q", "-b", "side");
  write("grants/a/y.yaml", "y\n");
  commit("side adds y");
  sh(work, "checkout", "-q", "main");
  sh(work, "merge", "-q", "--no-ff", "-m", "merge side", "side");
  commits.push(sh(work, "rev-parse", "HEAD"));
  sh(work, "mv", "grants/a/x.yaml", "grants/a/z.yaml");
  commit("rename");
  symlinkSync("z.yaml", join(work, "grants/a/link.yaml"));
  chmodSync(join(work, "grants/a/y.yaml"), 0o755);
  commit("modes");
  execFileSync("git", ["clone", "-q", "--bare", work, remote]);
  execFileSync("git", ["clone", "-q", remote, clone]);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("the repository", () => {
  const repository = () => gitRepository({ directory: clone, branch: "main" });

  it("fetches the tip that the remote has now", async () => {
    expect(await repository().tip()).toBe(commits.at(-1));
    write("README", "two\n");
    commit("later");
    sh(work, "push", "-q", remote, "main");
    expect(await repository().tip()).toBe(commits.at(-1));
    expect(await repository().branchTip("nowhere")).toBeUndefined();
  });

  it("lists true modes and exact names", async () => {
    const entries = await repository().tree(commits.at(-1)!, "grants");
    expect(entries.map(({ mode, path }) => [mode, path])).toEqual([
      ["120000", "grants/a/link.yaml"],
      ["100644", "grants/a/sp ace\tand\nline.yaml"],
      ["100755", "grants/a/y.yaml"],
      ["100644", "grants/a/z.yaml"],
    ]);
  });

  it("reads blobs byte for byte and names one that is missing", async () => {
    const [entry] = await repository().tree(commits[1]!, "grants/a/x.yaml");
    expect((await repository().blobs([entry!.oid])).get(entry!.oid)?.toString()).toBe("x\n");
    await expect(repository().blobs(["0".repeat(40)])).rejects.toMatchObject({ code: "git.no-object" });
  });

  it("tells first-parent changes, a merge as one commit and a rename as two changes", async () => {
    const changes = await repository().changes(commits.at(-1)!, "grants");
    expect(changes.map(({ commit: by, path, status }) => [commits.indexOf(by), status, path])).toEqual([
      [5, "added", "grants/a/link.yaml"],
      [5, "modified", "grants/a/y.yaml"],
      [4, "deleted", "grants/a/x.yaml"],
      [4, "added", "grants/a/z.yaml"],
      [3, "added", "grants/a/y.yaml"],
      [1, "added", "grants/a/sp ace\tand\nline.yaml"],
      [1, "added", "grants/a/x.yaml"],
    ]);
    expect(changes.find(({ path }) => path.endsWith("y.yaml"))?.parent).toBe(commits[4]);
    expect((await repository().changedBy(commits[3]!)).map(({ path }) => path)).toEqual(["grants/a/y.yaml"]);
    expect((await repository().changedBy(commits[0]!)).map(({ status }) => status)).toEqual(["added"]);
  });

  it("tells what a branch would bring, against where it began", async () => {
    const changes = await repository().diff(commits[4]!, commits[2]!);
    expect(changes).toEqual([]);
    const brought = await repository().diff(commits[0]!, commits[2]!);
    expect(brought.map(({ status, path }) => [status, path])).toEqual([
      ["added", "grants/a/sp ace\tand\nline.yaml"],
      ["added", "grants/a/x.yaml"],
      ["added", "grants/a/y.yaml"],
    ]);
  });

  it("takes a path for a path, whatever it looks like", async () => {
    const [one, two] = [commits[0]!, commits[1]!];
    const hostile = [
      `grants/a/\u0001${one} ${two}`,
      "grants/a/\u0001",
      "\n",
      `grants/a/:000000 100644 ${"0".repeat(40)} ${"1".repeat(40)} A`,
      "grants/a/zz.yaml",
    ];
    for (const path of hostile) write(path, `hostile ${path}`);
    commit("hostile names");
    sh(work, "push", "-q", remote, "main");
    const tip = await repository().tip();
    const changes = (await repository().changedBy(tip)).toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(changes.map(({ path }) => path)).toEqual(hostile.toSorted());
    expect(changes.every(({ commit: by, status }) => by === tip && status === "added")).toBe(true);
    const history = await repository().changes(tip, "grants");
    expect(history.filter(({ commit: by }) => by === tip)).toHaveLength(4);
    expect(history.find(({ path }) => path === "grants/a/zz.yaml")?.commit).toBe(tip);
    expect((await repository().diff(commits.at(-2)!, tip)).map(({ path }) => path).toSorted()).toEqual(
      hostile.toSorted(),
    );
  });

  it("obeys nobody's configuration but the clone's", async () => {
    const home = join(base, "home");
    mkdirSync(home);
    writeFileSync(join(home, ".gitconfig"), `[url "file:///nowhere/"]\n\tinsteadOf = ${remote}\n`);
    const before = process.env.HOME;
    process.env.HOME = home;
    try {
      expect(await repository().tip()).toMatch(/^[0-9a-f]{40}$/);
    } finally {
      process.env.HOME = before;
    }
  });

  it("knows ancestors, also between histories that share nothing", async () => {
    expect(await repository().isAncestor(commits[0]!, commits[4]!)).toBe(true);
    expect(await repository().isAncestor(commits[4]!, commits[0]!)).toBe(false);
    sh(work, "checkout", "-q", "--orphan", "alone");
    sh(work, "commit", "-qm", "alone");
    const alone = sh(work, "rev-parse", "HEAD");
    sh(work, "push", "-q", remote, "alone");
    sh(work, "checkout", "-q", "-f", "main");
    expect(await repository().branchTip("alone")).toBe(alone);
    expect(await repository().isAncestor(alone, commits[4]!)).toBe(false);
  });

  it("tells messages with their trailers", async () => {
    const log = await repository().log(commits.at(-1)!, "grants");
    expect(log.map(({ message }) => message)).toEqual([
      "hostile names",
      "modes",
      "rename",
      "merge side",
      "add grants\n\nGrant: a/x",
    ]);
    expect(log.every(({ at }) => at % 1000 === 0 && at > 0)).toBe(true);
  });

  it("says what is missing of a commit or a history", async () => {
    expect(await repository().fetchCommit(commits[2]!)).toBe(true);
    expect(await repository().fetchCommit("1".repeat(40))).toBe(false);
    const shallow = join(base, "shallow");
    execFileSync("git", ["clone", "-q", "--depth", "1", `file://${remote}`, shallow]);
    await expect(gitRepository({ directory: shallow, branch: "main" }).tip()).rejects.toMatchObject({
      code: "git.shallow",
    });
  });
});
