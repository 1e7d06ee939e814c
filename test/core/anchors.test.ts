import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Anchor, anchorTampering, headIn, onlyRecorded } from "../../src/core/anchors.ts";
import { continueChain, lineDigest } from "../../src/core/chain.ts";
import { event, type LedgerLine } from "../../src/core/event.ts";

const noon = Date.parse("2026-11-22T12:00:00Z");
const said = (what: string) => event("refused", noon, { grant: "t/a", mark: "" }, what, { why: what });
const chain = (words: readonly string[]): readonly LedgerLine[] => continueChain([], words.map(said));
const at = (lines: readonly LedgerLine[], count: number) => (count === 0 ? "" : lineDigest(lines[count - 1]!));
const words = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 12 });
const commit = (name: string, head: string, more: Partial<Anchor> = {}): Anchor => ({
  ...{ by: "commit", name, head, at: noon },
  ...more,
});
const told = (anchors: readonly Anchor[], lines: readonly LedgerLine[]) =>
  anchorTampering(anchors, lines).map(({ code, says }) => `${code}: ${says}`);

describe("heads that stand outside", () => {
  test("every head that the ledger went through fits, in the order of history, and a role's in any", () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat(12), { maxLength: 6 }), (said, counts) => {
        const lines = chain(said);
        const heads = counts.map((count) => at(lines, Math.min(count, lines.length)));
        const ordered = counts.map((count) => Math.min(count, lines.length)).sort((a, b) => a - b);
        const commits = ordered.map((count, index) => commit(`c${index}`, at(lines, count)));
        const roles = heads.map((head, index) => commit(`r${index}`, head, { by: "role" }));
        expect(told([...commits, ...roles], lines)).toEqual([]);
      }),
    );
  });

  test("a ledger that was rewritten whole, consistently, is found by the first head behind the change", () => {
    fc.assert(
      fc.property(words, fc.nat(11), (said, place) => {
        const lines = chain(said);
        const changed = chain(said.map((word, index) => (index === place % said.length ? `${word}!` : word)));
        const anchors = [commit("abc", at(lines, lines.length), { at: noon - 1000 })];
        expect(told(anchors, changed)).toEqual([expect.stringMatching(/^ledger\.rewritten: commit abc says/)]);
      }),
    );
  });

  test("a dropped or swapped line, a cut end, and a ledger that is gone, are found when a head stands behind it", () => {
    const lines = chain(["one", "two", "three", "four"]);
    const anchors = [commit("abc", at(lines, 4))];
    for (const others of [
      ["one", "three", "four"],
      ["two", "one", "three", "four"],
      ["one", "two", "three"],
    ])
      expect(told(anchors, chain(others))).toEqual([expect.stringMatching(/^ledger\.cut: commit abc says/)]);
    expect(told(anchors, [])).toEqual([expect.stringMatching(/^ledger\.gone: commit abc says.*no line at all$/)]);
  });

  test("what was written behind a head and is still there tells a rewriting from a cut", () => {
    const lines = chain(["one", "two"]);
    const mark = "a".repeat(32);
    const about = { grant: "t/a", mark };
    const bound = continueChain([], [event("bound", noon, about, mark, {})]);
    const reverted = continueChain([], [event("reverted", noon, { ...about, mark: "" }, "abc", { commit: "abc" })]);
    expect(told([commit("arn", at(lines, 2), { by: "role", mark })], bound)[0]).toMatch(/^ledger\.rewritten: arn says/);
    expect(told([commit("arn", at(lines, 2), { by: "role", mark: "b" })], bound)[0]).toMatch(/^ledger\.cut: arn says/);
    expect(told([commit("abc", at(lines, 2))], reverted)[0]).toMatch(/^ledger\.rewritten: commit abc says/);
  });

  test("a head that goes back in history is found: one of the two commits is not the record job's", () => {
    const lines = chain(["one", "two", "three"]);
    const anchors = [commit("new", at(lines, 3)), commit("old", at(lines, 1))];
    expect(anchorTampering(anchors, lines)).toMatchObject([
      {
        code: "ledger.anchor",
        says: expect.stringContaining("commit old says the ledger ended before"),
        anchors: [anchors[1], anchors[0]],
      },
    ]);
  });

  test("what was appended behind the last head is only recorded", () => {
    const lines = chain(["one", "two", "three"]);
    expect(onlyRecorded([], lines)).toBe(3);
    expect(onlyRecorded([commit("abc", at(lines, 1))], lines)).toBe(2);
    expect(onlyRecorded([commit("abc", at(lines, 1)), commit("arn", at(lines, 2), { by: "role" })], lines)).toBe(1);
    expect(onlyRecorded([commit("abc", at(lines, 3))], lines)).toBe(0);
    expect(onlyRecorded([], [])).toBe(0);
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
