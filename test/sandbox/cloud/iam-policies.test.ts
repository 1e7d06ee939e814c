import {
  AddClientIDToOpenIDConnectProviderCommand,
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
  ListOpenIDConnectProvidersCommand,
  ListPoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { states } from "../../moto.ts";
import { account, host, policy, providerArn, refused, startWorld, trust, type World } from "./world.ts";

const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const allow = policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });

describe.each(states())("policies and providers over %s", (state) => {
  let world: World;
  let made = 0;
  const name = () => {
    made += 1;
    return `role-${made}`;
  };
  beforeAll(async () => {
    world = await startWorld({ state });
  });
  afterAll(() => world.stop());

  /** Sends to IAM as the account's owner. */
  const create = async (wanted: Partial<CreateRoleCommand["input"]> = {}) => {
    const input = { RoleName: name(), AssumeRolePolicyDocument: trust(), ...wanted };
    const { Role } = await world.iam.send(new CreateRoleCommand(input));
    return { ...Role, RoleName: input.RoleName ?? "" };
  };

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
});
