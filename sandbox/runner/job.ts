/** One job, from its permissions to its outputs. */
import { join } from "node:path";
import type { JobResult } from "../contract.ts";
import { fetchAction, parseUses } from "./action.ts";
import { claimsOf, type RunIdentity } from "./claims.ts";
import { githubContext } from "./environment.ts";
import { named, text, texts } from "./expression.ts";
import { leftBehind, makeFolders } from "./folders.ts";
import { permissionsOf } from "./permissions.ts";
import { runPhase } from "./phase.ts";
import { standIns } from "./stand-ins.ts";
import { createJobState, type JobState, type Sandbox, scopeOf, statusOf } from "./state.ts";
import { runPost, runStep, type WaitingPost } from "./step.ts";
import type { Job, Workflow } from "./workflow.ts";

/** What a job gets from its run. */
export interface JobRequest {
  readonly sandbox: Sandbox;
  readonly run: RunIdentity;
  readonly workflow: Workflow;
  readonly job: Job;
  /** As shown: the job's `name`, or its key. */
  readonly name: string;
  /** Outputs and results of the jobs it needs. */
  readonly needs: Readonly<
    Record<string, { readonly outputs: Readonly<Record<string, string>>; readonly result: string }>
  >;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Minutes a job may run when its file does not say. */
const defaultTimeout = 360;

export async function runJob(request: JobRequest): Promise<JobResult> {
  const { sandbox, run, job, workflow } = request;
  const { github } = sandbox;
  const checkRunId = github.startJob(run.runId, request.name);
  const environment = environmentOf(request);
  const context = github.jobContext(run.event.repository, environment || undefined, run.event.ref);
  const refusal = job.unsupported.map((key) => `the sandbox's runner does not run jobs with \`${key}\``)[0];
  if (refusal !== undefined || !context.allowed) {
    github.finishJob(checkRunId, "failure");
    return refused(job.key, checkRunId, refusal ?? notAllowed(run.event.ref, environment));
  }

  const permissions = permissionsOf(workflow.permissions, job.permissions);
  const token = github.jobToken(run.event.repository, permissions.token);
  const folders = makeFolders(join(sandbox.directory, `${run.runId}-${run.attempt}-${job.key}`), run.event);
  const identity = { checkRunId, environment };
  const oidc = permissions.idToken ? sandbox.oidc.admit(claimsOf(github, run, identity)) : undefined;
  const state = createJobState({
    sandbox,
    run,
    key: job.key,
    folders,
    token,
    checkRunId,
    deadline: Date.now() + Number(text(job.timeoutMinutes, bare(request)) || defaultTimeout) * 60_000,
    defaults: job.defaults,
    contexts: {
      github: githubContext(github, run, { ...identity, key: job.key, token, folders }),
      vars: context.vars,
      secrets: { ...context.secrets, GITHUB_TOKEN: token, github_token: token },
      needs: request.needs,
      inputs: request.inputs,
      strategy: {},
      matrix: {},
    },
    oidcVariables:
      oidc === undefined
        ? {}
        : { ACTIONS_ID_TOKEN_REQUEST_URL: oidc.requestUrl, ACTIONS_ID_TOKEN_REQUEST_TOKEN: oidc.requestToken },
  });
  for (const secret of [token, ...Object.values(context.secrets), oidc?.requestToken ?? ""]) state.masks.add(secret);

  try {
    await runSteps(state, request);
    const outputs = sandbox.control.lost ? {} : outputsOf(state, job);
    const conclusion = sandbox.control.lost ? "failure" : state.status;
    for (const left of await leftBehind(folders))
      sandbox.trace(`${run.event.repository} ${job.key}: left ${left.path}`, left.content);
    sandbox.trace(`${run.event.repository} ${job.key}: job outputs`, JSON.stringify(outputs));
    github.finishJob(checkRunId, conclusion);
    const { results, annotations, summary } = state;
    return { name: job.key, conclusion, checkRunId, steps: results, outputs, summary, annotations };
  } finally {
    sandbox.control.lost = false;
    github.endToken(token);
    if (!sandbox.keep) folders.remove();
  }
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
    const value = text(template, scopeOf(state));
    if (!state.masks.holds(value)) outputs[name] = value;
    else state.annotations.push({ level: "warning", message: `Skip output '${name}' since it may contain secret.` });
  }
  return outputs;
}

function environmentOf(request: JobRequest): string {
  return named(request.job.environment, "name", bare(request));
}

/** What a job-level expression sees before the job has started. */
function bare({ sandbox, run, needs, inputs }: JobRequest) {
  const { repository, ref, sha, actor, name: event_name, payload } = run.event;
  const vars = sandbox.github.jobContext(repository, undefined, ref).vars;
  const github = { repository, ref, sha, actor, event_name, event: payload };
  return { contexts: { github, needs, inputs, vars }, status: statusOf("success") };
}

/** GitHub's sentence for a branch that an environment does not admit. */
function notAllowed(ref: string, environment: string): string {
  const kind = ref.startsWith("refs/tags/") ? "Tag" : "Branch";
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  return `${kind} "${name}" is not allowed to deploy to ${environment} due to environment protection rules.`;
}

function refused(name: string, checkRunId: number, message: string): JobResult {
  return {
    name,
    conclusion: "failure",
    checkRunId,
    steps: [],
    outputs: {},
    summary: "",
    annotations: [{ level: "error", message }],
  };
}
