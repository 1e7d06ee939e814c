import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { startTown, type Town } from "../commands/world.ts";
import { cutAfter, cuts, watched } from "./cuts.ts";
import { folder, judge, remains } from "./remains.ts";

/*
 * In one process: apply, sweep and their record jobs are lost after a request that they make, and run again. Being lost
 * before a request is being lost after the one before it. By default after every change of a cloud and some requests
 * between; after every single one with SALLYPORT_CUTS=all. test/crash/killed.test.ts kills real processes.
 */

const all = process.env.SALLYPORT_CUTS === "all";

const root = join(import.meta.dirname, "../..");
const place = `targets/${folder}.yaml`;

/** The target with room for as many lives as there are moments to be lost at. */
function withRoom(text: string): string {
  const changed = text
    .replace(/open: \{.*\}/, "open: { person: 1000, repository: 1000, target: 1000 }")
    .replace(/repeated: \{.*\}/, "repeated: { days: 7, grants: 1000, minutes: 43200 }");
  if (changed === text) throw new Error(`${place} has no limits of its own any more: mend the test's change`);
  return changed;
}

let town: Town;
let whole: Awaited<ReturnType<typeof remains>>;
/** After how many requests each job is cut, as an undisturbed life has shown. */
let points: Readonly<Record<"apply" | "recordOpening" | "sweep" | "recordEnd", readonly number[]>>;

beforeAll(async () => {
  town = await startTown({ files: { [place]: withRoom(readFileSync(join(root, place), "utf8")) } });
  await town.ask("unapproved", { approvers: ["ben"] });
  await town.run();
  const number = await town.ask("undisturbed");
  let done: Reconciliation | undefined;
  const seen = {
    apply: await watched(town, async () => {
      done = await town.apply();
    }),
    recordOpening: await watched(town, () => town.recorded(done!)),
    sweep: await watched(town, async () => {
      done = await town.sweep({ revoke: ["undisturbed"] });
    }),
    recordEnd: await watched(town, () => town.recorded(done!)),
  };
  whole = await remains(town, "undisturbed", number);
  points = {
    apply: cuts(seen.apply, all ? "all" : 2),
    recordOpening: cuts(seen.recordOpening, all ? "all" : 3),
    sweep: cuts(seen.sweep, all ? "all" : 1),
    recordEnd: cuts(seen.recordEnd, all ? "all" : 3),
  };
});
afterAll(() => town.stop());

test("an undisturbed life leaves a sealed role, seven lines, one comment and no file", () => {
  expect(whole).toMatchObject({
    role: { trust: expect.stringContaining("Sealed") },
    permissions: { attached: ["arn:aws:iam::aws:policy/AWSDenyAll"] },
    lines: ["bound", "decided", "dispatched", "ended", "reverted", "sealed"],
    comments: [expect.stringContaining("**Ended**")],
    filed: false,
  });
});

type Job = keyof typeof points;

/** Asks for as many grants as there are moments to be lost at. Returns ids and pull requests, each with its moment. */
async function asked(job: Job) {
  const lives: { readonly id: string; readonly number: number; readonly served: number }[] = [];
  for (const served of points[job]) {
    const id = `${job.toLowerCase()}-${served}`;
    lives.push({ id, number: await town.ask(id), served });
  }
  return lives;
}

const revoke = (...ids: readonly string[]) => ({ revoke: ids.map((id) => `${folder}/${id}`) });

/** Whatever happened on the way, each life has come to the end of the undisturbed one, and nothing is left to do. */
async function sameEnd(lives: Awaited<ReturnType<typeof asked>>): Promise<void> {
  for (const { id, number, served } of lives) {
    expect(await town.enters(id)).toBe(false);
    expect(await remains(town, id, number), `cut after ${served} requests`).toEqual(whole);
  }
  const before = town.writes();
  expect((await town.run()).events).toEqual([]);
  expect(town.writes()).toEqual(before);
}

const how = `after ${all ? "each" : "some"} of its requests`;
const limit = { timeout: 1_800_000 };

test(`apply is lost ${how}, and applied again`, limit, async () => {
  expect(points.apply.length).toBeGreaterThan(3);
  const lives = [];
  for (const served of points.apply) {
    const id = `apply-${served}`;
    lives.push({ id, number: await town.ask(id), served });
    await cutAfter(town, served, () => town.apply());
    await judge(town, id);
    await town.run();
    expect(await town.enters(id)).toBe(true);
  }
  await town.swept(revoke(...lives.map(({ id }) => id)));
  await sameEnd(lives);
});

test(`the record of an opening is lost ${how}, and told again`, limit, async () => {
  expect(points.recordOpening.length).toBeGreaterThan(2);
  const lives = [];
  for (const served of points.recordOpening) {
    const id = `opening-${served}`;
    lives.push({ id, number: await town.ask(id), served });
    const done = await town.apply();
    await cutAfter(town, served, () => town.recorded(done));
    await judge(town, id);
    await town.run();
    expect(await town.enters(id)).toBe(true);
  }
  await town.swept(revoke(...lives.map(({ id }) => id)));
  await sameEnd(lives);
});

test(`sweep is lost ${how}, and run again`, limit, async () => {
  expect(points.sweep.length).toBeGreaterThan(2);
  const lives = await asked("sweep");
  await town.run();
  for (const { id, served } of lives) {
    await cutAfter(town, served, () => town.sweep(revoke(id)));
    await judge(town, id);
    await town.swept(revoke(id));
    expect(await town.enters(id)).toBe(false);
  }
  await sameEnd(lives);
});

test(`the record of an end is lost ${how}, and told again`, limit, async () => {
  expect(points.recordEnd.length).toBeGreaterThan(2);
  const lives = await asked("recordEnd");
  await town.run();
  for (const { id, served } of lives) {
    const done = await town.sweep(revoke(id));
    await cutAfter(town, served, () => town.recorded(done));
    await judge(town, id);
    await town.swept();
    expect(await town.enters(id)).toBe(false);
  }
  await sameEnd(lives);
});
