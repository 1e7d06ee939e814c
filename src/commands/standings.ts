import type { Binding } from "../core/binding.ts";
import { digest } from "../core/digest.ts";
import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { type FiledGrant, windowOf } from "../core/grant.ts";
import type { Lease } from "../core/lease.ts";
import { grantOf, kindOf } from "../core/paths.ts";
import { keyOf, type Standing } from "../core/plan.ts";
import { writePolicy } from "../core/policy-record.ts";
import { type GrantRecord, newest, readFacts, recordsOf, writeFacts } from "../core/record.ts";
import { clip } from "../core/text.ts";
import { fromIso, type Instant } from "../core/time.ts";
import type { LedgerState, PathChange, Policy } from "../ports.ts";
import { decideActivation, decideAgain, leaseOf, type Verdict } from "./decide.ts";
import { type Gate, gateOf } from "./gate.ts";
import { type Limits, limitsOf, oldestFirst } from "./limits.ts";
import { remembering } from "./remember.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** A refusal's reason is kept in so many characters. */
const longestReason = 1000;

/** And so many of them. */
const mostReasons = 20;

export interface Standings {
  readonly standings: readonly Standing[];
  /** First decisions and refusals, for the ledger. */
  readonly events: readonly Event[];
  /** What could not be read, by grant. */
  readonly faults: readonly { readonly grant: string; readonly fault: Fault }[];
  /** Leases that are known, by grant. */
  readonly leases: ReadonlyMap<string, Lease>;
}

interface Question {
  readonly snapshot: Snapshot;
  /** Undefined when nothing may be decided now: see `hindrance`. */
  readonly policy: Policy | undefined;
  /** Why nothing may be decided now; what stands is then held as it is. */
  readonly hindrance?: string;
  readonly bindings: readonly Binding[];
  readonly records: ReadonlyMap<string, GrantRecord>;
  readonly ledger: Pick<LedgerState, "head" | "lines">;
  readonly at: Instant;
  /** Only these targets; undefined: all. */
  readonly targets: ReadonlySet<string> | undefined;
  /** False in a run that may only end: what nobody opened is not decided there, so that a sweep asks GitHub nothing about it. */
  readonly decides: boolean;
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
      standings.push({ state: "held", key, why: cause.message });
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

interface Case {
  readonly filed: FiledGrant;
  /** Of the default branch, below grants/, newest first. */
  readonly changes: readonly PathChange[];
  readonly gate: Gate;
  readonly limits: Limits;
  readonly key: string;
  /** The newest change of its path. */
  readonly added: PathChange | undefined;
  /** Whether its id was on the default branch before, under any target. */
  readonly reused: boolean;
  readonly record: GrantRecord | undefined;
  readonly binding: Binding | undefined;
}

interface Answered {
  readonly standing: Standing;
  /** Also of a grant that does not stand any more, when its lease is known. */
  readonly lease?: Lease;
  readonly said: readonly Event[];
}

/** From what git alone tells, to what the ledger has recorded, to what has to be asked. */
async function standingOf(world: World, about: Question, one: Case): Promise<Answered> {
  const { filed, key, added, record } = one;
  const { at, policy } = about;
  const refuse = (why: string) => refused(one, at, why);
  if (added === undefined || added.blob !== filed.blob)
    throw new Fault(
      "git.unreadable",
      `history does not show who added ${filed.path}: check out with \`fetch-depth: 0\``,
    );
  if (added.status !== "added")
    return refuse("its file was edited after it was merged: an edit ends the lease, a change is a new id");
  if (one.reused) return refuse(`the id ${filed.id} was used before: ask again under a new one`);
  const over = newest(record, "ended");
  if (over) {
    const why = `it ended at ${over.at}: an id is used once, ask again under a new one`;
    return { standing: { state: "withdrawn", key, why }, said: [] };
  }
  // What no pull request brought, none will have brought: GitHub is asked about it once.
  if (record?.lines.some(({ kind, detail }) => kind === "incident" && detail.commit === added.commit))
    return undecided(one, at);
  if (!about.snapshot.tree.targets.has(filed.target)) return refuse(`its target ${filed.target} does not exist`);
  if (policy === undefined)
    return { standing: { state: "held", key, why: about.hindrance ?? "nothing can be decided now" }, said: [] };
  return await decided(world, { ...about, policy }, one, added);
}

/** Asks who approved and what policy says; where that was recorded before, only what can have changed since. */
async function decided(
  world: World,
  about: Question & { readonly policy: Policy },
  one: Case,
  added: PathChange,
): Promise<Answered> {
  const { filed, key, record, binding } = one;
  const { snapshot, policy, at } = about;
  if (binding === undefined && !about.decides) return undecided(one, at);
  // Recorded facts may keep open what is open, and tell of what was; only a decision made afresh may open anything.
  const opened = binding !== undefined && binding.state !== "preparing";
  const facts = opened ? readFacts(newest(record, "decided", binding.mark)) : undefined;
  const known = facts?.commit === added.commit && facts.blob === filed.blob ? facts : undefined;
  const request = { filed, at, records: about.records, changes: one.changes, limits: one.limits };
  const verdict = known
    ? await decideAgain(world, snapshot, policy, { ...request, facts: known })
    : await decideActivation(world, snapshot, policy, { ...request, added, gate: one.gate });
  if (verdict.held) return { standing: { state: "held", key, why: verdict.says }, said: [] };
  const target = snapshot.tree.targets.get(filed.target);
  if (!verdict.allowed || verdict.facts === undefined || target === undefined)
    return refused(one, at, verdict.says, verdict);

  const written = writeFacts(verdict.facts);
  const said = writePolicy(verdict.policy);
  const lease = leaseOf(snapshot, target, filed, {
    mergedAt: verdict.facts.mergedAt,
    pullRequest: verdict.facts.pullRequest,
    facts: digest(written),
    ledgerHead: about.ledger.head,
    prefix: verdict.facts.subject?.prefix,
  });
  return {
    standing: { state: "wanted", key, lease },
    said: known ? [] : [event("decided", at, { grant: key, mark: lease.mark }, lease.mark, { ...written, ...said })],
    lease,
  };
}

/** What nobody opened and nobody decides now: refused as it was recorded, or waiting for an apply. */
function undecided(one: Case, at: Instant): Answered {
  const why = newest(one.record, "refused")?.detail.why;
  if (typeof why === "string") return refused(one, at, why);
  return { standing: { state: "held", key: one.key, why: "it waits for an apply to decide about it" }, said: [] };
}

/** A refusal, told once for what it says; and when the window would be over that it refuses. */
function refused({ filed, key, record, added }: Case, at: Instant, why: string, verdict?: Verdict): Answered {
  const first = record?.lines.find(({ kind }) => kind === "refused");
  const since = (first && fromIso(first.at)) ?? at;
  const { until } = windowOf(filed.grant, since, fromIso);
  const said = clip(why, longestReason);
  const { path, blob } = filed;
  const about = { grant: key, mark: "" };
  const { refusals = [], incident } = verdict ?? {};
  const because =
    refusals.length < 2 ? {} : { because: refusals.slice(0, mostReasons).map((each) => clip(each, longestReason)) };
  return {
    standing: { state: "withdrawn", key, why, until: Math.max(until, since) },
    said: [
      event(
        "refused",
        at,
        about,
        { blob, why: said },
        { path, blob, why: said, ...because, ...writePolicy(verdict?.policy) },
      ),
      ...(incident === undefined
        ? []
        : [
            event(
              "incident",
              at,
              about,
              { blob, incident },
              { path, blob, commit: added?.commit ?? "", why: incident },
            ),
          ]),
    ],
  };
}

/** What the history of the default branch tells of a grant: the newest change of its path, and whether its id was used before. */
function readHistory(changes: readonly PathChange[]): (filed: FiledGrant) => Pick<Case, "added" | "reused"> {
  const newestOf = new Map<string, PathChange>();
  const additions = new Map<string, PathChange[]>();
  for (const change of changes) {
    if (!newestOf.has(change.path)) newestOf.set(change.path, change);
    if (change.status !== "added" || kindOf(change.path) !== "grant") continue;
    const { id } = grantOf(change.path);
    const of = additions.get(id);
    if (of) of.push(change);
    else additions.set(id, [change]);
  }
  return ({ path, id }) => {
    const added = newestOf.get(path);
    const all = additions.get(id) ?? [];
    const place = all.findIndex((one) => one.commit === added?.commit && one.path === path);
    // Newest first: what stands behind it is older. Two of one commit have each been used by the other.
    const older = place < 0 ? all : all.slice(place + 1);
    const twins = all.filter((one) => one.commit === added?.commit && one.path !== path);
    return { added, reused: older.length + twins.length > 0 };
  };
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
