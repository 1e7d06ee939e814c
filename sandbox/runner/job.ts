/** One job, from its permissions to its outputs. */
import { join } from "node:path";
import type { JobResult } from "../contract.ts";
import { fetchAction, parseUses } from "./action.ts";
import type { Called, Caller } from "./called.ts";
import { claimsOf, type RunIdentity } from "./claims.ts";
import { githubContext, type Variables } from "./environment.ts";
import { named, type Scope, text, texts } from "./expression.ts";
import { type Folders, leftBehind, makeFolders } from "./folders.ts";
import { permissionsOf } from "./permissions.ts";
import { runPhase } from "./phase.ts";
import { standIns } from "./stand-ins.ts";
import { createJobState, type JobState, type Sandbox, scopeOf } from "./state.ts";
import { runPost, runStep, type WaitingPost } from "./step.ts";
import type { Template } from "./template.ts";
import type { Job, Workflow } from "./workflow.ts";

/** A workflow that a run runs: the one that was started, or one that a job of it calls. */
export interface WorkflowRequest {
  readonly sandbox: Sandbox;
  readonly run: RunIdentity;
  readonly workflow: Workflow;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Set for a called workflow: that it is one, and the job that called it. */
  readonly called?: Called;
  readonly caller?: Caller;
}

/** What a job gets from its run. */
export interface JobRequest extends WorkflowRequest {
  readonly job: Job;
  /** As shown: the job's `name`, or its key. */
  readonly name: string;
  /** Outputs and results of the jobs it needs. */
  readonly needs: Readonly<
    Record<string, { readonly outputs: Readonly<Record<string, string>>; readonly result: string }>
  >;
  /** What job-level expressions see. */
  readonly scope: Scope;
}

/** Minutes a job may run when its file does not say. */
const defaultTimeout = 360;

export async function runJob(request: JobRequest): Promise<JobResult> {
  const { sandbox, run } = request;
  const checkRunId = sandbox.github.startJob(run.runId, request.name);
  const { lost, ...result } = await attempt(request, checkRunId).catch((error: Error) => ({
    ...unstarted({ name: keyOf(request), checkRunId, conclusion: "failure", because: error.message }),
    lost: false,
  }));
  // Nobody is left to say how it ended: GitHub notices by itself, later.
  if (lost) sandbox.github.loseJob(checkRunId);
  else sandbox.github.finishJob(checkRunId, result.conclusion);
  return result;
}

/** Throws what keeps the job from starting, as a sentence. */
async function attempt(request: JobRequest, checkRunId: number): Promise<JobResult & { readonly lost: boolean }> {
  const { sandbox, run, job } = request;
  const { state, folders } = begin(request, checkRunId);
  const where = `${run.event.repository} ${run.workflowPath} run ${run.runId} job ${job.key}`;
  try {
    await runSteps(state, request);
    const { lost } = sandbox.control;
    const outputs = lost ? {} : outputsOf(state, job);
    for (const { path, content } of await leftBehind(folders)) sandbox.trace(`${where}: left ${path}`, content);
    sandbox.trace(`${where}: job outputs`, JSON.stringify(outputs));
    const { results: steps, annotations, summary } = state;
    return {
      lost,
      name: keyOf(request),
      conclusion: lost ? "failure" : state.status,
      checkRunId,
      steps,
      outputs,
      summary,
      annotations,
    };
  } finally {
    sandbox.control.lost = false;
    sandbox.github.endToken(state.token);
    if (!sandbox.keep) folders.remove();
  }
}

/** Everything a job is given before its first step: environment, token, identity, folders, contexts, masks. */
function begin(request: JobRequest, checkRunId: number): { readonly state: JobState; readonly folders: Folders } {
  const { sandbox, run, job, workflow } = request;
  const { github } = sandbox;
  const { event } = run;
  const environment = named(job.environment, "name", request.scope);
  const context = github.jobContext(event.repository, environment || undefined, event.ref);
  if (!context.allowed) throw new Error(notAllowed(event.ref, environment));
  const minutes = Number(text(job.timeoutMinutes, request.scope) || defaultTimeout);

  const permissions = permissionsOf(workflow.permissions, job.permissions);
  const { caller } = request;
  // A called workflow has at most what its caller's job has; of a token's other permissions nothing here depends on it.
  const idToken =
    permissions.idToken && (!caller || permissionsOf(caller.workflow.permissions, caller.job.permissions).idToken);
  // A called job finds no secret, its own environment's neither, unless its caller says `secrets: inherit`.
  const secrets = caller && caller.job.secrets !== "inherit" ? {} : context.secrets;
  const token = github.jobToken(event.repository, permissions.token);
  const folder = [run.runId, run.attempt, ...(caller ? [caller.job.key] : []), job.key].join("-");
  const folders = makeFolders(join(sandbox.directory, folder), event);
  const identity = { checkRunId, environment, ...(request.called ? { called: request.called } : {}) };
  const oidc = idToken ? sandbox.oidc.admit(claimsOf(github, run, identity)) : undefined;
  const state = createJobState({
    sandbox,
    run,
    key: job.key,
    folders,
    token,
    checkRunId,
    deadline: Date.now() + minutes * 60_000,
    defaults: job.defaults,
    contexts: {
      github: githubContext(github, run, { ...identity, key: job.key, token, folders }),
      vars: context.vars,
      secrets: { ...secrets, GITHUB_TOKEN: token },
      needs: request.needs,
      inputs: request.inputs,
      strategy: {},
      matrix: {},
    },
    oidcVariables: oidcVariables(oidc),
  });
  for (const secret of [token, ...Object.values(secrets), oidc?.requestToken ?? ""]) state.masks.add(secret);
  return { state, folders };
}

function oidcVariables(oidc: ReturnType<Sandbox["oidc"]["admit"]> | undefined): Variables {
  if (oidc === undefined) return {};
  return { ACTIONS_ID_TOKEN_REQUEST_URL: oidc.requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: oidc.requestToken };
}

async function runSteps(state: JobState, request: JobRequest): Promise<void> {
  const { job, workflow, sandbox } = request;
  const prepare = async () => {
    Object.assign(state.env, texts(workflow.env, scopeOf(state)));
    Object.assign(state.env, texts(job.env, scopeOf(state)));
    for (const { uses } of job.steps) await download(state, uses);
  };
  const setUp = { step: "Set up job", name: "Set up job", phase: "main", state: {}, work: prepare } as const;
  const { conclusion } = await runPhase(state, setUp);
  if (conclusion !== "success") {
    state.status = conclusion;
    return;
  }
  const posts: WaitingPost[] = [];
  for (const [index, step] of job.steps.entries()) {
    const post = await runStep(state, step, index + 1);
    if (post) posts.push(post);
    if (sandbox.control.lost) return;
  }
  for (const post of posts.reverse()) {
    await runPost(state, post);
    if (sandbox.control.lost) return;
  }
}

/** Remote actions are fetched before the first step, so that a bad reference stops the job at once. */
async function download(state: JobState, uses: string | undefined): Promise<void> {
  if (uses === undefined) return;
  const reference = parseUses(uses);
  if (reference.kind === "local" || standIns.has(uses.split("@")[0] as string)) return;
  await fetchAction(state.sandbox.github, reference, state.folders.actions);
}

/** Job outputs; one that holds a secret does not leave the job, as on GitHub. */
function outputsOf(state: JobState, job: Job): Record<string, string> {
  const outputs: Record<string, string> = {};
  for (const [name, template] of Object.entries(job.outputs)) {
    const value = outputOf(state, template);
    if (!state.masks.holds(value)) outputs[name] = value;
    else state.annotations.push({ level: "warning", message: `Skip output '${name}' since it may contain secret.` });
  }
  return outputs;
}

/** An output that cannot be evaluated fails the job and is empty. */
function outputOf(state: JobState, template: Template): string {
  try {
    return text(template, scopeOf(state));
  } catch (error) {
    state.annotations.push({ level: "error", message: state.masks.hide((error as Error).message) });
    state.status = "failure";
    return "";
  }
}

/** GitHub's sentence for a branch that an environment does not admit. */
function notAllowed(ref: string, environment: string): string {
  const kind = ref.startsWith("refs/tags/") ? "Tag" : "Branch";
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  return `${kind} "${name}" is not allowed to deploy to ${environment} due to environment protection rules.`;
}

/** A job's key in its file; a called one's behind that of the job that calls it. */
export function keyOf({ job, caller }: Pick<JobRequest, "job" | "caller">): string {
  return caller === undefined ? job.key : `${caller.job.key} / ${job.key}`;
}

/** A job that has run no step: skipped, or kept from starting. */
export function unstarted(about: {
  readonly name: string;
  readonly checkRunId: number;
  readonly conclusion: "skipped" | "failure";
  readonly because?: string | undefined;
}): JobResult {
  const { because, ...rest } = about;
  const annotations = because === undefined ? [] : [{ level: "error", message: because } as const];
  return { ...rest, steps: [], outputs: {}, summary: "", annotations };
}
