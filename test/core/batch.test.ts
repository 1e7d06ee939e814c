import fc from "fast-check";
import { expect, test } from "vitest";
import { batchLimit, readBatch, writeBatch } from "../../src/core/batch.ts";
import { digest } from "../../src/core/digest.ts";
import { event } from "../../src/core/event.ts";
import { anyToldEvents, nearlyEvent } from "./events.ts";

test("what is written is read back, in order", () => {
  fc.assert(
    fc.property(anyToldEvents, (events) => {
      const { text, digest: told, left, refused } = writeBatch(events);
      expect([left, refused]).toEqual([0, []]);
      expect(readBatch(text, told)).toEqual(events);
    }),
  );
});

test("more than fits is left for the next run, never cut in the middle", () => {
  const long = (size: number) => (number: number) =>
    event("refused", 0, { grant: `t/${number}`, mark: "" }, "€".repeat(size), { why: "€".repeat(size) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 1, max: 40 }), (size, count) => {
      const events = Array.from({ length: count }, (_, number) => long(size)(number));
      const batch = writeBatch(events);
      expect(Buffer.byteLength(batch.text)).toBeLessThanOrEqual(batchLimit);
      expect(readBatch(batch.text, batch.digest)).toEqual(events.slice(0, count - batch.left));
      if (batch.left > 0) expect(batch.text.length + 3 * size).toBeGreaterThan(batchLimit / 3);
    }),
    { numRuns: 50 },
  );
});

test("any other byte, or any other digest, is refused", () => {
  fc.assert(
    fc.property(anyToldEvents, fc.nat(), (events, place) => {
      const { text, digest: told } = writeBatch(events);
      const at = place % text.length;
      const other = `${text.slice(0, at)}${text[at] === "x" ? "y" : "x"}${text.slice(at + 1)}`;
      expect(readBatch(other, told)).toContain("digest");
      expect(readBatch(text, digest("other"))).toContain("digest");
      expect(readBatch(text, "")).toContain("digest");
    }),
  );
});

const hostile: readonly (readonly [string, string])[] = [
  ["", "not JSON"],
  ["[", "not JSON"],
  ["{}", "not a list"],
  ["null", "not a list"],
  ["[null]", "event 0"],
  ["[[]]", "event 0"],
  ['[{"__proto__":{"id":"x"}}]', "event 0"],
  [`[${"[".repeat(50_000)}${"]".repeat(50_000)}]`, "event 0"],
  ["x".repeat(batchLimit + 1), "longer"],
];

test.each(hostile)("a hostile batch is refused with its reason, although its digest fits (%#)", (text, why) => {
  expect(readBatch(text, digest(text))).toContain(why);
});

test("one bad event refuses the whole batch", () => {
  fc.assert(
    fc.property(anyToldEvents, nearlyEvent, (events, bad) => {
      const text = JSON.stringify([...events, bad]).replace('"big":null', '"big":1e999');
      expect(typeof readBatch(text, digest(text))).toBe("string");
    }),
  );
});
