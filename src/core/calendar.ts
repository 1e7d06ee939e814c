import type { Freeze, Hours, Target } from "./target.ts";
import { fromIso, type Instant, iso, minute } from "./time.ts";

/*
 * When a target may be open. A window of `hours` is open while the clock of its zone shows a time inside it: an hour that a
 * clock skips is in no window, one that it shows twice is in it twice. What `Intl` knows of zones is what Node was built with.
 */

/** A stretch of time; `until` is not part of it. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
}

/** Why a window may not be, and when one of its length may begin. */
export interface Closed {
  /** Its part outside all maintenance windows begins here; undefined when it lies wholly inside. */
  readonly outsideFrom?: Instant;
  /** The first freeze that it touches. */
  readonly freeze?: Freeze;
  /** When a window of this length can begin at the earliest; undefined when none can within {@link horizon}. */
  readonly next?: Instant;
}

type Calendar = Pick<Target, "hours" | "freezes">;

const hour = 60 * minute;
const day = 24 * hour;

/** How far ahead the next opening is looked for. */
export const horizon = 400 * day;

/** No zone moves its clock twice within so much time. */
const sampling = 6 * hour;

/** Whether a window lies wholly inside the hours and touches no freeze: undefined when it does. Zones and freezes must be sound, see {@link isZone}. */
export function closedFor(calendar: Calendar, window: Stretch): Closed | undefined {
  const gap = gapIn(openStretches(calendar.hours, window), window);
  const freeze = calendar.freezes.find((each) => touches(freezeStretch(each), window));
  if (gap === undefined && freeze === undefined) return undefined;
  const next = nextOpening(calendar, window.from, window.until - window.from);
  return {
    ...(gap === undefined ? {} : { outsideFrom: gap }),
    ...(freeze === undefined ? {} : { freeze }),
    ...(next === undefined ? {} : { next }),
  };
}

/** The earliest instant at or after `from` at which a window of this length, in milliseconds, fits; undefined when none does within {@link horizon}. */
export function nextOpening(calendar: Calendar, from: Instant, length: number): Instant | undefined {
  let candidate = from;
  for (let start = from; start < from + horizon; start += 7 * day) {
    // Long enough that whatever begins in these seven days is seen to its end.
    const seen = { from: start, until: start + 7 * day + length };
    for (const stretch of without(openStretches(calendar.hours, seen), calendar.freezes)) {
      candidate = Math.max(start, stretch.from);
      if (candidate + length <= stretch.until) return candidate;
    }
  }
  return undefined;
}

/** Whether `Intl` knows a time zone by this name. */
export function isZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** A freeze as time. What `checkTarget` objects to is not asked about. */
function freezeStretch({ from, until }: Freeze): Stretch {
  return { from: instant(from), until: instant(until) };
}

function instant(text: string): Instant {
  const at = fromIso(text);
  if (at === undefined) throw new TypeError(`${text} is no time`);
  return at;
}

function touches(a: Stretch, b: Stretch): boolean {
  return a.from < b.until && b.from < a.until;
}

/** Where a window first leaves these stretches, which are in order and apart. */
function gapIn(stretches: readonly Stretch[], window: Stretch): Instant | undefined {
  const first = stretches.find(({ until }) => until > window.from);
  if (first === undefined || first.from > window.from) return window.from;
  return first.until < window.until ? first.until : undefined;
}

/** What is left of stretches outside the freezes. */
function without(stretches: readonly Stretch[], freezes: readonly Freeze[]): readonly Stretch[] {
  return freezes.map(freezeStretch).reduce<readonly Stretch[]>(
    (left, freeze) =>
      left.flatMap((stretch) =>
        touches(stretch, freeze)
          ? [
              { from: stretch.from, until: freeze.from },
              { from: freeze.until, until: stretch.until },
            ].filter(({ from, until }) => from < until)
          : [stretch],
      ),
    stretches,
  );
}

// ---------------------------------------------------------------- hours

/** When the hours are open within a window: in order, joined where they adjoin. No hours: always. */
function openStretches(hours: readonly Hours[] | undefined, window: Stretch): readonly Stretch[] {
  if (hours === undefined) return [window];
  const all = hours.flatMap((each) => weekly(each, window)).sort((a, b) => a.from - b.from);
  const joined: Stretch[] = [];
  for (const stretch of all) {
    const last = joined.at(-1);
    if (last === undefined || stretch.from > last.until) joined.push(stretch);
    else joined[joined.length - 1] = { from: last.from, until: Math.max(last.until, stretch.until) };
  }
  return joined;
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** One weekly window, as time: while the zone keeps its offset, its clock is arithmetic. */
function weekly(hours: Hours, window: Stretch): readonly Stretch[] {
  const [opens, shuts] = [minutes(hours.from), minutes(hours.until)];
  const length = (shuts > opens ? shuts - opens : shuts - opens + 24 * 60) * minute;
  return steady(hours.zone, window).flatMap(({ from, until, offset }) => {
    const found: Stretch[] = [];
    // A window that began the day before can still be open.
    const [first, last] = [Math.floor((from + offset) / day) - 1, Math.floor((until + offset) / day)];
    for (let date = first; date <= last; date += 1) {
      if (!hours.days.includes(weekdays[new Date(date * day).getUTCDay()]!)) continue;
      const begins = date * day + opens * minute - offset;
      const part = { from: Math.max(begins, from), until: Math.min(begins + length, until) };
      if (part.from < part.until) found.push(part);
    }
    return found;
  });
}

function minutes(clock: string): number {
  const [hours, rest] = clock.split(":").map(Number) as [number, number];
  return hours * 60 + rest;
}

// ---------------------------------------------------------------- zones

/** A window, cut where the zone's clock is moved. `offset` is what its clock shows less UTC, in milliseconds. */
function steady(zone: string, { from, until }: Stretch): readonly (Stretch & { readonly offset: number })[] {
  const parts: (Stretch & { readonly offset: number })[] = [];
  let begun = from;
  let offset = offsetAt(zone, from);
  for (let at = from; at < until; ) {
    const next = Math.min(at + sampling, until);
    if (offsetAt(zone, next) !== offset) {
      const moved = moveWithin(zone, at, next);
      parts.push({ from: begun, until: moved, offset });
      begun = moved;
      offset = offsetAt(zone, moved);
    }
    at = next;
  }
  return [...parts, { from: begun, until, offset }].filter((part) => part.from < part.until);
}

/** The second at which a zone's clock is moved, between one that shows the old offset and one that shows another. */
function moveWithin(zone: string, before: Instant, after: Instant): Instant {
  const old = offsetAt(zone, before);
  let [low, high] = [before - (before % 1000), after];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (offsetAt(zone, middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(zone: string, at: Instant): number {
  const part = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type)!;
  const shown = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
  return shown - Math.floor(at / 1000) * 1000;
}

/** Making a formatter costs more than everything that is asked of it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const numeric = "numeric";
  const clock = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23" },
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  });
  clocks.set(zone, clock);
  return clock;
}

// ---------------------------------------------------------------- in words

/** `2026-11-24T22:00:00Z (Tue 23:00 Europe/Berlin)`: an instant, and what the first zone's clock shows then. */
export function clockWords(at: Instant, hours: readonly Hours[] | undefined): string {
  const zone = hours?.[0]?.zone;
  if (zone === undefined || zone === "UTC") return iso(at);
  const local = new Date(at + offsetAt(zone, at));
  const weekday = weekdays[local.getUTCDay()]!;
  return `${iso(at)} (${weekday} ${local.toISOString().slice(11, 16)} ${zone})`;
}
