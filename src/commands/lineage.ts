import { controlPaths, controlQuorum, isControl } from "../core/control.ts";
import { readTarget } from "../core/parse.ts";
import { configurationPath, kindOf } from "../core/paths.ts";
import type { PathChange, Repository } from "../ports.ts";

/** What a path held after one change of it; without a blob: nothing. */
export interface Version {
  /** The change that made it; absent: the installation did. */
  readonly change?: PathChange;
  readonly blob?: string;
  /** Six digits: `100644`. */
  readonly mode?: string;
}

/** What has decided and run since the installation, along the first parents of the default branch. */
export interface Lineage {
  /** Changes after the installation, newest first. */
  readonly changes: readonly PathChange[];
  /** Every target file that there ever was. */
  readonly targets: readonly string[];
  /** What a path held before a commit: newest first, down to what the installation left. */
  before(path: string, commit: string): readonly Version[];
  /** How many people a version of a target's file asks for; 0 where there is none. */
  people(version: Version): number;
}

/**
 * Reads the lineage at a commit. The installation is the first commit of the first-parent history that added
 * sallyport.yaml: what lay there then is what an administrator put there, and everything later is measured by it.
 */
export async function lineageOf(repository: Repository, commit: string): Promise<Lineage> {
  const all = (await repository.changes(commit, ...controlPaths)).filter(({ path }) => isControl(path));
  const installation = all.findLast(({ path, status }) => path === configurationPath && status === "added")?.commit;
  const since = all.findIndex((change) => change.commit === installation);
  const changes = since < 0 ? all : all.slice(0, since);
  const entries = installation === undefined ? [] : await repository.tree(installation, ...controlPaths);
  const installed = new Map<string, Version>(entries.map(({ path, oid, mode }) => [path, { blob: oid, mode }]));
  const place = new Map(changes.map((change, index) => [change.commit, index]));
  const changesOf = Map.groupBy(changes, ({ path }) => path);
  const versions = (path: string) => [...(changesOf.get(path) ?? []).map(versionOf), installed.get(path) ?? {}];
  const targets = [...new Set([...changesOf.keys(), ...installed.keys()])].filter((path) => kindOf(path) === "target");
  const people = await peopleIn(repository, targets.flatMap(versions));
  return {
    changes,
    targets,
    before: (path, id) => versions(path).filter(({ change }) => !change || place.get(change.commit)! > place.get(id)!),
    people: (version) => (version.blob === undefined ? 0 : (people.get(version.blob) ?? controlQuorum(undefined))),
  };
}

/** What a change left of its path. */
export function versionOf(change: PathChange): Version {
  return change.status === "deleted" ? { change } : { change, blob: change.blob, mode: change.mode };
}

/** By blob: how many people each version of a target asks for. What is no plain file is left out, and counts as unreadable. */
async function peopleIn(repository: Repository, versions: readonly Version[]): Promise<ReadonlyMap<string, number>> {
  const files = versions.flatMap(({ blob, mode }) => (blob !== undefined && mode === "100644" ? [blob] : []));
  const blobs = await repository.blobs(files);
  return new Map([...blobs].map(([blob, bytes]) => [blob, controlQuorum(readTarget("targets/t.yaml", bytes).value)]));
}
