/** Jobs, time, weather, and hands that are on what they should not be. */
import fc from "fast-check";
import { checkSafety, hold } from "./check.ts";
import type { Job } from "./jobs.ts";
import type { Grant, Hand, Oracle } from "./oracle.ts";
import * as people from "./people.ts";
import { claimsOf, consumer, places } from "./place.ts";
import { alone, apply, nameOf, sweep } from "./runs.ts";
import { isMerged, nth, pick, place, Step } from "./step.ts";
import { open, room } from "./steps-people.ts";

const minute = 60_000;

export const minted = nth.map(
  (index) =>
    new Step(`mint(${index})`, async (real, oracle) => {
      await begin(real, oracle, index);
    }),
);

/** A job takes a lease up. */
async function begin(real: people.Real, oracle: Oracle, index: number): Promise<void> {
  const now = real.town.clock.now();
  const grant = pick(oracle, index, isMerged, (one) => oracle.mayServe(one, now));
  if (!grant) return;
  const lease = referenceOf(real, grant);
  if (lease === undefined) return;
  const where = places[grant.place];
  const run = real.town.hub.startRun(consumer, "ana");
  const claims = { ...claimsOf(where), run_id: String(run), run_attempt: "1" };
  const job: Job = { claims, lease, account: where.account, run, saved: new Map() };
  const known = real.town.sessions.length;
  const exit = await real.town.jobs.mint(job);
  for (const { at } of real.town.sessions.slice(known)) grant.workers.push({ run, at, over: false });
  if (exit !== 0) return over(real, grant, run);
  hold(real.watch, grant, job);
  real.watch.reached.add("minted");
}

/** GitHub says from now on that a job is over. */
function over({ town }: people.Real, grant: Grant, run: number): void {
  town.hub.endRun(run, "cancelled");
  for (const worker of grant.workers) if (worker.run === run) worker.over = true;
}

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
    new Step(`release(${index})`, async (real) => {
      const { town, watch } = real;
      const held = atWork(real, index);
      if (!held) return;
      const exit = await town.jobs.release(held.job);
      over(real, held.grant, held.job.run);
      if (exit === 0) {
        held.grant.ended ??= town.clock.now();
        watch.reached.add("released");
      } else held.grant.doubtful = true;
    }),
);

/** The machine of a job is lost, and its post step with it; of one that begins, where none is at work. */
export const vanished = fc.record({ nth, minutes: fc.constantFrom(0, 6, 20) }).map(
  ({ nth: index, minutes }) =>
    new Step(`vanish(${index}, ${minutes} minutes ago)`, async (real, oracle) => {
      if (!atWork(real, index)) await begin(real, oracle, index);
      const held = atWork(real, index);
      if (!held) return;
      over(real, held.grant, held.job.run);
      real.watch.reached.add("a job vanished");
      real.town.clock.move(minutes * minute);
    }),
);

/** One of the jobs that hold a credential and are not over. */
function atWork({ watch }: people.Real, index: number): { readonly grant: Grant; readonly job: Job } | undefined {
  const working = watch.held.flatMap(({ grant, job }) =>
    job && grant.workers.some(({ run, over: ended }) => run === job.run && !ended) ? [{ grant, job }] : [],
  );
  return working[index % Math.max(1, working.length)];
}

/** So long that nobody uses what nobody used until then. */
export const unused = fc.constantFrom("apply" as const, "sweep" as const).map(
  (kind) =>
    new Step(`leave alone(${kind})`, async (real, oracle) => {
      real.town.clock.move(26 * minute);
      await alone(real, oracle, { ...(kind === "apply" ? apply : sweep), record: "done" });
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

const fresh: people.Wish = { place: "production", minutes: 60, by: "ana", beyond: false };

/** What a target may have repaired, and mostly a run that looks at it. */
export const repairs = fc
  .record({
    nth,
    hand: fc.constantFrom<Hand>("rewritten", "emptied", "unmarked"),
    next: fc.constantFrom("apply", "apply", "sweep", "nothing"),
  })
  .map(
    (one) =>
      new Step(
        `by hand(${JSON.stringify(one)})`,
        async (real, oracle) => {
          const now = real.town.clock.now();
          const best = (grant: Grant) => oracle.mends(grant.place, one.hand) && oracle.standsOpen(grant, now) === "yes";
          const found = pick(oracle, one.nth, best);
          const grant = found ?? (room(oracle) ? await open(real, oracle, fresh) : pick(oracle, one.nth, isMerged));
          if (!grant || !(await people.lay(real, oracle, grant, one.hand)) || one.next === "nothing") return;
          await checkSafety(real.town, oracle, real.watch);
          await alone(real, oracle, { ...(one.next === "apply" ? apply : sweep), record: "done" });
        },
        ({ propagation }) => propagation === 0,
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
