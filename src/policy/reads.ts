/** The members of `context` that a rule looks at, from Cedar's JSON form of it: https://docs.cedarpolicy.com/policies/json-format.html */
export function readsOf(rule: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [operator, given] of Object.entries(value)) {
      const { left, attr } = (given ?? {}) as { readonly left?: { readonly Var?: unknown }; readonly attr?: unknown };
      const member = (operator === "." || operator === "has") && left?.Var === "context" && typeof attr === "string";
      if (member) found.add(attr);
      else if (operator === "Var" && given === "context") found.add(everything);
      else walk(given);
    }
  };
  walk(rule);
  return found;
}

/** Stands for a rule that takes `context` as a whole. */
export const everything = "*";
