import { setTimeout as pause } from "node:timers/promises";
import { Fault } from "../../core/fault.ts";

/**
 * Repeats a reading that does not yet show what was written, for so many milliseconds in all, and then throws what it threw.
 * IAM is eventually consistent: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html
 */
export async function settle<Value>(patience: number, read: () => Promise<Value>): Promise<Value> {
  for (let waited = 0, wait = 250; ; waited += wait, wait *= 2) {
    try {
      return await read();
    } catch (error) {
      const early = error instanceof Fault && error.code.startsWith("provider.") && error.retryable;
      if (!early || waited + wait > patience) throw error;
    }
    await pause(wait);
  }
}
