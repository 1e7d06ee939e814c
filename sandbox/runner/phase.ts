/** One phase of one step: whatever it does, its log, its commands and its environment files are dealt with here. */
import { randomUUID } from "node:crypto";
import type { StepResult } from "../contract.ts";
import { createStepFiles, parseEnvironment, parsePairs, type StepFiles, summaryLimit } from "./files.ts";
import { type ProcessRequest, run } from "./process.ts";
import type { Conclusion, JobState } from "./state.ts";
import { createTranscript, type Transcript } from "./transcript.ts";

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
  /** Ends the step as failed; without a reason when it has spoken for itself. */
  fail(reason?: string): void;
}

export interface PhaseOutcome {
  readonly conclusion: Exclude<Conclusion, "skipped">;
  readonly outputs: Record<string, string>;
}

/** Milliseconds that GitHub leaves to always() steps once a job's time is up. */
const grace = 5 * 60_000;

/** Runs a phase, and leaves its result, annotations, variables and summary in the job. Never throws for what the step does. */
export async function runPhase(job: JobState, request: PhaseRequest): Promise<PhaseOutcome> {
  const files = createStepFiles(job.folders.commands, randomUUID());
  const transcript = createTranscript(job.masks, request.state);
  const kill = killOf(job, request);
  try {
    await request.work({
      files,
      execute: (process) => execute(job, { request, transcript, kill, process }),
      print: transcript.take,
      mask: (secret) => job.masks.add(secret),
      output: (name, value) => {
        transcript.outputs[name] = value;
      },
      fail: transcript.fail,
    });
    if (kill) transcript.fail();
  } catch (error) {
    transcript.fail(error instanceof Error ? error.message : String(error));
  }
  takeFiles(job, { request, transcript, files });
  const expired = Date.now() >= job.deadline;
  if (expired) job.deadline = Date.now() + grace;
  const conclusion = expired ? "cancelled" : transcript.failed ? "failure" : "success";
  job.annotations.push(...transcript.annotations);
  job.results.push({
    id: request.step,
    name: request.name,
    phase: request.phase,
    conclusion,
    log: transcript.shown.join("\n"),
  });
  return { conclusion, outputs: transcript.outputs };
}

/** Asks whether this phase is to be killed; a lost runner is remembered. */
function killOf(job: JobState, { step, phase }: PhaseRequest): boolean {
  const { event, workflowPath } = job.run;
  const where = { repository: event.repository, workflow: workflowPath, job: job.key, step, phase };
  const kill = job.sandbox.killWhen()?.(where) ?? false;
  if (kill === "runner") job.sandbox.control.lost = true;
  return kill !== false;
}

interface Execution {
  readonly request: PhaseRequest;
  readonly transcript: Transcript;
  readonly kill: boolean;
  readonly process: Parameters<PhaseIo["execute"]>[0];
}

async function execute(job: JobState, { request, transcript, kill, process }: Execution): Promise<number> {
  const { control } = job.sandbox;
  const limits = [job.deadline - Date.now(), (request.limitMinutes ?? Number.POSITIVE_INFINITY) * 60_000];
  const { code, timedOut } = await run({
    ...process,
    limit: Math.max(0, Math.min(...limits)),
    line: transcript.take,
    started(running) {
      control.running = running;
      if (kill) running.kill();
    },
  });
  control.running = undefined;
  if (timedOut) transcript.fail(`The action '${request.name}' has timed out.`);
  return code;
}

interface Written {
  readonly request: PhaseRequest;
  readonly transcript: Transcript;
  readonly files: StepFiles;
}

/** Obeys the environment files, and keeps everything the phase has written for the leak test. */
function takeFiles(job: JobState, { request, transcript, files }: Written): void {
  const trace = (what: string, content: string) => {
    if (content !== "" && content !== "{}") job.sandbox.trace(`${placeOf(job, request)} ${what}`, content);
  };
  const take: Readonly<Record<string, (text: string) => unknown>> = {
    OUTPUT: (text) => Object.assign(transcript.outputs, Object.fromEntries(parsePairs(text))),
    STATE: (text) => Object.assign(request.state, Object.fromEntries(parsePairs(text))),
    ENV: (text) => Object.assign(job.env, Object.fromEntries(parseEnvironment(text))),
    PATH: (text) => job.paths.unshift(...text.split(/\r?\n/).filter(Boolean).reverse()),
    STEP_SUMMARY: (text) => addSummary(job, text),
  };
  for (const [name, apply] of Object.entries(take)) {
    const text = files.read(name as Parameters<StepFiles["read"]>[0]);
    trace(name, text);
    try {
      apply(text);
    } catch (error) {
      transcript.fail((error as Error).message);
    }
  }
  trace("outputs", JSON.stringify(transcript.outputs));
  trace("state", JSON.stringify(request.state));
  trace("log", transcript.raw.join("\n"));
}

function placeOf(job: JobState, { name, phase }: PhaseRequest): string {
  const { event, workflowPath, runId } = job.run;
  return `${event.repository} ${workflowPath} run ${runId} job ${job.key}: ${name} (${phase})`;
}

function addSummary(job: JobState, text: string): void {
  const size = Math.ceil(Buffer.byteLength(text) / 1024);
  if (size * 1024 > summaryLimit) {
    throw new Error(`$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${size}k.`);
  }
  job.summary += job.masks.hide(text);
}
