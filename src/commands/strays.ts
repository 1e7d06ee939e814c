import type { World } from "./world.ts";

/** A grant's commit adds grants and deletes grants, and does nothing else; a sentence says what it did. */
export async function straysOf(world: Pick<World, "repository">, commit: string): Promise<string | undefined> {
  const changes = await world.repository.changedBy(commit);
  const stray = changes.find(({ path, status }) => !path.startsWith("grants/") || status === "modified");
  if (stray === undefined) return undefined;
  return `commit ${commit.slice(0, 12)} added it and also ${stray.status} ${JSON.stringify(stray.path)}: a grant comes alone, ask again in a pull request that only adds grants`;
}
