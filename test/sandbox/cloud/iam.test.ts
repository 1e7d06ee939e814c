import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetAccountSummaryCommand,
  GetRoleCommand,
  ListRolesCommand,
  ListRoleTagsCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  paginateListRoles,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { states } from "../../moto.ts";
import { account, host, policy, refused, startWorld, trust, type World } from "./world.ts";

const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const allow = policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });

describe.each(states())("IAM over %s", (state) => {
  let world: World;
  let made = 0;
  const name = () => {
    made += 1;
    return `role-${made}`;
  };
  beforeAll(async () => {
    world = await startWorld({ state, quotas: { roles: 40 } });
  });
  afterAll(() => world.stop());

  /** Sends to IAM as the account's owner. */
  const create = async (wanted: Partial<CreateRoleCommand["input"]> = {}) => {
    const input = { RoleName: name(), AssumeRolePolicyDocument: trust(), ...wanted };
    const { Role } = await world.iam.send(new CreateRoleCommand(input));
    return { ...Role, RoleName: input.RoleName ?? "" };
  };

  test("the state is kept where it was asked to be", () => {
    expect(world.cloud.state).toBe(state);
  });

  test("a role is what it was made as", async () => {
    const wanted = {
      RoleName: name(),
      Path: "/sallyport/9001/",
      AssumeRolePolicyDocument: trust(),
      Description: "for a test & <more>",
      MaxSessionDuration: 7200,
      PermissionsBoundary: administrator,
      Tags: [{ Key: "sallyport:grant", Value: "prod/backfill" }],
    };
    await create(wanted);
    const { Role } = await world.iam.send(new GetRoleCommand({ RoleName: wanted.RoleName }));
    expect(Role).toMatchObject({
      RoleName: wanted.RoleName,
      Path: wanted.Path,
      Arn: `arn:aws:iam::${account}:role${wanted.Path}${wanted.RoleName}`,
      Description: wanted.Description,
      MaxSessionDuration: 7200,
      PermissionsBoundary: { PermissionsBoundaryArn: administrator },
      Tags: wanted.Tags,
    });
    expect(Role?.RoleId).toMatch(/^AROA[A-Z0-9]{17}$/);
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe(wanted.AssumeRolePolicyDocument);
    expect(Math.abs((Role?.CreateDate?.getTime() ?? 0) - world.clock.now())).toBeLessThan(20_000);
  });

  test("a role is made at the sandbox's time", async () => {
    world.clock.move(7_200_000);
    const role = await create();
    expect(Math.abs((role.CreateDate?.getTime() ?? 0) - world.clock.now())).toBeLessThan(20_000);
  });

  test("a listing tells neither tags nor boundary, by prefix, in pages", async () => {
    const names: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const Tags = [{ Key: "n", Value: String(n) }];
      names.push((await create({ Path: "/paged/", Tags, PermissionsBoundary: administrator })).RoleName);
    }
    await create({ Path: "/pag/" });
    const found: string[] = [];
    let pages = 0;
    for await (const { Roles = [] } of paginateListRoles(
      { client: world.iam, pageSize: 2 },
      { PathPrefix: "/paged/" },
    )) {
      pages += 1;
      for (const role of Roles) {
        found.push(role.RoleName ?? "");
        expect(role.Tags).toBeUndefined();
        expect(role.PermissionsBoundary).toBeUndefined();
        expect(role.MaxSessionDuration).toBe(3600);
      }
    }
    expect(pages).toBe(3);
    expect(found).toEqual([...names].sort());
    const none = await world.iam.send(new ListRolesCommand({ PathPrefix: "/nowhere/" }));
    expect(none.Roles).toEqual([]);
  });

  test("trust, description, length, boundary and tags can be changed", async () => {
    const { RoleName } = await create({ Description: "before" });
    const closed = policy({ Effect: "Deny", Principal: "*", Action: "sts:AssumeRoleWithWebIdentity" });
    await world.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: closed }));
    await world.iam.send(new UpdateRoleCommand({ RoleName, MaxSessionDuration: 3700 }));
    await world.iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: denyAll }));
    await world.iam.send(new TagRoleCommand({ RoleName, Tags: ["a", "b"].map((Key) => ({ Key, Value: Key })) }));
    await world.iam.send(new TagRoleCommand({ RoleName, Tags: [{ Key: "a", Value: "again" }] }));
    await world.iam.send(new UntagRoleCommand({ RoleName, TagKeys: ["b"] }));
    const { Role } = await world.iam.send(new GetRoleCommand({ RoleName }));
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).toBe(closed);
    expect(Role).toMatchObject({
      Description: "before",
      MaxSessionDuration: 3700,
      PermissionsBoundary: { PermissionsBoundaryArn: denyAll },
      Tags: [{ Key: "a", Value: "again" }],
    });
    expect((await world.iam.send(new ListRoleTagsCommand({ RoleName }))).Tags).toEqual([{ Key: "a", Value: "again" }]);
    await world.iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    expect((await world.iam.send(new GetRoleCommand({ RoleName }))).Role?.PermissionsBoundary).toBeUndefined();
  });

  test("a role that carries policies is not deleted", async () => {
    const { RoleName } = await create();
    const remove = () => world.iam.send(new DeleteRoleCommand({ RoleName }));
    await world.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: denyAll }));
    expect(await refused(remove())).toBe("DeleteConflictException");
    await world.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: denyAll }));
    await world.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "grant", PolicyDocument: allow }));
    expect(await refused(remove())).toBe("DeleteConflictException");
    await world.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "grant" }));
    await remove();
    expect(await refused(remove())).toBe("NoSuchEntityException");
    expect(await refused(world.iam.send(new GetRoleCommand({ RoleName })))).toBe("NoSuchEntityException");
  });

  test("names differ by more than case and path", async () => {
    const { RoleName } = await create();
    const again = { RoleName: RoleName.toUpperCase(), Path: "/elsewhere/" };
    expect(await refused(create(again))).toBe("EntityAlreadyExistsException");
  });

  test.each([
    ["a name of 65 characters", { RoleName: "x".repeat(65) }, "ValidationError"],
    ["a name with a slash", { RoleName: "a/b" }, "ValidationError"],
    ["a path of 513 characters", { Path: `/${"x".repeat(511)}/` }, "ValidationError"],
    ["a path without its last slash", { Path: "/sallyport" }, "ValidationError"],
    ["a session of less than an hour", { MaxSessionDuration: 3599 }, "ValidationError"],
    ["a trust that is not JSON", { AssumeRolePolicyDocument: "{" }, "MalformedPolicyDocumentException"],
    ["a trust without a principal", { AssumeRolePolicyDocument: allow }, "MalformedPolicyDocumentException"],
    [
      "51 tags",
      { Tags: Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}`, Value: "" })) },
      "LimitExceededException",
    ],
    [
      "a trust of more than 2048 characters",
      { AssumeRolePolicyDocument: trust({ StringLike: { [`${host}:actor`]: "x".repeat(2000) } }) },
      "LimitExceededException",
    ],
    ["a boundary that is not there", { PermissionsBoundary: `${denyAll}Not` }, "NoSuchEntityException"],
  ])("%s makes no role", async (_, wanted, code) => {
    const count = async () => (await world.iam.send(new GetAccountSummaryCommand({}))).SummaryMap?.Roles;
    const before = await count();
    expect(await refused(create(wanted))).toBe(code);
    expect(await count()).toBe(before);
  });

  test("white space does not count against a trust's size", async () => {
    await create({ AssumeRolePolicyDocument: trust().replace("{", `{${" \n".repeat(1500)}`) });
  });

  test("an account has so many roles and no more", async () => {
    const { SummaryMap } = await world.iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap?.RolesQuota).toBe(40);
    for (let n = SummaryMap?.Roles ?? 0; n < 40; n += 1) await create();
    expect(await refused(create())).toBe("LimitExceededException");
  });
});
