import {
  CreatePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CloudKeys } from "../../../sandbox/contract.ts";
import { states } from "../../moto.ts";
import {
  account,
  assume,
  call,
  denyAll,
  dynamodb,
  makeRole,
  policy,
  refused,
  startWorld,
  stsAs,
  table,
  type World,
} from "./world.ts";

const minutes = 60_000;

describe.each(states())("a session over %s", (state) => {
  let world: World;
  let roles = 0;
  beforeAll(async () => {
    world = await startWorld({ state });
  });
  afterAll(() => world.stop());

  const role = (wanted: Parameters<typeof makeRole>[1] = {}) => {
    roles += 1;
    return makeRole(world, { name: `role-${roles}`, ...wanted });
  };
  const identity = async (keys: CloudKeys) => stsAs(world.cloud, keys).send(new GetCallerIdentityCommand({}));

  test("the window of the permissions ends a session that still lives", async () => {
    const until = new Date(world.clock.now() + 20 * minutes).toISOString().replace(/\.\d+/, "");
    const grant = { Effect: "Allow", Action: "dynamodb:GetItem", Resource: table };
    const { arn } = await role({
      policy: policy({ ...grant, Condition: { DateLessThan: { "aws:CurrentTime": until } } }),
    });
    const keys = await assume(world, arn);
    const read = () => dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "x" } } });
    expect((await read()).status).toBe(200);
    world.clock.move(21 * minutes);
    expect((await read()).body).toContain("AccessDeniedException");
    expect((await identity(keys)).Account).toBe(account);
  });

  test("a session ends with its duration", async () => {
    const { arn } = await role();
    const keys = await assume(world, arn, { duration: 900 });
    world.clock.move(14 * minutes);
    await identity(keys);
    world.clock.move(1 * minutes);
    expect(await refused(identity(keys))).toBe("ExpiredToken");
    expect((await dynamodb(world, keys, "GetItem")).body).toContain("ExpiredTokenException");
  });

  test("AWSDenyAll stops a session in the middle, but not GetCallerIdentity", async () => {
    const { arn, name } = await role();
    const keys = await assume(world, arn);
    expect((await dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "x" } } })).status).toBe(200);
    await denyAll(world, name);
    expect((await dynamodb(world, keys, "GetItem")).body).toContain(
      "with an explicit deny in an identity-based policy",
    );
    expect((await identity(keys)).Account).toBe(account);
  });

  test("a boundary takes away what it does not allow", async () => {
    const boundary = await world.iam.send(
      new CreatePolicyCommand({
        PolicyName: `boundary-${roles}`,
        PolicyDocument: policy({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: "*" }),
      }),
    );
    const { arn } = await role({ boundary: boundary.Policy?.Arn ?? "" });
    const keys = await assume(world, arn);
    const put = await dynamodb(world, keys, "PutItem", { TableName: "ledger", Item: { id: { S: "2" } } });
    expect(put.body).toContain("because no permissions boundary allows the dynamodb:PutItem action");
    expect((await dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "2" } } })).status).toBe(200);
  });

  test("a session policy takes away what it does not allow", async () => {
    const { arn } = await role();
    const narrow = policy({ Effect: "Allow", Action: "dynamodb:GetItem", Resource: "*" });
    const keys = await assume(world, arn, { policy: narrow });
    expect((await dynamodb(world, keys, "PutItem", { TableName: "ledger", Item: {} })).body).toContain(
      "session policy",
    );
    expect((await dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "2" } } })).status).toBe(200);
    const denied = await assume(world, arn, { policyArns: ["arn:aws:iam::aws:policy/AWSDenyAll"] });
    expect((await dynamodb(world, denied, "GetItem")).body).toContain("explicit deny in a session policy");
    expect(await refused(assume(world, arn, { policy: policy({ Effect: "Allow", Action: "x".repeat(2048) }) }))).toBe(
      "ValidationError",
    );
  });

  test("a resource policy that names the session adds access, and only an explicit deny takes it back", async () => {
    const { arn, name } = await role();
    const keys = await assume(world, arn);
    const read = () => call(world, keys, { service: "s3", method: "GET", path: "/reports" });
    const bucket = "arn:aws:s3:::reports";
    const statement = (principal: string) => ({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { AWS: principal }, Action: "s3:ListBucket", Resource: bucket }],
    });
    world.cloud.resourcePolicy(account, bucket, statement(`arn:aws:sts::${account}:assumed-role/${name}/someone-else`));
    expect((await read()).status).toBe(403);
    world.cloud.resourcePolicy(
      account,
      bucket,
      statement(`arn:aws:sts::${account}:assumed-role/${name}/backfill@1-1-1`),
    );
    expect((await read()).status).toBe(200);
    await denyAll(world, name);
    expect((await read()).status).toBe(403);
  });

  test("a table's own policy adds to what a role may", async () => {
    const { arn } = await role();
    const keys = await assume(world, arn);
    const shared = table.replace("ledger", `shared-${roles}`);
    const read = () => dynamodb(world, keys, "GetItem", { TableName: `shared-${roles}`, Key: { id: { S: "1" } } });
    expect((await read()).status).toBe(400);
    const statement = { Effect: "Allow", Principal: { AWS: arn }, Action: "dynamodb:GetItem", Resource: shared };
    world.cloud.resourcePolicy(account, shared, { Version: "2012-10-17", Statement: [statement] });
    expect((await read()).status).toBe(200);
  });

  test("sessions of a deleted role are nobody's, also when the name is used again", async () => {
    const { arn, name } = await role();
    const keys = await assume(world, arn);
    await world.iam.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName: "grant" }));
    await world.iam.send(new DeleteRoleCommand({ RoleName: name }));
    expect(await refused(identity(keys))).toBe("InvalidClientTokenId");
    expect(await refused(assume(world, arn))).toBe("AccessDenied");
    await role({ name });
    expect(await refused(identity(keys))).toBe("InvalidClientTokenId");
    await identity(await assume(world, arn));
  });

  test("a closed trust lets nobody in and leaves sessions alone", async () => {
    const { arn, name } = await role();
    const keys = await assume(world, arn);
    const closed = { Effect: "Deny", Principal: "*", Action: "sts:AssumeRoleWithWebIdentity" };
    await world.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: name, PolicyDocument: policy(closed) }));
    expect(await refused(assume(world, arn))).toBe("AccessDenied");
    await identity(keys);
  });
});
