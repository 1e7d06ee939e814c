import { canonical, digest, type Json } from "./digest.ts";
import type { Event, EventKind, LedgerLine } from "./event.ts";
import { eventForms } from "./event-form.ts";
import { fromIso } from "./time.ts";

/*
 * The ledger's form: one JSON object a line, in canonical spelling, each carrying the digest of the line before it.
 * What stands here can be checked by anyone who holds the lines; who wrote them is the branch's matter.
 */

/** No event is longer than this when written, in bytes. */
export const eventLimit = 64 * 1024;

/** No detail is deeper. */
const deepest = 8;

/** Digest of a line: what the next one carries as `prev`. */
export function lineDigest(line: LedgerLine): string {
  return digest({ ...line });
}

/** Lines as they are stored. */
export function writeLines(lines: readonly LedgerLine[]): string {
  return lines.map((line) => `${canonical({ ...line })}\n`).join("");
}

/** The events that are not there yet, as lines that continue the chain. Doubled ids are written once. */
export function continueChain(lines: readonly LedgerLine[], events: readonly Event[]): LedgerLine[] {
  const known = new Set(lines.map(({ id }) => id));
  const added: LedgerLine[] = [];
  let last = lines.at(-1);
  for (const event of events) {
    if (known.has(event.id)) continue;
    known.add(event.id);
    last = { ...event, seq: last === undefined ? 0 : last.seq + 1, prev: last === undefined ? "" : lineDigest(last) };
    added.push(last);
  }
  return added;
}

/** What is wrong with stored lines, each with its number; empty when the chain is whole. */
export function chainFaults(lines: readonly LedgerLine[]): string[] {
  const faults: string[] = [];
  const seen = new Map<string, number>();
  let prev = "";
  lines.forEach((line, index) => {
    if (line.seq !== index) faults.push(`line ${index} calls itself ${line.seq}: a line was dropped, doubled or moved`);
    if (line.prev !== prev) faults.push(`line ${index} does not continue the line before it: one of them was changed`);
    const before = seen.get(line.id);
    if (before !== undefined) faults.push(`line ${index} repeats event ${line.id} of line ${before}`);
    seen.set(line.id, index);
    prev = lineDigest(line);
  });
  return faults;
}

/** Reads one stored line; a string says what is wrong with it. */
export function readLine(text: string): LedgerLine | string {
  const value = parse(text);
  if (typeof value === "string") return value;
  const { seq, prev, ...rest } = value;
  const event = readEvent(rest);
  if (typeof event === "string") return event;
  if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 0) return "seq is not a whole number";
  if (typeof prev !== "string" || !/^([0-9a-f]{64})?$/.test(prev)) return "prev is not a digest";
  const line: LedgerLine = { ...event, seq, prev };
  return canonical({ ...line }) === text ? line : "it is not in its canonical spelling";
}

/** Reads one event from a value that may come from anywhere; a string says what is wrong with it. */
export function readEvent(value: unknown): Event | string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "it is not an object";
  const { id, kind, at, grant, mark, detail, ...more } = value as Record<string, unknown>;
  const unknown = Object.keys(more)[0];
  if (unknown !== undefined) return `it has an unknown member ${JSON.stringify(unknown)}`;
  if (typeof id !== "string" || !/^[0-9a-f]{32}$/.test(id)) return "id is not 32 hexadecimal digits";
  if (typeof kind !== "string" || !Object.hasOwn(eventForms, kind)) return "kind is unknown";
  if (typeof at !== "string" || !at.endsWith("Z") || fromIso(at) === undefined) return "at is not a time";
  if (typeof grant !== "string" || !/^([a-z0-9-]{1,32}\/[a-z0-9-]{1,32})?$/.test(grant))
    return "grant is not a target and an id";
  if (typeof mark !== "string" || !/^([0-9a-f]{32})?$/.test(mark)) return "mark is not 32 hexadecimal digits";
  if (typeof detail !== "object" || detail === null || Array.isArray(detail)) return "detail is not an object";
  const strange = strangeness(detail, deepest);
  if (strange !== undefined) return strange;
  if (Buffer.byteLength(canonical(value)) > eventLimit) return `it is longer than ${eventLimit} bytes`;
  return { id, kind: kind as EventKind, at, grant, mark, detail: detail as { readonly [key: string]: Json } };
}

/** What in a detail cannot be written in one spelling only: numbers beyond JSON's, and what is too deep to walk. */
function strangeness(value: unknown, depth: number): string | undefined {
  if (typeof value === "number")
    return Number.isFinite(value) ? undefined : "detail holds a number that has no JSON form";
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === 0) return `detail is deeper than ${deepest} levels`;
  for (const member of Object.values(value)) {
    const strange = strangeness(member, depth - 1);
    if (strange !== undefined) return strange;
  }
  return undefined;
}

function parse(text: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : "it is not an object";
  } catch {
    return "it is not JSON";
  }
}
