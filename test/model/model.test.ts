import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { model, type Outcome } from "./model.ts";

/*
 * The promise of the product: whatever people, machines, the weather and chance do, and in whatever order, no call is served
 * outside an approved lease's window and scope; and once all is quiet, what stands in the clouds is what is leased, and the
 * ledger tells all of it. `npm run model` runs it for longer.
 */

const sequences = 1000;
let outcome: Outcome;
let seed: number;

beforeAll(async () => {
  seed = fc.readConfigureGlobal().seed ?? Date.now() % 2_147_483_647;
  console.log(`the model begins at seed ${seed}`);
  outcome = await model({ runs: sequences, seed });
  const table = [...outcome.reached].sort(([, a], [, b]) => b - a).map(([what, count]) => `${count}\t${what}`);
  console.log([`${outcome.sequences} sequences, ${outcome.looks} looks; of the sequences`, ...table].join("\n"));
}, 1_200_000);

it(`holds in ${sequences} sequences`, () => {
  expect(outcome.failed, outcome.report).toBe(false);
  expect(outcome.sequences).toBe(sequences);
});

/** In how many sequences something of this kind was reached at all. */
function reached(kind: RegExp): number {
  return outcome.each.filter((one) => [...one].some((what) => kind.test(what))).length;
}

// Each share is far enough below what chance gives that hardly a seed in some thousands falls short of it.
it.each([
  ["a lease was opened", /^bind done$/, 0.3],
  ["a granted call was served", /^a call was served$/, 0.2],
  ["a job minted by the mint step", /^minted$/, 0.1],
  ["a job gave its lease back", /^released$/, 0.005],
  ["a call was refused after an early end", /^a call was refused after an early end$/, 0.01],
  ["a lease was revoked while it was open", /^unbind done \(revoked\)$/, 0.05],
  ["a lease ended with its file", /^unbind done \(deleted\)$/, 0.006],
  ["a lease ended that nobody used", /^unbind done \(idle\)$/, 0.003],
  ["a lease ended whose jobs were over", /^unbind done \(finished\)$/, 0.003],
  ["a reviewed change lifted a halt", /^a halt was lifted$/, 0.01],
  ["a lease stood open where a halt was lifted", /^open where a halt was lifted$/, 0.001],
  ["a role that a hand was on was repaired", /^repair done$/, 0.03],
  ["a repaired role stood as it was made when all was quiet", /^repaired, as it was made$/, 0.01],
  ["a lease stood until its window was over", /^unbind done \(expired\)$/, 0.2],
  ["a tombstone was taken away", /^remove done$/, 0.2],
  ["somebody was at work while apply was", /^overtaken by /, 0.01],
  ["runs went on at the same time", /^runs at the same time$/, 0.1],
  ["a bind was undone, or not begun, since the default branch moved", /^apply told of apply\.overtaken$/, 0.005],
  ["a machine was lost at a change of a bind", /^apply lost at iam:(CreateRole|PutRolePolicy|Update)/, 0.003],
  ["a machine was lost when it had opened a trust", /^apply lost at iam:UpdateAssumeRolePolicy$/, 0.001],
  ["a machine was lost in the middle of a revocation", /^sweep lost at iam:(Attach|Update)/, 0.003],
  ["a record job was lost", /^record lost at /, 0.002],
  ["a record job never ran", /^a record job that never ran$/, 0.05],
  ["a record job was run again", /^a record job run again$/, 0.05],
  ["GitHub was down when a run began", /^(apply|sweep) failed: github\.unavailable$/, 0.003],
  ["an account was down when apply ran", /^apply told of aws\.unavailable$/, 0.003],
  ["a hand was on a role of ours", /^by hand: (widened|undenied|untagged|unbounded|added)$/, 0.005],
  ["a hand made a role below our path", /^by hand: a role of nobody's$/, 0.05],
])("reached often enough: %s", (_, kind, share) => {
  expect(reached(kind) / sequences).toBeGreaterThanOrEqual(share);
});
