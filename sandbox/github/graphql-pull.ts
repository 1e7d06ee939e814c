/** Repositories, pull requests and reviews as GraphQL nodes. */
import { GraphQLError } from "graphql";
import { actorNode, commitNode, connection, need, objectNode, refNode, type Window } from "./graphql-nodes.ts";
import { nodeId, web } from "./render.ts";
import { association, pullCommits } from "./render-pull.ts";
import type { Call } from "./rest.ts";
import type { Account, Pull, Repo, Review } from "./state.ts";
import { roleOn } from "./tokens.ts";

export function repositoryNode(call: Call, repo: Repo) {
  const ref = (name: string) => {
    need(call, repo, "contents");
    const full = name.startsWith("refs/") ? name : `refs/heads/${name}`;
    const commit = repo.git.commit(repo.git.ref(full) ?? "");
    return commit ? refNode(call, repo, full, commit) : null;
  };
  return {
    id: nodeId("R", repo.id),
    databaseId: repo.id,
    name: repo.name,
    nameWithOwner: repo.fullName,
    isPrivate: repo.private,
    url: `${web}/${repo.fullName}`,
    owner: actorNode(repo.owner),
    defaultBranchRef: () => ref("refs/heads/main"),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) => ref(qualifiedName),
    object: ({ expression, oid }: { readonly expression?: string; readonly oid?: string }) => {
      need(call, repo, "contents");
      return objectNode(call, repo, expression ?? oid ?? "");
    },
    pullRequest: ({ number }: { readonly number: number }) => {
      need(call, repo, "pull_requests");
      const pull = repo.pulls.find((one) => one.number === number);
      if (!pull)
        throw new GraphQLError(`Could not resolve to a PullRequest with the number of ${number}.`, {
          extensions: { type: "NOT_FOUND" },
        });
      return pullNode(call, repo, pull);
    },
  };
}

function pullNode(call: Call, repo: Repo, pull: Pull) {
  const repository = { id: nodeId("R", repo.id), databaseId: repo.id, nameWithOwner: repo.fullName };
  const merge = pull.merged && repo.git.commit(pull.merged.commit);
  return {
    id: nodeId("PR", pull.id),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    url: `${web}/${repo.fullName}/pull/${pull.number}`,
    title: pull.title,
    body: pull.body ?? "",
    state: pull.merged ? "MERGED" : pull.state === "open" ? "OPEN" : "CLOSED",
    merged: pull.merged !== undefined,
    isDraft: pull.draft,
    isCrossRepository: false,
    mergeable: pull.state !== "open" ? "UNKNOWN" : pull.mergeRef ? "MERGEABLE" : "CONFLICTING",
    author: actorNode(pull.author),
    authorAssociation: association(call.world, repo, pull.author),
    baseRefName: pull.base.ref,
    baseRefOid: pull.base.sha,
    baseRepository: repository,
    headRefName: pull.head.ref,
    headRefOid: pull.head.sha,
    headRepository: repository,
    createdAt: pull.createdAt,
    updatedAt: pull.updatedAt,
    closedAt: pull.closedAt,
    mergedAt: pull.merged?.at ?? null,
    mergedBy: pull.merged ? actorNode(pull.merged.by) : null,
    mergeCommit: merge ? commitNode(call, repo, merge) : null,
    reviewDecision: () => reviewDecision(call, repo, pull),
    reviews: (window: Window & { readonly states?: readonly string[] }) => {
      const wanted = pull.reviews.filter(({ state }) => window.states?.includes(state) ?? true);
      return connection("reviews", wanted, window, (review) => reviewNode(call, { repo, pull, review }));
    },
    timelineItems: (window: Window & { readonly itemTypes?: readonly string[] }) =>
      connection("timelineItems", timeline(pull, window.itemTypes), window, dismissalNode),
    latestOpinionatedReviews: (window: Window & { readonly writersOnly?: boolean }) =>
      connection(
        "latestOpinionatedReviews",
        latestOpinions(call, { repo, pull, writersOnly: window.writersOnly === true }),
        window,
        (review) => reviewNode(call, { repo, pull, review }),
      ),
    commits: (window: Window) =>
      connection("commits", pullCommits(repo, pull), window, (commit) => ({
        id: nodeId("PRC", commit.oid),
        commit: commitNode(call, repo, commit),
      })),
  };
}

const writer = (call: Call, repo: Repo, account: Account) =>
  ["write", "maintain", "admin"].includes(roleOn(call.world, repo, account.login));

/** The last review of each person that approves, asks for changes or was dismissed. */
function latestOpinions(
  call: Call,
  { repo, pull, writersOnly }: { readonly repo: Repo; readonly pull: Pull; readonly writersOnly: boolean },
): readonly Review[] {
  const opinions = pull.reviews.filter(({ state }) => state !== "COMMENTED");
  const latest = new Map(opinions.map((review) => [review.author.id, review]));
  return [...latest.values()].filter(({ author }) => !writersOnly || writer(call, repo, author));
}

/** GitHub's own verdict; null where no rule asks for an approval. It is bound to no commit. */
function reviewDecision(call: Call, repo: Repo, pull: Pull): string | null {
  if (!(pull.base.ref in repo.protect)) return null;
  const states = latestOpinions(call, { repo, pull, writersOnly: true }).map(({ state }) => state);
  if (states.includes("CHANGES_REQUESTED")) return "CHANGES_REQUESTED";
  return states.includes("APPROVED") ? "APPROVED" : null;
}

/** Of everything that a timeline may hold, the dismissals; whoever asks for more is told that there is no more here. */
function timeline(pull: Pull, itemTypes: readonly string[] | undefined) {
  if (itemTypes?.length !== 1 || itemTypes[0] !== "REVIEW_DISMISSED_EVENT")
    throw new GraphQLError("the sandbox holds no other item of a timeline than REVIEW_DISMISSED_EVENT", {
      extensions: { type: "SANDBOX_LACKS_FIELD" },
    });
  return pull.reviews
    .flatMap(({ id, dismissed }) => (dismissed ? [{ review: id, ...dismissed }] : []))
    .sort((a, b) => a.id - b.id);
}

function dismissalNode({ id, review, at, was }: ReturnType<typeof timeline>[number]) {
  return {
    __typename: "ReviewDismissedEvent",
    id: nodeId("RDE", id),
    databaseId: id,
    createdAt: at,
    previousReviewState: was,
    review: { id: nodeId("PRR", review), databaseId: review, fullDatabaseId: String(review) },
  };
}

function reviewNode(
  call: Call,
  { repo, pull, review }: { readonly repo: Repo; readonly pull: Pull; readonly review: Review },
) {
  const commit = repo.git.commit(review.commit);
  return {
    id: nodeId("PRR", review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    url: `${web}/${repo.fullName}/pull/${pull.number}#pullrequestreview-${review.id}`,
    state: review.state,
    body: review.body,
    createdAt: review.submittedAt,
    updatedAt: review.submittedAt,
    submittedAt: review.submittedAt,
    lastEditedAt: null,
    author: actorNode(review.author),
    authorAssociation: association(call.world, repo, review.author),
    authorCanPushToRepository: writer(call, repo, review.author),
    commit: commit ? commitNode(call, repo, commit) : null,
    onBehalfOf: (window: Window) => connection("onBehalfOf", [], window, (team) => team),
  };
}
