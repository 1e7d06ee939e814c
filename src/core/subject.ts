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
  /** `owner/name/.github/workflows/file.yml@refs/heads/main` */
  readonly jobWorkflowRef: string;
  /** The classic and the immutable spelling; a token carries one of them. */
  readonly sub: readonly [classic: string, immutable: string];
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

/**
 * The claims that GitHub puts into a token of exactly this job.
 * `:` inside a value is written `%3A` in `sub`, and repositories have either of two prefixes:
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export function subjectOf(subjects: Subjects, grant: Pick<Grant, "job">): Subject {
  const [owner, name] = subjects.repository.split("/") as [string, string];
  const environment = encodeColons(grant.job.environment);
  return {
    repository: subjects.repository,
    repositoryId: subjects.repository_id,
    ownerId: subjects.owner_id,
    ref: grant.job.ref,
    environment: grant.job.environment,
    jobWorkflowRef: `${subjects.repository}/${grant.job.workflow}@${grant.job.ref}`,
    sub: [
      `repo:${owner}/${name}:environment:${environment}`,
      `repo:${owner}@${subjects.owner_id}/${name}@${subjects.repository_id}:environment:${environment}`,
    ],
  };
}

function encodeColons(value: string): string {
  return value.replaceAll(":", "%3A");
}
