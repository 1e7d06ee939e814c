import { describe, expect, test } from "vitest";
import { alertsOf } from "../../src/core/alert.ts";
import { attestationOf, attestationPath, attests, changesBetween } from "../../src/core/attestation.ts";
import type { Json } from "../../src/core/digest.ts";
import { type EventKind, event } from "../../src/core/event.ts";
import { clip, disguised, hiddenCharacter, hiddenRuns } from "../../src/core/text.ts";
import { basic, fromBasic, fromIso, iso } from "../../src/core/time.ts";
import { golden } from "../golden.ts";

const noon = fromIso("2026-11-22T12:00:00Z")!;
const about = { grant: "payments-production/a", mark: "e".repeat(32) };
const said = (kind: EventKind, detail: { readonly [key: string]: Json }, grant = about.grant, at = noon) =>
  event(kind, at, { ...about, grant }, detail as Json, detail);
const later = iso(noon + 60_000);
const resource = "arn:aws:iam::210987654321:role/sallyport/x";

describe("what people are told out of band", () => {
  test("one sentence for each kind, and for no other", () => {
    const lines = [
      said("decided", { pullRequest: 7 }),
      said("bound", { from: iso(noon), until: later, pullRequest: 7 }),
      said("ending", { until: later }),
      said("unended", { ending: "revoked", why: "IAM said 503", until: later, resource }),
      said("unended", { ending: "expired", why: "IAM said 503", until: iso(noon), resource: "r2" }),
      said("unended", { ending: "unexplained", why: "IAM said 503", resource: "r3" }, ""),
      said("ended", { why: "it was revoked" }, "payments-production/b"),
      said("ended", { why: "hidden, since its end failed" }),
      said("sealed", { resource: "r2" }),
      said("sealed", { resource: "never failed" }),
      said("incident", { why: "a role of nobody's", resource }, ""),
      said("drift", { why: "its trust was widened by @eve", resource }),
      said("halted", { by: "sam", scope: "all", halt: "halt-1", reason: "a leak" }, ""),
      said("lifted", { scope: "all", halt: "halt-1" }, ""),
      said("bound", { from: 7, until: null, pullRequest: "7" }),
    ];
    const told = alertsOf(lines).map(({ id: _, ...alert }) => JSON.stringify(alert));
    golden("report/alerts.txt", `${told.join("\n")}\n`);
  });

  test("an end that failed and was made good in a later run is told as that", () => {
    const before = [said("unended", { ending: "revoked", why: "x", resource })];
    const [first] = alertsOf(before);
    const after = alertsOf([said("sealed", { resource })], before);
    expect(after).toMatchObject([{ type: "lease.ended", severity: "info", repeats: first!.repeats }]);
    expect(alertsOf([said("sealed", { resource })], [...before, said("sealed", { resource })])).toEqual([]);
    expect(alertsOf([said("sealed", { resource })])).toEqual([]);
  });

  test("the same failure has one name, and another has another", () => {
    const name = (detail: { readonly [key: string]: Json }) => alertsOf([said("unended", detail)])[0]!.repeats;
    expect(name({ why: "x", resource })).toMatch(/^[0-9a-f]{32}$/);
    expect(name({ why: "x", resource })).toBe(name({ why: "y", resource }));
    expect(name({ why: "x", resource })).not.toBe(name({ why: "x", resource: "other" }));
    expect(name({ why: "x" })).toBe(name({ why: "y" }));
  });

  test("of more than twenty of a type the rest is told in one; each type for itself", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => said("ended", { why: "x", n }, n === 20 ? "" : `t/g${n}`));
    expect(alertsOf(many(20))).toHaveLength(20);
    const all = alertsOf([...many(22), said("drift", { why: "y", resource })]);
    expect(all).toHaveLength(21);
    expect(all[19]).toMatchObject({ type: "lease.ended", grant: "", says: "3 more: t/g19, no grant, t/g21" });
    expect(all[20]).toMatchObject({ type: "drift" });
    expect(all[19]!.id).toMatch(/^[0-9a-f]{32}$/);
  });

  test("more than twenty that cannot be ended are one thing that fails again, until some have ended after all", () => {
    const roles = Array.from({ length: 25 }, (_, n) => `role-${n}`);
    const failed = (at: number) => roles.map((role) => said("unended", { why: "x", resource: role }, about.grant, at));
    const [first, again] = [alertsOf(failed(noon)), alertsOf(failed(noon + 900_000))];
    expect(first[19]).toMatchObject({ type: "lease.unended", says: expect.stringContaining("6 more") });
    expect(first.map(({ repeats }) => repeats)).toEqual(again.map(({ repeats }) => repeats));
    expect(new Set(first.flatMap(({ repeats = [] }) => repeats)).size).toBe(20);
    const ended = alertsOf(
      roles.map((role) => said("sealed", { resource: role })),
      failed(noon),
    );
    expect(ended.map(({ type, repeats }) => [type, repeats])).toEqual(
      first.map(({ repeats }) => ["lease.ended", repeats]),
    );
    const others = Array.from({ length: 25 }, (_, n) => said("ended", { why: "x" }, `t/g${n}`));
    expect(alertsOf(others).every(({ repeats }) => repeats === undefined)).toBe(true);
  });

  test("a sentence is one line of at most 500 characters, and no half of one", () => {
    const says = (why: string) => alertsOf([said("ended", { why })])[0]!.says;
    const start = "payments-production/a has ended: ";
    expect(says("  a\n\u202eb\u2028c\0 ")).toBe(`${start}  a b c`);
    expect(says("x".repeat(500 - start.length))).toHaveLength(500);
    expect(says("x".repeat(501 - start.length))).toBe(`${start}${"x".repeat(499 - start.length)}…`);
    expect(says(`${"x".repeat(498 - start.length)}😀y`)).toBe(`${start}${"x".repeat(498 - start.length)}…`);
  });
});

describe("time", () => {
  test.each([
    ["2026-11-21T22:04:42Z", 0],
    ["2026-11-22T00:04:42+02:00", 0],
    ["2026-11-21T22:04:43Z", 1_000],
  ])("%s is read", (text, after) => expect(fromIso(text)).toBe(Date.UTC(2026, 10, 21, 22, 4, 42) + after));

  test.each([
    "2026-11-21",
    "2026-11-21T22:04Z",
    "2026-11-21T22:04:42",
    "2026-11-21T22:04:42.5Z",
    " 2026-11-21T22:04:42Z",
    "2026-11-21T22:04:42Z ",
    "2026-02-29T00:00:00Z",
    "2026-11-21T24:00:00Z",
    "2026-11-21T22:04:42+25:00",
    "now",
    "",
  ])("%j is not", (text) => expect(fromIso(text)).toBeUndefined());

  test("the basic form goes both ways, and nothing else is it", () => {
    const at = Date.UTC(2026, 10, 21, 22, 4, 42);
    expect([iso(at + 999), basic(at), fromBasic("20261121T220442Z")]).toEqual([
      "2026-11-21T22:04:42Z",
      "20261121T220442Z",
      at,
    ]);
    for (const text of ["20261121T220442", "x20261121T220442Z", "20261121T220442Zx", "20260229T000000Z", ""])
      expect(fromBasic(text)).toBeUndefined();
  });
});

describe("what cannot be seen", () => {
  test.each([
    [
      "a\u0007b",
      1,
      "there is a character that cannot be seen (U+0007) here",
      "delete it: what cannot be seen cannot be reviewed",
    ],
    [
      "ab\u202e",
      2,
      "there is a character that cannot be seen (U+202E) here",
      "delete it: what cannot be seen cannot be reviewed",
    ],
    ["\ufeffa", 0, "the file begins with a byte order mark", "save the file as UTF-8 without one"],
    [
      "a\ufeff",
      1,
      "there is a character that cannot be seen (U+FEFF) here",
      "delete it: what cannot be seen cannot be reviewed",
    ],
    ["a\ufffdb", 1, "there are bytes here that are not UTF-8", "save the file as UTF-8"],
    [
      "é\rb",
      1,
      "there is a character that cannot be seen (U+000D) here",
      "delete it: what cannot be seen cannot be reviewed",
    ],
    [
      "a\u{e0041}",
      1,
      "there is a character that cannot be seen (U+E0041) here",
      "delete it: what cannot be seen cannot be reviewed",
    ],
  ])("in %j is found at %d", (text, offset, message, fix) => {
    expect(hiddenRuns(text)).toEqual([{ offset, message, fix }]);
    expect(hiddenCharacter(text)).toMatch(/^a character that cannot be seen \(U\+[0-9A-F]{4,5}\)$/);
  });

  test("is covered where it stands, each unit by one, but for a mark at the beginning", () => {
    expect(disguised("a\u200b\u200bb\u{e0041}c")).toBe("a__b__c");
    expect(disguised("\ufeff\u200ba")).toBe("\ufeff_a");
    expect(disguised("a\ufeff")).toBe("a_");
    for (const text of ["plain\ttext\n", "Grüße\r\nan alle"]) {
      expect([disguised(text), hiddenRuns(text), hiddenCharacter(text)]).toEqual([text, [], undefined]);
    }
  });

  test("a clipped text is as long as it may be", () => {
    expect([clip("abcd", 4), clip("abcde", 4), clip("x".repeat(61)).length]).toEqual(["abcd", "abc…", 60]);
  });
});

describe("an attestation", () => {
  const entry = (path: string, oid = "a") => ({ path, mode: "100644", oid: oid.repeat(40) });
  const entries = [
    entry("targets/b.yaml"),
    entry("sallyport.yaml"),
    entry("README.md"),
    entry("CODEOWNERS"),
    entry(attestationPath),
  ];
  const text = attestationOf(entries, noon);

  test("names what decides, in the order of paths, and nothing else", () => {
    expect(text.split("\n").filter((line) => line.includes('"'))).toEqual([
      `100644 ${"a".repeat(40)} "CODEOWNERS"`,
      `100644 ${"a".repeat(40)} "sallyport.yaml"`,
      `100644 ${"a".repeat(40)} "targets/b.yaml"`,
    ]);
    expect(text).toContain("\nfiles: 3\n");
    expect(attestationOf(entries.toReversed(), noon)).toBe(text);
  });

  test("is true of these files alone, to the byte, whenever it was written", () => {
    expect(attests(text, entries)).toBe(true);
    expect(attests(text, [...entries, entry("README.txt")])).toBe(true);
    expect(attests(attestationOf(entries, noon + 1_000), entries)).toBe(true);
    expect(attests(text, entries.slice(1))).toBe(false);
    expect(attests(text, [entry("targets/b.yaml", "b"), ...entries.slice(1)])).toBe(false);
    for (const odd of [`${text}\n`, text.replace("at: ", "at: x"), text.replace(/^at: .*$/m, ""), ""])
      expect(attests(odd, entries)).toBe(false);
  });

  test("differs from another by the paths that changed, came or went", () => {
    const other = attestationOf(
      [entry("targets/b.yaml", "b"), entry("sallyport.yaml"), entry("policies/x.cedar")],
      noon,
    );
    expect(changesBetween(text, other)).toEqual(["CODEOWNERS", "policies/x.cedar", "targets/b.yaml"]);
    expect(changesBetween("", text)).toEqual(["CODEOWNERS", "sallyport.yaml", "targets/b.yaml"]);
    expect(changesBetween(text, attestationOf(entries, noon + 1_000))).toEqual([]);
  });
});
