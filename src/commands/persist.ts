import { compareClaims } from "../core/claims.ts";
import { Fault } from "../core/fault.ts";
import type { LeaseRef } from "../core/lease.ts";
import { minute, second } from "../core/time.ts";
import type { Credential, IdToken } from "../ports.ts";
import type { MintWorld } from "./mint.ts";

/** IAM needs time until everybody knows a new role: within this, a refusal can mean "not yet". */
const young = 90 * second;
/** GitHub's tokens live five minutes; one older than this is not worth sending. */
const tokenAge = 4 * minute;
const transientTries = 4;
const transientBudget = 10 * second;
const longestPause = 16 * second;

/** What asking takes: the job that mints has it, and the process that renews. */
export type Asking = Pick<MintWorld, "clock" | "pause" | "random" | "idToken" | "sessions"> & {
  readonly io: Pick<MintWorld["io"], "log">;
};

/**
 * One token and one exchange, repeated only where repeating can help: a refusal of the right job while the binding is young,
 * and what passes by itself at most four times in ten seconds. `explain` gets the refusal that stands, and returns what to throw.
 */
export async function persist(
  world: Asking,
  ref: LeaseRef,
  explain: (refusal: Fault, token: IdToken) => Fault,
): Promise<{ readonly credential: Credential; readonly token: IdToken }> {
  let token = await passing(world, () => world.idToken(ref.audience));
  for (let wait = second; ; wait = Math.min(2 * wait, longestPause)) {
    try {
      const fresh = token;
      return { credential: await passing(world, () => world.sessions.mint(ref, fresh)), token };
    } catch (fault) {
      if (!(fault instanceof Fault) || fault.code !== "mint.refused") throw fault;
      const jittered = wait * (0.75 + world.random() / 2);
      const next = world.clock.now() + jittered;
      if (next - ref.boundAt >= young || next >= ref.until || isAnother(ref, token)) throw explain(fault, token);
      world.io.log(
        `${fault.message}; the role is ${age(world, ref)} s old, so this may pass: again in ${seconds(jittered)} s`,
      );
      await world.pause(jittered);
      if (next - token.obtainedAt > tokenAge) token = await passing(world, () => world.idToken(ref.audience));
    }
  }
}

/** Waiting changes no claim: a job that is plainly not the lease's is told so at once. */
function isAnother(ref: LeaseRef, token: IdToken): boolean {
  return compareClaims(ref, token.claims).some(({ agrees }) => !agrees);
}

/** Does it again while it fails in a way that passes: at most four tries, all begun within ten seconds. */
async function passing<Result>(world: Asking, act: () => Promise<Result>): Promise<Result> {
  const deadline = world.clock.now() + transientBudget;
  for (let tries = 1, wait = second / 2; ; tries++, wait *= 2) {
    try {
      return await act();
    } catch (fault) {
      const jittered = wait * (0.75 + world.random() / 2);
      const late = world.clock.now() + jittered > deadline;
      if (!(fault instanceof Fault) || !fault.retryable || tries === transientTries || late) throw fault;
      world.io.log(`${fault.message}; try ${tries} of ${transientTries}, again in ${seconds(jittered)} s`);
      await world.pause(jittered);
    }
  }
}

function age(world: Asking, ref: LeaseRef): number {
  return Math.max(0, Math.floor((world.clock.now() - ref.boundAt) / second));
}

function seconds(milliseconds: number): string {
  return (milliseconds / second).toFixed(1);
}
