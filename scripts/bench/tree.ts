import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Measure, measure, type Program } from "./measure.ts";
import { type Part, type Row, wallOf } from "./report.ts";

const root = join(import.meta.dirname, "../..");
const sample = join(root, "examples/grants/payments-production/backfill-4211.yaml");

/** A clone with that many grants, all in order. */
export function accessTree(grants: number): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-tree-"));
  for (const name of ["sallyport.yaml", "targets", "policies", ".github/CODEOWNERS"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  mkdirSync(join(folder, "grants/payments-production"), { recursive: true });
  const text = readFileSync(sample, "utf8");
  for (let number = 0; number < grants; number++) {
    const name = `grants/payments-production/backfill-${number}.yaml`;
    writeFileSync(join(folder, name), text.replace("INC-4211", `INC-${number}`));
  }
  const git = (...words: string[]) => execFileSync("git", words, { cwd: folder });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("-c", "user.name=ana", "-c", "user.email=ana@example.com", "commit", "--quiet", "--message", "add grants");
  git("remote", "add", "origin", "https://github.com/acme/access.git");
  return folder;
}

/** Validating a clone of one grant and of a thousand, against reading and parsing the same files and nothing more. */
export async function benchTree(rounds: number): Promise<Part> {
  const [one, thousand] = [accessTree(1), accessTree(1000)];
  const validate = (directory: string): Program => ({ arguments: [join(root, "dist/cli.js"), "validate"], directory });
  const parse = (directory: string): Program => ({
    arguments: [join(import.meta.dirname, "plain-parse.mjs"), directory],
  });
  const programs = {
    "node -e 0": { arguments: ["-e", "0"] },
    "validate, one grant": validate(one),
    "read and parse, one grant": parse(one),
    "validate, 1,000 grants": validate(thousand),
    "read and parse, 1,000 grants": parse(thousand),
  };
  const taken = new Map<string, Measure[]>(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const run = await measure(program);
      if (run.code !== 0) throw new Error(`${name} failed: ${run.output}`);
      if (round > 0) taken.get(name)!.push(run);
    }
  }
  const rows = [...taken].map(([name, runs]): Row => ({ name, runs }));
  const [, , , whole, loop] = rows as [Row, Row, Row, Row, Row];
  const ratio = wallOf(whole) / wallOf(loop);
  return {
    rows,
    budgets: [
      { says: `a tree of 1,000 is ${ratio.toFixed(2)} × reading and parsing it (at most 1.3)`, kept: ratio <= 1.3 },
    ],
  };
}
