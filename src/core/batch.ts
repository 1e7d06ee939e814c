import { readEvent } from "./chain.ts";
import { canonical, digest } from "./digest.ts";
import type { Event } from "./event.ts";
import { objections } from "./event-form.ts";
import { pack, unpack, unpackedLimit } from "./packing.ts";

/** Events on their way from the cloud job to the record job, as a job output carries them. */
export interface Batch {
  /** A list in canonical JSON, packed; `[]` as it is. */
  readonly text: string;
  /** SHA-256 of `text`. */
  readonly digest: string;
  /** Events that did not fit: the next run tells them again. */
  readonly left: number;
  /** What the record job would refuse, and is not sent: one event of a wrong form must not keep the others from being written. */
  readonly refused: readonly string[];
}

/** Bytes. A job may output a megabyte, but an input reaches its process as one variable, and Linux takes 128 KiB of those. */
export const batchLimit = 120 * 1024;

/** A batch without an event, which says so to whoever looks at a job's outputs. */
const none = "[]";

/** So many faults of a batch are told. */
const mostFaults = 20;

/** As many of the events as fit. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs */
export function writeBatch(events: readonly Event[]): Batch {
  const judged = events.map((event) => ({ event, faults: faultsOf(event) }));
  const good = judged.filter(({ faults }) => faults.length === 0).map(({ event }) => canonical({ ...event }));
  const { text, told } = asManyAsFit(good);
  const refused = judged.flatMap(({ event, faults: [first] }) =>
    first === undefined
      ? []
      : [`an event of ${event.grant || "no grant"} (${event.kind}) has no form of ours: ${first}`],
  );
  return { text, digest: digest(text), left: good.length - told, refused };
}

/**
 * Packed however short: a thousand leases may end at once, and GitHub leaves out an output that holds what it hides in logs. The
 * first line of an App's key is that, everybody knows it, and anybody could name a session so.
 */
function asManyAsFit(events: readonly string[]): { readonly text: string; readonly told: number } {
  let [text, told, most] = [none, 0, events.length];
  while (told < most) {
    const some = Math.ceil((told + most) / 2);
    const list = listOf(events.slice(0, some));
    const packed = Buffer.byteLength(list) > unpackedLimit ? undefined : pack(list);
    if (packed !== undefined && packed.length <= batchLimit) [text, told] = [packed, some];
    else most = some - 1;
  }
  return { text, told };
}

function listOf(events: readonly string[]): string {
  return `[${events.join(",")}]`;
}

/** Reads a batch that may come from anybody, whole or not at all; a string says all that is wrong with it. */
export function readBatch(text: string, expected: string): readonly Event[] | string {
  if (Buffer.byteLength(text) > batchLimit) return `it is longer than ${batchLimit} bytes`;
  if (digest(text) !== expected) return "its digest is not the one that the cloud job gave";
  const list = text === none ? none : unpack(text);
  if (list === undefined) return "it is no packed list";
  let values: unknown;
  try {
    values = JSON.parse(list);
  } catch {
    return "it is not JSON";
  }
  if (!Array.isArray(values)) return "it is not a list";
  const events: Event[] = [];
  const faults: string[] = [];
  const places = new Map<string, number>();
  for (const [index, value] of values.entries()) {
    const event = readEvent(value);
    const wrong = typeof event === "string" ? [event] : objections(event);
    faults.push(...wrong.map((fault) => `event ${index}: ${fault}`));
    if (typeof event === "string") continue;
    const before = places.get(event.id);
    if (before !== undefined) faults.push(`event ${index}: it has the id of event ${before}`);
    places.set(event.id, index);
    events.push(event);
  }
  if (faults.length === 0) return events;
  const more = faults.length > mostFaults ? [`and ${faults.length - mostFaults} more`] : [];
  return [...faults.slice(0, mostFaults), ...more].join("; ");
}

function faultsOf(event: Event): readonly string[] {
  const read = readEvent({ ...event });
  return typeof read === "string" ? [read] : objections(read);
}
