import { readEvent } from "./chain.ts";
import { canonical, digest } from "./digest.ts";
import type { Event } from "./event.ts";

/** Events on their way from the cloud job to the record job, as a job output carries them. */
export interface Batch {
  /** JSON in canonical spelling. */
  readonly text: string;
  /** SHA-256 of `text`. */
  readonly digest: string;
  /** Events that did not fit: the next run tells them again. */
  readonly left: number;
}

/** Bytes. A job may output a megabyte, but an input reaches its process as one variable, and Linux takes 128 KiB of those. */
export const batchLimit = 120 * 1024;

/** As many of the events as fit. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idoutputs */
export function writeBatch(events: readonly Event[]): Batch {
  const fitting: string[] = [];
  let size = 2;
  for (const event of events) {
    const text = canonical({ ...event });
    size += Buffer.byteLength(text) + 1;
    if (size > batchLimit) break;
    fitting.push(text);
  }
  const text = `[${fitting.join(",")}]`;
  return { text, digest: digest(text), left: events.length - fitting.length };
}

/** Reads a batch that may come from anybody; a string says what is wrong with it. */
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
  for (const [index, value] of values.entries()) {
    const event = readEvent(value);
    if (typeof event === "string") return `event ${index}: ${event}`;
    events.push(event);
  }
  return events;
}
