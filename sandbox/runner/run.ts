/** One run of one workflow: its jobs in the order of their needs. */
import type { GitHubEvent, JobResult, RunResult } from "../contract.ts";
import type { RunIdentity } from "./claims.ts";
import { holds, text } from "./expression.ts";
import { runJob } from "./job.ts";
import type { Sandbox } from "./state.ts";
import type { Job, Workflow } from "./workflow.ts";

export async function runWorkflow(sandbox: Sandbox, event: GitHubEvent, workflow: Workflow): Promise<RunResult> {
  const { github } = sandbox;
  const { repository, name, sha, ref, actor } = event;
  const started = github.startRun({ repository, workflow: workflow.path, event: name, sha, ref, actor });
  const run: RunIdentity = { event, workflowPath: workflow.path, workflowName: workflow.name, ...started };
  const jobs = new Map<string, JobResult>();
  if (workflow.errors.length === 0) {
    const inputs = inputsOf(workflow, event);
    for (const job of inOrder(workflow.jobs))
      jobs.set(job.key, await decideJob({ sandbox, run, workflow, job, jobs, inputs }));
  }
  const tolerated = new Set(workflow.jobs.filter((job) => job.continueOnError === true).map((job) => job.key));
  const conclusion = conclude(
    workflow,
    [...jobs.values()].filter((job) => !tolerated.has(job.name)),
  );
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

interface Decision {
  readonly sandbox: Sandbox;
  readonly run: RunIdentity;
  readonly workflow: Workflow;
  readonly job: Job;
  /** Jobs that have ended. */
  readonly jobs: ReadonlyMap<string, JobResult>;
  readonly inputs: Readonly<Record<string, unknown>>;
}

async function decideJob({ sandbox, run, workflow, job, jobs, inputs }: Decision): Promise<JobResult> {
  const { github } = sandbox;
  const { event } = run;
  const needed = job.needs.map((key) => jobs.get(key) as JobResult);
  const needs = Object.fromEntries(
    needed.map((result) => [result.name, { outputs: result.outputs, result: result.conclusion }]),
  );
  const vars = github.jobContext(event.repository, undefined, event.ref).vars;
  const { repository, ref, sha, actor, name: event_name, payload } = event;
  const scope = {
    contexts: { github: { repository, ref, sha, actor, event_name, event: payload }, needs, inputs, vars },
    status: {
      success: needed.every((result) => result.conclusion === "success"),
      failure: ancestors(job, workflow.jobs).some((key) => jobs.get(key)?.conclusion === "failure"),
      cancelled: needed.some((result) => result.conclusion === "cancelled"),
    },
  };
  const name = text(job.name, scope) || job.key;
  if (holds(job.condition, scope)) return runJob({ sandbox, run, workflow, job, name, needs, inputs });
  const checkRunId = github.startJob(run.runId, name);
  github.finishJob(checkRunId, "skipped");
  return { name: job.key, conclusion: "skipped", checkRunId, steps: [], outputs: {}, summary: "", annotations: [] };
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

function conclude(workflow: Workflow, jobs: readonly JobResult[]): RunResult["conclusion"] {
  if (workflow.errors.length > 0 || jobs.some((job) => job.conclusion === "failure")) return "failure";
  return jobs.some((job) => job.conclusion === "cancelled") ? "cancelled" : "success";
}
