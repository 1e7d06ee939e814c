import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assume, dynamodb, makeRole, startWorld, stsAs, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test("a job's token becomes a session that does what the role may, and nothing else", async () => {
  const role = await makeRole(world);
  const keys = await assume(world, role.arn);
  const who = await stsAs(world.cloud, keys).send(new GetCallerIdentityCommand({}));
  expect(who.Arn).toBe("arn:aws:sts::210987654321:assumed-role/backfill/backfill@1-1-1");
  const item = { id: { S: "1" }, amount: { N: "7" } };
  expect((await dynamodb(world, keys, "PutItem", { TableName: "ledger", Item: item })).status).toBe(200);
  const read = await dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "1" } } });
  expect(JSON.parse(read.body)).toEqual({ Item: item });
  const deleted = await dynamodb(world, keys, "DeleteItem", { TableName: "ledger", Key: { id: { S: "1" } } });
  expect(deleted.status).toBe(400);
  expect(deleted.body).toContain("is not authorized to perform: dynamodb:DeleteItem");
});
