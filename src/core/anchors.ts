import { lineDigest } from "./chain.ts";
import type { LedgerLine } from "./event.ts";

/** A commit of the default branch that says how far the ledger went when it was made. */
export interface Anchor {
  readonly commit: string;
  /** Digest of the ledger's last line then; empty for an empty ledger. */
  readonly head: string;
}

/** The head that a commit's message names in its last paragraph; undefined when it names none. */
export function headIn(message: string): string | undefined {
  const last =
    message
      .trimEnd()
      .split(/\n\s*\n/)
      .at(-1) ?? "";
  const [, head] = /^Ledger: (empty|[0-9a-f]{64})$/m.exec(last) ?? [];
  return head === "empty" ? "" : head;
}

/**
 * What the ledger lacks of what was anchored, in sentences; empty when every head is a line of it and none goes back.
 * A chain that was rewritten whole holds together by itself: only somebody else's copy of its head can tell.
 */
export function anchorFaults(anchors: readonly Anchor[], lines: readonly LedgerLine[]): readonly string[] {
  const places = new Map([["", -1], ...lines.map((line, index) => [lineDigest(line), index] as const)]);
  const faults: string[] = [];
  let furthest: { readonly place: number; readonly commit: string } = { place: -1, commit: "" };
  for (const { commit, head } of anchors) {
    const place = places.get(head);
    const short = commit.slice(0, 12);
    if (place === undefined)
      faults.push(
        `commit ${short} says the ledger's head was ${head.slice(0, 12)}…, and no line of the ledger has that digest: it was rewritten or cut since`,
      );
    else if (place < furthest.place)
      faults.push(
        `commit ${short} says the ledger ended before what ${furthest.commit.slice(0, 12)} says already stood in it: one of the two was not made by the record job`,
      );
    else furthest = { place, commit };
  }
  return faults;
}

/** The lines that nothing outside the ledger vouches for yet: those after the last anchored head. */
export function unanchored(anchors: readonly Anchor[], lines: readonly LedgerLine[]): number {
  const heads = new Set(anchors.map(({ head }) => head));
  const last = lines.findLastIndex((line) => heads.has(lineDigest(line)));
  return lines.length - 1 - last;
}
