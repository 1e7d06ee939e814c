import type { Binding } from "../core/binding.ts";
import { Fault } from "../core/fault.ts";
import type { Reconciliation } from "../core/outcome.ts";
import { readTarget } from "../core/parse.ts";
import type { NamedTarget } from "../core/target.ts";
import { type Instant, minute } from "../core/time.ts";
import type { Provider } from "../ports.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** What stands in the clouds, as far as it could be seen. */
export interface Listing {
  readonly bindings: readonly Binding[];
  /** Of the accounts that were listed. */
  readonly providers: ReadonlyMap<string, Provider>;
  /** Targets whose account could not be listed: nothing may be concluded about what stands there. */
  readonly blind: ReadonlySet<string>;
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
    blind: new Set(wanted.filter(({ target }) => unseen.has(target.account)).map(({ name }) => name)),
    faults: [...unseen].map(([account, fault]) => told(`account ${account}`, fault)),
  };
}

/** Every target that can be read, and those that cannot as they last could: their leases still stand somewhere. */
async function placesOf(
  world: Pick<World, "repository">,
  { snapshot, at }: { readonly snapshot: Snapshot; readonly at: Instant },
): Promise<readonly NamedTarget[]> {
  const { targets } = snapshot.tree;
  const changes = await world.repository.changes(snapshot.commit, "targets");
  const present = new Set(snapshot.entries.map(({ path }) => path));
  const unread = new Set(
    changes
      .map(({ path }) => path)
      .filter((path) => /^targets\/[a-z0-9-]+\.yaml$/.test(path) && !targets.has(nameOf(path))),
  );
  const found: NamedTarget[] = [];
  for (const path of unread) {
    const [left] = present.has(path) ? [] : await world.repository.log(snapshot.commit, path);
    if (left !== undefined && at - left.at > farewell) continue;
    const blobs = changes.filter((change) => change.path === path && change.mode === "100644").map(({ blob }) => blob);
    const bytes = await world.repository.blobs(blobs);
    const last = blobs.map((blob) => readTarget(path, bytes.get(blob)!).value).find((value) => value !== undefined);
    if (last !== undefined) found.push(last);
  }
  return [...targets.values(), ...found];
}

function nameOf(path: string): string {
  return path.slice("targets/".length, -".yaml".length);
}

/** A fault as a report tells it. */
export function told(about: string, fault: Fault): Reconciliation["faults"][number] {
  return { about, code: fault.code, message: fault.message };
}
