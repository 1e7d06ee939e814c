import { Fault } from "../core/fault.ts";
import type { RunnerIo } from "../ports.ts";

/** Says why a step failed: a fault in its own words with its causes, anything else as a bug with its stack. */
export function printFailure(io: Pick<RunnerIo, "annotate" | "log">, failure: unknown): void {
  if (!(failure instanceof Fault)) {
    io.annotate("error", "a bug in Sallyport, please report it with the lines below", { title: "bug" });
    const stack = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
    for (const line of stack.split("\n")) io.log(line);
    return;
  }
  io.annotate("error", failure.message, { title: failure.code });
  for (const cause of causes(failure)) io.log(`  because: ${cause}`);
}

function causes(failure: Error): readonly string[] {
  const { cause } = failure;
  if (cause === undefined) return [];
  if (!(cause instanceof Error)) return [String(cause)];
  return [cause.message || cause.name, ...causes(cause)];
}
