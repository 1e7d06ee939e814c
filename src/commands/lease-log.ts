import { Fault } from "../core/fault.ts";
import { readTarget } from "../core/parse.ts";
import { type GrantRecord, newest } from "../core/record.ts";
import type { NamedTarget } from "../core/target.ts";
import { minute } from "../core/time.ts";
import type { Use } from "../ports.ts";
import { once } from "./remember.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** What the cloud's log says of a grant's role; a fault when it cannot be read; undefined when there never was a role. */
export type LeaseLogs = (key: string, record: GrantRecord | undefined) => Promise<readonly Use[] | Fault | undefined>;

/**
 * Reads the logs of leases where they stood: a target may name another account or other regions by now, and a log that was
 * never theirs would say of every lease that nobody used it.
 */
export function leaseLogs(
  world: Pick<World, "repository" | "provider">,
  snapshot: Pick<Snapshot, "commit" | "configuration">,
): LeaseLogs {
  const versionsOf = once(
    (name: string) => targetVersions(world, snapshot.commit, name),
    (name) => name,
  );
  // An account that does not answer is waited for once, not once for each of its grants.
  const silent = new Map<string, Fault>();
  return async (key, record) => {
    // A lease whose opening was never recorded is known by the line of its end.
    const stood = newest(record, "bound") ?? newest(record, "sealed");
    const resource = stood?.detail.resource;
    if (stood === undefined || typeof resource !== "string") return undefined;
    const [name = ""] = key.split("/");
    const parts = resource.split(":");
    const here = (await versionsOf(name)).filter(({ target }) => parts.includes(target.account));
    if (here.length === 0)
      return new Fault("audit.target", `no version of its target ${name} names its account, which cannot be asked`);
    const { account } = here[0]!.target;
    const before = silent.get(account);
    if (before) return before;
    try {
      // Each is shown to the provider, which learns its regions; it is one and the same for an account.
      const [provider] = await Promise.all(here.map((named) => world.provider(named, snapshot.configuration)));
      return await provider!.uses({
        resource,
        createdAt: Date.parse(stood.at) - (newest(record, "bound") ? 15 : 48 * 60) * minute,
      });
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      if (cause.retryable) silent.set(account, cause);
      return cause;
    }
  };
}

/** Everything that a target's file ever said, as far as it can be read. */
async function targetVersions(
  { repository }: Pick<World, "repository">,
  commit: string,
  name: string,
): Promise<readonly NamedTarget[]> {
  const path = `targets/${name}.yaml`;
  const files = (await repository.changes(commit, path)).filter(
    ({ mode, status }) => mode === "100644" && status !== "deleted",
  );
  const bytes = await repository.blobs(files.map(({ blob }) => blob));
  return files.flatMap(({ blob }) => readTarget(path, bytes.get(blob)!).value ?? []);
}
