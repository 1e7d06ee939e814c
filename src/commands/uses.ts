import type { Binding } from "../core/binding.ts";
import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { keyOf } from "../core/plan.ts";
import { namedJob } from "../core/session.ts";
import { iso, minute } from "../core/time.ts";
import type { Use } from "../ports.ts";
import { hasTime } from "./budget.ts";
import type { Enacted, Removal, Stage } from "./enact.ts";
import { pool } from "./pool.ts";
import type { World } from "./world.ts";

/** The cloud's log answers two questions a second: of one account a run asks about this many leases, and audit about all. */
const most = 50;

/** Looks leases up in their clouds' logs, as many of each account as one run may. */
export interface Logs {
  /** How many more of an account may be asked about: none in a run that has little time left, which has still to tell what it did. */
  left(account: string): number;
  /** The sessions of a lease that were let in, as far as the log tells yet; the fault when it cannot be read. */
  sessions(binding: Binding): Promise<readonly Use[] | Fault>;
}

/** The logs of this run. Whatever they tell is told on, in events that are the same whoever tells them. */
export function logsOf(
  world: Pick<World, "progress" | "left">,
  { providers, snapshot, at }: Pick<Stage, "providers" | "snapshot" | "at">,
  { events }: Pick<Enacted, "events">,
): Logs {
  const asked = new Map<string, number>();
  // A log that does not answer is waited for once: fifty waits would be longer than the job may take.
  const silent = new Map<string, Fault>();
  const jobs = new Map(snapshot.tree.grants.map(({ target, id, grant }) => [keyOf(target, id), grant.job]));
  const left = (account: string) => (hasTime(world, "end") ? most - (asked.get(account) ?? 0) : 0);
  const sessions: Logs["sessions"] = async (binding) => {
    const { resource, createdAt, target, id, account } = binding;
    asked.set(account, (asked.get(account) ?? 0) + 1);
    const before = silent.get(account);
    if (before) return before;
    const key = keyOf(target, id);
    try {
      const since = { resource, createdAt: createdAt - 15 * minute };
      const uses = await providers.get(account)!.uses(since, "sessions");
      const found = uses.filter(({ action, allowed }) => allowed && action.endsWith(":AssumeRoleWithWebIdentity"));
      const repository = jobs.get(key)?.repository;
      events.push(...found.map((use) => used(use, { binding, repository, at })));
      return found;
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      if (cause.retryable) silent.set(account, cause);
      world.progress(`who used ${key} is not known yet: ${cause.message}`);
      return cause;
    }
  };
  return { left, sessions };
}

/**
 * Which runs used the leases that end now, as far as the cloud's log tells yet. What it does not tell stays for audit; not being told keeps nothing open, so it makes no run red.
 */
export async function readUses(logs: Logs, { may }: Stage, removals: readonly Removal[]): Promise<void> {
  if (!may.has("unbind")) return;
  const ended = removals.filter((step) => step.do === "unbind" && step.ending !== "unexplained");
  await pool([...Map.groupBy(ended, ({ binding }) => binding.account)], async ([account, steps]) => {
    for (const { binding } of steps) if (logs.left(account) > 0) await logs.sessions(binding);
  });
}

function used(
  { session, at: minted, eventId }: Use,
  about: { readonly binding: Binding; readonly repository: string | undefined; readonly at: number },
): Event {
  const { binding, repository, at } = about;
  const grant = keyOf(binding.target, binding.id);
  const detail = { session, minted: iso(minted), log: eventId, run: runOf(session, repository) };
  return event("used", at, { grant, mark: binding.mark }, eventId, detail);
}

/** The run that a session name says it is of; the name itself when it says none. */
function runOf(session: string, repository: string | undefined): string {
  const named = namedJob(session);
  return named && repository
    ? `https://github.com/${repository}/actions/runs/${named.run}/attempts/${named.attempt}`
    : session;
}
