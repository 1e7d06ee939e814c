/** The runner's bookkeeping, and what an environment gives to a job. */
import type { EnvironmentSeed, GitHub } from "../contract.ts";
import { findAccount } from "./accounts.ts";
import { nextId, type Repo, repoOf, timestamp, type World } from "./state.ts";

type Book = Pick<GitHub, "startRun" | "startJob" | "finishJob" | "finishRun">;

export function runBook(world: World): Book {
  const runOf = (id: number) => {
    const run = world.runs.find((one) => one.id === id);
    if (!run) throw new Error(`there is no run ${id}: start it first`);
    return run;
  };
  return {
    startRun: ({ repository, workflow, event, sha, ref, actor }) => {
      const { fullName, owner } = repoOf(world, repository);
      const earlier = world.runs.filter((run) => run.repository === fullName && run.workflow === workflow);
      const id = nextId(world);
      const now = timestamp(world);
      const number = earlier.length + 1;
      world.runs.push({
        ...{ id, number, attempt: 1, repository: fullName, workflow, event, sha, ref },
        ...{ actor: findAccount(world, actor) ?? owner, startedAt: now, updatedAt: now, conclusion: null, jobs: [] },
      });
      return { runId: id, attempt: 1, number };
    },
    startJob: (runId, name) => {
      const id = nextId(world);
      runOf(runId).jobs.push({ id, name, startedAt: timestamp(world), completedAt: null, conclusion: null });
      return id;
    },
    finishJob: (checkRunId, conclusion) => {
      const job = world.runs.flatMap(({ jobs }) => jobs).find(({ id }) => id === checkRunId);
      if (!job) throw new Error(`there is no job ${checkRunId}: start it first`);
      job.conclusion = conclusion;
      job.completedAt = timestamp(world);
    },
    finishRun: (runId, conclusion) => {
      const run = runOf(runId);
      run.conclusion = conclusion;
      run.updatedAt = timestamp(world);
    },
  };
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
