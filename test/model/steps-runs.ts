/** Runs of our workflows: whole, lost, slow, doubled, at the same time, and overtaken. */
import fc from "fast-check";
import type { Loss } from "./gate.ts";
import * as people from "./people.ts";
import { alone, apply, halt, sweep, together } from "./runs.ts";
import { isMerged, lives, nth, pick, place, Step } from "./step.ts";

const loss: fc.Arbitrary<Loss> = fc.oneof(
  fc.record({
    of: fc.constant("calls" as const),
    nth: fc.integer({ min: 1, max: 60 }),
    when: fc.constantFrom("before", "after"),
  }),
  fc.record({
    of: fc.constant("changes" as const),
    nth: fc.integer({ min: 1, max: 4 }),
    when: fc.constantFrom("before", "after"),
  }),
);
/** Once in three times. */
const seldom = <Value>(one: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one });
const recording = fc.oneof(
  { weight: 5, arbitrary: fc.constant("done" as const) },
  { weight: 1, arbitrary: fc.constant("dropped" as const) },
  { weight: 1, arbitrary: loss },
);
const lag = fc.constantFrom(0, 0, 0, 200, 5000);

export const plainly = fc
  .record({ kind: fc.constantFrom("apply", "apply", "sweep"), record: recording, lag })
  .map(
    ({ kind, ...run }) =>
      new Step(`${kind}(${JSON.stringify(run)})`, (real, oracle) =>
        alone(real, oracle, { ...(kind === "apply" ? apply : sweep), ...run }),
      ),
  );

export const lost = fc
  .record({ kind: fc.constantFrom("apply", "apply", "sweep"), loss })
  .map(
    ({ kind, ...run }) =>
      new Step(`${kind}(${JSON.stringify(run)})`, (real, oracle) =>
        alone(real, oracle, { ...(kind === "apply" ? apply : sweep), ...run, record: "done" }),
      ),
  );

/** In the middle of an end: it has two changes. */
const between = fc.record({
  of: fc.constant("changes" as const),
  nth: fc.integer({ min: 1, max: 2 }),
  when: fc.constantFrom("before" as const, "after" as const),
});

export const revoked = fc.record({ nth, record: recording, loss: seldom(fc.oneof(loss, between, between)) }).map(
  (one) =>
    new Step(`revoke(${JSON.stringify(one)})`, async (real, oracle) => {
      const grant = pick(oracle, one.nth, isMerged, lives);
      if (!grant) return;
      await alone(real, oracle, { ...sweep, loss: one.loss, record: one.record }, grant);
      real.watch.reached.add("revoked");
    }),
);

export const atOnce = fc
  .record({
    nth,
    seed: fc.nat(1_000_000),
    kinds: fc.tuple(fc.constantFrom("apply", "sweep"), fc.constantFrom("apply", "revoke")),
  })
  .map(
    (one) =>
      new Step(`together(${JSON.stringify(one)})`, async (real, oracle) => {
        const grant = pick(oracle, one.nth, isMerged, lives);
        const runs = one.kinds.map((kind) =>
          kind === "apply"
            ? { ...apply, record: "done" as const }
            : { ...sweep, record: "done" as const, revoked: kind === "revoke" ? grant : undefined },
        );
        await together(real, oracle, { seed: one.seed, runs });
      }),
  );

/** The kill switch, by an administrator. */
export const halted = fc.record({ place, record: recording, loss: seldom(loss) }).map(
  (one) =>
    new Step(`halt(${JSON.stringify(one)})`, async (real, oracle) => {
      await halt(real, oracle, one.place, { loss: one.loss, record: one.record });
      real.watch.reached.add("halted");
    }),
);

/** Somebody takes a file away, or has it revoked, while apply is at work. */
export const overtaken = fc
  .record({ nth, call: fc.integer({ min: 1, max: 60 }), by: fc.constantFrom("takeAway", "revoke") })
  .map(
    (one) =>
      new Step(`overtake(${JSON.stringify(one)})`, async (real, oracle) => {
        const grant = pick(oracle, one.nth, isMerged, lives);
        if (!grant) return;
        const act = async () => {
          if (one.by === "takeAway") people.takeAway(real, grant);
          else await together(real, oracle, { seed: 0, runs: [{ ...sweep, record: "done", revoked: grant }] });
          real.watch.reached.add(`overtaken by ${one.by}`);
        };
        await alone(real, oracle, { ...apply, record: "done", meanwhile: { call: one.call, act } });
      }),
  );

/** Two record jobs at once, each with what the other does not know. */
export const recordsAtOnce = fc.record({ nth, seed: fc.nat(1_000_000) }).map(
  (one) =>
    new Step(`record at once(${JSON.stringify(one)})`, async (real, oracle) => {
      const known = real.town.batches.length;
      await alone(real, oracle, { ...apply, record: "dropped" });
      const grant = pick(oracle, one.nth, isMerged, lives);
      if (grant) await alone(real, oracle, { ...sweep, record: "dropped" }, grant);
      await real.town.recordTogether(one.seed, real.town.batches.slice(known));
      real.watch.reached.add("record jobs at the same time");
    }),
);

/** A record job is run again, with what it was given then. */
export const again = fc.nat(9).map(
  (index) =>
    new Step(`record again(${index})`, async ({ town, watch }) => {
      const batch = town.batches[index % Math.max(1, town.batches.length)];
      if (!batch) return;
      await town.recordBatch(batch);
      watch.reached.add("a record job run again");
    }),
);
