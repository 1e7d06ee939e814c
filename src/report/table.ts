/** Rows of a Markdown table; cells are Markdown of one line already. */

/** Rows without a head, as names and what they say. */
export function rowsOnly(rows: readonly (readonly string[])[]): string {
  return ["| | |", "| --- | --- |", ...rows.map(row)].join("\n");
}

/** One row. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
