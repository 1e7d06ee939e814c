/**
 * GitHub's own template reader over GitHub's own schemas: what it refuses, GitHub refuses.
 *
 * The package's front door imports its schemas as JSON without an import attribute, which Node refuses; so its parts are
 * used here by name, and the schema is read from the file that lies beside them.
 */
import { readFileSync } from "node:fs";
import { convertToIfCondition } from "@actions/workflow-parser/model/converter/if-condition";
import { JSONObjectReader } from "@actions/workflow-parser/templates/json-object-reader";
import { TemplateSchema } from "@actions/workflow-parser/templates/schema/index";
import { TemplateContext, TemplateValidationErrors } from "@actions/workflow-parser/templates/template-context";
import { readTemplate } from "@actions/workflow-parser/templates/template-reader";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/index";
import {
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
} from "@actions/workflow-parser/templates/tokens/type-guards";
import { NoOperationTraceWriter } from "@actions/workflow-parser/templates/trace-writer";
import { YamlObjectReader } from "@actions/workflow-parser/workflows/yaml-object-reader";

/** An expression that waits for its contexts; `source` is what stands between `${{` and `}}`, joined by format(). */
export class Expression {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

/** A value of a workflow or action file before its expressions are evaluated. */
export type Template = string | number | boolean | null | Expression | readonly Template[] | TemplateMap;
export interface TemplateMap {
  readonly [key: string]: Template;
}

export interface ReadTemplate {
  readonly context: TemplateContext;
  /** Undefined when the file is not YAML or not a mapping. */
  readonly root: TemplateToken | undefined;
}

const roots = {
  workflow: { schema: "workflow-v1.0.min.json", definition: "workflow-root-strict" },
  action: { schema: "action-v1.0.min.json", definition: "action-root-strict" },
} as const;
const schemas = new Map<string, TemplateSchema>();

/** Reads a file by the official schema. Errors are in `context.errors`. */
export function readFile(kind: keyof typeof roots, name: string, text: string): ReadTemplate {
  const errors = new TemplateValidationErrors();
  const context = new TemplateContext(errors, schema(roots[kind].schema), new NoOperationTraceWriter());
  const file = context.getFileId(name);
  const reader = new YamlObjectReader(file, text);
  for (const error of reader.errors) context.error(file, error.message, error.range);
  if (reader.errors.length > 0) return { context, root: undefined };
  return { context, root: readTemplate(context, roots[kind].definition, reader, file) };
}

/** One sentence per error, each beginning with `file (Line: n, Col: n)`; the same error at the same place is told once. */
export function errorsOf(context: TemplateContext): readonly string[] {
  return [...new Set(context.errors.getErrors().map((error) => error.message))];
}

/** Tokens as plain values. */
export function plain(token: TemplateToken | undefined): Template {
  if (token === undefined) return null;
  if (isBasicExpression(token)) return new Expression(token.expression);
  if (isString(token) || isNumber(token) || isBoolean(token)) return token.value;
  if (isSequence(token)) return [...token].map(plain);
  if (isMapping(token)) {
    return Object.fromEntries([...token].map(({ key, value }) => [key.toDisplayString(), plain(value)]));
  }
  return null;
}

/** A condition with the implied `success() &&`, as the official converter writes it. */
export function condition(context: TemplateContext, token: TemplateToken | undefined): string {
  return token === undefined ? "success()" : (convertToIfCondition(context, token)?.expression ?? "success()");
}

export function isMap(value: Template | undefined): value is TemplateMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Expression);
}

function schema(file: string): TemplateSchema {
  const known = schemas.get(file);
  if (known) return known;
  const text = readFileSync(
    new URL(`../${file}`, import.meta.resolve("@actions/workflow-parser/model/convert")),
    "utf8",
  );
  const loaded = TemplateSchema.load(new JSONObjectReader(undefined, text));
  schemas.set(file, loaded);
  return loaded;
}
