import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { attestationFindings, attest as attestHere } from "../../src/commands/attestation.ts";
import { attestationOf, attestationPath, attests, changesBetween } from "../../src/core/attestation.ts";
import { controlPaths } from "../../src/core/control.ts";
import { gitRepository } from "../../src/git/repository.ts";
import { lyingFiles } from "../../src/git/worktree.ts";
import { story, target } from "./lineage.ts";

/* Owners approve everything that decides anew, by one reviewed file that names it: real git, and a list of who approved what. */

let repo: ReturnType<typeof story>;
beforeEach(() => {
  repo = story();
});
afterEach(() => repo.end());

const policy = "policies/a.cedar";
const owners = ".github/CODEOWNERS";
const attest = (approvers?: readonly string[]) => repo.merge({ [attestationPath]: repo.attestation() }, approvers);

describe("an attestation that owners approved", () => {
  test("stands for approvals whose owners have left", async () => {
    repo.merge({ [policy]: "forbid", "dist/index.js": "1" });
    repo.merge({ "dist/index.js": undefined });
    repo.leave("sam");
    expect(await repo.unreviewed()).toHaveLength(2);
    attest(["kim", "eli"]);
    expect(await repo.unreviewed()).toEqual([]);
  });

  test("is asked about instead of all the commits before it, however many they are", async () => {
    for (let file = 0; file < 12; file += 1) repo.merge({ [`policies/p${file}.cedar`]: "forbid" });
    expect(await repo.unreviewed()).toEqual([]);
    expect(repo.asked()).toBe(12);
    attest();
    repo.merge({ "policies/p3.cedar": "permit" });
    const before = repo.asked();
    expect(await repo.unreviewed()).toEqual([]);
    expect(repo.asked() - before).toBe(2);
  });

  test("makes nobody an owner of what was approved before it", async () => {
    repo.merge({ [owners]: "* @kim @friend\n" });
    repo.leave("sam");
    const usurped = repo.merge({ [policy]: "1" }, ["kim", "friend"]);
    attest(["kim", "eli"]);
    const after = repo.merge({ "src/a.ts": "1" }, ["kim", "friend"]);
    const { unreviewed, ownersAt } = await repo.control();
    expect(unreviewed).toEqual([]);
    expect(await ownersAt(usurped)).toMatch(/when it was merged, \.github\/CODEOWNERS was what commit/);
    expect(await ownersAt(after)).toBeUndefined();
  });
});

describe("attests nothing:", () => {
  beforeEach(() => {
    repo.push({ [policy]: "evil" });
  });

  const evil = expect.stringMatching(/^policies\/a\.cedar: no merged pull request explains it$/);

  test("an attestation that was pushed without review, and it shuts the gate itself", async () => {
    repo.push({ [attestationPath]: repo.attestation() });
    expect(await repo.unreviewed()).toEqual([
      expect.stringMatching(/^sallyport\.attested: no merged pull request explains it$/),
      evil,
    ]);
  });

  test("an attestation of another tree: of one byte more, of an older one, of one file less", async () => {
    const text = repo.attestation();
    repo.merge({ [attestationPath]: `${text}\n` });
    expect(await repo.unreviewed()).toEqual([evil]);
    repo.push({ [policy]: "worse" });
    repo.merge({ [attestationPath]: text });
    expect(await repo.unreviewed()).toEqual([evil]);
    const lines = repo.attestation().split("\n");
    repo.merge({ [attestationPath]: lines.filter((line) => !line.includes("cedar")).join("\n") });
    expect(await repo.unreviewed()).toEqual([evil]);
  });

  test("an attestation that is merged with any other change", async () => {
    repo.push({ "dist/index.js": "1" });
    const text = repo.attestation();
    repo.push({ "dist/index.js": undefined });
    repo.merge({ [attestationPath]: text, "dist/index.js": "1" });
    expect(await repo.unreviewed()).toEqual([evil]);
    repo.merge({ [attestationPath]: repo.attestation(), "README.md": "1" });
    expect(await repo.unreviewed()).toEqual([evil]);
    attest();
    expect(await repo.unreviewed()).toEqual([]);
  });

  test("an attestation that came into the pull request after its approvals, though it is taken away again by review", async () => {
    repo.merge({ [attestationPath]: repo.attestation() }, ["sam", "eli"], { reviewed: { "README.md": "1" } });
    expect(await repo.unreviewed()).toEqual([expect.stringMatching(/^sallyport\.attested: .*other bytes/), evil]);
    repo.merge({ [attestationPath]: undefined });
    expect(await repo.unreviewed()).toEqual([evil]);
  });

  test("an attestation that one of two approved, or its own author", async () => {
    attest(["sam"]);
    expect(await repo.unreviewed()).toHaveLength(2);
    repo.merge({ [attestationPath]: undefined });
    repo.merge({ [attestationPath]: repo.attestation() }, ["sam", "kim"], { by: "kim" });
    repo.merge({ [attestationPath]: undefined });
    expect(await repo.unreviewed()).toEqual([evil]);
  });

  test("a symbolic link to one, and one that is executable", async () => {
    for (const mode of ["120000", "100755"]) {
      const text = repo.attestation();
      repo.write({ "staged.txt": text });
      const blob = repo.git("rev-parse", ":staged.txt");
      repo.git("rm", "-qf", "staged.txt");
      repo.git("update-index", "--add", "--cacheinfo", `${mode},${blob},${attestationPath}`);
      repo.git("commit", "-qm", mode);
      expect(await repo.unreviewed()).toContainEqual(evil);
    }
  });
});

describe("an attestation approved by whom a bypass put there", () => {
  test("new owners attest their own ownership", async () => {
    repo.push({ [owners]: "* @mallory @friend\n" });
    attest(["mallory", "friend"]);
    expect(await repo.unreviewed()).toEqual([
      expect.stringMatching(/^sallyport\.attested: .* has nobody/),
      expect.stringMatching(/^\.github\/CODEOWNERS: no merged/),
    ]);
  });

  test("owners of one path attest another's: each path takes its own", async () => {
    repo.merge({ [owners]: "* @acme/security\n/dist/ @mallory @friend\n" });
    repo.push({ [policy]: "evil", "dist/index.js": "evil" });
    attest();
    expect(await repo.unreviewed()).toEqual([expect.stringMatching(/^dist\/index\.js: no merged/)]);
  });

  test("a target that a bypass made lenient is attested by no fewer than before, and makes nothing else cheaper", async () => {
    repo.push({ "targets/staging.yaml": target(1), [policy]: "evil" });
    attest(["sam"]);
    const found = await repo.unreviewed();
    expect(found).toHaveLength(2);
    expect(found[1]).toMatch(/^targets\/staging\.yaml policies\/a\.cedar: no merged/);
    attest(["sam", "eli"]);
    expect(await repo.unreviewed()).toEqual([]);
  });
});

describe("what a person is told", () => {
  const written = async (at = 5000) => {
    let text = "";
    const files = await lyingFiles(repo.directory, controlPaths);
    const said = await attestHere(files, async (placed) => (text = placed.get(attestationPath) ?? ""), at);
    return { text, said };
  };
  const findings = async (head: string) => {
    const repository = gitRepository({ directory: repo.directory, branch: "main" });
    const changes = await repository.diff("main", head);
    const found = await attestationFindings({ repository }, { tip: repo.git("rev-parse", "main"), changes });
    return found.map(({ code }) => code);
  };
  const proposed = (files: Readonly<Record<string, string>>) => {
    repo.git("checkout", "-q", "-b", "attest");
    repo.write(files);
    repo.git("commit", "-qm", "attest");
    const head = repo.git("rev-parse", "HEAD");
    repo.git("checkout", "-q", "main");
    repo.git("branch", "-qD", "attest");
    return head;
  };

  test("the files as they lie make what git will hold, and the next one says what changed since", async () => {
    const { text, said } = await written(1000);
    expect(text).toBe(repo.attestation());
    expect(said.json).toEqual({
      written: attestationPath,
      changed: [owners, policy, "sallyport.yaml", "targets/staging.yaml"],
    });
    repo.push({ [attestationPath]: text });
    repo.push({ [policy]: "forbid", "src/a.ts": "1" });
    const next = await written();
    expect(next.said).toMatchObject({ exit: 0, json: { changed: [policy, "src/a.ts"] } });
    expect(next.said.text).toMatch(
      /^wrote sallyport\.attested: 2 files changed since the last attestation\n {2}policies/,
    );
  });

  test("nothing is written where a file cannot be read", async () => {
    const unreadable = { code: "path.unreadable", file: policy, line: 1, column: 1, level: "error" } as const;
    const files = { entries: [], blobs: new Map(), findings: [{ ...unreadable, message: "no", fix: "mend it" }] };
    const place = () => Promise.reject(new Error("written"));
    expect(await attestHere(files, place, 0)).toMatchObject({
      exit: 1,
      text: expect.stringContaining("nothing was written"),
    });
  });

  test("the pull request says when it would attest nothing, and says nothing when it would", async () => {
    const text = repo.attestation();
    expect(await findings(proposed({ [attestationPath]: text }))).toEqual([]);
    expect(await findings(proposed({ "README.md": "1" }))).toEqual([]);
    expect(await findings(proposed({ [attestationPath]: text, "README.md": "1" }))).toEqual(["attestation.not-alone"]);
    repo.push({ [policy]: "forbid" });
    expect(await findings(proposed({ [attestationPath]: text }))).toEqual(["attestation.other-tree"]);
  });
});

test("one text attests a set of files: any other path, mode, bytes or order does not", () => {
  const entries = [
    { path: "policies/a.cedar", mode: "100644", oid: "a".repeat(40) },
    { path: "dist/index.js", mode: "100755", oid: "b".repeat(40) },
    { path: attestationPath, mode: "100644", oid: "c".repeat(40) },
    { path: "grants/a/b.yaml", mode: "100644", oid: "d".repeat(40) },
  ] as const;
  const text = attestationOf(entries, 1000);
  expect(attests(text, entries)).toBe(true);
  expect(attests(text, entries.toReversed())).toBe(true);
  expect(attests(attestationOf(entries, 2000), entries)).toBe(true);
  expect(attests(text, entries.slice(0, 2))).toBe(true);
  expect(attests(text, entries.slice(0, 1))).toBe(false);
  for (const other of [{ path: "policies/b.cedar" }, { mode: "100755" }, { oid: "e".repeat(40) }])
    expect(attests(text, [{ ...entries[0], ...other }, ...entries.slice(1)])).toBe(false);
  for (const forged of [text.replace(/^at: .*$/m, "at: soon"), text.replace(/^at: .*\n/m, ""), `${text}x`, ""])
    expect(attests(forged, entries)).toBe(false);
  expect(changesBetween(text, attestationOf(entries.slice(1), 1000))).toEqual(["policies/a.cedar"]);
});
