import fc from "fast-check";
import type { Document } from "./model.ts";

/*
 * Policies and calls from a world so small that they meet often: few actions, few resources, few keys with few values.
 */

const account = "111111111111";
const other = "222222222222";
const role = `arn:aws:iam::${account}:role/app`;
const session = `arn:aws:sts::${account}:assumed-role/app/run`;
const user = `arn:aws:iam::${account}:user/ann`;
const root = `arn:aws:iam::${account}:root`;

const actions = ["s3:GetA", "s3:PutA", "s3:GetAB", "kms:GetA", "iam:PutB"];
const resources = [
  `arn:aws:s3:::b/x`,
  `arn:aws:s3:::b/xy`,
  `arn:aws:kms:r1:${account}:key/x`,
  `arn:aws:kms:r1:${other}:key/x`,
  `arn:aws:s3:r1:${account}:q:x`,
  "arn:aws:iam::aws:policy/x",
  "*",
];
const actionPatterns = [...actions, "*", "s3:*", "s3:get*", "S3:?utA", "kms:*A", "iam:*B*"];
const resourcePatterns = [
  ...resources,
  "*",
  "arn:aws:s3:::b/*",
  "arn:aws:s3:::*/x",
  "arn:aws:s3:::b/x?",
  "arn:aws:s3:::?/*x*",
  `arn:aws:kms:*:${account}:key/x`,
  "arn:aws:kms:r?:*:*",
  `arn:aws:s3:r1:${account}:q?x`,
  "arn:aws:s3:r1:*:q*x",
  "arn:aws:s3:*:*:*:x",
  "arn:aws:s3:::b/${k:text}",
  "arn:aws:s3:::b/${k:none, 'xy'}",
  "arn:aws:s3:::b/${k:none}",
];

const texts = ["x", "X", "xy", "", "*", "x*", "?y", "${k:text}", "${k:none}", "${k:none, 'x'}", "x${*}", "${$}"];
const arns = [role, user, "arn:aws:iam::*:role/*", "arn:aws:iam::?11111111111:role/app", "arn:*:iam::*:*"];
const times = ["2026-01-01T00:00:00Z", "2026-01-01T12:00:00Z", "2026-01-02", "1767268800", "2026-01-01T13:00:00+01:00"];
const numbers = ["1", "2", "2.0", "10", "-1"];
const booleans = ["true", "false"];

const families: readonly {
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
}[] = [
  {
    names: [
      "StringEquals",
      "StringNotEquals",
      "StringEqualsIgnoreCase",
      "StringNotEqualsIgnoreCase",
      "StringLike",
      "StringNotLike",
    ],
    keys: ["k:text", "K:Text", "k:none", "k:many"],
    values: texts,
  },
  { names: ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"], keys: ["k:arn", "k:none"], values: arns },
  {
    names: ["", "Not"]
      .map((not) => `Numeric${not}Equals`)
      .concat(["LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"].map((name) => `Numeric${name}`)),
    keys: ["k:number", "k:none"],
    values: numbers,
  },
  {
    names: ["", "Not"]
      .map((not) => `Date${not}Equals`)
      .concat(["LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"].map((name) => `Date${name}`)),
    keys: ["k:time", "k:none"],
    values: times,
  },
  { names: ["Bool"], keys: ["k:flag", "k:none"], values: booleans },
];

const some = <T>(from: readonly T[], max = 2) =>
  fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: max });
const oneOrMany = (from: readonly string[]) => fc.oneof(fc.constantFrom(...from), some(from, 3));

const ordinary = fc.constantFrom(...families).chain(({ names, keys, values }) =>
  fc.record({
    operator: fc
      .tuple(
        fc.constantFrom("", "", "", "ForAllValues:", "ForAnyValue:"),
        fc.constantFrom(...names),
        fc.constantFrom("", "", "IfExists"),
      )
      .map((parts) => parts.join("")),
    key: fc.constantFrom(...keys),
    values: oneOrMany(values),
  }),
);
const presence = fc.record({
  operator: fc.constant("Null"),
  key: fc.constantFrom("k:text", "k:none", "k:many"),
  values: fc.constantFrom(...booleans),
});
const condition = fc
  .array(fc.oneof({ weight: 6, arbitrary: ordinary }, { weight: 1, arbitrary: presence }), { maxLength: 2 })
  .map((tests) => Object.fromEntries(tests.map(({ operator, key, values }) => [operator, { [key]: values }])));

const principals = fc.oneof(
  fc.constant("*"),
  some(["*", role, session, user, account, root, other, `arn:aws:iam::${other}:root`]).map((names) => ({ AWS: names })),
);

function statement(named: boolean) {
  const body = fc.record({
    Effect: fc.constantFrom("Allow", "Allow", "Deny"),
    action: fc.tuple(fc.constantFrom("Action", "Action", "Action", "NotAction"), oneOrMany(actionPatterns)),
    resource: fc.tuple(fc.constantFrom("Resource", "Resource", "Resource", "NotResource"), oneOrMany(resourcePatterns)),
    Condition: condition,
    principal: fc.tuple(fc.constantFrom("Principal", "Principal", "NotPrincipal"), principals),
  });
  return body.map(({ Effect, action, resource, Condition, principal }) => ({
    Effect,
    [action[0]]: action[1],
    [resource[0]]: resource[1],
    ...(Object.keys(Condition).length > 0 ? { Condition } : {}),
    // NotPrincipal with Allow is refused by the reader.
    ...(named ? { [Effect === "Allow" ? "Principal" : principal[0]]: principal[1] } : {}),
  }));
}

export function document(named = false): fc.Arbitrary<Document> {
  return fc.record({
    Version: fc.constantFrom("2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17"),
    Statement: fc.array(statement(named), { minLength: 1, maxLength: 3 }),
  });
}

const context = fc
  .record(
    {
      "k:text": fc.constantFrom("x", "X", "xy", "", "$", "x*").map((value) => [value]),
      "K:many": fc.subarray(["x", "xy", "*", ""]),
      "k:arn": fc.constantFrom(role, user, "arn:aws:iam::111111111111:role/a:b", "none").map((value) => [value]),
      "k:number": fc.constantFrom("1", "2", "10", "3.5").map((value) => [value]),
      "k:time": fc
        .constantFrom("2026-01-01T00:00:00Z", "2026-01-01T11:59:59Z", "2026-01-02T00:00:00Z")
        .map((value) => [value]),
      "k:flag": fc.constantFrom("true", "false").map((value) => [value]),
    },
    { requiredKeys: [] },
  )
  .map((record): Record<string, readonly string[]> => ({ ...record }));

export const call = fc.record({
  action: fc.constantFrom(...actions, "S3:geta", "sts:GetCallerIdentity"),
  resource: fc.constantFrom(...resources),
  principal: fc.constantFrom<{ arn: string; account: string; sessionArn?: string }>(
    { arn: role, account, sessionArn: session },
    { arn: role, account, sessionArn: session },
    { arn: user, account },
    { arn: user, account, sessionArn: `arn:aws:sts::${account}:federated-user/ann` },
    { arn: root, account },
  ),
  context,
});

/** Each optional kind is there in a half to two thirds of the cases. */
export const policies = fc.record({
  identity: fc.array(document(), { maxLength: 2 }),
  boundary: fc.option(document(), { nil: undefined, freq: 2 }),
  session: fc.option(fc.array(document(), { maxLength: 2 }), { nil: undefined, freq: 2 }),
  resourcePolicy: fc.option(document(true), { nil: undefined, freq: 3 }),
});

const provider = `arn:aws:iam::${account}:oidc-provider/issuer`;
const admission = fc.record({
  Effect: fc.constantFrom("Allow", "Allow", "Deny"),
  Action: oneOrMany(["sts:AssumeRoleWithWebIdentity", "sts:*", "sts:TagSession", "STS:assumerole*", "*"]),
  Principal: fc.constantFrom<object | "*">(
    { Federated: provider },
    { Federated: [provider, `${provider}2`] },
    { Federated: `${provider}2` },
    { AWS: account },
    { AWS: "*" },
    "*",
  ),
  Condition: condition,
});

/** Trust policies, and the tokens that ask them. */
export const trust: fc.Arbitrary<Document> = fc.record({
  Version: fc.constant("2012-10-17"),
  Statement: fc.array(admission, { minLength: 1, maxLength: 3 }),
});
export const token = fc.record({
  action: fc.constantFrom("sts:AssumeRoleWithWebIdentity", "sts:TagSession"),
  provider: fc.constantFrom(provider, `${provider}2`),
  context,
});
