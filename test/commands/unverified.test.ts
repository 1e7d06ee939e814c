import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import type { Actor } from "../../src/core/decision.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { grantText, type Run, startTown, type Town } from "./world.ts";

/* What cannot be read ends one lease. Whoever could bring that about at will could end all of them. */

const dev = "targets/payments-development.yaml";
const was = readFileSync(join(import.meta.dirname, "../..", dev), "utf8");

let town: Town;
beforeAll(async () => {
  town = await startTown({ files: { [dev]: `${was}revoking: { per_day: 2 }\n` } });
  const text = grantText({ target: "payments-development" });
  const files = Object.fromEntries(["a", "b", "c"].map((id) => [`grants/payments-development/${id}.yaml`, text]));
  await town.merge(await town.propose(files, { approvers: ["dana"] }));
  await town.run();
});
afterAll(() => town.stop());

const codes = ({ faults }: Reconciliation) => faults.map(({ code }) => code);

const around =
  (parts: Partial<World["forge"]>) =>
  (world: World): World => ({ ...world, forge: { ...world.forge, ...parts } });

/** GitHub tells of some bots what they may, and of others that they are no user: 404. */
const actions: Actor = { id: 41898282, login: "github-actions[bot]", kind: "bot" };
const byToken = (...revoke: readonly string[]): Run => ({
  revoke,
  run: 1,
  around: around({
    run: async () => ({ commit: "", workflow: "", by: actions }),
    mayAdminister: async ({ kind }) => (kind === "bot" ? "unknown" : "no"),
  }),
});

test("a writer has the sweep started by a workflow's token, of which GitHub says that it is nobody: nothing ends", async () => {
  const done = await town.swept(byToken("a"));
  expect(codes(done)).toEqual(["revoke.refused"]);
  expect([done.deeds, await town.enters("a")]).toEqual([[], true]);
});

test("a writer uses up what GitHub answers, or asks where a team cannot be read: of what is not verified so much ends in a day, and no more", async () => {
  const limited = async () => Promise.reject(new Fault("github.limited", "no more requests this hour"));
  const unread: Run = { run: town.started("mallory"), around: around({ run: limited }) };
  const teamless: Run = { run: town.started("mallory"), around: around({ mayAdminister: limited }) };
  expect(codes(await town.swept({ ...unread, revoke: ["a"] }))).toEqual(["revoke.unverified"]);
  expect(codes(await town.swept({ ...teamless, revoke: ["b"] }))).toEqual(["revoke.unverified"]);
  for (const run of [unread, teamless])
    expect(codes(await town.swept({ ...run, revoke: ["c"] }))).toEqual(["revoke.rate"]);
  expect([await town.enters("b"), await town.enters("c")]).toEqual([false, true]);
  // Who may, and can be told, is not kept from it.
  expect(codes(await town.swept({ revoke: ["c"], run: town.started("dana") }))).toEqual([]);
  expect(await town.enters("c")).toBe(false);
});

test("a writer cancels the record job of each such run: what ended without a line is counted by what stands sealed, and told or not", async () => {
  town.clock.move(25 * 60 * 60_000);
  const text = grantText({ target: "payments-development" });
  const files = Object.fromEntries(["d", "e", "f"].map((id) => [`grants/payments-development/${id}.yaml`, text]));
  await town.merge(await town.propose(files, { approvers: ["dana"] }));
  await town.run();
  const limited = async () => Promise.reject(new Fault("github.limited", "no more requests this hour"));
  const unread = () => ({ run: town.started("mallory"), around: around({ run: limited }) });
  expect(codes(await town.sweep({ ...unread(), revoke: ["d"] }))).toEqual(["revoke.unverified"]);
  expect(codes(await town.sweep({ ...unread(), revoke: ["e"] }))).toEqual(["revoke.unverified"]);
  expect(codes(await town.sweep({ ...unread(), revoke: ["f"] }))).toEqual(["revoke.rate"]);
  // The next run that is recorded tells that they ended, and nobody knows by whom.
  await town.swept();
  expect(codes(await town.swept({ ...unread(), revoke: ["f"] }))).toEqual(["revoke.rate"]);
  expect([await town.enters("e"), await town.enters("f")]).toEqual([false, true]);
});
