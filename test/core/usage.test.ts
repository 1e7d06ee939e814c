import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Given } from "../../src/core/given.ts";
import { minute } from "../../src/core/time.ts";
import { type Asking, fitsAgain, freeAgain, openBeside, repeatedIn, sameWorker } from "../../src/core/usage.ts";

const day = 24 * 60 * minute;
const start = Date.UTC(2026, 10, 1);
const workflow = ".github/workflows/backfill.yml";

function given(key: string, from: number, minutes: number, more: Partial<Given> = {}): Given {
  const workers = [{ repository: "acme/payments", workflow }];
  const window = { from: start + from * minute, until: start + (from + minutes) * minute };
  return { key: `t/${key}`, workers, people: [101], ...window, minutes, standing: true, ...more };
}

const ana = { id: 101, login: "ana", kind: "user" } as const;
const ben = { id: 102, login: "Ben", kind: "user" } as const;

function asking(from: number, minutes: number, more: Partial<Asking> = {}): Asking {
  const window = { from: start + from * minute, until: start + (from + minutes) * minute };
  return { key: "t/new", repository: "acme/payments", workflow, people: [ana], ...window, ...more };
}

describe("what is open beside it", () => {
  const at = start + 30 * minute;
  const keys = (all: readonly Given[]) => all.map(({ key }) => key.slice(2));
  const beside = (others: readonly Given[], more: Partial<Asking> = {}) => {
    const { person, repository, target } = openBeside(asking(30, 60, more), others, at);
    return { person: keys(person), repository: keys(repository), target: keys(target) };
  };

  test("what is over or ended is not; what is due is", () => {
    const others = [given("over", 0, 30), given("ended", 0, 60, { standing: false }), given("due", 600, 60)];
    expect(beside(others)).toEqual({ person: ["due"], repository: ["due"], target: ["due"] });
  });

  test("people go by numeric id, and by the person for whom it is", () => {
    const others = [
      given("hers", 0, 60),
      given("his", 0, 60, { people: [102] }),
      given("for-him", 0, 60, { people: [101], for: "ben" }),
      given("by-a-bot-for-her", 0, 60, { people: [900], for: "ana" }),
    ];
    expect(beside(others).person).toEqual(["hers", "for-him", "by-a-bot-for-her"]);
    expect(beside(others, { people: [ben] }).person).toEqual(["his", "for-him"]);
    expect(beside(others, { people: [{ ...ana, id: 555 }] }).person).toEqual(["by-a-bot-for-her"]);
  });

  test("what nobody knows counts for everybody, and for every repository", () => {
    const lost = given("lost", 0, 60, { people: [], workers: [] });
    expect(beside([lost], { people: [ben], repository: "acme/other" })).toEqual({
      person: ["lost"],
      repository: ["lost"],
      target: ["lost"],
    });
  });

  test("another repository's fill the target, and not this one's places; a grant does not stand beside itself", () => {
    const other = [{ repository: "acme/other", workflow }];
    expect(beside([given("theirs", 0, 60, { workers: other, people: [102] }), given("new", 0, 60)])).toEqual({
      person: [],
      repository: [],
      target: ["theirs"],
    });
  });

  test("of two who ask, what either has counts; of several repositories that a lease may be for, each", () => {
    expect(beside([given("hers", 0, 60)], { people: [ben, ana] }).person).toEqual(["hers"]);
    const both = [
      { repository: "acme/other", workflow },
      { repository: "acme/payments", workflow },
    ];
    expect(beside([given("either", 0, 60, { workers: both })]).repository).toEqual(["either"]);
  });

  test("one is free again when so many have ended that one more fits", () => {
    const open = [given("a", 0, 90), given("b", 0, 50), given("c", 0, 70)];
    expect(freeAgain(open, 3)).toBe(start + 50 * minute);
    expect(freeAgain(open, 2)).toBe(start + 70 * minute);
    expect(freeAgain(open, 1)).toBe(start + 90 * minute);
  });
});

describe("what a workflow file gets in a rolling period", () => {
  test("goes by the workflow file, and by every one that a lease may have been for", () => {
    const [b, c] = ["b.yml", "c.yml"].map((name) => ({ repository: "acme/payments", workflow: name }));
    const others = [
      given("a", 0, 5),
      given("b", 0, 5, { workers: [b!] }),
      given("either", 0, 5, { workers: [b!, c!] }),
    ];
    expect(sameWorker(asking(9, 5, { workflow: "c.yml" }), others).map(({ key }) => key)).toEqual(["t/either"]);
  });

  test("takes no other repository's file of that name for it, nor the grant itself, and counts what nobody can tell", () => {
    const elsewhere = [{ repository: "acme/other", workflow }];
    const others = [
      given("new", 0, 5),
      given("theirs", 0, 5, { workers: elsewhere }),
      given("lost", 0, 5, { workers: [] }),
    ];
    expect(sameWorker(asking(9, 5), others).map(({ key }) => key)).toEqual(["t/lost"]);
  });

  test("a lease counts whole while any of it lies in the period, and not a second longer", () => {
    const old = given("old", 0, 60);
    const until = 60 + 7 * 24 * 60;
    expect(repeatedIn(asking(until - 1, 30), [old], 7)).toEqual({ grants: 2, minutes: 90 });
    expect(repeatedIn(asking(until, 30), [old], 7)).toEqual({ grants: 1, minutes: 30 });
  });

  test("an earlier time is no way around leases that are due already", () => {
    const due = [given("due-1", 3000, 60), given("due-2", 3100, 60)];
    expect(repeatedIn(asking(0, 60), due, 7)).toEqual({ grants: 3, minutes: 180 });
    expect(repeatedIn(asking(0, 60), [given("far", 8 * 24 * 60, 60)], 7)).toEqual({ grants: 1, minutes: 60 });
  });

  test("a renewal fits again when the oldest has left the period, and one that is longer than all of it never does", () => {
    const others = [given("a", 0, 60), given("b", 100, 60)];
    const limit = { days: 1, grants: 2, minutes: 600 };
    expect(fitsAgain(asking(200, 60), others, limit)).toBe(start + 60 * minute + day);
    expect(fitsAgain(asking(200, 601), others, limit)).toBeUndefined();
  });

  const someGiven = fc
    .array(fc.record({ from: fc.integer({ min: 0, max: 90 }), minutes: fc.integer({ min: 1, max: 20 }) }), {
      maxLength: 7,
    })
    .map((all) => all.map(({ from, minutes }, index) => given(String(index), from * 60, minutes * 60)));
  const someAsking = fc
    .record({ from: fc.integer({ min: 0, max: 90 }), minutes: fc.integer({ min: 1, max: 20 }) })
    .map(({ from, minutes }) => asking(from * 60, minutes * 60));

  /** Every hour at which the new lease lies in the period that ends then: what it holds, added up. */
  function slowly({ from, until }: Asking, others: readonly Given[], days: number) {
    let most = { grants: 0, minutes: 0 };
    for (let now = from; now - days * day < until; now += 60 * minute) {
      const inside = others.filter((one) => one.from <= now && one.until > now - days * day);
      const minutes = inside.reduce((sum, one) => sum + one.minutes, (until - from) / minute);
      most = { grants: Math.max(most.grants, inside.length + 1), minutes: Math.max(most.minutes, minutes) };
    }
    return most;
  }

  test("agrees with the period slid hour by hour", () => {
    fc.assert(
      fc.property(someAsking, someGiven, fc.integer({ min: 1, max: 3 }), (one, others, days) => {
        expect(repeatedIn(one, others, days)).toEqual(slowly(one, others, days));
      }),
      { numRuns: 300 },
    );
  });

  test("the time at which it fits again is the first at which it does", () => {
    const limits = fc.record({
      days: fc.constant(1),
      grants: fc.integer({ min: 1, max: 4 }),
      minutes: fc.integer({ min: 60, max: 2000 }),
    });
    fc.assert(
      fc.property(someAsking, someGiven, limits, (one, others, limit) => {
        const length = one.until - one.from;
        const fits = (from: number) => {
          const { grants, minutes } = slowly({ ...one, from, until: from + length }, others, limit.days);
          return grants <= limit.grants && minutes <= limit.minutes;
        };
        fc.pre(!fits(one.from));
        let first: number | undefined;
        for (let from = one.from; from < start + 8 * day && first === undefined; from += 60 * minute)
          if (fits(from)) first = from;
        expect(fitsAgain(one, others, limit)).toBe(first);
      }),
      { numRuns: 200 },
    );
  });
});
