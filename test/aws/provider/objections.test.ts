import { describe, expect, test } from "vitest";
import type { Access, Statement } from "../../../src/core/access.ts";
import { overlap } from "../../../src/providers/aws/overlap.ts";
import { accessObjections, restrictions } from "../../../src/providers/aws/restrict.ts";
import { leaseOf } from "./example.ts";

const table = "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger";
const on = (
  actions: readonly string[],
  resources: readonly string[] = [table],
  conditions?: Statement["conditions"],
) => ({
  actions,
  resources,
  ...(conditions && { conditions }),
});
const tagged = { StringEquals: { "aws:PrincipalTag/team": "red" } };

describe("an objection says the thing, the place and the fix:", () => {
  test.each<[access: Access, code: string, pointer: readonly (string | number)[], sentence: string]>([
    [
      [on(["s3:Get$"])],
      "grant.access.literal",
      ["access", 0, "actions", 0],
      '"s3:Get$" holds "$", white space or a character outside printable ASCII, which AWS would not take literally; name the action or resource without policy variables',
    ],
    [
      [on(["s3:GetObject"], ["*", "arn:aws:s3:::a b"])],
      "grant.access.literal",
      ["access", 0, "resources", 1],
      '"arn:aws:s3:::a b" holds "$", white space or a character outside printable ASCII, which AWS would not take literally; name the action or resource without policy variables',
    ],
    [
      [on(["s3:GetObject"]), on(["sqs:SendMessage", "iam:attachrole*"], ["*"])],
      "grant.access.release",
      ["access", 1, "actions", 1],
      "iam:attachrole* takes in iam:AttachRolePolicy, by which a lease ends itself and which no grant may widen; name the actions that are needed, without this one",
    ],
    [
      [on(["s3:GetObject"], ["*"], { Bool: { "aws:SecureTransport": "true" } })],
      "grant.access.condition",
      ["access", 0, "conditions", "Bool"],
      "the operator Bool cannot be enforced against resource policies; use one of StringEquals, StringLike, ArnEquals, ArnLike",
    ],
    [
      [on(["s3:GetObject"], ["*"], { toString: { "aws:x": "true" } })],
      "grant.access.condition",
      ["access", 0, "conditions", "toString"],
      "the operator toString cannot be enforced against resource policies; use one of StringEquals, StringLike, ArnEquals, ArnLike",
    ],
    [
      [on(["s3:GetObject"], ["*"], { StringLike: { "AWS:CurrentTime": "*" } })],
      "grant.access.condition",
      ["access", 0, "conditions", "StringLike", "AWS:CurrentTime"],
      "the key AWS:CurrentTime is set by the window and the target's regions; leave it out",
    ],
    [
      [on(["s3:GetObject"], ["*"], { StringLike: { "s3:prefix": ["ok", "ümlaut"] } })],
      "grant.access.condition",
      ["access", 0, "conditions", "StringLike", "s3:prefix"],
      'the value "ümlaut" holds "$" or a character outside printable ASCII; write a value without policy variables',
    ],
    [
      [on(["s3:GetObject"], ["*"], { StringLike: { "s3:prefix": "a$b" } })],
      "grant.access.condition",
      ["access", 0, "conditions", "StringLike", "s3:prefix"],
      'the value "a$b" holds "$" or a character outside printable ASCII; write a value without policy variables',
    ],
    [
      [on(["dynamodb:Get*", "dynamodb:Query"]), on(["dynamodb:GetItem"], [`${table}2`])],
      "grant.access.overlap",
      ["access", 1, "actions", 0],
      "dynamodb:GetItem overlaps dynamodb:Get*, dynamodb:Query of an earlier entry, with other resources or conditions; write actions that overlap in one entry, or name exact actions in each",
    ],
  ])("%j", (access, code, pointer, sentence) => {
    const [found, ...more] = accessObjections(access);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code, pointer });
    expect(`${found!.message}; ${found!.fix}`).toBe(sentence);
    expect(() => restrictions(leaseOf({ access }))).toThrow(sentence);
  });

  test("only at the key where the key is wrong", () => {
    const wrong = [
      on(["s3:GetObject"], ["*"], {
        Bool: { "k:x": "true" },
        StringEquals: { "aws:RequestedRegion": "x", "k:y": "$" },
      }),
    ];
    expect(accessObjections(wrong).map(({ atKey = false }) => atKey)).toEqual([true, true, false]);
  });
});

describe("nothing is objected to", () => {
  test.each<[what: string, access: Access]>([
    ["the same action on other resources", [on(["dynamodb:GetItem"]), on(["DynamoDB:getitem"], [`${table}2`])]],
    [
      "patterns that meet on the same resources, in any order",
      [on(["dynamodb:Get*"], [table, "*"]), on(["dynamodb:*Item"], ["*", table, table])],
    ],
    ["actions that do not meet, under conditions", [on(["s3:Get*"], ["*"], tagged), on(["s3:Put*"], ["*"])]],
    [
      "values with every printable character",
      [on(["s3:GetObject"], ["arn:aws:s3:::!~"], { StringLike: { "s3:prefix": ["", " ~"] } })],
    ],
  ])("in %s", (_, access) => {
    expect(accessObjections(access)).toEqual([]);
  });
});

test("the same action with a condition on either side is refused, since a Deny cannot tell the two apart", () => {
  for (const access of [
    [on(["s3:Get"], ["*"], tagged), on(["s3:Get"], ["*"])],
    [on(["s3:Get"], ["*"]), on(["s3:Get"], ["*"], tagged)],
  ])
    expect(accessObjections(access)).toMatchObject([
      { code: "grant.access.overlap", pointer: ["access", 1, "actions", 0] },
    ]);
});

test("a grant's Denies say it the other way round, once for each set of resources and each condition", () => {
  const archive = `${table}-archive`;
  const access = [
    on(["dynamodb:GetItem", "dynamodb:Query"], [table]),
    on(["dynamodb:getitem"], [archive]),
    on(["sqs:SendMessage"], ["*"]),
    on(["s3:GetObject"], ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"], {
      StringLike: { "s3:prefix": ["x", "y"] },
      ArnEquals: { "aws:SourceArn": "arn:aws:s3:::a" },
    }),
  ];
  const statements = restrictions(leaseOf({ access, target: { regions: ["eu-west-1", "eu-central-1"] } }));
  const named = Object.fromEntries(statements.map(({ Sid, ...rest }) => [Sid, rest]));
  expect(Object.keys(named)).toEqual([
    ...["Grant1", "Grant2", "Grant3", "Grant4", "OnlyGranted", "OnlyResources1", "OnlyResources2", "OnlyResources3"],
    ...["OnlyWhen4x1", "OnlyWhen4x2", "OnlyRegions"],
  ]);
  const asked = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:getitem", "sqs:SendMessage", "s3:GetObject"];
  expect(named.OnlyGranted).toEqual({ Effect: "Deny", NotAction: [...asked, "iam:AttachRolePolicy"], Resource: "*" });
  expect(named.OnlyResources1).toEqual({ Effect: "Deny", Action: ["dynamodb:GetItem"], NotResource: [table, archive] });
  expect(named.OnlyResources2).toEqual({ Effect: "Deny", Action: ["dynamodb:Query"], NotResource: [table] });
  expect(named.OnlyResources3).toMatchObject({ Action: ["s3:GetObject"], NotResource: access[3]!.resources });
  expect(named.OnlyWhen4x1).toEqual({
    Effect: "Deny",
    Action: ["s3:GetObject"],
    Resource: "*",
    Condition: { StringNotLike: { "s3:prefix": ["x", "y"] } },
  });
  expect(named.OnlyWhen4x2?.Condition).toEqual({ ArnNotEquals: { "aws:SourceArn": ["arn:aws:s3:::a"] } });
  expect(named.OnlyRegions).toEqual({
    Effect: "Deny",
    Action: asked,
    Resource: "*",
    Condition: { StringNotEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] } },
  });
  expect(named.Grant4?.Condition).toMatchObject({
    StringLike: { "s3:prefix": ["x", "y"] },
    StringEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-central-1"] },
  });
});

test("a condition on StringEquals stands beside the regions, and does not replace them", () => {
  const [grant] = restrictions(leaseOf({ access: [on(["s3:GetObject"], ["*"], tagged)] }));
  expect(grant?.Condition?.StringEquals).toEqual({
    "aws:PrincipalTag/team": "red",
    "aws:RequestedRegion": ["eu-west-1"],
  });
});

test.each<[one: string, other: string, meet: boolean]>([
  ["", "", true],
  ["", "*", true],
  ["*", "?", true],
  ["?", "", false],
  ["", "?", false],
  ["a*c", "ab?", true],
  ["a*c", "*d", false],
  ["*a", "*b", false],
  ["a*", "A?", true],
  ["??", "*a*b*c*", false],
  ["a*b", "ab*", true],
  ["ab", "a", false],
  ["a", "ab", false],
  ["a?", "ab", true],
  ["*", "", true],
])("%j and %j meet: %j", (one, other, meet) => {
  expect(overlap(one, other)).toBe(meet);
  expect(overlap(other, one)).toBe(meet);
});
