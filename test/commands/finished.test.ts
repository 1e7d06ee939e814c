import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "../../sandbox/cloud/index.ts";
import { aws } from "../../sandbox/signed.ts";
import { audit } from "../../src/commands/audit.ts";
import type { World } from "../../src/commands/world.ts";
import { Fault } from "../../src/core/fault.ts";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { grantText, startTown, type Town } from "./world.ts";

/*
 * Jobs whose post step was lost: the next run that sees them completed ends their lease. One town and its leases, one for each
 * test; what is decided about a session without a cloud is in early.test.ts.
 */

const minute = 60_000;
const folder = "payments-production";
const ids = Array.from({ length: 13 }, (_, number) => `a${number}`);
const shipped = (name: string) => readFileSync(join(import.meta.dirname, `../../targets/${name}.yaml`), "utf8");
const files = {
  [`targets/${folder}.yaml`]: shipped(folder).replace(
    /open: \{.*\}/,
    "open: { person: 20, repository: 20, target: 20 }",
  ),
  "targets/payments-development.yaml": `${shipped("payments-development")}ending: { idle_minutes: 5 }\n`,
};
let town: Town;
let until: number;
beforeAll(async () => {
  town = await startTown({ files });
  const grants = ids.map((id) => [`grants/${folder}/${id}.yaml`, grantText({ minutes: 120 })]);
  await town.merge(await town.propose(Object.fromEntries(grants), { approvers: ["ben", "chloe"] }));
  await town.run();
  until = Date.parse(String((await town.ledger()).find(({ kind }) => kind === "bound")?.detail.until));
});
afterAll(() => town.stop());

/** The grant that this test is about. */
let id: string;
beforeEach(() => {
  id = ids.shift()!;
});

/** What a run says of this grant: its deeds, without those of the tombstones that earlier tests left. */
function of({ deeds, faults }: Reconciliation, name = id) {
  return {
    deeds: deeds.filter(({ grant }) => grant === `${folder}/${name}`).map((deed) => `${deed.ending} ${deed.outcome}`),
    faults,
  };
}

const swept = async (around?: (world: World) => World) => of(await town.swept(around ? { around } : {}));
const finished = { deeds: ["finished done"], faults: [] };
const stands = { deeds: [], faults: [] };

/** The grant's own job takes its lease up, under the name that mint gives a session, and some minutes pass. */
async function taken(job = town.begins(), minutes = 6) {
  expect(await town.enters(id, {}, job)).toBe(true);
  town.clock.move(minutes * minute);
  return job;
}

const end = async () =>
  (await town.ledger()).find(({ kind, grant }) => kind === "ended" && grant === `${folder}/${id}`)?.detail;

/** What audit says of it. */
const audited = async () => (await audit(await town.worldAs("reader"), town.clock.now(), { grant: id })).text;

/** What the judge says to the newest session's own call. */
async function allows(): Promise<boolean> {
  const keys = town.cloud.sessions().findLast(({ arn }) => arn.includes(`/${id}@`));
  const answer = await aws(town.cloud.url, keys!, {
    service: "dynamodb",
    region: "eu-west-1",
    target: "DynamoDB_20120810.GetItem",
    body: JSON.stringify({ TableName: "ledger", Key: { id: { S: "4211" } } }),
  });
  return answer.status === 200;
}

describe("a job whose post step was lost", () => {
  test("ends with the next run that sees it completed, which says what it saw", async () => {
    const { run, job } = await taken();
    expect(await swept()).toEqual(stands);
    expect(await allows()).toBe(true);
    expect(await audited()).toContain(`job ${job} of run ${run} attempt 1 is in_progress`);
    town.github.finishJob(job, "cancelled");
    expect(await audited()).toContain("its jobs are over and none has given it back");
    const done = await town.swept();
    expect([of(done), done.kept]).toEqual([finished, 12]);
    expect([await allows(), await town.enters(id, {}, { run, job })]).toEqual([false, false]);
    expect(await end()).toEqual({
      ending: "finished",
      why: `its job is over and did not give it back: job ${job} of run ${run} attempt 1 completed as cancelled`,
      jobs: [{ session: `${id}@${run}-1-${job}`, run, attempt: 1, job, completed: true, conclusion: "cancelled" }],
    });
    const lines = (await town.ledger()).filter(({ grant }) => grant === `${folder}/${id}`).map(({ kind }) => kind);
    expect(lines).toEqual(expect.arrayContaining(["used", "sealed", "ended", "reverted"]));
    expect(await town.swept()).toMatchObject({ deeds: [], events: [] });
    const told = await audited();
    expect(told).toContain(`job ${job} of run ${run} attempt 1 is over as cancelled`);
    expect(told).toContain("the job did not give it back; it ended as finished: its job is over");
  });

  test("a runner that vanished: GitHub notices after ten minutes, the log tells after fifteen, and then it ends", async () => {
    town.cloud.setDelivery(15 * minute);
    const { job } = await taken();
    town.github.loseJob(job);
    expect(await swept()).toEqual(stands);
    town.clock.move(5 * minute);
    expect(await swept()).toEqual(stands);
    town.clock.move(5 * minute);
    expect(await swept()).toEqual(finished);
    expect((await end())?.why).toContain("completed as failure");
    town.cloud.setDelivery(0);
  });

  test("a run that may write nothing asks nobody; an apply that was lost is made good by the sweep after it", async () => {
    town.github.finishJob((await taken()).job, "failure");
    const before = town.github.requests.length;
    expect((await town.look()).deeds).toEqual([]);
    expect(town.github.requests.slice(before).filter(({ path }) => path.includes("/actions/jobs/"))).toEqual([]);
    expect(of(await town.apply())).toEqual(finished);
    expect(await swept()).toEqual(stands);
    expect(await end()).toMatchObject({ ending: "unrecorded" });
  });

  test("an end that fails is red and counts as standing, and the next run makes it good", async () => {
    town.github.finishJob((await taken()).job, "failure");
    town.cloud.before = ({ action }) => {
      if (/^iam:(?!Get|List)/.test(action)) throw new Refusal("AccessDenied", "not now", 403);
    };
    const failed = await town.sweep();
    town.cloud.before = undefined;
    expect([of(failed).deeds, failed.faults.length, await allows()]).toEqual([["finished failed"], 1, true]);
    const done = await town.swept();
    expect([of(done), failed.kept - done.kept]).toEqual([finished, 1]);
  });

  test("a broken policy keeps nobody's finished lease standing", async () => {
    town.github.finishJob((await taken()).job, "failure");
    const broken = (world: World): World => ({
      ...world,
      policy: async () => {
        throw new Fault("policy.invalid", "a policy cannot be read");
      },
    });
    expect(await swept(broken)).toMatchObject({ deeds: finished.deeds, faults: [{ code: "policy.invalid" }] });
  });
});

describe("several jobs of one lease", () => {
  test("a matrix and a re-run: it ends when the last job that used it is over", async () => {
    const first = town.begins();
    const second = { run: first.run, job: town.github.startJob(first.run, "backfill (2)") };
    await taken(first, 0);
    await taken(second);
    town.github.finishJob(first.job, "success");
    expect(await swept()).toEqual(stands);
    town.github.finishJob(second.job, "failure");
    town.github.finishRun(first.run, "failure");
    const attempt = town.github.rerun(first.run);
    const again = { run: first.run, attempt, job: town.github.startJob(first.run, "backfill (2)") };
    await taken(again);
    expect(await swept()).toEqual(stands);
    town.github.finishJob(again.job, "success");
    expect(await swept()).toEqual(finished);
    expect(await end()).toMatchObject({ jobs: [{ job: first.job }, { job: second.job }, { job: again.job }] });
  });

  test("overlapping grants to one job do not end each other, and each ends with it", async () => {
    const other = ids.shift()!;
    const job = town.begins();
    expect(await town.enters(other, {}, job)).toBe(true);
    await taken(job);
    expect(of(await town.swept({ revoke: [other] }), other).deeds).toEqual(["revoked done"]);
    expect([await allows(), await town.enters(id, {}, job)]).toEqual([true, true]);
    town.github.finishJob(job.job, "success");
    expect(await swept()).toEqual(finished);
  });
});

test("one that nobody used for as long as its target waits ends, and its neighbour without such a wait does not", async () => {
  await town.ask("quiet", { target: "payments-development" });
  await town.run();
  town.clock.move(15 * minute);
  expect((await town.swept()).deeds).toEqual([]);
  town.clock.move(6 * minute);
  const done = await town.swept();
  expect(done.deeds).toMatchObject([{ ending: "idle", grant: "payments-development/quiet", outcome: "done" }]);
  expect(await town.enters("quiet")).toBe(false);
  const ended = (await town.ledger()).findLast(({ kind }) => kind === "ended");
  expect(ended?.detail).toMatchObject({
    ending: "idle",
    why: expect.stringContaining("nobody used it within 5 minutes"),
  });
});

describe("sessions are named by whoever mints", () => {
  test("a job names a finished job of somebody else: it ends its own lease early, and nobody else's", async () => {
    const other = ids.shift()!;
    const theirs = town.begins();
    expect(await town.enters(other, {}, theirs)).toBe(true);
    const over = town.begins();
    town.github.finishJob(over.job, "success");
    await taken(over);
    const done = await town.swept();
    expect([of(done), of(done, other)]).toEqual([finished, stands]);
    expect(await town.enters(other, {}, theirs)).toBe(true);
  });

  test("a job names a running job of somebody else: its lease stands until its time is over, and no longer", async () => {
    const mine = town.begins();
    const theirs = await taken(town.begins());
    town.github.finishJob(mine.job, "success");
    expect(await swept()).toEqual(stands);
    town.clock.move(until - town.clock.now() - minute);
    await taken(theirs, 0);
    expect(await allows()).toBe(true);
    town.clock.move(minute);
    // No run of ours was needed: the cloud refuses by its own clock.
    expect(await allows()).toBe(false);
    expect(await swept()).toEqual({ deeds: ["expired done"], faults: [] });
  });
});
