import {
  checkParseSchema,
  type DetailedError,
  policySetTextToParts,
  policyToJson,
  validate,
} from "@cedar-policy/cedar-wasm/nodejs";
import { byPlace, type Finding } from "../core/finding.ts";

/** A rule as its author wrote it: the Cedar policy and what it says to the person it stops. */
export interface Rule {
  /** `@id`: `[a-z0-9-]`, unique over all files. */
  readonly id: string;
  readonly effect: "permit" | "forbid";
  /** `@says` */
  readonly says: string;
  /** `@fix` */
  readonly fix?: string;
  readonly text: string;
}

export interface RuleSet {
  readonly schema: string;
  readonly rules: readonly Rule[];
  /** Everything wrong with the files; the rules may be used only when there is nothing. */
  readonly findings: readonly Finding[];
}

/** Ids of the reasons that are given when no rule of a file is the reason. */
export const reservedIds: readonly string[] = ["deny-unless-permitted", "policy-evaluation"];

/** Reads the schema (the one `.cedarschema`) and the policies (every `.cedar`) among files given by path. */
export function readRules(files: ReadonlyMap<string, string>): RuleSet {
  const named = (ending: string) => [...files].filter(([file]) => file.endsWith(ending)).sort();
  const schemas = named(".cedarschema");
  const policies = named(".cedar");
  const [schemaFile, schema] = schemas[0] ?? ["policies/schema.cedarschema", ""];
  if (schemas.length !== 1 || policies.length === 0) {
    const message = `there are ${schemas.length} files *.cedarschema and ${policies.length} files *.cedar`;
    const fix = "keep exactly one schema and at least one policy file in policies/";
    return { schema, rules: [], findings: [finding(schemaFile, 1, { code: "policy.files", message, fix })] };
  }
  const parsed = checkParseSchema(schema);
  if (parsed.type === "failure") {
    return { schema, rules: [], findings: parsed.errors.map((error) => located(schemaFile, schema, error)) };
  }
  const read = policies.map(([file, text]) => readFile(file, text, schema));
  const rules = read.flatMap(({ rules }) => rules);
  const findings = [...read.flatMap(({ findings }) => findings), ...twice(read)];
  return { schema, rules: rules.map(({ rule }) => rule), findings: findings.sort(byPlace) };
}

interface PlacedRule {
  readonly rule: Rule;
  readonly file: string;
  readonly line: number;
}

interface ReadFile {
  readonly rules: readonly PlacedRule[];
  readonly findings: readonly Finding[];
}

function readFile(file: string, text: string, schema: string): ReadFile {
  const parts = policySetTextToParts(text);
  if (parts.type === "failure") return { rules: [], findings: parts.errors.map((error) => located(file, text, error)) };
  const findings: Finding[] = validation(file, text, schema);
  for (const template of parts.policy_templates) {
    const line = lineOf(text, text.indexOf(template));
    const message = "a policy template is never linked and so decides nothing";
    findings.push(
      finding(file, line, { code: "policy.template", message, fix: "write a policy without ?principal and ?resource" }),
    );
  }
  const rules: PlacedRule[] = [];
  const found = new Map<string, number>();
  for (const policy of parts.policies) {
    const offset = text.indexOf(policy, (found.get(policy) ?? -1) + 1);
    found.set(policy, offset);
    const line = lineOf(text, offset);
    const rule = readRule(policy);
    if ("id" in rule) rules.push({ rule, file, line });
    else findings.push(finding(file, line, rule));
  }
  return { rules, findings };
}

type Trouble = Pick<Finding, "code" | "message" | "fix">;

const idFix = 'give it one that nobody else has, of letters a to z, digits and hyphens: @id("production-minutes")';
const saysFix = 'say it to the person whom it stops: @says("access to production lasts at most 120 minutes")';

function readRule(text: string): Rule | Trouble {
  const parsed = policyToJson(text);
  if (parsed.type === "failure") {
    return {
      code: "policy.syntax",
      message: parsed.errors.map(({ message }) => message).join("; "),
      fix: "mend the policy",
    };
  }
  const { id = "", says = "", fix } = parsed.json.annotations ?? {};
  if (!/^[a-z0-9-]{1,64}$/.test(id) || reservedIds.includes(id)) {
    const message = id === "" ? "the policy has no @id" : `the @id "${id}" cannot be used`;
    return { code: "policy.id", message, fix: idFix };
  }
  if (says.trim() === "") {
    return { code: "policy.says", message: `the policy ${id} has no @says`, fix: saysFix };
  }
  return { id, effect: parsed.json.effect, says, ...(fix === undefined ? {} : { fix }), text };
}

/** What Cedar finds when it checks policies against the schema. A warning (a rule that can never apply) counts as much. */
function validation(file: string, text: string, schema: string): Finding[] {
  const answer = validate({ schema, policies: { staticPolicies: text } });
  if (answer.type === "failure") return answer.errors.map((error) => located(file, text, error));
  return [...answer.validationErrors, ...answer.validationWarnings].map(({ error }) => located(file, text, error));
}

function located(file: string, text: string, error: DetailedError): Finding {
  const start = Buffer.from(text)
    .subarray(0, error.sourceLocations?.[0]?.start ?? 0)
    .toString().length;
  const message = error.message.replace(/^for policy `[^`]*`[,:]\s*/, "");
  return {
    ...finding(file, lineOf(text, start), { code: "policy.cedar", message, fix: error.help ?? "mend the policy" }),
    column: columnOf(text, start),
  };
}

function twice(read: readonly ReadFile[]): Finding[] {
  const seen = new Set<string>();
  return read
    .flatMap(({ rules }) => rules)
    .filter(({ rule }) => seen.has(rule.id) || !seen.add(rule.id))
    .map(({ rule, file, line }) =>
      finding(file, line, {
        code: "policy.id",
        message: `the @id "${rule.id}" is used twice`,
        fix: "rename one of the two rules",
      }),
    );
}

function finding(file: string, line: number, trouble: Trouble): Finding {
  return { file, line, column: 1, level: "error", ...trouble };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, Math.max(0, offset)).split("\n").length;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1) + 1;
}
