/** What GitHub says of a job in its OIDC tokens: https://docs.github.com/en/actions/reference/security/oidc */
import type { GitHub, GitHubEvent, JobClaims } from "../contract.ts";
import type { Called } from "./called.ts";

export interface RunIdentity {
  readonly event: GitHubEvent;
  /** `.github/workflows/x.yml` */
  readonly workflowPath: string;
  readonly workflowName: string;
  readonly runId: number;
  readonly number: number;
  readonly attempt: number;
}

export interface JobIdentity {
  readonly checkRunId: number;
  /** Empty for a job without an environment. */
  readonly environment: string;
  /** The reusable workflow that the job stands in; absent: the workflow of the run. */
  readonly called?: Called;
}

/** The claims of one job; every value a string. */
export function claimsOf(github: GitHub, run: RunIdentity, job: JobIdentity): JobClaims {
  const { event } = run;
  const ids = github.repositoryIds(event.repository);
  const workflowRef = `${event.repository}/${run.workflowPath}@${event.ref}`;
  const claims = {
    repository: event.repository,
    repository_id: String(ids.id),
    repository_owner: event.repository.split("/")[0] as string,
    repository_owner_id: String(ids.ownerId),
    repository_visibility: ids.private ? "private" : "public",
    ref: event.ref,
    ref_type: event.ref.startsWith("refs/tags/") ? "tag" : "branch",
    ...branches(event),
    sha: event.sha,
    workflow: run.workflowName,
    workflow_ref: workflowRef,
    workflow_sha: event.sha,
    job_workflow_ref: job.called?.ref ?? workflowRef,
    job_workflow_sha: job.called?.sha ?? event.sha,
    ...(job.environment === "" ? {} : { environment: job.environment }),
    event_name: event.name,
    actor: event.actor,
    actor_id: String(github.userId(event.actor)),
    run_id: String(run.runId),
    run_number: String(run.number),
    run_attempt: String(run.attempt),
    check_run_id: String(job.checkRunId),
    runner_environment: "github-hosted",
  };
  return { sub: subject(github, event, job.environment, claims), ...claims };
}

/**
 * Repository, then the environment if there is one, else the pull request, else the ref; or the claims that the repository
 * chose, each behind its name. `:` inside a value is `%3A`.
 */
function subject(
  github: GitHub,
  event: GitHubEvent,
  environment: string,
  claims: Readonly<Record<string, string>>,
): string {
  const [owner, name] = event.repository.split("/") as [string, string];
  const ids = github.repositoryIds(event.repository);
  const { immutable, claims: chosen = ["repo", "context"] } = github.subjectFormat(event.repository);
  const escaped = (value: string) => value.replaceAll(":", "%3A");
  const parts: Readonly<Record<string, string>> = {
    repo: immutable ? `repo:${owner}@${ids.ownerId}/${name}@${ids.id}` : `repo:${owner}/${name}`,
    context:
      environment !== ""
        ? `environment:${escaped(environment)}`
        : event.name.startsWith("pull_request")
          ? "pull_request"
          : `ref:${escaped(event.ref)}`,
  };
  return chosen.map((key) => parts[key] ?? `${key}:${escaped(claims[key] ?? "")}`).join(":");
}

/** `head_ref` and `base_ref`: empty outside pull requests. */
export function branches(event: GitHubEvent): { readonly head_ref: string; readonly base_ref: string } {
  const pull = event.payload.pull_request as { head?: { ref?: string }; base?: { ref?: string } } | undefined;
  return { head_ref: pull?.head?.ref ?? "", base_ref: pull?.base?.ref ?? "" };
}
