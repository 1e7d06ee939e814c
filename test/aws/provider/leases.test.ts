import fc from "fast-check";
import { expect, test } from "vitest";
import type { Access } from "../../../src/core/access.ts";
import { minute } from "../../../src/core/time.ts";
import { compile } from "../../../src/providers/aws/compile.ts";
import { covers } from "../../../src/providers/aws/covers.ts";
import { sizeOf } from "../../../src/providers/aws/document.ts";
import { prove } from "../../../src/providers/aws/proof.ts";
import { accessObjections } from "../../../src/providers/aws/restrict.ts";
import { leaseOf, mergedAt } from "./example.ts";

const account = "210987654321";
const pick = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const some = <Value>(from: fc.Arbitrary<Value>) => fc.uniqueArray(from, { minLength: 1, maxLength: 3 });

const services: readonly { readonly actions: fc.Arbitrary<string>; readonly resources: fc.Arbitrary<string> }[] = [
  {
    actions: pick("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Get*", "dynamodb:*Item", "dynamodb:Query"),
    resources: pick("ledger", "ledger-archive", "led*", "ledger/index/?").map(
      (name) => `arn:aws:dynamodb:eu-west-1:${account}:table/${name}`,
    ),
  },
  {
    actions: pick("s3:GetObject", "s3:Get*", "s3:PutObject", "s3:?etObject", "s3:*"),
    resources: pick("*", "arn:aws:s3:::ledger/*", "arn:aws:s3:::ledger", "arn:aws:s3:::*/x"),
  },
  {
    actions: pick("sqs:SendMessage", "sqs:*", "sts:*", "lambda:InvokeFunction", "kms:Decrypt", "iam:PassRole"),
    resources: pick("*", `arn:aws:sqs:eu-west-1:${account}:queue`, `arn:aws:iam::${account}:role/x`),
  },
];

const conditions = pick(
  undefined,
  undefined,
  { StringEquals: { "aws:PrincipalTag/team": "payments" } },
  { StringLike: { "dynamodb:LeadingKeys": ["42*", "43"] }, ArnLike: { "aws:SourceArn": "arn:aws:s3:::x*" } },
);

const statement = pick(...services).chain((service) =>
  fc
    .record({ actions: some(service.actions), resources: some(service.resources), conditions })
    .map(({ conditions: held, ...rest }) => (held ? { ...rest, conditions: held } : rest)),
);
const accesses: fc.Arbitrary<Access> = fc.array(statement, { minLength: 1, maxLength: 3 });

test("every lease that is not objected to compiles to documents that are proven, and fit", () => {
  let [tried, proven] = [0, 0];
  fc.assert(
    fc.property(accesses, fc.integer({ min: 1, max: 720 }), fc.boolean(), (access, minutes, twoRegions) => {
      tried += 1;
      fc.pre(accessObjections(access).length === 0 && covers(access, access).length === 0);
      const regions = twoRegions ? ["eu-west-1", "us-east-1"] : ["eu-west-1"];
      const lease = leaseOf({ access, until: mergedAt + minutes * minute, target: { ceiling: access, regions } });
      const documents = compile(lease);
      proven += 1;
      expect(prove(documents, lease)).toEqual([]);
      expect(documents.documents.every(({ content }) => sizeOf(content) <= 10_240)).toBe(true);
    }),
    { numRuns: 60 },
  );
  expect(proven).toBeGreaterThan(tried / 20);
});
