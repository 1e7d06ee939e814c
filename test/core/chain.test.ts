import fc from "fast-check";
import { expect, test } from "vitest";
import { chainFaults, continueChain, lineDigest, readEvent, readLine, writeLines } from "../../src/core/chain.ts";
import type { LedgerLine } from "../../src/core/event.ts";
import { anyEvent, nearlyEvent } from "./events.ts";

const anyChain = fc.array(anyEvent, { minLength: 2, maxLength: 8 }).map((events) => continueChain([], events));

/** What stored bytes come to: the lines, or what is wrong with them. */
function read(stored: Buffer): readonly LedgerLine[] | string {
  const lines: LedgerLine[] = [];
  const text = stored.toString("utf8");
  if (!text.endsWith("\n")) return "cut";
  for (const entry of text.slice(0, -1).split("\n")) {
    const line = readLine(entry);
    if (typeof line === "string") return line;
    lines.push(line);
  }
  const [fault] = chainFaults(lines);
  return fault ?? lines;
}

test("what was written reads back as it was", () => {
  fc.assert(
    fc.property(anyChain, (lines) => {
      expect(read(Buffer.from(writeLines(lines)))).toEqual(lines);
    }),
  );
});

test("any flipped bit is found, unless it is in the last line, whose digest somebody else holds", () => {
  fc.assert(
    fc.property(anyChain, fc.nat(), fc.nat(7), (lines, place, bit) => {
      const stored = Buffer.from(writeLines(lines));
      const at = place % stored.length;
      stored[at] = stored[at]! ^ (1 << bit);
      const found = read(stored);
      if (typeof found === "string") return;
      expect(lineDigest(found.at(-1)!)).not.toBe(lineDigest(lines.at(-1)!));
      expect(found.slice(0, -1)).toEqual(lines.slice(0, -1));
    }),
    { numRuns: 1000 },
  );
});

test("a dropped, doubled or moved line is found, and a cut tail by the head", () => {
  fc.assert(
    fc.property(anyChain, fc.nat(), fc.nat(), (lines, one, two) => {
      const at = one % lines.length;
      const to = two % lines.length;
      const dropped = lines.toSpliced(at, 1);
      if (at === lines.length - 1)
        expect(dropped.at(-1) && lineDigest(dropped.at(-1)!)).not.toBe(lineDigest(lines.at(-1)!));
      else expect(chainFaults(dropped)).not.toEqual([]);
      expect(chainFaults(lines.toSpliced(at, 0, lines[at]!))).not.toEqual([]);
      if (at !== to) expect(chainFaults(lines.toSpliced(at, 1).toSpliced(to, 0, lines[at]!))).not.toEqual([]);
    }),
  );
});

test("a line rewritten with a chain rebuilt behind it has another head", () => {
  fc.assert(
    fc.property(anyChain, anyEvent, fc.nat(), (lines, forged, place) => {
      const at = place % lines.length;
      if (lines.some(({ id }) => id === forged.id)) return;
      const rebuilt = continueChain(
        [],
        lines.toSpliced(at, 1, { ...lines[at]!, ...forged }).map(({ seq: _, prev: __, ...event }) => event),
      );
      expect(chainFaults(rebuilt)).toEqual([]);
      expect(lineDigest(rebuilt.at(-1)!)).not.toBe(lineDigest(lines.at(-1)!));
    }),
  );
});

test("saying it again adds nothing, and saying more adds only what is new, in whatever portions", () => {
  fc.assert(
    fc.property(fc.array(anyEvent), fc.nat(), (events, cut) => {
      const whole = continueChain([], events);
      expect(continueChain(whole, events)).toEqual([]);
      expect(continueChain(whole, events.toReversed())).toEqual([]);
      const first = continueChain([], events.slice(0, cut % (events.length + 1)));
      expect([...first, ...continueChain(first, events)]).toEqual(whole);
      expect(chainFaults(whole)).toEqual([]);
    }),
  );
});

test("what is nearly an event is refused with a reason, and never throws", () => {
  fc.assert(
    fc.property(nearlyEvent, (value) => {
      expect(typeof readEvent(value)).toBe("string");
    }),
  );
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(typeof readEvent(value)).toBe("string");
    }),
  );
});

test("any text that is no line is refused with a reason, and never throws", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(typeof readLine(text)).toBe("string");
    }),
  );
});

test("another spelling of a good line is refused: one event has one digest", () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const [line] = continueChain([], [event]);
      const text = writeLines([line!]).trimEnd();
      expect(readLine(text)).toEqual(line);
      for (const other of [`${text} `, ` ${text}`, text.replace(":", ": "), text.replace('"at"', '"\\u0061t"')])
        expect(typeof readLine(other)).toBe("string");
    }),
  );
});
