import type { Actor } from "./decision.ts";
import { type Given, minutesOf, type Worker } from "./given.ts";
import { type Instant, minute } from "./time.ts";

/* How much is open and how often access is given, when one more lease is asked for. */

/** What policy may know about how much access is given already. Numbers at the first decision about a grant; later runs keep them. */
export interface UsageFacts {
  /** Leases of the target that stand open or are due, without this one: of the same requester, of the same repository, of anybody. */
  readonly open: { readonly person: number; readonly repository: number; readonly target: number };
  /** What its workflow file has been given in the worst rolling period of `days`, this grant counted. */
  readonly repeated: { readonly days: number; readonly grants: number; readonly minutes: number };
  /** Whether it names an older grant that it goes on from. */
  readonly extends: boolean;
  /** Whether its window leaves the target's maintenance windows; false when the target has none. */
  readonly outsideHours: boolean;
  /** Whether its window touches one of the target's freezes. */
  readonly frozen: boolean;
  /** When its window begins. */
  readonly from: Instant;
}

/** A lease that is asked for. */
export interface Asking extends Worker {
  readonly key: string;
  /** Everybody who asks: who opened the pull request, and the person for whom it is. */
  readonly people: readonly Actor[];
  readonly from: Instant;
  readonly until: Instant;
}

/** Leases that stand open or are due beside the one that is asked: of any of its people, of its repository, of the target. */
export function openBeside(
  asking: Asking,
  given: readonly Given[],
  at: Instant,
): Record<"person" | "repository" | "target", readonly Given[]> {
  const target = given.filter(({ key, standing, until }) => key !== asking.key && standing && until > at);
  const logins = asking.people.map(({ login }) => login.toLowerCase());
  const same = (one: Given) =>
    one.people.length === 0 ||
    asking.people.some(({ id }) => one.people.includes(id)) ||
    (one.for !== undefined && logins.includes(one.for));
  return {
    target,
    repository: target.filter(
      ({ workers }) => workers.length === 0 || workers.some(({ repository }) => repository === asking.repository),
    ),
    person: target.filter(same),
  };
}

/** When so few of these are left that one more fits, if none ends early. */
export function freeAgain(open: readonly Given[], most: number): Instant {
  return open.map(({ until }) => until).sort((a, b) => a - b)[open.length - most]!;
}

const day = 24 * 60 * minute;

/** What one workflow file gets in a rolling period, the asked lease counted. */
export interface Repeated {
  readonly grants: number;
  readonly minutes: number;
}

/** Leases of the same workflow file, wherever in time. */
export function sameWorker(asking: Asking, given: readonly Given[]): readonly Given[] {
  return given.filter(
    ({ key, workers }) =>
      key !== asking.key &&
      (workers.length === 0 ||
        workers.some(({ repository, workflow }) => repository === asking.repository && workflow === asking.workflow)),
  );
}

/**
 * The most that any rolling period holds in which the asked lease lies. A period ends when a window begins, its own or one
 * that is due later: an earlier time for the new one is no way around. A lease counts whole while any of it lies inside.
 */
export function repeatedIn(
  { from, until }: Pick<Asking, "from" | "until">,
  others: readonly Given[],
  days: number,
): Repeated {
  const ends = [from, ...others.map((one) => one.from).filter((begin) => begin > from && begin < until + days * day)];
  const own = minutesOf({ from, until });
  const each = ends.map((end) => {
    const inside = others.filter((one) => one.from <= end && one.until > end - days * day);
    return { grants: inside.length + 1, minutes: inside.reduce((sum, { minutes }) => sum + minutes, own) };
  });
  return {
    grants: Math.max(...each.map(({ grants }) => grants)),
    minutes: Math.max(...each.map(({ minutes }) => minutes)),
  };
}

/** When a window of the same length may begin at the earliest, if nothing more is given; undefined when it never fits. */
export function fitsAgain(
  { from, until }: Pick<Asking, "from" | "until">,
  others: readonly Given[],
  limit: Repeated & { readonly days: number },
): Instant | undefined {
  const begins = others.map((one) => one.until + limit.days * day).filter((begin) => begin > from);
  return begins
    .sort((a, b) => a - b)
    .find((begin) => {
      const { grants, minutes } = repeatedIn({ from: begin, until: begin + until - from }, others, limit.days);
      return grants <= limit.grants && minutes <= limit.minutes;
    });
}
