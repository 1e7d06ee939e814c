import { afterAll, beforeAll, expect, test } from "vitest";
import { validate } from "../../src/commands/validate.ts";
import { startTown, type Town } from "./world.ts";

/* A validate run that starts after the merge, which a late review or an edited title causes. */

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

test("it does not take the merge for a mistake, and writes nothing on GitHub", async () => {
  const pullRequest = await town.ask("late");
  await town.run();
  const world = await town.worldAs("reader");
  const written = () => town.github.requests.filter(({ method }) => method === "PATCH" || method === "PUT").length;
  const before = written();
  const said = await validate(world, town.clock.now(), { pullRequest });
  expect(said).toMatchObject({ exit: 0, text: expect.stringContaining("is merged: apply decides") });
  expect(said.findings ?? []).toEqual([]);
  expect(written()).toBe(before);
  expect(await town.enters("late")).toBe(true);
});
