import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { startTown, type Town } from "./world.ts";

/* Opening and ending: each grant's whole way, as applies and sweeps see it. Time only goes forward in a file. */

const minute = 60_000;
const hour = 60 * minute;
let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

const key = (id: string) => `payments-production/${id}`;

function deedsOf(done: Reconciliation, id: string): string[] {
  return done.deeds
    .filter(({ grant }) => grant === key(id))
    .map((deed) => [deed.do, deed.ending, deed.outcome].filter(Boolean).join(" "));
}

function kinds(done: Reconciliation, id: string): string[] {
  return done.events.filter(({ grant }) => grant === key(id)).map(({ kind }) => kind);
}

test("an approved grant opens for its job alone, and a second run writes nothing", async () => {
  await town.ask("opens");
  const done = await town.run();
  expect(done.faults).toEqual([]);
  expect(deedsOf(done, "opens")).toEqual(["bind done", "dispatch done"]);
  expect(await town.enters("opens")).toBe(true);
  expect(await town.enters("opens", { environment: "staging" })).toBe(false);
  const before = town.writes();
  const [again, swept] = [await town.run(), await town.swept()];
  expect([again.events, again.deeds, swept.events, swept.deeds]).toEqual([[], [], [], []]);
  expect(town.writes()).toEqual(before);
});

test("a grant that one owner approved does not open, and is told once", async () => {
  await town.ask("one-owner", { approvers: ["ben"] });
  const done = await town.run();
  expect(done.refused).toMatchObject([
    { grant: key("one-owner"), why: expect.stringContaining("production needs 2 people") },
  ]);
  expect(kinds(done, "one-owner")).toEqual(["refused"]);
  expect((await town.run()).events).toEqual([]);
  expect(await town.rolesOf("one-owner")).toEqual([]);
});

test("looking changes nothing, and says what would be done", async () => {
  await town.ask("looked-at");
  const before = town.writes();
  expect(deedsOf(await town.look(), "looked-at")).toEqual(["bind planned"]);
  expect((await town.sweep()).deeds.filter(({ outcome }) => outcome !== "planned")).toEqual([]);
  expect(town.writes()).toEqual(before);
});

test("revoked by its bare id before it was bound, a grant never opens", async () => {
  const done = await town.swept({ revoke: ["looked-at"] });
  expect(kinds(done, "looked-at")).toContain("ended");
  expect(await town.filed()).not.toContain("payments-production/looked-at.yaml");
  expect(deedsOf(await town.run(), "looked-at")).toEqual([]);
  expect(await town.rolesOf("looked-at")).toEqual([]);
});

test("revoked by target and id, an open grant ends at once, and its file goes", async () => {
  await town.ask("revoked");
  await town.run();
  expect(await town.enters("revoked")).toBe(true);
  const done = await town.swept({ revoke: [key("revoked")] });
  expect(deedsOf(done, "revoked")).toEqual(["unbind revoked done"]);
  expect(await town.enters("revoked")).toBe(false);
  expect(await town.filed()).not.toContain("payments-production/revoked.yaml");
  expect(await town.enters("opens")).toBe(true);
});

test("a revocation whose cloud call failed is not forgotten: the next sweep ends it without being told", async () => {
  await town.ask("stubborn");
  await town.run();
  town.cloud.before = ({ action }) => {
    if (action === "iam:AttachRolePolicy") throw new Error("the connection was cut by the test");
  };
  const failed = await town.swept({ revoke: ["stubborn"] });
  town.cloud.before = undefined;
  expect(deedsOf(failed, "stubborn")).toEqual(["unbind revoked failed"]);
  expect(failed.faults.length).toBeGreaterThan(0);
  await town.swept();
  expect(await town.enters("stubborn")).toBe(false);
});

test("a revocation of what does not exist is a fault: a slip must not read as access ended", async () => {
  const done = await town.sweep({ revoke: ["opnes"] });
  expect(done.faults).toMatchObject([{ about: "opnes", code: "revoke.unknown" }]);
  expect(await town.enters("opens")).toBe(true);
});

test("deleting the file ends the lease", async () => {
  await town.ask("deleted");
  await town.run();
  await town.change({ "grants/payments-production/deleted.yaml": undefined });
  const done = await town.swept();
  expect(deedsOf(done, "deleted")).toEqual(["unbind deleted done"]);
  expect(await town.enters("deleted")).toBe(false);
});

test("a window that begins later is bound now, shut until then, and its workflow is started only then", async () => {
  const start = new Date(Math.ceil(town.clock.now() / 1000) * 1000 + 20 * minute).toISOString().replace(".000Z", "Z");
  await town.ask("later", { start, minutes: 30 });
  expect(deedsOf(await town.run(), "later")).toEqual(["bind done", "dispatch planned"]);
  expect(await town.enters("later")).toBe(false);
  town.clock.move(21 * minute);
  expect(await town.enters("later")).toBe(true);
  expect(deedsOf(await town.run(), "later")).toEqual(["dispatch done"]);
  expect((await town.run()).events).toEqual([]);
});

test("applied with under five minutes left, a grant is lapsed, never opens, and its file goes", async () => {
  await town.ask("late", { minutes: 10 });
  town.clock.move(6 * minute);
  const done = await town.run();
  expect(kinds(done, "late")).toEqual(["decided", "ended"]);
  expect(await town.rolesOf("late")).toEqual([]);
  expect(await town.filed()).not.toContain("payments-production/late.yaml");
});

test("over is over: shut by the cloud before any sweep, sealed by it, cleared when its tombstone's time has come", async () => {
  town.clock.move(hour);
  expect(await town.enters("opens")).toBe(false);
  const done = await town.swept();
  expect(deedsOf(done, "opens")).toEqual(["unbind expired done"]);
  expect(kinds(done, "opens")).toEqual(expect.arrayContaining(["sealed", "probed", "ended"]));
  // Who used it was told while it stood: a run asks about leases that are open, too.
  expect((await town.ledger()).filter(({ kind, grant }) => kind === "used" && grant === key("opens"))).toHaveLength(3);
  expect(await town.filed()).toEqual([]);
  town.clock.move(76 * minute);
  const cleared = await town.swept();
  expect(deedsOf(cleared, "opens")).toEqual(["remove done"]);
  expect(await town.rolesOf()).toEqual([]);
  const before = town.writes();
  expect((await town.swept()).events).toEqual([]);
  expect(town.writes()).toEqual(before);
});

test("what was refused is over with its window, and its file has gone too", async () => {
  const ended = (await town.ledger()).filter(({ kind, grant }) => kind === "ended" && grant === key("one-owner"));
  expect(ended).toMatchObject([{ detail: { ending: "lapsed", why: expect.stringContaining("never opened") } }]);
});
