import type { Difference } from "./drift.ts";
import type { Instant } from "./time.ts";

/**
 * What stands in a cloud under our path.
 *  - `preparing`: made, its trust never opened.
 *  - `open`: admits the job in its window.
 *  - `released`: everything is denied to it, but its trust has not been closed yet.
 *  - `sealed`: everything is denied to it and its trust is closed; kept as a tombstone.
 *  - `unexplained`: under our path but not of our making or not as we made it.
 */
export type BindingState = "preparing" | "open" | "released" | "sealed" | "unexplained";

export interface Binding {
  readonly provider: string;
  /** Account (or its like) in which it stands. */
  readonly account: string;
  /** Full name in the cloud: an ARN. */
  readonly resource: string;
  /** Empty when unexplained. */
  readonly target: string;
  readonly id: string;
  readonly mark: string;
  readonly until: Instant;
  readonly state: BindingState;
  readonly createdAt: Instant;
  /** When its trust was closed, once it is sealed. */
  readonly sealedAt?: Instant;
  /** Why it is unexplained. */
  readonly reason?: string;
  /** How a binding of a known lease is not as it was written; absent: it was not looked at, or all of it is. */
  readonly differences?: readonly Difference[];
}

/** What an unbind or a release did, and what it proves. Absent times: not done or not known. */
export interface Revocation {
  readonly resource: string;
  /** When the deny was attached (and, for unbind, the trust closed). */
  readonly sealedAt?: Instant;
  /** When the very call that worked before was refused. Proves the view of the service that refused it, no more. */
  readonly provenDeadAt?: Instant;
  /** When the tombstone was taken away. */
  readonly deletedAt?: Instant;
  /** How death was proven: `probe` by the credential's own eyes, `evaluation` of the re-read documents. */
  readonly proof?: "probe" | "evaluation";
  /** What an evaluation saw that keeps it dead, in sentences. */
  readonly walls?: readonly string[];
  /** What can outlive it, in sentences. */
  readonly outlives: readonly string[];
}
