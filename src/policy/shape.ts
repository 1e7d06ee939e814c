import type { Objection, Pointer } from "../core/finding.ts";
import { fromIso } from "../core/time.ts";

/** What a value of a case file must be: a kind of scalar (`time`: RFC 3339), one of some words, a list of something, or a map of fields (`?`: may be absent). */
export type Shape =
  | "text"
  | "whole"
  | "flag"
  | "time"
  | "map"
  | "list"
  | { readonly words: readonly string[] }
  | { readonly each: Shape }
  | { readonly fields: { readonly [name: string]: Shape } };

type Fields = { readonly [name: string]: Shape };

const actor: Shape = {
  fields: { id: "whole", login: "text", kind: { words: ["user", "bot", "ghost"] } },
};
const texts: Shape = { each: "text" };

/** PolicyFacts as a case file states them. */
export const factsShape: Fields = {
  moment: { words: ["request", "activation"] },
  requester: actor,
  target: { fields: { name: "text", tier: "text", account: "text", provider: "text" } },
  grant: {
    fields: {
      id: "text",
      repository: "text",
      workflow: "text",
      ref: "text",
      environment: "text",
      change: "text",
      minutes: "whole",
      actions: texts,
      resources: texts,
      "extends?": "text",
      "beneficiary?": "text",
      "reusable?": "text",
    },
  },
  limits: { fields: { minutes: "whole" } },
  approvers: { each: actor },
  "standFor?": texts,
  "oldestApprovalHours?": "whole",
  "usage?": {
    fields: {
      open: { fields: { person: "whole", repository: "whole", target: "whole" } },
      repeated: { fields: { days: "whole", grants: "whole", minutes: "whole" } },
      outsideHours: "flag",
      frozen: "flag",
      from: "time",
    },
  },
  "subject?": { fields: { commit: "text", workflow: "text" } },
};

/** One case, before its differences are laid over the common facts. */
export const caseShape: Fields = {
  name: "text",
  "with?": "map",
  "without?": { each: { words: ["usage", "subject"] } },
  expect: { words: ["allow", "deny"] },
  rules: texts,
  "audited?": texts,
  "pending?": texts,
  "approversWanted?": "whole",
};

/** Everything about a map that is not as its shape says. */
export function misfits(fields: Fields, value: unknown, pointer: Pointer): Objection[] {
  if (!isMap(value))
    return [objection(pointer, "must be a map", `write its fields: ${Object.keys(fields).join(", ")}`)];
  const known = new Map(Object.entries(fields).map(([name, shape]) => [name.replace("?", ""), { name, shape }]));
  const unknown = Object.keys(value)
    .filter((key) => !known.has(key))
    .map((key) => ({
      ...objection([...pointer, key], "is not a field here", `use one of ${[...known.keys()].join(", ")}`),
      atKey: true,
    }));
  const wrong = [...known].flatMap(([key, { name, shape }]) => {
    if (value[key] !== undefined) return misfit(shape, value[key], [...pointer, key]);
    return name.endsWith("?") ? [] : [objection([...pointer, key], "is missing", "add it")];
  });
  return [...unknown, ...wrong];
}

function misfit(shape: Shape, value: unknown, pointer: Pointer): Objection[] {
  const unless = (holds: boolean, what: string) =>
    holds ? [] : [objection(pointer, `must be ${what}`, `write ${what}`)];
  if (shape === "text") return unless(typeof value === "string", "a text (in quotes when it looks like a number)");
  if (shape === "whole") return unless(Number.isSafeInteger(value), "a whole number");
  if (shape === "flag") return unless(typeof value === "boolean", "true or false");
  if (shape === "time")
    return unless(typeof value === "string" && fromIso(value) !== undefined, "a time, RFC 3339 with a zone, in quotes");
  if (shape === "map") return unless(isMap(value), "a map");
  if (shape === "list") return unless(Array.isArray(value), "a list");
  if ("words" in shape) return unless(shape.words.includes(value as string), `one of ${shape.words.join(", ")}`);
  if ("fields" in shape) return misfits(shape.fields, value, pointer);
  if (!Array.isArray(value)) return unless(false, "a list");
  return value.flatMap((item, index) => misfit(shape.each, item, [...pointer, index]));
}

/** `over` laid on `under`: maps are merged field by field, everything else is replaced. */
export function merge(under: unknown, over: unknown): unknown {
  if (over === undefined) return under;
  if (!isMap(under) || !isMap(over)) return over;
  const added = Object.entries(over).map(([key, value]) => [key, merge(under[key], value)] as const);
  return { ...under, ...Object.fromEntries(added) };
}

export function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objection(pointer: Pointer, message: string, fix: string): Objection {
  return { code: "policy.case", pointer, message: `${pointer.join(".") || "the file"} ${message}`, fix };
}
