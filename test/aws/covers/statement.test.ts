import { expect, test } from "vitest";
import type { Statement } from "../../../src/core/access.ts";
import { statementObjections } from "../../../src/providers/aws/statement.ts";

/** Which parts of a statement are due as literals, and where the objection points. */
const base: Statement = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::reports/*"] };
const codes = (change: object) => statementObjections({ ...base, ...change }, ["ceiling", 2]).map(({ code }) => code);
const wildcard = "grant.access.wildcard";
const arn = "arn:aws:sns:eu-west-1:210987654321:topic";

test.each<[operator: string, value: string | readonly string[], found: readonly string[]]>([
  ["StringEquals", "a", []],
  ["StringEquals", "a*", [wildcard]],
  ["StringEquals", ["a", "b?"], [wildcard]],
  ["StringNotEquals", "*", [wildcard]],
  ["StringEqualsIgnoreCase", "*", [wildcard]],
  ["StringNotEqualsIgnoreCase", "?", [wildcard]],
  ["StringEqualsIfExists", "*", [wildcard]],
  ["ForAllValues:StringEquals", "*", [wildcard]],
  ["ForAnyValue:StringNotEquals", ["*", "*"], [wildcard, wildcard]],
  ["StringLike", "*", []],
  ["StringNotLike", "?*", []],
  ["ForAllValues:StringLike", "a*", []],
  ["ArnEquals", arn, []],
  ["ArnEquals", `${arn}*`, [wildcard]],
  ["ArnNotEquals", `${arn}?`, [wildcard]],
  ["ArnLike", `${arn}*`, []],
  ["ArnLike", arn.replace("eu-west-1", "*"), [wildcard]],
  ["ArnLikeIfExists", arn.replace("sns", "*"), [wildcard]],
  ["ArnNotLike", arn.replace("210987654321", "2109876543??"), [wildcard]],
  ["ForAnyValue:ArnLike", [arn, arn.replace("aws", "aws*")], [wildcard]],
  ["NumericEquals", "1", []],
  ["DateLessThan", "2026-01-01T00:00:00Z", []],
  ["Bool", "true", []],
  ["StringLike", "a$", ["grant.access.variable"]],
])("%s %j", (operator, value, found) => {
  expect(codes({ conditions: { [operator]: { "k:x": value } } })).toEqual(found);
});

test.each<[resource: string, field: string | undefined]>([
  ["*", undefined],
  ["arn:aws:s3:::*", undefined],
  ["arn:aws:s3:::a:*:?", undefined],
  ["a?n:aws:s3:::a", "`arn`"],
  ["arn:a*s:s3:::a", "partition"],
  ["arn:aws:s?:::a", "service"],
  ["arn:aws:s3:*::a", "region"],
  ["arn:aws:s3::?:a", "account"],
  ["arn:aws:*:*:*:*", "service"],
])("of %s, %s is due as a literal", (resource, field) => {
  const [found] = statementObjections({ ...base, resources: ["arn:aws:s3:::x", resource] }, ["ceiling", 2]);
  expect(found).toEqual(
    field && {
      code: wildcard,
      pointer: ["ceiling", 2, "resources", 1],
      message: `${resource} holds a wildcard where the ${field} is due as a literal`,
      fix: "write that part out",
    },
  );
});

test("each objection points at its own place, all at once", () => {
  const conditions = {
    String$: { "k:x": "1" },
    StringLike: { "k:y$": "1", "k:z": ["1", "$"] },
    StringEquals: { "k:a": "*" },
  };
  const found = statementObjections(
    { actions: ["$"], resources: ["*", "$*"], conditions, strange: 1 } as Statement,
    [],
  );
  expect(found.map(({ code, pointer }) => [code.split(".").at(-1), ...pointer])).toEqual([
    ["unknown-key", "strange"],
    ["variable", "actions", 0],
    ["variable", "resources", 1],
    ["variable", "conditions", "String$", "k:x"],
    ["variable", "conditions", "StringLike", "k:y$"],
    ["variable", "conditions", "StringLike", "k:z"],
    ["wildcard", "resources", 1],
    ["wildcard", "conditions", "StringEquals", "k:a"],
    ["unreadable"],
  ]);
  expect(found[0]).toMatchObject({ atKey: true });
  expect(found[1]).toMatchObject({
    message: "$ holds a `$`: what a policy variable will be cannot be judged beforehand",
    fix: "write the value itself",
  });
  expect(statementObjections({ ...base, conditions: {} }, [])).toEqual([]);
});
