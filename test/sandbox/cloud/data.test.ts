import { afterAll, beforeAll, expect, test } from "vitest";
import { account, call, dynamodb, startWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const TableName = "ledger";
const key = (id: string) => ({ id: { S: id } });

async function table(operation: string, body: object) {
  const answer = await dynamodb(world, world.cloud.admin(account), operation, { TableName, ...body });
  return { status: answer.status, ...JSON.parse(answer.body) };
}

async function bucket(method: string, path: string, body = "") {
  return call(world, world.cloud.admin(account), { service: "s3", method, path, body });
}

test("an item is what was put last, updated, and gone when it is deleted", async () => {
  await table("PutItem", { Item: { ...key("1"), amount: { N: "1" } } });
  await table("PutItem", { Item: { ...key("1"), amount: { N: "2" } } });
  expect((await table("GetItem", { Key: key("1") })).Item).toEqual({ ...key("1"), amount: { N: "2" } });
  await table("PutItem", { Item: { ...key("2"), amount: { N: "9" } } });
  const update = {
    Key: key("1"),
    UpdateExpression: "SET #a = :three, posted = :yes",
    ExpressionAttributeNames: { "#a": "amount" },
    ExpressionAttributeValues: { ":three": { N: "3" }, ":yes": { BOOL: true } },
    ReturnValues: "ALL_NEW",
  };
  const first = { ...key("1"), amount: { N: "3" }, posted: { BOOL: true } };
  expect((await table("UpdateItem", update)).Attributes).toEqual(first);
  const query = { KeyConditionExpression: "id = :id", ExpressionAttributeValues: { ":id": { S: "1" } } };
  expect(await table("Query", query)).toMatchObject({ Items: [first], Count: 1 });
  expect((await table("Scan", {})).Count).toBe(2);
  await table("DeleteItem", { Key: key("1") });
  expect(await table("GetItem", { Key: key("1") })).toEqual({ status: 200 });
  expect((await table("ListTables", {})).TableNames).toEqual([TableName]);
});

test("what is not offered is refused, not done by halves", async () => {
  const remove = { Key: key("2"), UpdateExpression: "REMOVE amount" };
  expect((await table("UpdateItem", remove)).__type).toContain("ValidationException");
  expect((await table("BatchGetItem", {})).__type).toContain("UnknownOperationException");
  expect((await bucket("POST", "/reports/x")).status).toBe(405);
});

test("a body that is no JSON object is refused", async () => {
  const headers = { "x-amz-target": "DynamoDB_20120810.GetItem" };
  const answer = await call(world, world.cloud.admin(account), { service: "dynamodb", headers, body: "[1" });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain("SerializationException");
});

test("a bucket keeps objects and its policy", async () => {
  expect((await bucket("GET", "/reports")).body).toContain("NoSuchBucket");
  expect((await bucket("PUT", "/reports")).status).toBe(200);
  expect((await bucket("PUT", "/reports")).status).toBe(409);
  await bucket("PUT", "/reports/2026/a.txt", "first");
  await bucket("PUT", "/reports/b.txt", "second");
  expect((await bucket("GET", "/reports/2026/a.txt")).body).toBe("first");
  const listing = (await bucket("GET", "/reports?prefix=2026")).body;
  expect(listing).toContain("<Key>2026/a.txt</Key>");
  expect(listing).not.toContain("b.txt");
  await bucket("DELETE", "/reports/b.txt");
  expect((await bucket("GET", "/reports/b.txt")).status).toBe(404);
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  expect((await bucket("GET", "/reports?policy")).status).toBe(404);
  expect((await bucket("PUT", "/reports?policy=", policy)).status).toBe(204);
  expect((await bucket("GET", "/reports?policy=")).body).toBe(policy);
  await bucket("DELETE", "/reports?policy=");
  expect((await bucket("GET", "/reports?policy=")).status).toBe(404);
});
