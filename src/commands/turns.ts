import { type Instant, minute } from "../core/time.ts";

/** How long a run's turn lasts, in milliseconds: as far apart as sweeps are scheduled. */
const turn = 15 * minute;

/**
 * Turns begin so far apart around the list. A share that no fraction comes near spreads the beginnings evenly whichever of the
 * runs are dropped; with whole steps, every fourth run could look at the same part for ever.
 * https://en.wikipedia.org/wiki/Low-discrepancy_sequence#Additive_recurrence
 */
const share = (Math.sqrt(5) - 1) / 2;

/** So many of them: each run has its turn's part, and none is left out for ever. Nothing is remembered from run to run. */
export function inTurn<T>(
  items: readonly T[],
  most: number,
  by: { readonly at: Instant; readonly name: (item: T) => string },
): readonly T[] {
  if (items.length <= most) return items;
  if (most <= 0) return [];
  const sorted = items.toSorted((a, b) => (by.name(a) < by.name(b) ? -1 : 1));
  const first = Math.floor(((Math.floor(by.at / turn) * share) % 1) * sorted.length);
  return [...sorted.slice(first), ...sorted.slice(0, first)].slice(0, most);
}
