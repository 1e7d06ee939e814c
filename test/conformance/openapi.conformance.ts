import { afterAll, beforeAll, expect, test } from "vitest";
import { startTown, type Town } from "../sandbox/github/town.ts";
import { type Description, type Exchange, readDescription } from "./description.ts";
import { walk } from "./scenario.ts";

let town: Town;
let description: Description;
let exchanges: readonly Exchange[];
beforeAll(async () => {
  town = await startTown();
  description = readDescription();
  exchanges = await walk(town);
});
afterAll(() => town.stop());

test("every answer is one that GitHub's description allows", () => {
  expect(exchanges.flatMap((exchange) => description.problems(exchange))).toEqual([]);
});

test("the walk asked for many operations, and for no route that the sandbox lacks", () => {
  const operations = new Set(exchanges.map((exchange) => description.operation(exchange)));
  expect(operations.size).toBeGreaterThanOrEqual(60);
  expect(town.github.unknownRoutes).toEqual([]);
});

test("a wrong answer is found", () => {
  const sound = exchanges.find(
    ({ method, path, status }) => method === "GET" && path === "/repos/acme/access" && status === 200,
  );
  const { id, ...without } = sound!.body as Record<string, unknown>;
  expect(id).toBe(9001);
  expect(description.problems({ ...sound!, body: without })).toEqual([
    "GET /repos/{owner}/{repo} 200: / must have required property 'id'",
  ]);
  expect(description.problems({ ...sound!, status: 201 })).not.toEqual([]);
});
