import { afterAll, beforeAll, expect, test } from "vitest";
import { byHand, denyAll } from "./hands.ts";
import { endless } from "./providers.ts";
import { startTown, type Town } from "./world.ts";

let town: Town;
let number: number;
beforeAll(async () => {
  town = await startTown();
  number = await town.ask("again");
  await town.run();
  await town.swept({ revoke: ["again"] });
});
afterAll(() => town.stop());

async function comments(): Promise<string> {
  const all = await town.as<{ body: string }[]>("ana", "GET", `/issues/${number}/comments`);
  return all.map(({ body }) => body).join("\n");
}

test("the denial is taken off a sealed role and the first try to end it anew fails: the second is told, so that nobody reads for ever that it stands", async () => {
  const [role] = await town.rolesOf("again");
  await byHand(town.cloud, "DetachRolePolicy", { RoleName: role!.name, PolicyArn: denyAll });
  town.clock.move(1000);
  await town.swept({ around: endless });
  expect(await comments()).toContain("**Not ended yet**");
  town.clock.move(1000);
  await town.swept();
  expect((await town.ledger()).filter(({ kind }) => kind === "sealed")).toHaveLength(2);
  expect(await comments()).not.toContain("**Not ended yet**");
  expect((await town.sweep()).events).toEqual([]);
});
