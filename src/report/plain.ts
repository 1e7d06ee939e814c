import { unseen } from "../core/text.ts";

/**
 * Text for a terminal or a commit message: what could move the cursor, start an escape, hide or turn letters around is
 * written as `\u{1b}`. Line feeds too: a value has one line.
 */
export function plain(text: string): string {
  return text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same for text of many lines. */
export function plainLines(text: string): string {
  return text.split("\n").map(plain).join("\n");
}

/** A value as JSON that a terminal can bear: what `plain` would write otherwise stands as JSON's own `\u` escapes. */
export function plainJson(value: unknown): string {
  const escaped = (text: string) =>
    Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
  return JSON.stringify(value, null, 2)
    .split("\n")
    .map((line) => line.replace(unseen, escaped))
    .join("\n");
}

/** Rows as aligned columns, two spaces apart, without trailing spaces. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, column) => Math.max(most[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** `1 finding`, `2 findings`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
