import type { Binding } from "../core/binding.ts";
import type { Actor } from "../core/decision.ts";
import { Fault } from "../core/fault.ts";
import type { Objection } from "../core/finding.ts";
import { type Filing, type Given, givenUnder, minutesOf } from "../core/given.ts";
import { type FiledGrant, windowOf } from "../core/grant.ts";
import { timeObjections, usageOf } from "../core/limits.ts";
import { readGrant } from "../core/parse.ts";
import { grantOf, kindOf } from "../core/paths.ts";
import { keyOf, type Standing } from "../core/plan.ts";
import { type GrantRecord, recordsOf } from "../core/record.ts";
import type { NamedTarget } from "../core/target.ts";
import { fromIso, type Instant, minute } from "../core/time.ts";
import type { Asking, UsageFacts } from "../core/usage.ts";
import { extensionOf } from "./extends.ts";
import { once } from "./remember.ts";
import { eligibilityOf } from "./requesters.ts";
import type { World } from "./world.ts";

/** What a target's limits have against one grant. */
export interface Limited {
  readonly objections: readonly Objection[];
  /** What only apply can tell, in words that follow "if". */
  readonly later: readonly string[];
  /** What a reviewer should know of how much is given already, in sentences. */
  readonly says: readonly string[];
  readonly usage?: UsageFacts;
}

/** A grant whose limits are asked about. */
export interface Asked {
  readonly filed: FiledGrant;
  readonly target: NamedTarget;
  /** Who opened the pull request. */
  readonly requester: Actor;
  /** When it was merged; at the moment of the request: now. */
  readonly mergedAt: Instant;
  readonly moment: "request" | "activation";
  /** The commit of the default branch that it was built on; empty for none. */
  readonly base: string;
}

/**
 * The limits, for one run: what is allowed in it counts for whatever is decided after it, so that no run and no pull request
 * gives more than one would. Who decides must do so in one order, see {@link oldestFirst}.
 */
export interface Limits {
  /** Everything that may change with time and place: of a grant that is not open yet. */
  against(asked: Asked): Promise<Limited>;
  /** What a grant's own time has against it: also of one that stands open, whose place is its own. */
  timeAgainst(asked: Pick<Asked, "filed" | "target" | "mergedAt">): readonly Objection[];
  /** Told of every decision, so that the next one knows. */
  settle(standing: Pick<Standing, "key" | "state">): void;
}

const day = 24 * 60 * minute;

/** The schema's own bounds: how far back any limit looks, how long after its merge a window may begin, and how long it lasts. */
const longest = { days: 90, ahead: 720 * 60 * minute, window: 1440 * minute };

interface Ground {
  /** The default branch's tip. */
  readonly commit: string;
  readonly at: Instant;
  /** The ledger by grant; undefined when it cannot be read, and then nothing is counted here. */
  readonly records: ReadonlyMap<string, GrantRecord> | undefined;
  /** In a run that decides: what the clouds hold, and what is on the default branch. Otherwise the ledger tells what is open. */
  readonly run?: {
    readonly bindings: readonly Binding[];
    readonly grants: readonly FiledGrant[];
    /** Grants whose file is there and cannot be used: what is open for them stays open. */
    readonly held: ReadonlySet<string>;
  };
}

/**
 * The limits as they stand now, for somebody who asks: the files and the newest part of the ledger tell what is open. A
 * ledger that cannot be read is left to apply.
 */
export async function limitsNow(
  world: Pick<World, "repository" | "forge" | "ledger">,
  { commit, at }: { readonly commit: string; readonly at: Instant },
): Promise<Limits> {
  const lines = await world.ledger
    .recent(at - longest.days * day - longest.ahead - 2 * longest.window)
    .catch((cause) => {
      if (!(cause instanceof Fault)) throw cause;
      return undefined;
    });
  return limitsOf(world, { commit, at, records: lines && recordsOf(lines) });
}

export function limitsOf(world: Pick<World, "repository" | "forge">, ground: Ground): Limits {
  const { commit, at, records = new Map<string, GrantRecord>(), run } = ground;
  const standing = new Map((run ? openNow(run, at, records) : []).map((one) => [one.key, one]));
  const asked = new Map<string, Given>();
  const decidedHere = new Set<string>();
  const holding = new Set(standing.keys());
  const undecided = run ? undecidedIn(run) : new Set<string>();
  const givenAt = once(
    async (target: NamedTarget) =>
      givenUnder(target.name, { filings: await filingsOf(world, { target, commit, at }), records, undecided }),
    ({ name }) => name,
  );

  /** What is given beside this grant, with what this run has allowed. */
  async function taken(target: NamedTarget) {
    const here = [...decidedHere].flatMap((key) => asked.get(key) ?? []).filter(({ key }) => under(key, target));
    const known = new Set(here.map(({ key }) => key));
    const given = [...(await givenAt(target)).filter(({ key }) => !known.has(key)), ...here];
    const open = run ? [...standing.values()].filter(({ key }) => under(key, target)) : given;
    return { given, standing: open };
  }

  return {
    timeAgainst,

    async against(about) {
      const { filed, target, moment } = about;
      const who = await eligibilityOf(world, {
        ...{ target, author: about.requester, moment },
        ...(filed.grant.for === undefined ? {} : { for: filed.grant.for }),
      });
      const extension = await extensionOf(world, filed, { base: about.base, records });
      const asking = askingOf(about, who.people);
      const objections = [...timeAgainst(about), ...who.objections, ...extension.objections];
      if (ground.records === undefined) return { objections, later: [...who.later, uncounted], says: extension.says };
      const told = { ...(await taken(target)), at, extends: filed.grant.extends !== undefined };
      const usage = usageOf(target, asking, told);
      asked.set(asking.key, givenAs(asking, filed));
      // What stands open holds its place: no count takes it away, also when the ledger that knew it is gone.
      const counted = holding.has(asking.key) ? [] : usage.objections;
      return {
        objections: [...objections, ...counted],
        later: who.later,
        says: [...extension.says, usageWords(target, asking, usage.facts)],
        usage: usage.facts,
      };
    },

    settle({ key, state }) {
      const given = asked.get(key);
      if (state === "wanted" && given !== undefined) {
        decidedHere.add(key);
        standing.set(key, given);
      } else if (state === "withdrawn") standing.delete(key);
    },
  };
}

const uncounted = "its limits leave room, which cannot be counted here since the ledger cannot be read";

function timeAgainst({ filed, target, mergedAt }: Pick<Asked, "filed" | "target" | "mergedAt">): readonly Objection[] {
  return timeObjections(target, filed.grant, { ...windowOf(filed.grant, mergedAt, fromIso), merged: mergedAt });
}

/**
 * The order in which grants are decided: what stands open first, since its place is its own; then by merge, the oldest
 * first; then by path. `merges` are the changes of the default branch, newest first.
 */
export function oldestFirst(
  grants: readonly FiledGrant[],
  merges: readonly { readonly commit: string; readonly path: string }[],
  isOpen: (key: string) => boolean,
): readonly FiledGrant[] {
  const age = new Map<string, number>();
  const places = new Map<string, number>();
  for (const { commit, path } of merges) {
    if (!places.has(commit)) places.set(commit, places.size);
    if (!age.has(path)) age.set(path, places.get(commit)!);
  }
  const rank = ({ target, id, path }: FiledGrant) =>
    isOpen(keyOf(target, id)) ? Number.POSITIVE_INFINITY : (age.get(path) ?? -1);
  return [...grants].sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    if (first !== second) return second - first;
    return a.path < b.path ? -1 : 1;
  });
}

// ---------------------------------------------------------------- reading

/** Every file that the target was given in the time that its limits look back on. */
async function filingsOf(
  { repository }: Pick<World, "repository">,
  { target, commit, at }: { readonly target: NamedTarget; readonly commit: string; readonly at: Instant },
): Promise<readonly Filing[]> {
  const since = at - target.target.limits.repeated.days * day - longest.ahead - 2 * longest.window;
  const additions = (await repository.additions(commit, `grants/${target.name}`, { since, at })).filter(
    ({ path, mode }) => kindOf(path) === "grant" && mode === "100644",
  );
  const blobs = await repository.blobs(additions.map(({ blob }) => blob));
  return additions.flatMap(({ path, blob, reached }) => {
    // What cannot be read never opened anything, unless the ledger says so.
    const grant = readGrant(path, blobs.get(blob)!, blob).value?.grant;
    return grant === undefined ? [] : [{ id: grantOf(path).id, reached, grant }];
  });
}

/** Grants of the default branch for which nothing was ever opened, as far as the clouds tell. */
function undecidedIn({ bindings, grants }: NonNullable<Ground["run"]>): ReadonlySet<string> {
  const opened = bindings.filter(({ state }) => state !== "preparing").map(({ target, id }) => keyOf(target, id));
  const known = new Set(opened);
  return new Set(grants.map(({ target, id }) => keyOf(target, id)).filter((key) => !known.has(key)));
}

/** What stands open in the clouds, whose file is still there. What cannot be told of it counts for everybody. */
function openNow(
  { bindings, grants, held }: NonNullable<Ground["run"]>,
  at: Instant,
  records: ReadonlyMap<string, GrantRecord>,
): readonly Given[] {
  const filed = new Map(grants.map((one) => [keyOf(one.target, one.id), one]));
  return bindings.flatMap(({ target, id, state, createdAt, until }) => {
    const key = keyOf(target, id);
    const file = filed.get(key);
    if (state !== "open" || until <= at || (file === undefined && !held.has(key))) return [];
    const record = records.get(key);
    const [known] = givenUnder(target, {
      filings:
        file === undefined ? [] : [{ id, reached: until - file.grant.window.minutes * minute, grant: file.grant }],
      records: new Map(record ? [[key, record]] : []),
    });
    const unknown = { key, workers: [], people: [], from: createdAt, until, minutes: 0 };
    return [{ ...(known ?? unknown), standing: true, until }];
  });
}

// ---------------------------------------------------------------- one grant

function askingOf({ filed, mergedAt }: Asked, people: readonly Actor[]): Asking {
  const { repository, workflow } = filed.grant.job;
  return {
    key: keyOf(filed.target, filed.id),
    repository,
    workflow,
    people,
    ...windowOf(filed.grant, mergedAt, fromIso),
  };
}

function givenAs(asking: Asking, { grant }: FiledGrant): Given {
  const { key, repository, workflow, people, from, until } = asking;
  return {
    ...{ key, from, until, standing: true, minutes: minutesOf(asking) },
    workers: [{ repository, workflow }],
    people: people.map(({ id }) => id),
    ...(grant.for === undefined ? {} : { for: grant.for.toLowerCase() }),
  };
}

function usageWords({ name, target }: NamedTarget, asking: Asking, { open, repeated }: UsageFacts): string {
  const { limits } = target;
  const whom = asking.people.map(({ login }) => `@${login}`).join(" and ");
  return [
    `with it, ${asking.repository} ${asking.workflow} has ${repeated.grants} of ${limits.repeated.grants} grants`,
    `and ${repeated.minutes} of ${limits.repeated.minutes} minutes in ${repeated.days} days;`,
    `open or due at ${name} beside it are ${open.person} of ${limits.open.person} for ${whom},`,
    `${open.repository} of ${limits.open.repository} for ${asking.repository} and ${open.target} of ${limits.open.target} in all`,
  ].join(" ");
}

function under(key: string, { name }: NamedTarget): boolean {
  return key.startsWith(`${name}/`);
}
