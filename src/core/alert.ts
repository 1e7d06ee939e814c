import { digest, type Json } from "./digest.ts";
import type { Event, EventKind } from "./event.ts";

/** How loud an alert is, in the four words that PagerDuty knows. */
export type Severity = "info" | "warning" | "error" | "critical";

/** What people are told out of band. A closed form: nothing of a credential, a document or a reference is in it. */
export interface Alert {
  /** The event's id: saying it twice is saying it once. */
  readonly id: string;
  /** `lease.opened`, `lease.ending`, `lease.ended`, `lease.unended`, `drift`, `incident`, `halted`, `lifted`. */
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
  halted: { type: "halted", severity: "critical" },
  lifted: { type: "lifted", severity: "info" },
};

/** So many alerts of one type are told one by one; of more, the rest is told in one. */
const most = 20;

/**
 * The alerts that lines call for, those of a type together and in their order. What a line says is anybody's: it is cut and made one line. An end that
 * failed is told as that until the binding is sealed, whatever else was recorded of it.
 */
export function alertsOf(events: readonly Event[], before: readonly Event[] = []): readonly Alert[] {
  const open = new Set<unknown>();
  const follow = ({ kind, detail }: Event) => {
    if (kind === "unended") open.add(detail.resource);
    return kind === "sealed" && open.delete(detail.resource);
  };
  for (const event of before) follow(event);
  const failed = new Set(events.filter(({ kind }) => kind === "unended").map(({ grant }) => grant));
  const all = events.flatMap((event) => {
    const after = follow(event);
    const kind = after
      ? kinds.ended
      : event.kind === "ended" && failed.has(event.grant)
        ? undefined
        : kinds[event.kind];
    if (kind === undefined) return [];
    const repeats = after || event.kind === "unended" ? { repeats: theSame(event.detail.resource) } : {};
    return [{ ...alertOf(event, kind), ...repeats }];
  });
  return [...Map.groupBy(all, ({ type }) => type).values()].flatMap(summed);
}

function alertOf(event: Event, kind: { readonly type: string; readonly severity: Severity }): Alert {
  const { id, at, grant, detail } = event;
  const { pullRequest } = detail;
  const asked = Number.isSafeInteger(pullRequest) ? { pullRequest: pullRequest as number } : {};
  return { id, ...kind, at, grant, says: oneLine(sentence(event)), ...asked };
}

/** A sweep can end a thousand leases: nobody reads a thousand messages, and no chat takes them. */
function summed(alerts: readonly Alert[]): readonly Alert[] {
  if (alerts.length <= most) return alerts;
  const rest = alerts.slice(most - 1);
  const [{ type, severity, at }] = rest as [Alert];
  const says = oneLine(`${rest.length} more: ${rest.map(({ grant }) => grant || "no grant").join(", ")}`);
  const id = digest(rest.map((alert) => alert.id)).slice(0, 32);
  // Those that fail stay one thing for whoever is paged, run after run, until some of them have ended after all.
  const again = rest.some(({ repeats }) => repeats !== undefined) ? { repeats: theSame("more") } : {};
  return [...alerts.slice(0, most - 1), { id, type, severity, at, grant: "", says, ...again }];
}

/** One thing that fails again and again, and is mended once. */
function theSame(resource: Json | undefined): string {
  return digest({ unended: resource ?? "" }).slice(0, 32);
}

function sentence({ kind, at, grant, detail }: Event): string {
  const word = (value: unknown) => (typeof value === "string" ? value : "");
  const subject = grant === "" ? "" : `${grant}: `;
  switch (kind) {
    case "bound":
      return `${grant} is open from ${word(detail.from)} until ${word(detail.until)}`;
    case "ending":
      return `${grant} ends at ${word(detail.until)}, by itself: ask for a new grant now if its job needs longer`;
    case "unended":
      return `${subject}could not be ended (${word(detail.ending)}): ${word(detail.why)}; ${lasts(at, detail.until)} (${word(detail.resource)})`;
    case "sealed":
      return `${subject}has ended after all (${word(detail.resource)})`;
    case "ended":
      return `${grant} has ended: ${word(detail.why)}`;
    case "halted":
      return `@${word(detail.by)} halted ${word(detail.scope)}: what was open there ended, and nothing opens (${word(detail.halt)}): ${word(detail.reason)}`;
    case "lifted":
      return `${word(detail.halt)} of ${word(detail.scope)} was lifted by a reviewed change: leases open there again`;
    default:
      return `${subject}${word(detail.why)} (${word(detail.resource)})`;
  }
}

/** What nobody of ours opened has no end of its own. */
function lasts(at: string, until: unknown): string {
  if (typeof until !== "string") return "nothing else ends it: look at it now";
  return until <= at ? `nobody has access since ${until} all the same` : `it ends by itself at ${until}`;
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
