import { readFileSync } from "node:fs";
import { join } from "node:path";
import { batchLimit } from "../../src/core/batch.ts";
import { eventLimit } from "../../src/core/chain.ts";
import type { EventKind } from "../../src/core/event.ts";
import { eventForms } from "../../src/core/event-form.ts";
import { table } from "./table.ts";

/** `docs/events.md`: what the ledger holds, from the words of src/core/event.ts. Throws when a kind or member has none. */
export function eventsPage(root: string): ReadonlyMap<string, string> {
  const source = readFileSync(join(root, "src/core/event.ts"), "utf8");
  const kinds = documented(block(source, "export type EventKind =", ";\n\n"), /^\s*\| "(\w+)"/);
  const members = [
    ...documented(block(source, "export interface Event {", "}"), /^\s*readonly (\w+):/),
    ...documented(block(source, "export interface LedgerLine extends Event {", "}"), /^\s*readonly (\w+):/),
  ];
  return new Map([["docs/events.md", page(kinds, members)]]);
}

/** What the comment of the whole type says of some members. */
const unsaid: Readonly<Record<string, string>> = {
  id: "32 hexadecimal digits of a digest of what it says; time is never part of it.",
  kind: "One of the kinds above.",
  detail: "What that kind tells.",
  seq: "Its place, counted from 0.",
  prev: "SHA-256 of the line before; empty for the first.",
};

type Row = readonly [name: string, says: string];

function block(source: string, from: string, to: string): string {
  const start = source.indexOf(from);
  if (start < 0) throw new Error(`src/core/event.ts has no ${from}`);
  return source.slice(start + from.length, source.indexOf(to, start));
}

/** Names with the comment right above each. */
function documented(text: string, name: RegExp): readonly Row[] {
  let comment = "";
  return text.split("\n").flatMap((line): Row[] => {
    const said = /^\s*\/\*\* (.*) \*\/$/.exec(line)?.[1];
    if (said !== undefined) comment = said;
    const found = name.exec(line)?.[1];
    if (found === undefined) return [];
    const says = comment || unsaid[found];
    if (!says) throw new Error(`src/core/event.ts says nothing about ${found}: give it a comment`);
    comment = "";
    return [[found, says]];
  });
}

/** What the detail of a kind holds, in each way of writing it. */
function detailOf(kind: string): string {
  const { detail, own } = eventForms[kind as EventKind];
  const ways = detail.ways.map((names) => names.map((name) => `\`${name}\``).join(", "));
  return `${ways.join("; or ")}${own ? " (the record job's own)" : ""}`;
}

function page(kinds: readonly Row[], members: readonly Row[]): string {
  return `# Events and the ledger

<!-- Generated from src/core/event.ts by scripts/generate.ts. Do not edit. -->

What was done is kept as events, one a line, on a branch of its own (\`ledger\` in \`sallyport.yaml\`), in files
\`events/<number of the first line>.jsonl\`. A line is JSON in one canonical spelling: members sorted, no white space.

${table(
  ["kind", "says", "its detail"],
  kinds.map(([name, says]) => [`\`${name}\``, says, detailOf(name)]),
)}

The detail of each kind is closed: what the record job is handed with a member that stands in no list above, without one that
has no \`?\`, of another type, too long, or under an id that is not the digest of what it says, is refused whole, and all that is
wrong with it is told. Nothing in it is run, and where it is shown it is shown as text.

${table(
  ["member", "says"],
  members.map(([name, says]) => [`\`${name}\``, says]),
)}

No line can be changed, dropped or moved without breaking the next one. [ledger.md](ledger.md) says what the ledger proves, what
stands outside of it that vouches for it, and what is only recorded.

An event is at most ${eventLimit / 1024} KiB. Between the cloud job and the record job events travel as one job output of at
most ${batchLimit / 1024} KiB with its SHA-256, packed; what did not fit is told again by the next run, since an event's id says what it says and not when.

To read it: \`git log --first-parent --format=%B -- grants/\` on the default branch, \`sallyport audit\`, or the
files themselves: \`git show origin/sallyport-ledger\`.
`;
}
