/*
 * What Sallyport costs, side by side with what the same work costs at least. Rounds are interleaved and medians printed.
 * A budget that is missed is printed as missed; `--strict` makes that exit 1. `--rounds <n>` sets how often, 15 unless given;
 * `--leases <n>` how many stand when sweep comes, of which a tenth is due: 1,000 in one account and 10,000 over ten, unless
 * given. `--only job`, `clone`, `owners`, `pull`, `sweep` or `growth` measures one part.
 */
import { availableParallelism, loadavg } from "node:os";
import { benchGrowth } from "./bench/growth.ts";
import { benchJob } from "./bench/job.ts";
import { benchOwners } from "./bench/owners.ts";
import { benchPull } from "./bench/pull.ts";
import { partText } from "./bench/report.ts";
import { benchSweep } from "./bench/sweep.ts";
import { benchTree } from "./bench/tree.ts";

const option = (name: string) =>
  process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : undefined;
const rounds = option("--rounds") ?? 15;
const leases = option("--leases");
const parts = [
  ["job", "a step of a job", () => benchJob(rounds)],
  ["clone", "a clone", () => benchTree(rounds)],
  ["owners", "owners of paths", () => benchOwners(rounds)],
  ["pull", "a pull request", () => benchPull(Math.ceil(rounds / 3))],
  ["sweep", "a sweep", () => benchSweep(leases ?? 1000)],
  ["growth", "ten accounts", () => benchGrowth(leases ?? 10_000)],
] as const;
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : undefined;

// Walls are worth little on a machine that does other work; CPU times are worth more.
console.log(
  `${availableParallelism()} cores, ${loadavg()[0]!.toFixed(1)} processes at work before the first measure\n`,
);

let missed = 0;
for (const [name, title, bench] of parts) {
  if (only !== undefined && only !== name) continue;
  const part = await bench();
  console.log(partText(title, part));
  missed += part.budgets.filter(({ kept }) => !kept).length;
}
console.log(missed === 0 ? "every budget was kept" : `${missed} budgets were missed`);
process.exitCode = missed > 0 && process.argv.includes("--strict") ? 1 : 0;
