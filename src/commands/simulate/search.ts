/** A fact that could be otherwise. */
export interface Change<T> {
  /** What sort of fact it is: of each sort one change is told. */
  readonly fact: string;
  /** The change, in words that follow "it would pass with": `60 minutes or fewer`. */
  readonly says: string;
  readonly apply: (supposed: T) => T;
}

/** What stands in the way, and the least that would have to be otherwise. */
export interface Hindrance {
  /** Everything that is in the way as things stand, in sentences; empty: nothing. */
  readonly grounds: readonly string[];
  /** Facts of which any one alone would be enough, one of each sort. */
  readonly alone: readonly string[];
  /** Where no single one is enough: facts that are enough together; empty when none were found. */
  readonly together: readonly string[];
}

/**
 * Tries each change alone; where none is enough, takes the one that clears most, then the next, and at last leaves out
 * whatever turned out not to be needed. Of one sort of fact, the first in the list that is enough is the one that is told.
 */
export async function hindrance<T>(
  supposed: T,
  changes: readonly Change<T>[],
  groundsAgainst: (supposed: T) => Promise<readonly string[]>,
): Promise<Hindrance> {
  const grounds = await groundsAgainst(supposed);
  if (grounds.length === 0) return { grounds, alone: [], together: [] };
  const alone = new Map<string, string>();
  for (const { fact, says, apply } of changes) {
    if (alone.has(fact)) continue;
    if ((await groundsAgainst(apply(supposed))).length === 0) alone.set(fact, says);
  }
  if (alone.size > 0) return { grounds, alone: [...alone.values()], together: [] };
  const taken = await greedy({ supposed, changes, grounds }, groundsAgainst);
  const needed = taken && (await without(supposed, taken, groundsAgainst));
  return { grounds, alone: [], together: (needed ?? []).map(({ says }) => says) };
}

async function greedy<T>(
  from: { readonly supposed: T; readonly changes: readonly Change<T>[]; readonly grounds: readonly string[] },
  groundsAgainst: (supposed: T) => Promise<readonly string[]>,
): Promise<readonly Change<T>[] | undefined> {
  const taken: Change<T>[] = [];
  let { supposed } = from;
  let left = from.grounds.length;
  while (left > 0) {
    let best: { readonly change: Change<T>; readonly left: number } | undefined;
    for (const change of from.changes) {
      if (taken.some(({ fact }) => fact === change.fact)) continue;
      const after = (await groundsAgainst(change.apply(supposed))).length;
      if (after < (best?.left ?? left)) best = { change, left: after };
    }
    if (best === undefined) return undefined;
    taken.push(best.change);
    supposed = best.change.apply(supposed);
    left = best.left;
  }
  return taken;
}

/** The changes without those that the others make needless. */
async function without<T>(
  supposed: T,
  taken: readonly Change<T>[],
  groundsAgainst: (supposed: T) => Promise<readonly string[]>,
): Promise<readonly Change<T>[]> {
  let needed = taken;
  for (const change of taken) {
    const others = needed.filter((other) => other !== change);
    const after = others.reduce((state, { apply }) => apply(state), supposed);
    if ((await groundsAgainst(after)).length === 0) needed = others;
  }
  return needed;
}
