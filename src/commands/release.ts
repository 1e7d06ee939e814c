import type { Revocation } from "../core/binding.ts";
import { windowState } from "../core/claims.ts";
import { Fault } from "../core/fault.ts";
import type { LeaseRef } from "../core/lease.ts";
import { readRef } from "../core/lease-ref.ts";
import { iso, minute } from "../core/time.ts";
import type { Credential, RunnerIo } from "../ports.ts";
import type { MintWorld } from "./mint.ts";
import { persist } from "./persist.ts";

export type ReleaseWorld = Omit<MintWorld, "renewal">;

/**
 * End of the job: gives the lease back and takes the credentials off the disk. Returns the exit code.
 * The saved state says only which lease to look for; what is acted with comes from our own file.
 */
export async function release(world: ReleaseWorld): Promise<number> {
  const { io, clock, sessions } = world;
  const read = readRef(io.saved("lease"), { account: io.input("account"), regions: world.regions });
  if (!read.ref) {
    for (const { message } of read.objections)
      io.annotate("error", `${message}: the saved state of this step was changed`);
    return 1;
  }
  const { ref } = read;
  try {
    const credential = sessions.recall(ref, io.temp);
    if (credential) return await giveBack(world, ref, credential);
    io.log(
      `lease ${ref.id}: this step left no credentials, so there is nothing to give back; ${stays(ref, clock.now())}`,
    );
    return 0;
  } finally {
    sessions.forget(ref, io.temp);
  }
}

async function giveBack(world: ReleaseWorld, ref: LeaseRef, credential: Credential): Promise<number> {
  const { io, clock, sessions } = world;
  for (const secret of [credential.accessKeyId, credential.secretAccessKey, credential.sessionToken]) io.mask(secret);
  const over = windowState(ref, clock.now() - (credential.clockAhead ?? 0)) === "over";
  if (ref.ends === "window") {
    io.log(
      `lease ${ref.id} ${over ? "ended" : "ends"} with its window, at ${iso(ref.until)}: only this job's copy of the credentials is taken away`,
    );
    return 0;
  }
  try {
    const held = over ? credential : await lasting(world, ref, credential);
    tell(io, ref, await sessions.release(ref, held));
    return 0;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    if (over) {
      io.log(`lease ${ref.id} ended by itself at ${iso(ref.until)}; this step has no proof of it: ${fault.message}`);
      return 0;
    }
    io.annotate("warning", `lease ${ref.id} was not given back: ${stays(ref, clock.now())}`, { title: "release" });
    throw fault;
  }
}

/** A job that outlasted its credential gives the lease back with a fresh one: only a session of the role may seal it. */
async function lasting(world: ReleaseWorld, ref: LeaseRef, credential: Credential): Promise<Credential> {
  if (credential.expiration - world.clock.now() > minute) return credential;
  const fresh = (await persist(world, ref, (refusal) => refusal)).credential;
  for (const secret of [fresh.accessKeyId, fresh.secretAccessKey, fresh.sessionToken]) world.io.mask(secret);
  return fresh;
}

function tell(io: RunnerIo, ref: LeaseRef, { sealedAt, provenDeadAt, outlives }: Revocation): void {
  if (sealedAt === undefined && provenDeadAt !== undefined) {
    const how = provenDeadAt < ref.until ? "had been sealed before" : `ended by itself at ${iso(ref.until)}`;
    io.log(
      `lease ${ref.id} ${how}; at ${iso(provenDeadAt)} IAM refused its release call: that proves IAM's view, no more`,
    );
  } else if (sealedAt !== undefined && provenDeadAt !== undefined) {
    io.log(
      `lease ${ref.id} sealed at ${iso(sealedAt)}; at ${iso(provenDeadAt)} IAM refused the same call: that proves IAM's view, no more`,
    );
  } else if (sealedAt !== undefined) {
    io.annotate(
      "warning",
      `lease ${ref.id} sealed at ${iso(sealedAt)}, but IAM has not refused the same call yet: it ends by itself at ${iso(ref.until)}`,
      { title: "release" },
    );
  }
  io.log("  recorded   by the next sweep, as it finds it then: what this step did and saw stands in this log alone");
  for (const one of outlives) io.log(`  can outlive it: ${one}`);
}

function stays(ref: LeaseRef, now: number): string {
  if (windowState(ref, now) === "over") return `it ended by itself at ${iso(ref.until)}`;
  return `the lease ends by itself at ${iso(ref.until)}`;
}
