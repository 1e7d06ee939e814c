import { event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { keyOf } from "../core/plan.ts";
import { iso, minute } from "../core/time.ts";
import { type Enacted, pool, type Removal, type Stage } from "./enact.ts";
import type { World } from "./world.ts";

/** The cloud's log answers two questions a second: a sweep asks about this many ended leases, and audit about all. */
const most = 50;

/**
 * After everything has ended: which runs used the leases that ended now, as far as the cloud's log tells yet. What it does
 * not tell stays for audit; not being told keeps nothing open, so it makes no run red.
 */
export async function readUses(
  world: Pick<World, "progress">,
  stage: Stage,
  removals: readonly Removal[],
  enacted: Enacted,
): Promise<void> {
  const ended = removals.filter(
    (step) => step.do === "unbind" && step.ending !== "unexplained" && stage.may.has("unbind"),
  );
  await pool(ended.slice(0, most), async ({ binding, key }) => {
    const provider = stage.providers.get(binding.account);
    const job = stage.snapshot.tree.grants.find(({ target, id }) => keyOf(target, id) === key)?.grant.job;
    try {
      const uses = await provider!.uses({ resource: binding.resource, createdAt: binding.createdAt - 15 * minute });
      for (const { action, allowed, session, at, eventId } of uses) {
        if (!allowed || !action.endsWith(":AssumeRoleWithWebIdentity")) continue;
        const detail = { session, minted: iso(at), log: eventId, run: runOf(session, job?.repository) };
        enacted.events.push(event("used", stage.at, { grant: key, mark: binding.mark }, eventId, detail));
      }
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      world.progress(`who used ${key} is not known yet: ${cause.message}`);
    }
  });
}

/** The run that a session name says it is of; the name itself when it says none. */
function runOf(session: string, repository: string | undefined): string {
  const parts = /@(\d+)-(\d+)-\d+$/.exec(session);
  return parts && repository
    ? `https://github.com/${repository}/actions/runs/${parts[1]}/attempts/${parts[2]}`
    : session;
}
