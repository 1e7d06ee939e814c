import { randomUUID } from "node:crypto";
import { appendFileSync, existsSync } from "node:fs";
import { Fault } from "../core/fault.ts";
import type { Place, RunnerIo } from "../ports.ts";
import { commandProperty, commandValue, inert } from "./inert.ts";
import { maskedForms } from "./masks.ts";

/** The variables that the runner defines for a step; nothing else of the environment is read. */
export type RunnerEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * The runner's protocol, as far as we speak it: inputs and state come as variables, outputs and variables go through files,
 * masks and annotations are lines on standard output.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function runnerIo(
  environment: RunnerEnvironment,
  print: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
): RunnerIo {
  const append = (file: string, text: string) => appendTo(environment[file], file, text);
  return {
    input: (name) => (environment[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim(),
    output: (name, value) => append("GITHUB_OUTPUT", assignment(name, value)),
    variable: (name, value) => append("GITHUB_ENV", assignment(name, value)),
    save: (name, value) => append("GITHUB_STATE", assignment(name, value)),
    saved: (name) => environment[`STATE_${name}`] ?? "",
    mask(secret) {
      for (const form of maskedForms(secret.reveal())) print(`::add-mask::${commandValue(form)}`);
    },
    log: (line) => print(inert(line)),
    annotate(level, message, place = {}) {
      const lines = message.split(/\r\n|[\r\n]/).map(inert);
      print(`::${level}${properties(place)}::${commandValue(lines.join("\n"))}`);
    },
    summary(markdown) {
      if (environment.GITHUB_STEP_SUMMARY) append("GITHUB_STEP_SUMMARY", `${markdown}\n`);
    },
    get temp() {
      const folder = environment.RUNNER_TEMP;
      if (!folder) throw outside("RUNNER_TEMP");
      return folder;
    },
  };
}

function properties(place: Place): string {
  const { file, line, column, title } = place;
  const given = Object.entries({ file, line, col: column, title }).filter(([, value]) => value !== undefined);
  if (given.length === 0) return "";
  return ` ${given.map(([key, value]) => `${key}=${commandProperty(inert(String(value)))}`).join(",")}`;
}

/** `name<<delimiter`: a delimiter that no value can foresee keeps a value from ending early. */
function assignment(name: string, value: string): string {
  const delimiter = `end_${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

function appendTo(path: string | undefined, variable: string, text: string): void {
  if (!path || !existsSync(path)) throw outside(variable);
  appendFileSync(path, text, "utf8");
}

function outside(variable: string): Fault {
  return new Fault(
    "runner.missing",
    `the runner's variable ${variable} names nothing: run this as a step of a workflow, or use the terminal command`,
  );
}
