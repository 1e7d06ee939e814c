import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorFaults, headIn, unanchored } from "../../src/core/anchors.ts";
import { continueChain, lineDigest } from "../../src/core/chain.ts";
import { event, type LedgerLine } from "../../src/core/event.ts";

const said = (what: string) => event("refused", 0, { grant: "t/a", mark: "" }, what, { why: what });
const chain = (words: readonly string[]): readonly LedgerLine[] => continueChain([], words.map(said));
const at = (lines: readonly LedgerLine[], count: number) => (count === 0 ? "" : lineDigest(lines[count - 1]!));
const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 12 });

describe("heads that commits carry", () => {
  test("every head that the ledger went through fits, in the order of history", () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat(12), { maxLength: 6 }), (said, counts) => {
        const lines = chain(said);
        const anchors = counts
          .map((count) => Math.min(count, lines.length))
          .sort((a, b) => a - b)
          .map((count, index) => ({ commit: `c${index}`, head: at(lines, count) }));
        expect(anchorFaults(anchors, lines)).toEqual([]);
      }),
    );
  });

  test("a ledger that was rewritten whole, consistently, is found by the first head behind the change", () => {
    fc.assert(
      fc.property(words, fc.nat(11), (said, place) => {
        const lines = chain(said);
        const changed = chain(said.map((word, index) => (index === place % said.length ? `${word}!` : word)));
        const anchors = [{ commit: "abc", head: at(lines, lines.length) }];
        expect(anchorFaults(anchors, changed)).toHaveLength(1);
        expect(anchorFaults(anchors, changed)[0]).toContain("commit abc says");
      }),
    );
  });

  test("a dropped, swapped or cut line, and a ledger that is gone, are found when a head stands behind it", () => {
    const lines = chain(["one", "two", "three", "four"]);
    const anchors = [{ commit: "abc", head: at(lines, 4) }];
    for (const others of [["one", "three", "four"], ["two", "one", "three", "four"], ["one", "two", "three"], []])
      expect(anchorFaults(anchors, chain(others))).toHaveLength(1);
  });

  test("a head that goes back in history is found: one of the two commits is not the record job's", () => {
    const lines = chain(["one", "two", "three"]);
    const anchors = [
      { commit: "new", head: at(lines, 3) },
      { commit: "old", head: at(lines, 1) },
    ];
    expect(anchorFaults(anchors, lines)).toEqual([expect.stringContaining("commit old says the ledger ended before")]);
  });

  test("what was appended after the last head is only recorded", () => {
    const lines = chain(["one", "two", "three"]);
    expect(unanchored([], lines)).toBe(3);
    expect(unanchored([{ commit: "abc", head: at(lines, 1) }], lines)).toBe(2);
    expect(unanchored([{ commit: "abc", head: at(lines, 3) }], lines)).toBe(0);
    expect(unanchored([], [])).toBe(0);
  });
});

test.each([
  [`Revert\n\nGrant: t/a\nEvent: x\nLedger: ${"a".repeat(64)}\n`, "a".repeat(64)],
  ["Revert\n\nGrant: t/a\nLedger: empty", ""],
  [`Revert\n\nLedger: ${"a".repeat(64)}\n\nSigned-off-by: x`, undefined],
  [`Revert\n\nLedger: ${"a".repeat(63)}`, undefined],
  [`Revert\n\nnot Ledger: ${"a".repeat(64)}`, undefined],
  ["", undefined],
])("the head in a message is that of its last paragraph: %j", (message, head) => {
  expect(headIn(message)).toBe(head);
});
