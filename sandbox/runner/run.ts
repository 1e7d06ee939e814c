/** One run of one workflow: its jobs in the order of their needs. */
import type { GitHubEvent, JobResult, RunResult } from "../contract.ts";
import { calledWorkflow } from "./called.ts";
import type { RunIdentity } from "./claims.ts";
import { holds, type Status, text } from "./expression.ts";
import { type JobRequest, keyOf, runJob, unstarted, type WorkflowRequest } from "./job.ts";
import type { Sandbox } from "./state.ts";
import type { Job, Workflow } from "./workflow.ts";

export async function runWorkflow(sandbox: Sandbox, event: GitHubEvent, workflow: Workflow): Promise<RunResult> {
  const { github } = sandbox;
  const { repository, name, sha, ref, actor, runId } = event;
  const about = { repository, workflow: workflow.path, event: name, sha, ref, actor };
  const started = github.startRun({ ...about, ...(runId === undefined ? {} : { runId }) });
  const run: RunIdentity = { event, workflowPath: workflow.path, workflowName: workflow.name, ...started };
  const asked = { sandbox, run, workflow, inputs: inputsOf(workflow, event) };
  const jobs: Jobs = workflow.errors.length > 0 ? new Map() : await runJobs(asked);
  const conclusion = workflow.errors.length > 0 ? "failure" : conclude(workflow, jobs);
  github.finishRun(run.runId, conclusion);
  return {
    repository,
    workflow: workflow.path,
    event: name,
    runId: run.runId,
    conclusion,
    jobs: resultsOf(workflow, jobs),
    ...(workflow.errors.length > 0 ? { errors: workflow.errors } : {}),
  };
}

/** A job when it is over: one result, or those of all jobs of the workflow that it called. */
interface Done extends Pick<JobResult, "conclusion" | "outputs"> {
  readonly results: readonly JobResult[];
}

type Jobs = ReadonlyMap<string, Done>;

async function runJobs(asked: WorkflowRequest): Promise<Jobs> {
  const { sandbox, run, workflow, inputs } = asked;
  const done = new Map<string, Done>();
  for (const job of inOrder(workflow.jobs)) {
    const needs = needsOf(job, workflow.jobs, done);
    const scope = {
      contexts: { ...contextsOf(sandbox, run), needs, inputs },
      status: statusOf(job, needs, workflow.jobs, done),
    };
    done.set(job.key, await decideJob({ ...asked, job, needs, scope }));
  }
  return done;
}

/** Runs a job or skips it; a condition or name that cannot be evaluated fails it, and so does a call that cannot be made. */
async function decideJob(request: Omit<JobRequest, "name">): Promise<Done> {
  const { job, caller, scope, sandbox, run } = request;
  const close = (name: string, conclusion: "skipped" | "failure", because?: string): Done => {
    const checkRunId = sandbox.github.startJob(run.runId, name);
    sandbox.github.finishJob(checkRunId, conclusion);
    return alone(unstarted({ name: keyOf(request), checkRunId, conclusion, because }));
  };
  const shown = (name: string) => (caller === undefined ? name : `${caller.name} / ${name}`);
  try {
    const name = shown(text(job.name, scope) || job.key);
    if (!holds(job.condition, scope)) return close(name, "skipped");
    const [unsupported] = job.unsupported;
    if (unsupported !== undefined) throw new Error(`the sandbox's runner does not run jobs with \`${unsupported}\``);
    return job.uses === undefined ? alone(await runJob({ ...request, name })) : await call({ ...request, name });
  } catch (error) {
    return close(shown(job.key), "failure", (error as Error).message);
  }
}

/** The jobs of a called workflow are jobs of the caller's run. Outputs of a called workflow are not handed back. */
async function call(request: JobRequest): Promise<Done> {
  const asked = await calledWorkflow(request);
  const jobs = await runJobs(asked);
  return { results: resultsOf(asked.workflow, jobs), conclusion: conclude(asked.workflow, jobs), outputs: {} };
}

function alone(result: JobResult): Done {
  return { results: [result], conclusion: result.conclusion, outputs: result.outputs };
}

/** In the order of the file. */
function resultsOf(workflow: Workflow, jobs: Jobs): readonly JobResult[] {
  return workflow.jobs.flatMap(({ key }) => jobs.get(key)?.results ?? []);
}

/** What a job-level expression sees of the run. */
function contextsOf({ github }: Sandbox, { event }: RunIdentity): Readonly<Record<string, unknown>> {
  const { repository, ref, sha, actor, name, payload } = event;
  const about = { repository, ref, sha, actor, event_name: name, event: payload };
  return { github: about, vars: github.jobContext(repository, undefined, ref).vars };
}

/** A job's result as others see it: one that may fail has succeeded. */
function toldAs(job: Job, done: Jobs): JobResult["conclusion"] {
  const conclusion = done.get(job.key)?.conclusion ?? "skipped";
  return conclusion === "failure" && job.continueOnError === true ? "success" : conclusion;
}

function needsOf(job: Job, jobs: readonly Job[], done: Jobs): JobRequest["needs"] {
  const needed = jobs.filter(({ key }) => job.needs.includes(key));
  return Object.fromEntries(
    needed.map((other) => [other.key, { outputs: done.get(other.key)?.outputs ?? {}, result: toldAs(other, done) }]),
  );
}

function statusOf(job: Job, needs: JobRequest["needs"], jobs: readonly Job[], done: Jobs): Status {
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

function conclude(workflow: Workflow, jobs: Jobs): RunResult["conclusion"] {
  const results = workflow.jobs.map((job) => toldAs(job, jobs));
  if (results.includes("failure")) return "failure";
  return results.includes("cancelled") ? "cancelled" : "success";
}
