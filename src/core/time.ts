/** An instant: milliseconds since 1970-01-01T00:00:00Z. Leases begin and end on whole seconds. */
export type Instant = number;

export const second = 1000;
export const minute = 60 * second;

/** `2026-11-21T22:04:42Z`: UTC, whole seconds (rounded down). */
export function iso(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `20261121T220442Z`: the ISO 8601 basic form, which is allowed in IAM paths and statement ids. */
export function basic(at: Instant): string {
  return iso(at).replace(/[-:]/g, "");
}

/** Reads the basic form; undefined when the text is not exactly that. */
export function fromBasic(text: string): Instant | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minutes, seconds] = parts;
  return fromIso(`${year}-${month}-${day}T${hour}:${minutes}:${seconds}Z`);
}

/** Reads an RFC 3339 time with a zone, to the second; undefined for anything else, also for a day that does not exist. */
export function fromIso(text: string): Instant | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!parts) return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) return undefined;
  const local = Date.parse(`${parts[1]}T${parts[2]}Z`);
  return iso(local) === `${parts[1]}T${parts[2]}Z` ? at : undefined;
}
