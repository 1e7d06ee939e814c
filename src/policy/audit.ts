import type { Finding } from "../core/finding.ts";
import { fromIso, type Instant, iso, minute } from "../core/time.ts";
import { shippedRules } from "./shipped.generated.ts";

/*
 * Audit mode: `@mode("audit") @until("2026-12-31")` has a rule recorded and shown, and not enforced, until the end of that
 * day in UTC. From then on a forbid is enforced. A permit in audit mode never permits, before its day or after.
 */

const day = 24 * 60 * minute;
/** An end further away than this is none. */
const longest = 180 * day;
/** How long before its end people are told. */
const near = 14 * day;

/** What annotations say of a rule's mode: nothing (enforced), or the last day of its audit mode. */
export interface Mode {
  /** `YYYY-MM-DD` */
  readonly until?: string;
}

type Trouble = Pick<Finding, "code" | "message" | "fix">;
type Annotations = { readonly [name: string]: string | undefined };

/** Every annotation that means something: any other would be read as nothing. */
export const annotationNames = ["id", "says", "fix", "mode", "until"] as const;

/** The first instant at which a rule that is in audit mode until the end of a day is not any more. */
export function endOf(until: string): Instant {
  return Date.parse(`${until}T00:00:00Z`) + day;
}

/** Reads `@mode` and `@until`. What is neither a mode that we know nor one with an end is refused. */
export function readMode(annotations: Annotations, at: Instant): Mode | Trouble {
  const { mode, until } = annotations;
  if (mode === undefined)
    return until === undefined ? {} : trouble("it has @until and no @mode", 'add @mode("audit"), or take @until away');
  if (mode !== "audit")
    return trouble(
      `its @mode ${JSON.stringify(mode)} is none: the only one is "audit"`,
      'write @mode("audit") with an @until, or take @mode away: a rule without one is enforced',
    );
  const example = `@until("${dayOf(at + 30 * day)}")`;
  if (until === undefined || !isDay(until))
    return trouble(
      until === undefined ? "it is in audit mode without an end" : `its @until ${JSON.stringify(until)} is no day`,
      `say the last day of its audit mode: ${example}`,
    );
  if (endOf(until) > at + longest)
    return trouble(`its audit mode ends on ${until}, more than 180 days ahead`, `write a nearer day: ${example}`);
  return { until };
}

/** A rule that is shipped is enforced: by its id, and by what it says under another one. */
export function shippedTrouble(id: string, body: string): Trouble | undefined {
  const same = Object.keys(shippedRules).find((shipped) => shipped === id || shippedRules[shipped] === body);
  if (same === undefined) return undefined;
  const what = same === id ? "it is a shipped rule" : `it is the shipped rule ${same} under another name`;
  return trouble(
    `${what}, and no shipped rule can be in audit mode`,
    "take @mode and @until away; to try out a rule of your own, write it under an id of its own",
  );
}

/** What people should know of a rule whose audit mode is over, or soon will be. */
export function endNotice({ until, effect }: { readonly until?: string; readonly effect: string }, at: Instant) {
  if (until === undefined) return undefined;
  const left = endOf(until) - at;
  if (left > near) return undefined;
  const permit = effect === "permit";
  const message =
    left > 0
      ? `its audit mode ends with ${until}; ${permit ? "it will still permit nothing" : "from the next day on it is enforced"}`
      : `its audit mode ended with ${until}; ${permit ? "it permits nothing all the same" : "it is enforced"}`;
  const fix = permit
    ? "take @mode and @until away to have it permit, or take the rule away"
    : "read `sallyport policy report`; then take @mode and @until away, or the rule";
  return trouble(message, fix);
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? fromIso(`${text}T00:00:00Z`) : undefined;
  return at !== undefined && dayOf(at) === text;
}

function dayOf(at: Instant): string {
  return iso(at).slice(0, 10);
}

function trouble(message: string, fix: string): Trouble {
  return { code: "policy.audit", message, fix };
}
