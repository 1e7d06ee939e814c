import { type Condition, parseCondition } from "./condition.ts";
import type { Context } from "./context.ts";
import { malformed, unsupported } from "./faults.ts";
import { either, type JsonObject, object, onlyKeys, scalars, texts } from "./json.ts";
import { compileGlob, type Glob, matches } from "./match.ts";
import { type Principals, parsePrincipals } from "./principal.ts";
import { parseResources, type Resources } from "./resource.ts";

/** What a policy is attached to, which decides what may stand in it. A `trust` policy is a role's resource policy. */
export type PolicyKind = "identity" | "boundary" | "session" | "trust" | "resource";

export interface Policy {
  readonly kind: PolicyKind;
  readonly version: "2008-10-17" | "2012-10-17";
  readonly statements: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly sid: string | undefined;
  readonly effect: "Allow" | "Deny";
  /** Only of trust and resource policies. */
  readonly principals: Principals | undefined;
  readonly actions: { readonly except: boolean; readonly globs: readonly Glob[] };
  readonly resources: Resources;
  readonly conditions: readonly Condition[];
}

/**
 * Reads a parsed policy document as strictly as it can be read: what is not understood throws `iam.malformed` or
 * `iam.unsupported`, so that no part of a policy is ever skipped.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function parsePolicy(document: unknown, kind: PolicyKind): Policy {
  const policy = object(document, `the ${kind} policy`);
  const named = kind === "trust" || kind === "resource";
  onlyKeys(policy, named ? ["Version", "Id", "Statement"] : ["Version", "Statement"], `the ${kind} policy`);
  const version = policy.Version ?? "2008-10-17";
  if (version !== "2008-10-17" && version !== "2012-10-17")
    throw malformed(`policy Version ${JSON.stringify(version)} does not exist: write "2012-10-17"`);
  const written = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  if (written.length === 0) throw malformed(`the ${kind} policy has no Statement: write one`);
  const statements = written.map((statement: unknown, at) =>
    parseStatement(statement, {
      kind,
      where: `statement ${at} of the ${kind} policy`,
      variables: version === "2012-10-17",
    }),
  );
  const sids = statements.flatMap(({ sid }) => (sid ? [sid] : []));
  const twice = sids.find((sid, at) => sids.indexOf(sid) !== at);
  if (twice) throw malformed(`Sid \`${twice}\` stands twice in the ${kind} policy: make it unique`);
  return { kind, version, statements };
}

interface Reading {
  readonly kind: PolicyKind;
  readonly where: string;
  readonly variables: boolean;
}

function parseStatement(document: unknown, reading: Reading): PolicyStatement {
  const { kind, where } = reading;
  const statement = object(document, where);
  const named = kind === "trust" || kind === "resource";
  onlyKeys(
    statement,
    [
      ...["Sid", "Effect", "Action", "NotAction", "Condition"],
      ...(kind === "trust" ? [] : ["Resource", "NotResource"]),
      ...(named ? ["Principal"] : []),
      ...(kind === "resource" ? ["NotPrincipal"] : []),
    ],
    where,
  );
  const effect = statement.Effect;
  if (effect !== "Allow" && effect !== "Deny") throw malformed(`${where} has no Effect: write "Allow" or "Deny"`);
  return {
    sid: parseSid(statement.Sid, reading),
    effect,
    principals: named ? parsePrincipals(statement, effect, where) : undefined,
    actions: parseActions(statement, where),
    resources: kind === "trust" ? parseResources({ Resource: "*" }, reading) : parseResources(statement, reading),
    conditions: parseConditions(statement.Condition, reading),
  };
}

function parseSid(sid: unknown, { kind, where }: Reading): string | undefined {
  if (sid === undefined) return undefined;
  if (typeof sid !== "string") throw malformed(`the Sid of ${where} is not a text: write letters and digits`);
  if (kind !== "resource" && !/^[A-Za-z0-9]*$/.test(sid))
    throw malformed(`the Sid of ${where}, \`${sid}\`, may hold letters and digits only: rename it`);
  return sid || undefined;
}

function parseActions(statement: JsonObject, where: string): PolicyStatement["actions"] {
  const [except, written] = either(statement, "Action", "NotAction", where);
  const globs = texts(written, `${except ? "NotAction" : "Action"} of ${where}`).map((action) => {
    if (action !== "*" && !/^[A-Za-z0-9-]+:[A-Za-z0-9*?_-]+$/.test(action))
      throw unsupported(`action \`${action}\` in ${where} is not understood: write \`*\` or \`service:Name\``);
    return compileGlob(action.toLowerCase());
  });
  return { except, globs };
}

function parseConditions(block: unknown, { where, variables }: Reading): readonly Condition[] {
  if (block === undefined) return [];
  return Object.entries(object(block, `the Condition of ${where}`)).flatMap(([operator, keys]) => {
    const pairs = Object.entries(object(keys, `${operator} of ${where}`));
    if (pairs.length === 0) throw malformed(`${operator} of ${where} names no key: name one or take it away`);
    const names = pairs.map(([key]) => key.toLowerCase());
    const twice = pairs.find((_, at) => names.indexOf(names[at]!) !== at);
    // Keys know no letter case; whether the second adds to the first or takes its place is documented nowhere.
    if (twice)
      throw unsupported(`condition key \`${twice[0]}\` stands twice under ${operator} of ${where}: write it once`);
    return pairs.map(([key, value]) => {
      if (!/^[^\s:*?$]+:[^*?$]+$/.test(key))
        throw malformed(`condition key \`${key}\` of ${where} has no prefix: write \`aws:Key\``);
      return parseCondition({ operator, key, values: scalars(value, `${operator} ${key} of ${where}`), variables });
    });
  });
}

/** Whether a statement is about this action on this resource under these circumstances; its principals aside. */
export function applies(
  statement: PolicyStatement,
  call: { readonly action: string; readonly resource: string; readonly context: Context },
): boolean {
  const action = call.action.toLowerCase();
  const { actions, resources, conditions } = statement;
  return (
    actions.globs.some((glob) => matches(glob, action)) !== actions.except &&
    resources.hold(call.resource, call.context) &&
    conditions.every((condition) => condition.holds(call.context))
  );
}
