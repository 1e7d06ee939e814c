/** What a phase of a step says: its raw lines, the lines shown, its annotations, outputs and state, and whether it failed. */
import { type Command, commandReader } from "./commands.ts";
import type { Masks } from "./masks.ts";
import type { Annotation } from "./state.ts";

export interface Transcript {
  readonly raw: readonly string[];
  readonly shown: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly outputs: Record<string, string>;
  readonly failed: boolean;
  /** A line of the step's own, commands obeyed. */
  take(line: string): void;
  /** Ends the step as failed; with a reason, says so and annotates it. */
  fail(reason?: string): void;
}

/** Annotations of one level that GitHub keeps of one step. */
const annotationLimit = 10;

/** `state` takes what the save-state command keeps. */
export function createTranscript(masks: Masks, state: Record<string, string>): Transcript {
  const raw: string[] = [];
  const shown: string[] = [];
  const annotations: Annotation[] = [];
  const outputs: Record<string, string> = {};
  let failed = false;

  const print = (line: string) => shown.push(masks.hide(line));
  const annotate = (annotation: Annotation) => {
    if (annotations.filter(({ level }) => level === annotation.level).length < annotationLimit)
      annotations.push(annotation);
  };
  const fail = (reason?: string) => {
    failed = true;
    if (reason === undefined) return;
    print(`Error: ${reason}`);
    annotate({ level: "error", message: masks.hide(reason) });
  };
  const read = commandReader({
    mask: (value) => masks.add(value),
    annotate: (level, command) => annotate(annotationOf(level, command, masks.hide)),
    output: (name, value) => {
      outputs[name] = value;
    },
    state: (name, value) => {
      state[name] = value;
    },
    fail,
  });
  return {
    raw,
    shown,
    annotations,
    outputs,
    get failed() {
      return failed;
    },
    take(line) {
      raw.push(line);
      const visible = read(line);
      if (visible !== undefined) print(visible);
    },
    fail,
  };
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
