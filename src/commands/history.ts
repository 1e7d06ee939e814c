import type { FiledGrant } from "../core/grant.ts";
import { grantOf, kindOf } from "../core/paths.ts";
import type { PathChange } from "../ports.ts";

/** What the history of the default branch tells of one grant. */
export interface History {
  /** The newest change of its path. */
  readonly added: PathChange | undefined;
  /** Whether its id was on the default branch before, under any target. */
  readonly reused: boolean;
}

/** Reads, once for all grants, what the changes below grants/ tell of each; they come newest first. */
export function readHistory(changes: readonly PathChange[]): (filed: Pick<FiledGrant, "path" | "id">) => History {
  const newestOf = new Map<string, PathChange>();
  const additions = new Map<string, PathChange[]>();
  for (const change of changes) {
    if (!newestOf.has(change.path)) newestOf.set(change.path, change);
    if (change.status !== "added" || kindOf(change.path) !== "grant") continue;
    const { id } = grantOf(change.path);
    const of = additions.get(id);
    if (of) of.push(change);
    else additions.set(id, [change]);
  }
  return ({ path, id }) => {
    const added = newestOf.get(path);
    const all = additions.get(id) ?? [];
    const place = all.findIndex((one) => one.commit === added?.commit && one.path === path);
    // Newest first: what stands behind it is older. Two of one commit have each been used by the other.
    const older = place < 0 ? all : all.slice(place + 1);
    const twins = all.filter((one) => one.commit === added?.commit && one.path !== path);
    return { added, reused: older.length + twins.length > 0 };
  };
}
