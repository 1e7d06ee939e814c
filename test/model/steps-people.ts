/** What people do. */
import fc from "fast-check";
import type { Grant, Oracle } from "./oracle.ts";
import * as people from "./people.ts";
import type { Person } from "./place.ts";
import { alone, apply } from "./runs.ts";
import { isMerged, most, nth, pick, place, Step, waits } from "./step.ts";

/** Owners of the place, in the order in which they are asked. */
const owners = { production: ["ben", "chloe"], development: ["dana"] } as const;

const wish = fc.record({
  place,
  minutes: fc.constantFrom(10, 30, 60, 120),
  startIn: fc.constantFrom(undefined, undefined, undefined, undefined, 3, 20, 50),
  by: fc.constantFrom<Person>("ana", "ana", "ana", "mallory", "ben"),
  beyond: fc.constant(false),
});

export const room = (oracle: Readonly<Oracle>) => oracle.grants.length < most;

export const asked = wish
  .chain((one) => fc.boolean().map((beyond) => ({ ...one, beyond })))
  .map((one) => new Step(`ask(${JSON.stringify(one)})`, (real, oracle) => people.ask(real, oracle, one), room));

/** Asked, approved by all owners and merged: what most sequences need to get anywhere. */
export const granted = wish.map(
  (one) => new Step(`grant(${JSON.stringify(one)})`, (real, oracle) => grant(real, oracle, one), room),
);

/** The same, and applied. */
export const opened = wish.map(
  (one) =>
    new Step(
      `open(${JSON.stringify(one)})`,
      async (real, oracle) => {
        await open(real, oracle, one);
      },
      room,
    ),
);

/** Another lease, and the apply that opens it. */
export async function open(real: people.Real, oracle: Oracle, one: people.Wish): Promise<Grant> {
  const made = grant(real, oracle, one);
  await alone(real, oracle, { ...apply, record: "done" });
  return made;
}

function grant(real: people.Real, oracle: Oracle, one: people.Wish): Grant {
  const request = people.ask(real, oracle, one);
  for (const owner of owners[one.place]) if (owner !== one.by) people.review(real, request, owner, true);
  people.merge(real, request, 1000);
  return request;
}

export const changed = fc.record({ nth, minutes: fc.constantFrom(10, 30, 60, 120) }).map(
  (one) =>
    new Step(`push(${one.nth}, ${one.minutes} minutes)`, (real, oracle) => {
      const grant = pick(oracle, one.nth, waits);
      if (grant) people.change(real, grant, one.minutes);
    }),
);

export const reviewed = fc
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

export const merged = fc.record({ nth, later: fc.constantFrom(0, 1000, 40_000) }).map(
  (one) =>
    new Step(`merge(${one.nth}, ${one.later} ms later)`, (real, oracle) => {
      const grant = pick(oracle, one.nth, waits);
      if (grant) people.merge(real, grant, one.later);
    }),
);

const changes = { takeAway: people.takeAway, edit: people.edit, putBack: people.putBack } as const;

export const taken = fc
  .record({ nth, how: fc.constantFrom("takeAway" as const, "edit" as const, "putBack" as const) })
  .map(
    ({ nth: index, how }) =>
      new Step(`${how}(${index})`, (real, oracle) => {
        const grant = pick(oracle, index, isMerged);
        if (grant) changes[how](real, grant);
      }),
  );

/** What halted a place is over; or was not, after all. */
export const lifted = fc.record({ place, on: fc.constantFrom(true, true, true, false) }).map(
  (one) =>
    new Step(`lift(${JSON.stringify(one)})`, (real, oracle) => {
      if (people.lift(real, oracle, one))
        real.watch.reached.add(one.on ? "a halt was lifted" : "a halt took hold again");
    }),
);

export const forged = fc.constant(undefined).map(
  () =>
    new Step("lift without a review", (real, oracle) => {
      if (people.forge(real, oracle)) real.watch.reached.add("a halt was lifted, and nobody reviewed it");
    }),
);

export const smuggled = place.map(
  (where) => new Step(`smuggle(${where})`, (real, oracle) => people.smuggle(real, oracle, where), room),
);
