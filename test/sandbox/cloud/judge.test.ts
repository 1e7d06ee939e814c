import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  ListRolesCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { states } from "../../moto.ts";
import {
  account,
  assume,
  dynamodb,
  iamAs,
  makeRole,
  policy,
  providerArn,
  refused,
  startWorld,
  table,
  trust,
  type World,
} from "./world.ts";

const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const ours = `arn:aws:iam::${account}:role/sallyport/*`;

describe.each(states())("the judge over %s", (state) => {
  let world: World;
  let made = 0;
  beforeAll(async () => {
    world = await startWorld({ state });
  });
  afterAll(() => world.stop());

  /** IAM as a session of a new role with these statements. */
  async function as(...statements: readonly object[]) {
    made += 1;
    const role = await makeRole(world, { name: `caller-${made}`, policy: policy(...statements) });
    const keys = await assume(world, role.arn);
    return { ...role, keys, iam: iamAs(world.cloud, keys) };
  }
  const other = async () => {
    made += 1;
    return makeRole(world, { name: `other-${made}` });
  };
  const attach = (RoleName: string, PolicyArn: string) => new AttachRolePolicyCommand({ RoleName, PolicyArn });

  test("a session may seal its own role and nothing else", async () => {
    const own = `arn:aws:iam::${account}:role/sallyport/caller-${made + 1}`;
    const seal = { Effect: "Allow", Action: "iam:AttachRolePolicy", Resource: own };
    const { name, iam } = await as({ ...seal, Condition: { ArnEquals: { "iam:PolicyARN": denyAll } } });
    const neighbour = await other();
    expect(await refused(iam.send(attach(name, administrator)))).toBe("AccessDenied");
    expect(await refused(iam.send(attach(neighbour.name, denyAll)))).toBe("AccessDenied");
    await iam.send(attach(name, denyAll));
    expect(await refused(iam.send(attach(name, denyAll)))).toBe("AccessDenied");
    expect(await refused(iam.send(new DetachRolePolicyCommand({ RoleName: name, PolicyArn: denyAll })))).toBe(
      "AccessDenied",
    );
  });

  test("a refusal names who, what and where", async () => {
    const { iam, name } = await as({ Effect: "Allow", Action: "s3:*", Resource: "*" });
    const neighbour = await other();
    await expect(iam.send(new GetRoleCommand({ RoleName: neighbour.name }))).rejects.toThrow(
      `User: arn:aws:sts::${account}:assumed-role/${name}/backfill@1-1-1 is not authorized to perform: iam:GetRole ` +
        `on resource: ${neighbour.arn} because no identity-based policy allows the iam:GetRole action`,
    );
    expect(world.cloud.requests.at(-1)).toMatchObject({
      account,
      action: "iam:GetRole",
      allowed: false,
      principal: `arn:aws:sts::${account}:assumed-role/${name}/backfill@1-1-1`,
      parameters: { RoleName: neighbour.name },
    });
  });

  test("a role is made only with the boundary that is asked for, under the path that is allowed", async () => {
    const boundary = { "iam:PermissionsBoundary": administrator };
    const { iam } = await as({
      Effect: "Allow",
      Action: ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
      Resource: ours,
      Condition: { StringEquals: boundary },
    });
    made += 1;
    const RoleName = `made-${made}`;
    const create = (wanted: object) =>
      iam.send(
        new CreateRoleCommand({ RoleName, Path: "/sallyport/x/", AssumeRolePolicyDocument: trust(), ...wanted }),
      );
    expect(await refused(create({}))).toBe("AccessDenied");
    expect(await refused(create({ PermissionsBoundary: denyAll }))).toBe("AccessDenied");
    expect(await refused(create({ PermissionsBoundary: administrator, Path: "/" }))).toBe("AccessDenied");
    const tagged = { PermissionsBoundary: administrator, Tags: [{ Key: "a", Value: "b" }] };
    await expect(create(tagged)).rejects.toThrow("is not authorized to perform: iam:TagRole");
    await create({ PermissionsBoundary: administrator });
    expect(await refused(create({ PermissionsBoundary: administrator, Path: "/" }))).toBe("AccessDenied");
    const change = (PermissionsBoundary: string) =>
      new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary });
    await iam.send(change(administrator));
    expect(await refused(iam.send(change(denyAll)))).toBe("AccessDenied");
    expect(await refused(iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })))).toBe("AccessDenied");
  });

  test("writes can be held to roles that carry a boundary", async () => {
    const { iam } = await as({
      Effect: "Allow",
      Action: "iam:PutRolePolicy",
      Resource: ours,
      Condition: { StringEquals: { "iam:PermissionsBoundary": administrator } },
    });
    const bare = await other();
    made += 1;
    const bounded = await makeRole(world, { name: `bounded-${made}`, boundary: administrator });
    const write = (RoleName: string) =>
      new PutRolePolicyCommand({
        RoleName,
        PolicyName: "more",
        PolicyDocument: policy({ Effect: "Deny", Action: "*", Resource: "*" }),
      });
    expect(await refused(iam.send(write(bare.name)))).toBe("AccessDenied");
    await iam.send(write(bounded.name));
  });

  test("tags of request, resource and principal are keys", async () => {
    const { name, iam } = await as(
      {
        Effect: "Allow",
        Action: "iam:GetRole",
        Resource: "*",
        Condition: { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } },
      },
      {
        Effect: "Allow",
        Action: "iam:TagRole",
        Resource: "*",
        Condition: {
          StringEquals: { "aws:RequestTag/team": "red" },
          "ForAllValues:StringEquals": { "aws:TagKeys": ["team"] },
        },
      },
    );
    const neighbour = await other();
    const tag = (RoleName: string, tags: Record<string, string>) =>
      new TagRoleCommand({ RoleName, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) });
    const read = () => iam.send(new GetRoleCommand({ RoleName: neighbour.name }));
    await world.iam.send(tag(name, { team: "red" }));
    expect(await refused(read())).toBe("AccessDenied");
    expect(await refused(iam.send(tag(neighbour.name, { team: "blue" })))).toBe("AccessDenied");
    expect(await refused(iam.send(tag(neighbour.name, { team: "red", other: "x" })))).toBe("AccessDenied");
    await iam.send(tag(neighbour.name, { team: "red" }));
    await read();
  });

  test("region, provider and session are keys of every call", async () => {
    const conditions = { "aws:RequestedRegion": "eu-west-1", "aws:FederatedProvider": providerArn };
    const { keys } = await as({
      Effect: "Allow",
      Action: "dynamodb:GetItem",
      Resource: table,
      Condition: { StringEquals: conditions },
    });
    const read = () => dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "x" } } });
    expect((await read()).status).toBe(200);
    for (const wrong of [
      { "aws:RequestedRegion": "us-east-1" },
      { "aws:FederatedProvider": `${providerArn}x` },
      { "aws:SourceIdentity": "x" },
    ]) {
      const elsewhere = await as({
        Effect: "Allow",
        Action: "dynamodb:GetItem",
        Resource: table,
        Condition: { StringEquals: wrong },
      });
      expect((await dynamodb(world, elsewhere.keys, "GetItem")).status, JSON.stringify(wrong)).toBe(400);
    }
  });

  test("a policy that cannot be evaluated allows nothing", async () => {
    const everything = { Effect: "Allow", Action: "*", Resource: "*" };
    const { iam } = await as(everything, {
      Effect: "Deny",
      Action: "ec2:*",
      Resource: "*",
      Condition: { BinaryEquals: { "aws:x": "eA==" } },
    });
    expect(await refused(iam.send(new ListRolesCommand({})))).toBe("AccessDenied");
    expect(world.cloud.requests.at(-1)?.why).toContain("could not be evaluated");
  });

  test("a boundary whose policy denies is a deny", async () => {
    const input = {
      PolicyName: `deny-${made}`,
      PolicyDocument: policy(
        { Effect: "Allow", Action: "*", Resource: "*" },
        { Effect: "Deny", Action: "iam:*", Resource: "*" },
      ),
    };
    const { Policy } = await world.iam.send(new CreatePolicyCommand(input));
    made += 1;
    const role = await makeRole(world, {
      name: `bounded-${made}`,
      boundary: Policy?.Arn ?? "",
      policy: policy({ Effect: "Allow", Action: "*", Resource: "*" }),
    });
    const iam = iamAs(world.cloud, await assume(world, role.arn));
    await expect(iam.send(new ListRolesCommand({}))).rejects.toThrow("with an explicit deny in a permissions boundary");
  });
});
