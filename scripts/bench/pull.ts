import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sandboxClock } from "../../sandbox/clock.ts";
import type { GitHub } from "../../sandbox/contract.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import { minute } from "../../src/core/time.ts";
import { type Measure, measure, type Program } from "./measure.ts";
import { type Part, type Row, wallOf } from "./report.ts";
import { accessRepository, git, grantText, pullRequests, type Scene } from "./repository.ts";

const cli = join(import.meta.dirname, "../../dist/cli.js");

/** Validating one pull request where a hundred grants stand, and where ten thousand do. */
export async function benchPull(rounds: number): Promise<Part> {
  const small = await scene(100);
  const large = await scene(10_000);
  try {
    const runs: [Measure[], Measure[]] = [[], []];
    for (let round = 0; round <= rounds; round++) {
      for (const [at, { program }] of [small, large].entries()) {
        const run = await measure(program);
        if (run.code !== 0) throw new Error(`validate failed: ${run.output.slice(-2000)}`);
        if (round > 0) runs[at]!.push(run);
      }
    }
    const rows: Row[] = [
      { name: "validate a pull request, 100 grants", runs: runs[0] },
      { name: "validate a pull request, 10,000 grants", runs: runs[1] },
    ];
    const ratio = wallOf(rows[1]!) / wallOf(rows[0]!);
    const says = `a pull request among a hundred times the grants takes ${ratio.toFixed(2)} × the time (at most 1.1)`;
    return { rows, budgets: [{ says, kept: ratio <= 1.1 }] };
  } finally {
    await small.github.stop();
    await large.github.stop();
  }
}

/** Longer than any limit looks back. */
const longAgo = 400 * 24 * 60 * minute;

async function scene(grants: number): Promise<{ readonly github: GitHub; readonly program: Program }> {
  const directory = mkdtempSync(join(tmpdir(), "bench-github-"));
  const clock = sandboxClock();
  const github = await startGitHub({ clock, directory });
  // They stand there since long: what was given lately is counted for every request, and that is another matter.
  clock.move(-longAgo);
  const here = await accessRepository(github, grants, () => 60);
  clock.move(longAgo);
  await pullRequests(here, 1, await treeWithOneMore(here, grants));
  return {
    github,
    program: {
      arguments: [cli, "validate", "--pull-request", "1", "--github-api-url", github.apiUrl],
      directory: here.directory,
      environment: { GITHUB_TOKEN: here.token },
    },
  };
}

async function treeWithOneMore({ directory }: Scene, number: number): Promise<string> {
  const path = `grants/payments-production/backfill-${number}.yaml`;
  writeFileSync(join(directory, path), grantText(number));
  await git(directory, "add", path);
  const tree = await git(directory, "write-tree");
  await git(directory, "reset", "--quiet", "--hard");
  return tree;
}
