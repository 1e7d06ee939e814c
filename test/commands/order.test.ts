import fc from "fast-check";
import { expect, test } from "vitest";
import { oldestFirst } from "../../src/commands/limits.ts";
import { grant } from "../aws/provider/example.ts";

/* Who gets the last place must not hang on how the files are called, nor on the order in which they are read. */

const filed = (id: string) => ({ id, target: "t", path: `grants/t/${id}.yaml`, blob: "", grant });
const merge = (commit: string, ...ids: readonly string[]) => ids.map((id) => ({ commit, path: `grants/t/${id}.yaml` }));

/** As git tells them: newest first. */
const merges = [...merge("c3", "a", "b"), ...merge("c2", "m"), ...merge("c1", "z", "y")];

const order = (ids: readonly string[], open: readonly string[] = []) =>
  oldestFirst(ids.map(filed), merges, (key) => open.includes(key.slice(2))).map(({ id }) => id);

test("the oldest merge first, of one merge by path; what stands open before all", () => {
  expect(order(["a", "b", "m", "y", "z"])).toEqual(["y", "z", "m", "a", "b"]);
  expect(order(["a", "b", "m", "y", "z"], ["b"])).toEqual(["b", "y", "z", "m", "a"]);
});

test("however the files are read, the order is the same, and one that history does not know comes last", () => {
  const ids = ["a", "b", "m", "y", "z", "unknown"];
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (shuffled) => {
      expect(order(shuffled)).toEqual(["y", "z", "m", "a", "b", "unknown"]);
    }),
  );
});
