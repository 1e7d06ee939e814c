import type { Statement } from "../../core/access.ts";
import { Fault } from "../../core/fault.ts";
import type { Objection, Pointer } from "../../core/finding.ts";
import { parsePolicy } from "./iam/index.ts";

/*
 * What keeps a statement of a request or a ceiling from being judged beforehand. Pointers begin with the one given.
 */

/** Everything in a statement that cannot be judged, all at once; empty: it can. */
export function statementObjections(statement: Statement, pointer: Pointer): readonly Objection[] {
  const strange = Object.keys(statement).filter((key) => !["actions", "resources", "conditions"].includes(key));
  const unknown = strange.map((key) => ({
    code: "grant.access.unknown-key",
    pointer: [...pointer, key],
    atKey: true,
    message: `${key} is not part of an access statement`,
    fix: "list actions and resources instead of what they are not",
  }));
  return [
    ...unknown,
    ...variables(statement, pointer),
    ...wildcards(statement, pointer),
    ...unreadable(statement, pointer),
  ];
}

function variables({ actions, resources, conditions = {} }: Statement, pointer: Pointer): readonly Objection[] {
  const inLists = Object.entries({ actions, resources }).flatMap(([list, values]) =>
    values.map((value, at) => [[list, at] as Pointer, value] as const),
  );
  const inConditions = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, value]) =>
      [operator, key, value].flat().map((text) => [["conditions", operator, key] as Pointer, text] as const),
    ),
  );
  return [...inLists, ...inConditions]
    .filter(([, value]) => value.includes("$"))
    .map(([place, value]) => ({
      code: "grant.access.variable",
      pointer: [...pointer, ...place],
      message: `${value} holds a \`$\`: what a policy variable will be cannot be judged beforehand`,
      fix: "write the value itself",
    }));
}

const fields = ["`arn`", "partition", "service", "region", "account"];

/** The first of an ARN's leading fields that holds a wildcard, in words; undefined when all are written out. */
function patternField(arn: string): string | undefined {
  return fields[
    arn
      .split(":")
      .slice(0, fields.length)
      .findIndex((field) => /[*?]/.test(field))
  ];
}

/** A wildcard where a reader expects the thing itself: before the fifth colon of an ARN, or beside an operator of equality. */
function wildcards({ resources, conditions = {} }: Statement, pointer: Pointer): readonly Objection[] {
  const inResources = resources.flatMap((resource, at) => {
    const field = resource === "*" ? undefined : patternField(resource);
    return field ? [wildcard(resource, `the ${field} is`, [...pointer, "resources", at])] : [];
  });
  const inConditions = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, value]) =>
      [value].flat().flatMap((text) => {
        const due = literalDue(operator, text);
        return due ? [wildcard(text, due, [...pointer, "conditions", operator, key])] : [];
      }),
    ),
  );
  return [...inResources, ...inConditions];
}

/** What of a condition's value is due as a literal and is a pattern. IAM reads ArnEquals as it reads ArnLike. */
function literalDue(operator: string, value: string): string | undefined {
  const bare = operator.replace(/^For(?:All|Any)Values?:/, "");
  if (/^(?:String|Arn)(?:Not)?Equals/.test(bare)) return /[*?]/.test(value) ? `${operator} has its value` : undefined;
  const field = /^Arn/.test(bare) ? patternField(value) : undefined;
  return field && `the ${field} is`;
}

function wildcard(value: string, due: string, pointer: Pointer): Objection {
  return {
    code: "grant.access.wildcard",
    pointer,
    message: `${value} holds a wildcard where ${due} due as a literal`,
    fix: "write that part out",
  };
}

/** The evaluator's own strict reader has the last word on actions, ARNs and operators. */
function unreadable({ actions, resources, conditions }: Statement, pointer: Pointer): readonly Objection[] {
  const condition = conditions && Object.keys(conditions).length > 0 ? { Condition: conditions } : {};
  try {
    const statement = { Effect: "Allow", Action: actions, Resource: resources, ...condition };
    parsePolicy({ Version: "2012-10-17", Statement: [statement] }, "identity");
    return [];
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const [message, fix] = fault.message.replaceAll(" in statement 0 of the identity policy", "").split(/: (?!.*: )/);
    return [
      { code: "grant.access.unreadable", pointer, message: message!, fix: fix ?? "write it as IAM documents it" },
    ];
  }
}
