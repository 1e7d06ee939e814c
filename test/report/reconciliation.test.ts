import { describe, expect, it } from "vitest";
import type { Deed, Reconciliation } from "../../src/core/outcome.ts";
import { reconciliationMarkdown, reconciliationText } from "../../src/report/reconciliation.ts";
import { golden } from "../golden.ts";

const deed = (change: Partial<Deed> = {}): Deed => ({
  do: "bind",
  grant: "payments-production/backfill-4211",
  resource: "arn:aws:iam::210987654321:role/sallyport/1001/x",
  outcome: "done",
  says: "open until 2026-11-21T23:00:00Z",
  ...change,
});

const nothing: Reconciliation = {
  at: Date.UTC(2026, 10, 21, 22, 0, 5),
  tip: "9f3c2d1e9f3c2d1e9f3c2d1e9f3c2d1e9f3c2d1e",
  deeds: [],
  kept: 1,
  sealed: 0,
  refused: [],
  faults: [],
  events: [],
};

const busy: Reconciliation = {
  ...nothing,
  kept: 2,
  deeds: [
    deed(),
    deed({ do: "dispatch", says: "started backfill.yml of acme/payments" }),
    deed({ do: "unbind", grant: "payments-development/probe", ending: "expired", says: "its window is over" }),
    deed({ do: "unbind", grant: "", outcome: "failed", ending: "unexplained", says: "nothing explains it" }),
    deed({ do: "remove", grant: "payments-development/old", outcome: "planned", says: "its time has come" }),
  ],
  refused: [{ grant: "payments-production/late", why: "under five minutes are left: ask again" }],
  faults: [{ about: "account 109876543210", code: "aws.unavailable", message: "ListRoles: 503; run it again" }],
};

describe("what a run of apply or sweep did", () => {
  it("is told line by line, and as a table for the summary", () => {
    golden("report/reconciliation.txt", `${reconciliationText(busy)}\n\n${reconciliationText(nothing)}\n`);
    golden("report/reconciliation.md", `${reconciliationMarkdown(busy)}\n\n${reconciliationMarkdown(nothing)}\n`);
  });

  it("never says that there was nothing to do when something failed", () => {
    const failed = { ...nothing, deeds: [deed({ outcome: "failed" })] };
    expect(reconciliationText(failed)).toMatch(/^nothing was done; 1 lease stands open/);
    expect(reconciliationText(failed)).toContain("FAILED  open  payments-production/backfill-4211");
  });

  it("never says that nothing stands where it could not look", () => {
    const blind = { ...nothing, kept: 0, unseen: 1 };
    expect(reconciliationText(blind)).toMatch(/^nothing to do; nothing stands open where it could be listed \(/);
    expect(reconciliationMarkdown(blind)).toContain("nothing stands open where it could be listed");
  });

  it("is inert whatever it tells of", () => {
    const evil = "a|b\u001b[2J\n::error::x [x](https://evil.example) @acme/security";
    const told: Reconciliation = {
      ...nothing,
      deeds: [deed({ grant: "", resource: evil, says: evil })],
      refused: [{ grant: evil, why: evil }],
      faults: [{ about: evil, code: evil, message: evil }],
    };
    for (const line of reconciliationText(told).split("\n")) expect(line).not.toMatch(/[\u0000-\u001f]|^\s*::/);
    const markdown = reconciliationMarkdown(told);
    expect(markdown).not.toContain("\u001b");
    expect(markdown).not.toMatch(/[^`]\[x\]\(|[^;`]@acme/);
    const rows = markdown.split("\n").filter((line) => line.startsWith("| "));
    for (const row of rows) expect(row.split("|")).toHaveLength(6);
  });
});
