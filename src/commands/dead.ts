import type { Binding, Revocation } from "../core/binding.ts";
import type { Json } from "../core/digest.ts";
import { type Event, event } from "../core/event.ts";
import type { GrantRecord } from "../core/record.ts";
import { type Instant, iso } from "../core/time.ts";
import { aboutOf, said, sealing } from "./retell.ts";

/*
 * What an end did and what it proves, as lines of their own: `sealed` says that the cloud took the writes, `probed` that it was
 * read again and judged dead, `deleted` that nothing stands any more. None of them says what the others say.
 */

/** The lines of an unbind. What was not there any more was deleted by somebody else, and nothing is claimed of it. */
export function shut(
  at: Instant,
  binding: Binding,
  revocation: Revocation,
  { why, record }: { readonly why: string; readonly record: GrantRecord | undefined },
): readonly Event[] {
  if (revocation.sealedAt === undefined)
    return [gone(at, binding, "it was not there any more when it was to be ended")];
  const { resource, account } = binding;
  const how = { resource, account, sealedAt: iso(revocation.sealedAt), was: binding.state, why: said(why) };
  const sealed = sealing(at, binding, { how, record });
  return [sealed, ...probed(at, binding, revocation)];
}

/** The line of a proof; none without one, and none of what belongs to no grant: its incident is what people look at. */
export function probed(at: Instant, binding: Binding, revocation: Revocation): readonly Event[] {
  const { provenDeadAt, proof, walls = [], outlives } = revocation;
  if (provenDeadAt === undefined || proof === undefined || aboutOf(binding).grant === "") return [];
  const { resource, account } = binding;
  const proven = {
    resource,
    account,
    provenDeadAt: iso(provenDeadAt),
    proof,
    walls: [...walls],
    outlives: [...outlives],
  };
  return [event("probed", at, aboutOf(binding), resource, proven)];
}

/** The line of a tombstone that was taken away. */
export function deleted(at: Instant, binding: Binding, { deletedAt }: Revocation): Event {
  if (deletedAt === undefined) return gone(at, binding, "it was not there any more when it was to be taken away");
  return deletion(at, binding, { deletedAt: iso(deletedAt) });
}

function gone(at: Instant, binding: Binding, why: string): Event {
  return deletion(at, binding, { why });
}

function deletion(at: Instant, binding: Binding, how: { readonly [member: string]: Json }): Event {
  return event("deleted", at, aboutOf(binding), binding.resource, { resource: binding.resource, ...how });
}
