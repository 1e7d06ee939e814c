import type { Actor } from "../core/decision.ts";
import type { Review } from "../core/review.ts";
import type { SubjectFacts } from "../core/subject-facts.ts";
import type { Instant } from "../core/time.ts";

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly state: "open" | "closed" | "merged";
  readonly author: Actor;
  readonly base: { readonly ref: string; readonly sha: string; readonly repositoryId: number };
  /** `repositoryId` is absent when the head's repository is gone. */
  readonly head: { readonly ref: string; readonly sha: string; readonly repositoryId?: number };
  readonly createdAt: Instant;
  readonly mergedAt?: Instant;
  readonly mergedBy?: Actor;
  readonly mergeCommit?: string;
  /** Authors, co-authors and committers of its commits, as GitHub links them to accounts. */
  readonly committers: readonly Actor[];
  /** True when a commit names a person whom GitHub links to no account. */
  readonly unknownCommitters: boolean;
  /** Who pushed to its branch, as far as GitHub still says. */
  readonly pushers: readonly Actor[];
  /** In the order they were submitted. */
  readonly reviews: readonly Review[];
  /** GitHub's own word on its reviews, to be shown as GitHub's: nothing is decided by it. `none`: no rule asks for reviews. */
  readonly reviewDecision?: "approved" | "changes-requested" | "review-required" | "none";
}

export type Membership = "member" | "not-member" | "unknown";

export interface FileChange {
  readonly path: string;
  /** New content; undefined deletes the file. */
  readonly content?: string;
}

export interface RunInfo {
  readonly repository: string;
  readonly runId: number;
  readonly attempt: number;
  readonly url: string;
  readonly jobName?: string;
  /** `queued`, `in_progress`, …, and once it is over how it ended. */
  readonly status?: string;
  /** Whether GitHub says that it is over: nothing of it runs any more, its post steps neither. */
  readonly completed: boolean;
  /** How it ended: `success`, `failure`, `cancelled`, `timed_out`, …; absent until it is over. */
  readonly conclusion?: string;
}

/** A run of a workflow, by GitHub's own record. */
export interface StartedRun {
  /** The commit whose files it ran. */
  readonly commit: string;
  readonly workflow: string;
  /** Whoever started its newest attempt: of one that was run again, whoever did that. Absent: GitHub does not say. */
  readonly by?: Actor;
  /** Whoever started its first attempt, and chose what it is given: its inputs. Absent: the same as `by`. */
  readonly first?: Actor;
}

export interface Forge {
  pullRequest(number: number): Promise<PullRequest>;
  /**
   * The merged pull request whose merge commit is exactly this commit; undefined when there is none. `fresh`: the commit is so
   * young that GitHub may not name it yet: asked a few times within seconds, and then Fault `github.not-yet`, retryable.
   */
  mergedAs(commit: string, about?: { readonly fresh: boolean }): Promise<PullRequest | undefined>;
  /** Blob ids of `path` at each commit; undefined where the commit or the path is not there. */
  blobsAt(path: string, commits: readonly string[]): Promise<ReadonlyMap<string, string | undefined>>;
  /** Whose token this is. */
  viewer(): Promise<Actor>;
  /** The account behind a login; undefined when there is none. */
  actor(login: string): Promise<Actor | undefined>;
  /** Membership of a team (child teams count); `unknown` when it may not be read, never a guess. */
  membership(team: { readonly organization: string; readonly slug: string }, actor: Actor): Promise<Membership>;
  /**
   * Whether GitHub takes this team for an owner in the access repository's CODEOWNERS: it must be visible and have write
   * access of its own (or from a parent team). `unknown` when that may not be read, never a guess.
   */
  teamMayOwn(team: { readonly organization: string; readonly slug: string }): Promise<"yes" | "no" | "unknown">;
  /** Whether this person may write to the access repository; `unknown` when it cannot be read. */
  mayWrite(actor: Actor): Promise<"yes" | "no" | "unknown">;
  /** Whether this person is an admin of the access repository; `unknown` when it cannot be read. */
  mayAdminister(actor: Actor): Promise<"yes" | "no" | "unknown">;
  /** Numeric id, owner id, default branch and visibility of a repository. */
  repository(name: string): Promise<{
    readonly id: number;
    readonly ownerId: number;
    readonly defaultBranch: string;
    readonly private: boolean;
  }>;
  /** Writes the one comment of ours that begins with `marker`, or rewrites it in place; only comments of our own identity count. */
  comment(pullRequest: number, marker: string, body: string): Promise<"written" | "rewritten" | "unchanged">;
  /** The same where there is such a comment already; where there is none, nothing is written. */
  amend(pullRequest: number, marker: string, body: string): Promise<"rewritten" | "unchanged" | "absent">;
  /** One signed commit on a branch, if its head still is `expectedHead` (`github.head-moved`, retryable, otherwise). Returns its id. */
  commit(change: {
    readonly branch: string;
    readonly expectedHead: string;
    readonly message: string;
    readonly files: readonly FileChange[];
  }): Promise<string>;
  /** Makes a branch at a commit; nothing happens when it exists. */
  createBranch(branch: string, commit: string): Promise<void>;
  /** Makes a branch that shares no history with any other, holding these files; nothing happens when it exists. Returns its head. */
  createOrphan(branch: string, message: string, files: readonly FileChange[]): Promise<string>;
  /** Opens a pull request and returns its number and address; the open one when there is one for that head. */
  openPullRequest(request: {
    readonly title: string;
    readonly body: string;
    readonly head: string;
    readonly base: string;
  }): Promise<{ readonly number: number; readonly url: string }>;
  /** Starts a workflow of any repository that the token may start. Returns the number of its run, where GitHub tells it. */
  dispatch(start: {
    readonly repository: string;
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: { readonly [name: string]: string };
  }): Promise<number | undefined>;
  /** The run and job behind a check run id; undefined when it cannot be found. */
  job(repository: string, checkRunId: number): Promise<RunInfo | undefined>;
  /** When the newest run that succeeded of a workflow file of this forge's own repository began; undefined for none. */
  lastSuccess(workflow: string): Promise<Instant | undefined>;
  /** One attempt of a run as a whole; without `attempt` the newest. Undefined when it cannot be found. */
  attempt(repository: string, run: { readonly id: number; readonly attempt?: number }): Promise<RunInfo | undefined>;
  /**
   * What bears on whether a job of this forge's own repository may be given access, as it stands now. What the token may not
   * read is said to be unknown, with the reason; outages are thrown.
   */
  subjectFacts(job: {
    readonly workflow: string;
    /** Full ref of a branch or a tag. */
    readonly ref: string;
    readonly environment: string;
  }): Promise<SubjectFacts>;
  /** A run of this forge's own repository; undefined when it cannot be found. */
  run(runId: number): Promise<StartedRun | undefined>;
}

/** How the access repository and its organization are set up. Reads only; what may not be read is unknown, never left out. */
export interface Settings {
  read(asked: {
    readonly branch: string;
    readonly ledger: string;
    /** `owner/name@commit` */
    readonly pins: readonly string[];
  }): Promise<import("../core/settings.ts").SettingsFacts>;
}
