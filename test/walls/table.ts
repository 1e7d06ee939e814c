/** The layer table of docs/architecture.md, and what breaks it. The page is the table: there is no second one. */
import { importsOf, resolved, type Source } from "./imports.ts";

/** One row: who may import what, both as written between backquotes, and two words: `itself`, `anything`. */
export interface Row {
  /** Below `src/`: a folder, or a file with its ending. */
  readonly from: readonly string[];
  /** Below `src/` likewise, or a package, or a pattern of packages ending in `*`. */
  readonly may: readonly string[];
  readonly anything: boolean;
}

/** The rows under the heading `| from | may import |`. */
export function readTable(page: string): readonly Row[] {
  const lines = page.split("\n");
  const start = lines.indexOf("| from | may import |");
  if (start < 0) return [];
  const end = lines.findIndex((line, at) => at > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) => {
    const [, from = "", may = ""] = line.split("|");
    return { from: quoted(from), may: quoted(may), anything: /\banything\b/.test(may) };
  });
}

function quoted(cell: string): readonly string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, word = ""]) => word);
}

/** The row of a file and its layer's name; a sentence when the table has none, or more than one. */
export function placeOf(path: string, rows: readonly Row[]): { readonly row: Row; readonly layer: string } | string {
  const places = rows.flatMap((row) =>
    row.from.filter((layer) => within(path, layer)).map((layer) => ({ row, layer })),
  );
  const [place] = places;
  if (place === undefined) return `${path} is in no row of the table`;
  return places.length > 1 ? `${path} is in ${places.length} rows of the table` : place;
}

function within(path: string, layer: string): boolean {
  return path === `src/${layer}` || path.startsWith(`src/${layer}/`);
}

/** What a file imports against the table, in sentences. */
export function trespasses(source: Source, rows: readonly Row[], files: ReadonlySet<string>): readonly string[] {
  const place = placeOf(source.path, rows);
  if (typeof place === "string") return [place];
  const { row, layer } = place;
  return importsOf(source).flatMap((name) => {
    const target = resolved(source, name);
    if (target.startsWith("src/")) {
      if (!files.has(target)) return [`${source.path} imports ${target}, which is not there`];
      const open = row.anything || within(target, layer) || row.may.some((other) => within(target, other));
      return open ? [] : [`${source.path} may not import ${target}`];
    }
    if (name.startsWith(".")) return [`${source.path} reaches out of src: ${name}`];
    const known = row.anything ? name.startsWith("node:") : row.may.some((allowed) => isPackage(name, allowed));
    return known ? [] : [`${source.path} may not import ${name}`];
  });
}

/** `node:*` is any of Node's own; `yaml` is the package and what lies in it. */
function isPackage(name: string, allowed: string): boolean {
  if (allowed.endsWith("*")) return name.startsWith(allowed.slice(0, -1));
  return name === allowed || (name.startsWith(`${allowed}/`) && !allowed.startsWith("node:"));
}
