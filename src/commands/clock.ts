import { Fault } from "../core/fault.ts";
import { skewFault, skewOf } from "../core/skew.ts";
import type { Instant } from "../core/time.ts";
import type { World } from "./world.ts";

/** The time a run goes by, and what is wrong with this machine's clock. */
export interface Clocked {
  readonly at: Instant;
  readonly fault?: Fault;
}

/**
 * Holds this machine's clock against what servers told. Beyond a minute nothing may be opened, since nobody knows which of
 * the two is right; whatever is over by either of them ends.
 */
export function clocked(world: Pick<World, "heard">, at: Instant): Clocked {
  const heard = world.heard?.();
  const fault = heard && skewFault(heard.server, heard.exchanged);
  if (heard === undefined || fault === undefined) return { at };
  const says = `${fault.message}; nothing is opened until then, and what is over by either clock ends`;
  return { at: Math.max(at, at - (skewOf(heard.exchanged) ?? 0)), fault: new Fault(fault.code, says) };
}

/** Throws when a server's answer has told meanwhile that this machine's clock is wrong. */
export function mustAgree(world: Pick<World, "heard">, at: Instant): void {
  const { fault } = clocked(world, at);
  if (fault) throw fault;
}
