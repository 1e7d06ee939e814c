import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ownersOf, parseCodeowners, showOwner } from "../../src/approval/codeowners.ts";
import { checkGrant, checkTarget } from "../../src/core/check.ts";
import { readTree } from "../../src/core/parse.ts";
import { bytesOf, grantPath, grantText, treeOf } from "./files.ts";

const root = join(import.meta.dirname, "../..");
const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trimEnd().split("\n");

describe("the files this repository ships", () => {
  test("hold together", () => {
    const { entries, blobs } = treeOf({ [grantPath]: grantText });
    const tree = readTree(entries, blobs);
    expect(tree.findings).toEqual([]);
    for (const target of tree.targets.values()) expect(checkTarget(target, tree.configuration!)).toEqual([]);
    for (const grant of tree.grants) expect(checkGrant(grant, tree.targets.get(grant.target)!)).toEqual([]);
  });

  test("ask for nothing: grants/ holds its README alone", () => {
    expect(tracked.filter((path) => path.startsWith("grants/"))).toEqual(["grants/README.md"]);
  });
});

describe("CODEOWNERS", () => {
  const { rules, findings } = parseCodeowners(".github/CODEOWNERS", bytesOf(".github/CODEOWNERS"));
  const owners = (path: string) => ownersOf(rules, path)?.owners.map(showOwner);

  test("is read without a word", () => expect(findings).toEqual([]));

  test("gives every file an owner, and everything that decides to security", () => {
    for (const path of tracked) expect(owners(path), path).not.toEqual([]);
    const controls =
      /^(?:policies|targets|schemas|src|dist|bootstrap|scripts|\.github)\/|^(?:sallyport\.yaml|action\.yml|package(?:-lock)?\.json)$/;
    for (const path of tracked.filter((each) => controls.test(each)))
      expect(owners(path), path).toEqual(["@acme/security"]);
  });

  test("gives each target's grants to those who answer for it", () => {
    expect(owners("grants/payments-production/x.yaml")).toEqual(["@acme/payments-owners"]);
    expect(owners("grants/payments-development/x.yaml")).toEqual(["@dana"]);
    expect(owners("grants/elsewhere/x.yaml")).toEqual(["@acme/security"]);
  });
});
