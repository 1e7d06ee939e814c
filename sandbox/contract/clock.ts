import type { Instant } from "../../src/core/time.ts";

/** The sandbox's time: the machine's clock plus an offset that can be moved. */
export interface SandboxClock {
  now(): Instant;
  /** Milliseconds ahead of the machine's clock. Processes get it through sandbox/clock-preload.js. */
  readonly offset: number;
  move(milliseconds: number): void;
}

export interface Stoppable {
  stop(): Promise<void>;
}
