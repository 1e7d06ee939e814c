import type { Access, Statement } from "../../core/access.ts";
import type { Objection, Pointer } from "../../core/finding.ts";
import type { Lease } from "../../core/lease.ts";
import { iso } from "../../core/time.ts";
import { type Conditions, type PolicyStatement, refuse } from "./document.ts";
import { overlap } from "./overlap.ts";

/*
 * What a grant asks for, as an Allow and as the Denies that keep resource policies from adding to it:
 * a resource policy that names the session is not limited by the absence of an Allow or by a boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-cross-account.html
 */

/** How a session gives itself up; no grant and no ceiling may name it. */
export const releaseAction = "iam:AttachRolePolicy";

/** Operators whose negation is exact, also when the key is absent. */
const negations: { readonly [operator: string]: string } = {
  StringEquals: "StringNotEquals",
  StringLike: "StringNotLike",
  ArnEquals: "ArnNotEquals",
  ArnLike: "ArnNotLike",
};

const ourKeys = ["aws:requestedregion", "aws:currenttime"];

/** What cannot be compiled exactly, all at once; pointers are into the grant. Empty: everything can. */
export function accessObjections(access: Access): readonly Objection[] {
  return access.flatMap((statement, index) => [
    ...wordObjections(statement, ["access", index]),
    ...conditionObjections(statement, ["access", index]),
    ...overlapObjections(access, index),
  ]);
}

function wordObjections(statement: Statement, at: Pointer): readonly Objection[] {
  const words = [
    ...statement.actions.map((word, n) => ({ word, pointer: [...at, "actions", n] })),
    ...statement.resources.map((word, n) => ({ word, pointer: [...at, "resources", n] })),
  ];
  const wrong = words
    .filter(({ word }) => !/^[\x21-\x7e]+$/.test(word) || word.includes("$"))
    .map(({ word, pointer }) => ({
      code: "grant.access.literal",
      pointer,
      message: `${JSON.stringify(word)} holds "$", white space or a character outside printable ASCII, which AWS would not take literally`,
      fix: "name the action or resource without policy variables",
    }));
  const release = statement.actions.flatMap((action, n) =>
    overlap(action, releaseAction)
      ? [
          {
            code: "grant.access.release",
            pointer: [...at, "actions", n],
            message: `${action} takes in ${releaseAction}, by which a lease ends itself and which no grant may widen`,
            fix: "name the actions that are needed, without this one",
          },
        ]
      : [],
  );
  return [...wrong, ...release];
}

function conditionObjections(statement: Statement, at: Pointer): readonly Objection[] {
  return entries(statement.conditions).flatMap(({ operator, key, values }) => {
    const pointer = [...at, "conditions", operator, key];
    const code = "grant.access.condition";
    if (!Object.hasOwn(negations, operator))
      return [
        {
          code,
          pointer: pointer.slice(0, -1),
          atKey: true,
          message: `the operator ${operator} cannot be enforced against resource policies`,
          fix: `use one of ${Object.keys(negations).join(", ")}`,
        },
      ];
    if (ourKeys.includes(key.toLowerCase()))
      return [
        {
          code,
          pointer,
          atKey: true,
          message: `the key ${key} is set by the window and the target's regions`,
          fix: "leave it out",
        },
      ];
    return values
      .filter((value) => !/^[\x20-\x7e]*$/.test(value) || value.includes("$"))
      .map((value) => ({
        code,
        pointer,
        message: `the value ${JSON.stringify(value)} holds "$" or a character outside printable ASCII`,
        fix: "write a value without policy variables",
      }));
  });
}

/** Two statements whose actions meet in part cannot be kept apart by a Deny, so they are not compiled. */
function overlapObjections(access: Access, index: number): readonly Objection[] {
  const statement = access[index] as Statement;
  return statement.actions.flatMap((action, n) => {
    const rival = access
      .slice(0, index)
      .find((other) =>
        other.actions.some((theirs) => overlap(action, theirs) && !apart(statement, action, other, theirs)),
      );
    if (!rival) return [];
    return [
      {
        code: "grant.access.overlap",
        pointer: ["access", index, "actions", n],
        message: `${action} overlaps ${rival.actions.join(", ")} of an earlier entry, with other resources or conditions`,
        fix: "write actions that overlap in one entry, or name exact actions in each",
      },
    ];
  });
}

/** True when a Deny can tell the two apart: the same action with other resources, or the same everything. */
function apart(statement: Statement, action: string, other: Statement, theirs: string): boolean {
  if (statement.conditions || other.conditions) return false;
  return action.toLowerCase() === theirs.toLowerCase() || sameSet(statement.resources, other.resources);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return setKey(a) === setKey(b);
}

function setKey(values: readonly string[]): string {
  return JSON.stringify([...new Set(values)].sort());
}

/** The grant's Allow statements and the Denies around them. Throws a Fault `provider.not-compilable`. */
export function restrictions(lease: Lease): readonly PolicyStatement[] {
  const [objection] = accessObjections(lease.access);
  if (objection) throw refuse(`${objection.message}; ${objection.fix}`);
  return [
    ...lease.access.map((statement, index) => allow(lease, statement, index)),
    { Sid: "OnlyGranted", Effect: "Deny", NotAction: [...grantedActions(lease), releaseAction], Resource: "*" },
    ...onlyResources(lease.access),
    ...lease.access.flatMap(onlyConditions),
    {
      Sid: "OnlyRegions",
      Effect: "Deny",
      Action: grantedActions(lease),
      Resource: "*",
      Condition: { StringNotEquals: { "aws:RequestedRegion": lease.target.target.regions } },
    },
  ];
}

function allow(lease: Lease, statement: Statement, index: number): PolicyStatement {
  return {
    Sid: `Grant${index + 1}`,
    Effect: "Allow",
    Action: statement.actions,
    Resource: statement.resources,
    Condition: {
      ...statement.conditions,
      StringEquals: { ...statement.conditions?.StringEquals, "aws:RequestedRegion": lease.target.target.regions },
      DateGreaterThanEquals: { "aws:CurrentTime": iso(lease.from) },
      DateLessThan: { "aws:CurrentTime": iso(lease.until) },
    },
  };
}

function grantedActions(lease: Lease): readonly string[] {
  return [...new Set(lease.access.flatMap((statement) => statement.actions))];
}

/** One Deny for each set of resources: these actions nowhere else. */
function onlyResources(access: Access): readonly PolicyStatement[] {
  const resources = new Map<string, { readonly action: string; readonly on: Set<string> }>();
  for (const statement of access)
    for (const action of statement.actions) {
      const entry = resources.get(action.toLowerCase()) ?? { action, on: new Set<string>() };
      for (const resource of statement.resources) entry.on.add(resource);
      resources.set(action.toLowerCase(), entry);
    }
  const groups = Map.groupBy(resources.values(), ({ on }) => setKey([...on]));
  return [...groups.values()]
    .map((group) => ({ actions: group.map(({ action }) => action), on: [...(group[0]?.on ?? [])] }))
    .filter(({ on }) => !on.includes("*"))
    .map(({ actions, on }, index) => ({
      Sid: `OnlyResources${index + 1}`,
      Effect: "Deny",
      Action: actions,
      NotResource: on,
    }));
}

/** One Deny for each condition: these actions never without it. */
function onlyConditions(statement: Statement, index: number): readonly PolicyStatement[] {
  return entries(statement.conditions).map(({ operator, key, values }, n) => ({
    Sid: `OnlyWhen${index + 1}x${n + 1}`,
    Effect: "Deny",
    Action: statement.actions,
    Resource: "*",
    Condition: { [negations[operator] as string]: { [key]: values } },
  }));
}

function entries(conditions: Conditions | undefined) {
  return Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({
      operator,
      key,
      values: typeof value === "string" ? [value] : value,
    })),
  );
}
