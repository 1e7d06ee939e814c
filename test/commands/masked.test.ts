import { afterAll, beforeAll, expect, test } from "vitest";
import { createMasks } from "../../sandbox/runner/masks.ts";
import { writeBatch } from "../../src/core/batch.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { grantText, startTown, type Town } from "./world.ts";

/*
 * GitHub leaves out a job output that holds anything it hides in logs: each line of a secret, and base64 of it. The first line of
 * an App's key is known to everybody, and whoever writes it where an event repeats it would keep the run from being recorded.
 */

const minute = 60_000;
const folder = "payments-production";
const firstLine = "-----BEGIN RSA PRIVATE KEY-----";
/** What base64 makes of it, as far as nothing behind it changes that: it fits into the name of a session. */
const knownToAll = Buffer.from(firstLine).toString("base64").slice(0, 40);

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

/** The record job, if GitHub hands on to it what the cloud job said. */
async function handedOn(done: Reconciliation): Promise<void> {
  const masks = createMasks();
  masks.add(town.readerApp.privateKey);
  const batch = writeBatch(done.events);
  expect([batch.text, batch.digest].filter(masks.holds)).toEqual([]);
  await town.recorded(done);
}

async function opened(id: string): Promise<void> {
  const files = { [`grants/${folder}/${id}.yaml`]: grantText({ minutes: 120 }) };
  await town.merge(await town.propose(files, { approvers: ["ben", "chloe"] }));
  await handedOn(await town.apply());
}

test("a reason that is the first line of an App's key does not keep from the ledger who ended a lease of somebody else", async () => {
  await opened("earlier");
  const done = await town.sweep({ revoke: ["earlier"], reason: firstLine, run: town.started("ben") });
  await handedOn(done);
  expect((await town.ledger()).findLast(({ kind }) => kind === "revocation")?.detail).toMatchObject({
    by: "ben",
    own: false,
    reason: firstLine,
  });
});

test("a job that names its session like that line keeps no halt from being written: nothing opens in it", async () => {
  await opened("first");
  expect(await town.enters("first", {}, knownToAll)).toBe(true);
  town.clock.move(20 * minute);
  const halt = { scope: { kind: "all" }, run: town.started("sam") } as const;
  const done = await town.sweep({ halt: halt.scope, run: halt.run });
  // The cloud's log has told of that session, and the run tells it on.
  expect(done.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["halted", "used", "ended"]));
  await handedOn(done);
  await opened("second");
  expect(await town.enters("second")).toBe(false);
});
