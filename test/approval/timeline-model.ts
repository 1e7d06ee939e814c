import type { TeamFacts, TeamMembership } from "../../src/approval/facts.ts";
import type { Actor } from "../../src/core/decision.ts";
import type { Review } from "../../src/core/review.ts";

/*
 * Who approved what, told the slow way round: for each person, every reason to say no; for people asked for by name, every
 * way to hand out the chairs. It shares no code with what it judges.
 */

export const people: readonly Actor[] = [
  { id: 1, login: "rosa", kind: "user" },
  { id: 2, login: "ana", kind: "user" },
  { id: 3, login: "ben", kind: "user" },
  { id: 4, login: "eve", kind: "user" },
  { id: 5, login: "kim", kind: "user" },
  { id: 6, login: "helper[bot]", kind: "bot" },
  { id: 10137, login: "ghost", kind: "ghost" },
];

export const teamNames = ["dba", "sre", "sec"] as const;

type Commit = "h1" | "h2" | "h3";

/** One path of the pull request. */
export interface Place {
  readonly path: string;
  readonly owners: readonly string[];
  /** What each pushed commit held of the file, and of its target's file. `now`: what was merged. */
  readonly held: Readonly<Record<Commit, string>>;
  readonly target: Readonly<Record<Commit, string>>;
  readonly people: number;
  readonly from: readonly string[];
  readonly requestAge: number;
  readonly approvalAge: number;
  readonly beneficiary: Actor | "nobody" | "unknown";
  readonly readable: boolean;
}

export interface Story {
  readonly reviews: readonly Review[];
  readonly createdAt: number;
  readonly mergedAt: number;
  readonly committers: readonly Actor[];
  readonly pusher: Actor;
  readonly teams: Readonly<
    Record<
      (typeof teamNames)[number],
      { readonly mayOwn: TeamFacts["mayOwn"]; readonly members: readonly (TeamMembership | undefined)[] }
    >
  >;
  readonly fork: boolean;
  readonly unknown: boolean;
  readonly grant: Place;
  readonly beside: Place | undefined;
  /** Whether the second path is taken away instead of added. */
  readonly takesAway: boolean;
}

export function blobOf(version: Readonly<Record<Commit, string>>, commit: string): string | undefined {
  const blob = version[commit as Commit] as string | undefined;
  return blob === "absent" ? undefined : blob;
}

export function model(told: Story): { readonly approvers: readonly number[]; readonly allowed: boolean } {
  const refused =
    told.fork ||
    told.unknown ||
    told.pusher.kind !== "user" ||
    !told.grant.readable ||
    told.grant.beneficiary === "unknown" ||
    told.mergedAt - told.createdAt > told.grant.requestAge;
  if (refused) return { approvers: [], allowed: false };
  const approvers = people.filter((who) => counts(who, told, told.grant, false)).map(({ id }) => id);
  const places: [Place, boolean][] = [[told.grant, false]];
  if (told.beside) places.push([told.beside, told.takesAway]);
  return { approvers: approvers.sort(), allowed: places.every(([place, away]) => complete(told, place, away)) };
}

function complete(told: Story, place: Place, away: boolean): boolean {
  if (!away) {
    if (!place.readable || place.beneficiary === "unknown") return false;
    if (told.mergedAt > told.createdAt + place.requestAge) return false;
  }
  const counted = people.filter((who) => counts(who, told, place, away));
  if (!counted.some((who) => place.owners.some((name) => is(who, name, told, true)))) return false;
  if (away) return true;
  return counted.length >= place.people && seated(place.from, counted, told);
}

/** Some way to give each chair a person of its own. */
function seated(chairs: readonly string[], counted: readonly Actor[], told: Story): boolean {
  const [chair, ...others] = chairs;
  if (chair === undefined) return true;
  return counted.some(
    (who) =>
      is(who, chair, told, false) &&
      seated(
        others,
        counted.filter(({ id }) => id !== who.id),
        told,
      ),
  );
}

function counts(who: Actor, told: Story, place: Place, away: boolean): boolean {
  if (who.kind !== "user") return false;
  if (who.id === 1 || who.id === told.pusher.id || told.committers.some(({ id }) => id === who.id)) return false;
  if (!away && typeof place.beneficiary === "object" && place.beneficiary.id === who.id) return false;
  const last = lastWord(who, told);
  if (last === undefined || !last.authorMayWrite) return false;
  if (!away && told.mergedAt - last.submittedAt > place.approvalAge) return false;
  if (!["h1", "h2", "h3"].includes(last.commit)) return false;
  if (away) {
    if (blobOf(told.grant.held, last.commit) !== "now" || blobOf(place.held, last.commit) !== undefined) return false;
    return place.owners.some((name) => is(who, name, told, true));
  }
  if (blobOf(place.held, last.commit) !== "now" || blobOf(place.target, last.commit) !== "now") return false;
  return (
    place.owners.some((name) => is(who, name, told, true)) || place.from.some((name) => is(who, name, told, false))
  );
}

/** The approval that stands as somebody's last word before the merge; undefined when that is anything else. */
function lastWord(who: Actor, told: Story): Review | undefined {
  const said = told.reviews.filter(
    ({ author, state, submittedAt }) =>
      author.id === who.id && state !== "COMMENTED" && state !== "PENDING" && submittedAt <= told.mergedAt,
  );
  const end = Math.max(...said.map(({ submittedAt }) => submittedAt));
  const final = said.filter(({ submittedAt }) => submittedAt === end);
  if (final.length === 0 || end === told.mergedAt || final.some((word) => !approved(word, told))) return undefined;
  return final.reduce((a, b) => (a.id > b.id ? a : b));
}

/** At the merge: what was dismissed only later was still an approval then. */
function approved({ state, dismissed }: Review, { mergedAt }: Story): boolean {
  if (state !== "DISMISSED") return state === "APPROVED";
  return dismissed?.was === "APPROVED" && dismissed.at > mergedAt;
}

function is(who: Actor, name: string, told: Story, asOwner: boolean): boolean {
  const team = teamNames.find((one) => name === `@acme/${one}`);
  if (team === undefined) return name === `@${who.login}`;
  const { mayOwn, members } = told.teams[team];
  if (asOwner && mayOwn !== "yes") return false;
  return members[people.findIndex(({ id }) => id === who.id)] === "member";
}
