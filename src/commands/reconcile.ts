import type { Binding } from "../core/binding.ts";
import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import type { Reconciliation } from "../core/outcome.ts";
import { keyOf, plan, type Standing } from "../core/plan.ts";
import { type GrantRecord, recordsOf } from "../core/record.ts";
import type { NamedTarget } from "../core/target.ts";
import { type Instant, iso } from "../core/time.ts";
import type { Provider } from "../ports.ts";
import { enact } from "./enact.ts";
import { type Snapshot, snapshotAt } from "./snapshot.ts";
import { standingsOf } from "./standings.ts";
import type { May, World } from "./world.ts";

/**
 * The one loop: reads what the default branch wants and what the clouds hold, plans the difference, and enacts what it may.
 * Level-triggered: which event started it, and how often, changes nothing. One account's outage does not stop the others.
 */
export async function reconcile(
  world: World,
  at: Instant,
  request: {
    readonly may: ReadonlySet<May>;
    /** Only these targets; undefined: all. */
    readonly targets?: ReadonlySet<string>;
    /** Grants (`<target>/<id>` or bare ids) to end now. */
    readonly revoke?: ReadonlySet<string>;
  },
): Promise<Reconciliation> {
  world.progress("reading the default branch and the ledger");
  const snapshot = await snapshotAt(world.repository, await world.repository.tip());
  const policy = await world.policy(snapshot.policies);
  const ledger = await world.ledger.read();
  const records = recordsOf(ledger.lines);

  world.progress("listing what stands in the clouds");
  const listing = await listAll(world, snapshot, request.targets);
  const desired = await standingsOf(world, {
    snapshot,
    policy,
    records,
    at,
    ledgerHead: ledger.head,
    bindings: listing.bindings,
    targets: request.targets,
  });
  const planned = plan({
    standings: reachable(desired.standings, listing.unreachable),
    bindings: listing.bindings,
    at,
    revoked: revokedKeys(request.revoke, listing.bindings, desired.standings),
  });

  world.progress(`${planned.steps.length} steps planned, ${planned.kept.length} bindings stand as they should`);
  const enacted = await enact(world, {
    snapshot,
    providers: listing.providers,
    plan: planned,
    may: request.may,
    at,
    records,
  });
  const over = planned.over.map(({ key, ending, why }) => ({ grant: key, ending, why }));
  return {
    at,
    tip: snapshot.commit,
    deeds: enacted.deeds,
    kept: planned.kept.length,
    refused: [...refusals(desired.standings), ...over.map(({ grant, why }) => ({ grant, why }))],
    faults: [...listing.faults, ...desired.faults.map(({ grant, fault }) => told(grant, fault)), ...enacted.faults],
    events: [
      ...desired.events,
      ...enacted.events,
      ...over.map(({ grant, ending, why }) => event("ended", at, { grant, mark: "" }, "ended", { ending, why })),
      ...lostLines(listing.bindings, records, at),
    ],
  };
}

interface Listing {
  readonly bindings: readonly Binding[];
  readonly providers: ReadonlyMap<string, Provider>;
  /** Accounts that could not be listed. */
  readonly unreachable: ReadonlySet<string>;
  readonly faults: Reconciliation["faults"];
}

/** One listing an account, side by side. */
async function listAll(world: World, snapshot: Snapshot, only: ReadonlySet<string> | undefined): Promise<Listing> {
  const wanted = [...snapshot.tree.targets.values()].filter(({ name }) => !only || only.has(name));
  const accounts = new Map(wanted.map((named) => [named.target.account, named]));
  const providers = new Map<string, Provider>();
  const unreachable = new Set<string>();
  const faults: Reconciliation["faults"][number][] = [];
  const lists = await Promise.all(
    [...accounts].map(async ([account, named]) => {
      try {
        const provider = await world.provider(named, snapshot.configuration);
        providers.set(account, provider);
        return await provider.list();
      } catch (cause) {
        if (!(cause instanceof Fault)) throw cause;
        unreachable.add(account);
        faults.push(told(`account ${account}`, cause));
        return [];
      }
    }),
  );
  const bindings = lists.flat().filter(({ target }) => !only || target === "" || only.has(target));
  return { bindings, providers, unreachable, faults };
}

/** In an account that could not be listed nothing may be opened: what stands there is unknown. */
function reachable(standings: readonly Standing[], unreachable: ReadonlySet<string>): readonly Standing[] {
  return standings.map((standing) =>
    standing.state === "wanted" && unreachable.has(accountOf(standing.lease.target))
      ? { state: "held", key: standing.key, why: "its account cannot be listed now" }
      : standing,
  );
}

function accountOf(named: NamedTarget): string {
  return named.target.account;
}

/** A bare id means that id under every target: ending too much is safe, ending too little is not. */
function revokedKeys(
  revoke: ReadonlySet<string> | undefined,
  bindings: readonly Binding[],
  standings: readonly Standing[],
): ReadonlySet<string> {
  if (!revoke || revoke.size === 0) return new Set();
  const keys = [...bindings.map(({ target, id }) => keyOf(target, id)), ...standings.map(({ key }) => key)];
  return new Set(keys.filter((key) => revoke.has(key) || revoke.has(key.slice(key.indexOf("/") + 1))));
}

function refusals(standings: readonly Standing[]): Reconciliation["refused"] {
  return standings.flatMap((standing) =>
    standing.state === "wanted" ? [] : [{ grant: standing.key, why: standing.why }],
  );
}

/** Lines that an earlier run made and that never reached the ledger, told again from what stands. */
function lostLines(
  bindings: readonly Binding[],
  records: ReadonlyMap<string, GrantRecord>,
  at: Instant,
): readonly Event[] {
  return bindings.flatMap((binding) => {
    if (binding.state !== "sealed" || binding.sealedAt === undefined) return [];
    const grant = keyOf(binding.target, binding.id);
    const lines = records.get(grant)?.lines ?? [];
    const about = { grant, mark: binding.mark };
    const said = (kind: Event["kind"]) => lines.some((line) => line.kind === kind);
    return [
      ...(said("sealed")
        ? []
        : [
            event("sealed", at, about, binding.resource, {
              resource: binding.resource,
              sealedAt: iso(binding.sealedAt),
              outlives: [],
            }),
          ]),
      ...(said("ended")
        ? []
        : [event("ended", at, { grant, mark: "" }, "ended", { ending: "unrecorded", why: "it was found sealed" })]),
    ];
  });
}

/** A fault as a report tells it. */
export function told(about: string, fault: Fault): Reconciliation["faults"][number] {
  return { about, code: fault.code, message: fault.message };
}
