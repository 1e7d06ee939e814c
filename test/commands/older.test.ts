import { afterAll, beforeAll, expect, test } from "vitest";
import type { World } from "../../src/commands/world.ts";
import { startTown, type Town } from "./world.ts";

/* Ledgers that were begun before approvals were kept: what those lines lack is asked anew. */

let town: Town;
beforeAll(async () => {
  town = await startTown();
  await town.ask("older");
  await town.run();
});
afterAll(() => town.stop());

/** The ledger as it would be, had its decisions been written before approvals were kept. */
const older = (world: World): World => ({
  ...world,
  ledger: {
    ...world.ledger,
    async read() {
      const state = await world.ledger.read();
      const lines = state.lines.map((line) => {
        if (line.kind !== "decided") return line;
        const { approvals: _, ...detail } = line.detail;
        return { ...line, detail };
      });
      return { ...state, lines };
    },
  },
});

test("an open lease whose decision says nothing of approvals is decided again, and stands as it stood", async () => {
  const asks = async (around: (world: World) => World) => {
    const before = town.github.requests.length;
    const done = await town.apply({ around });
    expect([done.deeds, done.refused, done.faults]).toEqual([[], [], []]);
    return town.github.requests.slice(before).filter(({ path }) => path.endsWith("/pulls")).length;
  };
  expect(await asks((world) => world)).toBe(0);
  expect(await asks(older)).toBeGreaterThan(0);
  expect(await town.enters("older")).toBe(true);
});

test("it ends when it is decided otherwise now: nothing is believed of what nobody wrote down", async () => {
  const around = (world: World): World => {
    const { forge, ...rest } = older(world);
    return { ...rest, forge: { ...forge, membership: async () => "not-member" } };
  };
  const done = await town.apply({ around });
  expect(done.deeds).toMatchObject([{ do: "unbind", grant: "payments-production/older", outcome: "done" }]);
  expect(await town.enters("older")).toBe(false);
});
