import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Access, Statement } from "../../../src/core/access.ts";
import { Fault } from "../../../src/core/fault.ts";
import { covers } from "../../../src/providers/aws/covers.ts";
import { escapes } from "../../../src/providers/aws/escapes.ts";
import { contextOf, evaluate, globMatches, parsePolicy } from "../../../src/providers/aws/iam/index.ts";
import { judge } from "../iam/model.ts";
import { type Asked, access, account, type Pair, pairs } from "./arbitraries.ts";

/*
 * Soundness: once covers agrees, no call that the request allows is refused by the ceiling, asked of the evaluator and of
 * the slow model. What is planted below is found the same way, so the calls can tell.
 */

type Covers = (ceiling: Access, request: Access) => boolean;
const real: Covers = (ceiling, request) => covers(ceiling, request).length === 0;

function document(statements: Access) {
  return {
    Version: "2012-10-17",
    Statement: statements.map(({ actions, resources, conditions }) => ({
      Effect: "Allow",
      Action: actions,
      Resource: resources,
      ...(conditions ? { Condition: conditions } : {}),
    })),
  };
}

const caller = { principal: { arn: `arn:aws:iam::${account}:user/ann`, account }, resourceAccount: account };

/** What the evaluator says of a call; `refused` where it does not say. */
function allows(statements: Access): (call: Asked) => boolean | "refused" {
  const identity = [parsePolicy(document(statements), "identity")];
  return (call) => {
    try {
      return evaluate({ ...call, ...caller, context: contextOf(call.context) }, { identity }).allowed;
    } catch (fault) {
      if (fault instanceof Fault) return "refused";
      throw fault;
    }
  };
}

/** The calls that a covered request allows, and of those the ones that no ceiling statement allows. */
function beyond(agreed: Covers, { ceiling, request, calls }: Pair) {
  if (!agreed(ceiling, request)) return { covered: false, asked: [], broken: [] };
  const may = allows(request);
  // Statement by statement: another statement of the ceiling may be one that the evaluator refuses to judge.
  const inside = ceiling.map((statement) => allows([statement]));
  const asked = calls.filter((call) => may(call) === true);
  const broken = asked.filter((call) => !inside.some((statement) => statement(call) === true));
  return { covered: true, asked, broken };
}

test("ten thousand pairs: what is covered stays inside the ceiling, call by call", () => {
  let [pairCount, covered, compared] = [0, 0, 0];
  fc.assert(
    fc.property(pairs, (pair) => {
      const found = beyond(real, pair);
      pairCount++;
      covered += found.covered ? 1 : 0;
      compared += found.asked.length;
      expect(found.broken).toEqual([]);
      if (!found.covered || pairCount % 10 > 0) return;
      const model = (statements: Access, call: Asked) =>
        judge({ ...call, ...caller, identity: [document(statements)] }) === "allowed";
      for (const call of pair.calls) if (model(pair.request, call)) expect(model(pair.ceiling, call)).toBe(true);
    }),
    { numRuns: 10_000 },
  );
  expect(covered).toBeGreaterThan(1_500);
  expect(compared).toBeGreaterThan(10_000);
});

const each = (statements: Access, change: (statement: Statement) => Statement) => statements.map(change);
const onResources = (change: (text: string) => string) => (one: Statement) => ({
  ...one,
  resources: one.resources.map(change),
});
const onActions = (change: (text: string) => string) => (one: Statement) => ({
  ...one,
  actions: one.actions.map(change),
});
const bare = ({ actions, resources }: Statement): Statement => ({ actions, resources });
const tailOf = (change: (tail: string) => string) => (arn: string) =>
  arn === "*" ? arn : [...arn.split(":").slice(0, 5), change(arn.split(":").slice(5).join(":"))].join(":");
const onConditions =
  (change: (operator: string, key: string, values: readonly string[]) => [string, string, readonly string[]]) =>
  ({ conditions = {}, ...rest }: Statement): Statement => ({
    ...rest,
    conditions: Object.fromEntries(
      Object.entries(conditions).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, value]) => {
          const [name, under, some] = change(operator, key, [value].flat());
          return [name, { [under]: some }];
        }),
      ),
    ),
  });

describe("a mistake in covers is found by these pairs", () => {
  const mistakes: readonly (readonly [what: string, wrong: Covers])[] = [
    [
      "letter case of resources does not count",
      (ceiling, request) =>
        real(
          each(ceiling, onResources(tailOf((text) => text.toLowerCase()))),
          each(request, onResources(tailOf((text) => text.toLowerCase()))),
        ),
    ],
    ["conditions do not count", (ceiling, request) => real(each(ceiling, bare), each(request, bare))],
    [
      "only one value of a condition counts",
      (ceiling, request) => {
        const one = onConditions((operator, key, values) => [operator, key, values.slice(0, 1)]);
        return real(each(ceiling, one), each(request, one));
      },
    ],
    [
      "a set operator is taken for its plain one",
      (ceiling, request) => {
        const plain = onConditions((operator, key, values) => [operator.replace("ForAllValues:", ""), key, values]);
        return real(each(ceiling, plain), each(request, plain));
      },
    ],
    [
      "a negated operator is taken for its plain one",
      (ceiling, request) => {
        const plain = onConditions((operator, key, values) => [operator.replace("Not", ""), key, values]);
        return real(each(ceiling, plain), each(request, plain));
      },
    ],
    [
      "keys of conditions are not told apart",
      (ceiling, request) => {
        const same = onConditions((operator, _, values) => [operator, "k:x", values]);
        return real(each(ceiling, same), each(request, same));
      },
    ],
    [
      "a question mark of the ceiling takes any run",
      (ceiling, request) =>
        real(
          each(
            ceiling,
            onResources((text) => text.replaceAll("?", "*")),
          ),
          request,
        ),
    ],
    [
      "what follows the first star of a resource does not count",
      (ceiling, request) =>
        real(
          each(
            ceiling,
            onResources((text) => (text === "*" ? text : text.replace(/\*.*$/, "*"))),
          ),
          request,
        ),
    ],
    [
      "what follows the first star of an action does not count",
      (ceiling, request) =>
        real(
          each(
            ceiling,
            onActions((text) => text.replace(/\*.*$/, "*")),
          ),
          request,
        ),
    ],
    [
      "a star needs no more than one character",
      (ceiling, request) =>
        real(
          ceiling,
          each(
            request,
            onResources((text) => (text === "*" ? text : text.replaceAll("*", "?"))),
          ),
        ),
    ],
    [
      "services are not told apart",
      (ceiling, request) =>
        real(
          each(
            ceiling,
            onActions((text) => text.replace(/^(one|two):/i, "one:")),
          ),
          each(
            request,
            onActions((text) => text.replace(/^(one|two):/i, "one:")),
          ),
        ),
    ],
    [
      "regions and accounts are not told apart",
      (ceiling, request) =>
        real(
          each(
            ceiling,
            onResources((text) => text.replace(`:r1:${account}:`, ":::")),
          ),
          each(
            request,
            onResources((text) => text.replace(`:r1:${account}:`, ":::")),
          ),
        ),
    ],
    [
      "only the first action is looked at",
      (ceiling, request) =>
        real(
          ceiling,
          each(request, (one) => ({ ...one, actions: one.actions.slice(0, 1) })),
        ),
    ],
    [
      "only the first resource is looked at",
      (ceiling, request) =>
        real(
          ceiling,
          each(request, (one) => ({ ...one, resources: one.resources.slice(0, 1) })),
        ),
    ],
    ["only the first statement is looked at", (ceiling, request) => real(ceiling, request.slice(0, 1))],
    [
      "statements add up to a cross product",
      (ceiling, request) =>
        real(
          [
            {
              actions: ceiling.flatMap(({ actions }) => actions),
              resources: ceiling.flatMap(({ resources }) => resources),
            },
          ],
          each(request, bare),
        ),
    ],
  ];

  test.each(mistakes)("%s", (_, wrong) => {
    const { failed } = fc.check(
      fc.property(pairs, (pair) => beyond(wrong, pair).broken.length === 0),
      { numRuns: 10_000, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });
});

test("an access without escapes always covers itself, and more of it", () => {
  fc.assert(
    fc.property(access, access, (one, other) => {
      fc.pre(one.every(({ actions }) => !actions.includes("*")));
      expect(covers(one, one)).toEqual([]);
      expect(covers([...other, ...one], one)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("no escape is ever covered that the ceiling does not name letter for letter", () => {
  const some = ["s3", "sts", "kms"].flatMap((service) => escapes.filter((name) => name.startsWith(`${service}:`)));
  const name = fc.constantFrom(...some, "s3:GetObject", "s3:PutObject", "kms:Decrypt");
  const action = fc.tuple(name, fc.nat(20), fc.nat(24), fc.boolean()).map(([text, from, length, whole]) => {
    const at = Math.min(text.indexOf(":") + 1 + from, text.length);
    return whole ? text : `${text.slice(0, at)}*${text.slice(at + length)}`;
  });
  const actions = fc.uniqueArray(action, { minLength: 1, maxLength: 4 });
  let covered = 0;
  fc.assert(
    fc.property(actions, actions, (has, more) => {
      const ceiling = [{ actions: [...has, ...more], resources: ["*"] }];
      const named = new Set([...has, ...more].map((text) => text.toLowerCase()));
      for (const asked of [...has, ...more.map((text) => text.toUpperCase())]) {
        if (covers(ceiling, [{ actions: [asked], resources: ["*"] }]).length > 0) continue;
        covered++;
        const given = some.filter((way) => globMatches(asked.toLowerCase(), way.toLowerCase()));
        expect(given.filter((way) => !named.has(way.toLowerCase()))).toEqual([]);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(covered).toBeGreaterThan(500);
});

test("every objection can be understood by itself", () => {
  fc.assert(
    fc.property(pairs, ({ ceiling, request }) => {
      for (const { code, pointer, message, fix } of covers(ceiling, request)) {
        expect(["grant.access.outside-ceiling", "grant.access.escape", "grant.access.unreadable"]).toContain(code);
        const [, at, list, index] = pointer as readonly [string, number, ("actions" | "resources")?, number?];
        if (list !== undefined) expect(message).toContain(request[at]![list][index!]!);
        expect(fix).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
});
