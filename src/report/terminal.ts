import type { PolicyDecision, Reasoning } from "../core/decision.ts";
import { byPlace, type Finding } from "../core/finding.ts";
import {
  type Chain,
  type GrantReport,
  isWhole,
  type Link,
  type RequestReport,
  type StatusRow,
} from "../core/report.ts";
import { columns, count, plain } from "./plain.ts";
import {
  gitHubWord,
  greenWhileWaiting,
  name,
  neededWords,
  nextStep,
  statementWords,
  verdictOf,
  verdictTitles,
  windowWords,
} from "./words.ts";

/** Findings by file, each with its place, code, sentence and fix; ends with a line feed. Empty when there is none. */
export function findingsText(findings: readonly Finding[]): string {
  if (findings.length === 0) return "";
  const groups = Map.groupBy([...findings].sort(byPlace), ({ file }) => file);
  const blocks = Array.from(groups.values(), (group) => group.map(findingText).join("\n"));
  const files = groups.size === 1 ? "" : ` in ${groups.size} files`;
  return `${blocks.join("\n\n")}\n\n${count(findings.length, "finding")}${files}\n`;
}

function findingText({ file, line, column, code, level, message, fix }: Finding): string {
  const place = `${plain(file)}:${line}:${column}  ${plain(code)}${level === "notice" ? "  (notice)" : ""}`;
  return `${place}\n  ${plain(message)}\n  → ${plain(fix)}`;
}

/** A decision as an indented tree. */
export function reasoningText(reasoning: Reasoning, indent = ""): string {
  const mark = reasoning.allowed ? "✓" : reasoning.later ? "…" : "✗";
  const rule = reasoning.rule === undefined ? "" : `  [${plain(reasoning.rule)}]`;
  const lines = [`${indent}${mark} ${plain(reasoning.says)}${rule}`];
  if (reasoning.fix !== undefined) lines.push(`${indent}  → ${plain(reasoning.fix)}`);
  for (const reason of reasoning.because ?? []) lines.push(reasoningText(reason, `${indent}  `));
  return lines.join("\n");
}

/** What a pull request asks for; ends with a line feed. */
export function requestTerminal(report: RequestReport): string {
  const { state, says } = verdictOf(report);
  const parts = [
    `${verdictTitles[state]}: ${plain(says)}`,
    state === "waiting" ? greenWhileWaiting : "",
    report.github === undefined ? "" : gitHubWord(plain(report.github)),
    ...(report.notes ?? []).map((note) => `note: ${plain(note)}`),
    findingsText(report.findings).trimEnd(),
    ...report.grants.map(grantText),
    (report.ending ?? []).map((ended) => `ends with the merge: ${plain(ended)}`).join("\n"),
    nextStep(report) === "" ? "" : `next: ${nextStep(report)}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function grantText(grant: GrantReport): string {
  const opens = grant.access.map((statement) => statementWords(statement, plain));
  const rows = [
    ["where", plain(`${grant.target} (${grant.tier}, account ${grant.account})`)],
    ...opens.map((words, index) => [index === 0 ? "opens" : "", words]),
    ["for", windowWords(grant.window)],
    ...subjectRows(grant),
    ...grant.told.map((sentence, index) => [index === 0 ? "not enforced" : "", plain(sentence)]),
    ...(grant.given ?? []).map((sentence, index) => [index === 0 ? "given already" : "", plain(sentence)]),
    ["change", plain(grant.change)],
    ["reason", plain(grant.reason)],
    ...(grant.requester ? [["asked by", plain(grant.requester.login)]] : []),
    ["needed", plain(neededWords(grant) || "nothing more")],
    ...(grant.decidedAfterMerge ?? []).map((words, index) => [
      index === 0 ? "after the merge" : "",
      `${index === 0 ? "opens only if" : "and only if"} ${plain(words)}`,
    ]),
  ];
  const parts = [plain(name(grant)), ...columns(rows).map((line) => `  ${line}`)];
  return [...parts, ...approvalLines(grant), ...policyLines(grant)].join("\n");
}

function approvalLines({ approval, policy }: GrantReport): string[] {
  if (!approval) return [];
  const wanted =
    policy?.approversWanted === undefined ? "" : `: ${approval.approvers?.length ?? 0} of ${policy.approversWanted}`;
  return [`  approvals${wanted}`, reasoningText(approval, "    ")];
}

function policyLines({ policy }: GrantReport): string[] {
  if (!policy) return [];
  const rules = policy.reasons.map(({ rule, effect, says, fix }) =>
    reasoningText({ allowed: effect === "permit", says, rule, ...(fix !== undefined && { fix }) }, "    "),
  );
  const pending = (policy.pending ?? []).map(({ rule, says, fix }) =>
    [`    … ${plain(says)}  [${plain(rule)}]`, ...(fix === undefined ? [] : [`      → ${plain(fix)}`])].join("\n"),
  );
  const title = `  policy ${policy.allowed ? "allows" : "refuses"} the request`;
  const later = pending.length > 0 ? ["  to be met when it is merged", ...pending] : [];
  return [title, ...rules, ...later, ...trialLines(policy)];
}

/** Rules in audit mode: what they would say, and from when on they will. */
function trialLines({ audited = [] }: PolicyDecision): string[] {
  if (audited.length === 0) return [];
  const rules = audited.flatMap(({ rule, effect, says, fix, until }) => {
    const then =
      effect === "forbid" ? `from the day after ${plain(until)} on it refuses this` : "it permits nothing yet";
    const line = `    … ${plain(says)}  [${plain(rule)}]: ${then}`;
    return fix === undefined ? [line] : [line, `      → ${plain(fix)}`];
  });
  return ["  on trial, and not enforced", ...rules];
}

function subjectRows({ subject }: GrantReport): string[][] {
  if (!subject) return [];
  return [
    ["job", `${subject.jobWorkflowRef}, environment ${subject.environment}`],
    ["sub", subject.sub.join(" or ")],
  ].map((row) => row.map(plain));
}

const linkMarks = { present: "✓", absent: "✗", broken: "✗", "not-yet": "…", "never-minted": "–" } as const;

/** The chain of every grant, and whether it is whole; ends with a line feed. */
export function auditText(chains: readonly Chain[]): string {
  if (chains.length === 0) return "no grant to tell of\n";
  return `${chains.map(chainText).join("\n\n")}\n`;
}

function chainText(chain: Chain): string {
  const rows = chain.links.map((link) => [linkMarks[link.state], link.link, plain(link.at ?? ""), linkWords(link)]);
  const verdict = isWhole(chain) ? "the chain is whole" : "THE CHAIN HAS A GAP";
  return [`${plain(name(chain))}: ${verdict}`, ...columns(rows).map((line) => `  ${line}`)].join("\n");
}

function linkWords({ state, says, evidence = [] }: Link): string {
  const word = state === "absent" || state === "broken" ? `${state}: ` : "";
  const where = evidence.length > 0 ? ` (${evidence.map(plain).join(", ")})` : "";
  return `${word}${plain(says)}${where}`;
}

function stateOf({ state, provenDeadAt }: StatusRow): string {
  if (state !== "sealed") return state;
  return provenDeadAt === undefined ? "sealed, death not proven yet" : `sealed, proven dead at ${provenDeadAt}`;
}

/** Leases in a table; ends with a line feed. */
export function statusText(rows: readonly StatusRow[]): string {
  if (rows.length === 0) return "no lease is open and none is waiting\n";
  const head = ["GRANT", "STATE", "FROM", "UNTIL", "JOB"];
  const cells = rows.map((row) => [name(row), stateOf(row), row.from || "–", row.until || "–", row.subject].map(plain));
  return `${columns([head, ...cells]).join("\n")}\n`;
}
