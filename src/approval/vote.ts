import type { Actor, Reasoning } from "../core/decision.ts";
import { iso, minute } from "../core/time.ts";
import { type Owner, showOwner } from "./codeowners.ts";
import { type ApprovalFacts, type ReviewedPullRequest, type TeamMembership, type Touched, teamKey } from "./facts.ts";
import { isDismissedLate, type Opinion } from "./opinion.ts";
import { no, yes } from "./reasoning.ts";

/** One person's latest opinion, and whether it counts for one path: `allowed` is that it does. */
export interface Vote extends Reasoning {
  readonly author: Actor;
  readonly opinion: Opinion;
  /** Whether its author owns the path. */
  readonly owns: TeamMembership;
  /** Whether its author is, entry by entry, whom the path's target asks for by name. */
  readonly fits: readonly TeamMembership[];
  /** What it counts as: the owners, and those whom the target asks for. */
  readonly as: readonly string[];
}

/** Whether one person's latest opinion counts for a path. */
export function weigh(
  opinion: Opinion,
  about: { readonly touched: Touched; readonly owners: readonly Owner[]; readonly facts: ApprovalFacts },
): Vote {
  const { author } = opinion;
  const refusal = refusalOf(opinion, about.touched, about.facts);
  const base = { author, opinion, as: [] };
  if (refusal) return { ...base, ...refusal, owns: "not-member", fits: [] };
  return { ...base, ...standing(author, about) };
}

/** What speaks against an opinion, whoever its author speaks for; undefined for nothing. */
function refusalOf(opinion: Opinion, touched: Touched, facts: ApprovalFacts): Reasoning | undefined {
  const { author, submittedAt } = opinion;
  const who = `@${author.login}`;
  if (opinion.state === "CHANGES_REQUESTED")
    return no(`${who} requested changes at ${iso(submittedAt)}`, `settle it with ${who}`);
  if (opinion.state === "DISMISSED")
    return no(
      `the latest review of ${who} was dismissed, and earlier ones do not come back`,
      `ask ${who} for a new review`,
    );
  if (author.kind !== "user") return no(`${who} is not a person, and only people approve`);
  const part = partIn(facts.pullRequest, touched, author);
  if (part) return no(`${who} ${part} and cannot approve it`, "ask an owner who had no part in it");
  if (submittedAt === facts.pullRequest.mergedAt)
    return no(
      `${who} approved in the very second of the merge, and nothing tells which came first`,
      "ask again in a new pull request, and merge it after its approvals",
    );
  if (opinion.authorMayWrite !== true)
    return no(
      `${who} is not known to have write access here, without which github lets nobody be an owner`,
      `give ${who} write access, or ask another owner`,
    );
  return unseenBytes(opinion, touched, facts) ?? tooOld(opinion, touched, facts);
}

function unseenBytes({ author, commit }: Opinion, touched: Touched, facts: ApprovalFacts): Reasoning | undefined {
  const who = `@${author.login}`;
  if (!saw(commit, touched, facts)) {
    return no(
      `${who} approved other bytes than these (at commit ${commit.slice(0, 12) || "unknown"})`,
      `ask ${who} to review again`,
    );
  }
  const moved = touched.terms.find(({ blob, blobsAt }) => blobsAt.get(commit) !== blob);
  return moved
    ? no(
        `${who} approved these bytes under another ${moved.path} than the default branch holds now`,
        `bring the branch up to date with the default branch, or ask again, and ask ${who} to review that`,
      )
    : undefined;
}

/** A path that is not there proves nothing about a commit that is not there either: the grant itself must be in it. */
function saw(commit: string, { blob, blobsAt }: Touched, { grant }: ApprovalFacts): boolean {
  if (commit === "") return false;
  if (blob !== undefined) return blobsAt.get(commit) === blob;
  const there = grant.blob !== undefined && grant.blobsAt.get(commit) === grant.blob;
  return there && blobsAt.has(commit) && blobsAt.get(commit) === undefined;
}

function tooOld(
  { author, submittedAt }: Opinion,
  { quorum }: Touched,
  { pullRequest, now }: ApprovalFacts,
): Reasoning | undefined {
  const until = pullRequest.mergedAt ?? now;
  const most = quorum?.approvalAge;
  if (until === undefined || most === undefined || until - submittedAt <= most) return undefined;
  return no(
    `@${author.login} approved these bytes ${ageWords(until - submittedAt)} before ${pullRequest.mergedAt === undefined ? "now" : "the merge"}, and ${quorum?.asker} takes none older than ${ageWords(most)}`,
    pullRequest.mergedAt === undefined
      ? `ask @${author.login} to review again`
      : "ask again in a new pull request, and merge it soon after its approvals",
  );
}

/** Whole hours, or minutes below two hours; rounded up, so that what is too old never reads as just right. */
export function ageWords(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / minute);
  if (minutes < 120 && minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes <= 60 ? "1 hour" : `${Math.ceil(minutes / 60)} hours`;
}

type Standing = Reasoning & Pick<Vote, "owns" | "fits" | "as">;

/** Whom an approval of these bytes speaks for. */
function standing(
  author: Actor,
  {
    touched,
    owners,
    facts,
  }: { readonly touched: Touched; readonly owners: readonly Owner[]; readonly facts: ApprovalFacts },
): Standing {
  const who = `@${author.login}`;
  const asked = touched.quorum?.from ?? [];
  const owning = owners.map((owner) => ({ owner, is: ownership(owner, author, facts) }));
  const asking = asked.map((owner) => ({ owner, is: membership(owner, author, facts) }));
  const named = (entries: typeof owning, wanted: TeamMembership) =>
    entries.filter(({ is }) => is === wanted).map(({ owner }) => showOwner(owner));
  const [owned, wanted] = [named(owning, "member"), named(asking, "member")];
  const unread = [...new Set([...named(owning, "unknown"), ...named(asking, "unknown")])];
  const found = {
    owns: owned.length > 0 ? "member" : named(owning, "unknown").length > 0 ? "unknown" : "not-member",
    fits: asking.map(({ is }) => is),
    as: [...new Set([...owned, ...wanted])],
  } as const;
  if (found.as.length > 0)
    return { ...found, ...yes(`${who} approved exactly these bytes, as ${found.as.join(" and ")}`) };
  if (unread.length === 0)
    return {
      ...found,
      ...no(`${who} approved exactly these bytes, but does not own this path`, "ask one of its owners"),
    };
  const teams = unread.join(" or ");
  // Whoever only tells has no right to read teams; whoever decides has.
  if (facts.moment === "request") {
    const says = `${who} approved exactly these bytes; whether ${who} is in ${teams} can be read only after the merge`;
    return { ...found, later: true, ...no(says) };
  }
  return {
    ...found,
    ...no(
      `${who} approved exactly these bytes, but whether ${who} is in ${teams} cannot be read: without a reader app only @user owners count`,
      "install the reader app with members: read, or name people in CODEOWNERS",
    ),
  };
}

/** GitHub takes a team for an owner only when the team itself may write: whoever is in it owns nothing through it otherwise. */
function ownership(owner: Owner, author: Actor, facts: ApprovalFacts): TeamMembership {
  const is = membership(owner, author, facts);
  if (owner.kind === "user" || is === "not-member") return is;
  const may = facts.teams.get(teamKey(owner))?.mayOwn ?? "unknown";
  return may === "yes" ? is : may === "no" ? "not-member" : "unknown";
}

function membership(owner: Owner, author: Actor, { teams }: ApprovalFacts): TeamMembership {
  if (owner.kind === "user") return owner.login.toLowerCase() === author.login.toLowerCase() ? "member" : "not-member";
  return teams.get(teamKey(owner))?.members.get(author.id) ?? "unknown";
}

/** What somebody had to do with the change; undefined for nothing. Ids are compared, never names. */
function partIn(
  { author, committers, pushers }: ReviewedPullRequest,
  { beneficiary }: Touched,
  who: Actor,
): string | undefined {
  const among = (actors: readonly Actor[]) => actors.some(({ id }) => id === who.id);
  if (author.id === who.id) return "opened this pull request";
  if (beneficiary?.actor?.id === who.id) return "is the one for whom it is asked";
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
    if (late) return [no(`a review of ${who} came after the merge and counts for nothing`)];
    const dismissedLate = isDismissedLate(review, mergedAt);
    return dismissedLate ? [no(`a review of ${who} was dismissed after the merge, which takes nothing back`)] : [];
  });
}
