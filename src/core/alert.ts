import type { Event, EventKind } from "./event.ts";

/** How loud an alert is, in the four words that PagerDuty knows. */
export type Severity = "info" | "warning" | "error" | "critical";

/** What people are told out of band. A closed form: nothing of a credential, a document or a reference is in it. */
export interface Alert {
  /** The event's id: saying it twice is saying it once. */
  readonly id: string;
  /** `lease.opened`, `lease.ended`, `incident`. */
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
  ended: { type: "lease.ended", severity: "info" },
  incident: { type: "incident", severity: "critical" },
};

/** The alerts that events call for, in their order. What an event says is anybody's: it is cut and made one line. */
export function alertsOf(events: readonly Event[]): readonly Alert[] {
  return events.flatMap((event) => {
    const kind = kinds[event.kind];
    if (kind === undefined) return [];
    const { id, at, grant, detail } = event;
    const { pullRequest } = detail;
    const asked = Number.isSafeInteger(pullRequest) ? { pullRequest: pullRequest as number } : {};
    return [{ id, ...kind, at, grant, says: oneLine(sentence(event)), ...asked }];
  });
}

function sentence({ kind, grant, detail }: Event): string {
  const word = (value: unknown) => (typeof value === "string" ? value : "");
  switch (kind) {
    case "bound":
      return `${grant} is open from ${word(detail.from)} until ${word(detail.until)}`;
    case "ended":
      return `${grant} has ended: ${word(detail.why)}`;
    default:
      return `${grant === "" ? "" : `${grant}: `}${word(detail.why)} (${word(detail.resource)})`;
  }
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
