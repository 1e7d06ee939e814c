import { describe, expect, test } from "vitest";
import { permissions, sealedTrust } from "../../../src/providers/aws/compile.ts";
import { proveSealed, type Sealed } from "../../../src/providers/aws/proof-sealed.ts";
import { leaseOf, mergedAt } from "./example.ts";

const account = "210987654321";
const role = `arn:aws:iam::${account}:role/sallyport/1001/x/sallyport-0`;
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const dead: Sealed = {
  role,
  trust: JSON.stringify(sealedTrust(mergedAt)),
  inline: [JSON.stringify(permissions(leaseOf()))],
  attached: ["arn:aws:iam::aws:policy/AWSDenyAll"],
  boundary: `arn:aws:iam::${account}:policy/sallyport-boundary-payments-production`,
};
const gone = "AWSDenyAll is not attached to it";
const trusting = { Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" };
const everything = { Effect: "Allow", Action: "*", Resource: "*" };

describe("an ended role is dead", () => {
  test.each<[what: string, change: Partial<Sealed>]>([
    ["as it was sealed", {}],
    [
      "with another policy of any kind",
      { inline: [policyOf(everything), policyOf({ ...everything, Action: ["s3:Get*"] })] },
    ],
    ["with no policy at all", { inline: [] }],
    [
      "in another partition",
      {
        role: role.replace(":aws:", ":aws-cn:"),
        attached: ["arn:aws-cn:iam::aws:policy/AWSDenyAll"],
        boundary: dead.boundary?.replace(":aws:", ":aws-cn:"),
      },
    ],
    ["with AWSDenyAll for its boundary", { boundary: "arn:aws:iam::aws:policy/AWSDenyAll" }],
  ])("%s", (_, change) => {
    expect(proveSealed({ ...dead, ...change })).toEqual([]);
  });
});

describe("an ended role is alive", () => {
  test.each<[what: string, change: Partial<Sealed>, said: readonly string[]]>([
    ["when its trust has an Allow", { trust: policyOf(trusting) }, ["its trust still has an Allow"]],
    [
      "when its trust has an Allow beside its Deny",
      {
        trust: policyOf({ ...trusting, Effect: "Deny", Principal: "*" }, { ...trusting, Principal: { Service: "x" } }),
      },
      ["its trust still has an Allow"],
    ],
    [
      "when AWSDenyAll is not attached: each call that its policy speaks of, and role chaining",
      {
        attached: [],
        inline: [
          policyOf(
            { ...everything, Action: ["dynamodb:Get*", "s3:?et", "*"] },
            { ...everything, Action: "sqs:SendMessage" },
          ),
        ],
      },
      [
        gone,
        "sts:AssumeRole on * is allowed by statement 0 of the resource policy",
        "dynamodb:Getx on * is allowed by statement 0 of the resource policy",
        "s3:xet on * is allowed by statement 0 of the resource policy",
        "sallyport:Any on * is allowed by statement 0 of the resource policy",
        "sqs:SendMessage on * is allowed by statement 0 of the resource policy",
      ],
    ],
    [
      "when nothing denies at all",
      { attached: [], inline: [] },
      [gone, "sts:AssumeRole on * is allowed by statement 0 of the resource policy"],
    ],
    [
      "when something else is attached in its place",
      { attached: ["arn:aws:iam::aws:policy/AdministratorAccess", `arn:aws:iam::${account}:policy/AWSDenyAll`] },
      [gone],
    ],
    ["when its boundary is gone", { boundary: undefined }, ["its boundary is gone"]],
    [
      "when its boundary is another account's",
      { boundary: "arn:aws:iam::111111111111:policy/sallyport-boundary-payments-production" },
      ["its boundary is arn:aws:iam::111111111111:policy/sallyport-boundary-payments-production"],
    ],
    [
      "when its boundary is none of ours",
      { boundary: `arn:aws:iam::${account}:policy/everything` },
      [`its boundary is arn:aws:iam::${account}:policy/everything`],
    ],
  ])("%s", (_, change, said) => {
    expect(proveSealed({ ...dead, ...change })).toEqual(said);
  });

  test.each<[what: string, change: Partial<Sealed>, said: RegExp]>([
    ["when its trust is no JSON", { trust: "{" }, /JSON/],
    ["when its trust is not understood", { trust: policyOf({ Effect: "?" }) }, /has no Effect/],
    ["when a policy of it is no JSON", { inline: ["", ...dead.inline] }, /JSON/],
    ["when a policy of it is not understood", { inline: [policyOf({ ...everything, Condition: 1 })] }, /JSON object/],
  ])("%s", (_, change, said) => {
    expect(proveSealed({ ...dead, ...change })).toEqual([expect.stringMatching(said)]);
  });

  test("and a mistake of ours is no answer", () => {
    expect(() => proveSealed({ ...dead, role: undefined as never })).toThrow(TypeError);
  });
});
