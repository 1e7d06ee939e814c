import { windowState } from "../core/claims.ts";
import { Fault } from "../core/fault.ts";
import type { LeaseRef } from "../core/lease.ts";
import { readRef } from "../core/lease-ref.ts";
import { type Instant, iso, minute } from "../core/time.ts";
import type { Credential, Renewal } from "../ports.ts";
import type { MintWorld } from "./mint.ts";
import { type Asking, persist } from "./persist.ts";
import { explainRefusal } from "./refusal.ts";

/** With less than this left a credential is got anew: SDKs begin to ask five to fifteen minutes before the end. */
const fresh = 10 * minute;

/**
 * The credential that a long job goes on with: the one that is kept while it lasts, a new one after that, and none from the
 * lease's end on. It ends no later than the lease. Faults: `renew.over`, and whatever minting throws.
 */
export async function renew(
  world: Asking & Pick<MintWorld, "regions">,
  renewal: Renewal,
  folder: string,
): Promise<Credential> {
  const { lease, account } = renewal.given;
  const read = readRef(lease, { account, regions: world.regions });
  if (!read.ref)
    throw new Fault("renew.lease", read.objections.map(({ message, fix }) => `${message}: ${fix}`).join("; "));
  const { ref } = read;
  const kept = world.sessions.recall(ref, folder);
  const now = cloudTime(world, kept);
  mustBeOpen(ref, now);
  if (kept && lasts(kept, ref, now)) return endingWith(ref, kept);
  const credential = await again(world, ref);
  // The exchange took its time, and its answer told the cloud's.
  mustBeOpen(ref, cloudTime(world, credential));
  world.sessions.keep(ref, credential, folder, renewal);
  return endingWith(ref, credential);
}

/** Now, by the clock by which the lease ends: our own, less what the last exchange showed it to be ahead. */
function cloudTime({ clock }: Asking, credential: Credential | undefined): Instant {
  return clock.now() - (credential?.clockAhead ?? 0);
}

function mustBeOpen(ref: LeaseRef, now: Instant): void {
  if (windowState(ref, now) === "over")
    throw new Fault("renew.over", `lease ${ref.id} ended at ${iso(ref.until)}: ask for a new grant`);
}

function lasts({ expiration }: Credential, { until }: LeaseRef, now: Instant): boolean {
  return expiration - now > fresh || (expiration > now && expiration + minute >= until);
}

function endingWith({ until }: LeaseRef, credential: Credential): Credential {
  return { ...credential, expiration: Math.min(credential.expiration, until) };
}

async function again(world: Asking, ref: LeaseRef): Promise<Credential> {
  const explain = (refusal: Fault, token: Parameters<typeof explainRefusal>[1]["token"]) =>
    explainRefusal(world, { ref, refusal, token });
  return (await persist(world, ref, explain)).credential;
}
