import { expect, test } from "vitest";
import { retell } from "../../src/commands/retell.ts";
import type { Binding } from "../../src/core/binding.ts";
import { minute, second } from "../../src/core/time.ts";

const until = Date.UTC(2026, 10, 21, 22);

/** How the grant of a role that was sealed then ended, as a run tells it that knows nothing but the role. */
function endingOf(sealedAt: number): unknown {
  const binding: Binding = {
    ...{ provider: "aws", account: "210987654321", resource: "arn:aws:iam::210987654321:role/a" },
    ...{ target: "payments-production", id: "a", mark: "e".repeat(32), state: "sealed" },
    ...{ createdAt: until - 60 * minute, until, sealedAt },
  };
  const nothing = {
    providers: new Map(),
    records: new Map(),
    leases: new Map(),
    filed: new Set(""),
    blind: new Set(""),
  };
  const events = retell({ ...nothing, at: until + 30 * minute, bindings: [binding] });
  return events.find(({ kind }) => kind === "ended")?.detail;
}

test("more leases are over than one run can tell: the next tells of each that its time was over, and not that nobody knows", () => {
  for (const late of [0, 15 * minute])
    expect(endingOf(until + late)).toEqual({
      ending: "expired",
      why: "its time was over at 2026-11-21T22:00:00Z; it was found sealed",
    });
});

test("of one that was sealed in its time only the run that was lost knew why", () => {
  expect(endingOf(until - second)).toEqual({ ending: "unrecorded", why: "it was found sealed" });
});
