import type { Grant } from "./grant.ts";
import type { Subjects, Target } from "./target.ts";

/** The literal claims of the one kind of token that a lease admits. */
export interface Subject {
  /** `owner/name` */
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
  readonly ref: string;
  readonly environment: string;
  /** `owner/name/.github/workflows/file.yml@refs/heads/main`; of a job in a reusable workflow, that one at its full commit. */
  readonly jobWorkflowRef: string;
  /** The one spelling that GitHub says it uses; the classic and the immutable one where nobody was asked. */
  readonly sub: readonly [string, ...string[]];
  /** Only with a reusable workflow: the file that calls it. Told, not enforced: no cloud sees who called. */
  readonly workflow?: string;
}

/** The entry of the target that lists this grant's job; undefined when none does. */
export function listedSubject(target: Target, grant: Grant): Subjects | undefined {
  return target.subjects.find(
    (subjects) =>
      subjects.repository === grant.job.repository &&
      subjects.workflows.includes(grant.job.workflow) &&
      subjects.refs.includes(grant.job.ref) &&
      subjects.environments.includes(grant.job.environment),
  );
}

/** The two ways in which GitHub begins `sub`: by names, and by names with ids that are never given out again. */
export function subjectPrefixes(
  subjects: Pick<Subjects, "repository" | "repository_id" | "owner_id">,
): readonly [classic: string, immutable: string] {
  const [owner, name] = subjects.repository.split("/") as [string, string];
  return [`repo:${owner}/${name}`, `repo:${owner}@${subjects.owner_id}/${name}@${subjects.repository_id}`];
}

/**
 * The claims that GitHub puts into a token of exactly this job. `prefix` is how GitHub says that it begins `sub`; without it
 * both spellings are listed. `:` inside a value is written `%3A` in `sub`, and `job_workflow_ref` names the file that the job
 * stands in, which is the reusable one where there is one:
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function subjectOf(subjects: Subjects, { job }: Pick<Grant, "job">, prefix?: string): Subject {
  const [classic, immutable] = subjectPrefixes(subjects);
  const spelled = (beginning: string) => `${beginning}:environment:${job.environment.replaceAll(":", "%3A")}`;
  if (prefix !== undefined && prefix !== classic && prefix !== immutable)
    throw new TypeError(`${prefix} is not how GitHub begins the sub of ${subjects.repository}`);
  return {
    repository: subjects.repository,
    repositoryId: subjects.repository_id,
    ownerId: subjects.owner_id,
    ref: job.ref,
    environment: job.environment,
    jobWorkflowRef: subjects.reusable ?? `${subjects.repository}/${job.workflow}@${job.ref}`,
    sub: prefix === undefined ? [spelled(classic), spelled(immutable)] : [spelled(prefix)],
    ...(subjects.reusable === undefined ? {} : { workflow: job.workflow }),
  };
}
