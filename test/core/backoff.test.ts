import fc from "fast-check";
import { expect, test } from "vitest";
import { again, backOff } from "../../src/core/backoff.ts";
import { Fault } from "../../src/core/fault.ts";

test("any time from none to a bound that doubles with each try, and never grows past the most", () => {
  const tries = fc.integer({ min: 1, max: 60 });
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(tries, chance, fc.integer({ min: 1, max: 5000 }), (count, luck, first) => {
      const most = 20_000;
      const wait = backOff(count, { first, most, chance: luck });
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(most, first * 2 ** (count - 1)));
    }),
  );
});

test("all of the bound is used, so that many who failed at once come back apart", () => {
  const waits = [0, 0.25, 1].map((chance) => backOff(3, { first: 1000, most: 20_000, chance }));
  expect(waits).toEqual([0, 1000, 4000]);
  expect(backOff(9, { first: 1000, most: 20_000, chance: 1 })).toBe(20_000);
});

const passing = new Fault("x.away", "nobody answered", { retryable: true });

/** Asked until the failures are used up; tells how often that was and how long was waited before each further try. */
async function asked(failures: readonly unknown[], final?: (fault: Fault) => boolean) {
  const waits: number[] = [];
  let tries = 0;
  const patience = { tries: 4, first: 1000, most: 3000, chance: () => 1, ...(final ? { final } : {}) };
  const work = again(
    async () => {
      const failure = failures[tries];
      tries += 1;
      if (failure) throw failure;
      return "answer";
    },
    { ...patience, pause: async (wait) => waits.push(wait) },
  );
  const outcome = await work.catch((thrown: unknown) => thrown);
  return { outcome, tries, waits };
}

test.each<[string, readonly unknown[], { readonly outcome: unknown; readonly waits: readonly number[] }]>([
  ["what answers at once is asked once", [], { outcome: "answer", waits: [] }],
  ["what fails for a time is asked until it answers", [passing, passing], { outcome: "answer", waits: [1000, 2000] }],
  ["at most so often", [1, 2, 3, 4, 5].map(() => passing), { outcome: passing, waits: [1000, 2000, 3000] }],
])("%s", async (_, failures, { outcome, waits }) => {
  expect(await asked(failures)).toEqual({ outcome, waits, tries: waits.length + 1 });
});

test("what will not pass, what is final and what is a bug are thrown at once", async () => {
  const refusal = new Fault("x.refused", "no");
  expect(await asked([passing, refusal])).toEqual({ outcome: refusal, waits: [1000], tries: 2 });
  expect(await asked([passing], ({ code }) => code === "x.away")).toEqual({ outcome: passing, waits: [], tries: 1 });
  const bug = new TypeError("x");
  expect(await asked([bug])).toEqual({ outcome: bug, waits: [], tries: 1 });
});
