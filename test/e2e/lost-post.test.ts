import { expect, it } from "vitest";
import { first } from "../../sandbox/act.ts";
import { dynamodb } from "../../sandbox/hands.ts";
import type { Stage } from "../../sandbox/stage.ts";
import { deliver, merged, onStage, patience, payments } from "./short.ts";

/*
 * The runner is killed (SIGKILL, with everything it started) between mint and the end of the job: no post step gives the
 * lease back. The shipped workflows and the shipped dist, as processes.
 */

const minute = 60_000;

/** The job mints, and its machine is gone before its next step. Returns the number of its run and of its job. */
async function killed(stage: Stage) {
  stage.runner.killWhen = ({ step, phase }) => (step === "work" && phase === "main" ? "runner" : false);
  const runs = await deliver(stage, await merged(stage));
  stage.runner.killWhen = undefined;
  const [lost] = runs.filter(({ workflow }) => workflow.endsWith("/backfill.yml"));
  expect(lost?.jobs[0]?.steps.filter(({ phase }) => phase === "post")).toEqual([]);
  return { run_id: lost!.runId, job_id: lost!.jobs[0]!.checkRunId };
}

/** What the judge says to the killed job's own call, with the keys that it was given. */
async function allowed(stage: Stage): Promise<boolean> {
  const keys = stage.cloud.sessions().findLast(({ arn }) => arn.includes("/backfill-4211@"))!;
  return (await dynamodb(stage, keys, { operation: "GetItem", table: "ledger" })).status === 200;
}

async function sweep(stage: Stage): Promise<string | undefined> {
  stage.github.schedule("acme/access", ".github/workflows/sweep.yml");
  return (await stage.runner.drain())[0]?.conclusion;
}

it("with no run of ours: the judge refuses the very next call at the lease's second", {
  timeout: patience,
}, async () => {
  await onStage({}, async (stage) => {
    await killed(stage);
    const [{ trust } = { trust: "" }] = (await stage.cloud.roles("210987654321")).filter(({ path }) =>
      path.startsWith("/sallyport/"),
    );
    const [, until = ""] = /"DateLessThan":\{"aws:CurrentTime":"([^"]+)"\}/.exec(trust) ?? [];
    stage.clock.move(Date.parse(until) - stage.clock.now() - minute);
    const asked = stage.github.requests.length;
    expect(await allowed(stage)).toBe(true);
    stage.clock.move(minute);
    expect(await allowed(stage)).toBe(false);
    expect(stage.github.requests.length).toBe(asked);
  });
});

it("earlier, with the first sweep that sees the job completed", { timeout: patience }, async () => {
  await onStage({}, async (stage) => {
    const { run_id, job_id } = await killed(stage);
    const { actions, repos } = stage.as("ana");
    const status = async () => (await actions.getJobForWorkflowRun({ ...payments, job_id })).data.status;
    stage.clock.move(6 * minute);
    expect([await status(), await sweep(stage), await allowed(stage)]).toEqual(["in_progress", "success", true]);
    stage.clock.move(5 * minute);
    expect([await status(), await allowed(stage)]).toEqual(["completed", true]);
    expect([await sweep(stage), await allowed(stage)]).toEqual(["success", false]);
    const { data } = await repos.listCommits({ owner: "acme", repo: "access", sha: "main", per_page: 1 });
    expect(data[0]?.commit.message).toContain(first);
    expect(data[0]?.commit.message).toContain(`job ${job_id} of run ${run_id} attempt 1 completed as failure`);
  });
});
