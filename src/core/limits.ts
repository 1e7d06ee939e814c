import { clockWords, closedFor, type Stretch } from "./calendar.ts";
import { calendarObjections } from "./check.ts";
import type { Objection, Pointer } from "./finding.ts";
import { type Given, minutesOf } from "./given.ts";
import type { Grant } from "./grant.ts";
import type { NamedTarget } from "./target.ts";
import { type Instant, iso, minute } from "./time.ts";
import {
  type Asking,
  fitsAgain,
  freeAgain,
  openBeside,
  type Repeated,
  repeatedIn,
  sameWorker,
  type UsageFacts,
} from "./usage.ts";
import { shown } from "./violation.ts";

/** What a target's limits have against a lease, in numbers: what is given, what is asked, what is allowed, when there is room again. */

const hour = 60 * minute;

/** No window is shorter. */
const leastMinutes = 5;

/** What is given at a target already, when a lease is asked for. */
export interface Taken {
  /** Leases that may stand open or be due. */
  readonly standing: readonly Given[];
  /** Everything that was given in the time that limits look back on. */
  readonly given: readonly Given[];
}

/** How much there is and what is allowed, for a lease that is asked for. */
export interface Usage {
  readonly objections: readonly Objection[];
  readonly facts: UsageFacts;
}

/** Counts, and says what is too much. */
export function usageOf(
  { name, target }: NamedTarget,
  asking: Asking,
  told: Taken & { readonly at: Instant; readonly extends: boolean },
): Usage {
  const { limits } = target;
  const open = openBeside(asking, told.standing, told.at);
  const others = sameWorker(asking, told.given);
  const repeated = repeatedIn(asking, others, limits.repeated.days);
  const full = (["person", "repository", "target"] as const).filter(
    (whose) => open[whose].length >= limits.open[whose],
  );
  const closed = soundCalendar(target) ? closedFor(target, asking) : undefined;
  return {
    objections: [
      ...full.map((whose) => openObjection(name, whose, { open: open[whose], most: limits.open[whose], asking })),
      ...repeatedObjections(name, asking, { repeated, others, limit: limits.repeated }),
    ],
    facts: {
      open: { person: open.person.length, repository: open.repository.length, target: open.target.length },
      repeated: { days: limits.repeated.days, ...repeated },
      extends: told.extends,
      outsideHours: closed?.outsideFrom !== undefined,
      frozen: closed?.freeze !== undefined,
      from: asking.from,
    },
  };
}

const startPointer: Pointer = ["window", "start"];
const minutesPointer: Pointer = ["window", "minutes"];

function openObjection(
  target: string,
  whose: "person" | "repository" | "target",
  { open, most, asking }: { readonly open: readonly Given[]; readonly most: number; readonly asking: Asking },
): Objection {
  const people = asking.people.map(({ login }) => `@${login}`).join(" and ");
  const leases = open.length === 1 ? "1 lease" : `${open.length} leases`;
  const words = {
    person: `${people} ${asking.people.length > 1 ? "have" : "has"} ${leases} open or due at ${target}, which allows a person ${most}`,
    repository: `${asking.repository} has ${leases} open or due at ${target}, which allows a repository ${most}`,
    target: `${leases} are open or due at ${target}, which allows ${most}`,
  }[whose];
  const free = iso(freeAgain(open, most));
  return {
    code: `grant.limit.${whose}`,
    pointer: whose === "repository" ? ["job", "repository"] : [],
    message: `${words} at once; one is free again at ${free}, or when one is given back`,
    fix: `merge after ${free}, or revoke one that is not needed: \`sallyport status\` lists them`,
  };
}

interface Rolling {
  readonly repeated: Repeated;
  readonly others: readonly Given[];
  readonly limit: Repeated & { readonly days: number };
}

function repeatedObjections(target: string, asking: Asking, { repeated, others, limit }: Rolling): Objection[] {
  const own = minutesOf(asking);
  const left = limit.minutes - (repeated.minutes - own);
  const again = fitsAgain(asking, others, limit);
  const words = again === undefined ? "it never fits" : `it fits again at ${iso(again)}`;
  const whom = `${asking.repository} ${asking.workflow}`;
  const later = again === undefined ? [] : [`for a window that begins at ${iso(again)} or later`];
  const fewer = left >= leastMinutes ? [`for ${left} minutes at most`] : [];
  const objections: Objection[] = [];
  if (repeated.grants > limit.grants)
    objections.push({
      code: "grant.limit.grants",
      pointer: [],
      message: `${target} allows ${whom} ${limit.grants} grants in ${limit.days} days, and this is number ${repeated.grants}; ${words}`,
      fix: `ask ${later[0] ?? "for fewer minutes"}`,
    });
  if (repeated.minutes > limit.minutes)
    objections.push({
      code: "grant.limit.minutes",
      pointer: minutesPointer,
      message: `${target} allows ${whom} ${limit.minutes} minutes in ${limit.days} days: ${repeated.minutes - own} are given, and ${own} are asked; ${words}`,
      fix: `ask ${[...later, ...fewer].join(", or ") || "for fewer minutes"}`,
    });
  return objections;
}

/** What the target's calendar has against a window: how far ahead it begins, the hours and the freezes. */
export function timeObjections(
  { name, target }: NamedTarget,
  { window }: Pick<Grant, "window">,
  about: Stretch & { readonly merged: Instant },
): Objection[] {
  const pointer = window.start === undefined ? minutesPointer : startPointer;
  return [
    ...(window.start === undefined ? [] : pastObjections(about)),
    ...aheadObjections(name, target.limits.ahead_hours, about),
    ...closedObjections({ name, target }, pointer, about),
  ];
}

/** A start that was set is not moved: what is over, or as good as over, is never opened. */
function pastObjections({ until, merged }: Stretch & { readonly merged: Instant }): Objection[] {
  if (until - merged >= leastMinutes * minute) return [];
  return [
    {
      code: "grant.window.start.past",
      pointer: startPointer,
      message: `the window ends at ${iso(until)}, and nothing is opened that has less than ${leastMinutes} minutes left at the merge`,
      fix: "set a later window.start, or leave it out: the window then begins with the merge",
    },
  ];
}

function aheadObjections(
  name: string,
  most: number,
  { from, merged }: Stretch & { readonly merged: Instant },
): Objection[] {
  const ahead = from - merged;
  if (ahead <= most * hour) return [];
  return [
    {
      code: "grant.window.start.ahead",
      pointer: startPointer,
      message: `window.start is ${Math.ceil(ahead / hour)} hours after the merge; ${name} allows at most ${most}`,
      fix: `merge after ${iso(from - most * hour)}, or ask for an earlier start`,
    },
  ];
}

function closedObjections({ name, target }: NamedTarget, pointer: Pointer, window: Stretch): Objection[] {
  if (!soundCalendar(target))
    return [
      {
        code: "grant.window.calendar",
        pointer: [],
        message: `the hours or freezes of ${name} cannot be read, so nobody knows when it may be open`,
        fix: `mend targets/${name}.yaml first: \`sallyport validate\` says what is wrong with it`,
      },
    ];
  const closed = closedFor(target, window);
  if (closed === undefined) return [];
  const words = (at: Instant) => clockWords(at, target.hours);
  const next =
    closed.next === undefined
      ? "a window of this length never fits"
      : `the next that fits begins at ${words(closed.next)}`;
  const fix =
    closed.next === undefined
      ? "ask for fewer minutes, or have the target's owners change its hours and freezes"
      : `set window.start to ${iso(closed.next)}`;
  const { outsideFrom, freeze } = closed;
  return [
    ...(outsideFrom === undefined
      ? []
      : [
          {
            code: "grant.window.hours",
            pointer,
            message: `the window leaves the maintenance windows of ${name} at ${words(outsideFrom)}; ${next}`,
            fix,
          },
        ]),
    ...(freeze === undefined
      ? []
      : [
          {
            code: "grant.window.freeze",
            pointer,
            message: `nothing may be open at ${name} from ${freeze.from} until ${freeze.until} (${shown(freeze.says)}); ${next}`,
            fix,
          },
        ]),
  ];
}

function soundCalendar(target: Pick<NamedTarget["target"], "hours" | "freezes">): boolean {
  return calendarObjections(target).length === 0;
}
