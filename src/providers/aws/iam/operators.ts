import type { Context } from "./context.ts";
import { malformed, unsupported } from "./faults.ts";
import { type Glob, matches } from "./match.ts";
import { parseTemplate, resolve } from "./template.ts";

/** An operator with the values a policy gives it. */
export interface Comparison {
  /** The condition holds when the value is *not* accepted. */
  readonly negated: boolean;
  /** Whether one value of the request matches one of the policy's. */
  accepts(value: string, context: Context): boolean;
}

type Accepts = Comparison["accepts"];
type Order = (found: number, wanted: number) => boolean;

const orders: ReadonlyMap<string, Order> = new Map([
  ["Equals", (found, wanted) => found === wanted],
  ["LessThan", (found, wanted) => found < wanted],
  ["LessThanEquals", (found, wanted) => found <= wanted],
  ["GreaterThan", (found, wanted) => found > wanted],
  ["GreaterThanEquals", (found, wanted) => found >= wanted],
]);

/** Makes a comparison of an operator's bare name: without set operator, without `IfExists`. */
export function compare(name: string, values: readonly string[], variables: boolean): Comparison {
  const negated = /Not(Equals|Like)/.test(name);
  const positive = name.replace("Not", "");
  const [, family, relation] = /^(String|Arn|Numeric|Date|Bool)(.*)$/.exec(negated ? positive : name) ?? [];
  if (family === "String") return { negated, accepts: text(name, relation!, templates(values, variables)) };
  if (family === "Arn") return { negated, accepts: arn(name, relation!, templates(values, variables)) };
  refuseVariables(name, values);
  if (family === "Bool" && relation === "") return { negated, accepts: boolean(values) };
  const order = orders.get(relation ?? "");
  if (order && (!negated || relation === "Equals")) {
    if (family === "Numeric") return { negated, accepts: ordered(values, order, numeric) };
    if (family === "Date") return { negated, accepts: ordered(values, order, date) };
  }
  throw unsupported(
    `condition operator \`${name}\` is not supported: use a string, ARN, date, number, Bool or Null operator`,
  );
}

function templates(values: readonly string[], variables: boolean) {
  return values.map((value) => parseTemplate(value, variables));
}

type Templates = ReturnType<typeof templates>;

function text(name: string, relation: string, wanted: Templates): Accepts {
  const some = (test: (found: { readonly glob: Glob; readonly text: string }) => boolean, context: Context) =>
    wanted.some((template) => {
      const found = resolve(template, context);
      return found !== undefined && test(found);
    });
  if (relation === "Equals") return (value, context) => some((found) => found.text === value, context);
  if (relation === "EqualsIgnoreCase")
    return (value, context) => some((found) => found.text.toLowerCase() === value.toLowerCase(), context);
  if (relation === "Like") return (value, context) => some((found) => matches(found.glob, value), context);
  throw unsupported(`condition operator \`${name}\` is not supported: see the list of string operators`);
}

/** Each of the six parts between colons is compared by itself; the last one keeps its colons. */
function arn(name: string, relation: string, wanted: Templates): Accepts {
  if (relation !== "Equals" && relation !== "Like")
    throw unsupported(`condition operator \`${name}\` is not supported: use ArnEquals, ArnLike or their negations`);
  return (value, context) => {
    const parts = sixParts(value);
    return wanted.some((template) => {
      const found = resolve(template, context);
      if (found === undefined) return false;
      const globs = sixGlobs(found.glob, template.source);
      return parts !== undefined && globs.every((glob, at) => matches(glob, parts[at]!));
    });
  };
}

function sixParts(value: string): readonly string[] | undefined {
  const parts = value.split(":");
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

function sixGlobs(glob: Glob, source: string): readonly Glob[] {
  const colon = 0x3a;
  const globs: Glob[] = [];
  let from = 0;
  for (let end = glob.indexOf(colon); end >= 0 && globs.length < 5; end = glob.indexOf(colon, from)) {
    globs.push(glob.slice(from, end));
    from = end + 1;
  }
  globs.push(glob.slice(from));
  if (globs.length < 6)
    throw unsupported(`ARN \`${source}\` in a condition has fewer than six parts: write all of them`);
  return globs;
}

function boolean(values: readonly string[]): Accepts {
  const wanted = values.map((value) => truth(value, malformed));
  return (value) => wanted.includes(truth(value, unsupported));
}

function truth(value: string, fault: (what: string) => Error): boolean {
  const lower = value.toLowerCase();
  if (lower !== "true" && lower !== "false") throw fault(`\`${value}\` is compared by Bool: it must be true or false`);
  return lower === "true";
}

type Read = (value: string) => number | undefined;

function ordered(values: readonly string[], order: Order, read: Read): Accepts {
  const wanted = values.map((value) => {
    const number = read(value);
    if (number === undefined)
      throw malformed(`\`${value}\` in a condition cannot be read as a ${read.name}: write it as IAM documents`);
    return number;
  });
  return (value) => {
    const found = read(value);
    if (found === undefined) throw unsupported(`the request's value \`${value}\` cannot be read as a ${read.name}`);
    return wanted.some((each) => order(found, each));
  };
}

function numeric(value: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** W3C's profile of ISO 8601, or seconds since 1970. Four digits alone could be either and are refused. */
function date(value: string): number | undefined {
  if (/^\d{5,12}$/.test(value)) return Number(value) * 1000;
  if (!/^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?)?$/.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) || !dayExists(value) ? undefined : at;
}

function dayExists(value: string): boolean {
  const [year, month, day] = value.slice(0, 10).split("-").map(Number) as [number, number, number | undefined];
  return day === undefined || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}

function refuseVariables(name: string, values: readonly string[]): void {
  const found = values.find((value) => value.includes("$"));
  if (found) throw malformed(`\`${found}\`: ${name} takes no policy variable: write the value`);
}
