import { alertsOf, type Undelivered } from "../core/alert.ts";
import { type Event, event, type LedgerLine } from "../core/event.ts";
import { type Instant, iso, minute } from "../core/time.ts";
import type { Alerts } from "../ports.ts";

/** What is older is no news. */
const news = 24 * 60 * minute;

/**
 * Tells people of the lines from a number on, and of those before it that a run was lost in telling. What it returns is for
 * the ledger: dead letters, and up to where everybody was told.
 */
export async function alert(
  alerts: Alerts,
  at: Instant,
  { lines, from }: { readonly lines: readonly LedgerLine[]; readonly from: number },
): Promise<{ readonly events: readonly Event[]; readonly says: readonly string[] }> {
  if (alerts.receivers === 0) return { events: [], says: [] };
  const through = lines.findLast(({ kind }) => kind === "told")?.detail.through;
  const first = typeof through === "number" ? Math.min(from, through + 1) : from;
  const since = iso(at - news);
  const untold = alertsOf(
    lines.slice(first).filter((line) => line.at >= since),
    lines.slice(0, first),
  );
  if (untold.length === 0) return { events: [], says: [] };
  const undelivered = await alerts.tell(untold);
  const last = lines.length - 1;
  const told = event("told", at, { grant: "", mark: "" }, last, { through: last, alerts: untold.length });
  return {
    events: [...undelivered.map((one) => deadLetter(one, at)), told],
    says: undelivered.map(
      ({ alert: { type }, receiver, why }) => `alert ${type} was not delivered to ${receiver}: ${why}`,
    ),
  };
}

/** An alert that reached nobody, as a line: the event that it was about stands before it. */
function deadLetter({ alert: { id, type, grant }, receiver, why }: Undelivered, at: Instant): Event {
  return event("undelivered", at, { grant, mark: "" }, { event: id, receiver }, { event: id, type, receiver, why });
}
