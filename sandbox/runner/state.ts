/** What a job knows while it runs. */
import type { GitHub, JobResult, OidcIssuer, Runner, SandboxClock, StepResult } from "../contract.ts";
import type { RunIdentity } from "./claims.ts";
import { runnerContext, runnerVariables, type Variables } from "./environment.ts";
import type { Scope, Status } from "./expression.ts";
import type { Folders } from "./folders.ts";
import { createMasks, type Masks } from "./masks.ts";
import type { Running } from "./process.ts";
import type { TemplateMap } from "./template.ts";

/** What all jobs of a runner share. */
export interface Sandbox {
  readonly github: GitHub;
  readonly oidc: OidcIssuer;
  readonly clock: SandboxClock;
  /** Where the folders of jobs are made. */
  readonly directory: string;
  readonly keep: boolean;
  trace(where: string, content: string): void;
  readonly killWhen: () => Runner["killWhen"];
  /** The process that runs now, and whether the machine under it was taken away. */
  readonly control: { running: Running | undefined; lost: boolean };
}

export type Conclusion = StepResult["conclusion"];
export type Annotation = JobResult["annotations"][number];

export interface StepRecord {
  readonly outputs: Record<string, string>;
  readonly outcome: Conclusion;
  readonly conclusion: Conclusion;
}

export interface JobState {
  readonly sandbox: Sandbox;
  readonly run: RunIdentity;
  readonly key: string;
  readonly folders: Folders;
  readonly masks: Masks;
  readonly token: string;
  /** The contexts that do not change: github, vars, secrets, needs, inputs, runner, strategy, matrix. */
  readonly contexts: Readonly<Record<string, unknown>>;
  /** ACTIONS_ID_TOKEN_REQUEST_*: empty without `id-token: write`. */
  readonly oidcVariables: Variables;
  readonly checkRunId: number;
  /** When the job's time is up, by the machine's own clock, milliseconds. */
  deadline: number;
  /** `defaults.run` */
  readonly defaults: TemplateMap;
  /** Workflow and job `env`, then whatever GITHUB_ENV brought. */
  readonly env: Record<string, string>;
  /** Folders of GITHUB_PATH, the latest first. */
  readonly paths: string[];
  readonly steps: Record<string, StepRecord>;
  readonly results: StepResult[];
  readonly annotations: Annotation[];
  summary: string;
  status: "success" | "failure" | "cancelled";
}

export type JobSeed = Omit<
  JobState,
  "masks" | "env" | "paths" | "steps" | "results" | "annotations" | "summary" | "status"
>;

export function createJobState(seed: JobSeed): JobState {
  return {
    ...seed,
    masks: createMasks(),
    env: {},
    paths: [],
    steps: {},
    results: [],
    annotations: [],
    summary: "",
    status: "success",
  };
}

/** What an expression of this job sees now; `env` is the step's own. */
export function scopeOf(job: JobState, env: Readonly<Record<string, string>> = {}): Scope {
  return {
    contexts: {
      ...job.contexts,
      env: { ...job.env, ...env },
      steps: job.steps,
      job: { status: job.status, check_run_id: job.checkRunId },
      runner: runnerContext(job.folders),
    },
    status: statusOf(job.status),
  };
}

export function statusOf(status: JobState["status"]): Status {
  return { success: status === "success", failure: status === "failure", cancelled: status === "cancelled" };
}

/** GITHUB_* and RUNNER_* of this job. */
export function variablesOf(job: JobState): Variables {
  return runnerVariables(job.contexts.github as Record<string, unknown>, runnerContext(job.folders));
}
