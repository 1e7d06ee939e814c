import { preparsePolicySet, preparseSchema, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { Actor, PolicyDecision, PolicyFacts, PolicyReason } from "../core/decision.ts";
import { digest } from "../core/digest.ts";
import { Fault } from "../core/fault.ts";
import type { Finding } from "../core/finding.ts";
import type { Policy } from "../ports.ts";
import { cedarRequest } from "./request.ts";
import { type Rule, readRules } from "./rules.ts";

/*
 * The Policy port over Cedar (https://docs.cedarpolicy.com). Import this file only where policy is asked: it compiles
 * four megabytes of WebAssembly. Cedar leaves a rule that errors out of its answer and may still say allow; here any
 * error denies.
 */

/** More approvers than this are never tried when looking for the number that policy wants. */
const mostApprovers = 10;

/** Everything wrong with policy files, located. Empty: {@link cedarPolicy} accepts them. */
export function policyFindings(files: ReadonlyMap<string, string>): readonly Finding[] {
  return readRules(files).findings;
}

/**
 * Compiles policies. `files` is path → text with one `.cedarschema` and the `.cedar` files; others are left aside.
 * Throws a Fault `policy.invalid` that lists every problem.
 */
export function cedarPolicy(files: ReadonlyMap<string, string>): Policy {
  const { schema, rules, findings } = readRules(files);
  if (findings.length > 0)
    throw invalid(findings.map(({ file, line, message, fix }) => `${file}:${line}: ${message} (${fix})`));
  const policyDigest = digest({ schema, rules: Object.fromEntries(rules.map(({ id, text }) => [id, text])) });
  const engine = prepare(policyDigest, schema, rules);
  return {
    digest: policyDigest,
    decide: (facts) => ({ ...answer(engine, facts), policyDigest, factsDigest: digest(facts) }),
  };
}

interface Engine {
  readonly name: string;
  readonly rules: ReadonlyMap<string, Rule>;
}

/** Parses once; Cedar keeps the result under a name for the life of the process. */
function prepare(name: string, schema: string, rules: readonly Rule[]): Engine {
  const answers = [
    preparseSchema(name, schema),
    preparsePolicySet(name, { staticPolicies: Object.fromEntries(rules.map(({ id, text }) => [id, text])) }),
  ];
  const problems = answers.flatMap((answer) => (answer.type === "failure" ? answer.errors : []));
  if (problems.length > 0) throw invalid(problems.map(({ message }) => message));
  return { name, rules: new Map(rules.map((rule) => [rule.id, rule])) };
}

function invalid(problems: readonly string[]): Fault {
  return new Fault("policy.invalid", `the policies cannot be used; mend them:\n${problems.join("\n")}`);
}

type Answer = Omit<PolicyDecision, "policyDigest" | "factsDigest">;

function answer(engine: Engine, facts: PolicyFacts): Answer {
  const now = evaluate(engine, facts);
  if (facts.moment === "activation") return now;
  const later = evaluate(engine, { ...facts, moment: "activation" });
  const known = new Set(now.reasons.map(({ rule }) => rule));
  const pending = later.allowed ? [] : later.reasons.filter(({ rule }) => !known.has(rule));
  const wanted = now.allowed && !later.allowed ? approversWanted(engine, facts) : undefined;
  return { ...now, pending, ...(wanted === undefined ? {} : { approversWanted: wanted }) };
}

/** Asks policy itself how many approvers it wants, by adding people one at a time. */
function approversWanted(engine: Engine, facts: PolicyFacts): number | undefined {
  const approvers: Actor[] = [...facts.approvers];
  while (approvers.length < mostApprovers) {
    approvers.push({ id: -1 - approvers.length, login: "somebody", kind: "user" });
    if (evaluate(engine, { ...facts, moment: "activation", approvers }).allowed) return approvers.length;
  }
  return undefined;
}

function evaluate(engine: Engine, facts: PolicyFacts): Pick<Answer, "allowed" | "reasons"> {
  try {
    const { name } = engine;
    const call = {
      ...cedarRequest(facts),
      preparsedSchemaName: name,
      preparsedPolicySetId: name,
      validateRequest: true,
    };
    const result = statefulIsAuthorized(call);
    if (result.type === "failure")
      return denied(result.errors.map(({ message }) => failed("policy-evaluation", message)));
    const { decision, diagnostics } = result.response;
    const errors = diagnostics.errors.map(({ policyId, error }) => failed(policyId, error.message));
    const reasons = diagnostics.reason.map((id) => reasonOf(engine, id)).sort((a, b) => (a.rule < b.rule ? -1 : 1));
    if (errors.length > 0) return denied([...errors, ...reasons]);
    if (decision === "allow") return { allowed: reasons.some(({ effect }) => effect === "permit"), reasons };
    return denied(reasons.length > 0 ? reasons : [notPermitted]);
  } catch (cause) {
    return denied([failed("policy-evaluation", String(cause))]);
  }
}

const notPermitted: PolicyReason = {
  rule: "deny-unless-permitted",
  effect: "forbid",
  says: "no rule permits this, and what no rule permits is denied",
  fix: "have somebody ask who may, or add a permit to policies/",
};

function denied(reasons: readonly PolicyReason[]): Pick<Answer, "allowed" | "reasons"> {
  return { allowed: false, reasons };
}

function failed(rule: string, message: string): PolicyReason {
  return {
    rule,
    effect: "error",
    says: `the rule could not be evaluated, which denies: ${message}`,
    fix: "mend the policy, and add a case for it to policies/cases",
  };
}

function reasonOf({ rules }: Engine, id: string): PolicyReason {
  const rule = rules.get(id);
  if (rule === undefined) return failed(id, "cedar names a rule that is not in the files");
  const { effect, says, fix } = rule;
  return { rule: id, effect, says, ...(fix === undefined ? {} : { fix }) };
}
