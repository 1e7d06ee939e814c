import type { Binding } from "../core/binding.ts";
import { digest } from "../core/digest.ts";
import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import type { FiledGrant } from "../core/grant.ts";
import { keyOf, type Standing } from "../core/plan.ts";
import { type GrantRecord, newest, readFacts, writeFacts } from "../core/record.ts";
import type { Instant } from "../core/time.ts";
import type { PathChange, Policy } from "../ports.ts";
import { decideActivation, decideAgain, leaseOf, type Verdict } from "./decide.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

export interface Standings {
  readonly standings: readonly Standing[];
  /** First decisions and refusals, for the ledger. */
  readonly events: readonly Event[];
  /** What could not be read, by grant. */
  readonly faults: readonly { readonly grant: string; readonly fault: Fault }[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** How every grant on the default branch stands now. */
export async function standingsOf(
  world: World,
  about: {
    readonly snapshot: Snapshot;
    readonly policy: Policy;
    readonly bindings: readonly Binding[];
    readonly records: ReadonlyMap<string, GrantRecord>;
    readonly ledgerHead: string;
    readonly at: Instant;
    /** Only these targets; undefined: all. */
    readonly targets: ReadonlySet<string> | undefined;
  },
): Promise<Standings> {
  const { snapshot, records } = about;
  const changes = await world.repository.changes(snapshot.commit, "grants");
  const history = historyOf(changes);
  const bound = new Map(about.bindings.map((binding) => [keyOf(binding.target, binding.id), binding]));
  const standings: Standing[] = [];
  const events: Event[] = [];
  const faults: { grant: string; fault: Fault }[] = [];
  const verdicts = new Map<string, Verdict>();

  const held = unreadable(snapshot);
  for (const key of held) standings.push({ state: "held", key, why: "its file or its target's file cannot be read" });
  for (const filed of snapshot.tree.grants) {
    if (about.targets && !about.targets.has(filed.target)) continue;
    const key = keyOf(filed.target, filed.id);
    if (held.has(key)) continue;
    try {
      const { standing, verdict, said } = await standingOf(world, about, {
        filed,
        key,
        added: history.added.get(filed.path),
        earlier: history.ids.get(filed.id) ?? 0,
        record: records.get(key),
        binding: bound.get(key),
      });
      standings.push(standing);
      events.push(...said);
      if (verdict) verdicts.set(key, verdict);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push({ grant: key, fault: cause });
      standings.push({ state: "held", key, why: cause.message });
    }
  }
  return { standings, events, faults, verdicts };
}

interface Case {
  readonly filed: FiledGrant;
  readonly key: string;
  /** The newest change of its path. */
  readonly added: PathChange | undefined;
  /** How often a file of this id was ever added, under any target. */
  readonly earlier: number;
  readonly record: GrantRecord | undefined;
  readonly binding: Binding | undefined;
}

async function standingOf(
  world: World,
  about: Parameters<typeof standingsOf>[1],
  { filed, key, added, earlier, record, binding }: Case,
): Promise<{ standing: Standing; verdict?: Verdict; said: readonly Event[] }> {
  const withdrawn = (why: string, said: readonly Event[] = []) => ({
    standing: { state: "withdrawn" as const, key, why },
    said,
  });
  const { snapshot, policy, at, ledgerHead } = about;
  const over = newest(record, "ended");
  if (over) return withdrawn(`it ended at ${over.at}: an id is used once, ask again under a new one`);
  if (added === undefined || added.blob !== filed.blob)
    throw new Fault(
      "git.unreadable",
      `history does not show who added ${filed.path}: check out with \`fetch-depth: 0\``,
    );
  const refuse = (why: string) => withdrawn(why, [refusal({ key, filed, at, why })]);
  if (added.status !== "added")
    return refuse("its file was edited after it was merged: an edit ends the lease, a change is a new id");
  if (earlier > 1) return refuse(`the id ${filed.id} was used before: ask again under a new one`);

  // Recorded facts may keep open what is open; only a decision made afresh may open anything.
  const decided = readFacts(newest(record, "decided", binding?.mark));
  const keeps = binding?.state === "open" && decided?.commit === added.commit && decided.blob === filed.blob;
  const verdict = keeps
    ? await decideAgain(world, snapshot, policy, { filed, facts: decided })
    : await decideActivation(world, snapshot, policy, { filed, added });
  const target = snapshot.tree.targets.get(filed.target);
  if (!verdict.allowed || verdict.facts === undefined || target === undefined)
    return { ...refuse(verdict.says), verdict };

  const facts = writeFacts(verdict.facts);
  const lease = leaseOf(snapshot, target, filed, {
    mergedAt: verdict.facts.mergedAt,
    pullRequest: verdict.facts.pullRequest,
    facts: digest(facts),
    ledgerHead,
  });
  const said = keeps ? [] : [event("decided", at, { grant: key, mark: lease.mark }, lease.mark, facts)];
  return { standing: { state: "wanted", key, lease }, verdict: { ...verdict, lease }, said };
}

function refusal(about: {
  readonly key: string;
  readonly filed: FiledGrant;
  readonly at: Instant;
  readonly why: string;
}): Event {
  const { key, filed, at, why } = about;
  return event(
    "refused",
    at,
    { grant: key, mark: "" },
    { blob: filed.blob, why },
    { path: filed.path, blob: filed.blob, why },
  );
}

/** Newest change of every path, and how often each id was added. */
function historyOf(changes: readonly PathChange[]): {
  readonly added: ReadonlyMap<string, PathChange>;
  readonly ids: ReadonlyMap<string, number>;
} {
  const added = new Map<string, PathChange>();
  const ids = new Map<string, number>();
  for (const change of changes) {
    if (!added.has(change.path)) added.set(change.path, change);
    const id = /^grants\/[^/]+\/([a-z0-9-]+)\.yaml$/.exec(change.path)?.[1];
    if (id !== undefined && change.status === "added") ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  return { added, ids };
}

/** Grants whose own file, or whose target's file, is there but cannot be read: nothing may be concluded from that. */
function unreadable(snapshot: Snapshot): ReadonlySet<string> {
  const readable = new Set(snapshot.tree.grants.map(({ path }) => path));
  const broken = new Set(
    snapshot.entries
      .map(({ path }) => /^targets\/([a-z0-9-]{1,32})\.yaml$/.exec(path)?.[1])
      .filter((name) => name !== undefined && !snapshot.tree.targets.has(name)),
  );
  const held = new Set<string>();
  for (const { path } of snapshot.entries) {
    const parts = /^grants\/([a-z0-9-]{1,32})\/([a-z0-9-]{1,32})\.yaml$/.exec(path);
    if (parts && (!readable.has(path) || broken.has(parts[1]))) held.add(keyOf(parts[1]!, parts[2]!));
  }
  return held;
}
