/** Actions: workflows, dispatches, runs and jobs. */
import { queueDispatch } from "./events.ts";
import { nodeId, renderAccount, renderMinimalRepository, type Schema, web } from "./render.ts";
import { type Answer, type Call, invalid, notFound, numberParam, page, type Routes, repoFor, text } from "./rest.ts";
import { jobStanding, queueRun, runStanding } from "./runs.ts";
import type { Job, Repo, Run } from "./state.ts";
import { findWorkflow, listWorkflows, type WorkflowFile, workflowAt } from "./workflows.ts";

function renderWorkflow(call: Call, repo: Repo, workflow: WorkflowFile): Schema["workflow"] {
  return {
    id: workflow.id,
    node_id: nodeId("W", workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: repo.governance.disabled.get(workflow.path) ?? "active",
    created_at: repo.createdAt,
    updated_at: repo.createdAt,
    url: `${call.world.url}/repos/${repo.fullName}/actions/workflows/${workflow.id}`,
    html_url: `${web}/${repo.fullName}/blob/main/${workflow.path}`,
    badge_url: `${web}/${repo.fullName}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  };
}

function getWorkflows(call: Call): Answer {
  const repo = repoFor(call, "actions");
  return page(
    call,
    listWorkflows(call.world, repo),
    (workflow) => renderWorkflow(call, repo, workflow),
    (workflows, total_count) => ({ total_count, workflows }),
  );
}

function workflowFor(call: Call, repo: Repo): WorkflowFile {
  const workflow = findWorkflow(call.world, repo, call.param("workflow"));
  if (!workflow) throw notFound();
  return workflow;
}

/** Starts the file as it stands at `ref`, when it can be started by hand there with these inputs. */
function dispatch(call: Call): Answer {
  const repo = repoFor(call, "actions", "write");
  const { path } = workflowFor(call, repo);
  const ref = fullRef(repo, text(call, "ref"));
  if (!ref) throw invalid(`No ref found for: ${text(call, "ref")}`);
  const sha = repo.git.ref(ref) ?? "";
  const accepted = workflowAt(call.world, repo, sha, path)?.dispatch;
  if (!accepted) throw invalid("Workflow does not have 'workflow_dispatch' trigger");
  const given = (call.body.inputs ?? {}) as Readonly<Record<string, unknown>>;
  const unexpected = Object.keys(given).filter((name) => !(name in accepted));
  if (unexpected.length > 0) throw invalid(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const inputs: Record<string, string> = {};
  for (const [name, input] of Object.entries(accepted)) {
    const value = given[name] === undefined ? input.default : String(given[name]);
    if (value === undefined && input.required) throw invalid(`Required input '${name}' not provided`);
    inputs[name] = value ?? "";
  }
  const actor = call.identity.kind === "anonymous" ? "" : call.identity.account.login;
  const event = "workflow_dispatch";
  const run = queueRun(call.world, { repository: repo.fullName, workflow: path, event, sha, ref, actor });
  queueDispatch(call.world, repo, { workflow: path, ref, sha, inputs, runId: run.id }, call.identity);
  return call.body.return_run_details === true ? { body: started(call, repo, run) } : { status: 204 };
}

function started(call: Call, repo: Repo, { id }: Run): Schema["workflow-dispatch-response"] {
  return {
    workflow_run_id: id,
    run_url: `${call.world.url}/repos/${repo.fullName}/actions/runs/${id}`,
    html_url: `${web}/${repo.fullName}/actions/runs/${id}`,
  };
}

function fullRef(repo: Repo, name: string): string | undefined {
  return [name, `refs/heads/${name}`, `refs/tags/${name}`].find((ref) => ref.startsWith("refs/") && repo.git.ref(ref));
}

function renderRun(call: Call, repo: Repo, run: Run, attempt = run.attempt): Schema["workflow-run"] {
  const workflow = findWorkflow(call.world, repo, run.workflow);
  const url = `${call.world.url}/repos/${repo.fullName}/actions`;
  const self = `${url}/runs/${run.id}`;
  const actor = renderAccount(call.world, run.actor);
  return {
    id: run.id,
    name: workflow?.name ?? run.workflow,
    node_id: nodeId("WFR", run.id),
    check_suite_id: run.id,
    check_suite_node_id: nodeId("CS", run.id),
    head_branch: run.ref.replace(/^refs\/(heads|tags)\//, ""),
    head_sha: run.sha,
    path: run.workflow,
    run_number: run.number,
    run_attempt: attempt,
    event: run.event,
    ...runStanding(call.world, run, attempt),
    workflow_id: workflow?.id ?? 0,
    url: self,
    html_url: `${web}/${repo.fullName}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: run.startedAt,
    updated_at: run.updatedAt,
    run_started_at: run.startedAt,
    actor,
    triggering_actor: run.again ? renderAccount(call.world, run.again) : actor,
    jobs_url: `${self}/jobs`,
    logs_url: `${self}/logs`,
    check_suite_url: `${call.world.url}/repos/${repo.fullName}/check-suites/${run.id}`,
    artifacts_url: `${self}/artifacts`,
    cancel_url: `${self}/cancel`,
    rerun_url: `${self}/rerun`,
    workflow_url: `${url}/workflows/${workflow?.id ?? 0}`,
    head_commit: null,
    repository: renderMinimalRepository(call.world, repo),
    head_repository: renderMinimalRepository(call.world, repo),
    display_title: workflow?.name ?? run.workflow,
  };
}

function getRuns(call: Call): Answer {
  const repo = repoFor(call, "actions");
  const { world } = call;
  const workflow = call.url.pathname.includes("/actions/workflows/") ? workflowFor(call, repo).path : undefined;
  const branch = call.query("branch");
  const wanted = { event: call.query("event"), sha: call.query("head_sha"), status: call.query("status") };
  const stands = (run: Run) => {
    const { status, conclusion } = runStanding(world, run);
    return wanted.status === status || wanted.status === conclusion;
  };
  const runs = world.runs.filter(
    (run) =>
      run.repository === repo.fullName &&
      (!workflow || run.workflow === workflow) &&
      (!wanted.event || run.event === wanted.event) &&
      (!branch || run.ref === `refs/heads/${branch}`) &&
      (!wanted.sha || run.sha === wanted.sha) &&
      (!wanted.status || stands(run)),
  );
  return page(
    call,
    runs.toReversed(),
    (run) => renderRun(call, repo, run),
    (workflow_runs, total_count) => ({ total_count, workflow_runs }),
  );
}

function runFor(call: Call): { readonly repo: Repo; readonly run: Run } {
  const repo = repoFor(call, "actions");
  const id = numberParam(call, "run");
  const run = call.world.runs.find((one) => one.id === id && one.repository === repo.fullName);
  if (!run) throw notFound();
  return { repo, run };
}

function getRun(call: Call): Answer {
  const { repo, run } = runFor(call);
  return { body: renderRun(call, repo, run) };
}

function attemptFor(call: Call): { readonly repo: Repo; readonly run: Run; readonly attempt: number } {
  const attempt = numberParam(call, "attempt");
  const { repo, run } = runFor(call);
  if (attempt < 1 || attempt > run.attempt) throw notFound();
  return { repo, run, attempt };
}

function getAttempt(call: Call): Answer {
  const { repo, run, attempt } = attemptFor(call);
  return { body: renderRun(call, repo, run, attempt) };
}

/** A job's id is its check run's. */
function renderJob(call: Call, repo: Repo, run: Run, job: Job): Schema["job"] {
  const { status, conclusion, completedAt } = jobStanding(call.world, job);
  const url = `${call.world.url}/repos/${repo.fullName}`;
  return {
    id: job.id,
    run_id: run.id,
    run_url: `${url}/actions/runs/${run.id}`,
    run_attempt: job.attempt,
    node_id: nodeId("CR", job.id),
    head_sha: run.sha,
    url: `${url}/actions/jobs/${job.id}`,
    html_url: `${web}/${repo.fullName}/actions/runs/${run.id}/job/${job.id}`,
    status,
    conclusion: conclusion as Schema["job"]["conclusion"],
    created_at: job.startedAt,
    started_at: job.startedAt,
    completed_at: completedAt,
    name: job.name,
    steps: [],
    check_run_url: `${url}/check-runs/${job.id}`,
    labels: ["ubuntu-latest"],
    runner_id: 1,
    runner_name: "sandbox",
    runner_group_id: 1,
    runner_group_name: "GitHub Actions",
    workflow_name: findWorkflow(call.world, repo, run.workflow)?.name ?? run.workflow,
    head_branch: run.ref.replace(/^refs\/(heads|tags)\//, ""),
  };
}

/** Of the newest attempt, or of the one that the address names. */
function getJobs(call: Call): Answer {
  const { repo, run, attempt } = /\/attempts\//.test(call.url.pathname)
    ? attemptFor(call)
    : { ...runFor(call), attempt: undefined };
  return page(
    call,
    run.jobs.filter((job) => job.attempt === (attempt ?? run.attempt)),
    (job) => renderJob(call, repo, run, job),
    (jobs, total_count) => ({ total_count, jobs }),
  );
}

function getJob(call: Call): Answer {
  const repo = repoFor(call, "actions");
  const id = numberParam(call, "job");
  for (const run of call.world.runs)
    for (const job of run.jobs)
      if (job.id === id && run.repository === repo.fullName) return { body: renderJob(call, repo, run, job) };
  throw notFound();
}

const base = "/repos/:owner/:repo";

export const actionRoutes: Routes = {
  [`GET ${base}/actions/workflows`]: getWorkflows,
  [`GET ${base}/actions/workflows/:workflow`]: (call) => {
    const repo = repoFor(call, "actions");
    return { body: renderWorkflow(call, repo, workflowFor(call, repo)) };
  },
  [`GET ${base}/actions/workflows/:workflow/runs`]: getRuns,
  [`POST ${base}/actions/workflows/:workflow/dispatches`]: dispatch,
  [`GET ${base}/actions/runs`]: getRuns,
  [`GET ${base}/actions/runs/:run`]: getRun,
  [`GET ${base}/actions/runs/:run/jobs`]: getJobs,
  [`GET ${base}/actions/runs/:run/attempts/:attempt`]: getAttempt,
  [`GET ${base}/actions/runs/:run/attempts/:attempt/jobs`]: getJobs,
  [`GET ${base}/actions/jobs/:job`]: getJob,
};
