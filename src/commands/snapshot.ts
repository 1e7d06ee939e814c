import type { Configuration } from "../core/configuration.ts";
import { digest } from "../core/digest.ts";
import { Fault } from "../core/fault.ts";
import type { Finding } from "../core/finding.ts";
import { readConfiguration, readTree, type Tree } from "../core/parse.ts";
import { configurationPath } from "../core/paths.ts";
import type { Repository, TreeEntry } from "../ports.ts";

interface Configured {
  readonly configuration: Configuration;
  /** Set when sallyport.yaml cannot be used and `configuration` is the last that could: good for ending access, never for opening any. */
  readonly stale?: Fault;
}

/** Everything that is read at one commit of the access repository. */
export interface Snapshot extends Configured {
  readonly commit: string;
  /** Of the whole tree; without the grants, when they were left out, of configuration, targets and policies alone. */
  readonly entries: readonly TreeEntry[];
  readonly tree: Tree;
  /** Path → text of everything below policies/. */
  readonly policies: ReadonlyMap<string, string>;
}

/** Files that hold grants, targets, configuration and policies. */
const read = /^(sallyport\.yaml$|(targets|grants|policies)\/)/;

/** What decides, and not what is decided: a pull request is explained without looking at ten thousand other grants. */
const control = [configurationPath, "targets", "policies"] as const;

/** Git's mode of an ordinary file: nothing else is read. */
const plain = "100644";

/**
 * Reads one commit, all of it or all but its grants. Faults: `sallyport.not-configured` and `sallyport.elsewhere` when
 * sallyport.yaml never could be used; whatever the repository throws.
 */
export async function snapshotAt(
  repository: Repository,
  commit: string,
  { grants = true }: { readonly grants?: boolean } = {},
): Promise<Snapshot> {
  const entries = await (grants ? repository.tree(commit, "") : repository.tree(commit, ...control));
  const ours = entries.filter(({ path }) => read.test(path));
  const files = ours.filter(({ mode, type }) => mode === plain && type === "blob");
  const blobs = await repository.blobs(files.map(({ oid }) => oid));
  const tree = readTree(
    ours.filter(({ path }) => !path.startsWith("policies/")),
    blobs,
  );
  const { configuration, stale }: Configured =
    tree.configuration && misplaced(repository, tree.configuration) === undefined
      ? { configuration: tree.configuration }
      : await configurationAt(repository, commit);
  // One that is no plain file is kept as what no engine accepts: left out, its rules would forbid nothing any more.
  const policies = new Map(
    ours
      .filter(({ path }) => path.startsWith("policies/"))
      .map(({ path, oid, mode }) => [path, mode === plain ? blobs.get(oid)!.toString("utf8") : notPlain(mode)]),
  );
  return { commit, entries, tree, configuration, policies, ...(stale ? { stale } : {}) };
}

function notPlain(mode: string): string {
  return `this is no plain file: it has mode ${mode}`;
}

/** A digest of everything that bears on a grant once it is merged: configuration, targets and policies. */
export function controlDigest(entries: readonly TreeEntry[]): string {
  return digest(
    entries
      .filter(({ path }) => read.test(path) && !path.startsWith("grants/"))
      .map(({ path, mode, oid }) => ({ path, mode, oid })),
  );
}

/**
 * `sallyport.yaml` at a commit; where it is missing, broken or another repository's or branch's, the last of the first-parent
 * history that was not, and the fault that says so: a slip in this file must not keep ended access standing. Nothing that is
 * ended goes by the branch, so that a branch of another name is left behind by no older file. That fault is thrown when there is none.
 */
export async function configurationAt(repository: Repository, commit: string): Promise<Configured> {
  const path = "sallyport.yaml";
  const entry = (await repository.tree(commit, path)).find(({ mode, type }) => mode === plain && type === "blob");
  const bytes = entry && (await repository.blobs([entry.oid])).get(entry.oid);
  const now = bytes && readConfiguration(path, bytes);
  const elsewhere = now?.value && misplaced(repository, now.value);
  if (now?.value && elsewhere === undefined) return { configuration: now.value };
  const stale = elsewhere ?? notConfigured(now?.findings ?? []);
  const earlier = (await repository.changes(commit, path)).filter(({ mode }) => mode === plain).map(({ blob }) => blob);
  const blobs = await repository.blobs(earlier);
  for (const blob of earlier) {
    const { value } = readConfiguration(path, blobs.get(blob)!);
    if (value === undefined || (repository.of && value.repository_id !== repository.of.id)) continue;
    return { configuration: { ...value, branch: repository.of?.branch ?? value.branch }, stale };
  }
  throw stale;
}

/** Why a configuration is not this repository's; undefined: it is, or nobody asked. */
function misplaced({ of }: Repository, { repository_id: id, branch }: Configuration): Fault | undefined {
  if (of === undefined || (id === of.id && branch === of.branch)) return undefined;
  return new Fault(
    "sallyport.elsewhere",
    `sallyport.yaml is of repository ${id}, branch ${branch}, and this is ${of.id}, branch ${of.branch}: set repository, repository_id and branch`,
  );
}

function notConfigured(findings: readonly Finding[]): Fault {
  const why = findings.map(({ line, message }) => `line ${line}: ${message}`);
  return new Fault(
    "sallyport.not-configured",
    why.length > 0
      ? `sallyport.yaml cannot be used (${why.join("; ")}): mend it on the default branch`
      : "there is no sallyport.yaml in the repository's root: add one, see the README",
  );
}
