import { again as askAgain } from "../core/backoff.ts";
import { second } from "../core/time.ts";

/** Asks the remote again when it could not be reached: what asks changes nothing there. A command that took minutes is not repeated. */
export function again<T>(ask: () => Promise<T>): Promise<T> {
  return askAgain(ask, {
    ...{ tries: 3, first: second, most: 5 * second, pause, chance: Math.random },
    final: ({ code }) => code === "git.timeout",
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
