import { type Anchor, headIn, onlyRecorded } from "../core/anchors.ts";
import type { Binding } from "../core/binding.ts";
import { lineDigest } from "../core/chain.ts";
import type { LedgerLine } from "../core/event.ts";
import type { Fault } from "../core/fault.ts";
import { newest, recordsOf } from "../core/record.ts";
import { chainTampering, type Entry, entriesOf, historyTampering, type Tampering } from "../core/tampering.ts";
import type { PathChange, Provider, Repository } from "../ports.ts";
import { commitAnchors, disown, ledgerBegan, roleAnchors } from "./anchors.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** How the ledger stands to its own lines, to what its branch held before, to what was anchored, and to what stands. */
export interface Custody {
  /** What is not as it was written; empty: nothing is known to be. */
  readonly found: readonly Tampering[];
  /** What is no fault and should be known. */
  readonly notes: readonly string[];
  /** As far as they can be read. */
  readonly lines: readonly LedgerLine[];
  /** Whether the lines form a chain: what they tell is told only then. */
  readonly holds: boolean;
  readonly head: string;
  /** How many heads outside of it were held against it. */
  readonly anchors: { readonly commits: number; readonly roles: number };
  /** Lines that nothing outside the ledger vouches for. */
  readonly onlyRecorded: number;
  /** Roles whose tags could not be read. */
  readonly faults: readonly { readonly resource: string; readonly fault: Fault }[];
}

/** What is read beside the ledger. */
export interface Around {
  readonly snapshot: Pick<Snapshot, "commit" | "configuration" | "tree">;
  /** Of the accounts in `providers`. */
  readonly bindings: readonly Binding[];
  readonly providers: ReadonlyMap<string, Provider>;
}

/** Reads the ledger's branch as it is, whatever was done to it, and names that. Faults are those of repository and forge. */
export async function custodyOf(world: Pick<World, "repository" | "forge">, around: Around): Promise<Custody> {
  const { snapshot, bindings, providers } = around;
  const { repository, forge } = world;
  const stored = await readBranch(repository, snapshot.configuration.ledger);
  const lines = stored.entries.flatMap((entry) => ("line" in entry ? [entry.line] : []));
  const broken = chainTampering(stored.entries);
  const commits = await commitAnchors(repository, snapshot);
  const roles = await roleAnchors(providers, bindings, await ledgerBegan(repository, snapshot));
  const all = [...commits, ...roles.anchors];
  // Where the chain itself is broken, no digest behind the break can fit: one cause is told once.
  const held = broken.length > 0 ? { anchors: all, found: [] } : await disown(forge, all, lines);
  const whole = broken.length === 0 && stored.found.length === 0 && held.found.length === 0;
  const last = lines.at(-1);
  return {
    found: [
      ...broken,
      ...stored.found,
      ...held.found.map(({ code, says }) => ({ code, says })),
      ...(whole ? besideOf(lines, around) : []),
    ],
    notes: [
      ...(broken.length > 0 || stored.found.length > 0 ? stored.touched : stored.touched.map(restored)),
      ...disowned(all, held.anchors),
    ],
    lines,
    holds: broken.length === 0,
    head: last ? lineDigest(last) : "",
    anchors: { commits: held.anchors.filter(({ by }) => by === "commit").length, roles: roles.anchors.length },
    onlyRecorded: onlyRecorded(held.anchors, lines),
    faults: roles.faults,
  };
}

const restored = (touched: string) => `${touched}, and what it held was put back since`;

function disowned(all: readonly Anchor[], left: readonly Anchor[]): readonly string[] {
  return all
    .filter((anchor) => !left.includes(anchor))
    .map(
      ({ name }) =>
        `commit ${name.slice(0, 12)} names a head of the ledger and came by a person's pull request: its word counts for nothing`,
    );
}

// ---------------------------------------------------------------- the branch

interface Stored {
  readonly entries: readonly Entry[];
  readonly found: readonly Tampering[];
  /** Commits of the ledger's branch that did more than add a file. */
  readonly touched: readonly string[];
}

const folder = "events";

/** What the branch holds, held against what it was first given: a file of the ledger is written once. */
async function readBranch(repository: Repository, branch: string): Promise<Stored> {
  const tip = await repository.branchTip(branch);
  if (tip === undefined) return { entries: [], found: [], touched: [] };
  const files = (await repository.tree(tip, folder))
    .filter(({ path }) => path.endsWith(".jsonl"))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const changes = (await repository.changes(tip, folder)).filter(({ path }) => path.endsWith(".jsonl"));
  if (files.length === 0 && changes.length === 0)
    return {
      entries: [],
      found: [{ code: "ledger.gone", says: `the branch ${branch} is there and holds nothing` }],
      touched: [],
    };
  const first = new Map(changes.filter(({ status }) => status === "added").map((change) => [change.path, change]));
  const blobs = await repository.blobs([
    ...files.map(({ oid }) => oid),
    ...[...first.values()].map(({ blob }) => blob),
  ]);
  const entries = files.flatMap(({ path, oid }) => entriesOf(path, textOf(blobs, oid)));
  const touched = changes
    .filter(({ status }) => status !== "added")
    .map(({ commit, path, status }) => `commit ${commit.slice(0, 12)} of the ledger's branch ${status} ${path}`);
  return {
    entries,
    found: [...(await told(repository, tip, [...first.values()], blobs)), ...before(entries, first, blobs, touched)],
    touched,
  };
}

/** Compared only where both hold together by themselves: what is broken is told by the chain. */
function before(
  entries: readonly Entry[],
  first: ReadonlyMap<string, PathChange>,
  blobs: ReadonlyMap<string, Buffer>,
  touched: readonly string[],
): readonly Tampering[] {
  if (touched.length === 0 || chainTampering(entries).length > 0) return [];
  const once = [...first.values()]
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, blob }) => entriesOf(path, textOf(blobs, blob)));
  return historyTampering(linesOf(once), linesOf(entries));
}

/** Every commit of the record job names the head that it makes: one that adds lines and does not is somebody else's. */
async function told(
  repository: Repository,
  tip: string,
  added: readonly PathChange[],
  blobs: ReadonlyMap<string, Buffer>,
): Promise<readonly Tampering[]> {
  const messages = new Map((await repository.log(tip, folder)).map(({ commit, message }) => [commit, message]));
  return added.flatMap(({ commit, path, blob }) => {
    const last = linesOf(entriesOf(path, textOf(blobs, blob))).at(-1);
    if (last !== undefined && headIn(messages.get(commit) ?? "") === lineDigest(last)) return [];
    const says = `commit ${commit.slice(0, 12)} of the ledger's branch added ${path} and does not name the head that it makes: it is not the record job's`;
    return [{ code: "ledger.foreign", says }];
  });
}

function linesOf(entries: readonly Entry[]): readonly LedgerLine[] {
  return entries.flatMap((entry) => ("line" in entry ? [entry.line] : []));
}

function textOf(blobs: ReadonlyMap<string, Buffer>, oid: string): string {
  return blobs.get(oid)?.toString("utf8") ?? "";
}

// ---------------------------------------------------------------- the clouds

/** Bindings that no line tells of, and lines of bindings that are not there: each vouches for the other. */
function besideOf(lines: readonly LedgerLine[], { snapshot, bindings, providers }: Around): readonly Tampering[] {
  const marks = new Set(lines.map(({ mark }) => mark));
  const unrecorded = bindings.filter(
    ({ state, mark }) => state !== "unexplained" && state !== "preparing" && !marks.has(mark),
  );
  const standing = new Set(bindings.map(({ resource }) => resource));
  const gone = [...recordsOf(lines)].flatMap(([key, record]) => {
    const bound = newest(record, "bound");
    const over = newest(record, "ended") ?? (bound && newest(record, "sealed", bound.mark));
    const account = snapshot.tree.targets.get(key.slice(0, key.indexOf("/")))?.target.account;
    const looked = account !== undefined && providers.has(account);
    const { resource } = bound?.detail ?? {};
    return looked && over === undefined && typeof resource === "string" && !standing.has(resource)
      ? [{ key, resource }]
      : [];
  });
  return [
    ...unrecorded.map(({ resource }) => ({
      code: "ledger.unrecorded",
      says: `${resource} stands and no line tells of it: unless a run is under way, its lines were dropped or never written`,
    })),
    ...gone.map(({ key, resource }) => ({
      code: "ledger.unbound",
      says: `a line says that ${key} was opened as ${resource}, none that it ended, and it is not there: the line was forged, or somebody took the role away`,
    })),
  ];
}
