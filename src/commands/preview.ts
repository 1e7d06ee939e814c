import type { FiledGrant } from "../core/grant.ts";
import type { NamedTarget } from "../core/target.ts";
import { basic, type Instant, iso } from "../core/time.ts";
import type { Documents } from "../ports.ts";
import { leaseOf } from "./decide.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** The documents as apply would make them, with words where only the merge can tell the time. */
export async function documentsOf(
  world: Pick<World, "provider">,
  at: Instant,
  snapshot: Snapshot,
  { filed, target }: { readonly filed: FiledGrant; readonly target: NamedTarget },
): Promise<Documents> {
  const provider = await world.provider(target, snapshot.configuration);
  const lease = leaseOf(snapshot, target, filed, {
    mergedAt: at - (at % 1000),
    pullRequest: 0,
    facts: "",
    ledgerHead: "",
  });
  const { start, minutes } = filed.grant.window;
  const words: readonly (readonly [string, string])[] =
    start === undefined
      ? [
          [iso(lease.from), "<time of the merge>"],
          [iso(lease.until), `<${minutes} minutes after the merge>`],
          [basic(lease.until), "<until>"],
          [lease.mark, "<mark>"],
        ]
      : [];
  const text = words.reduce(
    (json, [exact, word]) => json.replaceAll(exact, word),
    JSON.stringify(provider.compile(lease)),
  );
  return JSON.parse(text) as Documents;
}
