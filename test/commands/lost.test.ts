import { afterEach, beforeEach, expect, test } from "vitest";
import { putForeignRole } from "./foreign.ts";
import { startTown, type Town } from "./world.ts";

/* Runs whose events never reached the ledger: the next run tells them again. */

const minute = 60_000;
const key = "payments-production/a";
let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

/** What the ledger holds at the end, as ids and kinds. */
const held = async () => (await town.ledger()).map(({ kind }) => kind).sort();

test("whatever run is lost, the ledger ends up with every line of the life", async () => {
  await town.ask("a");
  const opened = await town.apply();
  expect(opened.events.map(({ kind }) => kind)).toEqual(["bound", "dispatched", "decided"]);
  expect(await held()).toEqual([]);
  const again = await town.run();
  expect(again.deeds.map((deed) => deed.do)).toEqual(["dispatch"]);
  expect(again.events.map(({ id }) => id).sort()).toEqual(opened.events.map(({ id }) => id).sort());

  town.clock.move(61 * minute);
  const lost = await town.sweep();
  expect(lost.events.map(({ kind }) => kind)).toEqual(["sealed", "probed", "ended"]);
  const told = await town.swept();
  expect(told.deeds).toEqual([]);
  expect(told.events.map(({ id }) => id)).toEqual(lost.events.map(({ id }) => id));
  expect(await town.filed()).toEqual([]);

  town.clock.move(76 * minute);
  const gone = await town.sweep();
  expect(gone.events.map(({ kind }) => kind)).toEqual(["deleted"]);
  expect((await town.swept()).events.map(({ id }) => id)).toEqual(gone.events.map(({ id }) => id));
  expect(await held()).toEqual(["bound", "decided", "deleted", "dispatched", "ended", "probed", "reverted", "sealed"]);
  expect((await town.swept()).events).toEqual([]);
});

test("lost from the opening to the end, a lease's decision and opening are still told by the sweep", async () => {
  await town.ask("a");
  await town.apply();
  town.clock.move(61 * minute);
  const done = await town.swept();
  expect(done.events.map(({ kind }) => kind).sort()).toEqual(["bound", "decided", "ended", "probed", "sealed"]);
  const [newest] = await town.as<{ commit: { message: string } }[]>("ana", "GET", "/commits?sha=main");
  expect(newest?.commit.message).toContain("approved by ben, chloe");
});

test("a record job lost after the commit and before its line: the next one finds the commit by itself", async () => {
  await town.ask("a");
  await town.run();
  town.clock.move(61 * minute);
  const done = await town.sweep();
  let appends = 0;
  const cut = town.recorded(done, (world) => ({
    ...world,
    ledger: {
      ...world.ledger,
      append: async (events) => {
        appends += 1;
        if (appends === 2) throw new Error("the machine is gone");
        return await world.ledger.append(events);
      },
    },
  }));
  await expect(cut).rejects.toThrow("the machine is gone");
  expect(await town.filed()).toEqual([]);
  expect(await held()).not.toContain("reverted");
  await town.swept();
  const reverted = (await town.ledger()).filter(({ kind }) => kind === "reverted");
  expect(reverted).toMatchObject([{ grant: key, detail: { commit: expect.stringMatching(/^[0-9a-f]{40}$/) } }]);
});

test("a role that nothing explains is sealed and told once, also when the telling was lost", async () => {
  await town.ask("a");
  await town.run();
  const arn = await putForeignRole(town.cloud);
  const first = await town.apply();
  expect(first.deeds).toMatchObject([{ do: "unbind", ending: "unexplained", resource: arn, outcome: "done" }]);
  expect(first.events.map(({ kind, grant }) => [kind, grant])).toEqual([
    ["sealed", ""],
    ["incident", ""],
    ["drift", ""],
  ]);
  const told = await town.run();
  expect(told.deeds).toEqual([]);
  expect(told.events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
  const before = town.writes();
  const quiet = await town.run();
  expect([quiet.deeds, quiet.events]).toEqual([[], []]);
  expect(quiet.unexplained).toMatchObject([{ resource: arn }]);
  expect(town.writes()).toEqual(before);
});
