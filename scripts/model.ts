/** A longer run of the model: `npm run model -- --runs 20000 --seed 7`; a failure again: `--seed 7 --path 812:3:1 --replay k:B`. */
import { parseArgs } from "node:util";
import { model } from "../test/model/model.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string" },
    seed: { type: "string" },
    path: { type: "string" },
    replay: { type: "string" },
  },
});
const runs = Number(values.runs ?? 1000);
const seed = Number(values.seed ?? Date.now() % 2_147_483_647);
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error("--runs and --seed are whole numbers: npm run model -- --runs 20000 --seed 7");
  process.exit(2);
}
console.log(`seed ${seed}, ${runs} sequences`);
const began = performance.now();
const { failed, report, reached, sequences, looks } = await model({
  ...{ runs, seed },
  ...(values.path === undefined ? {} : { path: values.path }),
  ...(values.replay === undefined ? {} : { replayPath: values.replay }),
});
for (const [what, count] of [...reached].sort(([, a], [, b]) => b - a))
  console.log(`${((100 * count) / sequences).toFixed(1).padStart(6)} %  ${what}`);
console.log(`${sequences} sequences, ${looks} looks, ${((performance.now() - began) / 1000).toFixed(1)} s`);
if (failed) console.error(report);
process.exitCode = failed ? 1 : 0;
