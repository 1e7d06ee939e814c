import { afterAll, beforeAll, expect, test } from "vitest";
import { providing } from "./providers.ts";
import { grantText, startTown, type Town } from "./world.ts";

const minute = 60_000;
const folder = "payments-production";
let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

async function ask(id: string): Promise<void> {
  const files = { [`grants/${folder}/${id}.yaml`]: grantText({ minutes: 10 }) };
  await town.merge(await town.propose(files, { approvers: ["ben", "chloe"] }));
}

test("a log that answers late keeps nothing waiting: what is asked for opens meanwhile, and who used what ended is told", async () => {
  await ask("over");
  await town.run();
  expect(await town.enters("over")).toBe(true);
  town.clock.move(25 * minute);
  await ask("next");

  let opened = () => {};
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const around = providing((real) => ({
    async uses(...about) {
      await open;
      return await real.uses(...about);
    },
    async bind(lease) {
      const binding = await real.bind(lease);
      opened();
      return binding;
    },
  }));
  const { deeds, faults } = await town.run({ around });
  expect(deeds.map(({ do: verb, grant, outcome }) => [verb, grant, outcome])).toEqual([
    ["unbind", `${folder}/over`, "done"],
    ["bind", `${folder}/next`, "done"],
    ["dispatch", `${folder}/next`, "done"],
  ]);
  expect(faults).toEqual([]);
  const told = (await town.ledger()).filter(({ kind }) => kind === "used").map(({ grant }) => grant);
  expect(told).toEqual([`${folder}/over`]);
});
