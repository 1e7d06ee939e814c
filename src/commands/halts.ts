import type { Binding } from "../core/binding.ts";
import type { Event, LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { covers, type Halt, type Halted, haltsOf, haltWords, liftedEvent, liftedIds, liftWords } from "../core/halt.ts";
import { configurationPath } from "../core/paths.ts";
import { keyOf, type Standing } from "../core/plan.ts";
import type { Instant } from "../core/time.ts";
import { controlOf } from "./control.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** The halts that the ledger holds, divided by whether a reviewed change has lifted them. */
export interface Halts {
  readonly inForce: readonly Halt[];
  readonly lifted: ReadonlySet<string>;
  /** `lifted`, for those that no line calls so yet. */
  readonly events: readonly Event[];
  readonly faults: readonly Fault[];
}

/**
 * Which halts hold. One is lifted when `sallyport.yaml` lists it and the newest change of that file came by review. GitHub is
 * asked that once for each: later the ledger says that it was asked. A line of the ledger alone lifts nothing, since the file
 * must list it too, and nothing opens either way while what decides is unreviewed.
 */
export async function haltsNow(
  world: Pick<World, "repository" | "forge">,
  about: { readonly snapshot: Snapshot; readonly lines: readonly LedgerLine[]; readonly at: Instant },
): Promise<Halts> {
  const { snapshot, lines, at } = about;
  const halts = haltsOf(lines);
  const listed = new Set(snapshot.configuration.lifted);
  const known = liftedIds(lines);
  const claimed = halts.filter(({ id }) => listed.has(id));
  const fresh = claimed.filter(({ id }) => !known.has(id));
  const flaw = fresh.length === 0 ? undefined : await flawOfLifting(world, snapshot, at);
  const lifted = new Set(
    (flaw === undefined ? claimed : claimed.filter(({ id }) => known.has(id))).map(({ id }) => id),
  );
  return {
    inForce: halts.filter(({ id }) => !lifted.has(id)),
    lifted,
    events: fresh.filter(({ id }) => lifted.has(id)).map((halt) => liftedEvent(halt, at)),
    faults: flaw === undefined ? [] : fresh.map(({ id }) => unlifted(id, flaw)),
  };
}

/** Why the list of lifted halts does not count; undefined: it does. Unknown lifts nothing. */
async function flawOfLifting(
  world: Pick<World, "repository" | "forge">,
  snapshot: Snapshot,
  at: Instant,
): Promise<string | undefined> {
  if (snapshot.stale) return snapshot.stale.message;
  try {
    const { unreviewed } = await controlOf(world, snapshot, at);
    const found = unreviewed.find(({ paths }) => paths.includes(configurationPath));
    return found && `commit ${found.commit.slice(0, 12)} changed ${configurationPath}, and ${found.why}`;
  } catch (cause) {
    if (cause instanceof Fault) return `how it came to be there cannot be read: ${cause.message}`;
    throw cause;
  }
}

function unlifted(id: string, why: string): Fault {
  return new Fault(
    "halt.unlifted",
    `${id} is listed under \`lifted\` and holds all the same, since ${why}; change ${configurationPath} again by a pull request that its owners approve`,
  );
}

/** The first halt that bears on a lease. */
export function haltOn(halts: readonly Halt[], about: Halted): Halt | undefined {
  return halts.find(({ scope }) => covers(scope, about));
}

/** Every grant that a halt bears on, with why, by what stands and by what the default branch asks for. */
export function haltedKeys(
  halts: readonly Halt[],
  about: {
    readonly snapshot: Snapshot;
    readonly bindings: readonly Binding[];
    readonly standings: readonly Standing[];
  },
): ReadonlyMap<string, string> {
  if (halts.length === 0) return new Map();
  const repositories = new Map(
    about.snapshot.tree.grants.map(({ target, id, grant }) => [keyOf(target, id), grant.job.repository]),
  );
  const keys = [...about.bindings.map(({ target, id }) => keyOf(target, id)), ...about.standings.map(({ key }) => key)];
  return new Map(
    keys.flatMap((key) => {
      const halt = haltOn(halts, { target: key.slice(0, key.indexOf("/")), repository: repositories.get(key) });
      return halt ? [[key, haltWords(halt)] as const] : [];
    }),
  );
}

/** What a halt bears on is not wanted while it holds. It is decided all the same, and opens when that was lifted in time. */
export function underHalt(standings: readonly Standing[], halted: ReadonlyMap<string, string>): readonly Standing[] {
  return standings.map((standing) => {
    const why = halted.get(standing.key);
    if (why === undefined || standing.state !== "wanted") return standing;
    return { state: "withdrawn", key: standing.key, why: `nothing opens: ${why}`, until: standing.lease.until };
  });
}

/** A halt as a summary tells it. */
export function toldHalt(halt: Halt): string {
  if (halt.unrecorded)
    return `${haltWords(halt)}: nothing records that, and what is merged later opens; \`sallyport revoke\` keeps it shut`;
  return `nothing opens: ${haltWords(halt)}: ${liftWords(halt.id)}`;
}
