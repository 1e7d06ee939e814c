import type { Answer } from "./commands/answer.ts";
import { Fault } from "./core/fault.ts";
import { plain } from "./report/plain.ts";
import { type Line, Misuse, readLine } from "./terminal/arguments.ts";
import { commandHelp, overview } from "./terminal/help.ts";

/** The terminal's door: reads the command line, runs the command, prints its answer. The only catch. */
export async function cli(words: readonly string[] = process.argv.slice(2)): Promise<void> {
  try {
    process.exitCode = await run(words);
  } catch (failure) {
    process.exitCode = printFailure(failure);
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
  print(line.json ? JSON.stringify(answer.json, null, 2) : answer.text.trimEnd());
  return answer.exit;
}

function print(text: string): 0 {
  process.stdout.write(`${text}\n`);
  return 0;
}

function printFailure(failure: unknown): number {
  if (failure instanceof Misuse) {
    process.stderr.write(`${plain(failure.message)}\n`);
    return 2;
  }
  if (failure instanceof Fault) {
    const again = failure.retryable ? "; trying again may help" : "";
    process.stderr.write(`${plain(failure.message)} (${failure.code}${again})\n`);
    for (let cause = failure.cause; cause instanceof Error; cause = cause.cause)
      process.stderr.write(`  because: ${plain(cause.message)}\n`);
    return 3;
  }
  process.stderr.write(
    `this is a bug of sallyport, please report it:\n${failure instanceof Error ? failure.stack : String(failure)}\n`,
  );
  return 3;
}
