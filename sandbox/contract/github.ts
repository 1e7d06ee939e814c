import type { Administration } from "../administration.ts";
import type { Stoppable } from "./clock.ts";

export type Role = "read" | "triage" | "write" | "maintain" | "admin";
export type Permissions = Readonly<Record<string, "read" | "write" | "admin">>;

export interface EnvironmentSeed {
  /** Branches that may deploy, by name or with `*`; `protected`: those with classic protection; absent: every branch. */
  readonly branches?: readonly string[] | "protected";
  /** Tags that may deploy, beside `branches`. */
  readonly tags?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
}

export interface RepositorySeed {
  readonly owner: string;
  readonly name: string;
  readonly id: number;
  readonly private?: boolean;
  /** Path → content (mode 100644) of the first commit on `main`. */
  readonly files: ReadonlyMap<string, Buffer | string>;
  /** Login → role. */
  readonly collaborators?: Readonly<Record<string, Role>>;
  /** Team slug → role. */
  readonly teams?: Readonly<Record<string, Role>>;
  readonly environments?: Readonly<Record<string, EnvironmentSeed>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly variables?: Readonly<Record<string, string>>;
  /** Branch → rule: a pull request is required, squash merges only. */
  readonly protect?: Readonly<Record<string, BranchRule>>;
  /** `sub` in the immutable form. */
  readonly immutableSubject?: boolean;
  /** `sub` of these claims instead of the default. */
  readonly subjectClaims?: readonly string[];
  /** Tag → whether its release is immutable. */
  readonly releases?: Readonly<Record<string, { readonly immutable: boolean }>>;
}

export interface BranchRule {
  /** App slugs that need not obey. */
  readonly bypass: readonly string[];
  /** Shown as classic branch protection, and not as a ruleset. */
  readonly classic?: boolean;
  /** How many approvals the required pull request takes, as the API shows it. Default 1. */
  readonly approvals?: number;
  /** Types of the rules that the API shows; absent: those of a required pull request. */
  readonly rules?: readonly string[];
}

/** Something that may start workflows. */
export interface GitHubEvent {
  readonly name: "push" | "pull_request" | "pull_request_review" | "workflow_dispatch" | "schedule" | "merge_group";
  readonly action?: string;
  readonly repository: string;
  /** The ref and commit whose workflow files count: for pull request events `refs/pull/N/merge` and its merge commit. */
  readonly ref: string;
  readonly sha: string;
  readonly actor: string;
  /** Set for workflow_dispatch and schedule: the one workflow file meant. */
  readonly workflow?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Set for workflow_dispatch: the run that waits for a runner since then. */
  readonly runId?: number;
  /** The webhook payload: what the runner writes to GITHUB_EVENT_PATH. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface GitHub extends Stoppable, Administration {
  /** REST base, `http://127.0.0.1:<port>`; GraphQL at `<apiUrl>/graphql`. */
  readonly apiUrl: string;
  /** Git over HTTP: `<apiUrl>/<owner>/<name>.git`, password = token. */
  cloneUrl(repository: string): string;
  /** The bare repository on disk. */
  directory(repository: string): string;

  addUser(login: string, id: number, kind?: "user" | "bot"): void;
  addOrganization(login: string, id: number, members: readonly string[]): void;
  addTeam(organization: string, slug: string, members: readonly string[], parent?: string): void;
  addRepository(seed: RepositorySeed): void;
  /** An App installed on repositories of an organization. Returns its private key (PEM). */
  addApp(app: {
    readonly slug: string;
    readonly id: number;
    readonly organization: string;
    readonly permissions: Permissions;
    readonly repositories: readonly string[];
  }): { readonly clientId: string; readonly privateKey: string };

  /** A person's own token. */
  userToken(login: string): string;
  /** What actions/create-github-app-token would return. Throws when the key is wrong or the permissions exceed the App's. */
  installationToken(request: {
    readonly appId: string;
    readonly privateKey: string;
    readonly owner: string;
    readonly repositories: readonly string[];
    readonly permissions?: Permissions;
  }): string;
  /** A GITHUB_TOKEN: the `github-actions[bot]`, one repository, these permissions, never members or rulesets. Revoked by `endToken`. */
  jobToken(repository: string, permissions: Permissions): string;
  endToken(token: string): void;
  /** Every token given out by whatever road, oldest first. For leak tests. */
  readonly issued: readonly string[];

  /** Variables and secrets as a job sees them; an environment's only when its branch policy lets this ref in. */
  jobContext(
    repository: string,
    environment: string | undefined,
    ref: string,
  ): {
    readonly allowed: boolean;
    readonly secrets: Readonly<Record<string, string>>;
    readonly vars: Readonly<Record<string, string>>;
  };

  /** How `sub` is made: with ids in it or without, of the default claims or of others. */
  subjectFormat(repository: string): { readonly immutable: boolean; readonly claims: readonly string[] | undefined };
  repositoryIds(repository: string): { readonly id: number; readonly ownerId: number; readonly private: boolean };
  userId(login: string): number;

  /** Events not yet taken, oldest first. Takes one. */
  takeEvent(): GitHubEvent | undefined;
  /** Schedules: makes the event that cron would. */
  schedule(repository: string, workflow: string): void;

  /** The runner's bookkeeping, readable through the REST API afterwards. */
  startRun(run: {
    readonly repository: string;
    readonly workflow: string;
    readonly event: string;
    readonly sha: string;
    readonly ref: string;
    readonly actor: string;
    /** The run that GitHub made when it was dispatched. */
    readonly runId?: number;
  }): {
    readonly runId: number;
    readonly attempt: number;
    readonly number: number;
  };
  /** Returns the check run id, which is the job's id. `queued`: it waits for a runner. */
  startJob(runId: number, name: string, state?: "queued" | "in_progress"): number;
  finishJob(checkRunId: number, conclusion: string): void;
  finishRun(runId: number, conclusion: string): void;
  /** The runner of a job is gone: GitHub says `in_progress` until it has not heard of it for ten minutes, then `failure`. */
  loseJob(checkRunId: number): void;
  /** A person runs a run again, whole: a new attempt, whose jobs have ids of their own. Returns its number. Absent: whoever started it. */
  rerun(runId: number, by?: string): number;

  /** Keeps what jobs change: refs, pull requests, runs, events, tokens; what it returns puts them back. Settings are not among them. */
  keepHistory(): () => void;

  /** Every request served, oldest first: `GET /repos/acme/access/pulls/7`. */
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly identity: string;
  }[];
  /** Requests to routes that the sandbox does not have, `GET /repos/acme/access/topics`: a test asserts that there are none. */
  readonly unknownRoutes: readonly string[];
  /** An address that commits by this account may carry: GitHub links it to the account, as it does `<id>+<login>@users.noreply.github.com`. */
  emailOf(login: string): string;
  /** While it returns a status, the request is answered with it. */
  fail?:
    | ((request: { readonly method: string; readonly path: string; readonly number: number }) => number | undefined)
    | undefined;
}
