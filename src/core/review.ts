import type { Actor } from "./decision.ts";
import type { Instant } from "./time.ts";

/** A review of a pull request, as GitHub records it. */
export interface Review {
  readonly id: number;
  readonly author: Actor;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  /** The commit that was looked at; empty when GitHub no longer knows it. */
  readonly commit: string;
  readonly submittedAt: Instant;
  /** Whether the reviewer may push to the repository: without it GitHub lets nobody be an owner. Absent: not known. */
  readonly authorMayWrite?: boolean;
  /** Of a dismissed one: when that was, and what it said until then. Absent: not known. */
  readonly dismissed?: { readonly at: Instant; readonly was: "APPROVED" | "CHANGES_REQUESTED" };
}
