import type { Binding } from "../core/binding.ts";
import type { Event, LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import type { Reconciliation } from "../core/outcome.ts";
import { grantOf, kindOf } from "../core/paths.ts";
import { keyOf, plan, type Standing } from "../core/plan.ts";
import { type GrantRecord, recordsOf } from "../core/record.ts";
import type { Instant } from "../core/time.ts";
import type { LedgerState, Policy } from "../ports.ts";
import { count } from "../report/plain.ts";
import { anchorageOf } from "./anchors.ts";
import { clocked } from "./clock.ts";
import { attribute, lookForDrift, tellDrift } from "./drift.ts";
import { enact } from "./enact.ts";
import { endsOf } from "./ends.ts";
import { type Listing, listAll, told } from "./listing.ts";
import { endings } from "./notices.ts";
import { ended, retell } from "./retell.ts";
import type { Asked } from "./revoking.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import { standingsOf } from "./standings.ts";
import { unreached } from "./unreached.ts";
import type { May, World } from "./world.ts";

/** What reconcile may do, and to what. */
export interface Request extends Asked {
  readonly may: ReadonlySet<May>;
  /** Only these targets; undefined: all. */
  readonly targets?: ReadonlySet<string>;
  /** Told what stands, as it was listed. */
  readonly listed?: (listing: Listing) => void;
}

/**
 * The one loop: reads what the default branch wants and what the clouds hold, plans the difference, and enacts what it may.
 * Level-triggered: which event started it, and how often, changes nothing. One account's outage does not stop the others,
 * and no broken file, policy or ledger keeps standing what is over, revoked or gone: they only hold what they bear on.
 */
export async function reconcile(world: World, now: Instant, request: Request): Promise<Reconciliation> {
  const { targets } = request;
  world.progress("reading the default branch and the ledger");
  const snapshot = await snapshotAt(world.repository, await world.repository.tip());
  const grounds = await groundsOf(world, snapshot, now);
  const records = within(recordsOf(grounds.ledger.lines), targets);

  world.progress("listing what stands in the clouds");
  const listing = await listAll(world, { snapshot, at: now, targets });
  request.listed?.(listing);
  const { providers, blind } = listing;
  // By now GitHub and every account have answered, and told what time it is there.
  const { at, fault: skewed } = clocked(world, now);
  const may = skewed ? new Set([...request.may].filter((verb) => verb !== "bind")) : request.may;
  const desired = await standingsOf(world, {
    ...grounds,
    ...{ snapshot, records, at, targets, bindings: listing.bindings },
    decides: may.size === 0 || may.has("bind"),
    audits: may.size === 0,
  });
  const { leases } = desired;
  const about = { at, providers, records, leases };
  const drift = await lookForDrift({ ...about, bindings: listing.bindings });
  const { bindings } = drift;
  const keys = revokedKeys(request.revoke, bindings, desired.standings);
  const known = { snapshot, records, bindings, lines: grounds.ledger.lines, standings: desired.standings };
  const ends = await endsOf(world, { asked: request, keys, at, ...known });
  const repairs = may.size === 0 || may.has("bind");
  const { revoked, halted } = ends;
  const planned = plan({ standings: seen(ends.standings, blind), bindings, at, revoked, halted, repairs });

  world.progress(
    `${count(planned.steps.length, "step")} planned; as it should be: ${count(planned.kept.length, "binding")}`,
  );
  const { lines } = grounds.ledger;
  const enacted = await enact(world, {
    snapshot,
    providers,
    plan: planned,
    may,
    at,
    records,
    trusted: grounds.trusted,
    lifted: ends.lifted,
    anchorage: anchorageOf(world, { snapshot, bindings, providers, lines }),
  });
  const whose = grounds.trusted ? await attribute({ ...about, bindings, lines, progress: world.progress }) : [];
  const soon = endings(
    planned.kept.filter((binding) => !enacted.early.has(binding)),
    { at, targets: snapshot.tree.targets, records },
  );
  const over = planned.over.map(({ key, ...how }) => ended(key, at, how));
  const away = unreached(planned.over, { blind, records, at });
  const again = grounds.trusted
    ? retell({ at, bindings, providers, records, leases, blind, filed: filedKeys(snapshot) })
    : [];
  return {
    at,
    tip: snapshot.commit,
    deeds: enacted.deeds,
    kept: planned.kept.filter((binding) => binding.state !== "sealed" && !enacted.early.has(binding)).length,
    sealed: planned.kept.filter(({ state }) => state === "sealed").length,
    ...(blind.size > 0 ? { unseen: blind.size } : {}),
    refused: [
      ...refusals(ends.standings.filter(({ key }) => !blind.has(targetOf(key)))),
      ...planned.over.filter(({ key }) => !blind.has(targetOf(key))).map(({ key, why }) => ({ grant: key, why })),
    ],
    halts: ends.halts,
    unexplained: bindings.flatMap(({ state, resource, reason = "" }) =>
      state === "unexplained" ? [{ resource, why: reason }] : [],
    ),
    faults: [
      ...(skewed ? [told("this machine's clock", skewed)] : []),
      ...grounds.faults,
      ...listing.faults,
      ...desired.faults.map(({ grant, fault }) => told(grant, fault)),
      ...drift.faults,
      ...unknown(request.revoke, keys, records),
      ...ends.faults,
      ...away.faults,
      ...enacted.faults,
    ],
    // A halt comes first, and what was revoked: no later run could tell that again, if it did not fit into one output.
    events: news(
      [
        ...ends.events,
        ...away.events,
        ...[...enacted.events, ...over].filter(({ kind, detail }) => kind === "ended" && detail.ending === "revoked"),
        ...tellDrift(bindings, at),
        ...enacted.events,
        ...desired.events,
        ...over,
        ...again,
        ...whose,
        ...soon,
      ],
      lines,
    ),
  };
}

/** What every decision rests on; where one of them fails, nothing is decided, and what does not need it goes on. */
interface Grounds {
  readonly policy: Policy | undefined;
  readonly hindrance?: string;
  readonly ledger: LedgerState;
  /** Whether the ledger could be read. */
  readonly trusted: boolean;
  readonly ledgerHead: string;
  readonly faults: Reconciliation["faults"];
}

async function groundsOf(world: World, snapshot: Snapshot, at: Instant): Promise<Grounds> {
  const policy = await attempt(() => world.policy(snapshot.policies, at));
  const ledger = await attempt(() => world.ledger.read());
  const faults = [
    ...(snapshot.stale ? [told("sallyport.yaml", snapshot.stale)] : []),
    ...(policy instanceof Fault ? [told("policies", policy)] : []),
    ...(ledger instanceof Fault ? [told("the ledger", ledger)] : []),
  ];
  const state = ledger instanceof Fault ? { head: "", lines: [], commit: undefined } : ledger;
  const known = { ledger: state, ledgerHead: state.head, trusted: !(ledger instanceof Fault), faults };
  const [first] = faults;
  if (first || policy instanceof Fault) return { ...known, policy: undefined, hindrance: first?.message ?? "" };
  return { ...known, policy };
}

async function attempt<T>(work: () => Promise<T>): Promise<T | Fault> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  }
}

/** In an account that could not be listed nothing may be opened, and nothing taken for over: what stands there is unknown. */
function seen(standings: readonly Standing[], blind: Listing["blind"]): readonly Standing[] {
  return standings.map((standing) =>
    blind.has(targetOf(standing.key))
      ? { state: "held", key: standing.key, why: "its account cannot be listed now" }
      : standing,
  );
}

/** A bare id means that id under every target: ending too much is safe, ending too little is not. */
function revokedKeys(
  revoke: ReadonlySet<string> | undefined,
  bindings: readonly Binding[],
  standings: readonly Standing[],
): ReadonlySet<string> {
  const keys = [...bindings.map(({ target, id }) => keyOf(target, id)), ...standings.map(({ key }) => key)];
  return new Set(keys.filter((key) => revoke?.has(key) || revoke?.has(key.slice(key.indexOf("/") + 1))));
}

/** A slip in a name must not read as access ended. */
function unknown(
  revoke: ReadonlySet<string> = new Set(),
  revoked: ReadonlySet<string>,
  records: ReadonlyMap<string, GrantRecord>,
): Reconciliation["faults"] {
  const known = [...revoked, ...records.keys()];
  return [...revoke]
    .filter((name) => !known.some((key) => key === name || key.endsWith(`/${name}`)))
    .map((name) =>
      told(
        name,
        new Fault(
          "revoke.unknown",
          `no grant ${name} stands or is recorded: nothing was ended, give its id or \`<target>/<id>\``,
        ),
      ),
    );
}

/** Each event once, and only those that the ledger does not hold. */
function news(events: readonly Event[], lines: readonly LedgerLine[]): readonly Event[] {
  const known = new Set(lines.map(({ id }) => id));
  return events.filter(({ id }) => !known.has(id) && known.add(id));
}

function refusals(standings: readonly Standing[]): Reconciliation["refused"] {
  return standings.flatMap((standing) =>
    standing.state === "wanted" ? [] : [{ grant: standing.key, why: standing.why }],
  );
}

function within(
  records: ReadonlyMap<string, GrantRecord>,
  targets: ReadonlySet<string> | undefined,
): ReadonlyMap<string, GrantRecord> {
  return targets ? new Map([...records].filter(([key]) => targets.has(targetOf(key)))) : records;
}

function filedKeys({ entries }: Snapshot): ReadonlySet<string> {
  return new Set(
    entries
      .filter(({ path }) => kindOf(path) === "grant")
      .map(({ path }) => keyOf(grantOf(path).target, grantOf(path).id)),
  );
}

function targetOf(key: string): string {
  return key.slice(0, key.indexOf("/"));
}
