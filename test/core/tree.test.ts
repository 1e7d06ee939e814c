import { describe, expect, test } from "vitest";
import { readTree } from "../../src/core/parse.ts";
import { findingsText } from "../../src/report/terminal.ts";
import { golden } from "../golden.ts";
import { bytesOf, grantPath, grantText, treeOf } from "./files.ts";

const targetText = Buffer.from(bytesOf("targets/payments-development.yaml")).toString();

function read(files: Parameters<typeof treeOf>[0]) {
  const { entries, blobs } = treeOf(files);
  return readTree(entries, blobs);
}

const codesOf = (files: Parameters<typeof treeOf>[0]) =>
  read(files).findings.map(({ file, code }) => `${file} ${code}`);

describe("a whole tree", () => {
  test("is read with nothing to say", () => {
    const tree = read({ [grantPath]: grantText, "grants/README.md": "# Grants", "docs/x.md": "x", "src/a.ts": "" });
    expect(tree.findings).toEqual([]);
    expect(tree.configuration?.installation).toBe("acme");
    expect([...tree.targets.keys()]).toEqual(["payments-development", "payments-production"]);
    expect(tree.grants.map(({ path, target, id }) => [path, target, id])).toEqual([
      [grantPath, "payments-production", "backfill-4211"],
    ]);
    expect([...tree.reads.keys()]).toEqual([
      grantPath,
      "sallyport.yaml",
      "targets/payments-development.yaml",
      "targets/payments-production.yaml",
    ]);
  });

  test("one broken file of each kind hides none of the others", () => {
    const tree = read({
      [grantPath]: grantText,
      "grants/payments-production/broken.yaml": "version: [",
      "grants/payments-production/mistyped.yaml": grantText.replace("reason", "raeson"),
      "targets/broken.yaml": "\0",
      "grants/broken/other.yaml": grantText,
    });
    expect(tree.grants.map(({ id }) => id)).toEqual(["other", "backfill-4211"]);
    expect(tree.targets.size).toBe(2);
    expect(tree.findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
      "grants/payments-production/broken.yaml yaml.syntax",
      "grants/payments-production/mistyped.yaml grant.reason",
      "grants/payments-production/mistyped.yaml grant.unknown-field",
      "targets/broken.yaml yaml.character",
    ]);
  });

  test("a read places objections that come later", () => {
    const tree = read({ [grantPath]: grantText });
    const objection = { code: "x", pointer: ["window", "minutes"], message: "m", fix: "f" };
    expect(tree.reads.get(grantPath)?.place([objection])[0]).toMatchObject({ file: grantPath, line: 15, column: 12 });
  });

  test("a blob that was not given is a bug of the caller", () => {
    expect(() => readTree([{ path: grantPath, mode: "100644", oid: "missing" }], new Map())).toThrow(TypeError);
  });
});

describe("paths and modes that are refused", () => {
  const oid = "x";
  test.each<[name: string, files: Parameters<typeof treeOf>[0], told: string[]]>([
    ["a symbolic link", { [grantPath]: { mode: "120000", oid } }, [`${grantPath} path.symlink`]],
    ["an executable", { [grantPath]: { mode: "100755", oid } }, [`${grantPath} path.executable`]],
    [
      "a submodule",
      { "grants/payments-production/m": { mode: "160000", oid } },
      ["grants/payments-production/m path.submodule"],
    ],
    ["a submodule for the folder", { grants: { mode: "160000", oid } }, ["grants path.submodule"]],
    ["another mode", { [grantPath]: { mode: "100664", oid } }, [`${grantPath} path.mode`]],
    [".yml", { "grants/payments-production/x.yml": grantText }, ["grants/payments-production/x.yml path.yml"]],
    ["sallyport.yml", { "sallyport.yml": "" }, ["sallyport.yml path.yml"]],
    ["upper case", { "grants/payments-production/X.yaml": grantText }, ["grants/payments-production/X.yaml path.case"]],
    [
      "an upper-case folder",
      { "Grants/payments-production/x.yaml": "" },
      ["Grants/payments-production/x.yaml path.case"],
    ],
    [
      "a letter that looks like another",
      { "grants/payments-production/а.yaml": "" },
      ["grants/payments-production/а.yaml path.characters"],
    ],
    ["a grant without a folder", { "grants/x.yaml": grantText }, ["grants/x.yaml path.misplaced"]],
    [
      "a grant in a deeper folder",
      { "grants/payments-production/2026/x.yaml": "" },
      ["grants/payments-production/2026/x.yaml path.misplaced"],
    ],
    ["a target in a folder", { "targets/a/b.yaml": "" }, ["targets/a/b.yaml path.misplaced"]],
    [
      "another file among grants",
      { "grants/payments-production/notes.txt": "" },
      ["grants/payments-production/notes.txt path.misplaced"],
    ],
    [
      "a README in a target's folder",
      { "grants/payments-production/README.md": "" },
      ["grants/payments-production/README.md path.case"],
    ],
    ["a name too long", { [`targets/${"a".repeat(33)}.yaml`]: "" }, [`targets/${"a".repeat(33)}.yaml path.misplaced`]],
    ["a name that begins with -", { "targets/-a.yaml": "" }, ["targets/-a.yaml path.misplaced"]],
    ["an executable README", { "grants/README.md": { mode: "100755", oid } }, ["grants/README.md path.executable"]],
    ["no such target", { "grants/nowhere/x.yaml": grantText }, ["grants/nowhere/x.yaml grant.target"]],
    [
      "paths that differ in case",
      { "targets/a.yaml": targetText, "targets/A.yaml": "" },
      ["targets/A.yaml path.collision", "targets/a.yaml path.collision"],
    ],
    [
      "an id in two folders",
      { [grantPath]: grantText, "grants/payments-development/backfill-4211.yaml": grantText },
      ["grants/payments-development/backfill-4211.yaml grant.id", `${grantPath} grant.id`],
    ],
  ])("%s", (_name, files, told) => {
    expect(codesOf(files)).toEqual(told);
  });

  test("a tree without a configuration", () => {
    expect(readTree([], new Map()).findings.map(({ code }) => code)).toEqual(["configuration.missing"]);
  });

  test("whoever adds a path that collides shuts nothing: the well-formed one is read, and both are told", () => {
    const twin = "grants/payments-development/backfill-4211.yaml";
    const tree = read({
      [grantPath]: grantText,
      [grantPath.replace("backfill", "BackFill")]: grantText,
      "Targets/payments-production.yaml": "",
      [twin]: grantText,
    });
    expect(tree.targets.has("payments-production")).toBe(true);
    expect(tree.grants.map(({ path }) => path)).toEqual([twin, grantPath]);
    expect(tree.findings.map(({ file }) => file)).toEqual([
      "Targets/payments-production.yaml",
      twin,
      grantPath.replace("backfill", "BackFill"),
      grantPath,
      "targets/payments-production.yaml",
    ]);
  });

  test("what is refused is not read, and what is not ours is not looked at", () => {
    const tree = read({ "targets/a.yaml": { mode: "120000", oid }, "src/Targets/x.yaml": { mode: "120000", oid } });
    expect(tree.reads.has("targets/a.yaml")).toBe(false);
    expect(tree.findings).toHaveLength(1);
  });
});

test("the sentences", () => {
  const tree = read({
    "grants/payments-production/link.yaml": { mode: "120000", oid: "x" },
    "grants/payments-production/run.yaml": { mode: "100755", oid: "x" },
    "grants/payments-production/module": { mode: "160000", oid: "x" },
    "grants/payments-production/odd.yaml": { mode: "100664", oid: "x" },
    "grants/payments-production/x.yml": "",
    "grants/payments-production/Upper.yaml": "",
    "grants/payments-production/\u202egnp.yaml": "",
    "grants/stray.yaml": "",
    "grants/nowhere/orphan.yaml": grantText,
    "targets/twin.yaml": targetText,
    "targets/Twin.yaml": "",
    [grantPath]: grantText,
    "grants/payments-development/backfill-4211.yaml": grantText,
  });
  golden("findings/tree.txt", findingsText(tree.findings));
});
