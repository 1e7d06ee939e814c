import type { GrantReport, RequestReport } from "../core/report.ts";
import { findingsMarkdown } from "./findings.ts";
import { type Detail, grantMarkdown } from "./grant.ts";
import { code, prose } from "./inert.ts";
import { count } from "./plain.ts";
import { forReaders } from "./readers.ts";
import { row } from "./table.ts";
import {
  gitHubWord,
  greenWhileWaiting,
  name,
  neededWords,
  nextStep,
  verdictOf,
  verdictTitles,
  windowWords,
} from "./words.ts";

/** GitHub refuses longer comments; counted here in bytes, which are never fewer than characters. */
export const mostComment = 65_536;

/**
 * The pull request's one comment. The first line is `marker`, an HTML comment by which it is found again. When the whole
 * does not fit, documents give way to their digests, then the grants' sections to one row each; it says so.
 */
export function requestMarkdown(report: RequestReport, marker: string): string {
  const details: readonly Detail[] =
    report.readers === "members" ? ["documents", "digests", "outline"] : ["digests", "outline"];
  const texts = details.map((detail) => () => forReaders(page(report, marker, detail), report.readers));
  for (const text of texts) {
    const comment = text();
    if (Buffer.byteLength(comment) <= mostComment) return comment;
  }
  return forReaders(shortened(report, marker), report.readers);
}

function page(report: RequestReport, marker: string, detail: Detail): string {
  const parts = [
    marker,
    verdictLine(report),
    nextStep(report) === "" ? "" : `**Next**: ${prose(nextStep(report))}.`,
    verdictOf(report).state === "waiting" ? greenWhileWaiting : "",
    report.github === undefined ? "" : gitHubWord(prose(report.github)),
    ...(report.notes ?? []).map((note) => `> ${prose(note)}`),
    findingsMarkdown(report.findings, detail === "outline" ? 40 : report.findings.length),
    ...(detail === "outline" ? [outline(report.grants)] : report.grants.map((grant) => grantMarkdown(grant, detail))),
    endingMarkdown(report.ending ?? []),
    footer(report, detail),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** The last resort: what no comment can hold is counted. */
function shortened(report: RequestReport, marker: string): string {
  const counts = `${count(report.grants.length, "grant")} and ${count(report.findings.length, "finding")}`;
  return `${marker}\n\n${verdictTitles[verdictOf(report).state]}: ${counts} are more than a comment can hold. Read the run's log, or ask in smaller pull requests.\n`;
}

function verdictLine(report: RequestReport): string {
  const { state, says } = verdictOf(report);
  return `### ${verdictTitles[state]}: ${prose(says)}`;
}

function footer({ commit, readers }: RequestReport, detail: Detail): string {
  const left = {
    documents: "",
    digests:
      readers === "members"
        ? `The policy documents do not fit into a comment: their \`SHA-256\` digests stand in their place, and ${inFull}. `
        : `Everybody can read this page, so \`SHA-256\` digests stand in place of policy documents and account numbers: ${inFull}. `,
    outline: `The grants' details do not fit into a comment: ${inFull}. `,
  }[detail];
  const seen = commit === undefined ? "" : ` Looked at commit ${code(commit)}.`;
  return `<sub>${left}This comment tells; nothing relies on it. Everything is decided again from the default branch after the merge.${seen}</sub>`;
}

/** Where the rest can be read. */
const inFull = "`sallyport validate --pull-request` with its number and `--json`, in a clone, has them in full";

function outline(grants: readonly GrantReport[]): string {
  const rows = grants.map((grant) =>
    row([code(name(grant)), grant.tier, windowWords(grant.window), prose(neededWords(grant) || "nothing more")]),
  );
  return ["| grant | tier | window | still needed |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function endingMarkdown(ending: readonly string[]): string {
  return ending.length === 0 ? "" : `Merging ends ${ending.map(code).join(", ")} at once.`;
}
