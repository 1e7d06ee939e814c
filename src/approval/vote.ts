import type { Actor, Reasoning } from "../core/decision.ts";
import { iso } from "../core/time.ts";
import { type Owner, showOwner } from "./codeowners.ts";
import { type ApprovalFacts, type ReviewedPullRequest, type TeamMembership, teamKey } from "./facts.ts";
import type { Opinion } from "./opinion.ts";
import { no, yes } from "./reasoning.ts";

export interface Vote extends Reasoning {
  readonly author: Actor;
}

/** Whether one person's latest opinion counts. */
export function weigh(opinion: Opinion, owners: readonly Owner[], facts: ApprovalFacts): Vote {
  const { author } = opinion;
  const who = `@${author.login}`;
  const refused = (says: string, fix?: string): Vote => ({ author, ...no(says, fix) });
  if (opinion.state === "CHANGES_REQUESTED")
    return refused(`${who} requested changes at ${iso(opinion.submittedAt)}`, `settle it with ${who}`);
  if (opinion.state === "DISMISSED")
    return refused(
      `the latest review of ${who} was dismissed, and earlier ones do not come back`,
      `ask ${who} for a new review`,
    );
  if (author.kind !== "user") return refused(`${who} is not a person, and only people approve`);
  const part = partIn(facts.pullRequest, author);
  if (part) return refused(`${who} ${part} and cannot approve it`, "ask an owner who had no part in it");
  if (opinion.authorMayWrite !== true)
    return refused(
      `${who} is not known to have write access here, without which github lets nobody be an owner`,
      `give ${who} write access, or ask another owner`,
    );
  if (opinion.commit === "" || facts.blobsAt.get(opinion.commit) !== facts.blob) {
    return refused(
      `${who} approved other bytes than these (at commit ${opinion.commit.slice(0, 12) || "unknown"})`,
      `ask ${who} to review again`,
    );
  }
  const moved = facts.terms.find(({ blob, blobsAt }) => blobsAt.get(opinion.commit) !== blob);
  if (moved)
    return refused(
      `${who} approved these bytes under another ${moved.path} than the default branch holds now`,
      `bring the branch up to date with the default branch, or ask again, and ask ${who} to review that`,
    );
  return weighOwnership(author, owners, facts);
}

function weighOwnership(author: Actor, owners: readonly Owner[], facts: ApprovalFacts): Vote {
  const who = `@${author.login}`;
  const standings = owners.map((owner) => ({ owner, standing: standingOf(owner, author, facts) }));
  const as = standings.find(({ standing }) => standing === "member");
  if (as) return { author, ...yes(`${who} approved exactly these bytes, as ${showOwner(as.owner)}`) };
  const unread = standings.filter(({ standing }) => standing === "unknown").map(({ owner }) => showOwner(owner));
  if (unread.length > 0) {
    const teams = unread.join(" or ");
    // Whoever only tells has no right to read teams; whoever decides has.
    if (facts.moment === "request") {
      const says = `${who} approved exactly these bytes; whether ${who} is in ${teams} can be read only after the merge`;
      return { author, later: true, ...no(says) };
    }
    return {
      author,
      ...no(
        `${who} approved exactly these bytes, but whether ${who} is in ${teams} cannot be read: without a reader app only @user owners count`,
        "install the reader app with members: read, or name people in CODEOWNERS",
      ),
    };
  }
  return { author, ...no(`${who} approved exactly these bytes, but does not own this path`, "ask one of its owners") };
}

function standingOf(owner: Owner, author: Actor, { memberships }: ApprovalFacts): TeamMembership {
  if (owner.kind === "user") return owner.login.toLowerCase() === author.login.toLowerCase() ? "member" : "not-member";
  return memberships.get(teamKey(owner))?.get(author.id) ?? "unknown";
}

/** What somebody had to do with making the change; undefined for nothing. Ids are compared, never names. */
function partIn({ author, committers, pushers }: ReviewedPullRequest, who: Actor): string | undefined {
  const among = (actors: readonly Actor[]) => actors.some(({ id }) => id === who.id);
  if (author.id === who.id) return "opened this pull request";
  if (among(committers)) return "made a commit of this pull request";
  return among(pushers) ? "pushed to its branch" : undefined;
}

/** Reviews that are no opinion, named so that nobody wonders. */
export function passedOver({ reviews, mergedAt }: ReviewedPullRequest): Reasoning[] {
  return reviews.flatMap((review) => {
    const who = `@${review.author.login}`;
    if (review.state === "COMMENTED") return [no(`a comment of ${who} changes nothing`)];
    if (review.state === "PENDING") return [no(`a review of ${who} is not submitted yet`)];
    const late = mergedAt !== undefined && review.submittedAt > mergedAt;
    return late ? [no(`a review of ${who} came after the merge and counts for nothing`)] : [];
  });
}
