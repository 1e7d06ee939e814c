/** What a job's expressions and processes see of the run: the `github` and `runner` contexts and the variables of the same names. */
import { dirname } from "node:path";
import type { GitHub, GitHubEvent } from "../contract.ts";
import { branches, type JobIdentity, type RunIdentity } from "./claims.ts";
import type { Folders } from "./folders.ts";

export type Variables = Readonly<Record<string, string>>;

const clockPreload = new URL("../clock-preload.js", import.meta.url).href;

/** The `github` context: https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context */
export function githubContext(
  github: GitHub,
  run: RunIdentity,
  job: JobIdentity & { readonly key: string; readonly token: string; readonly folders: Folders },
): Record<string, unknown> {
  const { event } = run;
  const ids = github.repositoryIds(event.repository);
  return {
    token: job.token,
    job: job.key,
    ref: event.ref,
    ref_name: refName(event),
    ref_type: event.ref.startsWith("refs/tags/") ? "tag" : "branch",
    sha: event.sha,
    repository: event.repository,
    repository_id: String(ids.id),
    repository_owner: event.repository.split("/")[0],
    repository_owner_id: String(ids.ownerId),
    repository_visibility: ids.private ? "private" : "public",
    run_id: String(run.runId),
    run_number: String(run.number),
    run_attempt: String(run.attempt),
    actor: event.actor,
    actor_id: String(github.userId(event.actor)),
    triggering_actor: event.actor,
    workflow: run.workflowName,
    workflow_ref: `${event.repository}/${run.workflowPath}@${event.ref}`,
    workflow_sha: event.sha,
    ...branches(event),
    event_name: event.name,
    event: event.payload,
    event_path: job.folders.event,
    workspace: job.folders.workspace,
    server_url: "https://github.com",
    api_url: github.apiUrl,
    graphql_url: `${github.apiUrl}/graphql`,
    secret_source: "Actions",
  };
}

export function runnerContext(folders: Folders): Record<string, string> {
  return {
    name: "sandbox",
    os: "Linux",
    arch: process.arch === "arm64" ? "ARM64" : "X64",
    temp: folders.temp,
    tool_cache: folders.tools,
    environment: "github-hosted",
    debug: "",
  };
}

/** Fields of the `github` context that are not given to processes as GITHUB_*. */
const unexported = new Set(["token", "event", "secret_source", "repository_visibility"]);

/** GITHUB_* and RUNNER_* variables: set last, so that nothing else can. */
export function runnerVariables(github: Record<string, unknown>, runner: Record<string, string>): Variables {
  const exported = Object.entries(github).filter(([name]) => !unexported.has(name));
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    ...Object.fromEntries(exported.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, String(value)])),
    ...Object.fromEntries(
      Object.entries(runner)
        .filter(([name]) => name !== "debug")
        .map(([name, value]) => [`RUNNER_${name.toUpperCase()}`, value]),
    ),
  };
}

/** The little of the machine that a process needs: programs, a home of its own, a language. */
export function machineVariables(folders: Folders, paths: readonly string[], path = process.env.PATH): Variables {
  return {
    PATH: [...paths, dirname(process.execPath), path ?? "/usr/local/bin:/usr/bin:/bin"].join(":"),
    HOME: folders.home,
    LANG: "C.UTF-8",
    USER: "runner",
    GIT_CONFIG_NOSYSTEM: "1",
  };
}

/** Moves the calendar of every Node process by the sandbox's offset; `options` are the step's own NODE_OPTIONS. */
export function clockVariables(offset: number, options: string | undefined): Variables {
  return {
    NODE_OPTIONS: [`--import ${clockPreload}`, options ?? ""].join(" ").trim(),
    SANDBOX_CLOCK_OFFSET: String(offset),
  };
}

function refName(event: GitHubEvent): string {
  return event.ref.replace(/^refs\/(heads|tags|pull)\//, "");
}
