/** What the parts of the sandbox know of each other. Each part is a server on loopback over state that can be looked at. */
import type { Instant } from "../src/core/time.ts";
import type { Administration } from "./administration.ts";

export type { RepositorySettings } from "./administration.ts";

/** The sandbox's time: the machine's clock plus an offset that can be moved. */
export interface SandboxClock {
  now(): Instant;
  /** Milliseconds ahead of the machine's clock. Processes get it through sandbox/clock-preload.js. */
  readonly offset: number;
  move(milliseconds: number): void;
}

export interface Stoppable {
  stop(): Promise<void>;
}

// ---------------------------------------------------------------- OIDC

/** Claims of one job, as GitHub documents them; every value a string. The issuer adds iss, aud, iat, nbf, exp and jti. */
export type JobClaims = Readonly<Record<string, string>> & { readonly sub: string };

export interface OidcIssuer extends Stoppable {
  /** The `iss` in its tokens: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** Public keys as a JWK set. */
  jwks(): Promise<{ readonly keys: readonly Record<string, unknown>[] }>;
  /** Lets a job ask for tokens: what the runner puts into ACTIONS_ID_TOKEN_REQUEST_URL and _TOKEN. */
  admit(claims: JobClaims): { readonly requestUrl: string; readonly requestToken: string };
  /** Every request token and every ID token given out, oldest first. For leak tests. */
  readonly issued: readonly string[];
  /** Requests and connections served so far. */
  readonly served: { readonly requests: number; readonly connections: number };
}

// ---------------------------------------------------------------- cloud

export interface CloudKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface CloudRequest {
  readonly at: Instant;
  readonly account: string;
  /** `iam:CreateRole` */
  readonly action: string;
  readonly allowed: boolean;
  /** ARN of the caller; empty when there is none. */
  readonly principal: string;
  /** Why the judge decided as it did, for people. */
  readonly why: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A request before it is judged. */
export interface ArrivedRequest {
  /** `iam:CreateRole` */
  readonly action: string;
  readonly account: string;
  /** Counts from 1. */
  readonly number: number;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Cloud extends Stoppable {
  /** Endpoint of every AWS service: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Where IAM state is held. */
  readonly state: "moto" | "memory";
  /** Keys that may do everything in an account: the account's owner, for bootstrap and hand edits. */
  admin(account: string): CloudKeys;
  /** Every request judged, oldest first. */
  readonly requests: readonly CloudRequest[];
  readonly served: { readonly requests: number; readonly connections: number };
  /** While set, every request to that account is answered with 503. */
  outage(account: string, on: boolean): void;
  /** Called before each request is served; may throw to drop the connection. For crash tests. */
  before?: ((request: ArrivedRequest) => void) | undefined;
  /** Called when a request has been served and before it is answered; may throw to drop the connection: done, and nobody told. */
  after?: ((request: ArrivedRequest) => void) | undefined;
}

// ---------------------------------------------------------------- GitHub

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

// ---------------------------------------------------------------- runner

export interface StepResult {
  /** The step's id, or its name when it has none. */
  readonly id: string;
  readonly name: string;
  /** `main` or `post`. */
  readonly phase: "main" | "post";
  readonly conclusion: "success" | "failure" | "skipped" | "cancelled";
  /** Everything the step printed, as the runner shows it: masked, commands taken out. */
  readonly log: string;
}

export interface JobResult {
  /** Key in the workflow file. */
  readonly name: string;
  readonly conclusion: "success" | "failure" | "skipped" | "cancelled";
  readonly checkRunId: number;
  readonly steps: readonly StepResult[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly annotations: readonly {
    readonly level: "error" | "warning" | "notice";
    readonly message: string;
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
    readonly title?: string;
  }[];
}

export interface RunResult {
  readonly repository: string;
  readonly workflow: string;
  readonly event: string;
  readonly runId: number;
  readonly conclusion: "success" | "failure" | "cancelled";
  readonly jobs: readonly JobResult[];
  /** What GitHub's parser refuses in the workflow file, with positions; absent for a good file. */
  readonly errors?: readonly string[];
}

export interface Runner extends Stoppable {
  /** Runs every workflow that the queued events start, until no event is left. */
  drain(): Promise<readonly RunResult[]>;
  /** Everything any process of a job wrote where the runner keeps it: raw logs before masking, environment files, state, outputs, RUNNER_TEMP after the job. For leak tests. */
  readonly traces: readonly { readonly where: string; readonly content: string }[];
  /**
   * Ends a step's process with SIGKILL as soon as it has started; asked before each step phase. `"step"` (or true): the
   * job fails and its post steps run. `"runner"`: the machine is gone, nothing more of the job runs. `step` is the step's
   * id, or its name when it has none.
   */
  killWhen?:
    | ((step: {
        readonly repository: string;
        readonly workflow: string;
        readonly job: string;
        readonly step: string;
        readonly phase: "main" | "post";
      }) => boolean | "step" | "runner")
    | undefined;
  /** Ends the process that runs at this moment, as `killWhen` does; false when none runs. For crash tests in the middle of a step. */
  kill(what: "step" | "runner"): boolean;
}
