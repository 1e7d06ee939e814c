import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

/** Mistakes planted in a copy of the sources are found by the model, in few sequences, and shrunk to what it takes. */

const root = join(import.meta.dirname, "../..");
const sequences = 400;

interface Plant {
  readonly name: string;
  readonly file: string;
  /** The one place that is changed. */
  readonly at: RegExp;
  readonly code: string;
  /** How the model says what it found. */
  readonly says: RegExp;
}

const plants: readonly Plant[] = [
  {
    name: "plan: a lease whose file has left the default branch is kept",
    file: "src/core/plan.ts",
    at: /if \(standing === undefined\) return unbind\("deleted"[^;]*;/,
    code: 'if (standing === undefined) return "keep";',
    says: /is open and ought not to be|was served at .*, when nothing allowed it/,
  },
  {
    name: "plan: a revocation is not heeded",
    file: "src/core/plan.ts",
    at: /if \(revoked\) return unbind\("revoked"[^;]*;/,
    code: "",
    says: /is open and ought not to be|was served at .*, when nothing allowed it/,
  },
  {
    name: "bind: the trust is opened before anything is granted and proven",
    file: "src/providers/aws/bind.ts",
    at: /(if \(!open\) await roles\.putInline\([^;]*;\n)([\s\S]*?)(\s*if \(!open\) await roles\.setTrust\([^;]*;)/,
    code: "$3\n$1$2",
    says: /ought to be open and is not|cannot do what was granted|come to a good end|incident/,
  },
  {
    name: "unbind: the trust is closed first, and denied only then",
    file: "src/providers/aws/unbind.ts",
    at: /const \[found, denial\] = (await settle\([^;]*lookAndDeny[^;]*;)\n([\s\S]*?)(\s*if \(lifeOf\(found\.trust\)\?\.state !== "sealed"\) await roles\.setTrust\([^;]*;)/,
    code: "const found = await standing(roles, name, resource);\n$2$3\n  const [, denial] = $1",
    says: /an incident or drift was told, and no hand was on anything/,
  },
  {
    name: "early end: a lease that nobody uses is kept",
    file: "src/commands/finished.ts",
    at: /if \(sessions\.length === 0\) return await idle\([^;]*;/,
    code: "if (sessions.length === 0) return undefined;",
    says: /is open and ought not to be|was served at .*, when nothing allowed it/,
  },
  {
    name: "halt: a reviewed change lifts none that the ledger does not call lifted yet",
    file: "src/commands/halts.ts",
    at: /flaw === undefined \? claimed : /,
    code: "",
    says: /ought to be open and is not/,
  },
  {
    name: "repair: a policy that was written over is not noticed",
    file: "src/providers/aws/drift.ts",
    at: /const changed = [^;]*;/,
    code: "const changed = false;",
    says: /stands open and not as it was made|which was never granted/,
  },
  {
    name: "ledger: a line is appended wherever the branch stands by then",
    file: "src/ledger/branch.ts",
    at: /expectedHead: state\.commit,/,
    code: "expectedHead: (await repository.branchTip(branch))!,",
    says: /the ledger was changed, and not only appended to|follows no other|is not in the ledger/,
  },
];

describe("a planted mistake is found by the model", () => {
  test.each(plants)("$name", { timeout: 600_000 }, async ({ file, at, code, says }) => {
    const directory = mkdtempSync(join(tmpdir(), "planted-"));
    try {
      for (const part of copied) cpSync(join(root, part), join(directory, part), { recursive: true });
      symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
      const text = readFileSync(join(root, file), "utf8");
      const changed = text.replace(at, code);
      if (changed === text) throw new Error(`${file} does not hold the place of this mistake any more: name another`);
      writeFileSync(join(directory, file), changed);
      const { code: exit, stdout, stderr } = await run(directory);
      expect(exit, `nothing was found:\n${stdout}`).toBe(1);
      expect(stderr).toMatch(says);
      expect(stderr).toMatch(/Counterexample: \[.*replayPath=/);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});

/** Everything that the model loads or reads. */
const copied = [
  "src",
  "sandbox",
  "test/acme.ts",
  "test/model",
  "scripts/model.ts",
  "targets",
  "policies",
  "bootstrap",
  ".github/CODEOWNERS",
  "sallyport.yaml",
  "package.json",
];

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(directory: string): Promise<Ended> {
  const options = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning"];
  // One seed, so that what is found today is found tomorrow.
  const given = ["scripts/model.ts", "--runs", String(sequences), "--seed", "1"];
  try {
    const done = await promisify(execFile)(process.execPath, [...options, ...given], { cwd: directory });
    return { code: 0, ...done };
  } catch (error) {
    return error as Ended;
  }
}
