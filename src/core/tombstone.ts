import { type Instant, minute } from "./time.ts";

/** Milliseconds that a sealed role stays as a tombstone after its trust was closed: the longest session and a margin. */
export const tombstone = 60 * minute + 15 * minute;

/** When a role that was sealed may be taken away: nothing can be alive behind it then. */
export function clearableAt(sealedAt: Instant, until: Instant): Instant {
  return Math.max(sealedAt + tombstone, until);
}
