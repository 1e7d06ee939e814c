import { afterAll, beforeAll, expect, test } from "vitest";
import type { CloudKeys } from "../../sandbox/contract.ts";
import { aws } from "../../sandbox/signed.ts";
import { status } from "../../src/commands/status.ts";
import { alertsOf } from "../../src/core/alert.ts";
import { byHand, everything } from "./hands.ts";
import { endless } from "./providers.ts";
import { accounts, grantText, startTown, type Town } from "./world.ts";

/* Somebody changes the role of a lease by hand so that its window holds nobody any more, and the cloud does not take its end. */

const minute = 60_000;
const path = "payments-production/wide.yaml";

let town: Town;
let keys: CloudKeys;
let number: number;
beforeAll(async () => {
  town = await startTown();
  number = await town.propose({ [`grants/${path}`]: grantText({ minutes: 30 }) }, { approvers: ["ben", "chloe"] });
  await town.merge(number);
  await town.run();
  town.clock.move(25 * minute);
  keys = await town.keys("wide");
  const [role] = await town.rolesOf("wide");
  const names = { RoleName: role!.name, PolicyName: "sallyport" };
  await byHand(town.cloud, "PutRolePolicy", { ...names, PolicyDocument: everything });
});
afterAll(() => town.stop());

async function allows(): Promise<boolean> {
  const about = { service: "dynamodb", region: "eu-west-1", target: "DynamoDB_20120810.GetItem" };
  const body = JSON.stringify({ TableName: "ledger", Key: { id: { S: "4211" } } });
  return (await aws(town.cloud.url, keys, { ...about, body })).status === 200;
}

async function comments(): Promise<string> {
  const all = await town.as<{ body: string }[]>("ana", "GET", `/issues/${number}/comments`);
  return all.map(({ body }) => body).join("\n");
}

async function told(): Promise<readonly string[]> {
  const done = await town.swept({ revoke: ["wide"], around: endless });
  const events = done.events.filter(({ kind }) => kind === "unended");
  return alertsOf(events).map(({ says }) => says);
}

test("a widened role whose end failed: nobody is told that its window ends it, before that or after, and its file stays", async () => {
  expect(await told()).toEqual([expect.stringContaining("nothing else ends it: look at it now")]);
  expect(await comments()).toContain("Every run tries again. Nothing else ends it: look at it now.");
  expect(await town.filed()).toContain(path);
  town.clock.move(10 * minute);
  // Its window is over, and the session goes on by what the hand wrote.
  expect(await allows()).toBe(true);
  expect(await told()).toEqual([expect.stringContaining("nothing else ends it: look at it now")]);
  expect(await town.filed()).toContain(path);
  town.cloud.outage(accounts.production, true);
  const { text } = await status(await town.worldAs("reader"), town.clock.now(), { grant: "wide" });
  expect(text).toContain("open still, it could not be ended");
  town.cloud.outage(accounts.production, false);
  await town.swept();
  expect(await allows()).toBe(false);
  expect(await town.filed()).not.toContain(path);
});
