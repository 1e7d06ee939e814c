import { describe, expect, test } from "vitest";
import { type Expected, readRef } from "../../src/core/lease-ref.ts";
import { basic, second } from "../../src/core/time.ts";
import { account, leaseRef, noon } from "../mint/lease.ts";

/*
 * A reference comes from outside: each member is spoilt in turn, and exactly that member is named. What is one step
 * inside the bound of a member is taken.
 */

const expected: Expected = { account, regions: { aws: ["eu-west-1", "us-east-1"], "aws-cn": ["cn-north-1"] } };
const good = leaseRef();
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const told = (text: string) => readRef(text, expected).objections?.map(({ message }) => message);
const again = "copy the whole reference again from the comment that apply wrote on the pull request";

describe("text that is no reference at all", () => {
  test.each([
    ["", "is empty"],
    ["a".repeat(8_193), "is longer than 8192 characters"],
    [`${encode(good)}=`, "is not base64url"],
    [` ${encode(good)}`, "is not base64url"],
    [`${encode(good)}\n`, "is not base64url"],
    ["a".repeat(8_192), "does not hold JSON: part of it may be missing"],
    [encode(good).slice(0, -9), "does not hold JSON: part of it may be missing"],
    [encode(null), "does not hold an object"],
    [encode("lease"), "does not hold an object"],
    [encode(1), "does not hold an object"],
    [encode([good]), "does not hold an object"],
  ])("%.20s %s", (text, says) => {
    expect(readRef(text, expected)).toEqual({
      objections: [{ code: "lease", pointer: [], message: `the lease reference ${says}`, fix: again }],
    });
  });
});

const role = (until: number, change: (name: string) => string = (name) => name) =>
  change(`sallyport/1001/${basic(until)}/0123456789abcdef0123456789abcdef/sallyport-fedcba9876543210fedcba9876543210`);
const notRole = "is not a role under /sallyport/";
const notText = "is not a line of text";
const notCentury = "is not a time of this century in milliseconds";

describe("a member that is not what it should be is named, and it alone", () => {
  const rows: readonly (readonly [keyof typeof good | "more", unknown, string])[] = [
    ["v", 2, "is not 1: it was made for another version of Sallyport"],
    ["v", "1", "is not 1: it was made for another version of Sallyport"],
    ["v", undefined, "is not 1: it was made for another version of Sallyport"],
    ["provider", "azure", "is not aws, the only provider known here"],
    ["id", "", "is not a grant id"],
    ["id", "-a", "is not a grant id"],
    ["id", "a-", "is not a grant id"],
    ["id", "A", "is not a grant id"],
    ["id", "a b", "is not a grant id"],
    ["id", "a".repeat(33), "is not a grant id"],
    ["id", 7, "is not a grant id"],
    ["account", "000000000000", `is "000000000000", and the workflow's literal is "${account}"`],
    ["account", 210987654321, `is number, and the workflow's literal is "${account}"`],
    ["account", "9".repeat(65), `is "${"9".repeat(64)}", and the workflow's literal is "${account}"`],
    ["region", "eu-west-2", '"eu-west-2" is not a region of partition "aws"'],
    ["region", "cn-north-1", '"cn-north-1" is not a region of partition "aws"'],
    ["region", ["eu-west-1"], 'object is not a region of partition "aws"'],
    ["region", undefined, 'undefined is not a region of partition "aws"'],
    ["role", undefined, notRole],
    ["role", [role(good.until)], notRole],
    ["role", role(good.until, (name) => `x${name}`), notRole],
    ["role", role(good.until, (name) => `${name}/x`), notRole],
    ["role", role(good.until, (name) => `${name} `), notRole],
    ["role", role(good.until, (name) => name.replace("1001", "")), notRole],
    ["role", role(good.until, (name) => name.replace("1001", "1".repeat(21))), notRole],
    ["role", role(good.until, (name) => name.replace("0123456789abcdef0", "0123456789abcdeg0")), notRole],
    ["role", role(good.until, (name) => `${name}${"x".repeat(30)}`), notRole],
    ["role", role(good.until + second), "ends at another time than the reference"],
    ["audience", "", notText],
    ["audience", "a\u0000", notText],
    ["audience", "a\u0085", notText],
    ["audience", "a".repeat(1_025), notText],
    ["audience", { aud: "x" }, notText],
    ["subject", null, "is not an object"],
    ["subject", "acme/payments", "is not an object"],
    ["subject", [good.subject], "is not an object"],
    [
      "subject",
      {},
      'has no usable "repository", "repositoryId", "ownerId", "ref", "environment", "jobWorkflowRef", "sub"',
    ],
    ["subject", { ...good.subject, ref: "", more: 1 }, 'has no usable "more", "ref"'],
    ["subject", { ...good.subject, sub: good.subject.sub[0] }, 'has no usable "sub"'],
    ["from", good.until, "is not before the end of the window"],
    ["from", good.until + second, "is not before the end of the window"],
    ["from", good.from + 1, "is not a whole second"],
    ["from", "soon", notCentury],
    ["from", 946_684_800_000, notCentury],
    ["boundAt", good.until, "is not before the end of the window"],
    ["boundAt", 0.5, notCentury],
    ["boundAt", undefined, notCentury],
    ["ends", "never", "is neither release nor window"],
    ["ends", null, "is neither release nor window"],
    ["more", 1, "is not a member of a lease reference"],
  ];

  test.each(rows)("%s %j", (member, value, says) => {
    expect(readRef(encode({ ...good, [member]: value }), expected)).toEqual({
      objections: [
        {
          code: `lease.${member}`,
          pointer: [member],
          message: `the lease reference's ${member} ${says}`,
          fix:
            member === "account"
              ? "check `account` in the workflow, or use the reference of a lease in that account"
              : again,
        },
      ],
    });
  });
});

test("a partition that is not known says so, of the region too", () => {
  for (const [partition, shown] of [
    ["aws-iso", '"aws-iso"'],
    ["toString", '"toString"'],
    [["aws"], "object"],
    [undefined, "undefined"],
  ])
    expect(told(encode({ ...good, partition }))).toEqual([
      `the lease reference's partition ${shown} is not a partition known here`,
      `the lease reference's region "eu-west-1" is not a region of partition ${shown}`,
    ]);
});

test("an end that is no end is told once, and what is measured by it is told too", () => {
  const name = "the lease reference's";
  expect(told(encode({ ...good, until: good.until + 1 }))).toEqual([`${name} until is not a whole second`]);
  expect(told(encode({ ...good, until: "later" }))).toEqual([
    `${name} from is not before the end of the window`,
    `${name} until ${notCentury}`,
    `${name} boundAt is not before the end of the window`,
  ]);
  expect(told(encode({ ...good, until: 4_102_444_800_000 }))).toEqual([`${name} until ${notCentury}`]);
});

test("everything that is wrong is told at once, what is unknown first", () => {
  expect(told(encode({ ...good, v: 0, id: "", zz: 1 }))?.map((message) => message.split(" ")[3])).toEqual([
    "zz",
    "v",
    "id",
  ]);
});

describe("what lies just inside a bound is taken as it is", () => {
  const last = 4_102_444_799_000;
  test.each([
    ["an id of one letter", { id: "a" }],
    ["an id of 32", { id: "a".repeat(32) }],
    ["the other partition's region", { partition: "aws-cn", region: "cn-north-1" }],
    ["the first second of the century", { from: 946_684_801_000 }],
    ["the last", { until: last, role: role(last) }],
    ["a window of one second", { from: good.until - second }],
    ["a binding between two seconds", { boundAt: noon - 1 }],
    ["the end of the job", { ends: "release" as const }],
    ["the end of the window", { ends: "window" as const }],
    ["an audience of 1,024 characters", { audience: "é".repeat(1_024) }],
    ["an audience in any script", { audience: "\u{20}~\u{a1}퟿\ue000\ufefe\uff00\ufffd" }],
    [
      "a role's longest name",
      { role: role(good.until, (name) => `${name.slice(0, name.lastIndexOf("/"))}/${"+".repeat(64)}`) },
    ],
  ])("%s", (_, change) => {
    const ref = { ...good, ...change };
    expect(readRef(encode(ref), expected)).toEqual({ ref });
  });
});
