import { preparsePolicySet, preparseSchema, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { PolicyFacts } from "../core/decision.ts";
import { digest } from "../core/digest.ts";
import { Fault } from "../core/fault.ts";
import { cedarRequest } from "./request.ts";
import type { Rule } from "./rules.ts";

/** What Cedar says of some facts by some rules. */
export interface Said {
  readonly allowed: boolean;
  /** Ids of the rules that made it so: of those that forbid, or when none does of those that permit. */
  readonly reasons: readonly string[];
  /** Rules that could not be evaluated; `policy-evaluation` when nothing could. Cedar itself leaves them out of its answer. */
  readonly errors: readonly { readonly rule: string; readonly message: string }[];
}

export type Ask = (facts: PolicyFacts) => Said;

/** What Cedar has parsed in this process, by name: it keeps both for as long as the process lives. */
const parsed = new Set<string>();

/** Parses a set of rules once and returns how to ask it. Throws a Fault `policy.invalid`. */
export function ruleSet(schema: string, rules: readonly Rule[]): Ask {
  const schemaName = digest(schema);
  const setName = digest(Object.fromEntries(rules.map(({ id, text }) => [id, text])));
  once(schemaName, () => preparseSchema(schemaName, schema));
  once(setName, () =>
    preparsePolicySet(setName, { staticPolicies: Object.fromEntries(rules.map(({ id, text }) => [id, text])) }),
  );
  return (facts) => ask(schemaName, setName, facts);
}

function once(name: string, parse: () => ReturnType<typeof preparseSchema>): void {
  if (parsed.has(name)) return;
  const answer = parse();
  if (answer.type === "failure") throw invalid(answer.errors.map(({ message }) => message));
  parsed.add(name);
}

export function invalid(problems: readonly string[]): Fault {
  return new Fault("policy.invalid", `the policies cannot be used; mend them:\n${problems.join("\n")}`);
}

function ask(preparsedSchemaName: string, preparsedPolicySetId: string, facts: PolicyFacts): Said {
  try {
    const call = { ...cedarRequest(facts), preparsedSchemaName, preparsedPolicySetId, validateRequest: true };
    const result = statefulIsAuthorized(call);
    if (result.type === "failure") return nothing(result.errors.map(({ message }) => message));
    const { decision, diagnostics } = result.response;
    const errors = diagnostics.errors.map(({ policyId, error }) => ({ rule: policyId, message: error.message }));
    return { allowed: decision === "allow", reasons: [...diagnostics.reason].sort(), errors };
  } catch (cause) {
    return nothing([String(cause)]);
  }
}

function nothing(messages: readonly string[]): Said {
  const errors = messages.map((message) => ({ rule: "policy-evaluation", message }));
  return { allowed: false, reasons: [], errors };
}
