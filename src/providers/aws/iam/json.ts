import { malformed } from "./faults.ts";

export type JsonObject = { readonly [key: string]: unknown };

/** Exactly one of a key and its negation: true means the negation. */
export function either(
  statement: JsonObject,
  key: string,
  not: string,
  where: string,
): readonly [except: boolean, value: unknown] {
  const [plain, negated] = [statement[key], statement[not]];
  if ((plain === undefined) === (negated === undefined))
    throw malformed(`${where} needs either ${key} or ${not}, and not both`);
  return plain === undefined ? [true, negated] : [false, plain];
}

export function texts(value: unknown, what: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw malformed(`${what} is empty: name at least one`);
  return list.map((each) => {
    if (typeof each !== "string" || each === "") throw malformed(`${what} holds ${JSON.stringify(each)}: write a text`);
    return each;
  });
}

/** Numbers and booleans may stand unquoted in a condition. */
export function scalars(value: unknown, what: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw malformed(`${what} has no value: write one`);
  return list.map((each) => {
    if (typeof each === "string" || typeof each === "boolean" || typeof each === "number") return String(each);
    throw malformed(`${what} holds ${JSON.stringify(each)}: write a text, a number or a boolean`);
  });
}

export function object(value: unknown, what: string): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw malformed(`${what} is not a JSON object: write { … }`);
}

export function onlyKeys(value: JsonObject, known: readonly string[], what: string): void {
  const strange = Object.keys(value).find((key) => !known.includes(key));
  if (strange !== undefined) throw malformed(`${what} holds \`${strange}\`, which may not stand there: take it away`);
}
