import type { Binding } from "../core/binding.ts";
import { type Event, event } from "../core/event.ts";
import type { Fault } from "../core/fault.ts";
import { keyOf, type Step } from "../core/plan.ts";
import { failing, type GrantRecord, newest } from "../core/record.ts";
import type { NamedTarget } from "../core/target.ts";
import { type Instant, iso, minute } from "../core/time.ts";
import { aboutOf } from "./retell.ts";

/** So many minutes before a lease ends its people hear of it, where its target does not say. */
const customary = 15;

/**
 * Open leases that are about to end, each told once in its life. One that was opened a moment ago is none of them: whoever
 * hears that it opens hears until when.
 */
export function endings(
  bindings: readonly Binding[],
  about: {
    readonly at: Instant;
    readonly targets: ReadonlyMap<string, NamedTarget>;
    readonly records: ReadonlyMap<string, GrantRecord>;
  },
): readonly Event[] {
  const { at, targets, records } = about;
  return bindings.flatMap(({ state, target, id, mark, until, resource }) => {
    const grant = keyOf(target, id);
    const notice = (targets.get(target)?.target.ending?.notice_minutes ?? customary) * minute;
    if (state !== "open" || at >= until || until - at > notice) return [];
    if (newest(records.get(grant), "bound", mark) === undefined) return [];
    return [event("ending", at, { grant, mark }, mark, { resource, until: iso(until) })];
  });
}

/**
 * An end that failed. Each failure is one of its own, so that it is told again by every run that fails to end it. What was
 * changed by hand so that it may allow more has no end of its own any more, also when a later run cannot see that.
 */
export function unended(
  { binding, ending }: Extract<Step, { readonly do: "unbind" }>,
  at: Instant,
  { cause, record }: { readonly cause: Fault; readonly record: GrantRecord | undefined },
): Event {
  const { account, resource, until, state, differences = [] } = binding;
  const before = failing(record)?.detail;
  const endless = before?.resource === resource && before.until === undefined;
  const wider = state === "unexplained" || endless || differences.some((one) => one.wider);
  const itself = wider ? {} : { until: iso(until) };
  const why = cause.message.slice(0, 1000).toWellFormed();
  const detail = { resource, account, ending, code: cause.code, why, ...itself };
  return event("unended", at, aboutOf(binding), { resource, at: iso(at) }, detail);
}

/** Whether ending it failed, nobody did it since, and no time of its own is over. */
export function stands(record: GrantRecord | undefined, at: Instant): boolean {
  const failed = failing(record);
  const { until } = failed?.detail ?? {};
  return failed !== undefined && (typeof until !== "string" || iso(at) < until);
}
