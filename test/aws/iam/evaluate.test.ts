import { expect, test } from "vitest";
import {
  contextOf,
  evaluate,
  evaluateTrust,
  parsePolicy,
  sessionContext,
  timeContext,
  webIdentityContext,
} from "../../../src/providers/aws/iam/index.ts";

const account = "210987654321";
const roleArn = `arn:aws:iam::${account}:role/sallyport/1/payments`;
const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
const table = `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`;
const noon = Date.UTC(2026, 10, 21, 12);
const principal = { arn: roleArn, account, sessionArn: `arn:aws:sts::${account}:assumed-role/payments/run-1` };
const allowAll = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "*", Resource: "*" } };

function callAt(at: number) {
  const context = sessionContext({
    at,
    roleArn,
    sessionName: "run-1",
    roleId: "AROAEXAMPLE",
    federatedProvider: provider,
  });
  return { action: "dynamodb:GetItem", resource: table, principal, context };
}

const windowed = parsePolicy(
  {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Grant", Effect: "Allow", Action: "dynamodb:getitem", Resource: table },
      {
        Sid: "Expired",
        Effect: "Deny",
        Action: "*",
        Resource: "*",
        Condition: { DateGreaterThanEquals: { "aws:CurrentTime": "2026-11-21T13:00:00Z" } },
      },
    ],
  },
  "identity",
);

test("a window ends on its second", () => {
  expect(evaluate(callAt(noon), { identity: [windowed] })).toMatchObject({ allowed: true, by: [{ sid: "Grant" }] });
  expect(evaluate(callAt(noon + 3_599_000), { identity: [windowed] }).allowed).toBe(true);
  expect(evaluate(callAt(noon + 3_600_000), { identity: [windowed] })).toMatchObject({
    allowed: false,
    reason: "explicit-deny",
    by: [{ kind: "identity", sid: "Expired", statement: 1 }],
  });
});

test("a boundary and a session policy each limit", () => {
  const nothing = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } };
  const boundary = parsePolicy(nothing, "boundary");
  const session = [parsePolicy(nothing, "session")];
  expect(evaluate(callAt(noon), { identity: [windowed], boundary }).says).toContain("boundary");
  expect(evaluate(callAt(noon), { identity: [windowed], session }).says).toContain("session");
});

test("a resource policy that names the session is not limited, one that names the role is", () => {
  const boundary = parsePolicy({ Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } }, "boundary");
  const naming = (arn: string) =>
    parsePolicy(
      { Statement: { Effect: "Allow", Principal: { AWS: arn }, Action: "dynamodb:GetItem", Resource: table } },
      "resource",
    );
  const ask = (arn: string, limits: object) =>
    evaluate(callAt(noon), { identity: [], resource: naming(arn), ...limits }).allowed;
  expect(ask(principal.sessionArn, { boundary })).toBe(true);
  expect(ask(roleArn, { boundary })).toBe(false);
  expect(ask(roleArn, {})).toBe(true);
  expect(ask(account, {})).toBe(false);
});

test("GetCallerIdentity answers even when everything is denied", () => {
  const deny = parsePolicy({ Statement: { Effect: "Deny", Action: "*", Resource: "*" } }, "identity");
  const verdict = evaluate({ ...callAt(noon), action: "sts:GetCallerIdentity", resource: "*" }, { identity: [deny] });
  expect(verdict.allowed).toBe(true);
});

test("trust admits exactly the token it describes", () => {
  const host = "token.actions.githubusercontent.com";
  const trust = parsePolicy(
    {
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { Federated: provider },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [`${host}:aud`]: "sallyport",
            [`${host}:sub`]: ["repo:acme/payments:environment:production"],
          },
          StringLike: { "sts:RoleSessionName": "ledger@*" },
        },
      },
    },
    "trust",
  );
  const claims = { aud: "sallyport", sub: "repo:acme/payments:environment:production", run_id: "1" };
  const ask = (change: object, federated = provider, sessionName = "ledger@1-1-1") =>
    evaluateTrust(trust, {
      action: "sts:AssumeRoleWithWebIdentity",
      principal: { federated },
      context: webIdentityContext({ at: noon, claims: { ...claims, ...change }, sessionName, issuerHost: host }),
    }).allowed;
  expect(ask({})).toBe(true);
  expect(ask({ aud: "other" })).toBe(false);
  expect(ask({ sub: undefined })).toBe(false);
  expect(ask({}, `${provider}.evil`)).toBe(false);
  expect(ask({}, provider, "other@1")).toBe(false);
});

test("claims that AWS does not know reach no condition", () => {
  const context = webIdentityContext({
    at: noon,
    claims: { run_id: "1", ref: "r" },
    sessionName: "s",
    issuerHost: "h",
  });
  expect(context.get("h:run_id")).toBeUndefined();
  expect(context.get("H:REF")).toEqual(["r"]);
});

test("keys are case-insensitive and later contexts win", () => {
  const context = contextOf(timeContext(noon), { "AWS:CURRENTTIME": "2000-01-01T00:00:00Z" });
  expect(context.get("aws:CurrentTime")).toEqual(["2000-01-01T00:00:00Z"]);
});

test("a policy in another's place is a fault", () => {
  expect(() => evaluate(callAt(noon), { identity: [parsePolicy(allowAll, "session")] })).toThrow("another's place");
});

test("to assume a role, its trust policy must allow, whatever identity policies say", () => {
  const identity = [parsePolicy(allowAll, "identity")];
  const trusting = (arn: string) =>
    parsePolicy({ Statement: { Effect: "Allow", Principal: { AWS: arn }, Action: "sts:AssumeRole" } }, "trust");
  const target = `arn:aws:iam::${account}:role/target`;
  const ask = (arn: string, own = identity) =>
    evaluate(
      { ...callAt(noon), action: "sts:AssumeRole", resource: target },
      { identity: own, resource: trusting(arn) },
    ).allowed;
  expect(ask(`arn:aws:iam::${account}:role/other`)).toBe(false);
  expect(ask(account)).toBe(true);
  expect(ask(account, [])).toBe(false);
  expect(ask(roleArn, [])).toBe(true);
});
