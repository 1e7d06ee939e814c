import type { Actor, ApprovalNeed, Reasoning } from "../core/decision.ts";
import type { RecordedApproval } from "../core/record.ts";
import { type Owner, type OwnerRule, ownersOf, showOwner } from "./codeowners.ts";
import { type ApprovalFacts, type ReviewedPullRequest, type Touched, teamKey } from "./facts.ts";
import { idleTeams, ownership, pathGrounds, pullRequestGrounds } from "./grounds.ts";
import { canStill, needReasoning, needsOf, shortfall } from "./need.ts";
import { opinions } from "./opinion.ts";
import { passedOver, type Vote, weigh } from "./vote.ts";

/**
 * Who approved which bytes. `allowed`: every path that the commit touches has the approvals that its owners' line and its
 * target ask for. How many more a tier needs is for policy to say.
 */
export interface Approval extends Reasoning {
  /** Distinct people whose approval of the grant counts, by id. Empty whenever the pull request itself is refused. */
  readonly approvers: readonly Actor[];
  /** People who approved these bytes and whose team only the decision can read; at the moment of the request alone. */
  readonly undecided: readonly Actor[];
  /** False: the pull request itself is refused, and no approval of it counts; `because` begins with the reasons. */
  readonly sound: boolean;
  /** Owners that could still approve, as CODEOWNERS writes them. */
  readonly couldApprove: readonly string[];
  /** All that must be met, the grant's own needs first, and how far each is. */
  readonly needed: readonly ApprovalNeed[];
  /** Every approval that counts, as it is recorded. */
  readonly counted: readonly RecordedApproval[];
}

/**
 * Decides who approved the very bytes of a grant: owners of its path and whom its target asks for, each by the latest
 * opinion, none of whom had a part in the change. The answer names every review and why it counts or does not.
 */
export function approve(facts: ApprovalFacts): Approval {
  const own = judge(facts.grant, facts);
  const beside = facts.beside.map((touched) => judge(touched, facts));
  const all = [own, ...beside];
  const grounds = [...pullRequestGrounds(facts), ...own.grounds];
  const sound = grounds.every(({ allowed }) => allowed) && own.owned;
  const counts = sound ? own.votes.filter(({ allowed }) => allowed) : [];
  const undecided = sound ? own.votes.filter(({ later }) => later) : [];
  const because = [...grounds, ...own.because, ...beside.map(besideReasoning), ...passedOver(facts.pullRequest)];
  const approval = {
    because,
    sound,
    approvers: counts.map(({ author }) => author),
    undecided: undecided.map(({ author }) => author),
    couldApprove: own.owners
      .filter((owner) => canStill(owner, { touched: facts.grant, facts, counted: counts }))
      .map(showOwner),
    needed: all.flatMap(({ needed }) => needed),
    counted: sound ? all.flatMap(recorded) : [],
  };
  return { ...approval, ...verdict(approval, sound && all.every(isMet), sound && all.every(isHoped)) };
}

/** One touched path, with everything that bears on it. */
interface Judged {
  readonly touched: Touched;
  readonly grounds: readonly Reasoning[];
  /** Whether CODEOWNERS names owners for it. */
  readonly owned: boolean;
  readonly owners: readonly Owner[];
  readonly votes: readonly Vote[];
  readonly needed: readonly ApprovalNeed[];
  readonly because: readonly Reasoning[];
}

function judge(touched: Touched, facts: ApprovalFacts): Judged {
  const { owners, reasoning } = ownership(facts, touched.path);
  const { reviews, mergedAt } = facts.pullRequest;
  const votes = opinions(reviews, mergedAt).map((opinion) => weigh(opinion, { touched, owners, facts }));
  const { quorum } = touched;
  const needed = quorum ? needsOf({ touched, quorum, owners, votes }, facts) : [];
  const said = votes.map(({ allowed, later, says, fix }) => ({
    allowed,
    says,
    ...(later ? { later } : {}),
    ...(fix === undefined ? {} : { fix }),
  }));
  const needs = quorum ? needed.map((need) => needReasoning(need, quorum)) : [];
  return {
    touched,
    grounds: pathGrounds(touched, facts),
    owned: reasoning.allowed,
    owners,
    votes,
    needed,
    because: [reasoning, ...idleTeams(owners, facts), ...said, ...needs],
  };
}

function isHoped({ grounds, owned, touched, needed }: Judged): boolean {
  return grounds.length === 0 && owned && touched.quorum !== undefined && needed.every(({ missing }) => missing === 0);
}

function isMet(judged: Judged): boolean {
  return isHoped(judged) && judged.needed.every(({ undecided }) => undecided === 0);
}

/** What else the commit touches, as one branch of the tree. */
function besideReasoning(judged: Judged): Reasoning {
  const { path, blob } = judged.touched;
  const does = blob === undefined ? "takes away" : "adds";
  const about = { because: [...judged.grounds, ...judged.because] };
  if (isMet(judged))
    return { ...about, allowed: true, says: `it also ${does} ${path}, which its owners have approved too` };
  if (isHoped(judged))
    return {
      ...about,
      allowed: false,
      later: true,
      says: `it also ${does} ${path}, approved by whom only apply can judge`,
    };
  return {
    ...about,
    allowed: false,
    says: `it also ${does} ${path}, and the approvals of that are not complete`,
    fix: "get them too, or ask for each in a pull request of its own",
  };
}

function recorded({ touched: { path }, votes }: Judged): RecordedApproval[] {
  return votes
    .filter(({ allowed }) => allowed)
    .map(({ author, opinion: { id, commit, submittedAt, authorMayWrite }, as }) => ({
      path,
      by: author.id,
      review: id,
      commit,
      submittedAt,
      as,
      mayWrite: authorMayWrite === true,
    }));
}

type Found = Pick<Approval, "approvers" | "undecided" | "sound" | "couldApprove" | "needed">;

function verdict(
  { approvers, undecided, sound, couldApprove, needed }: Found,
  met: boolean,
  hoped: boolean,
): Reasoning {
  const names = (actors: readonly Actor[]) => actors.map(({ login }) => `@${login}`).join(", ");
  if (met) return { allowed: true, says: `these bytes were approved by ${names(approvers)}` };
  if (!sound)
    return { allowed: false, says: "no approval of this pull request counts", fix: "mend what is refused below" };
  if (hoped) {
    const who = names([...approvers, ...undecided]);
    const owned = needed.every(({ kind, undecided }) => kind !== "owner" || undecided === 0);
    const as = owned ? "as all whom the targets ask for" : "as owners of this path";
    return {
      allowed: false,
      later: true,
      says: `these bytes were approved by ${who}; whether ${as} can be read only after the merge`,
    };
  }
  const missing = shortfall(needed);
  const fix =
    missing === "" || couldApprove.length === 0 ? "have somebody else open this pull request" : `get ${missing}`;
  if (approvers.length === 0 && undecided.length === 0)
    return { allowed: false, says: "no owner of this path has approved these bytes yet", fix };
  return {
    allowed: false,
    says: `these bytes were approved by ${names([...approvers, ...undecided])}, and ${missing || "what is refused below"} is missing`,
    fix,
  };
}

/** A team of which more must be known before anything can be judged. */
export interface NeededTeam {
  readonly organization: string;
  readonly slug: string;
  /** Whether CODEOWNERS names it: then it must be known whether it can own anything. */
  readonly owns: boolean;
}

/** The teams that own these paths, and those that are asked for by name; each once. */
export function neededTeams(
  rules: readonly OwnerRule[],
  paths: readonly string[],
  from: readonly Owner[] = [],
): readonly NeededTeam[] {
  const owning = paths.flatMap((path) => ownersOf(rules, path)?.owners ?? []);
  // Whoever comes last under a key stays: an owner.
  const teams = [...from.map((owner) => ({ owner, owns: false })), ...owning.map((owner) => ({ owner, owns: true }))];
  const entries = teams.flatMap(({ owner, owns }) => {
    if (owner.kind !== "team") return [];
    const { organization, slug } = owner;
    return [[teamKey(owner), { organization, slug, owns }] as const];
  });
  return [...new Map(entries).values()];
}

/** People whose latest opinion is an approval, whatever else speaks against it: those whose memberships are worth asking. */
export function peopleWhoApproved(pullRequest: Pick<ReviewedPullRequest, "reviews" | "mergedAt">): readonly Actor[] {
  return opinions(pullRequest.reviews, pullRequest.mergedAt)
    .filter(({ state, author }) => state === "APPROVED" && author.kind === "user")
    .map(({ author }) => author);
}
