/** A bare repository: refs, trees and history. Reading costs no process; refs move by `git update-ref`, which compares and swaps. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gitEnvironment } from "../git-environment.ts";
import { git } from "./command.ts";
import { diffCommits, type FileDiff } from "./diff.ts";
import { type CommitObject, ObjectStore, type TreeItem } from "./objects.ts";

export const zero = "0".repeat(40);

export interface RefUpdate {
  readonly ref: string;
  /** Zeros: the ref must not exist. */
  readonly before: string;
  /** Zeros: the ref is deleted. */
  readonly after: string;
}

/** What stands at a path. */
export interface Entry {
  readonly mode?: string;
  readonly oid: string;
}

const configuration = `[core]
	repositoryformatversion = 0
	bare = true
	quotePath = false
	logAllRefUpdates = false
[http]
	receivepack = true
	uploadpack = true
[receive]
	unpackLimit = 1000000
	autogc = false
[gc]
	auto = 0
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
`;

/** GitHub's words for what its rules refuse; the server names the refs in the environment. */
const updateHook = `#!/bin/sh
case "$1" in refs/pull/*) echo "error: refs/pull is read-only" >&2; exit 1 ;; esac
for ref in $SANDBOX_RULED_REFS; do
  if [ "$ref" = "$1" ]; then
    echo "error: GH013: Repository rule violations found for $1." >&2
    echo "- Changes must be made through a pull request." >&2
    exit 1
  fi
done
`;

export class BareRepository extends ObjectStore {
  readonly #diffs = new Map<string, readonly FileDiff[]>();

  /** Makes the repository on disk. */
  static create(directory: string): BareRepository {
    execFileSync("git", ["init", "--quiet", "--bare", "--template=", "--initial-branch=main", directory], {
      env: gitEnvironment,
    });
    writeFileSync(join(directory, "config"), configuration);
    mkdirSync(join(directory, "hooks"), { recursive: true });
    writeFileSync(join(directory, "hooks", "update"), updateHook);
    chmodSync(join(directory, "hooks", "update"), 0o755);
    return new BareRepository(directory);
  }

  /** The object id of a full ref. Nothing here packs refs, so each is a file. */
  ref(name: string): string | undefined {
    if (!isRefName(name)) return undefined;
    try {
      return readFileSync(join(this.directory, name), "utf8").trim() || undefined;
    } catch {
      return undefined;
    }
  }

  /** Refs below `refs/heads`, as full names in order. */
  refs(prefix: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const visit = (folder: string) => {
      const path = join(this.directory, folder);
      if (!existsSync(path)) return;
      for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const name = `${folder}/${entry.name}`;
        if (entry.isDirectory()) visit(name);
        else if (!entry.name.endsWith(".lock")) {
          const oid = this.ref(name);
          if (oid) found.set(name, oid);
        }
      }
    };
    visit(prefix);
    return found;
  }

  /** All or none; false when a ref was not where the update says. */
  update(updates: readonly RefUpdate[]): boolean {
    const lines = updates
      .filter(({ before, after }) => before !== after)
      .map(({ ref, before, after }) =>
        after === zero ? `delete ${ref} ${before}` : `update ${ref} ${after} ${before}`,
      );
    if (lines.length === 0) return true;
    return git(this.directory, ["update-ref", "--stdin"], `${lines.join("\n")}\n`).status === 0;
  }

  /** A commit by SHA, full ref, branch, tag or HEAD. */
  resolve(name: string): string | undefined {
    if (/^[0-9a-f]{40}$/.test(name)) return this.commit(name)?.oid;
    if (name === "HEAD") return this.ref("refs/heads/main");
    const tip = name.startsWith("refs/") ? this.ref(name) : undefined;
    return tip ?? this.ref(`refs/heads/${name}`) ?? this.ref(`refs/tags/${name}`) ?? this.ref(`refs/${name}`);
  }

  /** The entry at a path of a commit; the root tree for the empty path. */
  entry(commit: string, path: string): TreeItem | undefined {
    const root = this.commit(commit)?.tree;
    if (!root) return undefined;
    let item: TreeItem | undefined = { mode: "040000", name: "", oid: root };
    for (const name of path.split("/").filter(Boolean)) {
      item = item?.mode === "040000" ? this.tree(item.oid).find((child) => child.name === name) : undefined;
    }
    return item;
  }

  text(commit: string, path: string): string | undefined {
    const item = this.entry(commit, path);
    return item && item.mode !== "040000" ? this.read(item.oid)?.content.toString("utf8") : undefined;
  }

  /** Every entry below a tree with its path, folders before what they hold. */
  walk(tree: string, prefix = ""): readonly (TreeItem & { readonly path: string })[] {
    return this.tree(tree).flatMap((item) => {
      const path = `${prefix}${item.name}`;
      return [{ ...item, path }, ...(item.mode === "040000" ? this.walk(item.oid, `${path}/`) : [])];
    });
  }

  /** A tree with entries put or taken out (undefined); folders left empty vanish. A file without a mode keeps its own. */
  edit(tree: string | undefined, changes: ReadonlyMap<string, Entry | undefined>): string {
    const items = new Map((tree ? this.tree(tree) : []).map((item) => [item.name, item]));
    const folders = new Map<string, Map<string, Entry | undefined>>();
    for (const [path, entry] of changes) {
      const [name = "", ...rest] = path.split("/");
      const old = items.get(name)?.mode;
      if (rest.length > 0) {
        const inside = folders.get(name) ?? new Map<string, Entry | undefined>();
        folders.set(name, inside.set(rest.join("/"), entry));
      } else if (entry === undefined) items.delete(name);
      else items.set(name, { mode: entry.mode ?? (old && old !== "040000" ? old : "100644"), name, oid: entry.oid });
    }
    for (const [name, inside] of folders) {
      const old = items.get(name);
      const oid = this.edit(old?.mode === "040000" ? old.oid : undefined, inside);
      if (this.tree(oid).length === 0) items.delete(name);
      else items.set(name, { mode: "040000", name, oid });
    }
    return this.writeTree([...items.values()]);
  }

  /** Commits reachable from `tip` without those reachable from `without`: newest first, a child before its parents. */
  history(tip: string, without?: string): readonly CommitObject[] {
    const seen = new Set(without ? this.history(without).map(({ oid }) => oid) : []);
    const found: CommitObject[] = [];
    const waiting: CommitObject[] = [];
    const meet = (oid: string) => {
      const commit = seen.has(oid) ? undefined : this.commit(oid);
      seen.add(oid);
      if (commit) waiting.push(commit);
    };
    meet(tip);
    while (waiting.length > 0) {
      const newest = waiting.reduce((a, b) => (b.committer.seconds > a.committer.seconds ? b : a));
      waiting.splice(waiting.indexOf(newest), 1);
      found.push(newest);
      newest.parents.forEach(meet);
    }
    return found;
  }

  isAncestor(ancestor: string, commit: string): boolean {
    return this.history(commit).some(({ oid }) => oid === ancestor);
  }

  mergeBase(one: string, other: string): string | undefined {
    const ancestors = new Set(this.history(one).map(({ oid }) => oid));
    return this.history(other).find(({ oid }) => ancestors.has(oid))?.oid;
  }

  /** The tree of merging `head` into `base`; undefined when they conflict. */
  mergeTree(base: string, head: string): string | undefined {
    if (this.mergeBase(base, head) === base) return this.commit(head)?.tree;
    const result = git(this.directory, ["merge-tree", "--write-tree", base, head]);
    return result.status === 0 ? result.stdout.trim() : undefined;
  }

  /** What changed between two commits, renames found, as `git diff` tells it. */
  diff(base: string, head: string): readonly FileDiff[] {
    const key = `${base}..${head}`;
    const known = this.#diffs.get(key);
    if (known) return known;
    const files = diffCommits(this.directory, base, head);
    this.#diffs.set(key, files);
    return files;
  }
}

/** Names git itself would take (git-check-ref-format), so that a request cannot step out of the repository. */
export function isRefName(name: string): boolean {
  return /^refs\/[\w.\-/+@#]+$/.test(name) && !/\.\.|\/\/|\/\.|\.lock(\/|$)|\/$|@\{/.test(name);
}
