import type { Binding } from "../core/binding.ts";
import type { Event, LedgerLine } from "../core/event.ts";
import type { Scope } from "../core/halt.ts";
import type { Reconciliation } from "../core/outcome.ts";
import { kindOf } from "../core/paths.ts";
import { keyOf, type Standing } from "../core/plan.ts";
import type { GrantRecord } from "../core/record.ts";
import type { Instant } from "../core/time.ts";
import { haltedKeys, haltsNow, toldHalt, underHalt } from "./halts.ts";
import { told } from "./listing.ts";
import { type Asked, heed } from "./revoking.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** What ends before its time because somebody said so, now or by a halt that holds. */
export interface Ends {
  /** Grants that somebody may end now, and asked to. */
  readonly revoked: ReadonlySet<string>;
  /** Grants that a halt bears on, and why. */
  readonly halted: ReadonlyMap<string, string>;
  /** What is wanted, without what a halt bears on. */
  readonly standings: readonly Standing[];
  /** Halts that a reviewed change has lifted. */
  readonly lifted: ReadonlySet<string>;
  /** The halts that hold, in sentences. */
  readonly halts: readonly string[];
  readonly events: readonly Event[];
  readonly faults: Reconciliation["faults"];
}

interface Question {
  readonly asked: Asked;
  /** Those of `asked.revoke` that are grants. */
  readonly keys: ReadonlySet<string>;
  readonly at: Instant;
  readonly snapshot: Snapshot;
  readonly lines: readonly LedgerLine[];
  readonly records: ReadonlyMap<string, GrantRecord>;
  readonly bindings: readonly Binding[];
  readonly standings: readonly Standing[];
}

/** Judges what is asked now, and adds the halts that hold. No file that is broken keeps anything from ending. */
export async function endsOf(world: Pick<World, "repository" | "forge">, question: Question): Promise<Ends> {
  const heeded = await heed(world, { ...question, exists: (scope) => exists(scope, question) });
  const known = await haltsNow(world, question);
  const { halt } = heeded;
  const fresh = halt && !known.lifted.has(halt.id) && !known.inForce.some(({ id }) => id === halt.id) ? [halt] : [];
  const inForce = [...known.inForce, ...fresh];
  const halted = haltedKeys(inForce, question);
  return {
    revoked: heeded.revoked,
    halted,
    standings: underHalt(question.standings, halted),
    lifted: known.lifted,
    halts: inForce.map(toldHalt),
    events: [...heeded.events, ...known.events],
    faults: [
      ...heeded.faults.map(({ about, fault }) => told(about, fault)),
      ...known.faults.map((fault) => told("sallyport.yaml", fault)),
    ],
  };
}

/** A slip in a name must not read as everything stopped. A name that only a broken file may hold is believed. */
export function exists(
  scope: Scope,
  { snapshot, records, bindings, standings }: Pick<Question, "snapshot" | "records" | "bindings" | "standings">,
): boolean {
  if (scope.kind === "all") return true;
  const { targets, grants } = snapshot.tree;
  if (scope.kind === "target") {
    const keys = [
      ...records.keys(),
      ...standings.map(({ key }) => key),
      ...bindings.map(({ target, id }) => keyOf(target, id)),
    ];
    const filed = snapshot.entries.some(({ path }) => path === `targets/${scope.name}.yaml`);
    return filed || keys.some((key) => key.startsWith(`${scope.name}/`));
  }
  const names = [
    ...Array.from(targets.values(), ({ target }) => target.subjects.map(({ repository }) => repository)).flat(),
    ...grants.map(({ grant }) => grant.job.repository),
  ];
  const unread = snapshot.entries.some(
    ({ path }) => kindOf(path) === "target" && !targets.has(path.slice("targets/".length, -".yaml".length)),
  );
  return unread || names.some((name) => name.toLowerCase() === scope.name.toLowerCase());
}
