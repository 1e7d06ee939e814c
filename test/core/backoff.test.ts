import fc from "fast-check";
import { expect, test } from "vitest";
import { backOff } from "../../src/core/backoff.ts";

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
