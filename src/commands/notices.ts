import type { Binding } from "../core/binding.ts";
import { type Event, event } from "../core/event.ts";
import type { Fault } from "../core/fault.ts";
import { keyOf, type Step } from "../core/plan.ts";
import { type GrantRecord, newest } from "../core/record.ts";
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

/** An end that failed. Each failure is one of its own, so that it is told again by every run that fails to end it. */
export function unended(
  { binding, ending }: Extract<Step, { readonly do: "unbind" }>,
  at: Instant,
  { code, message }: Fault,
): Event {
  const { account, resource, until, state } = binding;
  const itself = state === "unexplained" ? {} : { until: iso(until) };
  const detail = { resource, account, ending, code, why: message.slice(0, 1000).toWellFormed(), ...itself };
  return event("unended", at, aboutOf(binding), { resource, at: iso(at) }, detail);
}
