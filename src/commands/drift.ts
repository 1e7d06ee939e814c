import type { Binding } from "../core/binding.ts";
import {
  type Changed,
  type Difference,
  driftBy,
  driftFound,
  driftUntold,
  logPatience,
  unattributed,
} from "../core/drift.ts";
import type { Event, LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import type { Lease } from "../core/lease.ts";
import type { Reconciliation } from "../core/outcome.ts";
import { keyOf } from "../core/plan.ts";
import { type GrantRecord, newest } from "../core/record.ts";
import { fromIso, type Instant, minute } from "../core/time.ts";
import type { Provider } from "../ports.ts";
import { told } from "./listing.ts";
import { pool } from "./pool.ts";
import { aboutOf } from "./retell.ts";
import { inTurn } from "./turns.ts";

/*
 * Drift is what somebody changed by hand of a role that a lease of ours explains. Two listings an account tell of trusts and
 * denials; the rest has to be read role by role, so that a run looks at so many, and the next one at the next.
 */

/** Open roles of one account that a run looks at one by one. Four readings each. */
const most = 40;

/** Changes that a run asks the cloud's log about, in turn: it answers two questions a second. */
const mostAsked = 20;

interface Seen {
  readonly at: Instant;
  readonly bindings: readonly Binding[];
  readonly providers: ReadonlyMap<string, Provider>;
  readonly records: ReadonlyMap<string, GrantRecord>;
  /** By grant. */
  readonly leases: ReadonlyMap<string, Lease>;
}

/** The bindings, and how those of known leases differ from what was written. What could not be looked at is a fault. */
export async function lookForDrift(
  seen: Seen,
): Promise<{ readonly bindings: readonly Binding[]; readonly faults: Reconciliation["faults"] }> {
  const found = new Map<string, readonly Difference[]>();
  const faults: Reconciliation["faults"][number][] = [];
  const known = seen.bindings.filter((binding) => leaseOf(binding, seen) !== undefined);
  const open = known.filter(({ state }) => state === "open");
  const looked = [
    // Of every one: this run would finish it.
    ...known.filter(({ state }) => state === "preparing"),
    ...[...Map.groupBy(open, ({ account }) => account).values()].flatMap((own) =>
      inTurn(own, most, { at: seen.at, name: ({ resource }) => resource }),
    ),
  ];
  await pool(looked, async (binding) => {
    try {
      const differences = await seen.providers.get(binding.account)!.differences(leaseOf(binding, seen)!);
      if (differences.length > 0) found.set(binding.resource, differences);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      faults.push(told(keyOf(binding.target, binding.id), cause));
    }
  });
  const bindings = seen.bindings.map((binding): Binding => {
    const differences = found.get(binding.resource) ?? (isOurs(binding, seen) ? unexplained(binding) : undefined);
    return differences ? { ...binding, differences } : binding;
  });
  return { bindings, faults };
}

/** The lease that explains a binding of an account that was listed. */
function leaseOf({ target, id, mark, account }: Binding, { leases, providers }: Seen): Lease | undefined {
  const lease = leases.get(keyOf(target, id));
  return lease?.mark === mark && lease.target.target.account === account && providers.has(account) ? lease : undefined;
}

/** Whether what the listing does not explain is a lease's own role all the same: nobody else can have its name and path. */
function isOurs(binding: Binding, { leases, records }: Seen): boolean {
  if (binding.state !== "unexplained" || binding.target === "" || binding.mark === "") return false;
  const key = keyOf(binding.target, binding.id);
  const bound = newest(records.get(key), "bound", binding.mark);
  return leases.get(key)?.mark === binding.mark || bound?.detail.resource === binding.resource;
}

function unexplained({ reason = "" }: Binding): readonly Difference[] {
  return [{ part: "trust", says: reason, wider: true }];
}

/** What was found to be changed; told by every run that still sees it, under the same id. */
export function tellDrift(bindings: readonly Binding[], at: Instant): readonly Event[] {
  return bindings.flatMap((binding) =>
    binding.differences === undefined
      ? []
      : [
          driftFound(
            at,
            changed(binding),
            binding.differences.map(({ says }) => says),
          ),
        ],
  );
}

function changed(binding: Binding): Changed {
  return { ...aboutOf(binding), account: binding.account, resource: binding.resource };
}

/**
 * Who did it, of what was found now and of what earlier runs found: the cloud's log is minutes late. Not being told makes no
 * run red; what the log does not tell in hours is said to be untold.
 */
export async function attribute(
  about: Seen & { readonly lines: readonly LedgerLine[]; readonly progress: (line: string) => void },
): Promise<readonly Event[]> {
  const { at, providers } = about;
  const events: Event[] = [];
  const turn = inTurn(questions(about), mostAsked, { at, name: ({ one }) => one.resource });
  await pool(turn, async ({ one, createdAt, since }) => {
    try {
      const changes = await providers.get(one.account)!.changes({ resource: one.resource, createdAt });
      events.push(...changes.map((change) => driftBy(at, one, change)));
      if (changes.length === 0 && at - since > logPatience) events.push(driftUntold(at, one));
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      about.progress(`who changed ${one.resource} is not known yet: ${cause.message}`);
    }
  });
  return events;
}

interface Question {
  readonly one: Changed;
  readonly createdAt: Instant;
  /** When it was first found. */
  readonly since: Instant;
}

function questions({ at, bindings, providers, lines }: Parameters<typeof attribute>[0]): readonly Question[] {
  const known = new Map<string, Instant>();
  const answered = new Set<unknown>();
  for (const { kind, detail, at: when } of lines) {
    if (kind === "drift") answered.add(detail.resource);
    if (kind === "incident") known.set(String(detail.resource), fromIso(when) ?? at);
  }
  const found = bindings
    .filter(({ state, differences }) => state === "unexplained" || differences !== undefined)
    .filter(({ resource }) => !answered.has(resource))
    .map((binding) => ({
      one: changed(binding),
      createdAt: binding.createdAt,
      since: known.get(binding.resource) ?? at,
    }));
  // A lease lasts a day at most.
  const earlier = unattributed(lines).map(({ since, ...one }) => ({ one, since, createdAt: since - 48 * 60 * minute }));
  return [...found, ...earlier].filter(({ one }) => providers.has(one.account));
}
