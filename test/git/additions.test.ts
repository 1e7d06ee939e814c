import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fromIso, iso } from "../../src/core/time.ts";
import { gitRepository } from "../../src/git/repository.ts";

/* Limits look back on what the branch was given lately. Times of commits are what somebody wrote there. */

const work = mkdtempSync(join(tmpdir(), "sallyport-additions-"));
const at = (text: string) => fromIso(text)!;

function git(time: string, ...args: string[]): string {
  const author = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
  const env = { ...process.env, GIT_COMMITTER_DATE: time, GIT_AUTHOR_DATE: time };
  return execFileSync("git", ["-C", work, ...author, ...args], { encoding: "utf8", env }).trim();
}

/** A commit that adds one grant, and says it was made at that time. */
function add(id: string, time: string): void {
  mkdirSync(join(work, "grants/a"), { recursive: true });
  writeFileSync(join(work, `grants/a/${id}.yaml`), `${id}\n`);
  git(time, "add", "-A");
  git(time, "commit", "-qm", id);
}

beforeAll(() => {
  execFileSync("git", ["init", "-q", "-b", "main", work]);
  add("oldest", "2026-01-01T00:00:00Z");
  add("june", "2026-06-01T00:00:00Z");
  add("forged-old", "2001-01-01T00:00:00Z");
  add("july", "2026-07-01T00:00:00Z");
  add("forged-future", "2099-01-01T00:00:00Z");
  add("august", "2026-08-01T00:00:00Z");
  git("2026-08-02T00:00:00Z", "rm", "-q", "grants/a/july.yaml");
  git("2026-08-02T00:00:00Z", "mv", "grants/a/june.yaml", "grants/a/renamed.yaml");
  git("2026-08-02T00:00:00Z", "commit", "-qm", "take away");
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function since(time: string, path = "grants/a") {
  const repository = gitRepository({ directory: work, branch: "main" });
  const found = await repository.additions(git(time, "rev-parse", "HEAD"), path, {
    since: at(time),
    at: at("2026-08-10T00:00:00Z"),
  });
  return found.map(({ path: file, reached }) => `${file.slice("grants/a/".length, -".yaml".length)} ${iso(reached)}`);
}

test("what was added lately, newest first, also what was taken away or renamed since", async () => {
  expect(await since("2026-06-15T00:00:00Z")).toEqual([
    "renamed 2026-08-02T00:00:00Z",
    "august 2026-08-01T00:00:00Z",
    "forged-future 2026-07-01T00:00:00Z",
    "july 2026-07-01T00:00:00Z",
  ]);
});

test("a commit that says it is older than what it was built on neither hides itself nor what lies behind it", async () => {
  expect(await since("2026-05-01T00:00:00Z")).toEqual([
    ...(await since("2026-06-15T00:00:00Z")),
    "forged-old 2026-06-01T00:00:00Z",
    "june 2026-06-01T00:00:00Z",
  ]);
});

test("a commit of the future makes nothing later than it is", async () => {
  expect(await since("2026-08-05T00:00:00Z")).toEqual([]);
});

test("all of it, the root too; and nothing of another folder", async () => {
  expect((await since("2020-01-01T00:00:00Z")).at(-1)).toBe("oldest 2026-01-01T00:00:00Z");
  expect(await since("2020-01-01T00:00:00Z", "grants/b")).toEqual([]);
});
