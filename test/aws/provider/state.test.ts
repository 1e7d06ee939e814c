import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fault } from "../../../src/core/fault.ts";
import { second } from "../../../src/core/time.ts";
import { call, callOrNothing } from "../../../src/providers/aws/client.ts";
import { openTrust, preparingTrust, sealedTrust } from "../../../src/providers/aws/compile.ts";
import { globMatches } from "../../../src/providers/aws/iam/index.ts";
import { parseRoleArn, roleArn, roleName } from "../../../src/providers/aws/names.ts";
import { overlap } from "../../../src/providers/aws/overlap.ts";
import { settle } from "../../../src/providers/aws/settle.ts";
import { bindingOf, describe as description, lifeOf } from "../../../src/providers/aws/state.ts";
import { configuration, leaseOf, target } from "./example.ts";

const { account } = target.target;
const lease = leaseOf();
const role = {
  arn: roleArn(lease),
  createdAt: lease.from,
  description: description(target.name, lease.id, openTrust(lease)),
  trust: JSON.stringify(openTrust(lease)),
};
const told = (change: Partial<typeof role>, denied = false) =>
  bindingOf(configuration, account, { ...role, ...change }, denied);

describe("what a listed role tells", () => {
  test("all of the lease that can be seen", () => {
    const { mark, until, id } = lease;
    expect(told({})).toEqual({
      ...{ provider: "aws", account, resource: role.arn, target: target.name, id, mark, until },
      ...{ state: "open", createdAt: lease.from },
    });
  });

  test.each([
    ["preparing", preparingTrust(), false, "preparing"],
    ["preparing and denied", preparingTrust(), true, "released"],
    ["open and denied", openTrust(lease), true, "released"],
    ["sealed and denied", sealedTrust(lease.until), true, "sealed"],
    ["sealed and not denied", sealedTrust(lease.until), false, "unexplained"],
  ])("%s", (_, trust, denied, state) => {
    expect(told({ trust: JSON.stringify(trust) }, denied).state).toBe(state);
  });

  test("no sealing of what is not dead: an unexplained role has one only once it is denied as well", () => {
    const trust = JSON.stringify(sealedTrust(lease.until));
    expect(told({ trust })).not.toHaveProperty("sealedAt");
    expect(told({ trust, description: "" }, true)).toMatchObject({ state: "unexplained", sealedAt: lease.until });
  });

  test("when it was sealed, to the second", () => {
    expect(told({ trust: JSON.stringify(sealedTrust(lease.until + 999)) }, true).sealedAt).toBe(lease.until);
  });

  test.each([
    ["its path has no mark", { arn: role.arn.replace(lease.mark, "") }, /path or name/],
    ["it stands under another repository", { arn: role.arn.replace("/1001/", "/1002/") }, /another installation/],
    [
      "it stands in another account",
      { arn: role.arn.replace(account, "000000000000") },
      /another installation or account/,
    ],
    ["its description is gone", { description: "" }, /description/],
    [
      "its description names another grant",
      { description: role.description.replace("inc-4211", "inc-4212") },
      /name is not/,
    ],
    ["its trust is no JSON", { trust: "{" }, /none that Sallyport writes/],
    ["its trust is anything else", { trust: '{"Statement":[{"Sid":"Mine"}]}' }, /none that Sallyport writes/],
    ["a shut trust admits somebody", { trust: JSON.stringify(preparingTrust()).replace("Deny", "Allow") }, /none that/],
    ["an open trust was widened", { trust: role.trust.replace('"refs/heads/main"', '"refs/heads/x"') }, /was changed/],
  ])("is unexplained when %s", (_, change, reason) => {
    expect(told(change)).toMatchObject({ state: "unexplained", reason: expect.stringMatching(reason) });
  });

  test("a life is only read from documents that are ours word for word", () => {
    expect(lifeOf(JSON.stringify({ ...sealedTrust(0), Id: "x" }))).toBeUndefined();
    expect(lifeOf(JSON.stringify(sealedTrust(0)).replace("19700101T", "19701301T"))).toBeUndefined();
  });
});

describe("names", () => {
  test("are read back from the ARN", () => {
    const ids = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/);
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 10 ** 6 }), (id, minutes) => {
        const some = leaseOf({ id, until: lease.from + minutes * 60 * second });
        expect(parseRoleArn(roleArn(some))).toEqual({
          ...{ partition: "aws", account, repositoryId: "1001", until: some.until, mark: some.mark },
          name: roleName("acme", target.name, id),
        });
        expect(roleName("acme", target.name, id).length).toBeLessThanOrEqual(64);
      }),
    );
  });

  test.each([
    "",
    "x",
    role.arn.slice(0, -1),
    `${role.arn}x`,
    role.arn.replace("Z/", "/"),
    role.arn.replace("sallyport", "s"),
  ])("%j is no role of ours", (arn) => {
    expect(parseRoleArn(arn)).toBeUndefined();
  });
});

describe("the overlap of two patterns", () => {
  test("is there whenever some text matches both, and only then", () => {
    const pattern = fc.stringMatching(/^[ab*?]{0,4}$/);
    const texts = ["", "a", "b", "aa", "ab", "ba", "bb"].flatMap((head) =>
      ["", "a", "b", "aa", "ab", "ba", "bb"].map((tail) => head + tail),
    );
    const longer = texts.flatMap((head) => texts.map((tail) => head + tail));
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const both = longer.some((text) => globMatches(one, text) && globMatches(other, text));
        expect(overlap(one, other)).toBe(both);
        expect(overlap(other, one)).toBe(both);
      }),
    );
  });

  test("takes no account of letter case", () => {
    expect(overlap("DynamoDB:Get*", "dynamodb:getitem")).toBe(true);
  });
});

describe("what the SDK throws", () => {
  const thrown = (error: object) => call("try", () => Promise.reject(Object.assign(new Error("said"), error)));

  test.each([
    [{ name: "ThrottlingException", $metadata: { httpStatusCode: 400 } }, "aws.unavailable", true],
    [{ name: "ServiceFailureException", $metadata: { httpStatusCode: 500 } }, "aws.unavailable", true],
    [{ name: "Error", code: "ECONNRESET" }, "aws.unavailable", true],
    [{ name: "TimeoutError" }, "aws.unavailable", true],
    [{ name: "AccessDenied", $metadata: { httpStatusCode: 403 } }, "aws.access-denied", false],
    [{ name: "LimitExceededException", $metadata: { httpStatusCode: 409 } }, "aws.limit-exceeded", false],
    [
      { name: "ConcurrentModificationException", $metadata: { httpStatusCode: 409 } },
      "aws.concurrent-modification",
      true,
    ],
    [{ name: "InvalidClientTokenId", $metadata: { httpStatusCode: 403 } }, "aws.keys", false],
    [{ name: "ExpiredToken", $metadata: { httpStatusCode: 403 } }, "aws.keys", false],
    [{ name: "InvalidInput", $metadata: { httpStatusCode: 400 } }, "aws.refused", false],
  ])("%j becomes %s", async (error, code, retryable) => {
    await expect(thrown(error)).rejects.toMatchObject({ name: "Fault", code, retryable, cause: { message: "said" } });
  });

  test("stays itself when it is a bug of ours", async () => {
    await expect(call("try", () => Promise.reject(new TypeError("oops")))).rejects.toBeInstanceOf(TypeError);
  });

  test("is nothing when what was asked for is not there, and only then", async () => {
    const gone = Object.assign(new Error("gone"), {
      name: "NoSuchEntityException",
      $metadata: { httpStatusCode: 404 },
    });
    expect(await callOrNothing("try", () => Promise.reject(gone))).toBeUndefined();
    await expect(callOrNothing("try", () => Promise.reject(new Fault("aws.access-denied", "no")))).rejects.toThrow(
      "no",
    );
  });
});

describe("a reading that lags", () => {
  const lagging = (times: number, fault: Fault) => {
    let left = times;
    return async () => {
      if (left > 0) {
        left -= 1;
        throw fault;
      }
      return "read";
    };
  };
  const early = new Fault("provider.not-sealed", "not yet", { retryable: true });

  test("is repeated until it shows what was written", async () => {
    expect(await settle(1000, lagging(1, early))).toBe("read");
  });

  test("is given up when patience ends, and at once for anything else", async () => {
    await expect(settle(0, lagging(1, early))).rejects.toBe(early);
    const other = new Fault("aws.unavailable", "down", { retryable: true });
    await expect(settle(1000, lagging(1, other))).rejects.toBe(other);
  });
});
