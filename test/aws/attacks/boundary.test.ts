import { UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CloudKeys } from "../../../sandbox/contract.ts";
import type { Lease } from "../../../src/core/lease.ts";
import { states } from "../../moto.ts";
import { type AwsWorld, startWorld } from "../provider/world.ts";
import { assume, keysIn, query, send, session, table, tokenOf } from "./raw.ts";

/** Attacks that hold the control side as well: a role of ours was given more than apply ever writes. Only the boundary is left. */
const account = "210987654321";
const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const everything = { Effect: "Allow", Action: "*", Resource: "*" };
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const nameOf = (arn: string) => arn.split("/").at(-1)!;
const anybody = policyOf({ Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" });

/** A target whose owners were generous: whole services, and one escape by its name. */
const generous = [
  { actions: ["dynamodb:*"], resources: [`arn:aws:dynamodb:eu-west-1:${account}:table/ledger*`] },
  { actions: ["s3:*", "sts:*", "iam:*", "lambda:*", "ec2:*"], resources: ["*"] },
  { actions: ["s3:PutBucketPolicy"], resources: ["arn:aws:s3:::shared"] },
];

const escaping = [
  ["iam:AttachRolePolicy", { PolicyArn: administrator }],
  ["iam:DetachRolePolicy", { PolicyArn: denyAll }],
  ["iam:UpdateAssumeRolePolicy", { PolicyDocument: anybody }],
  ["iam:DeleteRolePermissionsBoundary", {}],
  ["iam:PutRolePermissionsBoundary", { PermissionsBoundary: administrator }],
  ["iam:PutRolePolicy", { PolicyName: "sallyport", PolicyDocument: policyOf(everything) }],
  ["iam:DeleteRolePolicy", { PolicyName: "sallyport" }],
  ["iam:TagRole", { "Tags.member.1.Key": "a", "Tags.member.1.Value": "b" }],
  ["iam:PassRole", {}],
  ["iam:CreateAccessKey", { UserName: "owner" }],
  ["iam:CreatePolicyVersion", { PolicyArn: `arn:aws:iam::${account}:policy/sallyport-boundary-payments-production` }],
  ["sts:AssumeRole", { RoleSessionName: "chained" }],
  ["sts:GetFederationToken", { Name: "mallory" }],
  ["sts:GetSessionToken", {}],
  ["lambda:AddPermission", {}],
  ["lambda:UpdateFunctionCode", {}],
  ["ec2:RunInstances", {}],
  ["ec2:ModifySnapshotAttribute", {}],
] as const;

describe.each(states())("over %s, a session whose role was given everything", (state) => {
  let world: AwsWorld;
  let lease: Lease;
  let role: string;
  let operations: string;
  let keys: CloudKeys;
  beforeAll(async () => {
    world = await startWorld(state, { ceiling: generous });
    lease = world.lease();
    role = (await world.provider.bind(lease)).resource;
    const own = { RoleName: nameOf(role), PolicyName: "sallyport", PolicyDocument: policyOf(everything) };
    expect(await query(world, world.cloud.admin(account), "iam:PutRolePolicy", own)).toMatchObject({ status: 200 });
    operations = (await world.foreign()).outside;
    keys = await session(world, lease);
  });
  afterAll(() => world.stop());

  test.each(escaping)("may not %s under a ceiling whose wildcards take it in", async (action, parameters) => {
    const asked = { RoleName: nameOf(role), RoleArn: operations, ...parameters };
    const { status, code } = await query(world, keys, action, asked);
    expect([action, status >= 400, code.startsWith("AccessDenied")]).toEqual([action, true, true]);
    expect(world.cloud.requests.at(-1)).toMatchObject({ action, allowed: false });
  });
  test("may do what the ceiling takes in and is no escape", async () => {
    expect(await table(world, keys, "Scan")).toMatchObject({ status: 200 });
    expect(await query(world, keys, "iam:ListRoles")).toMatchObject({ status: 200 });
    expect(await send(world, keys, { service: "s3", method: "PUT", path: "/plain" })).toMatchObject({ status: 200 });
  });

  test("may use an escape where the ceiling names it, and nowhere else", async () => {
    const put = (bucket: string) =>
      send(world, keys, { service: "s3", method: "PUT", path: `/${bucket}?policy`, body: policyOf(everything) });
    for (const path of ["/shared", "/vault"])
      expect(await send(world, keys, { service: "s3", method: "PUT", path })).toMatchObject({ status: 200 });
    expect((await put("shared")).status).toBeLessThan(300);
    expect(await put("vault")).toMatchObject({ code: "AccessDenied" });
  });

  test("may not leave the ceiling, also where a resource policy names it", async () => {
    const named = {
      ...everything,
      Principal: { AWS: `arn:aws:sts::${account}:assumed-role/${nameOf(role)}/${lease.id}@1-1-1` },
    };
    world.cloud.resourcePolicy(account, `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`, {
      Version: "2012-10-17",
      Statement: [named],
    });
    const cloudtrail = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "CloudTrail.LookupEvents" };
    expect(await send(world, keys, { service: "cloudtrail", headers: cloudtrail, body: "{}" })).toMatchObject({
      code: "AccessDeniedException",
    });
    expect(await table(world, keys, "PutResourcePolicy")).toMatchObject({ code: "AccessDeniedException" });
    expect(world.cloud.requests.at(-1)?.why).toMatch(/boundary/);
  });

  test("is worth nothing to whoever comes in by a trust that was rewritten, since our issuer did not send them", async () => {
    const RoleName = nameOf(role);
    await world.owner().send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: anybody }));
    const owner = world.cloud.admin(account);
    const taken = await query(world, owner, "sts:AssumeRole", { RoleArn: role, RoleSessionName: "taken" });
    expect(taken).toMatchObject({ status: 200 });
    const theirs = keysIn(taken);
    expect(await table(world, theirs, "GetItem")).toMatchObject({ code: "AccessDeniedException" });
    expect(await query(world, theirs, "iam:ListRoles")).toMatchObject({ code: "AccessDenied" });
    expect(await assume(world, lease, await tokenOf(world, lease))).toMatchObject({ code: "AccessDenied" });
  });
});
