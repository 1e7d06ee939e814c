import { expect, test } from "vitest";
import { type PolicyKind, parsePolicy } from "../../../src/providers/aws/iam/index.ts";

/** What people read when the evaluator refuses a document: each sentence names the thing and what to do. */
const account = "111122223333";
const allow = { Effect: "Allow", Action: "s3:*", Resource: "*" };
const where = "statement 0 of the identity policy";
const on = (operator: string, keys: object) => ({ ...allow, Condition: { [operator]: keys } });

const unread: readonly (readonly [statement: object, sentence: string])[] = [
  [{ ...allow, Effect: "Maybe" }, `${where} has no Effect: write "Allow" or "Deny"`],
  [{ ...allow, Sid: 1 }, `the Sid of ${where} is not a text: write letters and digits`],
  [{ ...allow, Sid: "a-b" }, `the Sid of ${where}, \`a-b\`, may hold letters and digits only: rename it`],
  [{ ...allow, Sid: "a b" }, `the Sid of ${where}, \`a b\`, may hold letters and digits only: rename it`],
  [{ ...allow, Action: "s3" }, `action \`s3\` in ${where} is not understood: write \`*\` or \`service:Name\``],
  [{ ...allow, Action: " s3:x" }, `action \` s3:x\` in ${where} is not understood: write \`*\` or \`service:Name\``],
  [{ ...allow, Action: "s3:x " }, `action \`s3:x \` in ${where} is not understood: write \`*\` or \`service:Name\``],
  [{ ...allow, Action: [] }, `Action of ${where} is empty: name at least one`],
  [{ ...allow, Action: [""] }, `Action of ${where} holds "": write a text`],
  [{ Effect: "Allow", NotAction: [1], Resource: "*" }, `NotAction of ${where} holds 1: write a text`],
  [{ Effect: "Allow", Resource: "*" }, `${where} needs either Action or NotAction, and not both`],
  [{ ...allow, NotAction: "s3:x" }, `${where} needs either Action or NotAction, and not both`],
  [{ ...allow, NotResource: "*" }, `${where} needs either Resource or NotResource, and not both`],
  [{ ...allow, Resource: [] }, `Resource of ${where} is empty: name at least one`],
  [{ Effect: "Allow", Action: "*", NotResource: [] }, `NotResource of ${where} is empty: name at least one`],
  [{ ...allow, Principal: "*" }, `${where} holds \`Principal\`, which may not stand there: take it away`],
  [{ ...allow, Resource: "b" }, `resource \`b\` in ${where} is no ARN: write \`*\` or a full ARN`],
  [
    { ...allow, Resource: "arn:aws:s3" },
    `resource \`arn:aws:s3\` in ${where} has fewer than six fields: write the full ARN`,
  ],
  [
    { ...allow, Resource: "arn:aws:s?:::b" },
    `resource \`arn:aws:s?:::b\` in ${where} has a wildcard for the service: name it`,
  ],
  [
    { ...allow, Resource: "arn:aws:s3:${aws:x}::b" },
    `resource \`arn:aws:s3:\${aws:x}::b\` in ${where} has a variable before its fifth colon: write the value`,
  ],
  [{ ...allow, Condition: "x" }, `the Condition of ${where} is not a JSON object: write { … }`],
  [on("StringEquals", []), `StringEquals of ${where} is not a JSON object: write { … }`],
  [on("StringEquals", {}), `StringEquals of ${where} names no key: name one or take it away`],
  [on("StringEquals", { "k:x": [] }), `StringEquals k:x of ${where} has no value: write one`],
  [
    on("StringEquals", { "k:x": [null] }),
    `StringEquals k:x of ${where} holds null: write a text, a number or a boolean`,
  ],
  [on("StringEquals", { x: "1" }), `condition key \`x\` of ${where} has no prefix: write \`aws:Key\``],
  [on("StringEquals", { " k:x": "1" }), `condition key \` k:x\` of ${where} has no prefix: write \`aws:Key\``],
  [on("StringEquals", { "k:x*": "1" }), `condition key \`k:x*\` of ${where} has no prefix: write \`aws:Key\``],
  [on("1", { "k:x": "1" }), "condition operator `1` is not one: see the list of IAM condition operators"],
  [
    on("IpAddress", { "k:x": "1" }),
    "condition operator `IpAddress` is not supported: use a string, ARN, date, number, Bool or Null operator",
  ],
  [
    on("BoolNotEquals", { "k:x": "true" }),
    "condition operator `BoolNotEquals` is not supported: use a string, ARN, date, number, Bool or Null operator",
  ],
  [
    on("BoolEquals", { "k:x": "true" }),
    "condition operator `BoolEquals` is not supported: use a string, ARN, date, number, Bool or Null operator",
  ],
  [
    on("NumericNotLessThan", { "k:x": "1" }),
    "condition operator `NumericNotLessThan` is not supported: use a string, ARN, date, number, Bool or Null operator",
  ],
  [
    on("BinaryEquals", { "k:x": "1" }),
    "condition operator `BinaryEquals` is not supported: use a string, ARN, date, number, Bool or Null operator",
  ],
  [
    on("StringStarts", { "k:x": "1" }),
    "condition operator `StringStarts` is not supported: see the list of string operators",
  ],
  [
    on("StringLikeIgnoreCase", { "k:x": "1" }),
    "condition operator `StringLikeIgnoreCase` is not supported: see the list of string operators",
  ],
  [
    on("ArnStarts", { "k:x": "1" }),
    "condition operator `ArnStarts` is not supported: use ArnEquals, ArnLike or their negations",
  ],
  [on("Bool", { "k:x": "yes" }), "`yes` is compared by Bool: it must be true or false"],
  [on("NumericEquals", { "k:x": "x1" }), "`x1` in a condition cannot be read as a numeric: write it as IAM documents"],
  [on("NumericEquals", { "k:x": "1x" }), "`1x` in a condition cannot be read as a numeric: write it as IAM documents"],
  [on("NumericEquals", { "k:x": "1." }), "`1.` in a condition cannot be read as a numeric: write it as IAM documents"],
  [
    on("DateEquals", { "k:x": "x12345" }),
    "`x12345` in a condition cannot be read as a date: write it as IAM documents",
  ],
  [
    on("DateEquals", { "k:x": "12345x" }),
    "`12345x` in a condition cannot be read as a date: write it as IAM documents",
  ],
  [
    on("DateEquals", { "k:x": "on 2026-01-02" }),
    "`on 2026-01-02` in a condition cannot be read as a date: write it as IAM documents",
  ],
  [
    on("DateEquals", { "k:x": "2026-01-02T" }),
    "`2026-01-02T` in a condition cannot be read as a date: write it as IAM documents",
  ],
  [
    on("DateEquals", { "k:x": "2026-01-02T10:00" }),
    "`2026-01-02T10:00` in a condition cannot be read as a date: write it as IAM documents",
  ],
  [
    on("DateEquals", { "k:x": "2026-13" }),
    "`2026-13` in a condition cannot be read as a date: write it as IAM documents",
  ],
  [on("DateLessThan", { "k:x": "${aws:x}" }), "`${aws:x}`: DateLessThan takes no policy variable: write the value"],
  [on("ForAnyValue:Null", { "k:x": "true" }), "Null takes neither a set operator nor IfExists (`k:x`): take it away"],
  [on("NullIfExists", { "k:x": "true" }), "Null takes neither a set operator nor IfExists (`k:x`): take it away"],
  [on("Null", { "k:x": ["true", "false"] }), 'Null on `k:x` compares with `true`, `false`: write "true" or "false"'],
  [on("Null", { "k:x": "maybe" }), 'Null on `k:x` compares with `maybe`: write "true" or "false"'],
  [on("StringEquals", { "k:x": "${aws:x" }), "policy variable in `${aws:x` has no closing brace: add it"],
  [
    on("StringEquals", { "k:x": "a${x}b" }),
    "policy variable `${x}` in `a${x}b` is not understood: name a condition key",
  ],
  [
    on("StringEquals", { "k:x": "${ aws:x}" }),
    "policy variable `${ aws:x}` in `${ aws:x}` is not understood: name a condition key",
  ],
  [
    on("StringEquals", { "k:x": "${aws:x, 'a' }" }),
    "policy variable `${aws:x, 'a' }` in `${aws:x, 'a' }` is not understood: name a condition key",
  ],
  [on("StringEquals", { "k:x": "${}" }), "policy variable `${}` in `${}` is not understood: name a condition key"],
];

test.each(unread)("%j is refused in words", (statement, sentence) => {
  const read = () => parsePolicy({ Version: "2012-10-17", Statement: [statement] }, "identity");
  expect(read).toThrow(expect.objectContaining({ message: sentence }));
});

const named = "statement 0 of the resource policy";
test.each<[principal: object, sentence: string]>([
  [{ NotPrincipal: { AWS: account } }, `NotPrincipal with Allow in ${named} lets everyone else in: name principals`],
  [{ Principal: "x" }, `the Principal of ${named} is not a JSON object: write { … }`],
  [{ Principal: { Canonical: "x" } }, `principal kind \`Canonical\` in ${named} is not supported: name an ARN`],
  [{ Principal: {} }, `the Principal of ${named} is empty: name one`],
  [{ Principal: { AWS: [] } }, `Principal AWS of ${named} is empty: name at least one`],
  [
    { Principal: { AWS: "x" } },
    `principal \`x\` in ${named} is not understood: write an account, or the full ARN without wildcards`,
  ],
  [
    { Principal: { AWS: `arn:aws:iam::${account}` } },
    `principal \`arn:aws:iam::${account}\` in ${named} is not understood: write an account, or the full ARN without wildcards`,
  ],
  [
    { Principal: { AWS: `${account}:root` } },
    `principal \`${account}:root\` in ${named} is not understood: write an account, or the full ARN without wildcards`,
  ],
  [{ Principal: { Service: "?" } }, `principal \`?\` in ${named} holds a wildcard: write the full name`],
  [{ Principal: { Federated: "a*" } }, `principal \`a*\` in ${named} holds a wildcard: write the full name`],
])("as principal, %j is refused in words", (principal, sentence) => {
  const document = { Version: "2012-10-17", Statement: [{ ...allow, ...principal }] };
  expect(() => parsePolicy(document, "resource")).toThrow(expect.objectContaining({ message: sentence }));
});

test.each<[document: unknown, kind: PolicyKind, sentence: string]>([
  [[], "identity", "the identity policy is not a JSON object: write { … }"],
  [
    { Statement: [allow], Id: "x" },
    "boundary",
    "the boundary policy holds `Id`, which may not stand there: take it away",
  ],
  [
    { Version: "2020-01-01", Statement: [] },
    "session",
    'policy Version "2020-01-01" does not exist: write "2012-10-17"',
  ],
  [{ Statement: [] }, "trust", "the trust policy has no Statement: write one"],
  [{ Statement: [allow, 1] }, "identity", "statement 1 of the identity policy is not a JSON object: write { … }"],
  [
    {
      Statement: [
        { ...allow, Sid: "A" },
        { ...allow, Sid: "A" },
      ],
    },
    "identity",
    "Sid `A` stands twice in the identity policy: make it unique",
  ],
  [
    { Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole", Resource: "*" }] },
    "trust",
    "statement 0 of the trust policy holds `Resource`, which may not stand there: take it away",
  ],
  [
    { Statement: [{ Effect: "Deny", NotPrincipal: { AWS: account }, Action: "sts:AssumeRole" }] },
    "trust",
    "statement 0 of the trust policy holds `NotPrincipal`, which may not stand there: take it away",
  ],
])("as a document, %j is refused in words", (document, kind, sentence) => {
  expect(() => parsePolicy(document, kind)).toThrow(expect.objectContaining({ message: sentence }));
});

test("a resource or a trust policy may have an Id, and a Sid of its resource anything in it", () => {
  const trusting = { Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" };
  expect(parsePolicy({ Id: "x", Statement: [trusting] }, "trust").kind).toBe("trust");
  expect(
    parsePolicy({ Id: "x", Statement: [{ ...allow, Principal: "*", Sid: "a b" }] }, "resource").statements,
  ).toHaveLength(1);
});
