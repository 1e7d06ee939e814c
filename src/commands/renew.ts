import { windowState } from "../core/claims.ts";
import { Fault } from "../core/fault.ts";
import { readRef } from "../core/lease-ref.ts";
import { iso, minute } from "../core/time.ts";
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
  const now = world.clock.now();
  if (windowState(ref, now) === "over")
    throw new Fault("renew.over", `lease ${ref.id} ended at ${iso(ref.until)}: ask for a new grant`);
  const kept = world.sessions.recall(ref, folder);
  const enough = kept && (kept.expiration - now > fresh || kept.expiration + minute >= ref.until);
  const credential = enough ? kept : await again(world, ref);
  if (!enough) world.sessions.keep(ref, credential, folder, renewal);
  return { ...credential, expiration: Math.min(credential.expiration, ref.until) };
}

async function again(world: Asking, ref: Parameters<typeof persist>[1]): Promise<Credential> {
  const explain = (refusal: Fault, token: Parameters<typeof explainRefusal>[1]["token"]) =>
    explainRefusal(world, { ref, refusal, token });
  return (await persist(world, ref, explain)).credential;
}
