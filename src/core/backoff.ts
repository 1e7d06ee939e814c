import { Fault } from "./fault.ts";

/**
 * How long to wait before another try, in milliseconds: any time up to a bound that doubles with each try, so that many who
 * failed at once do not come back at once. `chance`: from 0 to 1.
 * https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export function backOff(
  tries: number,
  { first, most, chance }: { readonly first: number; readonly most: number; readonly chance: number },
): number {
  return Math.min(most, first * 2 ** (tries - 1)) * chance;
}

/** How often something is asked, and how long is waited in between, in milliseconds. */
export interface Patience {
  /** Tries in all. */
  readonly tries: number;
  readonly first: number;
  readonly most: number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** From 0 to 1, anew for each wait. */
  readonly chance: () => number;
  /** What is not worth another try though it passes; nothing unless given. */
  readonly final?: (fault: Fault) => boolean;
}

/** Asks again what failed for a time; throws what the last try threw. Only for what may be done twice. */
export async function again<T>(ask: () => Promise<T>, patience: Patience): Promise<T> {
  const { tries, first, most, pause, chance, final } = patience;
  for (let count = 1; ; count++) {
    try {
      return await ask();
    } catch (cause) {
      const passing = cause instanceof Fault && cause.retryable && !final?.(cause);
      if (!passing || count === tries) throw cause;
    }
    await pause(backOff(count, { first, most, chance: chance() }));
  }
}
