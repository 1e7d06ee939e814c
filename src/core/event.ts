import { digest, type Json } from "./digest.ts";
import { type Instant, iso } from "./time.ts";

/** What was done: one ledger line. */
export type EventKind =
  /** Apply decided a mark for the first time; carries the facts it rests on. */
  | "decided"
  /** A lease was bound: access is open to its job. */
  | "bound"
  /** A grant was not bound, and why (denied, lapsed, refused by the proof). */
  | "refused"
  /** The named workflow was started with the lease reference. */
  | "dispatched"
  /** A binding was sealed: denied, then its trust closed at `sealedAt`. Says that the cloud took both writes, and not yet that they work. */
  | "sealed"
  /** A sealed binding was read again and judged dead at `provenDeadAt`: by what, what was seen, and what can outlive it. */
  | "probed"
  /** A grant's life is over, and why: expired, released, finished, idle, revoked, withdrawn, deleted, lapsed, drifted, unrecorded. Its file may be taken off the default branch. */
  | "ended"
  /** Somebody asked that a lease end before its time, or that a scope be halted: who, by which run, and whether it was done. */
  | "revocation"
  /** Somebody stopped everything of a scope: what stood open there ended, and nothing opens until a reviewed change lifts it. */
  | "halted"
  /** A halt was found lifted by a reviewed change of `sallyport.yaml`. */
  | "lifted"
  /** A tombstone was taken away at `deletedAt`, when the cloud answered so; without that time it was found gone. */
  | "deleted"
  /** A session of the lease was seen in the cloud's own log. */
  | "used"
  /** A grant file was taken off the default branch. */
  | "reverted"
  /** Something stands or happened that should not have. */
  | "incident"
  /** Somebody changed by hand what stands under our path: what differs, or who did what to it, as the cloud's own log tells. */
  | "drift"
  /** A lease that stands open is about to end; said once in its life, when as little is left of it as its target asks to hear of. */
  | "ending"
  /** An end failed, or could not be tried, and why: access stands until a later run ends it, or its own time does. */
  | "unended"
  /** Nobody could be told of another event out of band: the dead letter of an alert, with its receiver and why. */
  | "undelivered"
  /** Everybody who is to be told out of band has been told of every line before this one, or it is a dead letter. */
  | "told";

/** An event before it is written. Its id is a digest of what it says, so that saying it twice is saying it once. */
export interface Event {
  readonly id: string;
  readonly kind: EventKind;
  /** RFC 3339, whole seconds, UTC. */
  readonly at: string;
  /** `<target>/<grant id>`; empty when no grant is meant. */
  readonly grant: string;
  /** Empty when no lease is meant. */
  readonly mark: string;
  readonly detail: { readonly [key: string]: Json };
}

/** A ledger line: an event, its place, and the digest of the line before it (empty for the first). */
export interface LedgerLine extends Event {
  readonly seq: number;
  readonly prev: string;
}

/** Makes an event. `identity` names what makes it the same event when it is said again; time never does. */
export function event(
  kind: EventKind,
  at: Instant,
  about: { readonly grant: string; readonly mark: string },
  identity: Json,
  detail: { readonly [key: string]: Json },
): Event {
  return {
    id: eventId({ kind, ...about }, identity),
    kind,
    at: iso(at),
    grant: about.grant,
    mark: about.mark,
    detail,
  };
}

/** The id of an event that is made the same by this: 32 hexadecimal digits. */
export function eventId({ kind, grant, mark }: Pick<Event, "kind" | "grant" | "mark">, identity: Json): string {
  return digest({ kind, grant, mark, identity }).slice(0, 32);
}
