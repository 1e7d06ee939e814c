/**
 * Which walls are mutated: who approved, what is decided, what the evaluator says, what is contained. `npm run mutation [-- room]`.
 * https://stryker-mutator.io/docs/stryker-js/configuration/
 */
import { rooms } from "./rooms.ts";

const only = process.env.SALLYPORT_ROOM;
const chosen = rooms.filter(({ name }) => only === undefined || only === name);

export default {
  testRunner: "vitest",
  plugins: ["./test/mutation/node_modules/@stryker-mutator/vitest-runner/dist/src/index.js"],
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  mutate: chosen.flatMap(({ files }) => files),
  tsconfigFile: "none.json",
  checkers: [],
  concurrency: Number(process.env.SALLYPORT_CONCURRENCY ?? 2),
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `.mutation/${only ?? "all"}.incremental.json`,
  tempDirName: ".mutation/sandbox",
  ignorePatterns: ["/test/conformance/node_modules", "/.git"],
  reporters: ["json", "clear-text", "progress-append-only"],
  jsonReporter: { fileName: `.mutation/${only ?? "all"}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  timeoutMS: 10_000,
  disableTypeChecks: false,
  thresholds: { high: 90, low: 85, break: 85 },
};
