import { byPlace, type Finding, type Objection } from "./finding.ts";
import type { Validator } from "./schemas.generated.js";
import { objectionTo } from "./violation.ts";
import { grantLimits, mostFindings, parseYaml, type YamlLimits } from "./yaml.ts";

/** What reading one file came to. */
export interface Read<T> {
  /** Present exactly when there is no error among the findings; every default filled in. */
  readonly value?: T;
  /** Present when only the worth of some values is wrong, not the shape of the document: good for finding more, never for acting on. */
  readonly draft?: T;
  readonly findings: readonly Finding[];
  /** Gives later objections to the document (of a ceiling, of a target) their places in the file. */
  place(objections: readonly Objection[]): Finding[];
}

/** A kind of file: what its findings' codes begin with, its schema, and what no schema can say. */
export interface Kind<T> {
  readonly name: "grant" | "target" | "configuration";
  readonly schema: Validator<T>;
  readonly limits?: YamlLimits;
  /** What no schema can say; asked of any document, so that everything wrong is told at once. */
  readonly objections?: (document: unknown) => readonly Objection[];
}

/** Reads a file of one kind: as YAML, against its schema, then against the kind's own rules. Never throws for what a file holds. */
export function readDocument<T>(kind: Kind<T>, file: string, bytes: Uint8Array): Read<T> {
  const yaml = parseYaml(file, bytes, kind.limits ?? grantLimits);
  const place = (objections: readonly Objection[]): Finding[] =>
    objections
      .map(({ code, pointer, atKey, message, fix }): Finding => {
        return { code, file, ...yaml.locate(pointer, atKey), message, fix, level: "error" };
      })
      .sort(byPlace);
  const value = yaml.value;
  if (value === undefined) return { findings: yaml.findings, place };
  const own = kind.objections?.(value) ?? [];
  if (kind.schema(value) && own.length === 0 && yaml.findings.length === 0) return { value, findings: [], place };
  const violations = (kind.schema.errors ?? []).flatMap((violation) => objectionTo(kind.name, value, violation));
  // Counting lines takes time: what is beyond telling is not placed.
  const objections = distinct([...violations, ...own]).slice(0, mostFindings);
  const findings = [...yaml.findings, ...elsewhere(place(objections), yaml.findings)];
  const sound = (kind.schema.errors ?? []).every(({ keyword }) => aboutWorth.has(keyword));
  const told = findings.sort(byPlace).slice(0, mostFindings);
  return sound ? { draft: value as T, findings: told, place } : { findings: told, place };
}

/** Schema rules that a value of the right type can break. */
const aboutWorth = new Set([
  ...["pattern", "format", "minimum", "maximum", "minLength", "maxLength"],
  ...["minItems", "maxItems", "uniqueItems", "additionalProperties", "propertyNames"],
]);

/** Those findings where YAML itself had nothing to say: an alias is one mistake, not two. */
function elsewhere(findings: readonly Finding[], told: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ line, column }) => !told.some((other) => other.line === line && other.column === column));
}

/** One objection for one place: a value that breaks two of its rules is told once. */
function distinct(objections: readonly Objection[]): readonly Objection[] {
  const byPointer = new Map<string, Objection>();
  for (const objection of objections) {
    const key = JSON.stringify([objection.pointer, objection.atKey ?? false, objection.code]);
    if (!byPointer.has(key)) byPointer.set(key, objection);
  }
  return [...byPointer.values()];
}
