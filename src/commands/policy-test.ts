import type { PolicyDecision } from "../core/decision.ts";
import type { Finding } from "../core/finding.ts";
import { count, plain } from "../report/plain.ts";
import { findingsText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";

/** One example case and how policy answered it. */
export interface CaseOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** One sentence: what was expected and what came. */
  readonly says: string;
  /** Rules in audit mode that would have said something. */
  readonly audited: NonNullable<PolicyDecision["audited"]>;
}

/**
 * Runs the example cases beside the policies, and says of each whether policy answers as the case expects, and what rules in
 * audit mode would have said. `notices` are about the policies themselves.
 */
export function policyTest(cases: readonly CaseOutcome[], notices: readonly Finding[] = []): Answer {
  const failed = cases.filter(({ passed }) => !passed);
  const verdict =
    cases.length === 0
      ? "no cases: add some to policies/cases/"
      : `${cases.length - failed.length} of ${count(cases.length, "policy case")} answer as expected`;
  const told = notices.length === 0 ? [] : [findingsText(notices)];
  return {
    exit: failed.length === 0 && cases.length > 0 ? 0 : 1,
    text: [...told, ...cases.flatMap(lines), verdict].join("\n"),
    json: { cases, failed: failed.length, ...(notices.length === 0 ? {} : { notices }) },
    findings: notices,
  };
}

function lines({ name, passed, says, audited }: CaseOutcome): readonly string[] {
  const verdict = `${passed ? "ok  " : "FAIL"}  ${plain(name)}${passed ? "" : `: ${plain(says)}`}`;
  return [verdict, ...audited.map((rule) => `        in audit mode until ${plain(rule.until)}: ${auditedWords(rule)}`)];
}

function auditedWords({ rule, effect, says }: CaseOutcome["audited"][number]): string {
  return `${plain(rule)} would ${effect === "forbid" ? "deny" : "permit"} it (${plain(says)})`;
}
