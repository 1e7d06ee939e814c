import { type Event, event, type LedgerLine } from "./event.ts";
import { clip } from "./text.ts";
import { fromIso, type Instant, iso, minute } from "./time.ts";

/** One way in which a binding is not as it was written. */
export interface Difference {
  readonly part: "trust" | "permissions" | "boundary" | "policy" | "session" | "tag" | "anchor";
  /** One sentence, without a capital letter and a full stop. */
  readonly says: string;
  /** Whether it could allow more than was granted. */
  readonly wider: boolean;
  /** A run has written it again since: it is told, and nothing is to be done about it. */
  readonly mended?: boolean;
}

/** A change that somebody made by hand, as the cloud's own log tells it. */
export interface Change {
  readonly at: Instant;
  /** Full name of who did it: an ARN. */
  readonly by: string;
  /** `iam:UpdateAssumeRolePolicy` */
  readonly action: string;
  readonly eventId: string;
}

/**
 * Whether writing our own documents again undoes all of it. A trust let somebody in whom no writing puts out; a boundary, and
 * what allows beside our policy, are for nobody of ours to change; what an anchor said nobody knows any more.
 */
export function mendable(differences: readonly Difference[]): boolean {
  return differences.length > 0 && differences.every(({ part }) => part === "permissions" || part === "tag");
}

/** The log is minutes late; what it has not told by then it is taken not to tell. Milliseconds. */
export const logPatience = 6 * 60 * minute;

/** What was changed: its grant and mark, where they are known, its account and its full name. */
export interface Changed {
  readonly grant: string;
  readonly mark: string;
  readonly account: string;
  readonly resource: string;
}

/** What was found. It is the same drift as long as the same is found. */
export function driftFound(at: Instant, { grant, mark, account, resource }: Changed, found: readonly string[]): Event {
  const said = found.map((one) => clip(one, 500)).slice(0, 20);
  const detail = { account, resource, found: said, why: clip(`it was changed by hand: ${said.join("; ")}`, 1000) };
  return event("drift", at, { grant, mark }, { resource, found: said }, detail);
}

/** Who did it; one line for each change in the cloud's log. */
export function driftBy(at: Instant, { grant, mark, account, resource }: Changed, change: Change): Event {
  const { by, action, eventId } = change;
  const why = `${by} called ${action} at ${iso(change.at)}`;
  const detail = { account, resource, by, action, changed: iso(change.at), log: eventId, why };
  return event("drift", at, { grant, mark }, { resource, log: eventId }, detail);
}

/** Nobody was found in time. */
export function driftUntold(at: Instant, { grant, mark, account, resource }: Changed): Event {
  const why = "the cloud's log names nobody who changed it: look for the role's name in CloudTrail yourself";
  return event("drift", at, { grant, mark }, { resource, log: "" }, { account, resource, log: "", why });
}

/** What was found to be changed while the log did not say yet by whom, and since when: to be asked again. */
export function unattributed(lines: readonly LedgerLine[]): readonly (Changed & { readonly since: Instant })[] {
  const open = new Map<string, Changed & { readonly since: Instant }>();
  for (const { kind, grant, mark, detail, at } of lines) {
    const { resource, account, found, log } = detail;
    const since = fromIso(at);
    if (kind !== "drift" || typeof resource !== "string" || typeof account !== "string" || since === undefined)
      continue;
    if (Array.isArray(found)) open.set(resource, { grant, mark, account, resource, since });
    else if (log !== undefined) open.delete(resource);
  }
  return [...open.values()];
}
