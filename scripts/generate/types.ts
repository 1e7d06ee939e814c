import { resolve, type Schema } from "./words.ts";

/** A schema as a TypeScript type, of the value after defaults. Throws on a schema it cannot say exactly. */
export function typeText(schema: Schema, root: Schema): string {
  const { type, ...field } = resolve(schema, root);
  if (field.const !== undefined) return JSON.stringify(field.const);
  if (field.enum) return field.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (field.anyOf) return field.anyOf.map((option) => typeText(option, root)).join(" | ");
  if (type === "string" || type === "boolean") return type;
  if (type === "integer") return "number";
  if (type === "array" && field.items) return `readonly (${typeText(field.items, root)})[]`;
  if (type === "object" && field.properties) return objectText(field, root);
  if (type === "object" && typeof field.additionalProperties === "object") {
    return `{ readonly [key: string]: ${typeText(field.additionalProperties, root)} }`;
  }
  throw new Error(`no TypeScript type for the schema ${JSON.stringify(schema)}`);
}

function objectText(schema: Schema, root: Schema): string {
  const members = Object.entries(schema.properties ?? {}).map(([name, child]) => {
    const always = schema.required?.includes(name) || resolve(child, root).default !== undefined;
    return `readonly ${name}${always ? "" : "?"}: ${typeText(child, root)}`;
  });
  return `{ ${members.join("; ")} }`;
}
