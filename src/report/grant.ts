import type { PolicyDecision, Reasoning } from "../core/decision.ts";
import { digest } from "../core/digest.ts";
import type { GrantReport } from "../core/report.ts";
import { block, code, prose } from "./inert.ts";
import { count } from "./plain.ts";
import { row, rowsOnly } from "./table.ts";
import { name, neededWords, statementWords, windowWords } from "./words.ts";

/** How much a comment tells: with the documents, with their digests, or only the table of grants. */
export type Detail = "documents" | "digests" | "outline";

/** One grant of a pull request, as a reviewer decides on it. */
export function grantMarkdown(grant: GrantReport, detail: Detail): string {
  const parts = [
    `#### ${code(name(grant))}`,
    rowsOnly(grantRows(grant)),
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
    ...(grant.decidedAfterMerge?.length
      ? [["after the merge", `opens only if ${grant.decidedAfterMerge.map(prose).join(", and<br>")}`]]
      : []),
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
  const line = `**Approved by** ${has}.${later} **Could still approve**: ${can}.`;
  return [line, ...foldedReasoning(approval)].join("\n\n");
}

/** What is not met stands out; what is met can be opened. */
function foldedReasoning(reasoning: Reasoning): string[] {
  const [met, unmet] = [true, false].map((wanted) =>
    (reasoning.because ?? []).filter(({ allowed }) => allowed === wanted),
  ) as [Reasoning[], Reasoning[]];
  const list = met.map((reason) => reasoningMarkdown(reason)).join("\n");
  const fold = `<details><summary>${count(met.length, "check")} met</summary>\n\n${list}\n\n</details>`;
  return [reasoningMarkdown({ ...reasoning, because: unmet }), ...(met.length === 0 ? [] : [fold])];
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
  return [`**Policy** ${verdict}:\n`, ...rules, ...later, ...trialMarkdown(policy)].join("\n");
}

/** Rules in audit mode: what they would say, and from when on they will. */
function trialMarkdown({ audited = [] }: PolicyDecision): string[] {
  if (audited.length === 0) return [];
  const rules = audited.map(({ rule, effect, says, fix, until }) => {
    const then =
      effect === "forbid" ? `from the day after ${code(until)} on it refuses this` : "it permits nothing yet";
    return `- ${prose(says)} (${code(rule)}): ${then}${fix === undefined ? "" : ` → ${prose(fix)}`}`;
  });
  return ["\nOn trial, and not enforced:\n", ...rules];
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
