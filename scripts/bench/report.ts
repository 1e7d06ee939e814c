import { type Measure, median } from "./measure.ts";

/** Several runs of one program, with what they asked of the network. */
export interface Row {
  readonly name: string;
  readonly runs: readonly Measure[];
  /** In one run; undefined where no network is in play. */
  readonly requests?: number;
  readonly connections?: number;
}

/** A promise of the issue, and whether it was kept. */
export interface Budget {
  readonly says: string;
  readonly kept: boolean;
}

/** One part of the bench. */
export interface Part {
  readonly rows: readonly Row[];
  readonly budgets: readonly Budget[];
  /** What is told beside it, a line each. */
  readonly notes?: readonly string[];
}

export const wallOf = (row: Row) => median(row.runs.map(({ wall }) => wall));

/** A table of medians; ratios are of wall time to the first row. */
function table(title: string, rows: readonly Row[]): string {
  const first = wallOf(rows[0]!);
  const cells = [
    [title, "wall ms", "ratio", "cpu ms", "peak MiB", "requests", "connections"],
    ...rows.map((row) => [
      row.name,
      wallOf(row).toFixed(1),
      (wallOf(row) / first).toFixed(2),
      median(row.runs.map(({ cpu }) => cpu)).toFixed(1),
      median(row.runs.map(({ memory }) => memory)).toFixed(1),
      row.requests === undefined ? "-" : String(row.requests),
      row.connections === undefined ? "-" : String(row.connections),
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join("  "),
    )
    .join("\n");
}

export function partText(title: string, { rows, budgets, notes = [] }: Part): string {
  const blocks = [table(title, rows), budgets.map(verdict).join("\n"), notes.join("\n")];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function verdict({ says, kept }: Budget): string {
  return `${kept ? "kept  " : "MISSED"}  ${says}`;
}
