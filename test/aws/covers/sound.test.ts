import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "../../../src/core/access.ts";
import { Fault } from "../../../src/core/fault.ts";
import { covers } from "../../../src/providers/aws/covers.ts";
import { contextOf, evaluate, parsePolicy } from "../../../src/providers/aws/iam/index.ts";
import { judge } from "../iam/model.ts";

/*
 * Soundness: once covers agrees, no call that the request allows is refused by the ceiling; asked of the evaluator and of
 * the slow model, over every call of a small world.
 */

const account = "111111111111";
const actions = ["s3:Get", "s3:Put", "S3:GET", "s3:*", "s3:?et", "s3:G*", "*", "sqs:Get", "sqs:*"];
const tails = ["a", "ab", "A", "*", "a*", "?", "a?", "*b", "a:b", "*:b", "a/*"];
const resources = [
  ...tails.map((tail) => `arn:aws:s3:::${tail}`),
  ...["r1", "*", "r?"].map((region) => `arn:aws:s3:${region}:${account}:a`),
  "*",
];
const conditions = [
  undefined,
  undefined,
  { StringEquals: { "k:x": "1" } },
  { StringEquals: { "k:x": ["1"] } },
  { StringEquals: { "k:x": ["1", "2"] } },
  { StringLike: { "k:x": "1" } },
  { StringEquals: { "k:x": "1" }, Bool: { "k:y": "true" } },
  { "ForAllValues:StringEquals": { "k:x": ["1"] } },
];

/** Requests are small and ceilings large, so that many are covered. */
function accessOf(statements: number, names: number): fc.Arbitrary<Access> {
  const some = (from: readonly string[]) =>
    fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: names });
  const statement = fc.record({
    actions: some(actions),
    resources: some(resources),
    conditions: fc.constantFrom(...conditions),
  });
  const written = statement.map(({ conditions, ...rest }) => (conditions ? { ...rest, conditions } : rest));
  return fc.array(written, { minLength: 1, maxLength: statements });
}

const access = accessOf(3, 3);
const smallAccess = accessOf(2, 2);

const calls = ["s3:Get", "s3:Put", "s3:GetMore", "sqs:Get"].flatMap((action) =>
  [
    "arn:aws:s3:::a",
    "arn:aws:s3:::ab",
    "arn:aws:s3:::A",
    "arn:aws:s3:::a:b",
    "arn:aws:s3:::x:y:b",
    "arn:aws:s3:::a/b",
    `arn:aws:s3:r1:${account}:a`,
    "*",
  ].flatMap((resource) =>
    [{}, { "k:x": ["1"] }, { "k:x": ["2"] }, { "k:x": ["1"], "k:y": ["true"] }].map((context) => ({
      action,
      resource,
      principal: { arn: `arn:aws:iam::${account}:user/ann`, account },
      resourceAccount: account,
      context: context as Record<string, readonly string[]>,
    })),
  ),
);

function document(access: Access) {
  return {
    Version: "2012-10-17",
    Statement: access.map(({ actions, resources, conditions }) => ({
      Effect: "Allow",
      Action: actions,
      Resource: resources,
      ...(conditions ? { Condition: conditions } : {}),
    })),
  };
}

function allows(access: Access) {
  const identity = [parsePolicy(document(access), "identity")];
  return (call: (typeof calls)[number]): boolean | "refused" => {
    try {
      return evaluate({ ...call, context: contextOf(call.context) }, { identity }).allowed;
    } catch (fault) {
      if (fault instanceof Fault) return "refused";
      throw fault;
    }
  };
}

test("what is covered stays inside the ceiling, call by call", () => {
  let covered = 0;
  let compared = 0;
  fc.assert(
    fc.property(access, smallAccess, (ceiling, request) => {
      if (covers(ceiling, request).length > 0) return;
      covered++;
      // Statement by statement: another statement of the ceiling may be one that the evaluator refuses to judge.
      const [inside, asked] = [ceiling.map((statement) => allows([statement])), allows(request)];
      for (const call of calls) {
        if (asked(call) === true) {
          compared++;
          const found = inside.map((statement) => statement(call));
          expect(found, JSON.stringify(call)).toContain(true);
        }
        const model = (one: Access) => judge({ ...call, identity: [document(one)] });
        if (model(request) === "allowed") expect(model(ceiling), JSON.stringify(call)).toBe("allowed");
      }
    }),
    { numRuns: 2_500 },
  );
  expect(covered).toBeGreaterThan(100);
  expect(compared).toBeGreaterThan(2_000);
});

test("an access always covers itself, and more of it", () => {
  fc.assert(
    fc.property(access, access, (one, other) => {
      expect(covers(one, one)).toEqual([]);
      expect(covers([...other, ...one], one)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("every objection can be understood by itself", () => {
  fc.assert(
    fc.property(access, access, (ceiling, request) => {
      for (const { code, pointer, message, fix } of covers(ceiling, request)) {
        expect(code).toBe("grant.access.outside-ceiling");
        const [, at, list, index] = pointer as readonly [string, number, "actions" | "resources", number];
        expect(message).toContain(request[at]![list][index]!);
        expect(message).toMatch(/ on .* is not inside the target's ceiling: (no|ceiling) statement/);
        expect(fix).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
});
