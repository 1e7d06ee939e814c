import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { strays as tell } from "../../src/commands/beside.ts";
import { straysOf } from "../../src/commands/strays.ts";
import type { World } from "../../src/commands/world.ts";
import { readTree } from "../../src/core/parse.ts";
import { gitRepository } from "../../src/git/repository.ts";
import type { PathChange } from "../../src/ports.ts";
import { grantText } from "../core/files.ts";
import { story } from "./lineage.ts";

/* What a name, a mode or a move can do, in commits that git itself made. */

const folder = "grants/payments-production";
let repo: ReturnType<typeof story>;
let repository: World["repository"];
beforeEach(() => {
  repo = story({ [`${folder}/first.yaml`]: grantText });
  repository = gitRepository({ directory: repo.directory, branch: "main" });
});
afterEach(() => repo.end());

/** What the commit of a grant is told when it was reached like this; undefined: nothing is wrong with it. */
async function strays(work: () => void): Promise<string | undefined> {
  work();
  repo.git("add", "-A");
  for (const entry of planted.splice(0)) repo.git("update-index", "--add", "--cacheinfo", entry);
  repo.git("commit", "-qm", "trick");
  return straysOf({ repository }, repo.git("rev-parse", "HEAD"));
}

const put = (path: string, text = grantText) => {
  mkdirSync(join(repo.directory, path, ".."), { recursive: true });
  writeFileSync(join(repo.directory, path), text);
};
/** Entries that no work tree holds: they go straight to the index. */
const planted: string[] = [];
const plant = (mode: string, path: string) => {
  const oid = repo.git("rev-parse", mode === "160000" ? "HEAD" : `HEAD:${folder}/first.yaml`);
  planted.push(`${mode},${oid},${path}`);
};

describe("a rename is a deletion and an addition of its own", () => {
  test("of an expired grant to a new id, and to another target: both come as new grants that nobody has decided", async () => {
    for (const to of [`${folder}/second.yaml`, "grants/payments-development/third.yaml"]) {
      const from = to.endsWith("second.yaml") ? `${folder}/first.yaml` : `${folder}/second.yaml`;
      mkdirSync(join(repo.directory, to, ".."), { recursive: true });
      expect(await strays(() => repo.git("mv", from, to))).toBeUndefined();
      const changes = await repository.changedBy(repo.git("rev-parse", "HEAD"));
      expect(changes.map(({ path, status }) => [path, status]).sort()).toEqual(
        [
          [from, "deleted"],
          [to, "added"],
        ].sort(),
      );
    }
  });

  test("of something else into grants/, and of a grant out of it", async () => {
    repo.push({ "docs/innocent.yaml": grantText });
    expect(await strays(() => repo.git("mv", "docs/innocent.yaml", `${folder}/moved.yaml`))).toContain(
      'deleted "docs/innocent.yaml"',
    );
    expect(await strays(() => repo.git("mv", `${folder}/first.yaml`, "docs/away.yaml"))).toContain(
      'added "docs/away.yaml"',
    );
  });
});

test("a copy of a grant under the same id and another target is an addition, and the id is told to be used", async () => {
  expect(await strays(() => put("grants/payments-development/first.yaml"))).toBeUndefined();
  const tip = repo.git("rev-parse", "HEAD");
  const added = (await repository.changes(tip, ":(glob)grants/*/first.yaml")).map(({ commit, path }) => [
    path,
    commit === tip,
  ]);
  expect(added).toEqual([
    ["grants/payments-development/first.yaml", true],
    [`${folder}/first.yaml`, false],
  ]);
});

describe("beside a clean grant", () => {
  test.each<readonly [name: string, work: () => void, told: string]>([
    ["a change of letter case", () => put(`${folder}/First.yaml`), "First.yaml"],
    ["a folder of another case", () => put("Grants/payments-production/x.yaml"), "Grants/payments-production"],
    ["a letter that looks like another", () => put(`${folder}/fіrst.yaml`), "fіrst.yaml"],
    ["the same letter composed otherwise", () => put(`${folder}/caf\u0065\u0301.yaml`), "caf"],
    ["a symbolic link", () => symlinkSync("first.yaml", join(repo.directory, folder, "link.yaml")), "link.yaml"],
    ["a submodule", () => plant("160000", `${folder}/module.yaml`), "module.yaml"],
    ["an executable", () => plant("100755", `${folder}/run.yaml`), "run.yaml"],
    [
      "attributes that change what a checkout holds",
      () => put(`${folder}/.gitattributes`, "* text\n"),
      ".gitattributes",
    ],
    ["an edit of another grant", () => put(`${folder}/first.yaml`, "version: 1\n"), "first.yaml"],
    [
      "a grant that becomes a folder",
      () => {
        repo.git("rm", "-q", `${folder}/first.yaml`);
        put(`${folder}/first.yaml/x.yaml`);
      },
      "first.yaml/x.yaml",
    ],
    ["a note", () => put("grants/README.md", "# Grants\n"), "README.md"],
  ])("%s is refused", async (_name, work, told) => {
    const says = await strays(() => {
      put(`${folder}/clean.yaml`);
      work();
    });
    expect(says).toContain("a grant comes alone");
    expect(says).toContain(told);
  });
});

test("validate tells beforehand what apply would refuse: a note beside a grant, and the twenty-first grant", () => {
  const change = (path: string, status: PathChange["status"]) => ({
    ...{ commit: "", parent: "", path, status, blob: "", mode: "100644" },
  });
  const many = Array.from({ length: 21 }, (_, count) => change(`${folder}/many-${count}.yaml`, "added"));
  const told = (...changes: PathChange[]) => tell(changes).map(({ file, code }) => [file, code]);
  expect(told(...many.slice(1))).toEqual([]);
  expect(told(...many)).toEqual([[`${folder}/many-20.yaml`, "grant.too-many"]]);
  expect(told(many[0]!, change("grants/README.md", "added"))).toEqual([["grants/README.md", "grant.not-alone"]]);
  expect(told(many[0]!, change(`${folder}/.gitattributes`, "deleted"))).toHaveLength(1);
  expect(told(many[0]!, change(`${folder}/first.yaml`, "deleted"))).toEqual([]);
  expect(told(change("grants/README.md", "modified"), change("docs/a.md", "added"))).toEqual([]);
});

test("what a trick left in the tree is read as no grant, and hides none", async () => {
  await strays(() => {
    plant("120000", `${folder}/link.yaml`);
    plant("160000", `${folder}/module.yaml`);
  });
  const entries = await repository.tree(repo.git("rev-parse", "HEAD"), "grants");
  const blobs = await repository.blobs(entries.filter(({ mode }) => mode === "100644").map(({ oid }) => oid));
  const tree = readTree(entries, blobs);
  expect(tree.grants.map(({ id }) => id)).toEqual(["first"]);
  expect(tree.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(["path.symlink", "path.submodule"]));
});
