/** Git's objects and refs without a disk: blobs by their real ids, commits that hold their whole tree as paths. */
import { createHash } from "node:crypto";
import type { Instant } from "../../src/core/time.ts";
import type { FileChange, PathChange } from "../../src/ports.ts";

/** What stands at a path. */
export interface File {
  /** Six digits: `100644`. */
  readonly mode: string;
  readonly oid: string;
}

export type Files = ReadonlyMap<string, File>;

export interface Commit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly files: Files;
  readonly message: string;
  /** Login. */
  readonly author: string;
  /** Whole seconds. */
  readonly at: Instant;
}

export interface Objects {
  /** Full names of branches, without `refs/heads/`, and their tips. */
  readonly branches: ReadonlyMap<string, string>;
  blob(oid: string): Buffer | undefined;
  commit(oid: string): Commit | undefined;
  /** A commit of these changes on top of its first parent's files; of an orphan, on top of nothing. */
  write(commit: {
    readonly parents: readonly string[];
    readonly changes: readonly FileChange[];
    readonly message: string;
    readonly author: string;
    readonly at: Instant;
  }): Commit;
  /** Moves a branch if it stands where it is thought to; `undefined`: it is not there. False: it does not. */
  move(branch: string, before: string | undefined, after: string): boolean;
  /** What one commit changed against its first parent, in the order of paths. */
  changedBy(oid: string): readonly PathChange[];
  /** First-parent history, newest first. */
  line(oid: string): readonly Commit[];
  isAncestor(ancestor: string, oid: string): boolean;
  mergeBase(one: string, other: string): string | undefined;
}

export function objectStore(): Objects {
  const blobs = new Map<string, Buffer>();
  const commits = new Map<string, Commit>();
  const branches = new Map<string, string>();
  const diffs = new Map<string, readonly PathChange[]>();

  function known(oid: string): Commit {
    const found = commits.get(oid);
    if (!found) throw new RangeError(`there is no commit ${oid}`);
    return found;
  }

  function put(content: string): string {
    const bytes = Buffer.from(content);
    const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
    blobs.set(oid, bytes);
    return oid;
  }

  function ancestors(oid: string): ReadonlySet<string> {
    const seen = new Set<string>();
    const waiting = [oid];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(...known(next).parents);
    }
    return seen;
  }

  return {
    branches,
    blob: (oid) => blobs.get(oid),
    commit: (oid) => commits.get(oid),
    write({ parents, changes, message, author, at }) {
      const [first] = parents;
      const files = new Map(first === undefined ? [] : known(first).files);
      for (const { path, content } of changes) {
        if (content === undefined) files.delete(path);
        else files.set(path, { mode: files.get(path)?.mode ?? "100644", oid: put(content) });
      }
      const seconds = Math.floor(at / 1000) * 1000;
      const said = JSON.stringify({ parents, files: [...files].sort(byPath), message, author, seconds });
      const oid = createHash("sha1").update(`commit ${said}`).digest("hex");
      const commit = { oid, parents, files, message, author, at: seconds };
      commits.set(oid, commit);
      return commit;
    },
    move(branch, before, after) {
      if (branches.get(branch) !== before) return false;
      branches.set(branch, known(after).oid);
      return true;
    },
    changedBy(oid) {
      const done = diffs.get(oid);
      if (done) return done;
      const [parent = ""] = known(oid).parents;
      const found = between(parent === "" ? new Map() : known(parent).files, known(oid).files, {
        commit: oid,
        parent,
      });
      diffs.set(oid, found);
      return found;
    },
    line(oid) {
      const found: Commit[] = [];
      for (let next: string | undefined = oid; next !== undefined; next = known(next).parents[0])
        found.push(known(next));
      return found;
    },
    isAncestor: (ancestor, oid) => ancestors(oid).has(ancestor),
    mergeBase(one, other) {
      const theirs = ancestors(one);
      return [...ancestors(other)]
        .filter((oid) => theirs.has(oid))
        .sort((a, b) => ancestors(b).size - ancestors(a).size)[0];
    },
  };
}

/** What lies between two trees, in the order of paths. */
export function between(
  before: Files,
  after: Files,
  about: { readonly commit: string; readonly parent: string },
): readonly PathChange[] {
  const changes: PathChange[] = [];
  for (const [path, file] of after) {
    const old = before.get(path);
    if (old?.oid === file.oid && old.mode === file.mode) continue;
    changes.push({ ...about, path, status: old ? "modified" : "added", blob: file.oid, mode: file.mode });
  }
  for (const [path, file] of before)
    if (!after.has(path)) changes.push({ ...about, path, status: "deleted", blob: file.oid, mode: file.mode });
  return changes.sort((a, b) => compare(a.path, b.path));
}

/** Git's order: by bytes. */
export function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function byPath([one]: readonly [string, File], [other]: readonly [string, File]): number {
  return compare(one, other);
}
