import { describe, expect, test } from "vitest";
import {
  contextOf,
  evaluate,
  evaluateTrust,
  type Policies,
  type PolicyKind,
  parsePolicy,
} from "../../../src/providers/aws/iam/index.ts";

/** What people read when the evaluator says why, and when it does not answer. */
const account = "111122223333";
const allow = { Effect: "Allow", Action: "s3:*", Resource: "*" };
const on = (operator: string, keys: object) => ({ ...allow, Condition: { [operator]: keys } });

const caller = {
  arn: `arn:aws:iam::${account}:role/app`,
  account,
  sessionArn: `arn:aws:sts::${account}:assumed-role/app/run`,
};
const root = { arn: `arn:aws:iam::${account}:root`, account };
const policy = (kind: PolicyKind, ...Statement: readonly object[]) =>
  parsePolicy({ Version: "2012-10-17", Statement }, kind);
const asked = { action: "s3:GetObject", resource: "arn:aws:s3:::b/k", principal: caller, context: contextOf({}) };
const nothing = { ...allow, Action: "sqs:*" };
const theirs = "999999999999";

describe("a verdict says why:", () => {
  const verdicts: readonly (readonly [sentence: string, policies: Policies, change?: object])[] = [
    [
      "s3:GetObject on arn:aws:s3:::b/k is allowed by `A` of the identity policy",
      { identity: [policy("identity", { ...allow, Sid: "A" })] },
    ],
    [
      "s3:GetObject on arn:aws:s3:::b/k is allowed by statement 1 of the identity policy",
      { identity: [policy("identity", nothing, allow)] },
    ],
    [
      "s3:GetObject on arn:aws:s3:::b/k is denied by statement 0 of the boundary policy",
      { identity: [policy("identity", allow)], boundary: policy("boundary", { ...allow, Effect: "Deny" }) },
    ],
    ["s3:GetObject on arn:aws:s3:::b/k is allowed to the account's root", { identity: [] }, { principal: root }],
    [
      "s3:GetObject on arn:aws:s3:::b/k is not allowed: no identity policy allows it",
      { identity: [policy("identity", nothing)] },
    ],
    [
      "s3:GetObject on arn:aws:s3:::b/k is not allowed: the boundary policy does not allow it",
      { identity: [policy("identity", allow)], boundary: policy("boundary", nothing) },
    ],
    [
      "s3:GetObject on arn:aws:s3:::b/k is not allowed: the session policy does not allow it",
      { identity: [policy("identity", allow)], session: [policy("session", allow), policy("session", nothing)] },
    ],
    [
      "kms:Decrypt on arn:aws:s3:::b/k is not allowed: the resource's own policy does not allow it",
      {
        identity: [policy("identity", { ...allow, Action: "*" })],
        resource: policy("resource", { ...nothing, Principal: "*" }),
      },
      { action: "kms:Decrypt" },
    ],
    [
      "s3:GetObject on arn:aws:s3:::b/k is not allowed: the resource's account does not allow it",
      { identity: [policy("identity", allow)] },
      { resourceAccount: theirs },
    ],
    [
      "s3:GetObject on arn:aws:s3:::b/k is not allowed: no identity policy allows it",
      { identity: [], resource: policy("resource", { ...allow, Principal: "*" }) },
      { resourceAccount: theirs },
    ],
    [
      "s3:GetObject on arn:aws:s3:::b/k is not allowed: the boundary policy does not allow it",
      {
        identity: [policy("identity", allow)],
        boundary: policy("boundary", nothing),
        resource: policy("resource", { ...allow, Principal: "*" }),
      },
      { resourceAccount: theirs },
    ],
    [
      "sts:GetCallerIdentity needs no permission and cannot be denied",
      { identity: [] },
      { action: "sts:GetCallerIdentity" },
    ],
  ];

  const cases = verdicts.map(([sentence, policies, change]) => ({ sentence, policies, change }));

  test.each(cases)("$sentence", ({ sentence, policies, change }) => {
    expect(evaluate({ ...asked, ...change }, policies).says).toBe(sentence);
  });

  test("across accounts, both sides are named", () => {
    const resource = policy(
      "resource",
      { ...nothing, Principal: "*" },
      { ...allow, Principal: { AWS: caller.arn } },
      { ...allow, Principal: { AWS: caller.arn } },
    );
    const verdict = evaluate(
      { ...asked, resourceAccount: theirs },
      { identity: [policy("identity", allow)], resource },
    );
    expect(verdict.by).toEqual([
      { kind: "identity", statement: 0 },
      { kind: "resource", statement: 1 },
      { kind: "resource", statement: 2 },
    ]);
  });

  test("what nobody decided has no deciders, and a Sid is told only where there is one", () => {
    expect(evaluate(asked, { identity: [] }).by).toEqual([]);
    expect(evaluate({ ...asked, action: "sts:GetCallerIdentity" }, { identity: [] }).by).toEqual([]);
    const [by] = evaluate(asked, { identity: [policy("identity", allow)] }).by;
    expect(Object.keys(by!)).toEqual(["kind", "statement"]);
    const grants = policy(
      "resource",
      { ...allow, Principal: { AWS: caller.arn } },
      { ...allow, Effect: "Deny", Action: "s3:Put*", Principal: "*" },
    );
    expect(evaluate(asked, { identity: [], resource: grants }).by).toEqual([{ kind: "resource", statement: 0 }]);
  });

  test("of a trust policy, the role and who decided", () => {
    const trusting = { Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" };
    const call = { action: "sts:AssumeRole", principal: root, context: contextOf({}) };
    const admit = (...statements: readonly object[]) => evaluateTrust(policy("trust", ...statements), call).says;
    expect(admit({ ...trusting, Sid: "Us" })).toBe("sts:AssumeRole on the role is allowed by `Us` of the trust policy");
    expect(admit({ ...trusting, Effect: "Deny" })).toBe(
      "sts:AssumeRole on the role is denied by statement 0 of the trust policy",
    );
    expect(admit({ ...trusting, Effect: "Deny", Principal: { AWS: theirs } })).toBe(
      "sts:AssumeRole on the role is not allowed: no statement of the trust policy admits this caller",
    );
    expect(admit({ ...trusting, Principal: "*" })).toBe(
      "sts:AssumeRole on the role is allowed by statement 0 of the trust policy",
    );
    const everyone = policy("trust", { ...trusting, Principal: "*" });
    expect(() => evaluateTrust(everyone, { ...call, principal: { service: "ec2.amazonaws.com" } })).toThrow(
      "a trust policy that allows everyone was asked about a federated user or a service: name the provider",
    );
    expect(() => evaluateTrust(policy("identity", allow), call)).toThrow(
      "a identity policy was given as trust policy: parse it as `trust`",
    );
  });
});

describe("a question is refused in words:", () => {
  const identity = [policy("identity", allow)];
  test.each<[call: object, policies: Policies, sentence: string]>([
    [{ action: "s3:*" }, { identity }, "`s3:*` is no action to ask about: write `service:Name` without wildcards"],
    [{ action: " s3:x" }, { identity }, "` s3:x` is no action to ask about: write `service:Name` without wildcards"],
    [{ action: "s3:x " }, { identity }, "`s3:x ` is no action to ask about: write `service:Name` without wildcards"],
    [{ resource: "b/k" }, { identity }, "`b/k` is no resource to ask about: write `*` or a full ARN"],
    [
      { resource: "arn-aws-s3---b" },
      { identity },
      "`arn-aws-s3---b` is no resource to ask about: write `*` or a full ARN",
    ],
    [
      {},
      { identity: [policy("boundary", allow)] },
      "a boundary policy was given in another's place: parse it as what it is used for",
    ],
    [
      {},
      { identity, boundary: policy("identity", allow) },
      "a identity policy was given in another's place: parse it as what it is used for",
    ],
    [
      {},
      { identity, session: [policy("identity", allow)] },
      "a identity policy was given in another's place: parse it as what it is used for",
    ],
    [
      {},
      { identity, resource: policy("identity", allow) },
      "a identity policy was given in another's place: parse it as what it is used for",
    ],
  ])("%j", (call, policies, sentence) => {
    expect(() => evaluate({ ...asked, ...call }, policies)).toThrow(expect.objectContaining({ message: sentence }));
  });

  test.each<
    [statement: object, values: Record<string, string | readonly string[]>, sentence: string, resource?: string]
  >([
    [
      on("StringEquals", { "k:x": "1" }),
      { "k:x": ["1", "2"] },
      "condition key `k:x` has 2 values: compare it with ForAllValues or ForAnyValue",
    ],
    [
      on("ForAnyValue:StringNotEquals", { "k:x": "1" }),
      {},
      "ForAnyValue with a negated operator on `k:x`, which has no value: AWS documents both answers",
    ],
    [
      on("Null", { "k:x": "true" }),
      { "k:x": "" },
      "Null on `k:x`, whose value is the empty text: whether that is null is not documented",
    ],
    [on("Bool", { "k:x": "true" }), { "k:x": "yes" }, "`yes` is compared by Bool: it must be true or false"],
    [on("NumericEquals", { "k:x": "1" }), { "k:x": "one" }, "the request's value `one` cannot be read as a numeric"],
    [
      on("DateEquals", { "k:x": "2026-01-01" }),
      { "k:x": "soon" },
      "the request's value `soon` cannot be read as a date",
    ],
    [
      on("ArnLike", { "k:x": "arn:aws:s3" }),
      { "k:x": "arn:aws:s3:::b" },
      "ARN `arn:aws:s3` in a condition has fewer than six parts: write all of them",
    ],
    [
      on("StringEquals", { "k:x": "${k:y}" }),
      { "k:x": "1", "k:y": ["1", "2"] },
      "policy variable `k:y` has several values: use a key with one",
    ],
    [
      on("StringEquals", { "k:x": "${k:y}" }),
      { "k:x": "1", "k:y": "*" },
      "policy variable `k:y` holds a wildcard, `*`: whether it matches as one is not documented",
    ],
    [
      { ...allow, Resource: "arn:aws:s3:::b?k" },
      {},
      "whether `arn:aws:s3:::b?k` matches `arn:aws:s3:::b:k` depends on a wildcard crossing a colon: write the colon",
      "arn:aws:s3:::b:k",
    ],
  ])("%j asked with %j", (statement, values, sentence, resource = asked.resource) => {
    const ask = () =>
      evaluate({ ...asked, resource, context: contextOf(values) }, { identity: [policy("identity", statement)] });
    expect(ask).toThrow(expect.objectContaining({ message: sentence }));
  });
});
