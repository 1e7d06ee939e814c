import { kindOf } from "../core/paths.ts";
import type { PathChange } from "../ports.ts";
import type { World } from "./world.ts";

/**
 * So many grants one commit adds at most. Whoever reviews more in one sitting reads none of them, and each costs several
 * requests to GitHub: a thousand would use up what an hour allows, and keep every other grant from being decided.
 */
export const mostAdded = 20;

/** A grant's commit adds grants and takes grants away, and does nothing else; a sentence says what it did. Only git is asked. */
export async function straysOf(world: Pick<World, "repository">, commit: string): Promise<string | undefined> {
  const changes = await world.repository.changedBy(commit);
  const name = `commit ${commit.slice(0, 12)}`;
  const stray = changes.find(isStray);
  if (stray !== undefined)
    return `${name} added it and also ${stray.status} ${JSON.stringify(stray.path)}: a grant comes alone, ask again in a pull request that only adds grants`;
  const added = changes.filter(({ status }) => status === "added").length;
  return added > mostAdded
    ? `${name} added ${added} grants, and ${mostAdded} at most may come together: ask again in smaller pull requests`
    : undefined;
}

/** Whether a change has no place in the pull request of a grant. */
export function isStray({ path, status, mode }: PathChange): boolean {
  if (kindOf(path) !== "grant" || status === "modified") return true;
  return status === "added" && mode !== "100644";
}
