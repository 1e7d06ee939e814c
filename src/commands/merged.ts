import { type Instant, minute } from "../core/time.ts";
import type { PathChange, PullRequest } from "../ports.ts";
import type { World } from "./world.ts";

/** For so long after a commit, that GitHub names no pull request for it proves nothing: its lists may come late. */
const young = 5 * minute;

/**
 * The pull request that was merged as a commit; undefined when none was. Of a commit that is younger than five minutes GitHub
 * is asked again within seconds, and then nothing is concluded: Fault `github.not-yet`, so that a merge is never recorded as
 * a push past review. A commit that claims to be of the future is not believed young.
 */
export async function mergedBy(
  world: Pick<World, "repository" | "forge">,
  { commit, path }: Pick<PathChange, "commit" | "path">,
  at: Instant,
): Promise<PullRequest | undefined> {
  const found = await world.forge.mergedAs(commit);
  if (found !== undefined) return found;
  const [made] = await world.repository.log(commit, path);
  const age = made?.commit === commit ? at - made.at : Number.POSITIVE_INFINITY;
  return age >= 0 && age < young ? await world.forge.mergedAs(commit, { fresh: true }) : undefined;
}
