import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import { providing } from "./providers.ts";
import { startTown, type Town } from "./world.ts";

/* Apply and sweep at once: at one moment of the one, the whole of the other with its record job comes in between. */

const production = "payments-production";
let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

type Moment = `${"before" | "after"} ${"list" | "bind" | "unbind"}`;

/** Another run comes in once, at this moment of a provider's work. */
function comingIn(moment: Moment, other: () => Promise<unknown>): (world: World) => World {
  let left = 1;
  async function around<T>(name: "list" | "bind" | "unbind", work: () => Promise<T>): Promise<T> {
    const come = async (when: Moment) => {
      if (when === moment && left-- === 1) await other();
    };
    await come(`before ${name}`);
    const result = await work();
    await come(`after ${name}`);
    return result;
  }
  return providing(({ list, bind, unbind }) => ({
    list: () => around("list", () => list()),
    bind: (lease) => around("bind", () => bind(lease)),
    unbind: (binding) => around("unbind", () => unbind(binding)),
  }));
}

const ids: string[] = [];

async function asked(id: string): Promise<string> {
  ids.push(id);
  await town.ask(id, { by: "mallory" });
  return id;
}

describe("a revocation comes in while an apply opens the grant, and it stays shut:", () => {
  test.each<Moment>(["after list", "before bind", "after bind"])("%s", async (moment) => {
    const id = await asked(`apply-${moment.replace(" ", "-")}`);
    await town.run({ around: comingIn(moment, () => town.swept({ revoke: [id] })) });
    await town.run();
    expect(await town.enters(id)).toBe(false);
  });
});

describe("an apply comes in while a sweep ends the grant, and opens it no more:", () => {
  test.each<Moment>(["after list", "before unbind"])("%s", async (moment) => {
    const id = await asked(`sweep-${moment.replace(" ", "-")}`);
    await town.run();
    expect(await town.enters(id)).toBe(true);
    await town.swept({ revoke: [id], around: comingIn(moment, () => town.run()) });
    expect(await town.enters(id)).toBe(false);
  });
});

test("afterwards each has one end in the ledger and no file, and nothing is left to do", async () => {
  await town.run();
  const ended = (await town.ledger()).filter(({ kind }) => kind === "ended").map(({ grant }) => grant);
  expect(ended.sort()).toEqual(ids.map((id) => `${production}/${id}`).sort());
  expect(await town.filed()).toEqual([]);
  const before = town.writes();
  expect([(await town.apply()).events, (await town.sweep()).events]).toEqual([[], []]);
  expect(town.writes()).toEqual(before);
  expect((await Promise.all(ids.map((id) => town.enters(id)))).includes(true)).toBe(false);
});
