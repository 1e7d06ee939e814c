/** A job that used a lease, as GitHub tells of it. */
export interface SeenJob {
  /** The session's name, which names the job. */
  readonly session: string;
  readonly run: number;
  readonly attempt: number;
  readonly job?: number;
  /** Nothing of it runs any more. */
  readonly completed: boolean;
  /** How it ended: `success`, `failure`, `cancelled`, …; how far it has come while it has not. */
  readonly conclusion: string;
}

/** What could be learned of a session's job, or why nothing could. */
export type Look = SeenJob | { readonly session: string; readonly unknown: string };

/** A lease ends when every job that used it is over; a job of which nothing is known may still run. */
export function allOver(looks: readonly Look[]): readonly SeenJob[] | undefined {
  const jobs = looks.filter((look) => "completed" in look);
  return jobs.length === looks.length && jobs.length > 0 && jobs.every(({ completed }) => completed) ? jobs : undefined;
}

/** So many jobs are named one by one. */
const named = 3;

/** Why a lease ended whose jobs are over, in one sentence. */
export function finishedWhy(jobs: readonly SeenJob[]): string {
  const rest = jobs.length > named ? [`and ${jobs.length - named} more`] : [];
  const each = jobs.slice(0, named).map((one) => `${jobName(one)} completed as ${one.conclusion}`);
  const whose =
    jobs.length === 1 ? "its job is over and did not give it back" : "its jobs are over and none gave it back";
  return `${whose}: ${[...each, ...rest].join(", ")}`;
}

/** A job as a sentence names it. */
export function jobName({ run, attempt, job }: Pick<SeenJob, "run" | "attempt" | "job">): string {
  return `${job === undefined ? "" : `job ${job} of `}run ${run} attempt ${attempt}`;
}
