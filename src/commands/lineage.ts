import { attestationPath, attests } from "../core/attestation.ts";
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

/** A change that left a path as it was, by a commit that attests it. */
export interface Attested extends PathChange {
  /** The blob of the attestation. */
  readonly attestation: string;
}

/** What has decided and run since the installation, along the first parents of the default branch. */
export interface Lineage {
  /** Changes after the installation, newest first. */
  readonly changes: readonly PathChange[];
  /** Every target file that there ever was. */
  readonly targets: readonly string[];
  /** What a path held before a commit: newest first, down to what the installation left. */
  before(path: string, commit: string): readonly Version[];
  /**
   * Attestations of what a change left, newest first, as changes that leave the same: those that came before the path changed
   * again, and before that commit where one is given.
   */
  attested(change: PathChange, until?: string): readonly Attested[];
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
  const attestations = await attestationsIn(repository, changes);
  const people = await peopleIn(repository, targets.flatMap(versions));
  return {
    changes,
    targets,
    before: (path, id) => versions(path).filter(({ change }) => !change || place.get(change.commit)! > place.get(id)!),
    attested: (change, until) => {
      const own = changesOf.get(change.path) ?? [];
      const next = own[own.findIndex(({ commit }) => commit === change.commit) - 1];
      const after = Math.max(-1, ...[next?.commit, until].flatMap((id) => place.get(id ?? "") ?? []));
      const status = change.status === "deleted" ? "deleted" : "modified";
      return attestations
        .filter((one) => place.get(one.commit)! > after && place.get(one.commit)! < place.get(change.commit)!)
        .map(({ commit, parent, blob }) => ({ ...change, commit, parent, status, attestation: blob }));
    },
    people: (version) => (version.blob === undefined ? 0 : (people.get(version.blob) ?? controlQuorum(undefined))),
  };
}

/** Commits that attest everything that decides, do nothing else, and say what git holds there. Newest first. */
async function attestationsIn(repository: Repository, changes: readonly PathChange[]): Promise<readonly PathChange[]> {
  const made = changes.filter(
    ({ path, status, mode }) => path === attestationPath && status !== "deleted" && mode === "100644",
  );
  const texts = await repository.blobs(made.map(({ blob }) => blob));
  const sound: PathChange[] = [];
  for (const change of made) {
    if ((await repository.changedBy(change.commit)).length > 1) continue;
    const entries = await repository.tree(change.commit, ...controlPaths);
    if (attests(texts.get(change.blob)?.toString("utf8") ?? "", entries)) sound.push(change);
  }
  return sound;
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
