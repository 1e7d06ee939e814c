import type { JobClaims } from "../contract.ts";

/** What GitHub says of the jobs that a lease or a control role is for: of their run, or of whoever started it, nothing. */
export function claimsOf(subject: {
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
  readonly ref: string;
  readonly environment: string;
  readonly jobWorkflowRef: string;
  /** The spellings that are admitted; the first is taken. */
  readonly sub: readonly string[];
}): JobClaims {
  return {
    repository: subject.repository,
    repository_id: subject.repositoryId,
    repository_owner: subject.repository.split("/")[0] ?? "",
    repository_owner_id: subject.ownerId,
    ref: subject.ref,
    environment: subject.environment,
    job_workflow_ref: subject.jobWorkflowRef,
    sub: subject.sub[0] ?? "",
  };
}
