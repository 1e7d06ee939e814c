import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { type GrantRecord, newest } from "../core/record.ts";
import { clip } from "../core/text.ts";
import type { Instant } from "../core/time.ts";
import type { PathChange } from "../ports.ts";
import { type Control, controlFault, controlOf } from "./control.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** So many unreviewed commits are told one by one, and so many paths of each. */
const most = 10;

/**
 * Whether anything may be decided for the first time, or opened, at all. What stands open is none of its business: that
 * goes on being governed. Control is read on the first occasion, so that a run with nothing to open asks GitHub nothing.
 */
export interface Gate {
  /** Why nothing is; undefined: it may. Throws nothing: what cannot be read shuts the gate. */
  shut(): Promise<string | undefined>;
  ownersAt: Control["ownersAt"];
  /** What is to be told of it by now. */
  faults(): readonly Fault[];
  events(): readonly Event[];
}

interface Read {
  readonly faults: readonly Fault[];
  readonly events: readonly Event[];
  readonly control?: Control;
}

export function gateOf(
  world: Pick<World, "repository" | "forge">,
  about: {
    readonly snapshot: Pick<Snapshot, "commit" | "configuration">;
    readonly at: Instant;
    /** Every change below grants/ along the first parents of the default branch. */
    readonly changes: readonly PathChange[];
    /** The whole ledger by grant. */
    readonly records: ReadonlyMap<string, GrantRecord>;
  },
): Gate {
  const rewritten = rewriting(about);
  let asked: Promise<Read> | undefined;
  let known: Read = rewritten ?? { faults: [], events: [] };
  const ask = async () => {
    asked ??= rewritten ? Promise.resolve(rewritten) : readControl(world, about);
    known = await asked;
    return known;
  };
  return {
    shut: async () => (await ask()).faults[0]?.message,
    ownersAt: async (commit) => (await ask()).control?.ownersAt(commit),
    faults: () => known.faults,
    events: () => known.events,
  };
}

async function readControl(
  world: Pick<World, "repository" | "forge">,
  { snapshot, at }: { readonly snapshot: Pick<Snapshot, "commit" | "configuration">; readonly at: Instant },
): Promise<Read> {
  try {
    const control = await controlOf(world, snapshot, at);
    const some = control.unreviewed.slice(0, most);
    const events = some
      .filter(({ smuggled }) => smuggled)
      .map(({ commit, paths, why }) =>
        event(
          "incident",
          at,
          nobody,
          { control: commit },
          { commit, paths: paths.slice(0, most), why: clip(why, 1000) },
        ),
      );
    return { control, faults: some.map(controlFault), events };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const why = `whether everything that decides came by review cannot be read, so nothing is opened: ${cause.message}`;
    return { faults: [new Fault(cause.code, why, { retryable: cause.retryable, cause })], events: [] };
  }
}

/**
 * A grant was decided by a commit that the default branch does not hold any more, along its first parents: it was rewritten.
 * A push that makes another history the first parent of ours counts too, though it is no force push.
 */
function rewriting(about: {
  readonly at: Instant;
  readonly changes: readonly PathChange[];
  readonly records: ReadonlyMap<string, GrantRecord>;
}): Read | undefined {
  const held = new Set(about.changes.map(({ commit }) => commit));
  const lost = [...about.records].flatMap(([grant, record]) => {
    const { commit } = newest(record, "decided")?.detail ?? {};
    return typeof commit === "string" && !held.has(commit) ? [{ grant, commit }] : [];
  });
  const [first] = lost;
  if (first === undefined) return undefined;
  const { grant, commit } = first;
  const why = `the default branch was rewritten: commit ${commit.slice(0, 12)}, by which ${grant} was decided, is not in its history any more`;
  const fix = "nothing is opened until it is; find out who pushed over it, and push the history back that held it";
  return {
    faults: [new Fault("git.rewritten", `${why}: ${fix}`)],
    events: [event("incident", about.at, nobody, { rewritten: commit }, { grant, commit, lost: lost.length, why })],
  };
}

const nobody = { grant: "", mark: "" } as const;
