/** One phase of one step: whatever it does, its log, its commands and its environment files are dealt with here. */
import { randomUUID } from "node:crypto";
import type { StepResult } from "../contract.ts";
import { type Command, commandReader } from "./commands.ts";
import { createStepFiles, parseEnvironment, parsePairs, type StepFiles, summaryLimit } from "./files.ts";
import { type ProcessRequest, run } from "./process.ts";
import type { Annotation, Conclusion, JobState } from "./state.ts";

export interface PhaseRequest {
  /** The id that the file gives the step, else its name. */
  readonly step: string;
  readonly name: string;
  readonly phase: StepResult["phase"];
  /** Minutes; undefined for the job's own limit. */
  readonly limitMinutes?: number | undefined;
  /** Takes what GITHUB_STATE and save-state keep for the post phase. */
  readonly state: Record<string, string>;
  work(io: PhaseIo): Promise<void>;
}

export interface PhaseIo {
  readonly files: StepFiles;
  /** Runs a process to its end and returns its exit code; commands in its output are obeyed. */
  execute(request: Pick<ProcessRequest, "command" | "args" | "cwd" | "env">): Promise<number>;
  print(line: string): void;
  mask(secret: string): void;
  output(name: string, value: string): void;
  /** Ends the step as failed, with an annotation. */
  fail(reason: string): void;
  /** Ends the step as failed without a word: it has spoken for itself. */
  failQuietly(): void;
}

export interface PhaseOutcome {
  readonly conclusion: Exclude<Conclusion, "skipped">;
  readonly outputs: Record<string, string>;
}

/** Annotations of one level that GitHub keeps of one step. */
const annotationLimit = 10;

/** Milliseconds that GitHub leaves to always() steps once a job's time is up. */
const grace = 5 * 60_000;

/** Runs a phase, and leaves its result, annotations, variables and summary in the job. Never throws for what the step does. */
export async function runPhase(job: JobState, request: PhaseRequest): Promise<PhaseOutcome> {
  const { sandbox, masks } = job;
  const files = createStepFiles(job.folders.commands, randomUUID());
  const raw: string[] = [];
  const shown: string[] = [];
  const outputs: Record<string, string> = {};
  const { state } = request;
  let failed = false;
  let timedOut = false;

  const print = (line: string) => shown.push(masks.hide(line));
  const annotate = (annotation: Annotation, told: Annotation[]) => {
    if (told.filter(({ level }) => level === annotation.level).length < annotationLimit) told.push(annotation);
  };
  const told: Annotation[] = [];
  const fail = (reason: string) => {
    failed = true;
    print(`Error: ${reason}`);
    annotate({ level: "error", message: masks.hide(reason) }, told);
  };
  const read = commandReader({
    mask: (value) => masks.add(value),
    annotate: (level, command) => annotate(annotationOf(level, command, masks.hide), told),
    output: (name, value) => {
      outputs[name] = value;
    },
    state: (name, value) => {
      state[name] = value;
    },
    fail,
  });
  const take = (line: string) => {
    raw.push(line);
    const visible = read(line);
    if (visible !== undefined) print(visible);
  };
  const kill = sandbox.killWhen()?.({
    repository: job.run.event.repository,
    workflow: job.run.workflowPath,
    job: job.key,
    step: request.step,
    phase: request.phase,
  });
  if (kill === "runner") sandbox.control.lost = true;

  const execute: PhaseIo["execute"] = async (process) => {
    const limits = [job.deadline - Date.now(), (request.limitMinutes ?? Number.POSITIVE_INFINITY) * 60_000];
    const exit = await run({
      ...process,
      limit: Math.max(0, Math.min(...limits)),
      line: take,
      started(running) {
        sandbox.control.running = running;
        if (kill) running.kill();
      },
    });
    sandbox.control.running = undefined;
    timedOut = exit.timedOut;
    return exit.code;
  };

  try {
    await request.work({
      files,
      execute,
      print: take,
      mask: (secret) => masks.add(secret),
      output: (name, value) => {
        outputs[name] = value;
      },
      fail,
      failQuietly: () => {
        failed = true;
      },
    });
    if (kill) failed = true;
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
  if (timedOut) fail(`The action '${request.name}' has timed out.`);

  for (const [name, apply] of Object.entries({
    OUTPUT: (text: string) => Object.assign(outputs, Object.fromEntries(parsePairs(text))),
    STATE: (text: string) => Object.assign(state, Object.fromEntries(parsePairs(text))),
    ENV: (text: string) => Object.assign(job.env, Object.fromEntries(parseEnvironment(text))),
    PATH: (text: string) => job.paths.unshift(...text.split(/\r?\n/).filter(Boolean).reverse()),
    STEP_SUMMARY: (text: string) => addSummary(job, text),
  })) {
    const text = files.read(name as Parameters<StepFiles["read"]>[0]);
    if (text !== "") sandbox.trace(where(job, request, name), text);
    try {
      apply(text);
    } catch (error) {
      fail((error as Error).message);
    }
  }
  if (Object.keys(outputs).length > 0) sandbox.trace(where(job, request, "outputs"), JSON.stringify(outputs));
  if (Object.keys(state).length > 0) sandbox.trace(where(job, request, "state"), JSON.stringify(state));
  sandbox.trace(where(job, request, "log"), raw.join("\n"));

  const expired = Date.now() >= job.deadline;
  if (expired) job.deadline = Date.now() + grace;
  const conclusion = expired ? "cancelled" : failed || timedOut ? "failure" : "success";
  job.annotations.push(...told);
  job.results.push({ name: request.name, phase: request.phase, conclusion, log: shown.join("\n") });
  return { conclusion, outputs };
}

function where(job: JobState, { name, phase }: PhaseRequest, what: string): string {
  return `${job.run.event.repository} ${job.run.workflowPath} run ${job.run.runId} job ${job.key}: ${name} (${phase}) ${what}`;
}

function annotationOf(level: Annotation["level"], command: Command, hide: (text: string) => string): Annotation {
  const { file, line, col, title } = command.properties;
  return {
    level,
    message: hide(command.data),
    ...(file ? { file } : {}),
    ...(line ? { line: Number(line) } : {}),
    ...(col ? { column: Number(col) } : {}),
    ...(title ? { title: hide(title) } : {}),
  };
}

function addSummary(job: JobState, text: string): void {
  const size = Buffer.byteLength(text);
  if (size > summaryLimit) {
    throw new Error(
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.ceil(size / 1024)}k.`,
    );
  }
  job.summary += job.masks.hide(text);
}
