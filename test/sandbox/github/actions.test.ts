import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { access, refusal, startTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(async () => {
  expect(town.github.unknownRoutes).toEqual([]);
  await town.stop();
});

const dispatch = (token: string, workflow_id: string, inputs: Record<string, string>, ref = "main") =>
  town.rest(token).actions.createWorkflowDispatch({ ...access, workflow_id, ref, inputs });

test("a workflow is started by hand where it can be, with the inputs it names, also by a GITHUB_TOKEN", async () => {
  const job = town.github.jobToken("acme/access", { actions: "write" });
  await dispatch(job, "backfill.yml", { lease: "abc" });
  expect(town.github.takeEvent()).toMatchObject({
    name: "workflow_dispatch",
    workflow: ".github/workflows/backfill.yml",
    ref: "refs/heads/main",
    actor: "github-actions[bot]",
    inputs: { lease: "abc", batch: "10" },
    payload: { inputs: { lease: "abc" }, repository: { id: 9001 } },
  });
});

test("a start is refused for a wrong input, a missing one, a file without the trigger, no file, no ref, no right", async () => {
  const bob = town.github.userToken("bob");
  expect(await refusal(dispatch(bob, "backfill.yml", { lease: "a", other: "b" }))).toMatchObject({ status: 422 });
  expect(await refusal(dispatch(bob, "backfill.yml", {}))).toMatchObject({ status: 422 });
  expect(await refusal(dispatch(bob, "ci.yml", {}))).toMatchObject({ status: 422 });
  expect(await refusal(dispatch(bob, "none.yml", {}))).toMatchObject({ status: 404 });
  expect(await refusal(dispatch(bob, "backfill.yml", { lease: "a" }, "none"))).toMatchObject({ status: 422 });
  expect(await refusal(dispatch(town.github.userToken("dave"), "backfill.yml", { lease: "a" }))).toMatchObject({
    status: 403,
  });
  expect(town.github.takeEvent()).toBeUndefined();
});

test("a schedule makes the event that cron would", () => {
  town.github.schedule("acme/access", ".github/workflows/backfill.yml");
  expect(town.github.takeEvent()).toMatchObject({
    name: "schedule",
    ref: "refs/heads/main",
    payload: { schedule: "17 * * * *" },
  });
  expect(() => town.github.schedule("acme/access", ".github/workflows/ci.yml")).toThrow(/no scheduled workflow/);
});

test("a run's bookkeeping is read through the API", async () => {
  const sha = (await town.as("bob").repos.getBranch({ ...access, branch: "main" })).data.commit.sha;
  const workflow = ".github/workflows/backfill.yml";
  const start = { repository: "acme/access", workflow, event: "push", sha, ref: "refs/heads/main", actor: "bob" };
  const { runId, number } = town.github.startRun(start);
  expect(town.github.startRun(start).number).toBe(number + 1);
  const job_id = town.github.startJob(runId, "backfill");
  const job = town.rest(town.github.jobToken("acme/access", { actions: "read" }));
  expect((await job.actions.getJobForWorkflowRun({ ...access, job_id })).data).toMatchObject({
    name: "backfill",
    run_id: runId,
    status: "in_progress",
  });
  town.github.finishJob(job_id, "success");
  town.github.finishRun(runId, "success");
  expect((await job.actions.getJobForWorkflowRun({ ...access, job_id })).data).toMatchObject({ conclusion: "success" });
  const { data } = await job.actions.listWorkflowRuns({ ...access, workflow_id: "backfill.yml", status: "completed" });
  expect(data).toMatchObject({
    total_count: 1,
    workflow_runs: [{ id: runId, run_attempt: 1, actor: { login: "bob" } }],
  });
});

describe("how far a job has come", () => {
  const workflow = ".github/workflows/backfill.yml";

  async function begun() {
    const sha = (await town.as("bob").repos.getBranch({ ...access, branch: "main" })).data.commit.sha;
    const about = { repository: "acme/access", workflow, event: "push", sha, ref: "refs/heads/main", actor: "bob" };
    const { runId: run_id } = town.github.startRun(about);
    const { actions } = town.rest(town.github.jobToken("acme/access", { actions: "read" }));
    return {
      run_id,
      job: async (job_id: number) => (await actions.getJobForWorkflowRun({ ...access, job_id })).data,
      run: async () => (await actions.getWorkflowRun({ ...access, run_id })).data,
      attempt: async (attempt_number: number) =>
        (await actions.getWorkflowRunAttempt({ ...access, run_id, attempt_number })).data,
      jobsOf: async (attempt_number: number) =>
        (await actions.listJobsForWorkflowRunAttempt({ ...access, run_id, attempt_number })).data.jobs,
    };
  }

  test("it waits, it runs, it is over", async () => {
    const { run_id, job } = await begun();
    const waiting = town.github.startJob(run_id, "waits", "queued");
    const running = town.github.startJob(run_id, "runs");
    expect(await job(waiting)).toMatchObject({ status: "queued", conclusion: null, completed_at: null });
    expect(await job(running)).toMatchObject({ status: "in_progress", conclusion: null, completed_at: null });
    town.github.finishJob(running, "cancelled");
    expect(await job(running)).toMatchObject({ status: "completed", conclusion: "cancelled" });
  });

  test("a lost runner's job runs on for ten minutes, as far as GitHub knows, and its run with it", async () => {
    const { run_id, job, run } = await begun();
    const id = town.github.startJob(run_id, "lost");
    town.github.loseJob(id);
    town.github.finishRun(run_id, "failure");
    expect([await job(id), await run()]).toMatchObject([{ status: "in_progress" }, { status: "in_progress" }]);
    town.clock.move(9 * 60_000);
    expect(await job(id)).toMatchObject({ status: "in_progress", completed_at: null });
    town.clock.move(60_000);
    expect(await job(id)).toMatchObject({ status: "completed", conclusion: "failure" });
    expect(await run()).toMatchObject({ status: "completed", conclusion: "failure" });
  });

  test("each attempt of a run has its own jobs and its own end", async () => {
    const { run_id, job, run, attempt, jobsOf } = await begun();
    const first = town.github.startJob(run_id, "backfill");
    town.github.finishJob(first, "failure");
    town.github.finishRun(run_id, "failure");
    expect(town.github.rerun(run_id)).toBe(2);
    const second = town.github.startJob(run_id, "backfill");
    expect([await job(first), await job(second)]).toMatchObject([
      { run_attempt: 1, status: "completed" },
      { run_attempt: 2, status: "in_progress" },
    ]);
    expect([await attempt(1), await attempt(2), await run()]).toMatchObject([
      { run_attempt: 1, status: "completed", conclusion: "failure" },
      { run_attempt: 2, status: "in_progress", conclusion: null },
      { run_attempt: 2, status: "in_progress" },
    ]);
    expect([await jobsOf(1), await jobsOf(2)]).toMatchObject([[{ id: first }], [{ id: second }]]);
    expect(await refusal(attempt(3))).toMatchObject({ status: 404 });
  });

  test("a dispatch tells its run, which waits until a runner takes it", async () => {
    const bob = town.as("bob");
    while (town.github.takeEvent());
    const { data } = await bob.actions.createWorkflowDispatch({
      ...{ ...access, workflow_id: "backfill.yml", ref: "main", inputs: { lease: "x" }, return_run_details: true },
    });
    const { workflow_run_id: run_id } = data as { workflow_run_id: number };
    const event = town.github.takeEvent();
    expect(event).toMatchObject({ name: "workflow_dispatch", runId: run_id });
    const status = async () => (await bob.actions.getWorkflowRun({ ...access, run_id })).data.status;
    expect(await status()).toBe("queued");
    const { repository, sha, ref, actor } = event!;
    town.github.startRun({ repository, workflow, event: "workflow_dispatch", sha, ref, actor, runId: run_id });
    expect(await status()).toBe("in_progress");
  });
});

test("an environment lets in only its branches, and gives its own secrets on top of the repository's", async () => {
  const context = (environment: string | undefined, ref: string) =>
    town.github.jobContext("acme/access", environment, ref);
  expect(context("cloud", "refs/heads/main")).toEqual({ allowed: true, secrets: { SHARED: "s", KEY: "k" }, vars: {} });
  expect(context("cloud", "refs/heads/topic")).toEqual({ allowed: false, secrets: {}, vars: {} });
  expect(context("cloud", "refs/pull/1/merge").allowed).toBe(false);
  expect(context("open", "refs/heads/topic")).toEqual({
    allowed: true,
    secrets: { SHARED: "s" },
    vars: { REGION: "eu" },
  });
  expect(context(undefined, "refs/heads/topic").secrets).toEqual({ SHARED: "s" });
  const { data } = await town.as("dave").repos.listDeploymentBranchPolicies({ ...access, environment_name: "cloud" });
  expect(data.branch_policies.map(({ name }) => name)).toEqual(["main"]);
});

test("files are read as JSON and raw at a ref; a tree tells modes", async () => {
  const dave = town.as("dave");
  const { data } = await dave.repos.getContent({ ...access, path: "README.md", ref: "main" });
  expect(Buffer.from((data as { readonly content: string }).content, "base64").toString()).toBe("access\n");
  const raw = await dave.repos.getContent({ ...access, path: "README.md", mediaType: { format: "raw" } });
  expect(String(raw.data)).toBe("access\n");
  expect(await refusal(dave.repos.getContent({ ...access, path: "none" }))).toMatchObject({ status: 404 });
  const tree = await dave.git.getTree({ ...access, tree_sha: "main", recursive: "1" });
  expect(tree.data.tree.find(({ path }) => path === "grants/prod/old.yaml")).toMatchObject({
    mode: "100644",
    type: "blob",
  });
});

test("refs move forward only, unless forced", async () => {
  const bob = town.as("bob");
  const folder = await town.clone("alice");
  const one = await town.pushFile(folder, { branch: "moving", path: "m.txt", content: "1\n" });
  const two = await town.pushFile(folder, { branch: "moving", path: "m.txt", content: "2\n" });
  expect(await refusal(bob.git.updateRef({ ...access, ref: "heads/moving", sha: one }))).toMatchObject({ status: 422 });
  await bob.git.updateRef({ ...access, ref: "heads/moving", sha: one, force: true });
  await bob.git.updateRef({ ...access, ref: "heads/moving", sha: two });
  expect(await refusal(bob.git.createRef({ ...access, ref: "refs/heads/moving", sha: two }))).toMatchObject({
    status: 422,
  });
  await bob.git.deleteRef({ ...access, ref: "heads/moving" });
  expect(await refusal(bob.git.getRef({ ...access, ref: "heads/moving" }))).toMatchObject({ status: 404 });
  const { data } = await bob.repos.listActivities({ ...access, ref: "refs/heads/moving" });
  expect(data.map(({ activity_type }) => activity_type)).toEqual([
    "branch_deletion",
    "push",
    "force_push",
    "push",
    "branch_creation",
  ]);
  expect(await bob.paginate(bob.repos.listActivities, { ...access, ref: "refs/heads/moving", per_page: 2 })).toEqual(
    data,
  );
});

test("a branch without a parent is begun from a tree and a commit of one's own", async () => {
  const bob = town.as("bob");
  const tree = [{ path: "ledger/0.jsonl", mode: "100644", type: "blob", content: "{}\n" } as const];
  const { data: made } = await bob.git.createTree({ ...access, tree });
  const { data: first } = await bob.git.createCommit({ ...access, message: "Begin", tree: made.sha, parents: [] });
  await bob.git.createRef({ ...access, ref: "refs/heads/orphan", sha: first.sha });
  const folder = await town.clone("bob");
  expect(await town.git(folder, "log", "--format=%an %s", "origin/orphan")).toBe("bob Begin");
  expect(await town.git(folder, "show", "origin/orphan:ledger/0.jsonl")).toBe("{}");
});

test("of two pushes and one commit on the server for the same head, exactly one moves the branch", async () => {
  const bob = town.as("bob");
  const alice = await town.clone("alice");
  const start = await town.pushFile(alice, { branch: "race", path: "r.txt", content: "0\n" });
  const carol = await town.clone("carol");
  await town.git(carol, "checkout", "--quiet", "race");
  const { data: from } = await bob.git.getCommit({ ...access, commit_sha: start });
  const own = await bob.git.createCommit({ ...access, message: "Third", tree: from.tree.sha, parents: [start] });
  const results = await Promise.allSettled([
    town.pushFile(alice, { branch: "race", path: "r.txt", content: "1\n" }),
    town.pushFile(carol, { branch: "race", path: "r.txt", content: "2\n" }),
    bob.git.updateRef({ ...access, ref: "heads/race", sha: own.data.sha }),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { data: commits } = await bob.repos.listCommits({ ...access, sha: "race" });
  expect(commits[1]?.sha).toBe(start);
});
