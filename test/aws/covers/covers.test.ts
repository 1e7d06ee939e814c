import { expect, test } from "vitest";
import type { Access } from "../../../src/core/access.ts";
import { covers } from "../../../src/providers/aws/covers.ts";

const table = "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger";
const ceiling: Access = [
  { actions: ["dynamodb:*Item"], resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/*"] },
  {
    actions: ["s3:GetObject"],
    resources: ["arn:aws:s3:::reports/*"],
    conditions: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
  },
];

test("what lies inside is covered, whatever the case of its actions", () => {
  expect(covers(ceiling, [{ actions: ["DynamoDB:getitem", "dynamodb:Update*Item"], resources: [table] }])).toEqual([]);
});

test("an action outside is named once, with the statement that comes nearest", () => {
  const found = covers(ceiling, [{ actions: ["dynamodb:GetItem", "dynamodb:Scan"], resources: [table, `${table}2`] }]);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ code: "grant.access.outside-ceiling", pointer: ["access", 0, "actions", 1] });
  expect(found[0]?.message).toContain(`dynamodb:Scan on ${table}`);
  expect(found[0]?.message).toContain("ceiling statement 0");
});

test("a resource outside is pointed at; case counts", () => {
  const outside = "arn:aws:dynamodb:eu-west-1:210987654321:Table/ledger";
  expect(covers(ceiling, [{ actions: ["dynamodb:GetItem"], resources: [table, outside] }])).toMatchObject([
    { pointer: ["access", 0, "resources", 1], message: expect.stringContaining(outside) },
  ]);
});

test("a ceiling's condition must be repeated word for word", () => {
  const request = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::reports/2026/*"] };
  const conditions = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };
  expect(covers(ceiling, [{ ...request, conditions }])).toEqual([]);
  expect(
    covers(ceiling, [{ ...request, conditions: { ...conditions, Bool: { "aws:SecureTransport": "true" } } }]),
  ).toEqual([]);
  expect(covers(ceiling, [request])).toMatchObject([
    { fix: expect.stringContaining("aws:RequestedRegion: eu-west-1") },
  ]);
  const looser = { StringEquals: { "aws:RequestedRegion": ["eu-west-1", "eu-west-2"] } };
  expect(covers(ceiling, [{ ...request, conditions: looser }])).toHaveLength(1);
});

test("one statement has to cover a pair: parts of two do not add up", () => {
  const split: Access = [
    { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::a/*"] },
    { actions: ["s3:PutObject"], resources: ["arn:aws:s3:::b/*"] },
  ];
  expect(covers(split, [{ actions: ["s3:PutObject"], resources: ["arn:aws:s3:::a/x"] }])).toHaveLength(1);
});

test("variables, strange keys, unknown operators and half ARNs are refused with their places", () => {
  const base = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::reports/x"] };
  const codes = (request: object) =>
    covers([{ actions: ["*"], resources: ["*"] }], [request as Access[number]]).map(({ code }) => code);
  expect(codes(base)).toEqual([]);
  expect(codes({ ...base, resources: ["arn:aws:s3:::${aws:username}/x"] })).toEqual(["grant.access.variable"]);
  expect(codes({ ...base, conditions: { StringEquals: { "aws:userid": "${x}" } } })).toContain("grant.access.variable");
  expect(codes({ ...base, notActions: ["s3:PutObject"] })).toEqual(["grant.access.unknown-key"]);
  expect(codes({ ...base, conditions: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } })).toEqual([
    "grant.access.unreadable",
  ]);
  expect(codes({ ...base, resources: ["arn:aws:s3"] })).toEqual(["grant.access.unreadable"]);
  expect(codes({ ...base, actions: ["s3GetObject"] })).toEqual(["grant.access.unreadable"]);
});

test("a ceiling that is not understood covers nothing and says so", () => {
  const broken: Access = [{ actions: ["s3:*"], resources: ["arn:aws:s3:::${aws:username}/*", "*"] }];
  expect(covers(broken, [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::a/b"] }])).toHaveLength(1);
});

test("an empty ceiling covers nothing, an empty request asks for nothing", () => {
  expect(covers([], [{ actions: ["s3:GetObject"], resources: ["*"] }])).toHaveLength(1);
  expect(covers([], [])).toEqual([]);
});
