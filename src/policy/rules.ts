import {
  checkParseSchema,
  type DetailedError,
  policySetTextToParts,
  policyToJson,
  validate,
} from "@cedar-policy/cedar-wasm/nodejs";
import { digest } from "../core/digest.ts";
import { byPlace, type Finding } from "../core/finding.ts";
import { nearest } from "../core/nearest.ts";
import type { Instant } from "../core/time.ts";
import { annotationNames, endNotice, readMode, shippedTrouble } from "./audit.ts";
import { readsOf } from "./reads.ts";

/** A rule as its author wrote it: the Cedar policy and what it says to the person it stops. */
export interface Rule {
  /** `@id`: `[a-z0-9-]`, unique over all files. */
  readonly id: string;
  readonly effect: "permit" | "forbid";
  /** `@says` */
  readonly says: string;
  /** `@fix` */
  readonly fix?: string;
  /** `@mode("audit")` and `@until`: the last day of its audit mode. Absent: it is enforced. */
  readonly until?: string;
  /** Members of `context` that it looks at. */
  readonly reads: ReadonlySet<string>;
  readonly text: string;
}

export interface RuleSet {
  readonly schema: string;
  readonly rules: readonly Rule[];
  /** Everything wrong with the files; the rules may be used only when there is no error. Notices tell of audit modes that end. */
  readonly findings: readonly Finding[];
}

/** Ids of the reasons that are given when no rule of a file is the reason. */
export const reservedIds: readonly string[] = ["deny-unless-permitted", "policy-evaluation"];

/** Reads the schema (the one `.cedarschema`) and the policies (every `.cedar`) among files given by path, as they stand at a time. */
export function readRules(files: ReadonlyMap<string, string>, at: Instant): RuleSet {
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
  const read = policies.map(([file, text]) => readFile({ file, text, schema, at }));
  const rules = read.flatMap(({ rules }) => rules);
  const findings = [...read.flatMap(({ findings }) => findings), ...twice(read)];
  return { schema, rules: rules.map(({ rule }) => rule), findings: findings.sort(byPlace) };
}

interface PlacedRule {
  readonly rule: Rule;
  readonly file: string;
  readonly line: number;
}

interface Source {
  readonly file: string;
  readonly text: string;
  readonly schema: string;
  readonly at: Instant;
}

interface ReadFile {
  readonly rules: readonly PlacedRule[];
  readonly findings: readonly Finding[];
}

function readFile({ file, text, schema, at }: Source): ReadFile {
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
    const rule = readRule(policy, at);
    if (!("id" in rule)) {
      findings.push(finding(file, line, rule));
      continue;
    }
    rules.push({ rule, file, line });
    const notice = endNotice(rule, at);
    if (notice) findings.push({ ...finding(file, line, about(rule.id, notice)), level: "notice" });
  }
  return { rules, findings };
}

type Trouble = Pick<Finding, "code" | "message" | "fix">;

const idFix = 'give it one that nobody else has, of letters a to z, digits and hyphens: @id("production-minutes")';
const saysFix = 'say it to the person whom it stops: @says("access to production lasts at most 120 minutes")';

function readRule(text: string, at: Instant): Rule | Trouble {
  const parsed = policyToJson(text);
  if (parsed.type === "failure") {
    return {
      code: "policy.syntax",
      message: parsed.errors.map(({ message }) => message).join("; "),
      fix: "mend the policy",
    };
  }
  const { annotations: written = {}, ...body } = parsed.json;
  // Cedar gives null for an annotation without a value.
  const annotations = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, value ?? ""]));
  const { id = "", says = "", fix } = annotations as { readonly [name: string]: string | undefined };
  if (!/^[a-z0-9-]{1,64}$/.test(id) || reservedIds.includes(id)) {
    const message = id === "" ? "the policy has no @id" : `the @id "${id}" cannot be used`;
    return { code: "policy.id", message, fix: idFix };
  }
  if (says.trim() === "") {
    return { code: "policy.says", message: `the policy ${id} has no @says`, fix: saysFix };
  }
  const unknown = unknownAnnotation(annotations);
  if (unknown) return about(id, unknown);
  const mode = readMode(annotations, at);
  if ("code" in mode) return about(id, mode);
  const shipped = mode.until === undefined ? undefined : shippedTrouble(id, digest(body));
  if (shipped) return about(id, shipped);
  return { id, effect: body.effect, says, ...(fix === undefined ? {} : { fix }), ...mode, reads: readsOf(body), text };
}

/** What nobody reads must not look as if it did something: `@Mode("audit")`, `@untill`. */
function unknownAnnotation(annotations: { readonly [name: string]: unknown }): Trouble | undefined {
  const name = Object.keys(annotations).find((one) => !(annotationNames as readonly string[]).includes(one));
  if (name === undefined) return undefined;
  const meant = nearest(name, annotationNames);
  const fix =
    meant === undefined ? `take it away: there are @${annotationNames.join(", @")}` : `did you mean @${meant}?`;
  return { code: "policy.annotation", message: `its annotation @${name} means nothing`, fix };
}

/** Trouble with a rule, named. */
function about(id: string, { message, ...rest }: Trouble): Trouble {
  return { ...rest, message: `the policy ${id}: ${message}` };
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
