import type { Binding } from "../core/binding.ts";
import { Fault } from "../core/fault.ts";
import { type Instant, iso, minute } from "../core/time.ts";
import { clearableAt } from "../core/tombstone.ts";
import { count } from "../report/plain.ts";
import { sweepWorkflow } from "./revoke.ts";
import type { World } from "./world.ts";

/** How long something may be due before somebody should ask why no run has done it, in milliseconds: sweeps come every quarter hour. */
const patience = 60 * minute;

/**
 * Whether ends are waited for that should have been done: in sentences, empty when none is. Leases end by the cloud's own
 * clock, whoever is late; what waits is the sealing, the telling and the clearing. GitHub is asked only when something waits.
 */
export async function overdue(
  world: Pick<World, "forge">,
  about: {
    readonly at: Instant;
    readonly repository: string;
    readonly bindings: readonly Binding[];
    /** Full names of the tombstones that may be cleared. */
    readonly clearable: ReadonlySet<string>;
  },
): Promise<readonly string[]> {
  const { at, repository, bindings, clearable } = about;
  const late = bindings.filter((binding) => at - dueAt(binding, clearable) > patience);
  if (late.length === 0) return [];
  const since = iso(Math.min(...late.map((binding) => dueAt(binding, clearable))));
  const waiting = `sweep: ${count(late.length, "role")} should have been sealed or cleared since ${since}`;
  const start = `gh workflow run ${sweepWorkflow} --repo ${repository}`;
  const last = await lastSweep(world);
  if (typeof last === "string") return [`${waiting}; when it last ran could not be read: ${last}; ${start}`];
  if (last !== undefined && at - last <= patience)
    return [`${waiting}, though a run of it that began at ${iso(last)} succeeded: read its log; ${start}`];
  const ran = last === undefined ? "no run of it has succeeded" : `its last run that succeeded began at ${iso(last)}`;
  return [`${waiting}, and ${ran}: ${start}, and see why its schedule stopped`];
}

/** When something has to be done about a binding; never, where its own time has nothing to do with it. */
function dueAt({ state, until, sealedAt, resource }: Binding, clearable: ReadonlySet<string>): Instant {
  if (state === "unexplained") return Number.POSITIVE_INFINITY;
  if (state !== "sealed") return until;
  return clearable.has(resource) ? clearableAt(sealedAt ?? until, until) : Number.POSITIVE_INFINITY;
}

async function lastSweep({ forge }: Pick<World, "forge">): Promise<Instant | undefined | string> {
  try {
    return await forge.lastSuccess(sweepWorkflow);
  } catch (cause) {
    if (cause instanceof Fault) return cause.message;
    throw cause;
  }
}
