import type { Review } from "../../core/review.ts";
import type { Client } from "../client.ts";
import { pageOf, rest, time } from "./pages.ts";
import type { DismissalNode } from "./pull-query.ts";

export type Dismissal = NonNullable<Review["dismissed"]>;

/**
 * When each dismissed review of a pull request was dismissed, by the review's id, and what it had said. Of a review that no
 * event of GitHub's names, nothing is known: it then counts as dismissed all along.
 * https://docs.github.com/en/graphql/reference/objects#reviewdismissedevent
 */
export async function dismissals(
  client: Client,
  what: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<number, Dismissal>> {
  const list = { what, variables, name: "timelineItems" } as const;
  const first = await pageOf<DismissalNode, "timelineItems">(client, list);
  const found = new Map<number, Dismissal>();
  for (const node of await rest(client, list, first)) {
    const { review, previousReviewState: was, createdAt } = node;
    if (review === null || review.fullDatabaseId === null || (was !== "APPROVED" && was !== "CHANGES_REQUESTED"))
      continue;
    const id = Number(review.fullDatabaseId);
    const at = time(`${what}, timelineItems`, createdAt);
    // Of several, the first: from then on it said nothing.
    if (at < (found.get(id)?.at ?? Number.POSITIVE_INFINITY)) found.set(id, { at, was });
  }
  return found;
}
