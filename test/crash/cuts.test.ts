import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

let town: Town;
let whole: Awaited<ReturnType<typeof remains>>;
/** After how many requests each job is cut, as an undisturbed life has shown. */
let points: Readonly<Record<"apply" | "recordOpening" | "sweep" | "recordEnd", readonly number[]>>;

beforeAll(async () => {
  town = await startTown();
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

describe.each(["apply", "recordOpening", "sweep", "recordEnd"] as const)(
  `lost in %s, after ${all ? "each" : "some"} of its requests`,
  (job) => {
    test("nothing is open that should not be, and run again it comes to the same end", {
      timeout: 400_000,
    }, async () => {
      expect(points[job].length).toBeGreaterThan(2);
      for (const served of points[job]) {
        const id = `${job.toLowerCase()}-${served}`;
        const number = await town.ask(id);
        await lostIn(job, served, id);
        expect(await remains(town, id, number), `cut after ${served} requests`).toEqual(whole);
      }
      const before = town.writes();
      expect((await town.run()).events).toEqual([]);
      expect(town.writes()).toEqual(before);
    });
  },
);

/** One life in which one job is lost once, and started again as the schedule or a person would. */
async function lostIn(job: keyof typeof points, served: number, id: string): Promise<void> {
  const lost = async (which: keyof typeof points, work: () => Promise<unknown>) => {
    if (which !== job) return false;
    await cutAfter(town, served, work);
    await judge(town, id);
    return true;
  };
  const revoke = { revoke: [`${folder}/${id}`] };
  await lost("apply", () => town.apply());
  const opening = await town.apply();
  if (await lost("recordOpening", () => town.recorded(opening))) await town.run();
  else await town.recorded(opening);
  expect(await town.enters(id)).toBe(true);

  if (await lost("sweep", () => town.sweep(revoke))) await judge(town, id);
  const ending = await town.sweep(revoke);
  expect(await town.enters(id)).toBe(false);
  if (await lost("recordEnd", () => town.recorded(ending))) await town.swept();
  else await town.recorded(ending);
  expect(await town.enters(id)).toBe(false);
}
