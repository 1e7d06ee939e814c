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
