import type { Actor, Reasoning } from "../core/decision.ts";
import { type Owner, type OwnerRule, ownersOf, showOwner } from "./codeowners.ts";
import { type ApprovalFacts, type ReviewedPullRequest, teamKey } from "./facts.ts";
import { ownership, pullRequestGrounds } from "./grounds.ts";
import { opinions } from "./opinion.ts";
import { passedOver, weigh } from "./vote.ts";

/** Who approved which bytes. `allowed` means: at least one approval counts; how many are needed is for policy to say. */
export interface Approval extends Reasoning {
  /** Distinct people, by id. Empty whenever the pull request itself is refused. */
  readonly approvers: readonly Actor[];
  /** People who approved these bytes and whose team only the decision can read; at the moment of the request alone. */
  readonly undecided: readonly Actor[];
  /** False: the pull request itself is refused, and no approval of it counts; `because` begins with the reasons. */
  readonly sound: boolean;
  /** Owners that could still approve, as CODEOWNERS writes them. */
  readonly couldApprove: readonly string[];
}

/**
 * Decides who approved the very bytes of a grant: owners of its path, each by the latest opinion, none of whom made the
 * change. The answer names every review and why it counts or does not.
 */
export function approve(facts: ApprovalFacts): Approval {
  const grounds = pullRequestGrounds(facts);
  const owned = ownership(facts);
  const votes = opinions(facts.pullRequest.reviews, facts.pullRequest.mergedAt).map((opinion) =>
    weigh(opinion, owned.owners, facts),
  );
  const sound = grounds.every(({ allowed }) => allowed) && owned.reasoning.allowed;
  const approvers = sound ? votes.filter(({ allowed }) => allowed).map(({ author }) => author) : [];
  const undecided = sound ? votes.filter(({ later }) => later).map(({ author }) => author) : [];
  const couldApprove = owned.owners.filter((owner) => canStill(owner, facts, approvers)).map(showOwner);
  const because = [
    ...grounds,
    owned.reasoning,
    ...votes.map(({ author: _author, ...reasoning }) => reasoning),
    ...passedOver(facts.pullRequest),
  ];
  if (approvers.length > 0) {
    const names = approvers.map(({ login }) => `@${login}`).join(", ");
    return {
      allowed: true,
      says: `these bytes were approved by ${names}`,
      because,
      approvers,
      undecided,
      sound,
      couldApprove,
    };
  }
  if (!sound) {
    return {
      allowed: false,
      says: "no approval of this pull request counts",
      because,
      approvers,
      undecided,
      sound,
      couldApprove,
      fix: "mend what is refused below",
    };
  }
  if (undecided.length > 0) {
    const names = undecided.map(({ login }) => `@${login}`).join(", ");
    const says = `these bytes were approved by ${names}; whether as owners of this path can be read only after the merge`;
    return { allowed: false, later: true, says, because, approvers, undecided, sound, couldApprove };
  }
  return {
    allowed: false,
    says: "no owner of this path has approved these bytes yet",
    fix:
      couldApprove.length > 0
        ? `ask ${couldApprove.join(" or ")} for a review`
        : "have somebody else open this pull request",
    because,
    approvers,
    undecided,
    sound,
    couldApprove,
  };
}

/** The teams whose membership must be known to judge a path. Ask only for people whose approval stands. */
export function neededTeams(
  rules: readonly OwnerRule[],
  path: string,
): readonly { readonly organization: string; readonly slug: string }[] {
  const owners = ownersOf(rules, path)?.owners ?? [];
  const teams = owners.filter((owner) => owner.kind === "team");
  return [...new Map(teams.map((team) => [teamKey(team), team])).values()].map(({ organization, slug }) => ({
    organization,
    slug,
  }));
}

/** People whose latest opinion is an approval, whatever else speaks against it: those whose memberships are worth asking. */
export function peopleWhoApproved(pullRequest: Pick<ReviewedPullRequest, "reviews" | "mergedAt">): readonly Actor[] {
  return opinions(pullRequest.reviews, pullRequest.mergedAt)
    .filter(({ state, author }) => state === "APPROVED" && author.kind === "user")
    .map(({ author }) => author);
}

/** A team can approve as long as it may have a member who has not; a person unless the person has, or made the change. */
function canStill(owner: Owner, { pullRequest }: ApprovalFacts, approvers: readonly Actor[]): boolean {
  if (owner.kind === "team") return true;
  const { author, committers, pushers } = pullRequest;
  const out = [author, ...committers, ...pushers, ...approvers];
  return !out.some(({ login }) => login.toLowerCase() === owner.login.toLowerCase());
}
