import { describe, expect, test } from "vitest";
import {
  contextOf,
  evaluate,
  evaluateTrust,
  type PolicyKind,
  parsePolicy,
  sessionContext,
  timeContext,
  webIdentityContext,
} from "../../../src/providers/aws/iam/index.ts";

/** Who calls and what is known of the call. */
const account = "111122223333";
const allow = { Effect: "Allow", Action: "*", Resource: "*" };
const caller = {
  arn: `arn:aws:iam::${account}:role/app`,
  account,
  sessionArn: `arn:aws:sts::${account}:assumed-role/app/run`,
};
const policy = (kind: PolicyKind, ...Statement: readonly object[]) =>
  parsePolicy({ Version: "2012-10-17", Statement }, kind);

describe("a context", () => {
  test("of a session holds every key that AWS documents for it, and leaves out what is not known", () => {
    const at = Date.UTC(2026, 0, 2, 10, 0, 0, 900);
    const known = sessionContext({
      at,
      roleArn: caller.arn,
      sessionName: "run",
      roleId: "AROAX",
      federatedProvider: "p",
      tags: { team: "red" },
      region: "eu-west-1",
      issuedAt: Date.UTC(2026, 0, 2, 9),
    });
    expect(Object.fromEntries(known.entries)).toEqual({
      "aws:currenttime": ["2026-01-02T10:00:00Z"],
      "aws:epochtime": ["1767348000"],
      "aws:principaltag/team": ["red"],
      "aws:principalarn": [caller.arn],
      "aws:principalaccount": [account],
      "aws:principaltype": ["AssumedRole"],
      "aws:principalisawsservice": ["false"],
      "aws:viaawsservice": ["false"],
      "aws:securetransport": ["true"],
      "aws:userid": ["AROAX:run"],
      "aws:federatedprovider": ["p"],
      "aws:requestedregion": ["eu-west-1"],
      "aws:tokenissuetime": ["2026-01-02T09:00:00Z"],
    });
    const least = sessionContext({ at, roleArn: caller.arn, sessionName: "run" });
    expect([...least.entries.keys()].filter((key) => /tag|userid|federated|region|issue/.test(key))).toEqual([]);
    expect(timeContext(at).get("AWS:EpochTime")).toEqual(["1767348000"]);
    expect(contextOf({ a: undefined }).entries.has("a")).toBe(false);
  });

  test("of a token holds the claims that AWS makes into keys, texts and lists of texts alone", () => {
    const claims = { aud: "a", sub: ["s", "t"], ref: 7, environment: ["e", 1], actor: null, workflow: [], run_id: "1" };
    const found = webIdentityContext({ at: 0, claims, sessionName: "n", issuerHost: "h" });
    expect(Object.fromEntries(found.entries)).toEqual({
      "aws:currenttime": ["1970-01-01T00:00:00Z"],
      "aws:epochtime": ["0"],
      "h:aud": ["a"],
      "h:sub": ["s", "t"],
      "h:workflow": [],
      "sts:rolesessionname": ["n"],
    });
  });
});

describe("a principal", () => {
  const asking = { action: "s3:GetObject", resource: "arn:aws:s3:::b/k", principal: caller, context: contextOf({}) };
  const denied = (named: object) =>
    evaluate(asking, {
      identity: [policy("identity", allow)],
      resource: policy("resource", { ...allow, Effect: "Deny", ...named }),
    }).reason === "explicit-deny";

  test.each<[named: object, answer: boolean]>([
    [{ Principal: { AWS: ["*", "999999999999"] } }, true],
    [{ Principal: { AWS: "999999999999" } }, false],
    [{ Principal: { AWS: account } }, true],
    [{ Principal: { Federated: "p" } }, false],
    [{ NotPrincipal: { AWS: [account, caller.arn, caller.sessionArn] } }, false],
    [{ NotPrincipal: { AWS: [`arn:aws:iam::${account}:root`, caller.arn, caller.sessionArn] } }, false],
    [{ NotPrincipal: { AWS: [account, caller.arn] } }, true],
    [{ NotPrincipal: { AWS: "*" } }, false],
  ])("of a Deny, %j is about a session: %j", (named, answer) => {
    expect(denied(named)).toBe(answer);
  });

  test("of a Deny with NotPrincipal, identity providers and services are spared by their own names alone", () => {
    const only = (named: object) => policy("resource", { ...allow, Effect: "Deny", NotPrincipal: named });
    const trusting = { Effect: "Allow", Principal: { Federated: "p", Service: "s" }, Action: "sts:AssumeRole" };
    expect(only({ Federated: "p" }).statements[0]?.principals).toMatchObject({ except: true, federated: ["p"] });
    const trust = policy("trust", trusting, { ...trusting, Effect: "Deny", Principal: { Federated: "q" } });
    const admits = (principal: { federated: string } | { service: string }) =>
      evaluateTrust(trust, { action: "sts:AssumeRole", principal, context: contextOf({}) }).allowed;
    expect([
      admits({ federated: "p" }),
      admits({ service: "s" }),
      admits({ federated: "q" }),
      admits({ service: "p" }),
    ]).toEqual([true, true, false, false]);
  });

  test("only a whole root ARN is the account's root", () => {
    const nothing = { identity: [policy("identity", { ...allow, Action: "sqs:*" })] };
    const asRoot = (arn: string) => evaluate({ ...asking, principal: { arn, account } }, nothing).allowed;
    expect(asRoot(`arn:aws:iam::${account}:root`)).toBe(true);
    expect(asRoot(`arn:aws-cn:iam::${account}:root`)).toBe(true);
    for (const arn of [
      `arn:aws:iam::${account}:root2`,
      `xarn:aws:iam::${account}:root`,
      `arn:aws9:iam::${account}:root`,
    ])
      expect(asRoot(arn)).toBe(false);
  });

  test("a star among named principals names everyone and no account called star", () => {
    const resource = policy("resource", { ...allow, Principal: { AWS: ["*", account] } });
    expect(resource.statements[0]?.principals).toEqual({
      except: false,
      everyone: true,
      aws: [account],
      federated: [],
      service: [],
    });
    const everyone = policy("resource", { ...allow, Principal: "*" });
    expect(everyone.statements[0]?.principals).toEqual({
      except: false,
      everyone: true,
      aws: [],
      federated: [],
      service: [],
    });
  });

  test("an Allow of the boundary speaks for nobody's permissions, nor a Deny for an Allow", () => {
    const identity = [policy("identity", { ...allow, Effect: "Deny", Action: "s3:PutObject" })];
    expect(evaluate(asking, { identity, boundary: policy("boundary", allow) }).reason).toBe("implicit-deny");
  });
});
