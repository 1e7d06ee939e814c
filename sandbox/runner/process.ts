/** One process of a step, alone in its process group, so that nothing of it outlives the step. */
import { type ChildProcess, spawn } from "node:child_process";

export interface Exit {
  readonly code: number;
  readonly timedOut: boolean;
}

/** The step process that runs now, if any; whoever holds it may end it. */
export interface Running {
  /** Ends the whole process group with SIGKILL. */
  kill(): void;
}

export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Everything the process sees; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds; undefined for no limit. */
  readonly limit?: number | undefined;
  /** Called with each whole line of either stream, in the order of arrival. */
  line(text: string): void;
  started(running: Running): void;
}

/** Runs it to its end. A process killed by a signal ends with 128 + its number, as shells tell it. */
export function run(request: ProcessRequest): Promise<Exit> {
  return new Promise((resolve, reject) => {
    const { command, args, cwd, env, limit } = request;
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const flush = [child.stdout, child.stderr].map((stream) => lines(stream, request.line));
    // In a group of its own it is not told what ends this process: before anything else that is done then, it is ended.
    const end = () => killGroup(child);
    process.prependListener("exit", end);
    let timedOut = false;
    const timer = setTimeout(
      () => {
        timedOut = true;
        killGroup(child);
      },
      Math.min(limit ?? 2 ** 31 - 1, 2 ** 31 - 1),
    );
    child.on("error", (error) => {
      process.off("exit", end);
      clearTimeout(timer);
      reject(error);
    });
    // What the step left running goes with it; its pipes would otherwise hold the job up.
    child.on("exit", end);
    child.on("close", (code, signal) => {
      process.off("exit", end);
      clearTimeout(timer);
      for (const rest of flush) rest();
      resolve({ code: code ?? (signal === "SIGKILL" ? 137 : 143), timedOut });
    });
    request.started({ kill: end });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The group is gone already.
  }
}

/** Cuts a stream into lines; the returned function hands out the last, unfinished one. */
function lines(stream: NodeJS.ReadableStream, take: (line: string) => void): () => void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() as string;
    for (const part of parts) take(part.endsWith("\r") ? part.slice(0, -1) : part);
  });
  return () => {
    if (rest !== "") take(rest);
    rest = "";
  };
}
