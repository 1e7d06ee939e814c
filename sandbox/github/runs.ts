/** The runner's bookkeeping, and what an environment gives to a job. */
import { iso } from "../../src/core/time.ts";
import type { EnvironmentSeed, GitHub } from "../contract.ts";
import { findAccount } from "./accounts.ts";
import { type Job, nextId, type Repo, type Run, repoOf, timestamp, type World } from "./state.ts";

type Book = Pick<GitHub, "startRun" | "startJob" | "finishJob" | "finishRun" | "loseJob" | "rerun">;

type Start = Omit<Parameters<GitHub["startRun"]>[0], "runId">;

/** A run as GitHub makes it, before any runner takes it up. */
export function queueRun(world: World, { repository, workflow, event, sha, ref, actor }: Start): Run {
  const { fullName, owner } = repoOf(world, repository);
  const number = world.runs.filter((run) => run.repository === fullName && run.workflow === workflow).length + 1;
  const now = timestamp(world);
  const run: Run = {
    ...{ id: nextId(world), number, attempt: 1, queued: true, repository: fullName, workflow, event, sha, ref },
    ...{ actor: findAccount(world, actor) ?? owner, startedAt: now, updatedAt: now },
    ...{ conclusion: null, earlier: new Map(), jobs: [] },
  };
  world.runs.push(run);
  return run;
}

export function runBook(world: World): Book {
  const runOf = (id: number) => {
    const run = world.runs.find((one) => one.id === id);
    if (!run) throw new Error(`there is no run ${id}: start it first`);
    return run;
  };
  const jobOf = (id: number) => {
    const job = world.runs.flatMap(({ jobs }) => jobs).find((one) => one.id === id);
    if (!job) throw new Error(`there is no job ${id}: start it first`);
    return job;
  };
  return {
    startRun: ({ runId, ...start }) => {
      const run = runId === undefined ? queueRun(world, start) : runOf(runId);
      run.queued = false;
      return { runId: run.id, attempt: run.attempt, number: run.number };
    },
    startJob: (runId, name, state = "in_progress") => {
      const id = nextId(world);
      const run = runOf(runId);
      const about = { attempt: run.attempt, startedAt: timestamp(world), completedAt: null, conclusion: null };
      run.queued = false;
      run.jobs.push({ id, name, queued: state === "queued", ...about });
      return id;
    },
    finishJob: (checkRunId, conclusion) => {
      const job = jobOf(checkRunId);
      job.conclusion = conclusion;
      job.completedAt = timestamp(world);
    },
    finishRun: (runId, conclusion) => {
      const run = runOf(runId);
      run.conclusion = conclusion;
      run.updatedAt = timestamp(world);
    },
    loseJob: (checkRunId) => {
      jobOf(checkRunId).lostAt = world.clock.now();
    },
    rerun: (runId, by) => {
      const run = runOf(runId);
      run.again = by === undefined ? undefined : findAccount(world, by);
      run.earlier.set(run.attempt, run.conclusion);
      run.attempt += 1;
      run.conclusion = null;
      run.updatedAt = timestamp(world);
      return run.attempt;
    },
  };
}

/** How far a job or a run has come. */
export interface Standing {
  readonly status: "queued" | "in_progress" | "completed";
  readonly conclusion: string | null;
  readonly completedAt: string | null;
}

/**
 * For so long a runner's claim on its job holds after it was last heard of: it renews the claim every minute
 * (actions/runner, issue 3539: "job is valid till" ten minutes after each renewal).
 */
const patience = 10 * 60_000;

/** What GitHub knows of a job now. */
export function jobStanding(world: World, { queued, conclusion, completedAt, lostAt }: Job): Standing {
  if (queued) return { status: "queued", conclusion: null, completedAt: null };
  if (lostAt !== undefined) {
    const noticed = lostAt + patience;
    if (world.clock.now() < noticed) return { status: "in_progress", conclusion: null, completedAt: null };
    return { status: "completed", conclusion: "failure", completedAt: iso(noticed) };
  }
  return { status: conclusion ? "completed" : "in_progress", conclusion, completedAt };
}

/** What GitHub knows of one attempt of a run now: it goes on for as long as one of its jobs does. */
export function runStanding(world: World, run: Run, attempt: number = run.attempt): Omit<Standing, "completedAt"> {
  if (run.queued) return { status: "queued", conclusion: null };
  const jobs = run.jobs.filter((job) => job.attempt === attempt).map((job) => jobStanding(world, job));
  const conclusion = attempt === run.attempt ? run.conclusion : (run.earlier.get(attempt) ?? null);
  const over = conclusion !== null && jobs.every(({ status }) => status === "completed");
  return over ? { status: "completed", conclusion } : { status: "in_progress", conclusion: null };
}

/** An environment that was never made has no policy: GitHub makes it, unprotected, when a job first names it. */
export function jobContext(repo: Repo, environment: string | undefined, ref: string): ReturnType<GitHub["jobContext"]> {
  const own = environment === undefined ? undefined : repo.environments.get(environment);
  const allowed = own === undefined || admits(repo, own, ref);
  if (!allowed) return { allowed, secrets: {}, vars: {} };
  return {
    allowed,
    secrets: { ...repo.secrets, ...own?.secrets },
    vars: { ...repo.variables, ...own?.variables },
  };
}

function admits(repo: Repo, { branches, tags }: EnvironmentSeed, ref: string): boolean {
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  const fits = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`).test(name);
  if (ref.startsWith("refs/tags/")) return tags?.some(fits) ?? branches === undefined;
  if (branches === "protected") return repo.protect[name]?.classic === true;
  if (branches === undefined) return tags === undefined;
  return ref.startsWith("refs/heads/") && branches.some(fits);
}
