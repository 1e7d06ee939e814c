import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grantText, startTown, type Town } from "./world.ts";

/* The machine of a run has a clock of its own; GitHub and AWS tell theirs with every answer. */

const minute = 60_000;
const key = (id: string) => `payments-production/${id}`;
let town: Town;
beforeAll(async () => {
  town = await startTown();
  const files = ["short", "long"].map((id) => [
    `grants/payments-production/${id}.yaml`,
    grantText({ minutes: id === "short" ? 20 : 60 }),
  ]);
  await town.merge(await town.propose(Object.fromEntries(files), { approvers: ["ben", "chloe"] }));
  await town.run();
});
afterAll(() => town.stop());

const off = (milliseconds: number) => ({ now: () => town.clock.now() + milliseconds });

describe("a machine whose clock is wrong", () => {
  test.each([
    ["two minutes ahead", 2 * minute, "2 min 0 s ahead of that of"],
    ["two minutes behind", -2 * minute, "2 min 0 s behind that of"],
  ])(
    "%s: nothing is decided or opened, the run is red and says so, and open leases go on",
    async (_title, by, says) => {
      if (by > 0) await town.ask("new");
      const done = await town.apply({ clock: off(by) });
      expect(done.deeds).toEqual([]);
      expect(done.refused).toMatchObject([{ grant: key("new"), why: "it waits for an apply to decide about it" }]);
      expect(done.faults).toMatchObject([{ about: "this machine's clock", code: "clock.skewed" }]);
      expect(done.faults[0]!.message.replace(/\b[01] min \d+ s\b/, "2 min 0 s")).toContain(says);
      expect(done.faults[0]!.message).toMatch(/set the clock .* nothing is opened until then/);
      expect([await town.enters("short"), await town.enters("new")]).toEqual([true, false]);
    },
  );

  test("within a minute it opens what it should, by its own clock", async () => {
    const done = await town.apply({ clock: off(50_000) });
    expect([done.faults, done.deeds.map((deed) => deed.do)]).toEqual([[], ["bind", "dispatch"]]);
    expect(await town.enters("new")).toBe(true);
  });

  test("an hour behind, it ends what is over by the servers' clock, though AWS takes no signature that old", async () => {
    town.clock.move(25 * minute);
    const done = await town.sweep({ clock: off(-60 * minute) });
    expect(done.faults.map(({ code }) => code)).toEqual(["clock.skewed"]);
    expect(done.deeds).toMatchObject([{ do: "unbind", ending: "expired", grant: key("short"), outcome: "done" }]);
  });

  test("an hour ahead, it ends what is over by its own", async () => {
    const done = await town.sweep({ clock: off(60 * minute), revoke: [] });
    const ended = done.deeds.filter((deed) => deed.do === "unbind").map(({ ending, outcome }) => [ending, outcome]);
    expect(ended).toEqual([
      ["expired", "done"],
      ["expired", "done"],
    ]);
    expect([await town.enters("long"), await town.enters("new")]).toEqual([false, false]);
  });
});
