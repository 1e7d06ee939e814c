import { type Instant, minute } from "../core/time.ts";

/** How long a run's turn lasts, in milliseconds: as far apart as sweeps are scheduled. */
const turn = 15 * minute;

/** So many of them: each run's turn takes the next, and none is left out for ever. Nothing is remembered from run to run. */
export function inTurn<T>(
  items: readonly T[],
  most: number,
  by: { readonly at: Instant; readonly name: (item: T) => string },
): readonly T[] {
  if (items.length <= most) return items;
  if (most <= 0) return [];
  const sorted = items.toSorted((a, b) => (by.name(a) < by.name(b) ? -1 : 1));
  const first = (Math.floor(by.at / turn) * most) % sorted.length;
  return [...sorted.slice(first), ...sorted.slice(0, first)].slice(0, most);
}
