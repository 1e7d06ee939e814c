import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { continueChain, writeLines } from "../../src/core/chain.ts";
import { type Event, event, type LedgerLine } from "../../src/core/event.ts";
import { chainTampering, entriesOf, historyTampering } from "../../src/core/tampering.ts";
import { golden } from "../golden.ts";
import { anyToldEvents, sampled } from "./events.ts";

const said = (what: string) => event("refused", 0, { grant: "t/a", mark: "" }, what, { why: what });
const chain = (...words: readonly string[]) => continueChain([], words.map(said));
const six = chain("a", "b", "c", "d", "e", "f");
const found = (lines: readonly LedgerLine[]) => chainTampering(entriesOf("events/0.jsonl", writeLines(lines)));
const codes = (lines: readonly LedgerLine[]) => [...new Set(found(lines).map(({ code }) => code))];
const changed = (line: LedgerLine, why: string): LedgerLine => ({ ...line, id: said(why).id, detail: { why } });

test("what was written whole is whole", () => {
  fc.assert(
    fc.property(anyToldEvents, (events) => {
      expect(found(continueChain([], events))).toEqual([]);
    }),
  );
});

describe("told by the chain alone", () => {
  test.each([1, 2, 3])("a line that was changed in place is named: %i", (number) => {
    expect(found(six.with(number, changed(six[number]!, "x")))).toEqual([
      {
        code: "ledger.flipped",
        says: `line ${number} was changed (events/0.jsonl), and the chain behind it was not made anew`,
      },
    ]);
  });

  test("of the last two lines, that one of them was", () => {
    expect(found(six.with(4, changed(six[4]!, "x"))).map(({ says }) => says)).toEqual([
      expect.stringMatching(/^line 4 or line 5 was changed/),
    ]);
  });

  test("a line that forgot the one before it is named, and the one behind it is not", () => {
    expect(found(six.with(3, { ...six[3]!, prev: "0".repeat(64) })).map(({ says }) => says)).toEqual([
      expect.stringMatching(/^line 3 was changed/),
    ]);
  });

  test("a line that was given another number is named by its own", () => {
    expect(found(six.with(2, { ...six[2]!, seq: 7 }))).toEqual([
      { code: "ledger.flipped", says: "line 2 (events/0.jsonl) was changed: it calls itself 7" },
    ]);
  });

  test("dropped, doubled, moved and foreign lines have names of their own", () => {
    expect(codes(six.toSpliced(2, 1))).toEqual(["ledger.dropped"]);
    expect(found(six.toSpliced(1, 3))[0]?.says).toBe("lines 1 to 3 are not there");
    expect(codes(six.toSpliced(3, 0, six[2]!))).toEqual(["ledger.doubled"]);
    expect(codes(six.toSpliced(2, 1).toSpliced(4, 0, six[2]!))).toEqual(["ledger.reordered"]);
    expect(codes(six.toSpliced(3, 0, { ...changed(six[2]!, "x"), seq: 3 }))).toContain("ledger.inserted");
    expect(codes([...six, ...continueChain(six, [said("g")]).map((line) => ({ ...line, id: six[0]!.id }))])).toContain(
      "ledger.doubled",
    );
  });

  test("a forged line with the largest of numbers does not keep an audit counting up to it", () => {
    const forged = { ...six[5]!, seq: Number.MAX_SAFE_INTEGER };
    expect(found([...six, forged]).map(({ says }) => says)).toContain(`lines 6 to ${forged.seq - 1} are not there`);
  });

  test("a cut line, and one that cannot be read, are told apart", () => {
    const text = writeLines(six);
    const of = (stored: string) => chainTampering(entriesOf("events/0.jsonl", stored)).map(({ code }) => code);
    expect(of(text.slice(0, -1))).toEqual(["ledger.cut"]);
    expect(of(text.slice(0, -40))).toEqual(["ledger.cut"]);
    expect(of(text.replace("{", "["))).toContain("ledger.flipped");
    expect(of(`${text}{}\n`)).toEqual(["ledger.flipped"]);
  });

  test("an id that what it says does not have is told, though the chain is made anew", () => {
    const [bound] = sampled("bound");
    expect(codes(continueChain([], [{ ...bound!, id: "0".repeat(32) }]))).toEqual(["ledger.forged"]);
  });

  test("any flipped bit is told, wherever it is but in what the last line says", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (place, bit) => {
        const stored = Buffer.from(writeLines(six));
        const at = place % (stored.length - writeLines(six.slice(-1)).length);
        stored[at] = stored[at]! ^ (1 << bit);
        expect(chainTampering(entriesOf("events/0.jsonl", stored.toString("utf8")))).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe("told by what the branch held before, though the chain was made anew to its end", () => {
  const anew = (...events: readonly Event[]) => continueChain([], events);
  const bare = six.map(({ seq: _seq, prev: _prev, ...one }) => one);

  test.each([
    ["a line edited in place", anew(...bare.with(2, said("x"))), "ledger.edited", "line 2 said something else"],
    ["a foreign line put in", anew(...bare.toSpliced(3, 0, said("x"))), "ledger.inserted", "line 3 was put in later"],
    ["a foreign line at the end", anew(...bare, said("x")), "ledger.inserted", "line 6 was put in later"],
    ["a line dropped", anew(...bare.toSpliced(1, 2)), "ledger.dropped", "what was lines 1 to 2 is not there any more"],
    ["its end cut", six.slice(0, 4), "ledger.cut", "what was lines 4 to 5, at its end"],
    ["lines moved", anew(...bare.toSpliced(1, 1).toSpliced(3, 0, bare[1]!)), "ledger.reordered", "lines 1 to 3 stood"],
    ["all of it another", anew(said("x"), said("y")), "ledger.rewritten", "from line 0 on it said something else"],
  ] as const)("%s", (_, now, code, says) => {
    expect(historyTampering(six, now)).toEqual([{ code, says: expect.stringContaining(says) }]);
    expect(found(now)).toEqual([]);
  });

  test("what was put back is as it was", () => {
    expect(historyTampering(six, chain("a", "b", "c", "d", "e", "f"))).toEqual([]);
  });
});

test("every name that is given to tampering is explained, and no other", () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const sources = ["src/core/tampering.ts", "src/core/anchors.ts", "src/commands/custody.ts"].map(read).join("\n");
  const given = new Set(Array.from(sources.matchAll(/"(ledger\.[a-z]+)"/g), ([, code]) => code));
  const told = Array.from(read("docs/ledger.md").matchAll(/^\| `(ledger\.[a-z]+)` \|/gm), ([, code]) => code);
  expect(told.toSorted()).toEqual([...given].toSorted());
});

test("what is said of each is the golden file", () => {
  const rows = writeLines(six).split("\n").slice(0, -1);
  const [half] = [(rows[2] ?? "").slice(0, 40)];
  const forged = { ...six[5]!, id: "0".repeat(32) };
  const stored: readonly (readonly [what: string, ...lines: readonly string[]])[] = [
    ["whole", ...rows, ""],
    ["no line end", ...rows],
    ["half a line at the end", ...rows.slice(0, 2), half],
    ["no JSON in the middle", ...rows.with(2, "x"), ""],
    ["two in a row that are none", ...rows.with(2, "x").with(3, "y"), ""],
    ["the first is none", ...rows.with(0, "x"), ""],
    ["the last is none", ...rows.with(5, "x"), ""],
    ["one more that is none", ...rows, "x", ""],
    ["the first dropped", ...rows.slice(1), ""],
    ["one dropped", ...rows.toSpliced(2, 1), ""],
    ["two dropped, and one of what is left is none", ...rows.toSpliced(1, 2).with(1, "x"), ""],
    ["doubled", ...rows.toSpliced(3, 0, rows[2]!), ""],
    [
      "put in",
      ...rows.toSpliced(
        3,
        0,
        ...writeLines([changed(six[3]!, "x")])
          .trimEnd()
          .split("\n"),
      ),
      "",
    ],
    ["moved", ...rows.toSpliced(1, 1).toSpliced(3, 0, rows[1]!), ""],
    ["turned round", ...rows.toReversed(), ""],
    [
      "the first changed",
      ...writeLines([changed(six[0]!, "x")])
        .trimEnd()
        .split("\n"),
      ...rows.slice(1),
      "",
    ],
    ["an id of its own", ...rows.slice(0, 5), writeLines([forged]).trimEnd(), ""],
    [
      "said again under a number of its own",
      ...writeLines([...six, ...continueChain(six, [said("x")])].with(6, { ...six[0]!, seq: 6, prev: "" }))
        .trimEnd()
        .split("\n"),
      "",
    ],
    ["nothing", ""],
  ];
  const texts = stored.map(([what, ...lines]) => {
    const told = chainTampering(entriesOf("events/0.jsonl", lines.join("\n")));
    return [`# ${what}`, ...told.map(({ code, says }) => `${code}: ${says}`)].join("\n");
  });
  const bare = six.map(({ seq: _seq, prev: _prev, ...one }) => one);
  const histories: readonly (readonly [what: string, now: readonly LedgerLine[]])[] = [
    ["the same", six],
    ["said again at its end", [...six, { ...six[0]!, seq: 6 }]],
    ["two said again in its midst", continueChain([], bare).toSpliced(3, 0, six[1]!, six[2]!)],
    ["one of two new", [...six, { ...six[0]!, seq: 6 }, ...continueChain(six, [said("g")])]],
    ["all gone", []],
    ["half of it, twice", [...six.slice(0, 3), ...six.slice(0, 3)]],
  ];
  const after = histories.map(([what, now]) =>
    [
      `# held against what it was: ${what}`,
      ...historyTampering(six, now).map(({ code, says }) => `${code}: ${says}`),
    ].join("\n"),
  );
  golden("findings/tampering.txt", `${[...texts, ...after].join("\n\n")}\n`);
});
