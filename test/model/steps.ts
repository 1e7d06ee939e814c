/** Everything that can happen, as fast-check draws and shrinks it. */
import fc from "fast-check";
import { checkLedger, checkSafety, hold } from "./check.ts";
import type { Loss } from "./gate.ts";
import type { Job } from "./jobs.ts";
import type { Grant, Hand, Oracle } from "./oracle.ts";
import * as people from "./people.ts";
import { claimsOf, type Person, type PlaceName, places } from "./place.ts";
import { alone, apply, halt, nameOf, sweep, together } from "./runs.ts";

const minute = 60_000;

/** One thing that happens; afterwards everything that must always hold is held against the town. */
class Step implements fc.AsyncCommand<Oracle, people.Real> {
  readonly #says: string;
  readonly #act: (real: people.Real, oracle: Oracle) => Promise<unknown> | unknown;
  readonly #can: (oracle: Readonly<Oracle>) => boolean;

  constructor(
    says: string,
    act: (real: people.Real, oracle: Oracle) => Promise<unknown> | unknown,
    can: (oracle: Readonly<Oracle>) => boolean = () => true,
  ) {
    this.#says = says;
    this.#act = act;
    this.#can = can;
  }

  check(oracle: Readonly<Oracle>): boolean {
    return this.#can(oracle);
  }

  async run(oracle: Oracle, real: people.Real): Promise<void> {
    real.watch.story.push(this.#says);
    await this.#act(real, oracle);
    await checkSafety(real.town, oracle, real.watch);
    checkLedger(real.town, oracle);
  }

  toString(): string {
    return this.#says;
  }
}

/** No more requests than this in one sequence: the limits of the targets are another test's. */
const most = 4;

const place = fc.constantFrom<PlaceName>("production", "development");
const nth = fc.nat(most - 1);
/** Owners of the place, in the order in which they are asked. */
const owners = { production: ["ben", "chloe"], development: ["dana"] } as const;

/** Picks a grant that is fit for something, one that is best if there is any. */
function pick(
  oracle: Oracle,
  index: number,
  fit: (grant: Grant) => boolean,
  best: (grant: Grant) => boolean = () => true,
): Grant | undefined {
  const found = oracle.grants.filter(fit);
  const first = found.filter(best);
  return first[index % Math.max(1, first.length)] ?? found[index % Math.max(1, found.length)];
}

const waits = (grant: Grant) => grant.merged === undefined;
const isMerged = (grant: Grant) => grant.merged !== undefined;
const lives = ({ gone, ended }: Grant) => !gone && ended === undefined;

const wish = fc.record({
  place,
  minutes: fc.constantFrom(10, 30, 60, 120),
  startIn: fc.constantFrom(undefined, undefined, undefined, undefined, 3, 20, 50),
  by: fc.constantFrom<Person>("ana", "ana", "ana", "mallory", "ben"),
  beyond: fc.constant(false),
});

const room = (oracle: Readonly<Oracle>) => oracle.grants.length < most;

const asked = wish
  .chain((one) => fc.boolean().map((beyond) => ({ ...one, beyond })))
  .map((one) => new Step(`ask(${JSON.stringify(one)})`, (real, oracle) => people.ask(real, oracle, one), room));

/** Asked, approved by all owners and merged: what most sequences need to get anywhere. */
const granted = wish.map(
  (one) => new Step(`grant(${JSON.stringify(one)})`, (real, oracle) => grant(real, oracle, one), room),
);

/** The same, and applied. */
const opened = wish.map(
  (one) =>
    new Step(
      `open(${JSON.stringify(one)})`,
      async (real, oracle) => {
        grant(real, oracle, one);
        await alone(real, oracle, { ...apply, record: "done" });
      },
      room,
    ),
);

function grant(real: people.Real, oracle: Oracle, one: people.Wish): void {
  const request = people.ask(real, oracle, one);
  for (const owner of owners[one.place]) if (owner !== one.by) people.review(real, request, owner, true);
  people.merge(real, request, 1000);
}

const changed = fc.record({ nth, minutes: fc.constantFrom(10, 30, 60, 120) }).map(
  (one) =>
    new Step(`push(${one.nth}, ${one.minutes} minutes)`, (real, oracle) => {
      const grant = pick(oracle, one.nth, waits);
      if (grant) people.change(real, grant, one.minutes);
    }),
);

const reviewed = fc
  .record({
    nth,
    by: fc.constantFrom<Person>("ben", "chloe", "dana", "eli", "mallory"),
    approves: fc.constantFrom(true, true, true, false),
  })
  .map(
    (one) =>
      new Step(`${one.approves ? "approve" : "object"}(${one.nth}, ${one.by})`, (real, oracle) => {
        const grant = pick(oracle, one.nth, waits);
        if (grant && grant.requester !== one.by) people.review(real, grant, one.by, one.approves);
      }),
  );

const merged = fc.record({ nth, later: fc.constantFrom(0, 1000, 40_000) }).map(
  (one) =>
    new Step(`merge(${one.nth}, ${one.later} ms later)`, (real, oracle) => {
      const grant = pick(oracle, one.nth, waits);
      if (grant) people.merge(real, grant, one.later);
    }),
);

const changes = { takeAway: people.takeAway, edit: people.edit, putBack: people.putBack } as const;

const taken = fc.record({ nth, how: fc.constantFrom("takeAway" as const, "edit" as const, "putBack" as const) }).map(
  ({ nth: index, how }) =>
    new Step(`${how}(${index})`, (real, oracle) => {
      const grant = pick(oracle, index, isMerged);
      if (grant) changes[how](real, grant);
    }),
);

const smuggled = place.map(
  (where) => new Step(`smuggle(${where})`, (real, oracle) => people.smuggle(real, oracle, where), room),
);

// ---------------------------------------------------------------- runs

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

const plainly = fc
  .record({ kind: fc.constantFrom("apply", "apply", "sweep"), record: recording, lag })
  .map(
    ({ kind, ...run }) =>
      new Step(`${kind}(${JSON.stringify(run)})`, (real, oracle) =>
        alone(real, oracle, { ...(kind === "apply" ? apply : sweep), ...run }),
      ),
  );

const lost = fc
  .record({ kind: fc.constantFrom("apply", "apply", "sweep"), loss })
  .map(
    ({ kind, ...run }) =>
      new Step(`${kind}(${JSON.stringify(run)})`, (real, oracle) =>
        alone(real, oracle, { ...(kind === "apply" ? apply : sweep), ...run, record: "done" }),
      ),
  );

const revoked = fc.record({ nth, record: recording, loss: seldom(loss) }).map(
  (one) =>
    new Step(`revoke(${JSON.stringify(one)})`, async (real, oracle) => {
      const grant = pick(oracle, one.nth, isMerged, lives);
      if (!grant) return;
      await alone(real, oracle, { ...sweep, loss: one.loss, record: one.record }, grant);
      real.watch.reached.add("revoked");
    }),
);

const atOnce = fc
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
const halted = fc.record({ place, record: recording, loss: seldom(loss) }).map(
  (one) =>
    new Step(`halt(${JSON.stringify(one)})`, async (real, oracle) => {
      await halt(real, oracle, one.place, { loss: one.loss, record: one.record });
      real.watch.reached.add("halted");
    }),
);

/** Somebody takes a file away, or has it revoked, while apply is at work. */
const overtaken = fc
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
const recordsAtOnce = fc.record({ nth, seed: fc.nat(1_000_000) }).map(
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
const again = fc.nat(9).map(
  (index) =>
    new Step(`record again(${index})`, async ({ town, watch }) => {
      const batch = town.batches[index % Math.max(1, town.batches.length)];
      if (!batch) return;
      await town.recordBatch(batch);
      watch.reached.add("a record job run again");
    }),
);

// ---------------------------------------------------------------- jobs, time, weather and hands

const minted = nth.map(
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

const released = nth.map(
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

const moved = fc
  .constantFrom(1, 4, 10, 29, 61, 130)
  .map((minutes) => new Step(`move(${minutes} minutes)`, ({ town }) => town.clock.move(minutes * minute)));

const weather = fc
  .record({ place: fc.constantFrom("github", places.production.account, places.development.account), on: fc.boolean() })
  .map(
    (one) =>
      new Step(`${one.on ? "outage" : "recovery"}(${one.place})`, ({ town, watch }) => {
        town.outage(one.place, one.on);
        watch.weather += 1;
        watch.reached.add(`outage of ${one.place}`);
      }),
  );

const hands = fc
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

const strays = place.map(
  (where) =>
    new Step(
      `stray(${where})`,
      (real, oracle) => people.stray(real, oracle, where),
      ({ propagation }) => propagation === 0,
    ),
);

const often = <Value>(times: number, one: Value): Value[] => Array.from({ length: times }, () => one);

const all: fc.Arbitrary<fc.AsyncCommand<Oracle, people.Real>>[] = [
  ...often(6, opened),
  ...often(5, granted),
  ...often(2, asked),
  changed,
  ...often(2, reviewed),
  ...often(2, merged),
  ...often(2, taken),
  smuggled,
  ...often(5, plainly),
  ...often(4, lost),
  ...often(3, revoked),
  halted,
  ...often(2, atOnce),
  ...often(2, overtaken),
  ...often(2, recordsAtOnce),
  again,
  ...often(7, minted),
  ...often(2, released),
  ...often(3, moved),
  weather,
  ...often(2, hands),
  strays,
];

/** Sequences of steps. `replayPath`: which of them a failure was shrunk to, as fast-check says it. */
export function steps(replayPath?: string): fc.Arbitrary<Iterable<fc.AsyncCommand<Oracle, people.Real>>> {
  return fc.commands(all, { maxCommands: 20, size: "max", ...(replayPath === undefined ? {} : { replayPath }) });
}
