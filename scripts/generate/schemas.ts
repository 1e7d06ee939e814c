import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { typeText } from "./types.ts";
import { type FieldWords, type Schema, wordsOf } from "./words.ts";

/** The kinds of file people write, by the name of their schema. */
export const kinds = ["configuration", "grant", "target"] as const;

export function readSchema(root: string, kind: string): Schema {
  return JSON.parse(readFileSync(join(root, `schemas/${kind}.schema.json`), "utf8"));
}

/** The validators as one ES module that imports nothing, the words for its refusals, and its types. */
export async function compileSchemas(root: string): Promise<ReadonlyMap<string, string>> {
  const schemas = kinds.map((kind) => [kind, readSchema(root, kind)] as const);
  const words: Record<string, FieldWords> = Object.assign(
    {},
    ...schemas.map(([kind, schema]) => wordsOf(kind, schema)),
  );
  const source = `${banner}${validators(schemas)}\nexport const words = ${JSON.stringify(words, null, 1)};\n`;
  if (/\brequire\(|^import\b/m.test(source))
    throw new Error("the compiled schemas import something: use no ajv runtime");
  return new Map([
    ["src/core/schemas.generated.js", source],
    ["src/core/schemas.generated.d.ts", `// biome-ignore-all format: generated\n${declarations(schemas)}`],
  ]);
}

const banner = "// Generated from schemas/ by scripts/generate.ts. Do not edit.\n";

function validators(schemas: readonly (readonly [string, Schema])[]): string {
  const ajv = new Ajv2020({
    allErrors: true,
    useDefaults: true,
    strict: true,
    // Lengths in UTF-16 code units, so that nothing has to be imported at run time.
    unicode: false,
    unicodeRegExp: true,
    messages: false,
    inlineRefs: false,
    logger: false,
    schemas: schemas.map(([, schema]) => bare(schema) as Schema),
    code: { source: true, esm: true, optimize: true, lines: true },
  } as ConstructorParameters<typeof Ajv2020>[0]);
  const names = Object.fromEntries(schemas.map(([kind, schema]) => [kind, schema.$id as string]));
  return (standalone as unknown as { default: typeof standalone.default }).default(ajv, names);
}

/** A schema without what is only for people: the validators carry no prose. */
function bare(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(bare);
  const kept = Object.entries(schema).filter(([key, value]) => typeof value === "object" || !prose.has(key));
  return Object.fromEntries(kept.filter(([key]) => key !== "examples").map(([key, value]) => [key, bare(value)]));
}

const prose: ReadonlySet<string> = new Set(["title", "description", "x-must"]);

function declarations(schemas: readonly (readonly [string, Schema])[]): string {
  const values = schemas.map(
    ([kind, schema]) => `/** What a valid ${kind} is once its defaults are filled in. */
export type ${valueName(kind)} = ${typeText(schema, schema)};

export declare const ${kind}: Validator<${valueName(kind)}>;
`,
  );
  return `${banner}
/** What a schema says against a value. */
export interface Violation {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  /** Set when a key, not a value, is refused. */
  readonly propertyName?: string;
}

/** Fills defaults in. \`errors\` is that of the last call. */
export interface Validator<T> {
  (value: unknown): value is T;
  errors?: readonly Violation[] | null;
}

/** What is told of a field: what it must be, an example, and the fields inside it. */
export interface FieldWords {
  readonly must: string;
  readonly example: string;
  readonly means: string;
  /** JSON type of the value; absent where several may be. */
  readonly type?: string;
  readonly fields?: readonly string[];
}

/** By finding code: \`grant.job.ref\`. */
export declare const words: { readonly [code: string]: FieldWords };

${values.join("\n")}`;
}

export function valueName(kind: string): string {
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Value`;
}
