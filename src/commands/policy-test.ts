import type { Answer } from "./answer.ts";

/** One example case and how policy answered it. */
export interface CaseOutcome {
  readonly name: string;
  readonly passed: boolean;
  /** One sentence: what was expected and what came. */
  readonly says: string;
}

/** Runs the example cases beside the policies, and says of each whether policy answers as the case expects. */
export function policyTest(cases: readonly CaseOutcome[]): Answer {
  const failed = cases.filter(({ passed }) => !passed);
  const lines = cases.map(
    ({ name, passed, says }) => `${passed ? "ok  " : "FAIL"}  ${name}${passed ? "" : `: ${says}`}`,
  );
  const verdict =
    cases.length === 0
      ? "no cases: add some to policies/cases/"
      : `${cases.length - failed.length} of ${cases.length} policy cases answer as expected`;
  return {
    exit: failed.length === 0 && cases.length > 0 ? 0 : 1,
    text: [...lines, verdict].join("\n"),
    json: { cases, failed: failed.length },
  };
}
