/** Lets runs take turns at their calls to the outside, in an order that a seed decides. */
import { setImmediate as settled } from "node:timers/promises";

export interface Turns {
  /** Waits for one's turn. */
  readonly turn: () => Promise<void>;
  /** Hands out turns until all the work is done. */
  run<Result>(work: readonly Promise<Result>[]): Promise<readonly Result[]>;
}

export function turns(seed: number): Turns {
  const waiting: (() => void)[] = [];
  const random = numbers(seed);
  return {
    turn: () => new Promise((go) => waiting.push(go)),
    async run(work) {
      let done = false;
      const all = Promise.all(work).finally(() => {
        done = true;
      });
      // A rejection is the caller's to see, below.
      all.catch(() => undefined);
      while (!done) {
        // Whatever can go on by itself has gone on until it waits.
        await settled();
        waiting.splice(Math.floor(random() * waiting.length), 1)[0]?.();
      }
      return await all;
    },
  };
}

/** Numbers from 0 to 1 by mulberry's rule: few lines, and the same on every machine. */
export function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
