import type { Objection } from "../core/finding.ts";
import type { FiledGrant } from "../core/grant.ts";
import { grantOf, kindOf } from "../core/paths.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** An id is used once, under any target, for ever. */

/** The objection to using an id again. */
export function idUsed(id: string, commit: string): Objection {
  const message = `the id ${id} was used before, by commit ${commit.slice(0, 12)}`;
  return { code: "grant.id.used", pointer: [], message, fix: "give the file another name: an id is used once" };
}

/** Those of the paths' ids that were ever added on the default branch, and the commit that did. */
export async function usedIds(
  world: Pick<World, "repository">,
  snapshot: Pick<Snapshot, "commit">,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = paths.filter((path) => kindOf(path) === "grant").map((path) => grantOf(path).id);
  // Only these: the history of every grant there ever was is long.
  const [first, ...others] = asked.map((id) => `:(glob)grants/*/${id}.yaml`);
  if (first === undefined) return new Map();
  const changes = await world.repository.changes(snapshot.commit, first, ...others);
  const grants = changes.filter(({ path, status }) => status === "added" && kindOf(path) === "grant");
  return new Map(grants.map(({ path, commit }) => [grantOf(path).id, commit]));
}

/** What a grant's id has against it. */
export function reuse(filed: FiledGrant, used: ReadonlyMap<string, string>): readonly Objection[] {
  const commit = used.get(filed.id);
  return commit === undefined ? [] : [idUsed(filed.id, commit)];
}
