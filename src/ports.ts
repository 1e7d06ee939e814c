import type { Access } from "./core/access.ts";
import type { Alert, Undelivered } from "./core/alert.ts";
import type { Binding, Revocation } from "./core/binding.ts";
import type { Actor, AuditedReason, PolicyDecision, PolicyFacts } from "./core/decision.ts";
import type { Event, LedgerLine } from "./core/event.ts";
import type { Objection } from "./core/finding.ts";
import type { Lease, LeaseRef } from "./core/lease.ts";
import type { SubjectFacts } from "./core/subject-facts.ts";
import type { NamedTarget } from "./core/target.ts";
import type { Instant } from "./core/time.ts";

/*
 * What a command may touch. Laws of every port:
 *  - complete or throw: no verb returns a partial answer, since a partial list would read as access withdrawn;
 *  - what fails throws a Fault (core/fault.ts) with a code, whether it is worth retrying, and its cause.
 */

// ---------------------------------------------------------------- git

export interface TreeEntry {
  readonly path: string;
  /** Git's mode, six digits: `100644`. */
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly oid: string;
}

/** A change of one path by one commit of the first-parent history, newest first in lists. */
export interface PathChange {
  readonly commit: string;
  /** First parent; empty for the root commit. */
  readonly parent: string;
  readonly path: string;
  readonly status: "added" | "modified" | "deleted";
  /** The blob after the change; of a deletion, the blob before it. */
  readonly blob: string;
  readonly mode: string;
}

/** A file that the default branch was given, and when it reached the branch at the earliest. */
export interface Addition extends PathChange {
  /** The commit's time, or that of a commit it was built on where it claims an earlier one: no forged time makes it older. */
  readonly reached: Instant;
}

/** A clone of the access repository. Reads objects by hash; never believes a work tree. */
export interface Repository {
  /** Fetches the branches from the remote and returns the default branch's tip. */
  tip(): Promise<string>;
  /** Fetches another branch and returns its tip; undefined when the remote has no such branch. */
  branchTip(branch: string): Promise<string | undefined>;
  /** Every entry at or below any of these paths (no trailing slash; empty for the root), recursively, blobs and submodules only. */
  tree(commit: string, ...paths: readonly [string, ...string[]]): Promise<readonly TreeEntry[]>;
  /** The bytes of blobs, by object id. */
  blobs(oids: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** First-parent changes of files at or below any of these paths (`:(glob)` patterns too), newest first, renames taken apart. */
  changes(commit: string, ...paths: readonly [string, ...string[]]): Promise<readonly PathChange[]>;
  /**
   * Files that were added at or below a path and reached the first-parent history at or after `since`, newest first. Times
   * of commits after `at` are nobody's, and are passed over.
   */
  additions(
    commit: string,
    path: string,
    time: { readonly since: Instant; readonly at: Instant },
  ): Promise<readonly Addition[]>;
  isAncestor(ancestor: string, commit: string): Promise<boolean>;
  /** What one commit changed against its first parent, everywhere in the tree, renames taken apart. */
  changedBy(commit: string): Promise<readonly PathChange[]>;
  /** What `commit` changes against its merge base with `base`: what a pull request from it would show. Empty parent and commit ids are filled with those two. */
  diff(base: string, commit: string): Promise<readonly PathChange[]>;
  /** Fetches a commit that no branch may hold any more (the head of a merged pull request); false when the remote no longer has it. */
  fetchCommit(commit: string): Promise<boolean>;
  /** First-parent history, newest first: id, committer time and message of every commit, optionally only those touching `prefix`. */
  log(commit: string, prefix?: string): Promise<readonly LoggedCommit[]>;
}

export interface LoggedCommit {
  readonly commit: string;
  readonly at: Instant;
  /** Subject and body. */
  readonly message: string;
}

// ---------------------------------------------------------------- GitHub

export interface Review {
  readonly id: number;
  readonly author: Actor;
  readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  /** The commit that was looked at; empty when GitHub no longer knows it. */
  readonly commit: string;
  readonly submittedAt: Instant;
  /** Whether the reviewer may push to the repository: without it GitHub lets nobody be an owner. Absent: not known. */
  readonly authorMayWrite?: boolean;
}

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
  readonly status?: string;
}

export interface Forge {
  pullRequest(number: number): Promise<PullRequest>;
  /** The merged pull request whose merge commit is exactly this commit; undefined when there is none. */
  mergedAs(commit: string): Promise<PullRequest | undefined>;
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
  /** Starts a workflow of any repository that the token may start. */
  dispatch(start: {
    readonly repository: string;
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: { readonly [name: string]: string };
  }): Promise<void>;
  /** The run and job behind a check run id; undefined when it cannot be found. */
  job(repository: string, checkRunId: number): Promise<RunInfo | undefined>;
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
  /** A run of this forge's own repository: the commit whose files it ran, and its workflow file; undefined when it cannot be found. */
  run(runId: number): Promise<{ readonly commit: string; readonly workflow: string } | undefined>;
}

/** How the access repository and its organization are set up. Reads only; what may not be read is unknown, never left out. */
export interface Settings {
  read(asked: {
    readonly branch: string;
    readonly ledger: string;
    /** `owner/name@commit` */
    readonly pins: readonly string[];
  }): Promise<import("./core/settings.ts").SettingsFacts>;
}

// ---------------------------------------------------------------- policy

export interface Policy {
  /** Never throws for what policies do: an evaluation error is a denial with its reason. */
  decide(facts: PolicyFacts): PolicyDecision;
  readonly digest: string;
  /** The rules that are in audit mode now. */
  readonly audited: readonly AuditedReason[];
}

// ---------------------------------------------------------------- clouds

/** A policy document or other exact thing that would be created; `content` is JSON. */
export interface Document {
  /** `trust`, `permissions`, `boundary`. */
  readonly name: string;
  readonly content: object;
}

/** What compile makes of a lease, for people to read and for the proof to judge. */
export interface Documents {
  /** Full name of what will stand in the cloud: an ARN. */
  readonly resource: string;
  readonly documents: readonly Document[];
  /** What the grant says and the cloud does not enforce, in sentences. */
  readonly told: readonly string[];
}

/** What a lease's trust makes of a token. */
export interface Admission {
  readonly admitted: boolean;
  /** The claims that it compares, each with the values that it takes. */
  readonly takes: { readonly [claim: string]: readonly string[] };
}

/** An OIDC token and the claims inside it, unverified: the cloud verifies. */
export interface IdToken {
  readonly token: import("./core/secret.ts").Secret;
  readonly claims: { readonly [claim: string]: unknown };
  readonly obtainedAt: Instant;
}

export interface Credential {
  readonly accessKeyId: import("./core/secret.ts").Secret;
  readonly secretAccessKey: import("./core/secret.ts").Secret;
  readonly sessionToken: import("./core/secret.ts").Secret;
  readonly expiration: Instant;
  /** ARN of the session, as the cloud returned it. */
  readonly principal: string;
}

/** A use of a lease as the cloud's own log tells it. */
export interface Use {
  readonly at: Instant;
  /** The session's name: chosen by the caller, hence recorded, not proven. */
  readonly session: string;
  readonly action: string;
  readonly allowed: boolean;
  readonly eventId: string;
}

/**
 * One account of one cloud. Every verb is safe to repeat.
 * Laws, checked for every provider by one shared contract test (test/contract/provider.ts):
 *  1 bind twice leaves one binding.            2 unbind twice succeeds twice.
 *  3 list() after bind shows the same mark and until.
 *  4 at `until` the cloud refuses access though nobody ran unbind.
 *  5 a credential dies no later than its lease.
 *  6 what is not under our path is neither listed nor touched; under our path, a foreign or lost mark is drift, never adopted.
 *  7 an ended binding never comes back to life through bind.
 *  8 a bind or unbind cut off at any point leaves nothing open that was not meant to be.
 */
export interface Provider {
  /** No behaviour switches on it. */
  readonly name: string;
  readonly account: string;
  /** Empty: the request is inside the target's ceiling. Unsure is an objection; pointers are into the grant (`access`, 0, …). */
  covers(target: NamedTarget, request: Access): readonly Objection[];
  /** Pure: the exact documents, as shown in the pull request. */
  compile(lease: Lease): Documents;
  /** Pure: whether what would be compiled admits a token with these claims at this time. Throws what `compile` throws. */
  admits(lease: Lease, asked: { readonly claims: IdToken["claims"]; readonly at: Instant }): Admission;
  list(): Promise<readonly Binding[]>;
  /** Proves the documents, makes the binding closed, reads it back, proves that, opens it last. Throws a Fault `provider.proof-failed` before creating anything. */
  bind(lease: Lease): Promise<Binding>;
  /** Denies first, closes trust second; a tombstone stays. Proves death by evaluation of what it re-reads. */
  unbind(binding: Binding): Promise<Revocation>;
  /** Takes away a sealed tombstone whose time has come; refuses (Fault `provider.too-early`) before. */
  remove(binding: Binding): Promise<Revocation>;
  /** The public reference under which the job finds its lease. */
  reference(lease: Lease, binding: Binding): LeaseRef;
  /** What the cloud's log holds of this binding; throws when the log cannot be read. */
  uses(binding: Pick<Binding, "resource" | "createdAt">): Promise<readonly Use[]>;
}

/** One account of one cloud, looked at by a person: what of it is not as our templates and leases make it. Changes nothing. */
export interface Inspector {
  readonly account: string;
  /** All targets of this account; throws when a part of it cannot be read. */
  inspect(targets: readonly NamedTarget[], at: Instant): Promise<readonly import("./core/ailment.ts").Ailment[]>;
}

// ---------------------------------------------------------------- ledger, clock

export interface LedgerState {
  /** Digest of the last line; empty for an empty ledger. */
  readonly head: string;
  readonly lines: readonly LedgerLine[];
  /** The ledger branch's tip; undefined when there is no branch yet. */
  readonly commit: string | undefined;
}

export interface Ledger {
  /** Reads and verifies the whole chain; Fault `ledger.broken` when a line does not fit. */
  read(): Promise<LedgerState>;
  /** At least every line that was written at or after `since`, in order, for telling and never for deciding: the chain is not verified. */
  recent(since: Instant): Promise<readonly LedgerLine[]>;
  /** Appends what is not there yet, compare-and-swap; returns the new state and how many lines were new. */
  append(events: readonly Event[]): Promise<{ readonly state: LedgerState; readonly written: number }>;
}

/** Tells people out of band. Never throws: what could not be delivered comes back, and nothing waits for it. */
export interface Alerts {
  tell(alerts: readonly Alert[]): Promise<readonly Undelivered[]>;
}

/** Read once per command and passed on as a value. */
export interface Clock {
  now(): Instant;
}

// ---------------------------------------------------------------- the job that mints

/** Where an annotation points. Lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly title?: string;
}

/**
 * A step's dealings with the runner that executes it. Whatever is printed is inert: no text becomes a workflow command,
 * a second line or a control character.
 */
export interface RunnerIo {
  /** An input of the step, trimmed; empty when it was not given. */
  input(name: string): string;
  output(name: string, value: string): void;
  /** Sets an environment variable of every later step. */
  variable(name: string, value: string): void;
  /** Remembers a public value for the end of the job. */
  save(name: string, value: string): void;
  /** What `save` remembered; empty in any step but the post step. */
  saved(name: string): string;
  /** Has the runner hide a secret, each of its lines and its base64 forms, from everything printed afterwards. */
  mask(secret: import("./core/secret.ts").Secret): void;
  /** Prints one line. */
  log(line: string): void;
  annotate(level: "error" | "warning" | "notice", message: string, place?: Place): void;
  /** Appends Markdown to the job's summary. */
  summary(markdown: string): void;
  /** A folder that the runner empties after the job. */
  readonly temp: string;
}

/** One HTTP exchange. Throws a retryable Fault `network.failed` when there is no answer; every status is an answer. */
export type Send = (request: {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}) => Promise<{ readonly status: number; readonly body: string }>;

/** The job's side of a cloud: it needs the lease reference and a token, and nothing of the access repository. */
export interface Sessions {
  /** One exchange, never repeated here. Faults: `mint.refused`, or any other with `retryable` set or not. */
  mint(ref: LeaseRef, token: IdToken): Promise<Credential>;
  /** Gives up what the lease still allows, and probes until the cloud refuses. Fault `release.failed` when it could not. */
  release(ref: LeaseRef, credential: Credential): Promise<Revocation>;
  /**
   * Puts a credential where later steps find it, under a folder that only this user may read. With `renewal` it is handed out
   * by that command, which gets a fresh one when it must.
   */
  keep(ref: LeaseRef, credential: Credential, folder: string, renewal?: Renewal): Kept;
  /** The credential that `keep` put there; undefined when there is none. */
  recall(ref: LeaseRef, folder: string): Credential | undefined;
  /** Takes it away again. */
  forget(ref: LeaseRef, folder: string): void;
}

/** How a credential is got anew after an hour, by a process that an SDK starts. */
export interface Renewal {
  /** A program and its first argument, both absolute paths. */
  readonly command: readonly [program: string, script: string];
  /** What `mint` was given, for that process: nothing in it is secret. */
  readonly given: { readonly lease: string; readonly account: string; readonly endpoint: string };
}

/** Where a credential was put, and the two ways of pointing later steps at it. */
export interface Kept {
  readonly profile: string;
  readonly file: string;
  /** Variables that name the file: nothing in them is secret. */
  readonly pointers: Readonly<Record<string, string>>;
  /** Variables that hold the credential itself, for tools that read no file. */
  readonly environment: Readonly<Record<string, string>>;
}
