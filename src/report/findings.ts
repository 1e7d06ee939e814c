import { byPlace, type Finding } from "../core/finding.ts";
import { code, prose } from "./inert.ts";
import { count } from "./plain.ts";
import { row } from "./table.ts";

/** Places of one mistake that are listed; the others are counted. */
const mostPlaces = 3;

/** Findings as a table, at most `most` rows. The same mistake in several files is one row: it is mended in one way. */
export function findingsMarkdown(findings: readonly Finding[], most: number): string {
  if (findings.length === 0) return "";
  const same = ({ code: name, message, fix }: Finding) => JSON.stringify([name, message, fix]);
  const groups = [...Map.groupBy([...findings].sort(byPlace), same).values()];
  const shown = groups.slice(0, most);
  const rows = shown.map((group) => {
    const { code: name, message, fix } = group[0]!;
    return row([places(group), `${prose(message)}<br>→ ${prose(fix)}`, code(name)]);
  });
  const left = findings.length - shown.flat().length;
  const more = left > 0 ? [`\nAnd ${count(left, "finding")} more; the run's log has them all.`] : [];
  return ["| where | what, and how to mend it | code |", "| --- | --- | --- |", ...rows, ...more].join("\n");
}

function places(group: readonly Finding[]): string {
  const listed = group.slice(0, mostPlaces).map(({ file, line, column }) => code(`${file}:${line}:${column}`));
  const left = group.length - listed.length;
  return [...listed, ...(left > 0 ? [`and ${left} more like it`] : [])].join("<br>");
}
