import { describe, expect, test } from "vitest";
import type { Access } from "../../../src/core/access.ts";
import { boundaryDocument } from "../../../src/providers/aws/boundary.ts";
import { sizeOf } from "../../../src/providers/aws/document.ts";
import { escapes } from "../../../src/providers/aws/escapes.ts";
import { contextOf, evaluate, parsePolicy, sessionContext } from "../../../src/providers/aws/iam/index.ts";
import { denyAllArn, oidcProviderArn, roleArn, roleNameOf } from "../../../src/providers/aws/names.ts";
import { releaseAction } from "../../../src/providers/aws/restrict.ts";
import { configuration, leaseOf } from "../provider/example.ts";
import { reference } from "./lists.ts";

const lease = leaseOf();
const { account } = lease.target.target;
const session = `arn:aws:sts::${account}:assumed-role/${roleNameOf(lease)}/inc-4211@1-1-1`;
const everything = { Effect: "Allow", Action: "*", Resource: "*" };
const identity = [parsePolicy({ Version: "2012-10-17", Statement: [everything] }, "identity")];
const principal = { arn: roleArn(lease), account, sessionArn: session };
const context = sessionContext({
  at: lease.from,
  roleArn: roleArn(lease),
  sessionName: "inc-4211@1-1-1",
  federatedProvider: oidcProviderArn("aws", account, configuration.issuer),
  region: "eu-west-1",
});
const bucket = "arn:aws:s3:::ledger/x";

function documentOf(ceiling: Access) {
  return boundaryDocument(configuration, leaseOf({ target: { ceiling } }).target);
}

/** Whether a session that its role and the resource allow everything passes the boundary. */
function passing(ceiling: Access, { own = true } = {}) {
  const boundary = parsePolicy(documentOf(ceiling), "boundary");
  const named = { ...everything, Principal: { AWS: session } };
  const resource = parsePolicy({ Version: "2012-10-17", Statement: [named] }, "resource");
  return (action: string, on = bucket, policy = "arn:aws:iam::aws:policy/AdministratorAccess"): boolean => {
    const call = { action, resource: on, principal, resourceAccount: account };
    const asked = { ...call, context: contextOf(context, { "iam:PolicyARN": policy }) };
    return evaluate(asked, { identity, boundary, resource: own ? undefined : resource }).allowed;
  };
}

const services = Map.groupBy(escapes, (action) => action.split(":")[0]!);

describe("under a ceiling of a whole service", () => {
  test.each([...services.keys()])(
    "every escape of %s is denied, by policies of its own and of the resource",
    (service) => {
      for (const own of [true, false]) {
        const may = passing([{ actions: [`${service}:*`], resources: ["*"] }], { own });
        expect(services.get(service)!.filter((action) => may(action) || may(action.toUpperCase()))).toEqual([]);
      }
    },
  );

  test.each([...reference()])("every other action of %s stays allowed", (service, names) => {
    const may = passing([{ actions: [`${service}:*`], resources: ["*"] }]);
    const known = new Set(escapes);
    const rest = names.map((name) => `${service}:${name}`).filter((action) => !known.has(action));
    expect(rest.length).toBeGreaterThan(3);
    expect(rest.filter((action) => !may(action))).toEqual([]);
  });

  test("each escape that the target names is given, and no other with it", () => {
    for (const [service, names] of services)
      for (const named of names.filter((name) => name !== releaseAction)) {
        const may = passing([{ actions: [`${service}:*`, named], resources: ["*"] }]);
        expect(names.filter((name) => may(name))).toEqual([named]);
      }
  });
});

test("a wildcard narrower than a pattern denies what it takes in, and leaves the rest of the ceiling alone", () => {
  const may = passing([{ actions: ["s3:Get*", "s3:Put*", "sts:GetF*"], resources: ["*"] }]);
  expect(["s3:GetObject", "s3:PutObject", "s3:PutObjectTagging"].map((action) => may(action))).toEqual([
    true,
    true,
    true,
  ]);
  expect(["s3:PutBucketPolicy", "s3:PutObjectAcl", "sts:GetFederationToken"].filter((action) => may(action))).toEqual(
    [],
  );
});

test("an escape that one statement names and another takes in works only where it is named", () => {
  const archive = "arn:aws:s3:::archive/*";
  const may = passing([
    { actions: ["s3:PutObjectAcl", "s3:GetObject"], resources: [archive] },
    { actions: ["s3:*"], resources: ["arn:aws:s3:::ledger/*"] },
  ]);
  expect(may("s3:PutObjectAcl", "arn:aws:s3:::archive/x")).toBe(true);
  expect(may("s3:PutObjectAcl", bucket)).toBe(false);
  expect(may("s3:PutObject", bucket)).toBe(true);
});

test("escapes that are named on the same resources share a Deny, whatever the order and letter case", () => {
  const statements = documentOf([
    { actions: ["s3:PutObjectAcl", "S3:putbucketpolicy"], resources: ["arn:aws:s3:::b", "arn:aws:s3:::a"] },
    { actions: ["s3:PutBucketPolicy", "s3:PutObjectAcl"], resources: ["arn:aws:s3:::a", "arn:aws:s3:::b"] },
    { actions: ["s3:PutBucketAcl"], resources: ["arn:aws:s3:::c"] },
    { actions: ["s3:Put*", "sqs:AddPermission"], resources: ["arn:aws:s3:::d"] },
  ]).Statement;
  expect(statements.filter(({ Sid }) => Sid.startsWith("EscapeWhereNamed"))).toEqual([
    {
      Sid: "EscapeWhereNamed1",
      Effect: "Deny",
      Action: ["s3:PutObjectAcl", "s3:PutBucketPolicy"],
      NotResource: ["arn:aws:s3:::a", "arn:aws:s3:::b"],
    },
    { Sid: "EscapeWhereNamed2", Effect: "Deny", Action: ["s3:PutBucketAcl"], NotResource: ["arn:aws:s3:::c"] },
  ]);
});

test("what a target names of its own, in one statement alone, is left to that statement", () => {
  const named = documentOf([{ actions: ["s3:PutObjectAcl", "s3:Put*"], resources: [bucket] }]).Statement;
  expect(named.map(({ Sid }) => Sid)).toEqual([
    ...["Ceiling1", "OnlyCeiling", "NoEscape", "Release", "ReleaseOnlyOurs", "ReleaseOnlyByDenyAll", "OnlyFederated"],
  ]);
});

test("an escape named everywhere needs no Deny of its own, and under a condition it must be kept apart by its owners", () => {
  const wide = { actions: ["s3:*"], resources: [bucket] };
  const everywhere = documentOf([{ actions: ["s3:PutObjectAcl"], resources: ["*"] }, wide]);
  expect(everywhere.Statement.some(({ Sid }) => Sid.startsWith("EscapeWhereNamed"))).toBe(false);
  const conditions = { StringEquals: { "s3:x-amz-acl": "private" } };
  const named = { actions: ["s3:PutObjectAcl"], resources: [bucket], conditions };
  expect(() => documentOf([named, wide])).toThrow(/names s3:PutObjectAcl under a condition/);
  expect(() => documentOf([named])).not.toThrow();
});

test("the release passes with AWSDenyAll on a role of ours alone, whatever the ceiling takes in", () => {
  const may = passing([{ actions: ["iam:*"], resources: ["*"] }], { own: false });
  expect(may(releaseAction, roleArn(lease), denyAllArn("aws"))).toBe(true);
  expect(may(releaseAction, roleArn(lease))).toBe(false);
  expect(may(releaseAction, `arn:aws:iam::${account}:role/other`, denyAllArn("aws"))).toBe(false);
});

test("each service's wildcard fits into a boundary, and so do those of ten services together", () => {
  for (const service of services.keys())
    expect(sizeOf(documentOf([{ actions: [`${service}:*`], resources: ["*"] }]))).toBeLessThan(6_144);
  const ten = ["dynamodb", "ec2", "ecs", "kms", "lambda", "logs", "rds", "s3", "sns", "sqs"].map((name) => `${name}:*`);
  expect(sizeOf(documentOf([{ actions: ten, resources: ["*"] }]))).toBeLessThan(6_144);
});
