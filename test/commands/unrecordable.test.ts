import { afterAll, beforeAll, expect, test } from "vitest";
import { writeBatch } from "../../src/core/batch.ts";
import { grantText, startTown, type Town } from "./world.ts";

const folder = "grants/payments-production";

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

test("a grant comes with so much else to approve that no line can hold who did: it opens nothing, and that is told and recorded", async () => {
  const litter = Array.from({ length: 160 }, (_, n) => `${folder}/litter-${n}.yaml`);
  await town.merge(await town.propose(Object.fromEntries(litter.map((path) => [path, "litter: 1\n"]))));
  const away = Object.fromEntries(litter.map((path) => [path, undefined]));
  const files = { ...away, [`${folder}/real.yaml`]: grantText({}) };
  await town.merge(await town.propose(files, { approvers: ["ben", "chloe"] }));
  const done = await town.apply();
  expect(writeBatch(done.events).refused).toEqual([]);
  expect(done.events).toMatchObject([{ kind: "refused", grant: "payments-production/real" }]);
  expect(done.refused).toMatchObject([
    {
      grant: "payments-production/real",
      why: expect.stringMatching(
        /^its decision cannot be recorded \(.* longer than 65536 bytes\): ask again, in a pull request of its own$/,
      ),
    },
  ]);
  expect(await town.rolesOf("real")).toEqual([]);
});
