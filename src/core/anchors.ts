import { lineDigest } from "./chain.ts";
import type { LedgerLine } from "./event.ts";
import type { Tampering } from "./tampering.ts";
import { type Instant, iso } from "./time.ts";

/** What stands outside the ledger and says how far it went when that was made. */
export interface Anchor {
  /** A commit that took ended grants off the default branch, or a role, which names the head on which it was decided. */
  readonly by: "commit" | "role";
  /** The commit's id, or the role's full name. */
  readonly name: string;
  /** Digest of the ledger's last line then; empty for an empty ledger. */
  readonly head: string;
  readonly at: Instant;
  /** The lease of a role. */
  readonly mark?: string;
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

/** The number of the line behind which each head stands; -1 for the empty ledger's. */
function placesOf(lines: readonly LedgerLine[]): ReadonlyMap<string, number> {
  return new Map([["", -1], ...lines.map((line, index) => [lineDigest(line), index] as const)]);
}

/** What the ledger lacks of what was anchored, each with whose word it is. */
export type Unanchored = Tampering & { readonly anchors: readonly Anchor[] };

/**
 * What the ledger lacks of what was anchored; empty when every head is a line of it and none of history's goes back. A chain
 * that was rewritten whole holds together by itself: only somebody else's copy of its head can tell. `anchors`: commits in
 * the order of history.
 */
export function anchorTampering(anchors: readonly Anchor[], lines: readonly LedgerLine[]): readonly Unanchored[] {
  const places = placesOf(lines);
  const found: Unanchored[] = [];
  let furthest: { readonly place: number; readonly anchor: Anchor } | undefined;
  for (const anchor of anchors) {
    const place = places.get(anchor.head);
    if (place === undefined) found.push({ ...lost(anchor, lines), anchors: [anchor] });
    else if (anchor.by === "role") continue;
    else if (furthest && place < furthest.place)
      found.push({
        code: "ledger.anchor",
        says: `${nameOf(anchor)} says the ledger ended before what ${nameOf(furthest.anchor)} says already stood in it: one of the two was not made by the record job`,
        anchors: [anchor, furthest.anchor],
      });
    else furthest = { place, anchor };
  }
  return found;
}

/** A head that is no line's: something was written behind it and is still there, so that all was written anew; or nothing is. */
function lost(anchor: Anchor, lines: readonly LedgerLine[]): Tampering {
  const says = `${nameOf(anchor)} says the ledger's head was ${anchor.head.slice(0, 12)}…, and no line has that digest`;
  if (lines.length === 0) return { code: "ledger.gone", says: `${says}: there is no line at all` };
  const behind = lines.some((line) => standsBehind(line, anchor));
  return behind
    ? { code: "ledger.rewritten", says: `${says}, though lines that were written later are there: it was written anew` }
    : { code: "ledger.cut", says: `${says}: its end was cut off or changed` };
}

function standsBehind({ at, mark, kind, detail }: LedgerLine, anchor: Anchor): boolean {
  return (
    at > iso(anchor.at) ||
    (anchor.mark !== undefined && mark === anchor.mark) ||
    (kind === "reverted" && detail.commit === anchor.name)
  );
}

function nameOf({ by, name }: Anchor): string {
  return by === "commit" ? `commit ${name.slice(0, 12)}` : name;
}

/** The lines that nothing outside the ledger vouches for: those behind the last anchored head. */
export function onlyRecorded(anchors: readonly Anchor[], lines: readonly LedgerLine[]): number {
  const heads = new Set(anchors.map(({ head }) => head));
  return lines.length - 1 - lines.findLastIndex((line) => heads.has(lineDigest(line)));
}
