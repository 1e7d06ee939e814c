import { Fault } from "../core/fault.ts";
import type { Step } from "../core/plan.ts";
import { minute } from "../core/time.ts";
import type { Provider } from "../ports.ts";
import type { Stage } from "./enact.ts";
import type { World } from "./world.ts";

/*
 * What a run may still begin. A job that is stopped in the middle of a write leaves nothing open, but says nothing either; an
 * account without room would take half of a lease.
 */

/** In milliseconds: a verb of a cloud gives up after five minutes, a bind may have to be undone, and what was done is told. */
const needed = { end: 6 * minute, open: 12 * minute } as const;

/** Whether a run has time left to begin this and to finish it. */
export function hasTime({ left }: Pick<World, "left">, what: keyof typeof needed): boolean {
  return (left?.() ?? Number.POSITIVE_INFINITY) >= needed[what];
}

/** Throws a Fault `run.late` when it has not. */
export function mustHaveTime(world: Pick<World, "left">, what: keyof typeof needed): void {
  if (hasTime(world, what)) return;
  const says = `not begun: this run has less than ${needed[what] / minute} minutes left before its job is stopped`;
  const next = what === "open" ? "run apply again" : "the next sweep goes on with it, or start one now";
  throw new Fault("run.late", `${says}; ${next}`, { retryable: true });
}

type Bind = Extract<Step, { readonly do: "bind" }>;

/**
 * Takes room for one more role before anything of it is made, and asks each account once how much there is. Fault
 * `provider.no-room` when there is none. An account that does not tell is taken to have room: IAM refuses what does not fit.
 */
export function roomIn({ providers, plan }: Pick<Stage, "providers" | "plan">): (step: Bind) => Promise<void> {
  const asked = new Map<string, ReturnType<Provider["room"]>>();
  const taken = new Map<string, number>();
  return async ({ lease, unfinished }) => {
    if (unfinished) return;
    const { account } = lease.target.target;
    const pending = asked.get(account) ?? providers.get(account)!.room();
    asked.set(account, pending);
    const room = await pending;
    const count = (taken.get(account) ?? 0) + 1;
    if (room === undefined || room.used + count <= room.quota) return void taken.set(account, count);
    const says = `it waits for room: account ${account} has ${room.used} of the ${room.quota} roles that IAM lets it have`;
    const others = count === 1 ? "" : `, and ${count - 1} opened before this one`;
    throw new Fault("provider.no-room", `${says}${others}${clearing(plan, account)}; ${advice}`, { retryable: true });
  };
}

const advice =
  "run apply again when there is room, take away roles that nobody needs, or have the account's IAM quota of roles raised";

/** What of ours takes room that comes free by itself. */
function clearing({ kept }: Stage["plan"], account: string): string {
  const dead = kept.filter((binding) => binding.account === account && binding.state === "sealed");
  return dead.length === 0 ? "" : `, ${dead.length} of them ended leases that sweep clears in time`;
}
