import fc from "fast-check";
import type { Access, Statement } from "../../../src/core/access.ts";

/*
 * Pairs of a ceiling and a request made from it, in a small alphabet, so that many are covered and many nearly so; and calls
 * made from the patterns of both.
 */

export const account = "111111111111";

const pick = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const joined = (pieces: readonly string[], most: number) =>
  fc.array(pick(...pieces), { minLength: 1, maxLength: most }).map((parts) => parts.join(""));

const actionName = joined(["G", "e", "t", "T", "P", "*", "*", "?", "Ge", "et"], 5);
const action = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(pick("one", "ONE", "two"), actionName).map((both) => both.join(":")) },
  { weight: 1, arbitrary: pick("*") },
);

const tail = joined(["a", "b", "A", "ab", "*", "*", "?", "/", ":"], 6);
const resource = fc.oneof(
  { weight: 10, arbitrary: tail.map((text) => `arn:aws:s3:::${text}`) },
  { weight: 3, arbitrary: tail.map((text) => `arn:aws:s3:r1:${account}:${text}`) },
  { weight: 1, arbitrary: pick("*") },
);

const values = fc.uniqueArray(pick("1", "2", "1*", "A"), { minLength: 1, maxLength: 2 });
const operator = pick("StringLike", "StringLike", "StringLike", "StringNotLike", "ForAllValues:StringLike");
const literal = fc.record({ StringEquals: fc.record({ "k:x": pick<string | string[]>("1", ["1"], ["1", "2"]) }) });
const pattern = fc
  .tuple(operator, pick("k:x", "k:y"), values)
  .map(([name, key, some]) => ({ [name]: { [key]: some } }));
const conditions = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: literal },
  { weight: 1, arbitrary: pattern },
  { weight: 1, arbitrary: fc.tuple(literal, pattern).map(([one, other]) => ({ ...one, ...other })) },
);

const statement: fc.Arbitrary<Statement> = fc
  .record({
    actions: fc.uniqueArray(action, { minLength: 1, maxLength: 3 }),
    resources: fc.uniqueArray(resource, { minLength: 1, maxLength: 3 }),
    conditions,
  })
  .map(({ conditions: held, ...rest }) => (held ? { ...rest, conditions: held } : rest));

export const access: fc.Arbitrary<Access> = fc.array(statement, { minLength: 1, maxLength: 3 });

/** What a wildcard or a letter is turned into: mostly narrower, at times wider or elsewhere. */
function changed(text: string, at: number, by: string): string {
  const head =
    text
      .split(":")
      .slice(0, text.startsWith("arn:") ? 5 : 1)
      .join(":").length + 1;
  const wildcards = [...text.matchAll(/[*?]/g)]
    .map(({ index }) => index)
    .filter((index) => index >= head || text === "*");
  const place =
    wildcards.length > 0 && at % 4 > 0 ? wildcards[at % wildcards.length]! : head + (at % (text.length - head + 1));
  return text === "*" ? text : text.slice(0, place) + by + text.slice(place + 1);
}

const edit = fc.tuple(fc.nat(30), pick("a", "b", "e", "t", "", "ab", "?", "??", "*", "a*", "*a", ":", "/", "A"));
type Edit = readonly [at: number, by: string];

/** A statement of the ceiling as somebody might ask for it: patterns narrowed, mixed between statements, conditions kept or not. */
const asking = fc.record({
  from: fc.nat(2),
  other: fc.nat(2),
  mixed: fc.nat(7),
  edits: fc.array(edit, { maxLength: 3 }),
  condition: fc.nat(9),
  also: conditions,
  upper: fc.nat(5),
});
type Asking = typeof asking extends fc.Arbitrary<infer Value> ? Value : never;

function request(ceiling: Access, { from, other, mixed, edits, condition, also, upper }: Asking): Statement {
  const base = ceiling[from % ceiling.length]!;
  const second = ceiling[other % ceiling.length]!;
  const apply = (text: string, [at, by]: Edit) =>
    changed(text, at, by.replace(/[:/]/g, text.startsWith("arn") ? by : ""));
  const edited = (texts: readonly string[], which: number) =>
    texts.slice(0, 2).map((text) => edits.filter((_, at) => at % 2 === which).reduce(apply, text));
  const actions = edited(base.actions, 0).map((text) => (upper === 0 ? text.toUpperCase() : text));
  const resources = edited(mixed === 0 ? second.resources : base.resources, 1);
  const kept =
    condition === 3 || condition === 4 ? twisted(base.conditions, also, from + edits.length) : base.conditions;
  const held = condition === 0 ? undefined : condition === 1 ? also : { ...(condition === 2 ? also : {}), ...kept };
  return { actions, resources, ...(held && Object.keys(held).length > 0 ? { conditions: held } : {}) };
}

type Conditions = NonNullable<Statement["conditions"]>;

/** The first condition with another operator, another key or other values. */
function twisted(held: Conditions = {}, also: Conditions = {}, which: number): Conditions {
  const [[operator, keys] = ["StringLike", {}]] = Object.entries(held);
  const [[key, value] = ["k:x", "1"]] = Object.entries(keys);
  const [[otherOperator] = ["StringNotLike"]] = Object.entries(also);
  const rest = Object.entries(held).slice(1);
  const changes: readonly Conditions[] = [
    { [otherOperator]: { [key]: value } },
    { [operator.includes(":") ? operator.split(":")[1]! : `ForAllValues:${operator}`]: { [key]: value } },
    { [operator]: { [key === "k:x" ? "k:y" : "k:x"]: value } },
    { [operator]: { [key]: [...[value].flat(), "2"] } },
    { [operator]: { [key]: "A" } },
  ];
  return { ...Object.fromEntries(rest), ...changes[which % changes.length] };
}

export interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

const contexts: readonly Asked["context"][] = [
  {},
  { "k:x": ["1"] },
  { "k:x": ["2"] },
  { "k:x": ["1"], "k:y": ["1"] },
  { "k:x": ["A"], "k:y": ["2"] },
  { "k:x": ["1z"], "k:y": ["A"] },
  { "k:y": ["1"] },
  { "K:X": ["1"], "k:y": ["1z"] },
];

/** A text that a pattern matches: each wildcard filled from the pieces of all patterns. */
function filled(text: string, pieces: readonly string[], seed: number): string {
  let at = seed;
  const next = (): string => {
    at = (at * 31 + 7) % 9973;
    return pieces[at % pieces.length]!;
  };
  const run = (): string => next() + (at % 5 === 0 ? next() : "");
  return text.replaceAll("*", () => (at++ % 4 === 0 ? "" : run())).replaceAll("?", () => run().slice(0, 1) || "z");
}

function concrete(own: string, every: readonly string[], seed: number): string {
  const pieces = ["z", ...every.flatMap((text) => text.split(/[*?]|(?=[:/])/))].filter(
    (piece) => !piece.includes("arn"),
  );
  return filled(own, pieces, seed);
}

function calls(ceiling: Access, asked: Access, seed: number): readonly Asked[] {
  const both = [...asked, ...ceiling];
  const names = both.flatMap(({ actions }) => actions.map((text) => text.split(":").at(-1)!));
  const tails = both.flatMap(({ resources }) => resources.map((text) => text.split(":").slice(5).join(":")));
  return asked.flatMap(({ actions, resources }, statementAt) =>
    Array.from({ length: 10 }, (_, round): Asked => {
      const salt = seed + round * 101 + statementAt * 17;
      const pattern = actions[round % actions.length]!;
      const name = concrete(pattern === "*" ? "one:*" : pattern, names, salt).replace(/[^A-Za-z0-9:]/g, "z");
      const on = resources[(round >> 1) % resources.length]!;
      const resource =
        on === "*" ? (salt % 3 === 0 ? "*" : `arn:aws:s3:::${concrete("*", tails, salt)}`) : concrete(on, tails, salt);
      return {
        action: name.endsWith(":") ? `${name}z` : name,
        resource,
        context: contexts[salt % contexts.length]!,
      };
    }),
  );
}

/** A ceiling, what is asked of it, and calls that the request may allow. */
export const pairs = fc
  .tuple(access, fc.array(asking, { minLength: 1, maxLength: 2 }), fc.nat(9972))
  .map(([ceiling, asks, seed]) => {
    const asked = asks.map((one) => request(ceiling, one));
    return { ceiling, request: asked, calls: calls(ceiling, asked, seed) };
  });

export type Pair = typeof pairs extends fc.Arbitrary<infer Value> ? Value : never;
