import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../src/core/decision.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Forge } from "../../src/ports.ts";
import { type AccessRepository, accessRepository, ids } from "./access.ts";

/* Every read, with GitHub failing at each of its requests in turn: the answer is the right one or a fault, never a third. */

const path = "grants/payments-prod/backfill.yaml";
const dba = { organization: "acme", slug: "dba" };
const person = (login: keyof typeof ids): Actor => ({ id: ids[login], login, kind: "user" });

let world: AccessRepository;
let number: number;
let merged: string;
let head: string;

beforeAll(async () => {
  world = await accessRepository();
  world.github.addTeam("acme", "strangers", ["kim"]);
  for (let count = 0; count < 102; count++) head = await world.push("rosa", "backfill", path, `${count}\n`);
  const request = { title: "backfill", head: "backfill", base: "main" };
  ({ number } = await world.as<{ number: number }>("rosa", "POST", "/pulls", request));
  for (let count = 0; count < 101; count++) {
    await world.as("ben", "POST", `/pulls/${number}/reviews`, { event: "COMMENT", body: "x", commit_id: head });
  }
  await world.as("ana", "POST", `/pulls/${number}/reviews`, { event: "APPROVE", commit_id: head });
  ({ sha: merged } = await world.as<{ sha: string }>("rosa", "PUT", `/pulls/${number}/merge`, {
    merge_method: "squash",
  }));
});
afterAll(() => world.stop());
afterEach(() => {
  world.github.fail = undefined;
});

const reads: readonly (readonly [string, (forge: Forge) => Promise<unknown>])[] = [
  ["pullRequest", (forge) => forge.pullRequest(number)],
  ["mergedAs", (forge) => forge.mergedAs(merged)],
  ["blobsAt", (forge) => forge.blobsAt(path, [head, merged])],
  ["membership of a member", (forge) => forge.membership(dba, person("ana"))],
  ["membership of a child team's member", (forge) => forge.membership(dba, person("kim"))],
  ["membership of no member", (forge) => forge.membership(dba, person("ben"))],
  ["teamMayOwn of an owner", (forge) => forge.teamMayOwn(dba)],
  ["teamMayOwn of a reader", (forge) => forge.teamMayOwn({ ...dba, slug: "readers" })],
  ["teamMayOwn of a stranger", (forge) => forge.teamMayOwn({ ...dba, slug: "strangers" })],
  ["mayWrite", (forge) => forge.mayWrite(person("rosa"))],
  ["mayAdminister", (forge) => forge.mayAdminister(person("rosa"))],
  ["actor", (forge) => forge.actor("ana")],
  ["repository", (forge) => forge.repository("acme/access")],
];

describe.each(reads)("%s", (_name, read) => {
  it.each([502, 429])("survives one %i at any of its requests, and is a fault when it stays", async (status) => {
    const token = world.appToken();
    const wanted = await read(world.forge(token));
    const began = world.github.requests.length;
    await read(world.forge(token));
    const needed = world.github.requests.length - began;
    expect(needed).toBeGreaterThan(0);
    for (let broken = 1; broken <= needed; broken++) {
      const start = world.github.requests.length;
      world.github.fail = ({ number }) => (number === start + broken ? status : undefined);
      expect(await read(world.forge(token))).toEqual(wanted);
      world.github.fail = ({ number }) =>
        number >= world.github.requests.length && number > start ? status : undefined;
      const error = await read(world.forge(token)).catch((fault: unknown) => fault);
      expect(error).toBeInstanceOf(Fault);
      expect(error).toMatchObject({ retryable: true });
    }
  });

  it.each([401, 403, 404])("never turns a %i at any of its requests into a wrong answer", async (status) => {
    const token = world.appToken();
    const wanted = await read(world.forge(token));
    const began = world.github.requests.length;
    await read(world.forge(token));
    const needed = world.github.requests.length - began;
    for (let broken = 1; broken <= needed; broken++) {
      const start = world.github.requests.length;
      world.github.fail = ({ number }) => (number === start + broken ? status : undefined);
      const answer = await read(world.forge(token)).catch((fault: unknown) => fault);
      if (!(answer instanceof Fault)) expect(["unknown", undefined, wanted]).toContainEqual(answer);
    }
  });
});
