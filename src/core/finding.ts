/** Findings are about a person's file: all of them are returned at once, each with its place and its mending. */

/** A step into a parsed document: an object key or an array index. */
export type Pointer = readonly (string | number)[];

/** Something wrong with a document, said by a check that knows the value but not the text it came from. */
export interface Objection {
  /** Stable, lower-case, dotted: `grant.window.minutes`. Documented in docs/findings.md. */
  readonly code: string;
  /** Where in the document; the empty pointer is the document itself. */
  readonly pointer: Pointer;
  /** True: the key is the culprit (an unknown field); otherwise the value is. */
  readonly atKey?: boolean;
  /** Lower case, names the thing. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/** An objection with its place in a file. Lines and columns count from 1; columns count UTF-16 code units. */
export interface Finding {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
  /** `error` stops; `notice` is told. */
  readonly level: "error" | "notice";
}

/** Orders findings as a reader meets them: by file, line, column, code. */
export function byPlace(a: Finding, b: Finding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
