import { digest } from "./digest.ts";
import type { Event, EventKind } from "./event.ts";

/** How loud an alert is, in the four words that PagerDuty knows. */
export type Severity = "info" | "warning" | "error" | "critical";

/** What people are told out of band. A closed form: nothing of a credential, a document or a reference is in it. */
export interface Alert {
  /** The event's id: saying it twice is saying it once. */
  readonly id: string;
  /** `lease.opened`, `lease.ending`, `lease.ended`, `lease.unended`, `drift`, `incident`. */
  readonly type: string;
  readonly severity: Severity;
  /** RFC 3339, whole seconds, UTC. */
  readonly at: string;
  /** `<target>/<grant id>`; empty when no grant is meant. */
  readonly grant: string;
  /** One sentence, at most 500 characters, without control characters. */
  readonly says: string;
  /** The pull request that asked, where one is known. */
  readonly pullRequest?: number;
  /** The same for all that say one thing again: 32 hexadecimal digits. Absent: it is said once. */
  readonly repeats?: string;
}

/** One that was not delivered, for the ledger. */
export interface Undelivered {
  readonly alert: Alert;
  /** Which receiver, by its place in the list and its kind: never its address, which may be a secret. */
  readonly receiver: string;
  /** One sentence. */
  readonly why: string;
}

const kinds: { readonly [kind in EventKind]?: { readonly type: string; readonly severity: Severity } } = {
  bound: { type: "lease.opened", severity: "info" },
  ending: { type: "lease.ending", severity: "info" },
  ended: { type: "lease.ended", severity: "info" },
  unended: { type: "lease.unended", severity: "error" },
  incident: { type: "incident", severity: "critical" },
  drift: { type: "drift", severity: "error" },
};

/** The alerts that events call for, in their order. What an event says is anybody's: it is cut and made one line. */
export function alertsOf(events: readonly Event[]): readonly Alert[] {
  return events.flatMap((event) => {
    const kind = kinds[event.kind];
    if (kind === undefined) return [];
    const { id, at, grant, detail } = event;
    const { pullRequest } = detail;
    const asked = Number.isSafeInteger(pullRequest) ? { pullRequest: pullRequest as number } : {};
    const again = event.kind === "unended" ? { repeats: digest({ unended: detail.resource ?? "" }).slice(0, 32) } : {};
    return [{ id, ...kind, at, grant, says: oneLine(sentence(event)), ...asked, ...again }];
  });
}

function sentence({ kind, grant, detail }: Event): string {
  const word = (value: unknown) => (typeof value === "string" ? value : "");
  const subject = grant === "" ? "" : `${grant}: `;
  switch (kind) {
    case "bound":
      return `${grant} is open from ${word(detail.from)} until ${word(detail.until)}`;
    case "ending":
      return `${grant} ends at ${word(detail.until)}, by itself: ask for a new grant now if its job needs longer`;
    case "unended":
      return `${subject}could not be ended (${word(detail.ending)}): ${word(detail.why)}; ${lasts(detail.until)} (${word(detail.resource)})`;
    case "ended":
      return `${grant} has ended: ${word(detail.why)}`;
    default:
      return `${subject}${word(detail.why)} (${word(detail.resource)})`;
  }
}

/** What nobody of ours opened has no end of its own. */
function lasts(until: unknown): string {
  return typeof until === "string" ? `it ends by itself at ${until}` : "nothing else ends it: look at it now";
}

/** Longest sentence, in characters: PagerDuty cuts a summary at 1,024. */
const longest = 500;

function oneLine(text: string): string {
  const plain = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return plain.length <= longest
    ? plain
    : `${plain
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\ufffd$/, "")}…`;
}
