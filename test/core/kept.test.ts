import { describe, expect, test } from "vitest";
import { continueChain, eventLimit, lineDigest, readEvent, readLine } from "../../src/core/chain.ts";
import { controlPaths, controlQuorum, governedTarget, isControl } from "../../src/core/control.ts";
import type { AuditedReason, PolicyDecision } from "../../src/core/decision.ts";
import { canonical, type Json } from "../../src/core/digest.ts";
import { event, type LedgerLine } from "../../src/core/event.ts";
import { auditedIn, rulesOf, writePolicy } from "../../src/core/policy-record.ts";
import { readUsage, writeUsage } from "../../src/core/usage-record.ts";
import { target } from "../aws/provider/example.ts";

/* What the ledger keeps of a decision: written, read back whole, and not read at all when a part of it is something else. */

const strangers: readonly Json[] = [null, true, 7.5, "", "soon", [], {}, [1], { a: 1 }];
const kindOf = (value: Json) => (Array.isArray(value) ? "list" : value === null ? "null" : typeof value);

/** A value with one member, at any depth, replaced by something of another kind or left out. */
function* spoilt(value: Json): Generator<Json> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const { [key]: _, ...without } = value as { readonly [key: string]: Json };
    yield without;
    for (const other of strangers) if (kindOf(other) !== kindOf(member)) yield { ...value, [key]: other };
    for (const inner of spoilt(member as Json)) yield { ...value, [key]: inner };
  }
}

describe("usage", () => {
  const usage = {
    open: { person: 1, repository: 2, target: 3 },
    repeated: { days: 7, grants: 4, minutes: 240 },
    extends: false,
    outsideHours: true,
    frozen: false,
    from: Date.UTC(2026, 10, 21, 22),
  };

  test("is read as it was written", () => {
    expect(readUsage(JSON.parse(JSON.stringify(writeUsage(usage))))).toEqual(usage);
    expect(writeUsage(usage)).toEqual({ ...usage, from: "2026-11-21T22:00:00Z" });
  });

  test("of which a part is something else is not read", () => {
    const all = [...spoilt(writeUsage(usage))];
    expect(all.length).toBeGreaterThan(80);
    for (const one of [...all, ...strangers, undefined]) expect(readUsage(one), JSON.stringify(one)).toBeUndefined();
  });
});

describe("what policy said", () => {
  const rule = (n: number) => `rule-${String(n).padStart(2, "0")}`;
  const reasons = (many: number) =>
    Array.from({ length: many }, (_, n) => ({ rule: rule(n), effect: "forbid" as const, says: "no" }));
  const audited = (many: number): AuditedReason[] => reasons(many).map((one) => ({ ...one, until: "2026-12-31" }));
  const decision = (about: Partial<PolicyDecision>): PolicyDecision => ({
    allowed: false,
    reasons: [],
    policyDigest: "p",
    factsDigest: "f",
    ...about,
  });

  test("is kept as digests and rules, each rule once", () => {
    expect(writePolicy(undefined)).toEqual({});
    expect(writePolicy(decision({}))).toEqual({ policy: "p", policyFacts: "f", rules: [] });
    expect(writePolicy(decision({ reasons: [...reasons(2), ...reasons(1)], audited: audited(1) }))).toEqual({
      policy: "p",
      policyFacts: "f",
      rules: [rule(0), rule(1)],
      audited: [{ rule: rule(0), effect: "forbid", until: "2026-12-31" }],
    });
  });

  test.each([
    [20, 20, undefined],
    [21, 0, 1],
    [0, 21, 1],
    [23, 25, 8],
  ])("with %d rules and %d in audit mode tells that %s more were left out", (enforced, trials, more) => {
    const {
      rules,
      audited: tried = [],
      moreRules,
    } = writePolicy(decision({ reasons: reasons(enforced), audited: audited(trials) }));
    expect(rules).toHaveLength(Math.min(enforced, 20));
    expect(tried).toHaveLength(Math.min(trials, 20));
    expect(moreRules).toBe(more);
  });

  test("is read back, and what has another form is left out", () => {
    const detail = writePolicy(decision({ reasons: reasons(2), audited: audited(2) }));
    expect(rulesOf({ detail })).toEqual([rule(0), rule(1)]);
    expect(auditedIn({ detail })).toEqual(
      audited(2).map(({ rule: name, effect, until }) => ({ rule: name, effect, until })),
    );
    expect(rulesOf({ detail: { rules: ["a", 7, null] } })).toEqual(["a"]);
    const good = { rule: "a", effect: "permit", until: "2026-12-31" };
    expect(auditedIn({ detail: { audited: [good, ...spoilt(good), ...strangers] } })).toEqual([good]);
    for (const odd of [undefined, ...strangers]) {
      const detail = odd === undefined ? {} : { rules: odd, audited: odd };
      expect([rulesOf({ detail }), auditedIn({ detail })]).toEqual([[], []]);
    }
  });
});

describe("control", () => {
  test.each(controlPaths)("%s decides or runs, itself and all below it, and nothing that begins alike", (path) => {
    expect(isControl(path)).toBe(true);
    expect(isControl(`${path}/below/it`)).toBe(true);
    expect(isControl(`${path}s`)).toBe(false);
  });

  test("is all of these places", () => {
    const { length } = controlPaths;
    expect(new Set(controlPaths).size).toBe(length);
    const must = [
      "sallyport.yaml",
      "CODEOWNERS",
      "docs/CODEOWNERS",
      ".github",
      "action.yml",
      "action.yaml",
      "package.json",
    ];
    const also = [
      "package-lock.json",
      ".gitattributes",
      ".gitmodules",
      "bootstrap",
      "dist",
      "policies",
      "schemas",
      "src",
      "targets",
    ];
    expect(controlPaths.toSorted()).toEqual(expect.arrayContaining([...must, ...also]));
    for (const path of ["grants/a/b.yaml", "README.md", "docs/x.md"]) expect(isControl(path)).toBe(false);
  });

  test("of one target governs that one", () => {
    expect(governedTarget("targets/payments-production.yaml")).toBe("payments-production");
    for (const path of ["targets", "targets/x.yml", "targets/a/b.yaml", "policies/a.cedar", "grants/a/b.yaml"])
      expect(governedTarget(path)).toBeUndefined();
  });

  test.each([
    ["production", 1, 2],
    ["production", 3, 3],
    ["staging", 1, 1],
    ["development", 2, 2],
  ] as const)("of %s asking for %d needs %d", (tier, people, quorum) => {
    const { approvals } = target.target;
    const named = { ...target, target: { ...target.target, tier, approvals: { ...approvals, people } } };
    expect(controlQuorum(named)).toBe(quorum);
    expect(controlQuorum(undefined)).toBe(2);
  });
});

describe("a stored line", () => {
  const said = event("ended", Date.UTC(2026, 10, 21), { grant: "payments-production/a", mark: "e".repeat(32) }, "1", {
    why: "its window is over",
    ending: "expired",
  });
  const [line] = continueChain([], [said]) as [LedgerLine];
  const written = (change: object) => readLine(canonical({ ...line, ...change } as never));
  const deep = (levels: number): Json => (levels === 0 ? 1 : { a: deep(levels - 1) });

  test("that is whole is read as it is", () => {
    expect(written({})).toEqual(line);
    expect(written({ seq: 7, prev: lineDigest(line) })).toEqual({ ...line, seq: 7, prev: lineDigest(line) });
    expect(written({ grant: "", mark: "" })).toMatchObject({ grant: "", mark: "" });
    expect(written({ detail: { ...line.detail, a: deep(7) } })).toMatchObject({ detail: { a: deep(7) } });
  });

  const rows: readonly (readonly [what: string, change: object, says: string])[] = [
    ["another member", { more: 1 }, 'it has an unknown member "more"'],
    ["no id", { id: 7 }, "id is not 32 hexadecimal digits"],
    ["an id too long", { id: "a".repeat(33) }, "id is not 32 hexadecimal digits"],
    ["an id too short", { id: "a".repeat(31) }, "id is not 32 hexadecimal digits"],
    ["a kind that nobody knows", { kind: "opened" }, "kind is unknown"],
    ["a kind of every object", { kind: "toString" }, "kind is unknown"],
    ["a kind that is no text", { kind: 1 }, "kind is unknown"],
    ["no time", { at: 1 }, "at is not a time"],
    ["a day that is none", { at: "2026-02-30T00:00:00Z" }, "at is not a time"],
    ["another zone", { at: "2026-11-21T00:00:00+01:00" }, "at is not a time"],
    ["a time with a tail", { at: "2026-11-21T00:00:00Z " }, "at is not a time"],
    ["no grant", { grant: null }, "grant is not a target and an id"],
    ["a grant without its target", { grant: "a" }, "grant is not a target and an id"],
    ["a grant too long", { grant: `a/${"b".repeat(33)}` }, "grant is not a target and an id"],
    ["no mark", { mark: 1 }, "mark is not 32 hexadecimal digits"],
    ["half a mark", { mark: "e".repeat(31) }, "mark is not 32 hexadecimal digits"],
    ["a detail that is none", { detail: "x" }, "detail is not an object"],
    ["a list of details", { detail: [] }, "detail is not an object"],
    ["no detail", { detail: null }, "detail is not an object"],
    ["a detail too deep", { detail: { a: deep(8) } }, "detail is deeper than 8 levels"],
    ["a number that is no place", { seq: 0.5 }, "seq is not a whole number"],
    ["a place before the first", { seq: -1 }, "seq is not a whole number"],
    ["a place in words", { seq: "0" }, "seq is not a whole number"],
    ["no digest", { prev: null }, "prev is not a digest"],
    ["half a digest", { prev: "a".repeat(63) }, "prev is not a digest"],
    ["a digest with a tail", { prev: `${"a".repeat(64)}b` }, "prev is not a digest"],
  ];
  test.each(rows)("with %s is not read", (_, change, says) => expect(written(change)).toBe(says));

  test("that is no JSON, no object, or spelt otherwise is not read", () => {
    expect(readLine("{")).toBe("it is not JSON");
    for (const text of ["null", "[]", "1", '"a"']) expect(readLine(text)).toBe("it is not an object");
    expect(readLine(`${canonical({ ...line })} `)).toBe("it is not in its canonical spelling");
  });

  test("is as long as an event may be, and no longer", () => {
    const length = (why: string) => readEvent({ ...said, detail: { ...said.detail, why } });
    const room = eventLimit - Buffer.byteLength(canonical({ ...said, detail: { ...said.detail, why: "" } }));
    expect(length("x".repeat(room))).toMatchObject({ kind: "ended" });
    expect(length("x".repeat(room + 1))).toBe(`it is longer than ${eventLimit} bytes`);
    expect(readEvent({ ...said, detail: { ...said.detail, a: Number.NaN } })).toBe(
      "detail holds a number that has no JSON form",
    );
    for (const value of [undefined, null, [], "x"]) expect(readEvent(value)).toBe("it is not an object");
  });
});
