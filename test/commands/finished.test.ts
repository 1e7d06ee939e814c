import { afterEach, beforeEach, expect, test } from "vitest";
import { startTown, type Town } from "./world.ts";

/* Jobs whose post step was lost: the next run that sees them completed ends their lease. */

const minute = 60_000;
const key = "payments-production/a";
let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

/** A lease whose own job has taken it up. */
async function used() {
  await town.ask("a");
  await town.run();
  const job = town.begins();
  expect(await town.enters("a", {}, job)).toBe(true);
  town.clock.move(6 * minute);
  return job;
}

const end = async () => (await town.ledger()).find(({ kind }) => kind === "ended")?.detail;

test("a job whose post step was lost: the next sweep ends its lease, and says by what it saw", async () => {
  const { run, job } = await used();
  expect(await town.swept()).toMatchObject({ deeds: [], kept: 1 });
  town.github.finishJob(job, "cancelled");
  expect(await town.swept()).toMatchObject({
    deeds: [{ do: "unbind", ending: "finished", outcome: "done" }],
    kept: 0,
    faults: [],
  });
  expect(await town.enters("a", {}, { run, job })).toBe(false);
  expect(await end()).toEqual({
    ending: "finished",
    why: `its job is over and did not give it back: job ${job} of run ${run} attempt 1 completed as cancelled`,
    jobs: [{ session: `a@${run}-1-${job}`, run, attempt: 1, job, completed: true, conclusion: "cancelled" }],
  });
  const lines = (await town.ledger()).filter(({ grant }) => grant === key).map(({ kind }) => kind);
  expect(lines).toEqual(expect.arrayContaining(["used", "sealed", "ended", "reverted"]));
  expect(await town.swept()).toMatchObject({ deeds: [], events: [] });
  expect(await town.filed()).toEqual([]);
});
