import type { Instant } from "../core/time.ts";
import type { PathChange, PullRequest } from "../ports.ts";
import type { Gate } from "./gate.ts";
import { mergedBy } from "./merged.ts";
import { straysOf } from "./strays.ts";
import type { World } from "./world.ts";

/** How a grant came to the default branch. */
export type Arrival =
  /** By this pull request, and everything that decides about it came by review. */
  | { readonly by: PullRequest & { readonly mergedAt: Instant } }
  /** As no grant may come. `incident`: past every pull request, for a person to look into. */
  | { readonly refused: string; readonly incident?: string }
  /** Nothing can be decided now. */
  | { readonly held: string };

/**
 * Asks how a grant came: git first, so that what came wrongly costs no request; then which pull request brought it; then,
 * of a grant that came as grants come, whether what decides about it came by review too.
 */
export async function arrivalOf(
  world: Pick<World, "repository" | "forge">,
  gate: Pick<Gate, "shut" | "ownersAt">,
  added: PathChange,
  at: Instant,
): Promise<Arrival> {
  const { commit, parent, path } = added;
  const strays = await straysOf(world, commit);
  if (strays !== undefined) return { refused: strays };
  const by = await mergedBy(world, added, at);
  if (by?.mergedAt === undefined)
    return {
      refused: `commit ${commit.slice(0, 12)} added it without a merged pull request: an incident, find out who pushed it`,
      incident: `${path} came with commit ${commit}, which no merged pull request explains`,
    };
  const held = await gate.shut();
  if (held !== undefined) return { held };
  const usurped = await gate.ownersAt(parent);
  if (usurped !== undefined) return { refused: usurped };
  return { by: { ...by, mergedAt: by.mergedAt } };
}
