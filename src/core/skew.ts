import { Fault } from "./fault.ts";
import { type Instant, minute, second } from "./time.ts";

/** Milliseconds that our clock may be off a server's; beyond it nothing is decided, asked or given by our clock. */
export const mostSkew = minute;

/** One exchange with a server: when it began and ended by our clock, and the `Date` that the answer bore. */
export interface Exchanged {
  readonly sentAt: Instant;
  readonly receivedAt: Instant;
  /** https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1 */
  readonly date?: string;
}

/**
 * Milliseconds by which our clock is ahead of the server's; negative: behind. `Date` tells whole seconds, and the answer was
 * made at any time of the exchange: it is the least that explains both. Undefined: the server told no time that can be read.
 */
export function skewOf({ sentAt, receivedAt, date }: Exchanged): number | undefined {
  const told = date === undefined ? undefined : fromHttpDate(date);
  if (told === undefined) return undefined;
  const most = receivedAt - told;
  const least = sentAt - (told + second);
  return least > 0 ? least : Math.min(most, 0);
}

/** Fault `clock.skewed` when this machine's clock is further off the server's than may be; undefined when it is not, or is not known to be. */
export function skewFault(server: string, exchanged: Exchanged): Fault | undefined {
  const skew = skewOf(exchanged);
  if (skew === undefined || Math.abs(skew) <= mostSkew) return undefined;
  const says = `this machine's clock is ${spoken(Math.abs(skew))} ${skew > 0 ? "ahead of" : "behind"} that of ${server}`;
  return new Fault("clock.skewed", `${says}: set the clock (it should follow a time server), then run it again`);
}

/** The preferred form alone, as every server must send it; undefined for anything else. */
export function fromHttpDate(text: string): Instant | undefined {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toUTCString() === text ? at : undefined;
}

function spoken(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / second);
  const whole = Math.floor(seconds / 60);
  return whole < 120 ? `${whole} min ${seconds % 60} s` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
