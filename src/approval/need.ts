import type { ApprovalNeed, Reasoning } from "../core/decision.ts";
import { type Owner, showOwner } from "./codeowners.ts";
import { type ApprovalFacts, type TeamMembership, type Touched, teamKey } from "./facts.ts";
import { filledSeats } from "./matching.ts";
import type { Quorum } from "./quorum.ts";
import { no, yes } from "./reasoning.ts";
import type { Vote } from "./vote.ts";

/** One path with everything that was found out about its approvals. */
export interface Weighed {
  readonly touched: Touched;
  readonly owners: readonly Owner[];
  readonly quorum: Quorum;
  readonly votes: readonly Vote[];
}

/**
 * What must be met by approvals of one path, and how far it is: an owner of it, so many distinct people, and one distinct
 * person from each whom its target names. While a pull request is open, what only the decision can read counts as undecided.
 */
export function needsOf({ touched, owners, quorum, votes }: Weighed, facts: ApprovalFacts): readonly ApprovalNeed[] {
  const { path } = touched;
  const known = votes.filter(({ allowed }) => allowed);
  const hoped = facts.moment === "request" ? votes.filter(({ allowed, later }) => allowed || later) : known;
  const need = (about: Pick<ApprovalNeed, "kind" | "of" | "wanted" | "have">, hope: number): ApprovalNeed => {
    const have = Math.min(about.have, about.wanted);
    const undecided = Math.min(Math.max(hope, have), about.wanted) - have;
    return { ...about, path, have, undecided, missing: about.wanted - have - undecided };
  };
  const could = (all: readonly Owner[]) => [
    ...new Set(all.filter((owner) => canStill(owner, { touched, facts, counted: known })).map(showOwner)),
  ];
  const owns = (vote: Vote) => vote.owns === "member";
  const mayOwn = (vote: Vote) => vote.owns !== "not-member";
  const everybody = { kind: "people", of: could([...owners, ...quorum.from]), wanted: quorum.people } as const;
  const seats = filledSeats(seatsFor(known, quorum, ["member"]));
  const hopes = facts.moment === "request" ? filledSeats(seatsFor(hoped, quorum, ["member", "unknown"])) : seats;
  return [
    need({ kind: "owner", of: could(owners), wanted: 1, have: known.filter(owns).length }, hoped.filter(mayOwn).length),
    ...(quorum.people > 1 ? [need({ ...everybody, have: known.length }, hoped.length)] : []),
    ...quorum.from.map((owner, seat) =>
      need({ kind: "from", of: [showOwner(owner)], wanted: 1, have: seats[seat] ? 1 : 0 }, hopes[seat] ? 1 : 0),
    ),
  ];
}

/** Which of the votes fit each seat, by their place in the list. */
function seatsFor(
  votes: readonly Vote[],
  { from }: Quorum,
  enough: readonly TeamMembership[],
): readonly ReadonlySet<number>[] {
  return from.map(
    (_, seat) =>
      new Set(votes.flatMap(({ fits }, index) => (enough.includes(fits[seat] ?? "not-member") ? [index] : []))),
  );
}

/** A need in words, for the tree that explains the decision. */
export function needReasoning(
  { kind, of, wanted, have, undecided, missing }: ApprovalNeed,
  { asker }: Quorum,
): Reasoning {
  const says =
    kind === "owner"
      ? "an owner of the path must have approved"
      : kind === "people"
        ? `${asker} needs ${wanted} people who had no part in it, and has ${have}`
        : `${asker} needs somebody of ${of.join(" or ")} who stands for no other of those it names`;
  if (missing === 0 && undecided === 0) return yes(says);
  if (missing === 0) return { ...no(says), later: true };
  const whom = of.join(" or ");
  return no(says, whom === "" ? "have somebody else open this pull request" : `ask ${whom} for a review`);
}

/** A team that can own anything can approve as long as it may have a member who has not; a person unless the person has, or had a part in it. */
export function canStill(
  owner: Owner,
  about: { readonly touched: Touched; readonly facts: ApprovalFacts; readonly counted: readonly Vote[] },
): boolean {
  if (owner.kind === "team") return about.facts.teams.get(teamKey(owner))?.mayOwn !== "no";
  const { author, committers, pushers } = about.facts.pullRequest;
  const { actor } = about.touched.beneficiary ?? {};
  const out = [
    author,
    ...committers,
    ...pushers,
    ...(actor ? [actor] : []),
    ...about.counted.map((vote) => vote.author),
  ];
  return !out.some(({ login }) => login.toLowerCase() === owner.login.toLowerCase());
}

/** What is still missing, in words; empty when nothing is. `people`: at least so many for the first path, whatever its target asks. */
export function shortfall(needed: readonly ApprovalNeed[], people = 1): string {
  const paths = [...new Set(needed.map(({ path }) => path))];
  return paths
    .flatMap((path, index) => {
      const words = shortfallOf(
        needed.filter((need) => need.path === path),
        index === 0 ? people : 1,
      );
      return words === "" ? [] : [index === 0 ? words : `for ${path} ${words}`];
    })
    .join(", and ");
}

/** Whoever is asked for by name is also one of so many people: nobody is counted twice here. */
function shortfallOf(needs: readonly ApprovalNeed[], people: number): string {
  const named = needs.filter(({ kind, missing }) => kind === "from" && missing > 0);
  const owner = needs.find(({ kind }) => kind === "owner");
  const crowd = needs.find(({ kind }) => kind === "people");
  const { have = 0, undecided = 0, wanted = 1 } = crowd ?? owner ?? {};
  const more = Math.max(people, wanted) - have - undecided - named.length;
  const rest = Math.max(more, owner?.missing ?? 0);
  const whom = (owner?.missing ? owner.of : (crowd ?? owner)?.of)?.join(", ") || "an owner in CODEOWNERS";
  return [
    ...(rest > 0 ? [`${rest} more ${rest === 1 ? "approval" : "approvals"} from ${whom}`] : []),
    ...named.map(({ of }) => `one approval from ${of.join(" or ")}`),
  ].join(", and ");
}
