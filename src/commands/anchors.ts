import { type Anchor, anchorFaults, headIn, unanchored } from "../core/anchors.ts";
import type { LedgerState, Repository } from "../ports.ts";

/** How the ledger stands to what was written down elsewhere. */
export interface Anchoring {
  /** Sentences about what does not fit. */
  readonly faults: readonly string[];
  /** Lines that nothing outside the ledger vouches for: only recorded. */
  readonly onlyRecorded: number;
}

/**
 * Holds the ledger against the heads that commits of the default branch carry, and its branch against being appended to alone.
 * Only a commit that takes grant files away and does nothing else is asked: any other message may say what its author likes.
 */
export async function anchoringOf(repository: Repository, tip: string, ledger: LedgerState): Promise<Anchoring> {
  const removals = new Set(
    (await repository.changes(tip, "grants")).filter(({ status }) => status === "deleted").map(({ commit }) => commit),
  );
  const anchors: Anchor[] = [];
  for (const { commit, message } of (await repository.log(tip, "grants")).toReversed()) {
    const head = removals.has(commit) ? headIn(message) : undefined;
    if (head === undefined) continue;
    const changes = await repository.changedBy(commit);
    if (changes.every(({ path, status }) => status === "deleted" && path.startsWith("grants/")))
      anchors.push({ commit, head });
  }
  return {
    faults: [...(await rewrites(repository, ledger)), ...anchorFaults(anchors, ledger.lines)],
    onlyRecorded: unanchored(anchors, ledger.lines),
  };
}

/** A file of the ledger is written once: whatever changed or took one away later was not the record job. */
async function rewrites(repository: Repository, { commit, lines }: LedgerState): Promise<readonly string[]> {
  if (commit === undefined) return [];
  const changes = await repository.changes(commit, "events");
  const others = changes.filter(({ status }) => status !== "added");
  return lines.length === 0 && changes.length === 0
    ? ["the ledger branch is there and holds nothing"]
    : others.map(({ commit: by, path, status }) => `commit ${by.slice(0, 12)} of the ledger branch ${status} ${path}`);
}
