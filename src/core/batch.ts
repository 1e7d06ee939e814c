import { readEvent } from "./chain.ts";
import { canonical, digest } from "./digest.ts";
import type { Event } from "./event.ts";
import { objections } from "./event-form.ts";

/** Events on their way from the cloud job to the record job, as a job output carries them. */
export interface Batch {
  /** JSON in canonical spelling. */
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

/** So many faults of a batch are told. */
const mostFaults = 20;

/** As many of the events as fit. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs */
export function writeBatch(events: readonly Event[]): Batch {
  const judged = events.map((event) => ({ event, faults: faultsOf(event) }));
  const good = judged.filter(({ faults }) => faults.length === 0);
  const fitting: string[] = [];
  let size = 2;
  for (const { event } of good) {
    const text = canonical({ ...event });
    size += Buffer.byteLength(text) + 1;
    if (size > batchLimit) break;
    fitting.push(text);
  }
  const text = `[${fitting.join(",")}]`;
  const refused = judged.flatMap(({ event, faults: [first] }) =>
    first === undefined
      ? []
      : [`an event of ${event.grant || "no grant"} (${event.kind}) has no form of ours: ${first}`],
  );
  return { text, digest: digest(text), left: good.length - fitting.length, refused };
}

/** Reads a batch that may come from anybody, whole or not at all; a string says all that is wrong with it. */
export function readBatch(text: string, expected: string): readonly Event[] | string {
  if (Buffer.byteLength(text) > batchLimit) return `it is longer than ${batchLimit} bytes`;
  if (digest(text) !== expected) return "its digest is not the one that the cloud job gave";
  let values: unknown;
  try {
    values = JSON.parse(text);
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
