import { lineDigest, readLine } from "./chain.ts";
import { canonical } from "./digest.ts";
import type { LedgerLine } from "./event.ts";
import { misnamed } from "./event-form.ts";

/*
 * What was done to a ledger, as far as its own lines and what its branch held before can tell. Lines are called by their
 * numbers, from 0 on.
 */

/** One way in which a ledger is not as it was written. */
export interface Tampering {
  /** `ledger.flipped`, `ledger.dropped`, …: docs/ledger.md has them all. */
  readonly code: string;
  /** One sentence, without a capital letter and a full stop. */
  readonly says: string;
}

/** A stored line as it was read, or why it could not be. */
export type Entry =
  | { readonly path: string; readonly line: LedgerLine }
  | { readonly path: string; readonly unreadable: string; readonly cut: boolean };

/** The stored lines of one file. */
export function entriesOf(path: string, text: string): readonly Entry[] {
  const stored = text.split("\n");
  const whole = stored.at(-1) === "";
  return (whole ? stored.slice(0, -1) : stored).map((one, index, all) => {
    const line = readLine(one);
    const cut = !whole && index === all.length - 1;
    if (typeof line === "string") return { path, unreadable: line, cut };
    return cut ? { path, unreadable: "no line end follows it", cut } : { path, line };
  });
}

interface Placed {
  readonly path: string;
  readonly line: LedgerLine;
}

/** What the lines tell against each other; empty: the chain is whole. */
export function chainTampering(entries: readonly Entry[]): readonly Tampering[] {
  const placed: Placed[] = [];
  /** Numbers of lines that are there and cannot be read. */
  const illegible = new Set<number>();
  const found: Tampering[] = [];
  let next = 0;
  for (const [index, entry] of entries.entries()) {
    if ("unreadable" in entry) {
      illegible.add(next);
      const [code, what] = entry.cut ? ["ledger.cut", "was cut"] : ["ledger.flipped", "was changed"];
      found.push({ code, says: `line ${next} (${entry.path}) ${what}: ${entry.unreadable}` });
      next += 1;
    } else if (renumbered(entry.line, next, entries[index + 1])) {
      found.push({
        code: "ledger.flipped",
        says: `line ${next} (${entry.path}) was changed: it calls itself ${entry.line.seq}`,
      });
      placed.push({ ...entry, line: { ...entry.line, seq: next } });
      next += 1;
    } else {
      placed.push(entry);
      next = entry.line.seq + 1;
    }
  }
  const numbered = Map.groupBy(placed, ({ line }) => line.seq);
  return [
    ...found,
    ...doubled(numbered),
    ...gaps(numbered, illegible),
    ...order(placed),
    ...links(numbered),
    ...names(placed),
  ];
}

/** Whether a line was only given another number: the line behind it vouches for it under its own. */
function renumbered(line: LedgerLine, number: number, behind: Entry | undefined): boolean {
  return (
    line.seq !== number &&
    behind !== undefined &&
    "line" in behind &&
    behind.line.prev === lineDigest({ ...line, seq: number })
  );
}

type Numbered = ReadonlyMap<number, readonly Placed[]>;

/** Several lines under one number: the same line again, or a line of somebody's between ours. */
function doubled(numbered: Numbered): readonly Tampering[] {
  return [...numbered].flatMap(([number, [first, ...others]]) =>
    others.map(({ line, path }) =>
      lineDigest(line) === lineDigest(first!.line)
        ? { code: "ledger.doubled", says: `line ${number} (${path}) stands there twice` }
        : {
            code: "ledger.inserted",
            says: `two lines call themselves ${number} (${first!.path}, ${path}): one was put in`,
          },
    ),
  );
}

/** Numbers that no line bears. It goes from line to line and never counts up to a number: a forged one may be as large as it likes. */
function gaps(numbered: Numbered, illegible: ReadonlySet<number>): readonly Tampering[] {
  const last = [...numbered.keys()].reduce((one, other) => Math.max(one, other), -1);
  const there = [...numbered.keys(), ...[...illegible].filter((number) => number < last)].sort((a, b) => a - b);
  return there.flatMap((number, index) => {
    const from = (there[index - 1] ?? -1) + 1;
    if (number <= from) return [];
    const which = from === number - 1 ? `line ${from} is` : `lines ${from} to ${number - 1} are`;
    return [{ code: "ledger.dropped", says: `${which} not there` }];
  });
}

function order(placed: readonly Placed[]): readonly Tampering[] {
  return placed.flatMap(({ line, path }, index) => {
    const before = placed[index - 1]?.line.seq ?? -1;
    return line.seq < before
      ? [{ code: "ledger.reordered", says: `line ${line.seq} (${path}) stands behind line ${before}` }]
      : [];
  });
}

/** Lines that the line behind them does not continue. A line for which the next one vouches is not the one that was changed. */
function links(numbered: Numbered): readonly Tampering[] {
  const only = (number: number) => {
    const [one, ...others] = numbered.get(number) ?? [];
    return others.length === 0 ? one : undefined;
  };
  const fits = (number: number) => {
    const [before, line] = [only(number - 1), only(number)];
    if (line === undefined) return undefined;
    if (number === 0) return line.line.prev === "";
    return before && line.line.prev === lineDigest(before.line);
  };
  const changed = new Map<number, string>();
  for (const number of [...numbered.keys()].sort((a, b) => a - b)) {
    if (fits(number) !== false) continue;
    const vouched = fits(number + 1);
    const culprit = vouched === true && number > 0 ? number - 1 : number;
    if (vouched === undefined && number > 0) changed.set(number, `line ${number - 1} or line ${number} was changed`);
    else if (!changed.has(culprit)) changed.set(culprit, `line ${culprit} was changed`);
  }
  return [...changed].map(([number, says]) => ({
    code: "ledger.flipped",
    says: `${says} (${numbered.get(number)?.[0]?.path ?? "the first file"}), and the chain behind it was not made anew`,
  }));
}

/** Lines that say what another line said, or bear an id that what they say does not have. */
function names(placed: readonly Placed[]): readonly Tampering[] {
  const seen = new Map<string, number>();
  const found: Tampering[] = [];
  for (const { line, path } of placed) {
    const before = seen.get(line.id);
    if (before !== undefined && before !== line.seq)
      found.push({ code: "ledger.doubled", says: `line ${line.seq} (${path}) says again what line ${before} says` });
    seen.set(line.id, line.seq);
    if (misnamed(line))
      found.push({
        code: "ledger.forged",
        says: `line ${line.seq} (${path}) has an id that is not the digest of what it says`,
      });
  }
  return found;
}

/** What became of the lines that a branch was first given, where they still form a chain: it was made anew behind the change. */
export function historyTampering(before: readonly LedgerLine[], now: readonly LedgerLine[]): readonly Tampering[] {
  const [old, recent] = [before.map(contentOf), now.map(contentOf)];
  let from = 0;
  while (from < old.length && from < recent.length && old[from] === recent[from]) from += 1;
  let tail = 0;
  const most = Math.min(old.length, recent.length) - from;
  while (tail < most && old.at(-1 - tail) === recent.at(-1 - tail)) tail += 1;
  const gone = old.slice(from, old.length - tail);
  const come = recent.slice(from, recent.length - tail);
  const last = (count: number) => (count === 1 ? `line ${from}` : `lines ${from} to ${from + count - 1}`);
  if (gone.length === 0 && come.length === 0) return [];
  if (come.length === 0)
    return tail === 0
      ? [{ code: "ledger.cut", says: `what was ${last(gone.length)}, at its end, is not there any more` }]
      : [{ code: "ledger.dropped", says: `what was ${last(gone.length)} is not there any more` }];
  if (gone.length === 0)
    return come.every((one) => old.includes(one))
      ? [
          {
            code: "ledger.doubled",
            says: `${last(come.length)} ${come.length === 1 ? "says" : "say"} again what stood there already`,
          },
        ]
      : [{ code: "ledger.inserted", says: `${last(come.length)} ${come.length === 1 ? "was" : "were"} put in later` }];
  if (sameMembers(gone, come))
    return [{ code: "ledger.reordered", says: `${last(gone.length)} stood there in another order` }];
  return gone.length === come.length
    ? [{ code: "ledger.edited", says: `${last(gone.length)} said something else, and the chain behind was made anew` }]
    : [{ code: "ledger.rewritten", says: `from line ${from} on it said something else` }];
}

/** What a line says, wherever it stands. */
function contentOf({ seq: _seq, prev: _prev, ...event }: LedgerLine): string {
  return canonical(event);
}

function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  return canonical(one.toSorted()) === canonical(other.toSorted());
}
