import type { Actor } from "../core/decision.ts";
import type { Instant } from "../core/time.ts";

/** A review as GitHub records it. */
export interface ReviewRecord {
  readonly id: number;
  readonly author: Actor;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  /** The commit that was looked at; empty when GitHub no longer knows it. */
  readonly commit: string;
  readonly submittedAt: Instant;
  /** Whether the reviewer may push to the repository. Absent: not known. */
  readonly authorMayWrite?: boolean;
}

/** A review that says yes or no. A dismissed one keeps its time and says nothing any more, but still hides what came before it. */
export interface Opinion extends ReviewRecord {
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";
}

/**
 * The latest opinion of each person, by numeric id, in the order of their times. What was submitted after the merge is
 * left out. Of several opinions in one second one that is no approval is taken, since their order is not known.
 */
export function opinions(reviews: readonly ReviewRecord[], mergedAt: Instant | undefined): readonly Opinion[] {
  const latest = new Map<number, Opinion>();
  for (const review of reviews) {
    if (!isOpinion(review) || (mergedAt !== undefined && review.submittedAt > mergedAt)) continue;
    const known = latest.get(review.author.id);
    if (known === undefined || supersedes(review, known)) latest.set(review.author.id, review);
  }
  return [...latest.values()].sort((a, b) => a.submittedAt - b.submittedAt || a.id - b.id);
}

function isOpinion(review: ReviewRecord): review is Opinion {
  return review.state !== "COMMENTED" && review.state !== "PENDING";
}

function supersedes(review: Opinion, known: Opinion): boolean {
  if (review.submittedAt !== known.submittedAt) return review.submittedAt > known.submittedAt;
  if (known.state !== "APPROVED") return false;
  return review.state !== "APPROVED" || review.id > known.id;
}
