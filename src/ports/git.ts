import type { Instant } from "../core/time.ts";

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
  /** Which repository GitHub says this is, and its default branch: `sallyport.yaml` must say the same. Absent: nobody asked. */
  readonly of?: { readonly id: string; readonly branch: string };
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
