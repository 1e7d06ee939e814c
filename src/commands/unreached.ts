import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import type { Reconciliation } from "../core/outcome.ts";
import type { Ending } from "../core/plan.ts";
import { failing, type GrantRecord, newest } from "../core/record.ts";
import { type Instant, iso } from "../core/time.ts";
import { type Listing, told } from "./listing.ts";
import { stands } from "./notices.ts";
import { said } from "./retell.ts";

/** Ends of which nothing is known but that they are wanted. */
export interface Unreached {
  readonly faults: Reconciliation["faults"];
  readonly events: readonly Event[];
}

/**
 * What somebody revoked in an account that could not be listed. That it is wanted is recorded, so that the next run which can
 * look ends it; that it was done is not: its file stays, and people are told that it could not be ended.
 */
export function unreached(
  over: readonly { readonly key: string; readonly ending: Ending }[],
  about: {
    readonly blind: Listing["blind"];
    readonly records: ReadonlyMap<string, GrantRecord>;
    readonly at: Instant;
  },
): Unreached {
  const { blind, records, at } = about;
  const all = over.flatMap(({ key, ending }) => {
    const away = blind.get(key.slice(0, key.indexOf("/")));
    const bound = newest(records.get(key), "bound");
    if (!away || isPast(records.get(key), at)) return [];
    const why = `its account could not be listed: ${away.fault.message}`;
    const fault = told(key, new Fault(away.fault.code, `it was not ended, since ${why}`));
    const { resource, until } = bound?.detail ?? {};
    if (!bound || typeof resource !== "string" || typeof until !== "string") return [{ fault, events: [] }];
    // What was changed by hand may have no end of its own any more, also when nobody can see that now.
    const before = failing(records.get(key))?.detail;
    const itself = before?.resource === resource && before.until === undefined ? {} : { until };
    const detail = { resource, account: away.account, ending, code: away.fault.code, why: said(why), ...itself };
    const failed = event("unended", at, { grant: key, mark: bound.mark }, { resource, at: iso(at) }, detail);
    return [{ fault, events: [failed] }];
  });
  return { faults: all.map(({ fault }) => fault), events: all.flatMap(({ events }) => events) };
}

/** Whether by the ledger nothing stands any more: sealed, or over by its own time. */
function isPast(record: GrantRecord | undefined, at: Instant): boolean {
  const bound = newest(record, "bound");
  if (bound === undefined || stands(record, at)) return false;
  const { until } = bound.detail;
  return newest(record, "sealed", bound.mark) !== undefined || (typeof until === "string" && until <= iso(at));
}
