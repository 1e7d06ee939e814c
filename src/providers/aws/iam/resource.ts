import type { Context } from "./context.ts";
import { malformed, unsupported } from "./faults.ts";
import { either, texts } from "./json.ts";
import { type Glob, matches, withinSegments } from "./match.ts";
import { parseTemplate, resolve, type Template } from "./template.ts";

/** The Resource or NotResource of a statement. */
export interface Resources {
  readonly except: boolean;
  readonly written: readonly string[];
  hold(resource: string, context: Context): boolean;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
export function parseResources(
  statement: { readonly [key: string]: unknown },
  { where, variables }: { readonly where: string; readonly variables: boolean },
): Resources {
  const [except, value] = either(statement, "Resource", "NotResource", where);
  const written = texts(value, `${except ? "NotResource" : "Resource"} of ${where}`);
  const patterns = written.map((source) => parsePattern(source, where, variables));
  const hold = (resource: string, context: Context) => holds(patterns, resource, context) !== except;
  return { except, written, hold };
}

function parsePattern(source: string, where: string, variables: boolean): Template {
  if (source === "*") return parseTemplate(source, false);
  const fields = source.split(":");
  if (fields[0] !== "arn") throw malformed(`resource \`${source}\` in ${where} is no ARN: write \`*\` or a full ARN`);
  if (fields.length < 6)
    throw unsupported(`resource \`${source}\` in ${where} has fewer than six fields: write the full ARN`);
  if (/[*?]/.test(fields[2]!))
    throw malformed(`resource \`${source}\` in ${where} has a wildcard for the service: name it`);
  if (variables && fields.slice(0, 5).some((field) => field.includes("${")))
    throw malformed(`resource \`${source}\` in ${where} has a variable before its fifth colon: write the value`);
  return parseTemplate(source, variables);
}

/**
 * Wildcards stay inside a segment of the ARN, except a `*` at a segment's end. Where reading them as if colons were
 * ordinary characters would change the answer, there is none: for such ARNs the documentation is all there is to go by.
 */
function holds(patterns: readonly Template[], resource: string, context: Context): boolean {
  let doubtful: Template | undefined;
  for (const pattern of patterns) {
    const found = resolve(pattern, context);
    if (found === undefined || !matches(found.glob, resource)) continue;
    if (matches(strict(pattern, found.glob), resource)) return true;
    doubtful = pattern;
  }
  if (!doubtful) return false;
  throw unsupported(
    `whether \`${doubtful.source}\` matches \`${resource}\` depends on a wildcard crossing a colon: write the colon`,
  );
}

const compiled = new WeakMap<Template, Glob>();

/** Of a template without variables, made once. */
function strict(template: Template, glob: Glob): Glob {
  if (!template.fixed) return withinSegments(glob);
  const known = compiled.get(template) ?? withinSegments(glob);
  compiled.set(template, known);
  return known;
}
