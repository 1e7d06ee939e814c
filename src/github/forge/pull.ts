import type { Actor } from "../../core/decision.ts";
import { Fault } from "../../core/fault.ts";
import type { Review } from "../../core/review.ts";
import type { PullRequest } from "../../ports.ts";
import type { Client } from "../client.ts";
import { actorOf, restActor } from "./actor.ts";
import { committersOf } from "./committers.ts";
import { type Dismissal, dismissals } from "./dismissals.ts";
import { type Answer, rest, time } from "./pages.ts";
import { type CommitNode, type PullNode, pullQuery, type ReviewNode } from "./pull-query.ts";
import type { Slug } from "./slug.ts";

/** GitHub lists no more commits of a pull request than this: https://docs.github.com/en/rest/pulls/pulls#list-commits-on-a-pull-request */
const mostCommits = 250;

/** A pull request with every commit and review, or a Fault. */
export async function pullRequest(client: Client, slug: Slug, number: number): Promise<PullRequest> {
  const what = `pull request ${number} of ${slug.owner}/${slug.name}`;
  const variables = { ...slug, number };
  const answer = await client.query<Answer<PullNode>>(what, pullQuery, variables);
  const node = answer.repository?.pullRequest;
  if (!node?.baseRepository) throw new Fault("github.not-found", `there is no ${what}, or the token may not see it`);
  const commits = await rest<CommitNode, "commits">(client, { what, variables, name: "commits" }, node.commits);
  const reviews = await rest<ReviewNode, "reviews">(client, { what, variables, name: "reviews" }, node.reviews);
  const dismissed = reviews.some(({ state }) => state === "DISMISSED")
    ? await dismissals(client, what, variables)
    : new Map<number, Dismissal>();
  if (commits.length >= mostCommits) {
    throw new Fault("github.incomplete", `${what} has more commits than github lists; split it`);
  }
  const sameRepository = node.headRepository?.databaseId === node.baseRepository.databaseId;
  return {
    number: node.number,
    url: node.url,
    title: node.title,
    state: ({ OPEN: "open", CLOSED: "closed", MERGED: "merged" } as const)[node.state],
    author: actorOf(node.author),
    base: { ref: node.baseRefName, sha: node.baseRefOid, repositoryId: node.baseRepository.databaseId },
    head: {
      ref: node.headRefName,
      sha: node.headRefOid,
      ...(node.headRepository ? { repositoryId: node.headRepository.databaseId } : {}),
    },
    createdAt: time(what, node.createdAt),
    ...(node.mergedAt === null ? {} : { mergedAt: time(what, node.mergedAt), mergedBy: actorOf(node.mergedBy) }),
    ...(node.mergedAt === null || node.mergeCommit === null ? {} : { mergeCommit: node.mergeCommit.oid }),
    ...committersOf(commits.map(({ commit }) => commit)),
    pushers: sameRepository ? await pushers(client, slug, { ref: node.headRefName, sha: node.headRefOid }) : [],
    reviewDecision: reviewDecisions[node.reviewDecision ?? "NONE"],
    reviews: reviews
      .map((review) => reviewOf(what, review, dismissed))
      .sort((a, b) => a.submittedAt - b.submittedAt || a.id - b.id),
  };
}

/**
 * Everybody who pushed to the branch. Empty when the push that made the head is not among what GitHub still tells,
 * since the last pusher is then not known. https://docs.github.com/en/rest/repos/repos#list-repository-activities
 */
async function pushers(
  client: Client,
  slug: Slug,
  head: { readonly ref: string; readonly sha: string },
): Promise<readonly Actor[]> {
  const activities = await client.all(`pushes to ${head.ref}`, (api, page) =>
    api.rest.repos.listActivities({ owner: slug.owner, repo: slug.name, ref: `refs/heads/${head.ref}`, ...page }),
  );
  if (!activities.some(({ after }) => after === head.sha)) return [];
  const pushes = activities.filter(({ activity_type }) => activity_type !== "branch_deletion");
  const actors = pushes.map(({ actor }) => restActor(actor));
  return [...new Map(actors.map((actor) => [actor.id, actor])).values()];
}

function reviewOf(what: string, node: ReviewNode, dismissed: ReadonlyMap<number, Dismissal>): Review {
  const id = Number(node.fullDatabaseId);
  const dismissal = node.state === "DISMISSED" ? dismissed.get(id) : undefined;
  return {
    id,
    author: actorOf(node.author),
    state: node.state,
    commit: node.commit?.oid ?? "",
    submittedAt: time(what, node.submittedAt ?? node.createdAt),
    authorMayWrite: node.authorCanPushToRepository,
    ...(dismissal ? { dismissed: dismissal } : {}),
  };
}

/** https://docs.github.com/en/graphql/reference/enums#pullrequestreviewdecision */
const reviewDecisions = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes-requested",
  REVIEW_REQUIRED: "review-required",
  NONE: "none",
} as const;
