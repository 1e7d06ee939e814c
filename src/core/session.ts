/** The job that a session's name says made it. Whoever mints chooses that name: it is looked up, and proves nothing. */
export interface NamedJob {
  readonly run: number;
  readonly attempt: number;
  /** Its check run's number; absent where the issuer's tokens carry none. */
  readonly job?: number;
}

/** Reads `<id>@<run>-<attempt>-<check_run_id>`, or the same without its last part; undefined for any other name. */
export function namedJob(session: string): NamedJob | undefined {
  const [, run, attempt, job] = /@(\d{1,15})-(\d{1,4})(?:-(\d{1,15}))?$/.exec(session) ?? [];
  if (run === undefined || attempt === undefined) return undefined;
  return { run: Number(run), attempt: Number(attempt), ...(job === undefined ? {} : { job: Number(job) }) };
}
