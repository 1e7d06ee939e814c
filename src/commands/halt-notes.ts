import { covers, type Halt, haltsOf, haltWords, scopeWords, unlisted } from "../core/halt.ts";
import { readConfiguration, readGrant } from "../core/parse.ts";
import { configurationPath, grantOf, kindOf } from "../core/paths.ts";
import type { PathChange } from "../ports.ts";
import { toldHalt } from "./halts.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/**
 * What a reviewer should know of halts: that nothing opens where the pull request asks, and what merging it would lift or have
 * take hold again. A ledger that cannot be read is left to apply.
 */
export async function haltNotes(
  world: Pick<World, "repository" | "ledger">,
  { snapshot, changes }: { readonly snapshot: Snapshot; readonly changes: readonly PathChange[] },
): Promise<readonly string[]> {
  const added = changes.filter(({ path, status }) => status === "added" && kindOf(path) === "grant");
  const configured = changes.find(({ path, status }) => path === configurationPath && status !== "deleted");
  if (added.length === 0 && configured === undefined) return [];
  const lines = await world.ledger.recent(0).catch(() => []);
  const { lifted } = snapshot.configuration;
  const bearing = new Set<Halt>();
  for (const halt of unlisted(lines, lifted))
    for (const { path, blob } of added) if (covers(halt.scope, await askedAt(world, path, blob))) bearing.add(halt);
  const proposed = configured && (await listAt(world, configured.blob));
  return [...[...bearing].map(toldHalt), ...(proposed ? changesOf(haltsOf(lines), lifted, proposed) : [])];
}

async function askedAt(world: Pick<World, "repository">, path: string, blob: string) {
  const { value } = readGrant(path, (await world.repository.blobs([blob])).get(blob)!, blob);
  return { target: grantOf(path).target, repository: value?.grant.job.repository };
}

async function listAt(world: Pick<World, "repository">, blob: string): Promise<readonly string[] | undefined> {
  return readConfiguration(configurationPath, (await world.repository.blobs([blob])).get(blob)!).value?.lifted;
}

/** What another list of lifted halts makes of them. */
function changesOf(halts: readonly Halt[], before: readonly string[], after: readonly string[]): readonly string[] {
  const known = new Set(halts.map(({ id }) => id));
  const unknown = after.filter((id) => !before.includes(id) && !known.has(id));
  return [
    ...halts
      .filter(({ id }) => after.includes(id) && !before.includes(id))
      .map((halt) => `merging lifts ${halt.id}, so that leases open there again: ${haltWords(halt)}`),
    ...halts
      .filter(({ id }) => before.includes(id) && !after.includes(id))
      .map(
        ({ id, scope }) =>
          `${id} takes hold again when it is taken off \`lifted\`: everything open in ${scopeWords(scope)} ends`,
      ),
    ...unknown.map((id) => `${id} is no halt that the ledger holds: look at the number`),
  ];
}
