import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerLine } from "../../src/core/event.ts";
import { objections } from "../../src/core/event-form.ts";
import {
  covers,
  type Halt,
  haltedEvent,
  haltsOf,
  haltWords,
  liftedEvent,
  liftedIds,
  longestReason,
  readScope,
  reasonOf,
  type Scope,
  unlisted,
  writeScope,
} from "../../src/core/halt.ts";
import { iso } from "../../src/core/time.ts";

const at = Date.parse("2026-11-22T12:00:00Z");
const line = (event: Omit<LedgerLine, "seq" | "prev">): LedgerLine => ({ ...event, seq: 0, prev: "" });
const halt = (scope: Scope, id = "halt-7"): Halt => ({ id, scope, by: "sam", reason: "INC-4300", at });

describe("a scope", () => {
  it.each<[string, Scope]>([
    ["all", { kind: "all" }],
    ["target:payments-production", { kind: "target", name: "payments-production" }],
    ["repository:acme/payments.web", { kind: "repository", name: "acme/payments.web" }],
  ])("%s is read and written alike", (text, scope) => {
    expect(readScope(text)).toEqual(scope);
    expect(writeScope(scope)).toBe(text);
  });

  it.each([
    "",
    "ALL",
    "all ",
    "everything",
    "target:",
    "target:A",
    "target:a/b",
    "repository:acme",
    "repository:acme/..",
    "target:a\n",
    "x",
  ])("%j is none", (text) => {
    expect(readScope(text)).toBeUndefined();
  });

  it("bears on what is in it and on nothing else; on what nobody can tell, for a repository", () => {
    const [target, other] = ["payments-production", "payments-development"];
    const here = { target, repository: "acme/payments" };
    expect(covers({ kind: "all" }, here)).toBe(true);
    expect(covers({ kind: "target", name: target }, here)).toBe(true);
    expect(covers({ kind: "target", name: other }, here)).toBe(false);
    expect(covers({ kind: "target", name: other }, { target, repository: undefined })).toBe(false);
    expect(covers({ kind: "repository", name: "ACME/Payments" }, here)).toBe(true);
    expect(covers({ kind: "repository", name: "acme/web" }, here)).toBe(false);
    expect(covers({ kind: "repository", name: "acme/web" }, { target, repository: undefined })).toBe(true);
  });
});

describe("a halt in the ledger", () => {
  it("is read as it was written, in a form that the record job takes", () => {
    const one = halt({ kind: "target", name: "payments-production" });
    expect(objections(haltedEvent(one))).toEqual([]);
    expect(objections(liftedEvent(one, at))).toEqual([]);
    expect(haltsOf([line(haltedEvent(one))])).toEqual([one]);
  });

  it("is the same line whoever tells it again and when: a run that is run again halts nothing anew", () => {
    const again = { ...halt({ kind: "all" }), by: "eli", reason: "", at: at + 60_000 };
    expect(haltedEvent(again).id).toBe(haltedEvent(halt({ kind: "all" })).id);
    expect(haltedEvent(halt({ kind: "all" }, "halt-8")).id).not.toBe(haltedEvent(again).id);
  });

  it("whose scope nobody can read halts everything", () => {
    const [bent] = haltsOf([{ ...line(haltedEvent(halt({ kind: "all" }))), detail: { halt: "halt-7", scope: 7 } }]);
    expect(bent).toEqual({ id: "halt-7", scope: { kind: "all" }, by: "", reason: "", at });
    expect(iso(bent!.at)).toBe("2026-11-22T12:00:00Z");
  });

  it("says nothing in a second line, whoever wrote its line", () => {
    const forged = { halt: "halt-7\nx", scope: "all", by: "sam\n\u001b[2Jx", reason: "a\r\nb" };
    const [bent] = haltsOf([{ ...line(haltedEvent(halt({ kind: "all" }))), detail: forged }]);
    expect(haltWords(bent!)).toBe(
      "everything was halted by @sam [2Jx at 2026-11-22T12:00:00Z (halt-7 x, because: a b)",
    );
  });

  it("is told by who, when and why; one that nothing records, as such", () => {
    const one = halt({ kind: "repository", name: "acme/payments" });
    expect(haltWords(one)).toMatch(/^repository acme\/payments was halted by @sam at 2026-11-22T12:00:00Z \(halt-7/);
    expect(haltWords({ ...one, id: "", by: "", reason: "", unrecorded: true })).toBe(
      "repository acme/payments was ended at a terminal at 2026-11-22T12:00:00Z, by keys of the cloud",
    );
  });

  it("is off the list of what holds when somebody listed it, and called lifted when a run found it so", () => {
    const lines = [haltedEvent(halt({ kind: "all" })), haltedEvent(halt({ kind: "all" }, "halt-8"))].map(line);
    expect(unlisted(lines, ["halt-7"]).map(({ id }) => id)).toEqual(["halt-8"]);
    expect(liftedIds([...lines, line(liftedEvent(halt({ kind: "all" }), at))])).toEqual(new Set(["halt-7"]));
  });
});

it("a reason is one line without anything hidden, however it was typed", () => {
  expect(reasonOf("  INC-4300:\n the\u001b[2J runner\u202e leaks  ")).toBe("INC-4300: the[2J runner leaks");
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 300 }), (points) => {
      const text = String.fromCodePoint(...points);
      const reason = reasonOf(text);
      expect(reason.length).toBeLessThanOrEqual(longestReason);
      expect(reason).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u);
    }),
    { numRuns: 100 },
  );
  expect(reasonOf("𝄞".repeat(longestReason)).isWellFormed()).toBe(true);
});
