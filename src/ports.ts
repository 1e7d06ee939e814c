import type { Alert, Undelivered } from "./core/alert.ts";
import type { AuditedReason, PolicyDecision, PolicyFacts } from "./core/decision.ts";
import type { Event, LedgerLine } from "./core/event.ts";
import type { Instant } from "./core/time.ts";

/*
 * What a command may touch. Laws of every port:
 *  - complete or throw: no verb returns a partial answer, since a partial list would read as access withdrawn;
 *  - what fails throws a Fault (core/fault.ts) with a code, whether it is worth retrying, and its cause.
 */

export type * from "./ports/cloud.ts";
export type * from "./ports/git.ts";
export type * from "./ports/github.ts";
export type * from "./ports/job.ts";

export interface Policy {
  /** Never throws for what policies do: an evaluation error is a denial with its reason. */
  decide(facts: PolicyFacts): PolicyDecision;
  readonly digest: string;
  /** The rules that are in audit mode now. */
  readonly audited: readonly AuditedReason[];
}

export interface LedgerState {
  /** Digest of the last line; empty for an empty ledger. */
  readonly head: string;
  readonly lines: readonly LedgerLine[];
  /** The ledger branch's tip; undefined when there is no branch yet. */
  readonly commit: string | undefined;
}

export interface Ledger {
  /** Reads and verifies the whole chain; Fault `ledger.broken` when a line does not fit. */
  read(): Promise<LedgerState>;
  /** At least every line that was written at or after `since`, in order, for telling and never for deciding: the chain is not verified. */
  recent(since: Instant): Promise<readonly LedgerLine[]>;
  /** Appends what is not there yet, compare-and-swap; returns the new state and how many lines were new. */
  append(events: readonly Event[]): Promise<{ readonly state: LedgerState; readonly written: number }>;
}

/** Tells people out of band. Never throws: what could not be delivered comes back, and nothing waits for it. */
export interface Alerts {
  /** How many there are to be told. */
  readonly receivers: number;
  tell(alerts: readonly Alert[]): Promise<readonly Undelivered[]>;
}

/** Read once per command and passed on as a value. */
export interface Clock {
  now(): Instant;
}
