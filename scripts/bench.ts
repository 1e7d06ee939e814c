/*
 * What Sallyport costs, side by side with what the same work costs at least. Rounds are interleaved and medians printed.
 * A budget that is missed is printed as missed; `--strict` makes that exit 1. `--rounds <n>` sets how often, 15 unless given; `--leases <n>` how many
 * stand when sweep comes, 1,000 unless given, of which a tenth is due.
 */
import { benchJob } from "./bench/job.ts";
import { table, verdict } from "./bench/report.ts";
import { benchSweep } from "./bench/sweep.ts";
import { benchTree } from "./bench/tree.ts";

const option = (name: string, otherwise: number) =>
  process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise;
const rounds = option("--rounds", 15);
const leases = option("--leases", 1000);
const parts = [
  ["a step of a job", () => benchJob(rounds)],
  ["a clone", () => benchTree(rounds)],
  ["a sweep", () => benchSweep(leases)],
] as const;

let missed = 0;
for (const [title, bench] of parts) {
  const { rows, budgets } = await bench();
  console.log(`${table(title, rows)}\n\n${budgets.map(verdict).join("\n")}\n`);
  missed += budgets.filter(({ kept }) => !kept).length;
}
console.log(missed === 0 ? "every budget was kept" : `${missed} budgets were missed`);
process.exitCode = missed > 0 && process.argv.includes("--strict") ? 1 : 0;
