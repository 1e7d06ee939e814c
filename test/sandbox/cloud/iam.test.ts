import {
  AddClientIDToOpenIDConnectProviderCommand,
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetAccountSummaryCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
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
import { states } from "./states.ts";
import { account, host, policy, providerArn, refused, startWorld, trust, type World } from "./world.ts";

const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const allow = policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });

describe.each(states)("IAM over %s", (state) => {
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
    expect(Math.abs((Role?.CreateDate?.getTime() ?? 0) - world.clock.now())).toBeLessThan(5000);
  });

  test("a role is made at the sandbox's time", async () => {
    world.clock.move(7_200_000);
    const role = await create();
    expect(Math.abs((role.CreateDate?.getTime() ?? 0) - world.clock.now())).toBeLessThan(5000);
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

  test("inline policies are kept as written", async () => {
    const { RoleName } = await create();
    const odd = policy({ Effect: "Deny", Action: "*", Resource: "arn:aws:s3:::a+b/%20é*" });
    await world.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "grant", PolicyDocument: allow }));
    await world.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "grant", PolicyDocument: odd }));
    await world.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "another", PolicyDocument: allow }));
    expect((await world.iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(["another", "grant"]);
    const read = await world.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: "grant" }));
    expect(decodeURIComponent(read.PolicyDocument ?? "")).toBe(odd);
    await world.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "grant" }));
    expect(await refused(world.iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: "grant" })))).toBe(
      "NoSuchEntityException",
    );
    expect(await refused(world.iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "grant" })))).toBe(
      "NoSuchEntityException",
    );
  });

  test("attaching twice is attaching once, and a policy tells who carries it", async () => {
    const { RoleName, RoleId } = await create({ Path: "/carriers/", PermissionsBoundary: administrator });
    await world.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: denyAll }));
    await world.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: denyAll }));
    const attached = await world.iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(attached.AttachedPolicies).toEqual([{ PolicyName: "AWSDenyAll", PolicyArn: denyAll }]);
    const carriers = async (PolicyArn: string, PathPrefix: string, EntityFilter?: "Role" | "User") => {
      const answer = await world.iam.send(new ListEntitiesForPolicyCommand({ PolicyArn, PathPrefix, EntityFilter }));
      return answer.PolicyRoles;
    };
    expect(await carriers(denyAll, "/carriers/")).toEqual([{ RoleName, RoleId }]);
    expect(await carriers(administrator, "/carriers/")).toEqual([{ RoleName, RoleId }]);
    expect(await carriers(denyAll, "/others/")).toEqual([]);
    expect(await carriers(denyAll, "/carriers/", "User")).toEqual([]);
    await world.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: denyAll }));
    expect(await carriers(denyAll, "/carriers/")).toEqual([]);
    expect(await refused(world.iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn: denyAll })))).toBe(
      "NoSuchEntityException",
    );
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
    await create({ AssumeRolePolicyDocument: JSON.stringify(JSON.parse(trust()), undefined, 40) });
  });

  test("inline policies have 10,240 characters together", async () => {
    const { RoleName } = await create();
    const half = policy({ Effect: "Allow", Action: "s3:GetObject", Resource: `arn:aws:s3:::b/${"x".repeat(5100)}` });
    const put = (PolicyName: string) =>
      world.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: half }));
    await put("one");
    await put("one");
    expect(await refused(put("two"))).toBe("LimitExceededException");
  });

  test("a role carries ten managed policies", async () => {
    const { RoleName } = await create();
    const arns: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      const input = { PolicyName: `slot-${n}`, PolicyDocument: allow };
      arns.push((await world.iam.send(new CreatePolicyCommand(input))).Policy?.Arn ?? "");
    }
    const attach = (PolicyArn = "") => world.iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    for (const arn of arns.slice(0, 10)) await attach(arn);
    expect(await refused(attach(arns[10]))).toBe("LimitExceededException");
    expect(await refused(attach(`arn:aws:iam::${account}:policy/none`))).toBe("NoSuchEntityException");
    expect(await refused(world.iam.send(new DeletePolicyCommand({ PolicyArn: arns[0] })))).toBe(
      "DeleteConflictException",
    );
    await world.iam.send(new DeletePolicyCommand({ PolicyArn: arns[10] }));
    expect(await refused(world.iam.send(new GetPolicyCommand({ PolicyArn: arns[10] })))).toBe("NoSuchEntityException");
  });

  test("a managed policy has versions, one of them the default", async () => {
    const input = { PolicyName: "versioned", Path: "/sallyport/", PolicyDocument: allow };
    const { Policy } = await world.iam.send(new CreatePolicyCommand(input));
    const PolicyArn = Policy?.Arn ?? "";
    expect(PolicyArn).toBe(`arn:aws:iam::${account}:policy/sallyport/versioned`);
    expect(await refused(world.iam.send(new CreatePolicyCommand({ ...input, Path: "/" })))).toBe(
      "EntityAlreadyExistsException",
    );
    const deny = policy({ Effect: "Deny", Action: "*", Resource: "*" });
    const second = { PolicyArn, PolicyDocument: deny, SetAsDefault: true };
    await world.iam.send(new CreatePolicyVersionCommand(second));
    expect((await world.iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe("v2");
    const read = await world.iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v2" }));
    expect(decodeURIComponent(read.PolicyVersion?.Document ?? "")).toBe(deny);
    for (let n = 0; n < 3; n += 1)
      await world.iam.send(new CreatePolicyVersionCommand({ ...second, SetAsDefault: false }));
    expect(await refused(world.iam.send(new CreatePolicyVersionCommand(second)))).toBe("LimitExceededException");
    const listed = await world.iam.send(new ListPoliciesCommand({ Scope: "Local", PathPrefix: "/sallyport/" }));
    expect(listed.Policies?.map(({ Arn }) => Arn)).toEqual([PolicyArn]);
  });

  test("AWS's own deny is what it is said to be", async () => {
    const { Policy } = await world.iam.send(new GetPolicyCommand({ PolicyArn: denyAll }));
    const VersionId = Policy?.DefaultVersionId ?? "";
    const read = await world.iam.send(new GetPolicyVersionCommand({ PolicyArn: denyAll, VersionId }));
    expect(JSON.parse(decodeURIComponent(read.PolicyVersion?.Document ?? ""))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "DenyAll", Effect: "Deny", Action: ["*"], Resource: "*" }],
    });
  });

  test("OIDC providers are one per issuer, with audiences", async () => {
    const Url = `https://${host}`;
    const again = world.iam.send(new CreateOpenIDConnectProviderCommand({ Url, ClientIDList: ["other"] }));
    expect(await refused(again)).toBe("EntityAlreadyExistsException");
    const http = world.iam.send(new CreateOpenIDConnectProviderCommand({ Url: "http://issuer.example" }));
    expect(await refused(http)).toBe("ValidationError");
    const OpenIDConnectProviderArn = providerArn;
    const added = { OpenIDConnectProviderArn, ClientID: "second" };
    await world.iam.send(new AddClientIDToOpenIDConnectProviderCommand(added));
    const read = await world.iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
    expect(read).toMatchObject({ Url: host, ClientIDList: ["sallyport.example", "second"] });
    const { OpenIDConnectProviderList } = await world.iam.send(new ListOpenIDConnectProvidersCommand({}));
    expect(OpenIDConnectProviderList).toEqual([{ Arn: providerArn }]);
  });

  test("an account has so many roles and no more", async () => {
    const { SummaryMap } = await world.iam.send(new GetAccountSummaryCommand({}));
    expect(SummaryMap?.RolesQuota).toBe(40);
    for (let n = SummaryMap?.Roles ?? 0; n < 40; n += 1) await create();
    expect(await refused(create())).toBe("LimitExceededException");
  });
});
