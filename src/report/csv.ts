import { type Chain, isWhole, type StatusRow } from "../core/report.ts";
import { plain } from "./plain.ts";
import { name } from "./words.ts";

/*
 * Tables for those who live in spreadsheets: RFC 4180, every field in quotes. A cell that begins like a formula is calculated
 * by the program that opens it, and where its list separator is another than the comma, so is what follows that one:
 * https://owasp.org/www-community/attacks/CSV_Injection. An apostrophe before it makes it text.
 */

/** Links of chains, one a row; `whole` is of the whole chain. Then what stands in no chain, each with its own row. */
export function auditCsv(chains: readonly Chain[], notes: readonly string[] = []): string {
  const rows = chains.flatMap((chain) =>
    chain.links.map(({ link, state, at = "", says, evidence = [] }) => [
      name(chain),
      isWhole(chain) ? "yes" : "no",
      link,
      state,
      at,
      says,
      evidence.join(" "),
    ]),
  );
  const others = notes.map((note) => ["", "no", "", "", "", note, ""]);
  return table(["grant", "whole", "link", "state", "at", "what", "evidence"], [...rows, ...others]);
}

/** Leases, one a row, then what else there is to say. */
export function statusCsv(rows: readonly StatusRow[], notes: readonly string[] = []): string {
  const leases = rows.map((row) => [name(row), row.state, row.from, row.until, row.subject, deathOf(row)]);
  const others = notes.map((note) => ["", "", "", "", "", note]);
  return table(["grant", "state", "from", "until", "job", "note"], [...leases, ...others]);
}

function deathOf({ provenDeadAt }: StatusRow): string {
  return provenDeadAt === undefined ? "" : `proven dead at ${provenDeadAt}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(value: string): string {
  const text = plain(value)
    .replaceAll('"', '""')
    .replace(/(^|[,;|"])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu, "$1$2'");
  return `"${text}"`;
}
