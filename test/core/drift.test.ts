import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Change,
  type Changed,
  type Difference,
  driftBy,
  driftFound,
  driftUntold,
  mendable,
  unattributed,
} from "../../src/core/drift.ts";
import type { Event, LedgerLine } from "../../src/core/event.ts";
import { golden } from "../golden.ts";

const at = Date.UTC(2026, 10, 21, 12);
const lease: Changed = { grant: "t/a", mark: "m", account: "210987654321", resource: "arn:a" };
const alien: Changed = { ...lease, grant: "", mark: "", resource: "arn:b" };
const change: Change = { at, by: "arn:aws:iam::210987654321:user/mallory", action: "iam:TagRole", eventId: "e-1" };

function lines(...events: readonly Event[]): readonly LedgerLine[] {
  return events.map((event, seq) => ({ ...event, seq, prev: "" }));
}

test("only what writing our own documents again undoes is mendable, and nothing beside it", () => {
  const written: readonly Difference["part"][] = ["permissions", "tag"];
  const parts: typeof written = [...written, "trust", "boundary", "policy", "session", "anchor"];
  const differences = fc.array(fc.record({ part: fc.constantFrom(...parts), says: fc.string(), wider: fc.boolean() }));
  fc.assert(
    fc.property(differences, (found) => {
      const foreign = found.some(({ part }) => part !== "permissions" && part !== "tag");
      expect(mendable(found)).toBe(found.length > 0 && !foreign);
    }),
  );
});

test("the same drift is the same line whenever it is told, and another one another", () => {
  const [first, later] = [driftFound(at, lease, ["x"]), driftFound(at + 1000, lease, ["x"])];
  expect(later.id).toBe(first.id);
  const others = [driftFound(at, lease, ["y"]), driftFound(at, alien, ["x"]), driftBy(at, lease, change)];
  const ids = [first, ...others, driftUntold(at, lease)].map(({ id }) => id);
  expect(new Set(ids).size).toBe(5);
});

test("what is found long and often is cut, so that the line fits", () => {
  const { detail } = driftFound(
    at,
    lease,
    Array.from({ length: 100 }, () => "x".repeat(5000)),
  );
  expect(JSON.stringify(detail).length).toBeLessThan(16_384);
  expect((detail.found as string[]).length).toBe(20);
});

test("a drift waits for the log until it names somebody or is given up, and waits anew when it happens again", () => {
  const found = driftFound(at, lease, ["x"]);
  const waiting = [{ ...lease, since: at }];
  expect(unattributed(lines(found))).toEqual(waiting);
  expect(unattributed(lines(found, driftBy(at, alien, change)))).toEqual(waiting);
  expect(unattributed(lines(found, driftBy(at, lease, change)))).toEqual([]);
  expect(unattributed(lines(found, driftUntold(at, lease)))).toEqual([]);
  const again = driftFound(at + 60_000, lease, ["y"]);
  expect(unattributed(lines(found, driftBy(at, lease, change), again))).toEqual([{ ...lease, since: at + 60_000 }]);
});

test("a forged line that names no account or no role is asked about nowhere", () => {
  const found = driftFound(at, lease, ["x"]);
  const { account: _, ...nowhere } = found.detail;
  expect(unattributed(lines({ ...found, detail: nowhere }))).toEqual([]);
  expect(unattributed(lines({ ...found, detail: { ...found.detail, resource: 7 } }))).toEqual([]);
});

test("what is said of it is the golden file", () => {
  const all = [
    driftFound(at, lease, ["its trust was changed", "a tag is lost"]),
    driftBy(at, lease, change),
    driftUntold(at, alien),
  ];
  golden("report/drift.txt", `${all.map(({ id: _, ...told }) => JSON.stringify(told)).join("\n")}\n`);
});

test("a line of another kind, or without a name or a time, is no drift that waits", () => {
  const found = driftFound(at, lease, ["x"]);
  const { account: _, ...unnamed } = found.detail;
  const { found: __, ...neither } = found.detail;
  for (const other of [
    { ...found, kind: "incident" as const },
    { ...found, detail: unnamed },
    { ...found, detail: neither },
    { ...found, at: "soon" },
  ])
    expect(unattributed(lines(other))).toEqual([]);
  // One that says neither what was found nor who did it ends no waiting.
  expect(unattributed(lines(found, { ...found, detail: neither }))).toHaveLength(1);
});
