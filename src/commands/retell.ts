import type { Binding } from "../core/binding.ts";
import type { Json } from "../core/digest.ts";
import { type Event, event } from "../core/event.ts";
import type { SeenJob } from "../core/finished.ts";
import { type Lease, writeRef } from "../core/lease.ts";
import { keyOf } from "../core/plan.ts";
import { type GrantRecord, newest, unsealedAt } from "../core/record.ts";
import { clip } from "../core/text.ts";
import { type Instant, iso } from "../core/time.ts";
import type { Provider } from "../ports.ts";

/*
 * A run can be lost between the cloud and the ledger. So every run tells again what it sees, in events whose ids are the
 * same whoever tells them: what the ledger knows already is left out, what it lacks is made good.
 */

/** What is known when something is told again. */
export interface Told {
  readonly at: Instant;
  readonly bindings: readonly Binding[];
  readonly providers: ReadonlyMap<string, Provider>;
  readonly records: ReadonlyMap<string, GrantRecord>;
  /** By grant. */
  readonly leases: ReadonlyMap<string, Lease>;
  /** Grants whose file is on the default branch. */
  readonly filed: ReadonlySet<string>;
  /** Targets of whose account nothing is known now. */
  readonly blind: Pick<ReadonlySet<string>, "has">;
}

/** Everything that what stands, and what does not stand any more, says about the past. */
export function retell(told: Told): readonly Event[] {
  return [...told.bindings.flatMap((binding) => ofBinding(binding, told)), ...ofTombstones(told), ...ofFiles(told)];
}

function ofBinding(binding: Binding, { at, leases, providers, records }: Told): readonly Event[] {
  const key = keyOf(binding.target, binding.id);
  const sealed = binding.sealedAt === undefined ? [] : [sealedLine(binding, at, records.get(key))];
  switch (binding.state) {
    case "unexplained":
      return binding.sealedAt === undefined ? [] : [...sealed, unexplained(binding, at)];
    case "sealed":
      return [...sealed, ended(key, at, foundSealed(binding))];
    case "open": {
      const lease = leases.get(key);
      const provider = providers.get(binding.account);
      return lease?.mark === binding.mark && provider ? [opened(provider, lease, binding, at)] : [];
    }
    case "preparing":
    case "released":
      return [];
  }
}

/** Who ended it in its time only the lost run knew; what was sealed after its time had ended by then, whoever tidied it. */
function foundSealed({ sealedAt, until }: Binding): { readonly ending: string; readonly why: string } {
  if (sealedAt === undefined || sealedAt < until) return { ending: "unrecorded", why: "it was found sealed" };
  return { ending: "expired", why: `its time was over at ${iso(until)}; it was found sealed` };
}

/** Tombstones that were sealed, and are not there any more: taken away by a run that could not say so. */
function ofTombstones({ at, bindings, providers, records }: Told): readonly Event[] {
  const standing = new Set(bindings.map(({ resource }) => resource));
  return [...records].flatMap(([grant, record]) => {
    const line = newest(record, "sealed");
    const { resource, account } = line?.detail ?? {};
    const looked = typeof account === "string" && providers.has(account);
    if (!line || typeof resource !== "string" || !looked || standing.has(resource)) return [];
    const about = { grant, mark: line.mark };
    return [event("deleted", at, about, resource, { resource, why: "it was sealed, and is not there any more" })];
  });
}

/** Grants that were heard of, never opened (or not any more), and whose file somebody took away. */
function ofFiles({ at, bindings, records, filed, blind }: Told): readonly Event[] {
  const standing = new Set(bindings.map(({ target, id }) => keyOf(target, id)));
  const gone = [...records.keys()].filter(
    (key) => !filed.has(key) && !standing.has(key) && !blind.has(key.slice(0, key.indexOf("/"))),
  );
  return gone.map((key) => ended(key, at, { ending: "deleted", why: "its file has left the default branch" }));
}

/** The line that says a lease is open, with the reference under which its job finds it. */
export function opened(provider: Provider, lease: Lease, binding: Binding, at: Instant): Event {
  return event("bound", at, { grant: keyOf(lease.target.name, lease.id), mark: lease.mark }, lease.mark, {
    resource: binding.resource,
    from: iso(lease.from),
    until: iso(lease.until),
    pullRequest: lease.provenance.pullRequest,
    facts: lease.provenance.facts,
    reference: writeRef(provider.reference(lease, binding)),
  });
}

function sealedLine(binding: Binding, at: Instant, record: GrantRecord | undefined): Event {
  const { resource, account, sealedAt } = binding;
  const how = { resource, account, ...(sealedAt === undefined ? {} : { sealedAt: iso(sealedAt) }) };
  return sealing(at, binding, { how, record });
}

/** The line of a seal; one of its own where it had been sealed before and a try to do it anew had failed. */
export function sealing(
  at: Instant,
  binding: Binding,
  { how, record }: { readonly how: { readonly [member: string]: Json }; readonly record: GrantRecord | undefined },
): Event {
  const { resource } = binding;
  const after = unsealedAt(record, resource);
  if (after === undefined) return event("sealed", at, aboutOf(binding), resource, how);
  return event("sealed", at, aboutOf(binding), { resource, after }, { ...how, after });
}

/** The line that says something stands that should not. */
export function incident(binding: Binding, at: Instant, why: string): Event {
  return event("incident", at, aboutOf(binding), binding.resource, { resource: binding.resource, why });
}

/** What is told of a role that the listing does not explain: its lease's end where it is a known lease's, else an incident. */
function unexplained(binding: Binding, at: Instant): Event {
  const why = binding.reason ?? "";
  if (binding.differences === undefined) return incident(binding, at, why);
  return ended(keyOf(binding.target, binding.id), at, { ending: "drifted", why });
}

/** A reason as a line bears it: whoever changes a role by hand may make what is found there as long as they like. */
export function said(why: string): string {
  return clip(why, 1000);
}

/** The line that ends a grant; there is one in its life. */
export function ended(
  grant: string,
  at: Instant,
  { ending, why, jobs }: { readonly ending: string; readonly why: string; readonly jobs?: readonly SeenJob[] },
): Event {
  const seen = jobs === undefined ? {} : { jobs: jobs.map((job) => ({ ...job })) };
  return event("ended", at, { grant, mark: "" }, "ended", { ending, why: said(why), ...seen });
}

/** What nothing explains belongs to no grant, whatever it says of itself. */
export function aboutOf(binding: Binding): { readonly grant: string; readonly mark: string } {
  const { state, target, id, mark, differences } = binding;
  return { grant: state === "unexplained" && differences === undefined ? "" : keyOf(target, id), mark };
}
