/** One step: its condition, what it runs, what it leaves for the end of the job. */
import { holds, text, texts } from "./expression.ts";
import { runJavaScript, runScript, runStandIn } from "./handlers.ts";
import { type PhaseIo, runPhase } from "./phase.ts";
import { standIns } from "./stand-ins.ts";
import { type JobState, scopeOf } from "./state.ts";
import type { Template } from "./template.ts";
import type { Step } from "./workflow.ts";

/** A step as it is about to run. */
export interface StepCall {
  readonly step: Step;
  readonly id: string;
  readonly name: string;
  /** The step's own `env`. */
  readonly env: Readonly<Record<string, string>>;
  /** From the main to the post phase. */
  readonly state: Record<string, string>;
}

/** What an action leaves for the end of its job. */
export interface Post {
  readonly condition: string;
  work(io: PhaseIo): Promise<void>;
}

/** A post step, waiting. */
export interface WaitingPost extends Post {
  readonly call: StepCall;
}

/** Runs a step and returns the post step it asks for, if any. */
export async function runStep(job: JobState, step: Step, number: number): Promise<WaitingPost | undefined> {
  const id = step.id || `__step${number}`;
  const state: Record<string, string> = {};
  let call: StepCall = { step, id, name: step.uses ?? "run", env: {}, state };
  let runs = true;
  let continues = false;
  let limitMinutes: number | undefined;
  let fault: unknown;
  try {
    const env = texts(step.env, scopeOf(job));
    const scope = scopeOf(job, env);
    call = { ...call, env, name: displayName(step, text(step.name, scope)) };
    runs = holds(step.condition, scope);
    continues = text(step.continueOnError, scope) === "true";
    limitMinutes = minutes(text(step.timeoutMinutes, scope));
  } catch (error) {
    fault = error;
  }
  if (!runs) {
    job.steps[id] = { outputs: {}, outcome: "skipped", conclusion: "skipped" };
    job.results.push({ id: step.id || call.name, name: call.name, phase: "main", conclusion: "skipped", log: "" });
    return undefined;
  }
  let post: Post | undefined;
  const { conclusion: outcome, outputs } = await runPhase(job, {
    step: step.id || call.name,
    name: call.name,
    phase: "main",
    limitMinutes,
    state,
    work: async (io) => {
      if (fault !== undefined) throw fault;
      // Registered before main runs, so that it runs even when main fails.
      await start(job, call, io, (asked) => {
        post = asked;
      });
    },
  });
  const conclusion = continues && outcome === "failure" ? "success" : outcome;
  job.steps[id] = { outputs, outcome, conclusion };
  worsen(job, conclusion);
  return post === undefined ? undefined : { ...(post as Post), call };
}

/** Runs a post step if its condition holds; a failing one fails the job. */
export async function runPost(job: JobState, post: WaitingPost): Promise<void> {
  const { step, name, env, state } = post.call;
  const title = `Post ${name}`;
  if (!holds(post.condition, scopeOf(job, env))) {
    job.results.push({ id: post.call.step.id || name, name: title, phase: "post", conclusion: "skipped", log: "" });
    return;
  }
  const work = (io: PhaseIo) => post.work(io);
  const { conclusion } = await runPhase(job, { step: step.id || name, name: title, phase: "post", state, work });
  worsen(job, conclusion);
}

async function start(job: JobState, call: StepCall, io: PhaseIo, after: (post: Post) => void): Promise<void> {
  const { uses } = call.step;
  if (uses === undefined) return runScript(job, call, io);
  const standIn = standIns.get(uses.split("@")[0] as string);
  return standIn === undefined
    ? runJavaScript(job, { call, uses, io, after })
    : runStandIn(job, { call, uses, standIn, io, after });
}

function worsen(job: JobState, conclusion: JobState["status"]): void {
  if (conclusion !== "success" && job.status === "success") job.status = conclusion;
}

function displayName(step: Step, given: string): string {
  if (given !== "") return given;
  if (step.uses !== undefined) return `Run ${step.uses}`;
  return `Run ${firstLine(step.run)}`;
}

function firstLine(run: Template | undefined): string {
  return typeof run === "string" ? (run.trim().split("\n")[0] ?? "") : "script";
}

function minutes(given: string): number | undefined {
  return given === "" ? undefined : Number(given);
}
