import { backOff } from "../core/backoff.ts";
import { Fault } from "../core/fault.ts";
import { second } from "../core/time.ts";

/** Tries of one question to the remote in all. */
const tries = 3;

/** Asks the remote again when it could not be reached: what asks changes nothing there. A command that took minutes is not repeated. */
export async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await ask();
    } catch (cause) {
      const passing = cause instanceof Fault && cause.retryable && cause.code !== "git.timeout";
      if (!passing || count === tries) throw cause;
    }
    const wait = backOff(count, { first: second, most: 5 * second, chance: Math.random() });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
