import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnerIo } from "../../src/github/runner.ts";
import type { RunnerIo } from "../../src/ports.ts";

export interface Step {
  readonly io: RunnerIo;
  readonly lines: readonly string[];
  /** The variables that the runner would set. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was written to the file behind GITHUB_<name>. */
  file(name: "OUTPUT" | "ENV" | "STATE" | "STEP_SUMMARY"): Readonly<Record<string, string>>;
  raw(name: "OUTPUT" | "ENV" | "STATE" | "STEP_SUMMARY"): string;
}

/** One step as the runner starts it: real files, lines kept instead of printed. */
export function step(inputs: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): Step {
  const folder = mkdtempSync(join(tmpdir(), "step-"));
  const files = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"];
  for (const name of files) writeFileSync(join(folder, name), "");
  const environment = {
    RUNNER_TEMP: folder,
    ...Object.fromEntries(files.map((name) => [`GITHUB_${name}`, join(folder, name)])),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...more,
  };
  const lines: string[] = [];
  const raw = (name: string) => readFileSync(join(folder, name), "utf8");
  return {
    io: runnerIo(environment, (line) => void lines.push(line)),
    lines,
    environment,
    file: (name) => assignments(raw(name)),
    raw,
  };
}

/** Reads an environment file by the runner's rule: a name, a delimiter, lines up to the delimiter. */
export function assignments(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split("\n");
  while (lines.length > 1) {
    const [name, delimiter] = lines.shift()!.split("<<") as [string, string];
    const end = lines.indexOf(delimiter);
    values[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join("\n");
  }
  return values;
}
