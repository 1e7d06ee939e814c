import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { story, target } from "./lineage.ts";

/* Who must have approved what decides and runs: real git, and a list of who approved which commit. */

let repo: ReturnType<typeof story>;
beforeEach(() => {
  repo = story();
});
afterEach(() => repo.end());

const mallory = ".github/CODEOWNERS";

describe("reviewed", () => {
  test("what the installation brought, and then nobody is asked", async () => {
    expect(await repo.unreviewed()).toEqual([]);
    expect(repo.asked()).toBe(0);
  });

  test("changes, additions and deletions that two owners approved", async () => {
    repo.merge({ "policies/a.cedar": "forbid", "dist/index.js": "1", "targets/staging.yaml": target(1) });
    repo.merge({ "policies/a.cedar": undefined });
    repo.merge({ [mallory]: "* @sam @eli @kim\n" });
    repo.merge({ "src/a.ts": "1" }, ["kim", "eli"]);
    expect(await repo.unreviewed()).toEqual([]);
  });

  test("a bypass, once owners have approved the path anew, and it is not looked at any more", async () => {
    repo.push({ "policies/a.cedar": "evil" });
    repo.merge({ "policies/a.cedar": "good" });
    expect(await repo.unreviewed()).toEqual([]);
    expect(repo.asked()).toBe(1);
  });

  test("what is no control path, however it came", async () => {
    repo.push({ "README.md": "1", "docs/a.md": "1", "grants/staging/a.yaml": "1", "deep/.gitattributes": "1" });
    expect(await repo.unreviewed()).toEqual([]);
  });

  test("a target's file by as many as that target asks for, though another asks for more", async () => {
    repo.merge({ "targets/sandbox.yaml": target(1), "targets/prod.yaml": target(3, "production") }, [
      "sam",
      "eli",
      "kim",
    ]);
    repo.merge({ "targets/sandbox.yaml": `${target(1)}# more\n` }, ["sam"]);
    expect(await repo.unreviewed()).toEqual([]);
    repo.merge({ "policies/a.cedar": "forbid" }, ["sam", "eli"]);
    expect(await repo.unreviewed()).toEqual([
      expect.stringContaining("policies/a.cedar: pull request 3, by which it came, needed 3"),
    ]);
  });
});

describe("not reviewed", () => {
  const control = [
    "sallyport.yaml",
    "targets/staging.yaml",
    "targets/README.md",
    "policies/a.cedar",
    ".github/CODEOWNERS",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    ".github/workflows/apply.yml",
    "dist/index.js",
    "action.yml",
    "schemas/target.schema.json",
    "src/main.ts",
    "package.json",
    "package-lock.json",
    "bootstrap/1.yaml",
    ".gitattributes",
    ".gitmodules",
  ];
  test("a push of any path that decides or runs, and then its deletion", async () => {
    repo.push(Object.fromEntries(control.map((path) => [path, "evil\n"])));
    const [bypass] = (await repo.control()).unreviewed;
    expect([...(bypass?.paths ?? [])].sort()).toEqual([...control].sort());
    expect(bypass).toMatchObject({ smuggled: true, why: "no merged pull request explains it" });
    repo.push({ "policies/a.cedar": undefined });
    expect((await repo.control()).unreviewed.map(({ paths }) => paths.length)).toEqual([1, control.length - 1]);
  });

  test("a merge that an administrator forced, without approvals or with one too few", async () => {
    repo.merge({ "policies/a.cedar": "evil" }, []);
    expect(await repo.unreviewed()).toEqual([
      expect.stringContaining("needed 2 of its owners to approve and has nobody"),
    ]);
    repo.merge({ "policies/a.cedar": "evil too" }, ["sam"]);
    expect(await repo.unreviewed()).toEqual([
      expect.stringContaining("needed 2 of its owners to approve and has @sam"),
    ]);
  });

  test("what its author approved, or somebody who owns nothing", async () => {
    repo.merge({ "policies/a.cedar": "evil" }, ["sam", "eli", "mallory"], { by: "sam" });
    expect(await repo.unreviewed()).toEqual([expect.stringContaining("has @eli")]);
  });

  test("other bytes than those that were approved, or a head that nobody can look at any more", async () => {
    repo.merge({ "policies/a.cedar": "evil" }, ["sam", "eli"], { reviewed: { "policies/a.cedar": "good" } });
    expect(await repo.unreviewed()).toEqual([expect.stringContaining("other bytes")]);
    repo.merge({ "policies/a.cedar": undefined }, ["sam", "eli"], { gone: true });
    expect(await repo.unreviewed()).toEqual([expect.stringContaining("other bytes")]);
  });

  test("a deletion that nobody approved, in a pull request that approved something else", async () => {
    const files = { "policies/a.cedar": undefined, "policies/b.cedar": "1" };
    repo.merge(files, ["sam", "eli"], { reviewed: { "policies/b.cedar": "1" } });
    expect(await repo.unreviewed()).toEqual([expect.stringMatching(/^policies\/a\.cedar: .*other bytes/)]);
  });

  test("a pull request for another branch, and one that changes grants too", async () => {
    repo.merge({ "policies/a.cedar": "evil" }, ["sam", "eli"], { base: "side" });
    expect(await repo.unreviewed()).toEqual([expect.stringContaining("not for the default branch")]);
    repo.merge({ "policies/a.cedar": "evil too", "grants/staging/a.yaml": "1" });
    expect(await repo.unreviewed()).toEqual([expect.stringContaining("grants come alone")]);
  });

  test("a symbolic link in place of a policy", async () => {
    repo.git("rm", "-q", "policies/a.cedar");
    repo.git("config", "core.symlinks", "true");
    const blob = repo.git("rev-parse", "HEAD:sallyport.yaml");
    repo.git("update-index", "--add", "--cacheinfo", `120000,${blob},policies/a.cedar`);
    repo.git("commit", "-qm", "link");
    expect(await repo.unreviewed()).toEqual(["policies/a.cedar: it left no plain file there"]);
  });
});

describe("approved by whom a bypass put there", () => {
  const takeover = "* @mallory @friend\n";

  test("new owners approve their own ownership", async () => {
    repo.push({ [mallory]: takeover });
    repo.merge({ [mallory]: `${takeover}# tidied\n` }, ["mallory", "friend"]);
    expect(await repo.unreviewed()).toEqual([expect.stringContaining("does not own this path")]);
  });

  test("new owners approve a policy, and the old file is put back by those who owned it", async () => {
    repo.push({ [mallory]: takeover });
    repo.merge({ "policies/a.cedar": "evil" }, ["mallory", "friend"]);
    repo.merge({ [mallory]: "* @acme/security\n" });
    expect(await repo.unreviewed()).toEqual([expect.stringMatching(/^policies\/a\.cedar: .*does not own this path/)]);
  });

  test("a file that hides the owners' own is put in front of it", async () => {
    repo.merge({ CODEOWNERS: "* @acme/security\n", [mallory]: undefined });
    repo.push({ [mallory]: takeover });
    repo.merge({ "policies/a.cedar": "evil" }, ["mallory", "friend"]);
    expect(await repo.unreviewed()).toHaveLength(2);
  });

  test("a target that a bypass made lenient makes nothing else cheaper, before it is put back or after", async () => {
    repo.push({ "targets/staging.yaml": target(1, "development") });
    repo.merge({ "policies/a.cedar": "evil" }, ["sam"]);
    repo.merge({ "targets/staging.yaml": target(2) });
    expect(await repo.unreviewed()).toEqual([expect.stringMatching(/^policies\/a\.cedar: .*needed 2/)]);
  });

  test("a target that a bypass deleted, or broke, still asks for as many", async () => {
    repo.push({ "targets/staging.yaml": undefined });
    repo.merge({ "policies/a.cedar": "evil" }, ["sam"]);
    repo.merge({ "targets/staging.yaml": "version: [" }, ["sam"]);
    expect(await repo.unreviewed()).toHaveLength(2);
  });

  test("a target that was taken away by review comes back under its name no cheaper, and asks nothing of the rest meanwhile", async () => {
    repo.merge({ "targets/staging.yaml": undefined });
    repo.merge({ "policies/a.cedar": "forbid" }, ["sam"]);
    expect(await repo.unreviewed()).toEqual([]);
    repo.merge({ "targets/staging.yaml": target(1, "development") }, ["sam"]);
    expect(await repo.unreviewed()).toEqual([expect.stringMatching(/^targets\/staging\.yaml: .*needed 2/)]);
  });

  test("the people of a production target are two at least, and the old number counts for its own lowering", async () => {
    repo.merge({ "targets/prod.yaml": target(1, "production") }, ["sam"]);
    expect(await repo.unreviewed()).toEqual([expect.stringContaining("needed 2")]);
    repo.merge({ "targets/prod.yaml": target(3, "production") }, ["sam", "eli", "kim"]);
    repo.merge({ "targets/prod.yaml": target(1) }, ["sam", "eli"]);
    expect(await repo.unreviewed()).toEqual([expect.stringContaining("needed 3")]);
    repo.merge({ "targets/prod.yaml": `${target(1)}# again\n` }, ["sam", "eli", "kim"]);
    repo.merge({ "targets/prod.yaml": `${target(1)}# and again\n` }, ["sam"]);
    expect(await repo.unreviewed()).toEqual([]);
  });
});

test("an owner who counted when a grant was merged, and ought not to have, is told from one who does", async () => {
  const before = repo.git("rev-parse", "HEAD");
  const during = repo.push({ [mallory]: "* @mallory\n" });
  const after = repo.merge({ [mallory]: "* @acme/security\n" });
  const control = await repo.control();
  expect(control.unreviewed).toEqual([]);
  expect(await control.ownersAt(before)).toBeUndefined();
  expect(await control.ownersAt(during)).toContain(`commit ${during.slice(0, 12)}`);
  expect(await control.ownersAt(after)).toBeUndefined();
});
