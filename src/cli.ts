import type { Answer } from "./commands/answer.ts";
import { Fault } from "./core/fault.ts";
import { plain, plainJson, plainLines } from "./report/plain.ts";
import { type Line, Misuse, readLine } from "./terminal/arguments.ts";
import { commandHelp, overview } from "./terminal/help.ts";

/** The terminal's door: reads the command line, runs the command, prints its answer. The only catch. */
export async function cli(words: readonly string[] = process.argv.slice(2)): Promise<void> {
  // Whoever reads us may stop early (`sallyport audit | head`): that is no failure.
  process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EPIPE") throw cause;
    process.exit();
  });
  try {
    process.exitCode = await run(words);
  } catch (failure) {
    process.exitCode = told(failure, words.includes("--json"));
  }
}

async function run(words: readonly string[]): Promise<number> {
  const line = readLine(words);
  if (line === undefined) return print(overview());
  if (line.help) return print(commandHelp(line.command));
  const { runLine } = await import("./terminal/run.ts");
  return show(await runLine(line), line);
}

function show(answer: Answer, line: Line): number {
  print(said(answer, { json: line.json, csv: line.one.csv !== undefined }));
  return answer.exit;
}

/** What of an answer is printed, without its last line feed. */
export function said({ text, json, csv }: Answer, as: { readonly json: boolean; readonly csv: boolean }): string {
  if (as.json) return plainJson(json);
  if (as.csv && csv !== undefined) return csv.replace(/\n$/, "");
  return plainLines(text.trimEnd());
}

function print(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** Says why there is no answer, on standard error; for a program also as JSON where it expects the answer. */
function told(failure: unknown, json: boolean): 2 | 3 {
  const { exit, code, retryable, lines } = explained(failure);
  process.stderr.write(`${lines.map(plain).join("\n")}\n`);
  if (json) print(plainJson({ failure: { code, message: lines.join("\n"), retryable } }));
  return exit;
}

interface Explained {
  readonly exit: 2 | 3;
  readonly code: string;
  readonly retryable: boolean;
  readonly lines: readonly string[];
}

function explained(failure: unknown): Explained {
  if (failure instanceof Misuse)
    return { exit: 2, code: "input.command-line", retryable: false, lines: failure.message.split("\n") };
  if (failure instanceof Fault) {
    const { code, retryable, message } = failure;
    const [first = "", ...more] = message.split("\n");
    const because = causes(failure).map((cause) => `  because: ${cause}`);
    const lines = [`${first} (${code}${retryable ? "; trying again may help" : ""})`, ...more, ...because];
    // What was given is wrong, not the world.
    return { exit: /^(input|terminal)\./.test(code) ? 2 : 3, code, retryable, lines };
  }
  const stack = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  const lines = ["this is a bug of sallyport, please report it:", ...stack.split("\n")];
  return { exit: 3, code: "bug", retryable: false, lines };
}

/** Each once: libraries wrap an error in others with its own words. */
function causes(failure: Error): readonly string[] {
  const told: string[] = [];
  let said = failure.message;
  for (let { cause } = failure; cause instanceof Error; cause = cause.cause) {
    const words = cause.message || cause.name;
    if (!said.includes(words)) told.push(words);
    said += words;
  }
  return told;
}
