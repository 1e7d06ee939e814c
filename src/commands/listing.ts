import type { Binding } from "../core/binding.ts";
import { Fault } from "../core/fault.ts";
import type { Reconciliation } from "../core/outcome.ts";
import { readTarget } from "../core/parse.ts";
import type { NamedTarget } from "../core/target.ts";
import { type Instant, minute } from "../core/time.ts";
import type { PathChange, Provider } from "../ports.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** What stands in the clouds, as far as it could be seen. */
export interface Listing {
  readonly bindings: readonly Binding[];
  /** Of the accounts that were listed. */
  readonly providers: ReadonlyMap<string, Provider>;
  /** Targets whose account could not be listed, with why: nothing may be concluded about what stands there. */
  readonly blind: ReadonlyMap<string, { readonly account: string; readonly fault: Fault }>;
  readonly faults: Reconciliation["faults"];
}

/** For so long the account of a target that was taken away is still looked at: a lease lasts a day at most, a tombstone not much longer. */
const farewell = 30 * 24 * 60 * minute;

/** One listing an account, side by side; one account's outage does not stop the others. */
export async function listAll(
  world: Pick<World, "repository" | "provider">,
  about: {
    readonly snapshot: Snapshot;
    readonly at: Instant;
    /** Only these targets; undefined: all. */
    readonly targets: ReadonlySet<string> | undefined;
  },
): Promise<Listing> {
  const { snapshot, targets: only } = about;
  const places = await placesOf(world, about);
  const wanted = places.filter(({ name }) => !only || only.has(name));
  const providers = new Map<string, Provider>();
  const unseen = new Map<string, Fault>();
  const lists = await Promise.all(
    [...Map.groupBy(wanted, ({ target }) => target.account)].map(async ([account, here]) => {
      try {
        // Each is shown to the provider, which learns its regions; it is one and the same for an account.
        const [provider] = await Promise.all(here.map((named) => world.provider(named, snapshot.configuration)));
        const standing = await provider!.list();
        providers.set(account, provider!);
        return standing;
      } catch (cause) {
        if (!(cause instanceof Fault)) throw cause;
        unseen.set(account, cause);
        return [];
      }
    }),
  );
  return {
    bindings: lists.flat().filter(({ target }) => !only || target === "" || only.has(target)),
    providers,
    blind: new Map(
      wanted.flatMap(({ name, target: { account } }) => {
        const fault = unseen.get(account);
        return fault ? [[name, { account, fault }] as const] : [];
      }),
    ),
    faults: [...unseen].map(([account, fault]) => told(`account ${account}`, fault)),
  };
}

/** Every target as it stands, and as it stood lately: what was opened under it then may stand in another account. */
async function placesOf(
  world: Pick<World, "repository">,
  { snapshot, at }: { readonly snapshot: Snapshot; readonly at: Instant },
): Promise<readonly NamedTarget[]> {
  const { targets } = snapshot.tree;
  const changes = await world.repository.changes(snapshot.commit, "targets");
  const byPath = Map.groupBy(
    changes.filter(({ path }) => /^targets\/[a-z0-9-]+\.yaml$/.test(path)),
    ({ path }) => path,
  );
  const found: NamedTarget[] = [];
  for (const [path, versions] of byPath) {
    const current = targets.get(nameOf(path));
    if (current !== undefined && versions.length === 1) continue;
    found.push(...(await formerly(world, { snapshot, at, path, versions, current })));
  }
  return [...targets.values(), ...found];
}

/**
 * The versions of one target file that were in force lately, in accounts or regions of their own: what was let in there is in
 * their logs. Of a file that cannot be read now, the last that could.
 */
async function formerly(
  world: Pick<World, "repository">,
  about: {
    readonly snapshot: Snapshot;
    readonly at: Instant;
    readonly path: string;
    /** Newest first. */
    readonly versions: readonly PathChange[];
    readonly current: NamedTarget | undefined;
  },
): Promise<readonly NamedTarget[]> {
  const { snapshot, at, path, versions, current } = about;
  const present = snapshot.entries.some((entry) => entry.path === path);
  const times = new Map((await world.repository.log(snapshot.commit, path)).map((one) => [one.commit, one.at]));
  const files = versions.filter(({ mode, status }) => mode === "100644" && status !== "deleted");
  const bytes = await world.repository.blobs(files.map(({ blob }) => blob));
  const known = new Set(current ? logsOf(current) : []);
  const found: NamedTarget[] = [];
  for (const [index, { blob, mode, status }] of versions.entries()) {
    const replaced = index === 0 ? undefined : times.get(versions[index - 1]!.commit);
    if (replaced !== undefined && at - replaced > farewell && (found.length > 0 || current !== undefined || !present))
      break;
    if (mode !== "100644" || status === "deleted") continue;
    const value = readTarget(path, bytes.get(blob)!).value;
    if (value === undefined || logsOf(value).every((log) => known.has(log))) continue;
    for (const log of logsOf(value)) known.add(log);
    found.push(value);
  }
  return found;
}

/** Where a target's jobs leave traces: a log is one account's, and one region's. */
function logsOf({ target: { account, regions } }: NamedTarget): readonly string[] {
  return regions.map((region) => `${account} ${region}`);
}

function nameOf(path: string): string {
  return path.slice("targets/".length, -".yaml".length);
}

/** A fault as a report tells it. */
export function told(about: string, fault: Fault): Reconciliation["faults"][number] {
  return { about, code: fault.code, message: fault.message };
}
