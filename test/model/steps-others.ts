/** Jobs, time, weather, and hands that are on what they should not be. */
import fc from "fast-check";
import { hold } from "./check.ts";
import type { Job } from "./jobs.ts";
import type { Grant, Hand } from "./oracle.ts";
import * as people from "./people.ts";
import { claimsOf, places } from "./place.ts";
import { nameOf } from "./runs.ts";
import { isMerged, nth, pick, place, Step } from "./step.ts";

const minute = 60_000;

export const minted = nth.map(
  (index) =>
    new Step(`mint(${index})`, async (real, oracle) => {
      const now = real.town.clock.now();
      const grant = pick(oracle, index, isMerged, (one) => oracle.mayServe(one, now));
      if (!grant) return;
      const lease = referenceOf(real, grant);
      if (lease === undefined) return;
      const where = places[grant.place];
      const job: Job = { claims: claimsOf(where), lease, account: where.account, saved: new Map() };
      if ((await real.town.jobs.mint(job)) !== 0) return;
      hold(real.watch, grant, job);
      real.watch.reached.add("minted");
    }),
);

/** The newest line that tells of its opening holds the reference; so does the pull request's comment. */
function referenceOf({ town }: people.Real, grant: Grant): string | undefined {
  const lines = town
    .ledgerText()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { kind: string; grant: string; detail: { reference?: string } });
  return lines.findLast((line) => line.kind === "bound" && line.grant === nameOf(grant))?.detail.reference;
}

export const released = nth.map(
  (index) =>
    new Step(`release(${index})`, async ({ town, watch }) => {
      const held = watch.held[index % Math.max(1, watch.held.length)];
      if (!held?.job) return;
      const exit = await town.jobs.release(held.job);
      if (exit === 0) {
        held.grant.ended ??= town.clock.now();
        watch.reached.add("released");
      } else held.grant.doubtful = true;
    }),
);

export const moved = fc
  .constantFrom(1, 4, 10, 29, 61, 130)
  .map((minutes) => new Step(`move(${minutes} minutes)`, ({ town }) => town.clock.move(minutes * minute)));

export const weather = fc
  .record({ place: fc.constantFrom("github", places.production.account, places.development.account), on: fc.boolean() })
  .map(
    (one) =>
      new Step(`${one.on ? "outage" : "recovery"}(${one.place})`, ({ town, watch }) => {
        town.outage(one.place, one.on);
        watch.weather += 1;
        watch.reached.add(`outage of ${one.place}`);
      }),
  );

export const hands = fc
  .record({ nth, hand: fc.constantFrom<Hand>("widened", "undenied", "untagged", "unbounded", "added") })
  .map(
    (one) =>
      new Step(
        `by hand(${one.nth}, ${one.hand})`,
        async (real, oracle) => {
          const grant = pick(oracle, one.nth, isMerged);
          if (grant) await people.lay(real, oracle, grant, one.hand);
        },
        // While news of a change is on its way, nobody can say which of two hands is believed.
        (oracle) => oracle.propagation === 0,
      ),
  );

export const strays = place.map(
  (where) =>
    new Step(
      `stray(${where})`,
      (real, oracle) => people.stray(real, oracle, where),
      ({ propagation }) => propagation === 0,
    ),
);
