import { expect, test } from "vitest";
import {
  contextOf,
  evaluate,
  evaluateTrust,
  type PolicyKind,
  parsePolicy,
} from "../../../src/providers/aws/iam/index.ts";

const account = "111122223333";
const principal = { arn: `arn:aws:iam::${account}:user/alice`, account };
const allow = { Effect: "Allow", Action: "s3:*", Resource: "*" };

function read(statement: object, kind: PolicyKind = "identity") {
  return () => parsePolicy({ Version: "2012-10-17", Statement: statement }, kind);
}

test.each<[what: string, statement: object, code: string]>([
  ["an address", { ...allow, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }, "iam.unsupported"],
  ["a binary comparison", { ...allow, Condition: { BinaryEquals: { "k:x": "QQ==" } } }, "iam.unsupported"],
  ["an operator in another case", { ...allow, Condition: { stringequals: { "k:x": "1" } } }, "iam.unsupported"],
  [
    "an operator named like a property",
    { ...allow, Condition: { Numericconstructor: { "k:x": "1" } } },
    "iam.unsupported",
  ],
  [
    "a set operator without its operator",
    { ...allow, Condition: { "ForAllValues:": { "k:x": "1" } } },
    "iam.malformed",
  ],
  ["an unknown set operator", { ...allow, Condition: { "ForSome:StringEquals": { "k:x": "1" } } }, "iam.malformed"],
  ["a condition without keys", { ...allow, Condition: { StringEquals: {} } }, "iam.malformed"],
  ["a condition without values", { ...allow, Condition: { StringEquals: { "k:x": [] } } }, "iam.malformed"],
  ["a condition key with a wildcard", { ...allow, Condition: { StringEquals: { "k:*": "1" } } }, "iam.malformed"],
  ["a nested value", { ...allow, Condition: { StringEquals: { "k:x": { y: "1" } } } }, "iam.malformed"],
  [
    "a day that does not exist",
    { ...allow, Condition: { DateLessThan: { "k:x": "2026-02-30T00:00:00Z" } } },
    "iam.malformed",
  ],
  ["a year or seconds: four digits", { ...allow, Condition: { DateLessThan: { "k:x": "2026" } } }, "iam.malformed"],
  ["a number in words", { ...allow, Condition: { NumericEquals: { "k:x": "ten" } } }, "iam.malformed"],
  ["neither true nor false", { ...allow, Condition: { Bool: { "k:x": "yes" } } }, "iam.malformed"],
  ["Null with two values", { ...allow, Condition: { Null: { "k:x": ["true", "false"] } } }, "iam.malformed"],
  ["a variable without end", { ...allow, Resource: "arn:aws:s3:::b/${aws:username" }, "iam.malformed"],
  ["a variable that is no key", { ...allow, Resource: "arn:aws:s3:::b/${username}" }, "iam.unsupported"],
  ["a half ARN", { ...allow, Resource: "arn:aws:s3" }, "iam.unsupported"],
  ["no ARN", { ...allow, Resource: "b/*" }, "iam.malformed"],
  ["an action without service", { ...allow, Action: "GetObject" }, "iam.unsupported"],
  ["a wildcard for the service", { ...allow, Action: "s*:GetObject" }, "iam.unsupported"],
  ["no action at all", { ...allow, Action: [] }, "iam.malformed"],
  ["an action that is no text", { ...allow, Action: [1] }, "iam.malformed"],
])("%s is refused", (_, statement, code) => {
  expect(read(statement)).toThrow(expect.objectContaining({ code, retryable: false }));
});

test.each<[what: string, principal: object, code: string]>([
  ["everyone except", { NotPrincipal: { AWS: account } }, "iam.unsupported"],
  ["a unique id", { Principal: { AWS: "AIDAEXAMPLE" } }, "iam.unsupported"],
  ["a canonical user", { Principal: { CanonicalUser: "79a5" } }, "iam.unsupported"],
  ["all sessions of a role", { Principal: { AWS: `arn:aws:sts::${account}:assumed-role/app/*` } }, "iam.unsupported"],
  ["a service with a wildcard", { Principal: { Service: "*.amazonaws.com" } }, "iam.malformed"],
  ["nobody", { Principal: {} }, "iam.malformed"],
  ["nothing", {}, "iam.malformed"],
])("as principal, %s is refused", (_, named, code) => {
  expect(read({ ...allow, ...named }, "resource")).toThrow(expect.objectContaining({ code }));
});

test("documents that are not policies are refused", () => {
  for (const document of [undefined, null, "{}", [], {}, { Statement: [] }, { Statement: [null] }])
    expect(() => parsePolicy(document, "identity")).toThrow(expect.objectContaining({ code: "iam.malformed" }));
});

function ask(
  statement: object,
  context: Record<string, string | readonly string[]> = {},
  resource = "arn:aws:s3:::b/k",
) {
  const identity = [parsePolicy({ Version: "2012-10-17", Statement: { ...allow, ...statement } }, "identity")];
  return () => evaluate({ action: "s3:GetObject", resource, principal, context: contextOf(context) }, { identity });
}

const refused = expect.objectContaining({ code: "iam.unsupported" });

test("a wildcard that would have to cross a colon inside a segment gets no answer", () => {
  const crossing = { Resource: "arn:aws:s3:::b/*/x" };
  expect(ask(crossing, {}, "arn:aws:s3:::b/1/x")().allowed).toBe(true);
  expect(ask(crossing, {}, "arn:aws:s3:::b/1:2/x")).toThrow(refused);
  expect(ask({ Resource: "arn:aws:s3:::b?x" }, {}, "arn:aws:s3:::b:x")).toThrow(refused);
  expect(ask({ Resource: ["arn:aws:s3:::b?x", "arn:aws:s3:::b:*"] }, {}, "arn:aws:s3:::b:x")().allowed).toBe(true);
});

test("values that fit no documented reading get no answer", () => {
  const on = (operator: string, value = "1") => ({ Condition: { [operator]: { "k:x": value } } });
  expect(ask(on("StringEquals"), { "k:x": ["1", "2"] })).toThrow(refused);
  expect(ask(on("ForAnyValue:StringNotEquals"))).toThrow(refused);
  expect(ask(on("Null", "true"), { "k:x": "" })).toThrow(refused);
  expect(ask(on("Bool", "true"), { "k:x": "yes" })).toThrow(refused);
  expect(ask(on("NumericEquals"), { "k:x": "one" })).toThrow(refused);
  expect(ask(on("DateLessThan", "2026-01-01T00:00:00Z"), { "k:x": "soon" })).toThrow(refused);
  expect(ask({ Resource: "arn:aws:s3:::b/${k:x}" }, { "k:x": "*" })).toThrow(refused);
});

test("questions that are none are refused", () => {
  const identity = [parsePolicy({ Statement: allow }, "identity")];
  const call = { action: "s3:GetObject", resource: "*", principal, context: contextOf({}) };
  expect(() => evaluate({ ...call, action: "s3:*" }, { identity })).toThrow("write `service:Name`");
  expect(() => evaluate({ ...call, resource: "b/k" }, { identity })).toThrow("full ARN");
});

test("a trust policy for everyone does not say whether it means federated users", () => {
  const statement = { Effect: "Allow", Principal: "*", Action: "sts:AssumeRoleWithWebIdentity" };
  const trust = parsePolicy({ Version: "2012-10-17", Statement: statement }, "trust");
  const call = { action: "sts:AssumeRoleWithWebIdentity", principal: { federated: "p" }, context: contextOf({}) };
  expect(() => evaluateTrust(trust, call)).toThrow(refused);
  const deny = parsePolicy({ Version: "2012-10-17", Statement: { ...statement, Effect: "Deny" } }, "trust");
  expect(evaluateTrust(deny, call).reason).toBe("explicit-deny");
});
