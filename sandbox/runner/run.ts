/** One run of one workflow: its jobs in the order of their needs. */
import type { GitHubEvent, JobResult, RunResult } from "../contract.ts";
import type { RunIdentity } from "./claims.ts";
import { holds, type Status, text } from "./expression.ts";
import { type JobRequest, runJob, unstarted } from "./job.ts";
import type { Sandbox } from "./state.ts";
import type { Job, Workflow } from "./workflow.ts";

export async function runWorkflow(sandbox: Sandbox, event: GitHubEvent, workflow: Workflow): Promise<RunResult> {
  const { github } = sandbox;
  const { repository, name, sha, ref, actor, runId } = event;
  const about = { repository, workflow: workflow.path, event: name, sha, ref, actor };
  const started = github.startRun({ ...about, ...(runId === undefined ? {} : { runId }) });
  const run: RunIdentity = { event, workflowPath: workflow.path, workflowName: workflow.name, ...started };
  const jobs = workflow.errors.length > 0 ? new Map<string, JobResult>() : await runJobs(sandbox, run, workflow);
  const conclusion = workflow.errors.length > 0 ? "failure" : conclude(workflow.jobs.map((job) => toldAs(job, jobs)));
  github.finishRun(run.runId, conclusion);
  return {
    repository,
    workflow: workflow.path,
    event: name,
    runId: run.runId,
    conclusion,
    jobs: workflow.jobs.flatMap((job) => jobs.get(job.key) ?? []),
    ...(workflow.errors.length > 0 ? { errors: workflow.errors } : {}),
  };
}

async function runJobs(
  sandbox: Sandbox,
  run: RunIdentity,
  workflow: Workflow,
): Promise<ReadonlyMap<string, JobResult>> {
  const done = new Map<string, JobResult>();
  const inputs = inputsOf(workflow, run.event);
  for (const job of inOrder(workflow.jobs)) {
    const needs = needsOf(job, workflow.jobs, done);
    const scope = {
      contexts: { ...contextsOf(sandbox, run), needs, inputs },
      status: statusOf(job, needs, workflow.jobs, done),
    };
    done.set(job.key, await decideJob({ sandbox, run, workflow, job, needs, inputs, scope }));
  }
  return done;
}

/** Runs a job or skips it; a condition or name that cannot be evaluated fails it. */
async function decideJob(request: Omit<JobRequest, "name">): Promise<JobResult> {
  const { job, scope, sandbox, run } = request;
  const close = (name: string, conclusion: "skipped" | "failure", because?: string): JobResult => {
    const checkRunId = sandbox.github.startJob(run.runId, name);
    sandbox.github.finishJob(checkRunId, conclusion);
    return unstarted({ name: job.key, checkRunId, conclusion, because });
  };
  try {
    const name = text(job.name, scope) || job.key;
    return holds(job.condition, scope) ? await runJob({ ...request, name }) : close(name, "skipped");
  } catch (error) {
    return close(job.key, "failure", (error as Error).message);
  }
}

/** What a job-level expression sees of the run. */
function contextsOf({ github }: Sandbox, { event }: RunIdentity): Readonly<Record<string, unknown>> {
  const { repository, ref, sha, actor, name, payload } = event;
  const about = { repository, ref, sha, actor, event_name: name, event: payload };
  return { github: about, vars: github.jobContext(repository, undefined, ref).vars };
}

/** A job's result as others see it: one that may fail has succeeded. */
function toldAs(job: Job, done: ReadonlyMap<string, JobResult>): JobResult["conclusion"] {
  const conclusion = done.get(job.key)?.conclusion ?? "skipped";
  return conclusion === "failure" && job.continueOnError === true ? "success" : conclusion;
}

function needsOf(job: Job, jobs: readonly Job[], done: ReadonlyMap<string, JobResult>): JobRequest["needs"] {
  const needed = jobs.filter(({ key }) => job.needs.includes(key));
  return Object.fromEntries(
    needed.map((other) => [other.key, { outputs: done.get(other.key)?.outputs ?? {}, result: toldAs(other, done) }]),
  );
}

function statusOf(
  job: Job,
  needs: JobRequest["needs"],
  jobs: readonly Job[],
  done: ReadonlyMap<string, JobResult>,
): Status {
  const before = ancestors(job, jobs);
  return {
    success: Object.values(needs).every(({ result }) => result === "success"),
    failure: jobs.some((other) => before.includes(other.key) && toldAs(other, done) === "failure"),
    cancelled: Object.values(needs).some(({ result }) => result === "cancelled"),
  };
}

/** Jobs after everything they need; the parser has refused circles and unknown names. */
function inOrder(jobs: readonly Job[]): readonly Job[] {
  const ordered: Job[] = [];
  const place = (job: Job) => {
    if (ordered.includes(job)) return;
    for (const key of job.needs) place(jobs.find((other) => other.key === key) as Job);
    ordered.push(job);
  };
  for (const job of jobs) place(job);
  return ordered;
}

function ancestors(job: Job, jobs: readonly Job[]): readonly string[] {
  return job.needs.flatMap((key) => [key, ...ancestors(jobs.find((other) => other.key === key) as Job, jobs)]);
}

/** Dispatch inputs with their defaults; booleans and numbers in their own types. */
function inputsOf(workflow: Workflow, event: GitHubEvent): Record<string, unknown> {
  const declared = workflow.on.workflow_dispatch?.inputs;
  if (event.name !== "workflow_dispatch" || declared === undefined) return {};
  return Object.fromEntries(
    Object.entries(declared).map(([name, { type, default: fallback }]) => {
      const value = event.inputs?.[name] ?? fallback ?? "";
      return [name, String(type) === "boolean" ? String(value) === "true" : String(value)];
    }),
  );
}

function conclude(results: readonly JobResult["conclusion"][]): RunResult["conclusion"] {
  if (results.includes("failure")) return "failure";
  return results.includes("cancelled") ? "cancelled" : "success";
}
