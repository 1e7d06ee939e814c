import { describe, expect, test } from "vitest";
import {
  type ContextValues,
  contextOf,
  evaluate,
  globIncludes,
  globMatches,
  type PolicyKind,
  parsePolicy,
  resourceIncludes,
} from "../../../src/providers/aws/iam/index.ts";

/** Where an answer turns: one character, one second, one value to either side. */
const account = "111122223333";
const allow = { Effect: "Allow", Action: "*", Resource: "*" };
const caller = {
  arn: `arn:aws:iam::${account}:role/app`,
  account,
  sessionArn: `arn:aws:sts::${account}:assumed-role/app/run`,
};
const policy = (kind: PolicyKind, ...Statement: readonly object[]) =>
  parsePolicy({ Version: "2012-10-17", Statement }, kind);

function holds(Condition: object, values: ContextValues): boolean {
  const call = { action: "s3:GetObject", resource: "*", principal: caller, context: contextOf(values) };
  return evaluate(call, { identity: [policy("identity", { ...allow, Condition })] }).allowed;
}

describe("an operator", () => {
  test.each<[operator: string, wanted: string | readonly string[], found: string | undefined, answer: boolean]>([
    ["Bool", "true", "true", true],
    ["Bool", "true", "false", false],
    ["Bool", "false", "false", true],
    ["Bool", "TRUE", "True", true],
    ["NumericEquals", "10", "10.0", true],
    ["NumericEquals", "-10.25", "-10.25", true],
    ["NumericEquals", "+5", "5", true],
    ["NumericNotEquals", "10", "11", true],
    ["NumericLessThan", "10", "10", false],
    ["NumericLessThanEquals", "10", "10", true],
    ["NumericGreaterThan", "10", "10", false],
    ["NumericGreaterThanEquals", "10", "10", true],
    ["NumericGreaterThanEquals", "10", "9.99", false],
    ["DateEquals", "2026-01-02", "2026-01-02T00:00:00Z", true],
    ["DateEquals", "2026-01", "2026-01-01T00:00:00Z", true],
    ["DateEquals", "2026-01-02T10:00Z", "2026-01-02T10:00:00Z", true],
    ["DateEquals", "2026-01-02T10:00:00.123456789Z", "2026-01-02T10:00:00.123Z", true],
    ["DateEquals", "2026-01-02T12:00:00+02:00", "2026-01-02T10:00:00Z", true],
    ["DateEquals", "10000", "10000", true],
    ["DateEquals", "1767348000", "2026-01-02T10:00:00Z", true],
    ["DateNotEquals", "2026-01-02T10:00:00Z", "2026-01-02T10:00:01Z", true],
    ["DateLessThan", "2026-01-02T10:00:00Z", "2026-01-02T09:59:59Z", true],
    ["DateLessThan", "2026-01-02T10:00:00Z", "2026-01-02T10:00:00Z", false],
    ["StringEqualsIgnoreCase", "ab", "AB", true],
    ["StringNotEqualsIgnoreCase", "ab", "AB", false],
    ["StringLike", "a*", "abc", true],
    ["StringNotLike", "a*", "abc", false],
    ["StringNotEquals", "a", undefined, true],
    ["StringEquals", "a", undefined, false],
    ["StringEqualsIfExists", "a", undefined, true],
    ["StringEqualsIfExists", "a", "b", false],
    ["ArnEquals", "arn:aws:s3:::b*", "arn:aws:s3:::bucket", true],
    ["ArnLike", "arn:aws:sns:*:1:t", "arn:aws:sns:eu:1:t", true],
    ["ArnLike", "arn:aws:x:eu:1:a:*", "arn:aws:x:eu:1:a:b:c", true],
    ["ArnLike", "arn:aws:x:eu:1:a:b", "arn:aws:x:eu:1:a:b:c", false],
    ["ArnLike", "arn:aws:x:eu:1:a?b", "arn:aws:x:eu:1:a:b", true],
    ["ArnLike", ":aws:s3:::b", ":aws:s3:::b", true],
    ["ArnLike", "arn:aws:s3:::b", "arn:aws:s3", false],
    ["ArnNotLike", "arn:aws:s3:::b", "not an arn", true],
    ["ArnLike", "arn:aws:s3:::${k:gone}", "arn:aws:s3:::b", false],
    ["StringLike", "${k:gone}", "b", false],
    ["StringLike", "${k:y}*", "yes", true],
    ["StringEquals", "a${k:y}b", "ayb", true],
    ["StringEquals", "${k:y}", "y", true],
    ["StringEquals", "${k:gone, 'x'}", "x", true],
    ["StringEquals", "${*}${?}${$}", "*?$", true],
    ["StringLike", "${*}", "x", false],
  ])("%s %j finds %j: %j", (operator, wanted, found, answer) => {
    expect(holds({ [operator]: { "k:x": wanted } }, { "k:x": found, "k:y": "y" })).toBe(answer);
  });

  test.each<[operator: string, wanted: readonly string[], found: readonly string[] | undefined, answer: boolean]>([
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "b"], true],
    ["ForAllValues:StringEquals", ["a"], ["a", "b"], false],
    ["ForAllValues:StringEquals", ["a"], undefined, true],
    ["ForAllValues:StringEquals", ["a"], [], true],
    ["ForAllValues:StringEquals", ["a"], [""], true],
    ["ForAllValues:StringEquals", ["a"], ["", "a"], false],
    ["ForAnyValue:StringEquals", ["a"], ["b", "a"], true],
    ["ForAnyValue:StringEquals", ["a"], ["b"], false],
    ["ForAnyValue:StringEquals", ["a"], undefined, false],
    ["ForAnyValue:StringEquals", ["a"], [""], false],
    ["ForAnyValue:StringEquals", [""], ["", "a"], true],
    ["ForAnyValue:StringEqualsIfExists", ["a"], undefined, true],
    ["ForAllValues:StringNotEquals", ["a"], ["b", "c"], true],
  ])("%s %j of %j: %j", (operator, wanted, found, answer) => {
    expect(holds({ [operator]: { "k:x": wanted } }, { "k:x": found })).toBe(answer);
  });

  test("Null asks whether there is a value", () => {
    expect(holds({ Null: { "k:x": "true" } }, {})).toBe(true);
    expect(holds({ Null: { "k:x": "true" } }, { "k:x": [] })).toBe(true);
    expect(holds({ Null: { "k:x": true } }, { "k:x": "1" })).toBe(false);
    expect(holds({ Null: { "k:x": "false" } }, { "k:x": "1" })).toBe(true);
    expect(holds({ Null: { "k:x": "false" } }, { "k:x": ["", "1"] })).toBe(true);
  });

  test("a variable of the older version is text, and with no value of a list nothing", () => {
    const old = parsePolicy(
      { Statement: [{ ...allow, Condition: { StringEquals: { "k:x": "${k:y}" } } }] },
      "identity",
    );
    const call = { action: "s3:GetObject", resource: "*", principal: caller };
    const ask = (values: ContextValues) =>
      evaluate({ ...call, context: contextOf(values) }, { identity: [old] }).allowed;
    expect([ask({ "k:x": "${k:y}", "k:y": "y" }), ask({ "k:x": "y", "k:y": "y" })]).toEqual([true, false]);
    expect(holds({ StringEquals: { "k:x": "${k:y}" } }, { "k:x": "y", "k:y": [] })).toBe(false);
  });

  test("an ARN's variable is filled before it is matched, within its segment", () => {
    const resource = ["arn:aws:s3:::home/${k:y}/*"];
    const ask = (on: string) =>
      evaluate(
        { action: "s3:GetObject", resource: on, principal: caller, context: contextOf({ "k:y": "ann" }) },
        { identity: [policy("identity", { ...allow, Resource: resource })] },
      ).allowed;
    expect([ask("arn:aws:s3:::home/ann/x"), ask("arn:aws:s3:::home/bob/x"), ask("arn:aws:s3:::home/ann/x:y")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe("a glob", () => {
  test.each<[pattern: string, value: string, answer: boolean]>([
    ["", "", true],
    ["*", "", true],
    ["**", "ab", true],
    ["?", "", false],
    ["a*b*c", "axbxxc", true],
    ["a*b*c", "axbxx", false],
    ["*ab", "aab", true],
    ["a?*", "a", false],
    ["a?*", "ab", true],
    ["*a*", "bcab", true],
    ["a**", "a", true],
    ["a*", "b", false],
  ])("%j takes %j: %j", (pattern, value, answer) => {
    expect(globMatches(pattern, value)).toBe(answer);
  });

  test.each<[outer: string, inner: string, answer: boolean]>([
    ["*", "a*b?", true],
    ["a*", "a", true],
    ["a*", "*", false],
    ["a?", "a*", false],
    ["*a*", "*ba*", true],
    ["*a", "*", false],
    ["?*", "*?", true],
    ["??", "?", false],
    ["a*b*", "ab", true],
    ["", "*", false],
    ["", "", true],
    ["*:*", "a:b", true],
    ["a", "ab", false],
    ["a\u0000b", "a\u0000b", true],
    ["a?b", "a\u0000b", true],
  ])("%j includes %j: %j", (outer, inner, answer) => {
    expect(globIncludes(outer, inner)).toBe(answer);
  });

  test.each<[outer: string, inner: string, answer: boolean]>([
    ["arn:aws:s3:::a*", "arn:aws:s3:::a:b", true],
    ["arn:aws:s3:::a*b", "arn:aws:s3:::a:b", false],
    ["arn:aws:s3:::a?b", "arn:aws:s3:::a:b", false],
    ["arn:aws:s3:::a*:b", "arn:aws:s3:::ax:y:b", true],
    ["arn:aws:s3:::a?b", "arn:aws:s3:::a?b", true],
    ["arn:aws:s3:::a*b", "arn:aws:s3:::a*c*b", true],
    ["arn:aws:s3:::a*b", "arn:aws:s3:::a*:b", false],
    ["arn:aws:s3:::a?*", "arn:aws:s3:::a?", true],
    ["*", "arn:aws:s3:::x", true],
    ["arn:aws:s3:::*", "*", false],
    ["arn:aws:s3:::**x", "arn:aws:s3:::ax", true],
  ])("as a resource, %j includes %j: %j", (outer, inner, answer) => {
    expect(resourceIncludes(outer, inner)).toBe(answer);
  });
});

describe("whose a resource is, when its name alone tells", () => {
  const call = (resource: string) => ({ action: "iam:GetPolicy", resource, principal: caller, context: contextOf({}) });
  const allowed = (resource: string, from?: string) => {
    const own = { Effect: "Allow", Action: "*", Resource: "*", Principal: { AWS: from ?? account } };
    const theirs = from === undefined ? {} : { resource: policy("resource", own) };
    return evaluate(call(resource), { identity: [policy("identity", allow)], ...theirs }).allowed;
  };

  test.each([
    [`arn:aws:iam::${account}:policy/x`, true],
    ["arn:aws:iam::aws:policy/ReadOnlyAccess", true],
    ["arn:aws:s3:::bucket", true],
    ["*", true],
    ["arn:aws:iam::999988887777:policy/x", false],
  ])("%s may be reached by an identity policy alone: %s", (resource, answer) => {
    expect(allowed(resource)).toBe(answer);
  });

  test("another account's is reached when that account lets it too", () => {
    expect(allowed("arn:aws:iam::999988887777:policy/x", account)).toBe(true);
    expect(allowed("arn:aws:iam::999988887777:policy/x", "999988887777")).toBe(false);
  });
});

test("a session of GetFederationToken is limited by the policies that it was given", () => {
  const federated = { ...caller, sessionArn: `arn:aws:sts::${account}:federated-user/eve` };
  const call = { action: "s3:GetObject", resource: "*", principal: federated, context: contextOf({}) };
  const identity = [policy("identity", allow)];
  expect(evaluate(call, { identity, session: [policy("session", allow)] }).allowed).toBe(true);
  expect(evaluate(call, { identity, session: [] }).allowed).toBe(false);
});
