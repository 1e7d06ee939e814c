import { describe, expect, it } from "vitest";
import { trialsOf } from "../../src/commands/policy-report.ts";
import type { AuditedReason } from "../../src/core/decision.ts";
import type { LedgerLine } from "../../src/core/event.ts";
import { writePolicy } from "../../src/core/policy-record.ts";
import { auditedWords, changing, policyEvidence } from "../../src/report/audited.ts";
import { trialsText } from "../../src/report/policy.ts";
import { golden } from "../golden.ts";

const short: AuditedReason = { rule: "short-nights", effect: "forbid", says: "an hour is enough", until: "2026-12-31" };
const open: AuditedReason = { rule: "robots-too", effect: "permit", says: "robots may ask", until: "2026-12-01" };
const gone: AuditedReason = { rule: "old-try", effect: "forbid", says: "x", until: "2026-06-30" };
const quiet: AuditedReason = { rule: "quiet", effect: "forbid", says: "it hurts nobody", until: "2026-12-31" };

function line(seq: number, grant: string, audited: readonly AuditedReason[], refused?: string): LedgerLine {
  const decision = {
    allowed: refused === undefined,
    reasons: [{ rule: refused ?? "people-may-ask", effect: "permit" as const, says: "x" }],
    audited,
    policyDigest: "a".repeat(64),
    factsDigest: "b".repeat(64),
  };
  const requester = { id: 101, login: grant.endsWith("b") ? "rosa\u001b[31m" : "ana", kind: "user" };
  return {
    ...{ id: `e${seq}`, seq, prev: "", mark: "", grant, kind: refused === undefined ? "decided" : "refused" },
    at: `2026-11-2${seq}T10:00:00Z`,
    detail: { requester, ...writePolicy(decision) },
  };
}

const lines = [
  line(1, "payments-production/a", [short, gone]),
  line(2, "payments-production/b", [short]),
  line(2, "payments-production/b", [short]),
  line(3, "payments-production/c", [short, open], "deny-unless-permitted"),
  line(4, "payments-production/d", [short, open], "production-minutes"),
  line(5, "payments-production/e", []),
];

describe("the report of rules in audit mode", () => {
  it("tells which grants each would have decided otherwise, by whom, since when and until when", () => {
    golden("report/policy.txt", trialsText(trialsOf(lines, [short, open, quiet]), lines.length));
    golden("report/policy-none.txt", trialsText(trialsOf([], []), 0));
  });

  it("counts no denial that was denied anyway, and no permit where something else stood in the way", () => {
    const trials = trialsOf(lines, [short, open, quiet]);
    const grants = Object.fromEntries(trials.map(({ rule, grants }) => [rule, grants.map(({ grant }) => grant)]));
    expect(grants).toEqual({
      "short-nights": ["payments-production/a", "payments-production/b"],
      "robots-too": ["payments-production/c"],
      quiet: [],
      "old-try": ["payments-production/a"],
    });
  });

  it("reads nothing into a line that was written otherwise", () => {
    const odd = {
      ...line(1, "t/x", []),
      detail: { audited: [7, null, { rule: "a" }, { rule: "a", effect: "x", until: "y" }] },
    };
    expect(changing(odd)).toEqual([]);
    expect(changing({ ...line(1, "t/x", [short]), kind: "bound" })).toEqual([]);
  });
});

describe("a decision in the ledger", () => {
  it("names its policy, its rules and its facts, and what audit mode would have changed", () => {
    expect(policyEvidence(line(1, "t/x", [short]))).toEqual([
      "policy aaaaaaaaaaaa by people-may-ask",
      "facts bbbbbbbbbbbb",
      "would have been denied by short-nights, in audit mode until 2026-12-31",
    ]);
    expect(auditedWords(open)).toBe("would have been permitted by robots-too, in audit mode until 2026-12-01");
  });

  it("stays small however many rules there are, and says that there were more", () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ ...short, rule: `${"r".repeat(60)}${at}` }));
    const written = writePolicy({
      allowed: false,
      reasons: many,
      audited: many,
      policyDigest: "a".repeat(64),
      factsDigest: "b".repeat(64),
    });
    expect(JSON.stringify(written).length).toBeLessThan(6000);
    expect(written).toMatchObject({ moreRules: 960 });
    expect(writePolicy(undefined)).toEqual({});
  });
});
