import type { Objection, Pointer } from "./finding.ts";
import { nearest } from "./nearest.ts";
import { type FieldWords, type Violation, words } from "./schemas.generated.js";
import { clip } from "./text.ts";

/** What a schema's refusal means to the person who wrote the file; nothing when another refusal says it better. */
export function objectionTo(kind: string, document: unknown, violation: Violation): readonly Objection[] {
  const pointer = pointerOf(violation.instancePath, document);
  const code = codeOf(kind, pointer);
  const field = wordsAt(kind, pointer);
  switch (violation.keyword) {
    case "required":
      return [missing(code, pointer, String(violation.params.missingProperty), kind)];
    case "additionalProperties":
      return [unknown(kind, pointer, String(violation.params.additionalProperty), field)];
    case "propertyNames":
      return [badKey(code, pointer, String(violation.params.propertyName), field)];
    case "uniqueItems":
      return [repeated(code, pointer, document, Number(violation.params.i))];
    case "maxItems":
    case "maxProperties":
      return [tooMany(code, pointer, valueAt(document, pointer), Number(violation.params.limit))];
    default:
      // The key's own refusal comes as propertyNames.
      return violation.propertyName === undefined ? [wrong(code, pointer, valueAt(document, pointer), field)] : [];
  }
}

function missing(code: string, pointer: Pointer, name: string, kind: string): Objection {
  const inner = `${code}.${name}`;
  const field = wordsAt(kind, [...pointer, name]);
  return {
    code: inner,
    pointer,
    message: `${label([...pointer, name])} is missing`,
    fix: `add ${name}, for example ${name}: ${field.example}`,
  };
}

function unknown(kind: string, pointer: Pointer, name: string, field: FieldWords): Objection {
  const fields = field.fields ?? [];
  const meant = nearest(name, fields);
  return {
    code: `${kind}.unknown-field`,
    pointer: [...pointer, name],
    atKey: true,
    message: `${label([...pointer, name])} is not a field`,
    fix: meant === undefined ? `take it away: the fields here are ${fields.join(", ")}` : `did you mean ${meant}?`,
  };
}

function badKey(code: string, pointer: Pointer, name: string, field: FieldWords): Objection {
  return {
    code,
    pointer: [...pointer, name],
    atKey: true,
    message: `${label(pointer)} has the key ${shown(name)}; it must be ${field.must}`,
    fix: `write for example ${field.example}`,
  };
}

function repeated(code: string, pointer: Pointer, document: unknown, index: number): Objection {
  const at = [...pointer, index];
  return {
    code,
    pointer: at,
    message: `${label(pointer)} has ${shown(valueAt(document, at))} twice`,
    fix: "keep one of them",
  };
}

function tooMany(code: string, pointer: Pointer, value: unknown, most: number): Objection {
  const count = Object.keys(value as object).length;
  return {
    code,
    pointer,
    message: `${label(pointer)} has ${count} entries; the most is ${most}`,
    fix: "take some away, or split the file in two",
  };
}

function wrong(code: string, pointer: Pointer, value: unknown, field: FieldWords): Objection {
  const name = label(pointer);
  if (value === null || value === undefined) {
    return {
      code,
      pointer,
      message: `${name} is empty; it must be ${field.must}`,
      fix: `write for example ${field.example}`,
    };
  }
  return {
    code,
    pointer,
    message: `${name} is ${shown(value)}; it must be ${field.must}`,
    fix: quoting(value, field) ?? `write for example ${field.example}`,
  };
}

/** Plain YAML made a number of what has to be a text (`account: 210987654321`), or quotes a text of a number. */
function quoting(value: unknown, field: FieldWords): string | undefined {
  if (field.type === "string" && typeof value === "boolean") return `write it in quotes: "${value}"`;
  if (field.type === "string" && typeof value === "number") {
    return `write it in quotes, with any leading zeros it has: "${value}"`;
  }
  if (field.type === "integer" && typeof value === "string" && /^[0-9]{1,9}$/.test(value))
    return `write it without quotes: ${value}`;
  return undefined;
}

/** `job.ref`, `access[0].actions[1]`; the document itself is `the file`. */
export function label(pointer: Pointer): string {
  if (pointer.length === 0) return "the file";
  return pointer
    .map((step, at) => (typeof step === "number" ? `[${step}]` : `${at === 0 ? "" : "."}${clip(step)}`))
    .join("");
}

/** A value as a sentence shows it: short, on one line, quoted. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object" && value !== null) return "a map of fields";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}

/** `grant.access.actions`: the kind and the fields on the way, as far as the contract names them. */
function codeOf(kind: string, pointer: Pointer): string {
  return known(kind, pointer).replaceAll("[]", "");
}

function wordsAt(kind: string, pointer: Pointer): FieldWords {
  return words[known(kind, pointer)] as FieldWords;
}

function known(kind: string, pointer: Pointer): string {
  let path = kind;
  for (const step of pointer) {
    const next = typeof step === "number" ? `${path}[]` : `${path}.${step}`;
    if (!Object.hasOwn(words, next)) break;
    path = next;
  }
  return path;
}

/** A JSON pointer as steps: a step is an index where the document has a list. */
function pointerOf(instancePath: string, document: unknown): Pointer {
  let value = document;
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => {
      const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
      const step = Array.isArray(value) ? Number(name) : name;
      value = valueAt(value, [step]);
      return step;
    });
}

function valueAt(document: unknown, pointer: Pointer): unknown {
  let value = document;
  for (const step of pointer) value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  return value;
}
