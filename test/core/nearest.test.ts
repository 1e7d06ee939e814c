import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../src/core/nearest.ts";

test.each([
  ["minuts", ["minutes", "start"], "minutes"],
  ["mintues", ["minutes", "start"], "minutes"],
  ["Reason", ["reason", "change"], "reason"],
  ["repositry", ["repository", "repository_id"], "repository"],
  ["approved", ["version", "change", "reason"], undefined],
  ["x", ["job"], undefined],
  ["", ["job"], undefined],
  ["refs/heads/mian", ["refs/heads/main", "refs/heads/next"], "refs/heads/main"],
])("%s among %j is %s", (typed, names, meant) => {
  expect(nearest(typed, names)).toBe(meant);
});

test("a name is nearest to itself", () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1 });
  fc.assert(fc.property(names, (list) => list.every((name) => nearest(name, list) === name)));
});

/** The distance as it is defined: insertions, deletions, replacements, and swaps of neighbours that are not edited again. */
function slow(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [slow(x, b) + 1, slow(a, y) + 1, slow(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1)];
  if (a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1) && a.length > 1 && b.length > 1)
    ways.push(slow(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}

test("the name that is meant is the first of those with fewest edits, two at most and fewer than half the letters", () => {
  const word = fc.stringMatching(/^[ab]{0,5}$/);
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 4 }), (typed, names) => {
      const edits = names.map((name) => slow(typed, name));
      const fewest = Math.min(...edits);
      const close = fewest <= 2 && fewest < Math.ceil(typed.length / 2);
      expect(nearest(typed, names)).toBe(close ? names[edits.indexOf(fewest)] : undefined);
    }),
    { numRuns: 1_000 },
  );
});
