import type { Binding } from "./binding.ts";
import { type Difference, mendable } from "./drift.ts";
import type { SeenJob } from "./finished.ts";
import { type Lease, leastUseful } from "./lease.ts";
import { type Instant, iso } from "./time.ts";
import { clearableAt } from "./tombstone.ts";

/** A grant as it stands on the default branch, after everything about it was decided. */
export type Standing =
  /** Allowed: this lease should be open in its window. */
  | { readonly state: "wanted"; readonly key: string; readonly lease: Lease }
  /** Not allowed, or not any more: nothing may be open for it. `until`: when its window is over, as far as one can tell. */
  | { readonly state: "withdrawn"; readonly key: string; readonly why: string; readonly until?: Instant }
  /** Its file, its target's file or a fact about it cannot be read: nothing is opened for it, nothing closed because of it. */
  | { readonly state: "held"; readonly key: string; readonly why: string };

export type Ending =
  | "expired"
  | "released"
  | "revoked"
  | "withdrawn"
  | "deleted"
  | "lapsed"
  | "finished"
  | "idle"
  | "drifted"
  | "unexplained";

export type Step =
  | {
      readonly do: "unbind";
      readonly key: string;
      readonly binding: Binding;
      readonly ending: Ending;
      readonly why: string;
      /** Of one that ends as `finished`: what GitHub said of the jobs that used it. */
      readonly jobs?: readonly SeenJob[];
    }
  | { readonly do: "remove"; readonly key: string; readonly binding: Binding; readonly why: string }
  /** Somebody changed it by hand, and its target wants it written again. */
  | {
      readonly do: "repair";
      readonly key: string;
      readonly binding: Binding;
      readonly lease: Lease;
      readonly why: string;
    }
  | {
      readonly do: "bind";
      readonly key: string;
      readonly lease: Lease;
      readonly why: string;
      /** An earlier run made a part of it, which stands. */
      readonly unfinished: boolean;
    };

export interface Plan {
  /** In the order in which they are to be done: removals first. */
  readonly steps: readonly Step[];
  /** Bindings that stand as they should, by key. */
  readonly kept: readonly Binding[];
  /** Leases that should be open, by key. */
  readonly wanted: ReadonlyMap<string, Extract<Standing, { readonly state: "wanted" }>>;
  /** Grants that end without anything to unbind, and why. */
  readonly over: readonly { readonly key: string; readonly ending: Ending; readonly why: string }[];
}

/** `<target>/<id>`: what a grant is called. */
export function keyOf(target: string, id: string): string {
  return `${target}/${id}`;
}

/**
 * What has to be done so that the cloud stands as the default branch says: a set difference of marks.
 * Pure, total, and level-triggered: after its steps are done, the next plan has none but time's.
 */
export function plan(world: {
  readonly standings: readonly Standing[];
  readonly bindings: readonly Binding[];
  readonly at: Instant;
  /** Grants that someone asked to end now. */
  readonly revoked: ReadonlySet<string>;
  /** Grants of which nothing may be open, because somebody halted them, and why. Absent: none. */
  readonly halted?: ReadonlyMap<string, string>;
  /** Whether this run may write a lease again; where it may not, what could allow more than was granted ends. Default true. */
  readonly repairs?: boolean;
}): Plan {
  const { at, revoked, repairs = true } = world;
  const standings = new Map(world.standings.map((standing) => [standing.key, standing]));
  const unbinds: Step[] = [];
  const removes: Step[] = [];
  const mends: Step[] = [];
  const kept: Binding[] = [];
  const occupied = new Set<string>();
  const unfinished = new Set<string>();

  for (const binding of world.bindings) {
    const key = keyOf(binding.target, binding.id);
    const next = nextFor(binding, standings.get(key), {
      ...{ at, repairs, revoked: revoked.has(key) },
      halted: world.halted?.get(key),
    });
    occupied.add(key);
    if (next === "keep") kept.push(binding);
    else if (next === "bind") unfinished.add(key);
    else if (next.do === "repair") mends.push({ ...next, key, binding });
    else if (next.do === "remove") removes.push({ ...next, key, binding });
    else unbinds.push({ ...next, key: next.ending === "unexplained" ? "" : key, binding });
  }
  const binds: Step[] = [];
  const over: { key: string; ending: Ending; why: string }[] = [];
  for (const [key, standing] of standings) {
    if (occupied.has(key) && !unfinished.has(key)) continue;
    const end = endOf(standing, at, revoked.has(key));
    if (end) over.push({ key, ...end });
    else if (standing.state === "wanted")
      binds.push({ do: "bind", key, lease: standing.lease, ...reason(unfinished.has(key)) });
  }
  const wanted = new Map(
    Array.from(standings.values()).flatMap((each) => (each.state === "wanted" ? [[each.key, each] as const] : [])),
  );
  return { steps: [...unbinds, ...removes, ...mends, ...binds], kept, wanted, over };
}

type Next =
  | "keep"
  | "bind"
  | { readonly do: "unbind"; readonly ending: Ending; readonly why: string }
  | { readonly do: "repair"; readonly lease: Lease; readonly why: string }
  | { readonly do: "remove"; readonly why: string };

function nextFor(
  binding: Binding,
  standing: Standing | undefined,
  run: {
    readonly at: Instant;
    readonly revoked: boolean;
    readonly halted: string | undefined;
    readonly repairs: boolean;
  },
): Next {
  const { at, revoked } = run;
  const unbind = (ending: Ending, why: string): Next => ({ do: "unbind", ending, why });
  switch (binding.state) {
    case "unexplained":
      // Dead already: it stays as it is found, for a person to look at.
      if (binding.sealedAt !== undefined) return "keep";
      // Of a lease that is known, it is that lease which ends.
      return unbind(binding.differences ? "drifted" : "unexplained", binding.reason ?? "nothing of ours explains it");
    case "sealed": {
      const due = clearableAt(binding.sealedAt ?? at, binding.until);
      return at >= due && standing === undefined
        ? {
            do: "remove",
            why: `its time as a tombstone was over at ${iso(due)}, and its file has left the default branch`,
          }
        : "keep";
    }
    case "released":
      return unbind("released", "everything was denied to it: by its job's end, by a run that was cut off, or by hand");
    case "preparing":
    case "open":
      if (at >= binding.until) return unbind("expired", `its time was over at ${iso(binding.until)}`);
      if (revoked) return unbind("revoked", "it was revoked");
      if (run.halted !== undefined) return unbind("revoked", run.halted);
      if (standing === undefined) return unbind("deleted", "its file has left the default branch");
      if (standing.state === "held") return "keep";
      if (standing.state === "withdrawn") return unbind("withdrawn", standing.why);
      if (standing.lease.mark !== binding.mark)
        return unbind("withdrawn", "what was approved is not what is asked now: its target or its file changed");
      if (standing.lease.target.target.account !== binding.account)
        return unbind("withdrawn", "it stands in another account than its target's");
      // What somebody put onto an unfinished role would never be opened, nor taken away.
      if (binding.state === "open" || (binding.differences ?? []).length > 0)
        return drifted(binding.differences ?? [], standing.lease, run.repairs);
      return standing.lease.until - at < leastUseful
        ? unbind("lapsed", lapsed(standing.lease, standing.lease.until - at))
        : "bind";
  }
}

/** What becomes of an open lease that is not as it was written; nothing that lets anybody in is repaired into staying open. */
function drifted(found: readonly Difference[], lease: Lease, repairs: boolean): Next {
  const differences = found.filter(({ mended }) => !mended);
  if (differences.length === 0) return "keep";
  const why = `it was changed by hand: ${differences.map(({ says }) => says).join("; ")}`;
  const mends = lease.target.target.drift === "repair" && mendable(differences);
  // A run that may only end leaves to the next apply what lacks something, and shuts what could allow more.
  if (mends && (repairs || differences.every(({ wider }) => !wider))) return { do: "repair", lease, why };
  return { do: "unbind", ending: "drifted", why };
}

/** How a grant ends for which nothing stands; undefined while it has not ended. */
function endOf(
  standing: Standing,
  at: Instant,
  revoked: boolean,
): { readonly ending: Ending; readonly why: string } | undefined {
  if (revoked) return { ending: "revoked", why: "it was revoked" };
  if (standing.state === "held") return undefined;
  if (standing.state === "withdrawn")
    return standing.until !== undefined && at >= standing.until
      ? { ending: "lapsed", why: `it was never opened (${standing.why}), and its window is over` }
      : undefined;
  const left = standing.lease.until - at;
  return left < leastUseful
    ? { ending: left <= 0 ? "expired" : "lapsed", why: lapsed(standing.lease, left) }
    : undefined;
}

function reason(unfinished: boolean): { readonly why: string; readonly unfinished: boolean } {
  const why = unfinished ? "an earlier run did not finish it" : "its pull request was approved and merged";
  return { why, unfinished };
}

function lapsed(lease: Lease, left: number): string {
  if (left <= 0) return `its time was over at ${iso(lease.until)}`;
  return `less than five minutes are left of its window, which ends at ${iso(lease.until)}: ask again`;
}
