/** GitHub's OpenAPI description (@octokit/openapi), made into validators of what was answered. */
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";

export interface Exchange {
  readonly method: string;
  /** As sent, still escaped. */
  readonly path: string;
  readonly status: number;
  /** Undefined when there was none. */
  readonly body: unknown;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface Operation {
  /** `GET /repos/{owner}/{repo}` */
  readonly name: string;
  readonly matches: (path: string) => boolean;
  readonly template: string;
  readonly method: string;
}

export interface Description {
  readonly operations: number;
  /** The operation that a request is: the most literal template that fits. */
  operation(exchange: Exchange): string | undefined;
  /** What is wrong with an answer, in sentences. */
  problems(exchange: Exchange): readonly string[];
}

const methods = ["get", "post", "put", "patch", "delete"];

export function readDescription(): Description {
  const file = new URL("./node_modules/@octokit/openapi/generated/api.github.com.json", import.meta.url);
  const description = withNull(JSON.parse(readFileSync(file, "utf8")) as Json) as Record<string, Json>;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  ajv.addSchema(description, "github");
  const operations = operationsOf(description.paths as Record<string, Record<string, Json>>);
  const compiled = new Map<string, ValidateFunction>();
  const validator = (pointer: string) => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `github#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };
  const find = ({ method, path }: Exchange) =>
    operations.find((operation) => operation.method === method && operation.matches(path));
  return {
    operations: operations.length,
    operation: (exchange) => find(exchange)?.name,
    problems: (exchange) => {
      const operation = find(exchange);
      if (!operation) return [`GitHub has no ${exchange.method} ${exchange.path}`];
      const pointer = responsePointer(description, operation, exchange.status);
      if (pointer === undefined)
        return exchange.status < 400 ? [`${operation.name} does not answer ${exchange.status}`] : [];
      const schema = `${pointer}/content/application~1json/schema`;
      if (at(description, schema) === undefined)
        return exchange.body === undefined || exchange.status >= 400
          ? []
          : [`${operation.name} answers without a body`];
      const validate = validator(schema);
      if (validate(exchange.body)) return [];
      return (validate.errors ?? []).map(
        ({ instancePath, message }) => `${operation.name} ${exchange.status}: ${instancePath || "/"} ${message}`,
      );
    },
  };
}

function operationsOf(paths: Readonly<Record<string, Readonly<Record<string, Json>>>>): readonly Operation[] {
  const literal = (template: string) => template.replace(/\{[^}]+\}/g, "").length;
  return Object.entries(paths)
    .sort(([a], [b]) => literal(b) - literal(a))
    .flatMap(([template, verbs]) => {
      const pattern = template.replace(/[.+*?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+");
      const expression = new RegExp(`^${pattern}$`);
      return methods
        .filter((verb) => verb in verbs)
        .map((verb) => ({
          name: `${verb.toUpperCase()} ${template}`,
          method: verb.toUpperCase(),
          template,
          matches: (path: string) => expression.test(path),
        }));
    });
}

/** Where the response of an operation with a status is described; through at most one `$ref`. */
function responsePointer(description: Json, { template, method }: Operation, status: number): string | undefined {
  const escaped = template.replaceAll("~", "~0").replaceAll("/", "~1");
  const direct = `/paths/${escaped}/${method.toLowerCase()}/responses/${status}`;
  const response = at(description, direct) as { readonly $ref?: string } | undefined;
  return response?.$ref === undefined ? response && direct : response.$ref.slice(1);
}

function at(document: Json, pointer: string): Json | undefined {
  let value: Json | undefined = document;
  for (const part of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, Json>>)[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return value;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema says `type: [x, "null"]`. */
function withNull(value: Json): Json {
  if (Array.isArray(value)) return value.map(withNull);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withNull(inner)]),
  ) as Record<string, Json>;
  if (nullable !== true) return nullable === undefined || typeof nullable === "boolean" ? rest : { ...rest, nullable };
  if (typeof rest.type !== "string") return { anyOf: [rest, { type: "null" }] };
  return {
    ...rest,
    type: [rest.type, "null"],
    ...(Array.isArray(rest.enum) ? { enum: [...(rest.enum as readonly Json[]), null] } : {}),
  };
}
