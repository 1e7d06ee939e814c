/**
 * What IAM refuses before it does anything, whoever keeps the state.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
import { Refusal } from "./refusal.ts";

/** Quotas of one account; the rest are fixed. */
export interface Quotas {
  readonly roles: number;
  readonly policiesPerRole: number;
  /** Characters of a trust policy, white space not counted. */
  readonly trust: number;
}

export const defaultQuotas: Quotas = { roles: 1000, policiesPerRole: 10, trust: 2048 };

/** Characters of all inline policies of a role, and of a managed policy, white space not counted. */
export const inlineSize = 10_240;
export const managedSize = 6144;
export const versionsPerPolicy = 5;
const tagsPerRole = 50;

export function invalid(parameter: string, value: string, constraint: string): Refusal {
  return new Refusal(
    "ValidationError",
    `1 validation error detected: Value '${value}' at '${parameter}' failed to satisfy constraint: Member must ${constraint}`,
  );
}

export function limitExceeded(what: string, limit: number): Refusal {
  return new Refusal("LimitExceeded", `Cannot exceed quota for ${what}: ${limit}`, 409);
}

/** A parameter that must be there. */
export function required(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (value === undefined) throw invalid(camel(name), "null", "not be null");
  return value;
}

export function checkName(value: string, parameter: string, longest: number): void {
  if (value.length < 1) throw invalid(parameter, value, "have length greater than or equal to 1");
  if (value.length > longest) throw invalid(parameter, value, `have length less than or equal to ${longest}`);
  if (!/^[\w+=,.@-]+$/.test(value)) throw invalid(parameter, value, "satisfy regular expression pattern: [\\w+=,.@-]+");
}

export function checkPath(value: string): void {
  if (value.length > 512) throw invalid("path", value, "have length less than or equal to 512");
  if (!/^(\/|\/[\u0021-\u007e]+\/)$/.test(value)) {
    throw new Refusal(
      "ValidationError",
      "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
    );
  }
}

export function checkTags(tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > tagsPerRole) throw limitExceeded("TagsPerRole", tagsPerRole);
  for (const [key, value] of Object.entries(tags)) {
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key)) {
      throw invalid("tags.member.key", key, "satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+");
    }
    if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value)) {
      throw invalid("tags.member.value", value, "satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    }
  }
}

/** How many characters of a policy count against its quota. */
export function policySize(document: string): number {
  return document.replace(/\s/g, "").length;
}

/** Throws MalformedPolicyDocument unless the text has the form of a policy of its kind. */
export function checkDocument(text: string, kind: "trust" | "identity"): void {
  const statements = statementsOf(text);
  const foreign = kind === "trust" ? ["Resource", "NotResource"] : ["Principal", "NotPrincipal"];
  for (const statement of statements) {
    for (const field of foreign) if (field in statement) throw malformed(`Has prohibited field ${field}`);
    if (statement.Effect !== "Allow" && statement.Effect !== "Deny") throw malformed("Syntax error: no valid Effect");
    if ("Action" in statement === "NotAction" in statement) throw malformed("Policy statement must contain actions.");
    if (kind === "trust" && !("Principal" in statement)) throw malformed("Missing required field Principal");
    if (kind === "identity" && "Resource" in statement === "NotResource" in statement) {
      throw malformed("Policy statement must contain resources.");
    }
  }
}

function statementsOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw malformed("This policy contains invalid Json");
  }
  if (!isObject(document)) throw malformed("Syntax errors in policy.");
  if (document.Version !== undefined && document.Version !== "2012-10-17" && document.Version !== "2008-10-17") {
    throw malformed("The policy must contain a valid version string");
  }
  const statements = Array.isArray(document.Statement) ? document.Statement : [document.Statement];
  if (statements.length === 0 || !statements.every(isObject)) throw malformed("Syntax errors in policy.");
  return statements;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(message: string): Refusal {
  return new Refusal("MalformedPolicyDocument", message);
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
