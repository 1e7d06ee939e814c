/** Expressions, evaluated by GitHub's own evaluator. */
import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { FunctionDefinition } from "@actions/expressions/funcs/info";
import { Expression, isMap, type Template, type TemplateMap } from "./template.ts";

/** What has happened so far, as success(), failure(), cancelled() and always() see it. */
export interface Status {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

/** Everything an expression may read: contexts by name, plain JSON each. */
export interface Scope {
  readonly contexts: Readonly<Record<string, unknown>>;
  readonly status: Status;
}

export function evaluate(source: string, scope: Scope): data.ExpressionData {
  const functions = new Map(
    statusFunctions(scope.status).map((definition) => [definition.name.toLowerCase(), definition]),
  );
  const { tokens } = new Lexer(source).lex();
  const parsed = new Parser(tokens, Object.keys(scope.contexts), [...functions.values()]).parse();
  return new Evaluator(parsed, toData(scope.contexts) as data.Dictionary, functions).evaluate();
}

/** Whether a condition holds, by GitHub's idea of truth. */
export function holds(source: string, scope: Scope): boolean {
  const value = evaluate(source, scope);
  if (!value.primitive) return true;
  if (value instanceof data.BooleanData) return value.value;
  if (value instanceof data.NumberData) return value.value !== 0 && !Number.isNaN(value.value);
  return value.coerceString() !== "";
}

/** A value as text, the way the runner writes it into inputs, environments and scripts. */
export function text(template: Template | undefined, scope: Scope): string {
  if (template === undefined || template === null) return "";
  if (template instanceof Expression) return evaluate(template.source, scope).coerceString();
  if (typeof template === "object") throw new Error("a mapping or a list stands where the runner needs text");
  return String(template);
}

/** Every value of a mapping as text. */
export function texts(map: TemplateMap, scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, text(value, scope)]));
}

/** A mapping's entry as text when the template is a mapping, else the template itself: `environment: x` and `environment: {name: x}`. */
export function named(template: Template, key: string, scope: Scope): string {
  return isMap(template) ? text(template[key], scope) : text(template, scope);
}

function statusFunctions(status: Status): FunctionDefinition[] {
  const constant = (name: string, value: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  });
  return [
    constant("success", status.success),
    constant("failure", status.failure),
    constant("cancelled", status.cancelled),
    constant("always", true),
    {
      name: "hashFiles",
      minArgs: 1,
      maxArgs: 255,
      call: () => {
        throw new Error("the sandbox's runner does not know hashFiles(): leave it out of workflows that run here");
      },
    },
  ];
}

function toData(value: unknown): data.ExpressionData {
  return JSON.parse(JSON.stringify(value), data.reviver) as data.ExpressionData;
}
