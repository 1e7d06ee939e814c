import type { Context } from "./context.ts";
import { malformed, unsupported } from "./faults.ts";
import { type Comparison, compare } from "./operators.ts";

/** One operator with one key: `"StringEquals": { "aws:PrincipalTag/team": ["red", "blue"] }`. */
export interface Condition {
  /** As written: `ForAnyValue:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  holds(context: Context): boolean;
}

const operatorForm = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/**
 * Reads one condition. Every condition of a statement must hold; of one condition's values, one has to match, or with a
 * negated operator none may.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function parseCondition(written: {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly variables: boolean;
}): Condition {
  const { operator, key, values } = written;
  const [, set, name, ifExists] = operatorForm.exec(operator) ?? [];
  if (!name) throw malformed(`condition operator \`${operator}\` is not one: see the list of IAM condition operators`);
  if (name === "Null") return { operator, key, values, holds: nullTest(written, set ?? ifExists) };
  const comparison = compare(name, values, written.variables);
  return { operator, key, values, holds: (context) => holds({ set, ifExists: !!ifExists, comparison, key }, context) };
}

interface Test {
  readonly set: string | undefined;
  readonly ifExists: boolean;
  readonly comparison: Comparison;
  readonly key: string;
}

function holds({ set, ifExists, comparison, key }: Test, context: Context): boolean {
  const values = context.get(key);
  if (values === undefined && ifExists) return true;
  if (set) return holdsForSet(set, values ?? [], comparison, { key, context });
  if (values === undefined || values.length === 0) return comparison.negated;
  if (values.length > 1)
    throw unsupported(
      `condition key \`${key}\` has ${values.length} values: compare it with ForAllValues or ForAnyValue`,
    );
  return comparison.accepts(values[0]!, context) !== comparison.negated;
}

/**
 * No value, or the empty text alone, is the empty set: all of it matches, none of it does.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
function holdsForSet(
  set: string,
  values: readonly string[],
  comparison: Comparison,
  { key, context }: { readonly key: string; readonly context: Context },
): boolean {
  const empty = values.length === 0 || (values.length === 1 && values[0] === "");
  const one = (value: string): boolean => comparison.accepts(value, context) !== comparison.negated;
  if (set === "ForAllValues") return empty || values.every(one);
  if (empty && comparison.negated)
    throw unsupported(
      `ForAnyValue with a negated operator on \`${key}\`, which has no value: AWS documents both answers`,
    );
  return !empty && values.some(one);
}

function nullTest(written: { readonly key: string; readonly values: readonly string[] }, extra: string | undefined) {
  const { key, values } = written;
  if (extra) throw malformed(`Null takes neither a set operator nor IfExists (\`${key}\`): take it away`);
  const [wanted] = values;
  if (values.length !== 1 || (wanted !== "true" && wanted !== "false"))
    throw malformed(`Null on \`${key}\` compares with \`${values.join("`, `")}\`: write "true" or "false"`);
  return (context: Context): boolean => {
    const found = context.get(key);
    if (found?.length === 1 && found[0] === "")
      throw unsupported(`Null on \`${key}\`, whose value is the empty text: whether that is null is not documented`);
    return (found === undefined || found.length === 0) === (wanted === "true");
  };
}
