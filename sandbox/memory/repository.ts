/** The Repository port over objects in memory: what git would say, at once. test/contract/repository.ts holds both to it. */
import { Fault } from "../../src/core/fault.ts";
import type { Addition, PathChange, Repository } from "../../src/ports.ts";
import { between, type Commit, compare, type Objects } from "./objects.ts";

export function memoryRepository(objects: Objects, branch: string): Repository {
  function known(oid: string): Commit {
    const found = objects.commit(oid);
    if (found) return found;
    throw new Fault("git.failed", `git has no commit ${oid}`);
  }

  function changesOf(commits: readonly Commit[], paths: readonly string[]): readonly PathChange[] {
    const takes = paths.map(pathspec);
    return commits.flatMap(({ oid }) => objects.changedBy(oid)).filter(({ path }) => takes.some((take) => take(path)));
  }

  return {
    async tip() {
      const tip = objects.branches.get(branch);
      if (tip !== undefined) return tip;
      throw new Fault("git.no-branch", `the remote has no branch ${branch}: set \`branch\` in sallyport.yaml`);
    },

    branchTip: async (name) => objects.branches.get(name),

    async tree(commit, ...paths) {
      const takes = paths.map(pathspec);
      return [...known(commit).files]
        .filter(([path]) => takes.some((take) => take(path)))
        .map(([path, { mode, oid }]) => ({ path, mode, type: "blob" as const, oid }))
        .sort((a, b) => compare(a.path, b.path));
    },

    async blobs(oids) {
      return new Map(
        oids.map((oid) => {
          const bytes = objects.blob(oid);
          if (bytes) return [oid, bytes];
          throw new Fault("git.no-object", `git has no blob ${oid}: check out with \`fetch-depth: 0\``);
        }),
      );
    },

    changes: async (commit, ...paths) => changesOf(objects.line(known(commit).oid), paths),

    async additions(commit, path, { since, at }) {
      const line = objects.line(known(commit).oid);
      const reached = reachedTimes(line, at);
      const first = line.findLastIndex(({ oid }) => reached.get(oid)! >= since);
      const added = changesOf(line.slice(0, first + 1), [path]).filter(({ status }) => status === "added");
      return added.map((change): Addition => ({ ...change, reached: reached.get(change.commit)! }));
    },

    isAncestor: async (ancestor, commit) => objects.isAncestor(known(ancestor).oid, known(commit).oid),
    changedBy: async (commit) => objects.changedBy(known(commit).oid),

    async diff(base, commit) {
      const parent = objects.mergeBase(known(base).oid, known(commit).oid);
      if (parent === undefined) throw new Fault("git.failed", `${base} and ${commit} share no history`);
      return between(known(parent).files, known(commit).files, { commit, parent });
    },

    fetchCommit: async (commit) => objects.commit(commit) !== undefined,

    async log(commit, prefix) {
      const take = pathspec(prefix ?? "");
      return objects
        .line(known(commit).oid)
        .filter(({ oid }) => !prefix || objects.changedBy(oid).some(({ path }) => take(path)))
        .map(({ oid, at, message }) => ({ commit: oid, at, message: message.trimEnd() }));
    },
  };
}

/** When each commit reached the branch: what it claims, and never less than what it was built on. */
function reachedTimes(line: readonly Commit[], now: number): ReadonlyMap<string, number> {
  let latest = 0;
  return new Map(
    line.toReversed().map(({ oid, at }) => {
      if (at <= now) latest = Math.max(latest, at);
      return [oid, latest];
    }),
  );
}

/** A path means what lies at or below it, the empty one everything; a star in `:(glob)` takes no slash. */
function pathspec(spec: string): (path: string) => boolean {
  if (spec === "") return () => true;
  if (!spec.startsWith(":(glob)")) return (path) => path === spec || path.startsWith(`${spec}/`);
  const parts = spec.slice(":(glob)".length).split("*");
  const pattern = new RegExp(`^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join("[^/]*")}$`);
  return (path) => pattern.test(path);
}
