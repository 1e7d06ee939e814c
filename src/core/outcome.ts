import type { Event } from "./event.ts";
import type { Ending } from "./plan.ts";
import type { Instant } from "./time.ts";

/** One thing that reconcile did, tried, or would have done. */
export interface Deed {
  readonly do: "bind" | "unbind" | "remove" | "repair" | "dispatch";
  /** `<target>/<id>`; empty for what nothing explains. */
  readonly grant: string;
  readonly resource: string;
  /** `left`: not ours to do, as it should be. */
  readonly outcome: "done" | "failed" | "planned" | "left";
  readonly ending?: Ending;
  /** One sentence. */
  readonly says: string;
}

/** What one run of reconcile saw and did. */
export interface Reconciliation {
  readonly at: Instant;
  /** The commit of the default branch that was read. */
  readonly tip: string;
  readonly deeds: readonly Deed[];
  /** How many bindings stand that are not sealed, as they should. */
  readonly kept: number;
  /** Targets whose account could not be listed: what stands there is not counted. */
  readonly unseen?: number;
  /** How many sealed ones stand as tombstones, until their time has come. */
  readonly sealed: number;
  /** Grants that are not open, and why. */
  readonly refused: readonly { readonly grant: string; readonly why: string }[];
  /** The halts that hold, each with who, when, why and what lifts it, in sentences. */
  readonly halts?: readonly string[];
  /** What stands under our path and is not of our making, dead or alive. */
  readonly unexplained?: readonly { readonly resource: string; readonly why: string }[];
  readonly faults: readonly { readonly about: string; readonly code: string; readonly message: string }[];
  /** What the ledger does not hold yet. */
  readonly events: readonly Event[];
}
