import type { Review } from "../core/review.ts";
import type { Instant } from "../core/time.ts";

/** A review that says yes or no. A dismissed one keeps its time and says nothing any more, but still hides what came before it. */
export interface Opinion extends Review {
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";
}

/**
 * The latest opinion of each person, by numeric id, in the order of their times. What was submitted after the merge is
 * left out, and what was dismissed after the merge still says what it said when it was merged. Of several opinions in one
 * second one that is no approval is taken, since their order is not known.
 */
export function opinions(reviews: readonly Review[], mergedAt: Instant | undefined): readonly Opinion[] {
  const latest = new Map<number, Opinion>();
  for (const review of reviews.map((each) => (isDismissedLate(each, mergedAt) ? asItStood(each) : each))) {
    if (!isOpinion(review) || (mergedAt !== undefined && review.submittedAt > mergedAt)) continue;
    const known = latest.get(review.author.id);
    if (known === undefined || supersedes(review, known)) latest.set(review.author.id, review);
  }
  return [...latest.values()].sort((a, b) => a.submittedAt - b.submittedAt || a.id - b.id);
}

/**
 * Whether a review was dismissed only after the merge. Whoever may write may dismiss, at any time: what was approved when it
 * was merged stays so, or one of them could undo what the owners decided. A dismissal in the merge's own second counts.
 */
export function isDismissedLate(
  { state, dismissed }: Pick<Review, "state" | "dismissed">,
  mergedAt: Instant | undefined,
): boolean {
  return state === "DISMISSED" && dismissed !== undefined && mergedAt !== undefined && dismissed.at > mergedAt;
}

function asItStood(review: Review): Review {
  return { ...review, state: review.dismissed?.was ?? review.state };
}

function isOpinion(review: Review): review is Opinion {
  return review.state !== "COMMENTED" && review.state !== "PENDING";
}

function supersedes(review: Opinion, known: Opinion): boolean {
  if (review.submittedAt !== known.submittedAt) return review.submittedAt > known.submittedAt;
  if (known.state !== "APPROVED") return false;
  return review.state !== "APPROVED" || review.id > known.id;
}
