/** The files through which a step speaks to the runner: GITHUB_OUTPUT, GITHUB_ENV, GITHUB_STATE, GITHUB_PATH, GITHUB_STEP_SUMMARY. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const names = ["OUTPUT", "ENV", "STATE", "PATH", "STEP_SUMMARY"] as const;
type Name = (typeof names)[number];

export interface StepFiles {
  /** `GITHUB_OUTPUT` and so on → path. */
  readonly variables: Readonly<Record<string, string>>;
  read(name: Name): string;
}

/** Bytes of a step's summary that GitHub takes: 1 MiB. */
export const summaryLimit = 1024 * 1024;

export function createStepFiles(directory: string, step: string): StepFiles {
  mkdirSync(directory, { recursive: true });
  const paths = Object.fromEntries(names.map((name) => [name, join(directory, `${name.toLowerCase()}_${step}`)]));
  for (const path of Object.values(paths)) writeFileSync(path, "");
  return {
    variables: Object.fromEntries(names.map((name) => [`GITHUB_${name}`, paths[name] as string])),
    read(name) {
      try {
        return readFileSync(paths[name] as string, "utf8");
      } catch {
        return ""; // A step may take its own file away.
      }
    },
  };
}

/** `name=value` lines and `name<<delimiter` blocks. Throws on anything else, as the runner does. */
export function parsePairs(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
      pairs.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    if (heredoc <= 0 || heredoc + 2 === line.length) throw new Error(`Invalid format '${line}'`);
    const delimiter = line.slice(heredoc + 2);
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
    pairs.set(line.slice(0, heredoc), lines.slice(index + 1, end).join("\n"));
    index = end;
  }
  return pairs;
}

/** Variables for later steps. NODE_OPTIONS is the one name that GitHub refuses here. */
export function parseEnvironment(text: string): ReadonlyMap<string, string> {
  const pairs = parsePairs(text);
  for (const name of pairs.keys()) {
    if (name.toUpperCase() === "NODE_OPTIONS") {
      throw new Error(`Can't store ${name} output parameter using '$GITHUB_ENV' command.`);
    }
  }
  return pairs;
}
