/** A JSON Schema, as far as ours go. */
export interface Schema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: { readonly [name: string]: Schema };
  readonly type?: string;
  readonly description?: string;
  readonly "x-must"?: string;
  readonly examples?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

export interface FieldWords {
  readonly must: string;
  readonly example: string;
  readonly means: string;
  /** JSON type of the value; absent where several may be. */
  readonly type?: string;
  readonly fields?: readonly string[];
}

/** The words of every field below a schema, by finding code; items of a list have `[]` after the list's code. */
export function wordsOf(code: string, schema: Schema, root: Schema = schema): Record<string, FieldWords> {
  const field = resolve(schema, root);
  const words: Record<string, FieldWords> = { [code]: own(code, field) };
  for (const [name, child] of Object.entries(field.properties ?? {})) {
    Object.assign(words, wordsOf(`${code}.${name}`, child, root));
  }
  if (field.items) Object.assign(words, wordsOf(`${code}[]`, field.items, root));
  return words;
}

/** What an absent field is taken for, by finding code; only where that is one plain value. */
export function defaultsOf(code: string, schema: Schema, root: Schema = schema): ReadonlyMap<string, string> {
  const field = resolve(schema, root);
  const below = Object.entries(field.properties ?? {}).flatMap(([name, child]) => [
    ...defaultsOf(`${code}.${name}`, child, root),
  ]);
  const plain = field.default !== undefined && typeof field.default !== "object";
  return new Map([...(plain ? [[code, String(field.default)] as const] : []), ...below]);
}

export function resolve(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.replace("#/$defs/", "");
  return name === undefined ? schema : (root.$defs?.[name] ?? schema);
}

function own(code: string, schema: Schema): FieldWords {
  const { "x-must": must, examples, description, type, properties } = schema;
  if (!must || !examples?.[0] || !description) {
    throw new Error(`schema of ${code}: give it x-must, examples and a description`);
  }
  const fields = properties && Object.keys(properties);
  return { must, example: examples[0], means: description, ...(type && { type }), ...(fields && { fields }) };
}
