import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts, startTown, type Town } from "./world.ts";

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

test("a lease that was decided twice before it could be opened is not taken for changed by hand", async () => {
  await town.ask("first");
  await town.ask("second");
  town.cloud.outage(accounts.production, true);
  // Both are decided, and recorded with what was given then; neither can be opened.
  expect((await town.run()).faults).not.toEqual([]);
  town.cloud.outage(accounts.production, false);
  await town.change(
    { "grants/payments-production/first.yaml": undefined },
    { approvers: ["sam", "eli", "ben", "chloe"] },
  );
  expect((await town.run()).deeds).toContainEqual(expect.objectContaining({ do: "bind", outcome: "done" }));
  expect((await town.run()).deeds).toEqual([]);
  expect(await town.enters("second")).toBe(true);
});
