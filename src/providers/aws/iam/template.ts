import type { Context } from "./context.ts";
import { malformed, unsupported } from "./faults.ts";
import { compileGlob, type Glob, literal } from "./match.ts";

/**
 * A policy string with variables: `arn:aws:s3:::home/${aws:username}/*`, `${aws:PrincipalTag/team, 'none'}`, and the
 * fixed `${*}`, `${?}` and `${$}`, which stand for the character itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export interface Template {
  readonly source: string;
  /** A text without variables, already compiled. */
  readonly fixed: { readonly glob: Glob; readonly text: string } | undefined;
  readonly parts: readonly Part[];
}

type Part =
  | { readonly text: string }
  | { readonly character: string }
  | { readonly key: string; readonly fallback: string | undefined };

/** Version 2008-10-17 knows no variables: there `${…}` is text. */
export function parseTemplate(source: string, variables: boolean): Template {
  const parts = variables && source.includes("${") ? split(source) : [{ text: source }];
  const fixed = parts.some((part) => "key" in part) ? undefined : fill(parts, () => undefined);
  return { source, fixed, parts };
}

function split(source: string): readonly Part[] {
  const parts: Part[] = [];
  let rest = source;
  for (let at = rest.indexOf("${"); at >= 0; at = rest.indexOf("${")) {
    const end = rest.indexOf("}", at);
    if (end < 0) throw malformed(`policy variable in \`${source}\` has no closing brace: add it`);
    if (at > 0) parts.push({ text: rest.slice(0, at) });
    parts.push(variable(rest.slice(at + 2, end), source));
    rest = rest.slice(end + 1);
  }
  if (rest) parts.push({ text: rest });
  return parts;
}

function variable(inside: string, source: string): Part {
  if (inside === "*" || inside === "?" || inside === "$") return { character: inside };
  const found = /^([A-Za-z0-9./-]+:[A-Za-z0-9_./@:+=-]+)(?:, '([^'*?$]*)')?$/.exec(inside);
  if (!found)
    throw unsupported(`policy variable \`\${${inside}}\` in \`${source}\` is not understood: name a condition key`);
  return { key: found[1]!, fallback: found[2] };
}

/** The text and glob of a template for one request; undefined when a variable has no value, which nothing equals. */
export function resolve(
  template: Template,
  context: Context,
): { readonly glob: Glob; readonly text: string } | undefined {
  return template.fixed ?? fill(template.parts, (key) => single(key, context));
}

function fill(parts: readonly Part[], lookUp: (key: string) => string | undefined) {
  const glob: number[] = [];
  let text = "";
  for (const part of parts) {
    if ("text" in part) {
      glob.push(...compileGlob(part.text));
      text += part.text;
      continue;
    }
    const value = "character" in part ? part.character : (lookUp(part.key) ?? part.fallback);
    if (value === undefined) return undefined;
    glob.push(...literal(value));
    text += value;
  }
  return { glob, text };
}

function single(key: string, context: Context): string | undefined {
  const values = context.get(key);
  if (values === undefined || values.length === 0) return undefined;
  const [value] = values as [string];
  if (values.length > 1) throw unsupported(`policy variable \`${key}\` has several values: use a key with one`);
  if (/[*?]/.test(value))
    throw unsupported(
      `policy variable \`${key}\` holds a wildcard, \`${value}\`: whether it matches as one is not documented`,
    );
  return value;
}
