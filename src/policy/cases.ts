import type { PolicyDecision, PolicyFacts } from "../core/decision.ts";
import type { Finding } from "../core/finding.ts";
import { fromIso } from "../core/time.ts";
import type { UsageFacts } from "../core/usage.ts";
import { controlLimits, parseYaml } from "../core/yaml.ts";
import type { Policy } from "../ports.ts";
import { caseShape, factsShape, isMap, merge, misfits } from "./shape.ts";

/** An example kept beside the policies: facts, and what policy must say of them. */
export interface Case {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly facts: PolicyFacts;
  readonly expect: "allow" | "deny";
  /** Ids of exactly the rules that must be the reasons. */
  readonly rules: readonly string[];
  /** Ids of exactly the rules in audit mode that would have said something. */
  readonly audited?: readonly string[];
  /** At the moment of the request: ids of exactly the rules that still stand in the way of activation. */
  readonly pending?: readonly string[];
  /** At the moment of the request: the number of approvers at which activation would be allowed. */
  readonly approversWanted?: number;
}

export interface CaseResult {
  readonly case: Case;
  readonly passed: boolean;
  /** What came out otherwise than expected, in sentences; empty when it passed. */
  readonly differences: readonly string[];
  readonly decision: PolicyDecision;
}

/**
 * Reads `policies/cases/*.yaml`: `facts` that are true of every case, and `cases`, each `with` what is different in it and
 * `without` what is not known in it. Whether actions and resources hold wildcards is seen from them and never stated.
 */
export function readCases(
  file: string,
  bytes: Uint8Array,
): { readonly cases: readonly Case[]; readonly findings: readonly Finding[] } {
  const yaml = parseYaml(file, bytes, controlLimits);
  if (yaml.value === undefined) return { cases: [], findings: yaml.findings };
  const outer = misfits({ facts: "map", cases: "list" }, yaml.value, []);
  const objections = [...outer];
  const cases: Case[] = [];
  if (outer.length === 0) {
    const { facts, cases: list } = yaml.value as { readonly facts: unknown; readonly cases: readonly unknown[] };
    list.forEach((item, index) => {
      const pointer = ["cases", index];
      const wrong = misfits(caseShape, item, pointer);
      const merged = wrong.length > 0 ? {} : factsOfCase(facts, item as Written);
      const wrongFacts = wrong.length > 0 ? [] : misfits(factsShape, merged, [...pointer, "with"]);
      objections.push(...wrong, ...wrongFacts);
      if (wrong.length + wrongFacts.length > 0) return;
      const { with: _differences, without: _unknown, ...rest } = item as Written;
      cases.push({ file, line: yaml.locate(pointer).line, ...rest, facts: seen(merged as WrittenFacts) });
    });
  }
  const findings = objections.map(({ pointer, atKey, code, message, fix }): Finding => {
    return { code, file, ...yaml.locate(pointer, atKey), message, fix, level: "error" };
  });
  return { cases, findings: [...yaml.findings, ...findings] };
}

interface Written extends Omit<Case, "facts" | "file" | "line"> {
  readonly with?: unknown;
  readonly without?: readonly string[];
}

function factsOfCase(facts: unknown, { with: differences, without = [] }: Written): unknown {
  const merged = merge(facts, differences);
  if (!isMap(merged)) return merged;
  return Object.fromEntries(Object.entries(merged).filter(([member]) => !without.includes(member)));
}

/** Asks policy about each case. */
export function runCases(policy: Policy, cases: readonly Case[]): readonly CaseResult[] {
  return cases.map((given) => {
    const decision = policy.decide(given.facts);
    const differences = compare(given, decision);
    return { case: given, passed: differences.length === 0, differences, decision };
  });
}

function compare(given: Case, decision: PolicyDecision): string[] {
  const verdict = decision.allowed ? "allow" : "deny";
  const differences = verdict === given.expect ? [] : [`expected ${given.expect}, policy said ${verdict}`];
  const ids = (reasons: PolicyDecision["reasons"] = []) => reasons.map(({ rule }) => rule);
  differences.push(...compareIds("rules", given.rules, ids(decision.reasons)));
  if (given.audited) differences.push(...compareIds("rules in audit mode", given.audited, ids(decision.audited)));
  if (given.pending) differences.push(...compareIds("pending rules", given.pending, ids(decision.pending)));
  const { approversWanted: wanted } = given;
  if (wanted !== undefined && wanted !== decision.approversWanted) {
    differences.push(
      `expected ${wanted} approvers to be wanted, policy wants ${decision.approversWanted ?? "no number of them"}`,
    );
  }
  return differences;
}

function compareIds(what: string, expected: readonly string[], actual: readonly string[]): string[] {
  const list = (ids: readonly string[]) => [...new Set(ids)].sort().join(", ") || "none";
  return list(expected) === list(actual) ? [] : [`expected ${what} ${list(expected)}, got ${list(actual)}`];
}

/** Facts as a case file has them: with times as text. */
type WrittenFacts = Omit<PolicyFacts, "usage"> & {
  readonly usage?: Omit<UsageFacts, "from" | "extends"> & { readonly from: string };
};

/** What follows from what is written: whether there are wildcards, whether it goes on from another grant. */
function seen({ usage, ...facts }: WrittenFacts): PolicyFacts {
  const wild = (texts: readonly string[]) => texts.some((text) => /[*?]/.test(text));
  const { actions, resources } = facts.grant;
  return {
    ...facts,
    grant: { ...facts.grant, wildcardActions: wild(actions), wildcardResources: wild(resources) },
    ...(usage && { usage: { ...usage, from: fromIso(usage.from)!, extends: facts.grant.extends !== undefined } }),
  };
}
