import type { Configuration } from "../core/configuration.ts";
import { digest } from "../core/digest.ts";
import { Fault } from "../core/fault.ts";
import { readTree, type Tree } from "../core/parse.ts";
import type { Repository, TreeEntry } from "../ports.ts";

/** Everything that is read at one commit of the access repository. */
export interface Snapshot {
  readonly commit: string;
  readonly entries: readonly TreeEntry[];
  readonly tree: Tree;
  readonly configuration: Configuration;
  /** Path → text of everything below policies/. */
  readonly policies: ReadonlyMap<string, string>;
}

/** Files that hold grants, targets, configuration and policies. */
const read = /^(sallyport\.yaml$|(targets|grants|policies)\/)/;

/** Git's mode of an ordinary file: nothing else is read. */
const plain = "100644";

/**
 * Reads one commit, all of it or all but its grants. Faults: `sallyport.not-configured` when sallyport.yaml is missing or broken there, with its findings;
 * whatever the repository throws.
 */
export async function snapshotAt(
  repository: Repository,
  commit: string,
  { grants = true }: { readonly grants?: boolean } = {},
): Promise<Snapshot> {
  const entries = await repository.tree(commit, "");
  const ours = entries.filter(({ path }) => read.test(path) && (grants || !path.startsWith("grants/")));
  const files = ours.filter(({ mode, type }) => mode === plain && type === "blob");
  const blobs = await repository.blobs(files.map(({ oid }) => oid));
  const tree = readTree(
    ours.filter(({ path }) => !path.startsWith("policies/")),
    blobs,
  );
  if (tree.configuration === undefined) throw notConfigured(tree);
  const policies = new Map(
    files
      .filter(({ path }) => path.startsWith("policies/"))
      .map(({ path, oid }) => [path, blobs.get(oid)!.toString("utf8")]),
  );
  return { commit, entries, tree, configuration: tree.configuration, policies };
}

/** A digest of everything that decides, which is everything but the grants themselves. */
export function controlDigest(entries: readonly TreeEntry[]): string {
  return digest(
    entries.filter(({ path }) => !path.startsWith("grants/")).map(({ path, mode, oid }) => ({ path, mode, oid })),
  );
}

function notConfigured(tree: Tree): Fault {
  const why = tree.findings
    .filter(({ file }) => file === "sallyport.yaml")
    .map(({ line, message }) => `line ${line}: ${message}`);
  return new Fault(
    "sallyport.not-configured",
    why.length > 0
      ? `sallyport.yaml cannot be used (${why.join("; ")}): mend it on the default branch`
      : "there is no sallyport.yaml in the repository's root: add one, see the README",
  );
}
