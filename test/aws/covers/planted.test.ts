import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Access, Statement } from "../../../src/core/access.ts";
import { account, pairs } from "./arbitraries.ts";
import { beyond, type Covers, real } from "./beyond.ts";

/** Mistakes are planted in covers, and found by the calls that sound.test.ts asks about. */
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
      // One seed, so that what is found today is found tomorrow.
      { numRuns: 10_000, endOnFailure: true, seed: 1 },
    );
    expect(failed).toBe(true);
  });
});
