import type { Reasoning } from "../core/decision.ts";
import { digest } from "../core/digest.ts";
import { byPlace, type Finding } from "../core/finding.ts";
import { type Chain, type GrantReport, isWhole, type RequestReport } from "../core/report.ts";
import { block, code, prose } from "./inert.ts";
import { count } from "./plain.ts";
import { forReaders } from "./readers.ts";
import {
  afterMergeRows,
  gitHubWord,
  greenWhileWaiting,
  name,
  neededWords,
  statementWords,
  verdictOf,
  verdictTitles,
  windowWords,
} from "./words.ts";

/** GitHub refuses longer comments; counted here in bytes, which are never fewer than characters. */
export const mostComment = 65_536;

/** How much a comment tells: with the documents, with their digests, or only the table of grants. */
type Detail = "documents" | "digests" | "outline";

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
    report.github === undefined ? "" : `${gitHubWord} ${prose(report.github)}.`,
    verdictOf(report).state === "waiting" ? greenWhileWaiting : "",
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

function findingsMarkdown(findings: readonly Finding[], most: number): string {
  if (findings.length === 0) return "";
  const rows = [...findings]
    .sort(byPlace)
    .slice(0, most)
    .map(({ file, line, column, code: name, message, fix }) => {
      return row([code(`${file}:${line}:${column}`), `${prose(message)}<br>→ ${prose(fix)}`, code(name)]);
    });
  const left = findings.length - rows.length;
  const more = left > 0 ? [`\nAnd ${count(left, "finding")} more; the run's log has them all.`] : [];
  return ["| where | what, and how to mend it | code |", "| --- | --- | --- |", ...rows, ...more].join("\n");
}

function outline(grants: readonly GrantReport[]): string {
  const rows = grants.map((grant) =>
    row([code(name(grant)), grant.tier, windowWords(grant.window), prose(neededWords(grant) || "nothing more")]),
  );
  return ["| grant | tier | window | still needed |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function grantMarkdown(grant: GrantReport, detail: Detail): string {
  const parts = [
    `#### ${code(name(grant))}`,
    table(grantRows(grant)),
    approvalMarkdown(grant),
    policyMarkdown(grant),
    documentsMarkdown(grant, detail),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function grantRows(grant: GrantReport): string[][] {
  const { subject } = grant;
  return [
    ["opens", grant.access.map((statement) => statementWords(statement, code)).join("<br>")],
    ["where", `${code(grant.target)}, **${grant.tier}**, account ${code(grant.account)}`],
    ["for", windowWords(grant.window)],
    [
      "who",
      subject
        ? `${code(subject.jobWorkflowRef)} in environment ${code(subject.environment)}`
        : "nobody: the job may not ask here",
    ],
    ...(subject ? [["claims", subjectClaims(subject)]] : []),
    ...(grant.told.length > 0 ? [["told, not enforced", grant.told.map(prose).join("<br>")]] : []),
    ...(grant.given?.length ? [["given already", grant.given.map(prose).join("<br>")]] : []),
    ["change", code(grant.change)],
    ["reason", code(grant.reason)],
    ...(grant.requester ? [["asked by", code(grant.requester.login)]] : []),
    ["still needed", neededCell(grant)],
    ...afterMergeRows(grant).map((cells) => cells.map(prose)),
  ];
}

/** What people have to do stands out; what apply alone can tell does not. */
function neededCell(grant: GrantReport): string {
  const words = prose(neededWords(grant) || "nothing more");
  return grant.stillNeeded === "" ? words : `**${words}**`;
}

function subjectClaims(subject: NonNullable<GrantReport["subject"]>): string {
  const claims: readonly (readonly [string, string])[] = [
    ["repository_id", subject.repositoryId],
    ["repository_owner_id", subject.ownerId],
    ["ref", subject.ref],
    ...subject.sub.map((sub, index): readonly [string, string] => [index === 0 ? "sub" : "or sub", sub]),
  ];
  return claims.map(([claim, value]) => `${claim} ${code(value)}`).join("<br>");
}

function approvalMarkdown({ approval, policy }: GrantReport): string {
  if (!approval) return "";
  const { approvers = [], undecided = [] } = approval;
  const wanted = policy?.approversWanted === undefined ? "" : ` (${approvers.length} of ${policy.approversWanted})`;
  const has = `${approvers.map(({ login }) => code(login)).join(", ") || "nobody yet"}${wanted}`;
  const can = (approval.couldApprove ?? []).map(code).join(", ") || "nobody";
  const maybe = undecided.map(({ login }) => code(login)).join(", ");
  const later = maybe === "" ? "" : ` **Approved, and judged after the merge**: ${maybe}.`;
  return `**Approved by** ${has}.${later} **Could still approve**: ${can}.\n\n${reasoningMarkdown(approval)}`;
}

/** A decision as a nested list. */
export function reasoningMarkdown(reasoning: Reasoning, indent = ""): string {
  const rule = reasoning.rule === undefined ? "" : ` (${code(reasoning.rule)})`;
  const fix = reasoning.fix === undefined ? "" : ` → ${prose(reasoning.fix)}`;
  const line = `${indent}- ${reasoning.allowed ? "✓" : reasoning.later ? "…" : "✗"} ${prose(reasoning.says)}${rule}${fix}`;
  return [line, ...(reasoning.because ?? []).map((reason) => reasoningMarkdown(reason, `${indent}  `))].join("\n");
}

function policyMarkdown({ policy }: GrantReport): string {
  if (!policy) return "";
  const rules = policy.reasons.map(({ rule, effect, says, fix }) =>
    reasoningMarkdown({ allowed: effect === "permit", says, rule, ...(fix !== undefined && { fix }) }),
  );
  const pending = (policy.pending ?? []).map(
    ({ rule, says, fix }) => `- … ${prose(says)} (${code(rule)})${fix === undefined ? "" : ` → ${prose(fix)}`}`,
  );
  const verdict = policy.allowed ? "allows the request" : "refuses the request";
  const later = pending.length > 0 ? ["\nStill to be met when it is merged:\n", ...pending] : [];
  return [`**Policy** ${verdict}:\n`, ...rules, ...later].join("\n");
}

function documentsMarkdown({ documents, resource }: GrantReport, detail: Detail): string {
  if (documents.length === 0) return "";
  const where = resource === undefined ? "" : ` of ${code(resource)}`;
  if (detail !== "documents") {
    const rows = documents.map((document) => [code(document.name), code(digest(document.content))]);
    return ["| document | `SHA-256` of its canonical JSON |", "| --- | --- |", ...rows.map(row)].join("\n");
  }
  const blocks = documents.map(
    (document) => `${code(document.name)}\n\n${block(JSON.stringify(document.content, null, 2), "json")}`,
  );
  return `<details><summary>The exact documents</summary>\n\nWhat would be created${where}:\n\n${blocks.join("\n\n")}\n\n</details>`;
}

function endingMarkdown(ending: readonly string[]): string {
  return ending.length === 0 ? "" : `Merging ends ${ending.map(code).join(", ")} at once.`;
}

function table(rows: readonly (readonly string[])[]): string {
  return ["| | |", "| --- | --- |", ...rows.map(row)].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** The chains of grants and what else there is to say, for a job summary. */
export function auditMarkdown(chains: readonly Chain[], notes: readonly string[] = []): string {
  const list = notes.map((note) => `- ${prose(note)}`).join("\n");
  const parts = chains.length === 0 ? ["No grant to tell of."] : chains.map(chainMarkdown);
  return `${[...parts, ...(list === "" ? [] : [list])].join("\n\n")}\n`;
}

function chainMarkdown(chain: Chain): string {
  const rows = chain.links.map(({ link, state, at = "", says, evidence = [] }) =>
    row([link, state, at === "" ? "" : code(at), prose(says), evidence.map(code).join(", ")]),
  );
  const verdict = isWhole(chain) ? "the chain is whole" : "**the chain has a gap**";
  const head = ["| link | state | at | what | evidence |", "| --- | --- | --- | --- | --- |"];
  return [`#### ${code(name(chain))}: ${verdict}\n`, ...head, ...rows].join("\n");
}
