import { describe, expect, test } from "vitest";
import type { Access, Statement } from "../../../src/core/access.ts";
import { ceiling, objections, on, table } from "./asking.ts";

const outside = "grant.access.outside-ceiling";

describe("says what a tired reader needs:", () => {
  const said = (request: object, has = ceiling) =>
    objections(request, has).map(({ message, fix }) => `${message}; ${fix}`);

  test("of an escape, what it does and who may allow it", () => {
    expect(said(on(["dynamodb:PutResourcePolicy"], [table]))).toEqual([
      "dynamodb:PutResourcePolicy changes what others may do, and no ceiling statement names it; ask without it, or have the target's owners name it in the ceiling, letter for letter",
    ]);
  });

  test("of a pattern, an escape that it takes in and how many more", () => {
    expect(said(on(["dynamodb:*Resource*"], [table]))).toEqual([
      "dynamodb:*Resource* takes in dynamodb:DeleteResourcePolicy and 1 more, which only a ceiling that names them gives; name the actions that are needed, without those",
    ]);
    const naming = (...actions: readonly string[]) => [
      ...ceiling,
      { actions: ["dynamodb:*", ...actions], resources: ["*"] },
    ];
    expect(said(on(["dynamodb:*Resource*"], [table]), naming("dynamodb:DeleteResourcePolicy"))).toEqual([
      "dynamodb:*Resource* takes in dynamodb:PutResourcePolicy, which only a ceiling that names them gives; name the actions that are needed, without those",
    ]);
    const both = naming("dynamodb:DeleteResourcePolicy", "DYNAMODB:putresourcepolicy");
    expect(said(on(["dynamodb:*Resource*"], [table]), both)).toEqual([]);
  });

  const unsound: Access = [{ actions: ["s3:*"], resources: ["arn:aws:s3:*:::x"] }];
  const places: readonly (readonly [what: string, has: Access, request: Statement, sentence: string])[] = [
    [
      "of an action that the ceiling has nowhere, the statement that has its resource",
      ceiling.slice(0, 4),
      on(["s3:DeleteObject"], ["arn:aws:s3:::other", "arn:aws:s3:::reports/x"]),
      "s3:DeleteObject on arn:aws:s3:::reports/x is not inside the target's ceiling: ceiling statement 1 comes nearest and has other actions (s3:Get*, s3:PutObject); name actions inside those, or have the target's owners raise the ceiling",
    ],
    [
      "of a resource that the ceiling has nowhere, the statement that has the action",
      ceiling,
      on(["s3:PutObject"], ["arn:aws:s3:::other"]),
      "s3:PutObject on arn:aws:s3:::other is not inside the target's ceiling: ceiling statement 1 comes nearest and has other resources (arn:aws:s3:::reports/*); name resources inside those, or have the target's owners raise the ceiling",
    ],
    [
      "of what is nowhere near, that nothing is",
      ceiling.slice(0, 2),
      on(["sns:Publish"], ["arn:aws:sns:eu-west-1:210987654321:x"]),
      "sns:Publish on arn:aws:sns:eu-west-1:210987654321:x is not inside the target's ceiling: no statement of it comes near; ask for less, or have the target's owners raise its ceiling",
    ],
    [
      "of a condition left out, the condition with every value",
      ceiling,
      on(["s3:PutObject"], ["arn:aws:s3:::reports/x"]),
      "s3:PutObject on arn:aws:s3:::reports/x is not inside the target's ceiling: ceiling statement 1 allows it only under a condition; add the condition StringEquals s3:ExistingObjectTag/team: red, blue",
    ],
    [
      "of two conditions left out, both",
      [{ ...on(["s3:PutObject"], ["*"]), conditions: { StringLike: { "k:x": "1*", "k:y": "2" } } }],
      on(["s3:PutObject"], ["*"]),
      "s3:PutObject on * is not inside the target's ceiling: ceiling statement 0 allows it only under a condition; add the condition StringLike k:x: 1*; StringLike k:y: 2",
    ],
    [
      "of a ceiling that cannot be understood, who mends it",
      unsound,
      on(["s3:GetObject"], ["arn:aws:s3:::x"]),
      "s3:GetObject on arn:aws:s3:::x is not inside the target's ceiling: ceiling statement 0 comes nearest but cannot be understood; have the target's owners mend ceiling statement 0",
    ],
    [
      "of two statements that come equally near, the first",
      [on(["s3:GetObject"], ["arn:aws:s3:::a"]), on(["s3:GetObject"], ["arn:aws:s3:::b"])],
      on(["s3:GetObject"], ["arn:aws:s3:::c"]),
      "s3:GetObject on arn:aws:s3:::c is not inside the target's ceiling: ceiling statement 0 comes nearest and has other resources (arn:aws:s3:::a); name resources inside those, or have the target's owners raise the ceiling",
    ],
    [
      "of a wildcard where another statement names the escape, the one that does",
      ceiling,
      on(["iam:PassRole"], ["arn:aws:iam::210987654321:role/other"]),
      "iam:PassRole on arn:aws:iam::210987654321:role/other is not inside the target's ceiling: ceiling statement 2 comes nearest and has other resources (arn:aws:iam::210987654321:role/deploy); name resources inside those, or have the target's owners raise the ceiling",
    ],
    [
      "of a half ARN, the evaluator's own words",
      ceiling,
      on(["dynamodb:GetItem"], ["arn:aws:dynamodb"]),
      "resource `arn:aws:dynamodb` has fewer than six fields; write the full ARN",
    ],
    [
      "of a strange key, what to write instead",
      ceiling,
      { ...on(["dynamodb:GetItem"], [table]), notResources: ["x"] } as Statement,
      "notResources is not part of an access statement; list actions and resources instead of what they are not",
    ],
  ];

  test.each(places.map(([what, has, request, sentence]) => ({ what, has, request, sentence })))(
    "$what",
    ({ has, request, sentence }) => {
      expect(said(request, has)).toEqual([sentence]);
      expect(said(request, has)).toEqual([sentence]);
    },
  );

  test("of a wildcard, which part is due as a literal", () => {
    expect(said(on(["dynamodb:GetItem"], [table.replace("eu-west-1", "*")]))[0]).toContain(
      "holds a wildcard where the region is due as a literal; write that part out",
    );
    const equal = { conditions: { "ForAnyValue:StringEquals": { "aws:TagKeys": "a*" } } };
    expect(said(on(["dynamodb:GetItem"], [table], equal)).join()).toContain(
      "a* holds a wildcard where ForAnyValue:StringEquals has its value due as a literal",
    );
  });
});

test("a ceiling whose own literals are patterns covers nothing", () => {
  const loose = [{ actions: ["dynamodb:*"], resources: [table.replace("eu-west-1", "*"), table] }];
  expect(objections(on(["dynamodb:GetItem"], [table]), loose)).toMatchObject([{ code: outside }]);
  const unsound = [{ actions: ["dynamodb:PutResourcePolicy", "dynamodb:GetItem"], resources: ["arn:aws:dynamodb:*"] }];
  expect(objections(on(["dynamodb:PutResourcePolicy"], [table]), unsound)).toMatchObject([{ code: outside }]);
  const beside = [...unsound, { actions: ["dynamodb:*"], resources: [table] }];
  expect(objections(on(["dynamodb:PutResourcePolicy"], [table]), beside)).toMatchObject([
    { code: "grant.access.escape" },
  ]);
});
