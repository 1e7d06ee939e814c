/*
 * What Sallyport costs, side by side with what the same work costs at least. Rounds are interleaved and medians printed.
 * A budget that is missed is printed as missed; `--strict` makes that exit 1. `--rounds <n>` sets how often, 15 unless given.
 */
import { benchJob } from "./bench/job.ts";
import { table, verdict } from "./bench/report.ts";
import { benchTree } from "./bench/tree.ts";

const rounds = Number(process.argv[process.argv.indexOf("--rounds") + 1]) || 15;
const parts = [
  ["a step of a job", benchJob],
  ["a clone", benchTree],
] as const;

let missed = 0;
for (const [title, bench] of parts) {
  const { rows, budgets } = await bench(rounds);
  console.log(`${table(title, rows)}\n\n${budgets.map(verdict).join("\n")}\n`);
  missed += budgets.filter(({ kept }) => !kept).length;
}
console.log(missed === 0 ? "every budget was kept" : `${missed} budgets were missed`);
process.exitCode = missed > 0 && process.argv.includes("--strict") ? 1 : 0;
