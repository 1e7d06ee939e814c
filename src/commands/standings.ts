import type { Binding } from "../core/binding.ts";
import type { Event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import type { Lease } from "../core/lease.ts";
import { keyOf, type Standing } from "../core/plan.ts";
import { recordsOf } from "../core/record.ts";
import { gateOf } from "./gate.ts";
import { readHistory } from "./history.ts";
import { limitsOf, oldestFirst } from "./limits.ts";
import { remembering } from "./remember.ts";
import type { Snapshot } from "./snapshot.ts";
import { type Deciding, endedBefore, standingOf } from "./standing.ts";
import type { World } from "./world.ts";

export interface Standings {
  readonly standings: readonly Standing[];
  /** First decisions and refusals, for the ledger. */
  readonly events: readonly Event[];
  /** What could not be read, by grant. */
  readonly faults: readonly { readonly grant: string; readonly fault: Fault }[];
  /** Leases that are known, by grant. */
  readonly leases: ReadonlyMap<string, Lease>;
}

interface Question extends Deciding {
  readonly bindings: readonly Binding[];
  /** Only these targets; undefined: all. */
  readonly targets: ReadonlySet<string> | undefined;
  /** True in a run that only looks: it also asks how what decides came, though nothing waits to be decided. */
  readonly audits: boolean;
}

/** How every grant on the default branch stands now. */
export async function standingsOf(given: World, about: Question): Promise<Standings> {
  const { snapshot, records, targets, at } = about;
  const world = remembering(given);
  const changes = await world.repository.changes(snapshot.commit, "grants");
  const gate = gateOf(world, { snapshot, at, changes, records: recordsOf(about.ledger.lines) });
  const historyOf = readHistory(changes);
  const bound = bindingsByKey(about.bindings);
  const { grants } = snapshot.tree;
  const held = unreadable(snapshot, targets);
  const run = { bindings: about.bindings, grants, held };
  const limits = limitsOf(world, { commit: snapshot.commit, at, records, run });
  const standings: Standing[] = [];
  const events: Event[] = [];
  const faults: { grant: string; fault: Fault }[] = [];
  const leases = new Map<string, Lease>();

  for (const key of held) {
    const over = endedBefore(key, records.get(key));
    if (over) {
      standings.push(over);
      continue;
    }
    const why = "its file or its target's file cannot be read";
    standings.push({ state: "held", key, why });
    // Nothing closes it but its end and a revocation: that must be seen.
    if (bound.get(key)?.state === "open")
      faults.push({
        grant: key,
        fault: new Fault("grant.held-open", `it stands open and ${why}: mend the file, or take it away`),
      });
  }
  for (const filed of oldestFirst(grants, changes, (key) => bound.get(key)?.state === "open")) {
    if (targets && !targets.has(filed.target)) continue;
    const key = keyOf(filed.target, filed.id);
    if (held.has(key)) continue;
    try {
      const { standing, lease, said } = await standingOf(world, about, {
        filed,
        changes,
        gate,
        limits,
        key,
        ...historyOf(filed),
        record: records.get(key),
        binding: bound.get(key),
      });
      limits.settle(standing);
      standings.push(standing);
      events.push(...said);
      if (lease) leases.set(key, lease);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push({ grant: key, fault: cause });
      standings.push(endedBefore(key, records.get(key)) ?? { state: "held", key, why: cause.message });
    }
  }
  if (about.audits) await gate.shut();
  const told = gate.faults().map((fault) => ({ grant: "the default branch", fault }));
  return { standings, events: [...events, ...gate.events()], faults: [...told, ...faults], leases };
}

/** One that could still be opened hides any other: what is recorded must never open it. */
function bindingsByKey(bindings: readonly Binding[]): ReadonlyMap<string, Binding> {
  const explained = bindings.filter(({ state }) => state !== "unexplained");
  const closed = explained.filter(({ state }) => state === "preparing");
  return new Map([...explained, ...closed].map((binding) => [keyOf(binding.target, binding.id), binding]));
}

/** Grants whose own file, or whose target's file, is there but cannot be read: nothing may be concluded from that. */
function unreadable(snapshot: Snapshot, targets: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const readable = new Set(snapshot.tree.grants.map(({ path }) => path));
  const broken = new Set(
    snapshot.entries
      .map(({ path }) => /^targets\/([a-z0-9-]{1,32})\.yaml$/.exec(path)?.[1])
      .filter((name) => name !== undefined && !snapshot.tree.targets.has(name)),
  );
  const held = new Set<string>();
  for (const { path } of snapshot.entries) {
    const parts = /^grants\/([a-z0-9-]{1,32})\/([a-z0-9-]{1,32})\.yaml$/.exec(path);
    if (!parts || (targets && !targets.has(parts[1]!))) continue;
    if (!readable.has(path) || broken.has(parts[1])) held.add(keyOf(parts[1]!, parts[2]!));
  }
  return held;
}
