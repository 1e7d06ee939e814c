import type { Binding } from "../core/binding.ts";
import { Fault } from "../core/fault.ts";
import { allOver, finishedWhy, jobName, type Look } from "../core/finished.ts";
import { windowOf } from "../core/grant.ts";
import { keyOf } from "../core/plan.ts";
import { newest } from "../core/record.ts";
import { namedJob } from "../core/session.ts";
import type { Target } from "../core/target.ts";
import { fromIso, type Instant, iso, minute } from "../core/time.ts";
import type { Forge, Use } from "../ports.ts";
import type { Enacted, Removal, Stage } from "./enact.ts";
import { told } from "./listing.ts";
import { pool } from "./pool.ts";
import { once } from "./remember.ts";
import { inTurn } from "./turns.ts";
import type { Logs } from "./uses.ts";
import type { World } from "./world.ts";

/*
 * A lease whose job is over should not stand until its window is: the job's post step ends it, and where that was lost, the
 * next run that sees the job completed. Who used a lease is told by the cloud's own log, in names that the jobs chose; whether
 * such a job is over is told by GitHub. Neither can open anything, and what is not known ends nothing.
 */

/**
 * CloudTrail delivers an event within about five minutes on average, without a promise:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/how-cloudtrail-works.html
 * A lease that is younger is not asked about.
 */
const soonest = 5 * minute;

/** After so long the log is taken to be complete: only then does its silence say that nobody used a lease. */
const delivery = 15 * minute;

/** So many jobs of one lease are looked up. Whoever mints names sessions, and may make up any number of names. */
export const mostJobs = 20;

interface Candidate {
  readonly key: string;
  readonly binding: Binding;
  /** Of its jobs. */
  readonly repository: string;
  readonly target: Target;
  /** When its job could first have used it. */
  readonly since: Instant;
  /** The run that apply started, where GitHub told. */
  readonly dispatched: number | undefined;
}

/** Open leases that end now: their jobs are over, or nobody used them for as long as their target waits. */
export async function endEarly(
  world: Pick<World, "reader" | "progress">,
  stage: Stage,
  { logs, faults }: { readonly logs: Logs } & Pick<Enacted, "faults">,
): Promise<readonly Removal[]> {
  if (!stage.may.has("unbind")) return [];
  const reader = once(world.reader, (name) => name);
  const ends: Removal[] = [];
  // Likewise a GitHub that does not answer for one repository: its other leases wait for the next run.
  const silent = new Set<string>();
  await pool([...Map.groupBy(candidates(stage), ({ binding }) => binding.account)], async ([account, all]) => {
    const turn = inTurn(all, logs.left(account), { at: stage.at, name: ({ binding }) => binding.resource });
    for (const one of turn) {
      // What was done has to be told: a run that is stopped while it asks tells nothing. The next one asks.
      if (logs.left(account) <= 0) return;
      if (silent.has(one.repository)) continue;
      try {
        const sessions = await logs.sessions(one.binding);
        const end = await verdict({ ...world, reader }, { ...one, at: stage.at, sessions });
        if (end) ends.push({ do: "unbind", key: one.key, binding: one.binding, ...end });
      } catch (cause) {
        if (!(cause instanceof Fault)) throw cause;
        if (cause.retryable) silent.add(one.repository);
        faults.push(told(one.key, cause));
      }
    }
  });
  return ends;
}

/**
 * Open leases that the plan keeps, that something could end early, and that are old enough for the log to tell of them. What
 * is broken elsewhere (a policy, the ledger) holds none of them back: only their own file and their target's are needed.
 */
function candidates({ plan, records, snapshot, at }: Stage): readonly Candidate[] {
  const filed = new Map(snapshot.tree.grants.map((grant) => [keyOf(grant.target, grant.id), grant]));
  return plan.kept.flatMap((binding) => {
    const key = keyOf(binding.target, binding.id);
    const grant = filed.get(key)?.grant;
    const target = snapshot.tree.targets.get(binding.target)?.target;
    if (binding.state !== "open" || grant === undefined || target === undefined) return [];
    const since = Math.max(windowOf(grant, binding.createdAt, fromIso).from, binding.createdAt);
    if (at - since < soonest || (target.ends === "window" && target.ending?.idle_minutes === undefined)) return [];
    const run = newest(records.get(key), "dispatched", binding.mark)?.detail.run;
    const dispatched = Number.isSafeInteger(run) ? (run as number) : undefined;
    return [{ key, binding, repository: grant.job.repository, target, since, dispatched }];
  });
}

type End = Pick<Extract<Removal, { readonly do: "unbind" }>, "ending" | "why" | "jobs">;
type Asked = Candidate & { readonly at: Instant; readonly sessions: readonly Use[] | Fault };

async function verdict(world: Pick<World, "reader" | "progress">, asked: Asked): Promise<End | undefined> {
  const { sessions, target } = asked;
  const released = target.ends === "release";
  if (sessions instanceof Fault) return released ? await byDispatch(world, asked) : undefined;
  if (sessions.length === 0) return await idle(world, asked);
  return released ? await finished(world, asked, [...new Set(sessions.map(({ session }) => session))]) : undefined;
}

/** Over when all its jobs are. One that cannot be read may still run: that is said, and changes nothing. */
async function finished(
  world: Pick<World, "reader" | "progress">,
  { key, repository }: Asked,
  names: readonly string[],
): Promise<End | undefined> {
  const unknown = (why: string) => world.progress(`whether the jobs of ${key} are over is not known: ${why}`);
  if (names.length > mostJobs) {
    unknown(`${names.length} sessions used it, and ${mostJobs} at most are looked up`);
    return undefined;
  }
  const looks = await readable(world, repository, async (forge) => {
    const found: Look[] = [];
    for (const name of names) found.push(await lookAt(forge, repository, name));
    return found;
  });
  if (typeof looks === "string") {
    unknown(looks);
    return undefined;
  }
  for (const look of looks) if ("unknown" in look) unknown(look.unknown);
  const jobs = allOver(looks);
  return jobs && { ending: "finished", why: finishedWhy(jobs), jobs };
}

/** What GitHub says of the job that a session names. A job of another run than the name says is not that job. */
export async function lookAt(forge: Forge, repository: string, session: string): Promise<Look> {
  const named = namedJob(session);
  if (named === undefined) return { session, unknown: `the session ${session} names no job` };
  const { run, attempt, job } = named;
  const found =
    job === undefined ? await forge.attempt(repository, { id: run, attempt }) : await forge.job(repository, job);
  if (found === undefined || found.runId !== run || found.attempt !== attempt)
    return { session, unknown: `${repository} has no ${jobName(named)}, which the session ${session} names` };
  const { completed, conclusion, status } = found;
  return { session, ...named, completed, conclusion: conclusion ?? status ?? "unknown" };
}

/**
 * The log of the account cannot be read, so that nobody knows who used the lease. Where apply started its workflow and knows
 * the run, the end of that run is the end of what it was opened for.
 */
async function byDispatch(world: Pick<World, "reader" | "progress">, asked: Asked): Promise<End | undefined> {
  const run = await startedRun(world, asked);
  if (!run?.completed) return undefined;
  const { runId, attempt, conclusion = "unknown" } = run;
  return {
    ending: "finished",
    why: `the run that apply started for it is over, and the cloud's log cannot be read: ${jobName({ run: runId, attempt })} completed as ${conclusion}`,
    jobs: [{ session: "", run: runId, attempt, completed: true, conclusion }],
  };
}

/** Nobody used it, by a log that is complete; a run of its own that goes on may yet. */
async function idle(world: Pick<World, "reader" | "progress">, asked: Asked): Promise<End | undefined> {
  const { since, at, key, target } = asked;
  const minutes = target.ending?.idle_minutes;
  if (minutes === undefined || at - since < minutes * minute + delivery) return undefined;
  const run = await startedRun(world, asked);
  if (run && !run.completed) {
    world.progress(`nobody has used ${key} yet, and the run that apply started goes on: it stands`);
    return undefined;
  }
  return {
    ending: "idle",
    why: `nobody used it within ${minutes} minutes of ${iso(since)}: the cloud's log, complete until ${iso(at - delivery)}, shows no session`,
  };
}

/** The run that apply started for a lease; undefined when it is not known or cannot be read. */
async function startedRun(world: Pick<World, "reader" | "progress">, { key, repository, dispatched }: Asked) {
  if (dispatched === undefined) return undefined;
  const run = await readable(world, repository, (forge) => forge.attempt(repository, { id: dispatched }));
  if (typeof run !== "string") return run;
  world.progress(`whether run ${dispatched} of ${key} is over is not known: ${run}`);
  return undefined;
}

/** What a token may not see is unknown, with the reason; an outage is thrown. */
const unseen = ["github.no-app", "github.not-found", "github.forbidden", "github.unauthorized", "github.moved"];

export async function readable<T>(
  world: Pick<World, "reader">,
  repository: string,
  read: (forge: Forge) => Promise<T>,
): Promise<T | string> {
  try {
    const forge = await world.reader(repository);
    return forge ? await read(forge) : `the reader App is not installed on ${repository}`;
  } catch (cause) {
    if (cause instanceof Fault && unseen.includes(cause.code)) return cause.message;
    throw cause;
  }
}
