/** Policies: inline, attached and managed. https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html */
import { encoded, type IamCall, type IamCalls, knownRole, page } from "./iam-call.ts";
import {
  checkDocument,
  checkName,
  checkPath,
  inlineSize,
  limitExceeded,
  managedSize,
  policySize,
  required,
  versionsPerPolicy,
} from "./iam-limits.ts";
import type { ManagedPolicy } from "./iam-state.ts";
import { policyArn } from "./iam-state.ts";
import { Refusal } from "./refusal.ts";
import type { Xml } from "./xml.ts";

async function putRolePolicy(call: IamCall): Promise<Xml> {
  const { state, parameters } = call;
  const { name: role } = await knownRole(call);
  const name = required(parameters, "PolicyName");
  const document = required(parameters, "PolicyDocument");
  checkName(name, "policyName", 128);
  checkDocument(document, "identity");
  let size = policySize(document);
  for (const other of await state.inlineNames(role)) {
    if (other !== name) size += policySize((await state.inline(role, other)) ?? "");
  }
  if (size > inlineSize) {
    throw new Refusal("LimitExceeded", `Maximum policy size of ${inlineSize} bytes exceeded for role ${role}`, 409);
  }
  await state.putInline(role, name, document);
  return undefined;
}

/** The inline policy that a call names. */
async function knownInline(call: IamCall): Promise<{ role: string; policy: string; document: string }> {
  const { name: role } = await knownRole(call);
  const policy = required(call.parameters, "PolicyName");
  const document = await call.state.inline(role, policy);
  if (document === undefined) {
    throw new Refusal("NoSuchEntity", `The role policy with name ${policy} cannot be found.`, 404);
  }
  return { role, policy, document };
}

async function knownPolicy({ state, parameters }: IamCall): Promise<ManagedPolicy> {
  const arn = required(parameters, "PolicyArn");
  const policy = await state.policy(arn);
  if (!policy) throw new Refusal("NoSuchEntity", `Policy ${arn} does not exist or is not attachable.`, 404);
  return policy;
}

async function attachRolePolicy(call: IamCall): Promise<Xml> {
  const { state, quotas } = call;
  const { name: role } = await knownRole(call);
  const { arn } = await knownPolicy(call);
  const attached = await state.attached(role);
  if (attached.includes(arn)) return undefined;
  if (attached.length >= quotas.policiesPerRole) throw limitExceeded("PoliciesPerRole", quotas.policiesPerRole);
  await state.attach(role, arn);
  return undefined;
}

async function detachRolePolicy(call: IamCall): Promise<Xml> {
  const { name: role } = await knownRole(call);
  const arn = required(call.parameters, "PolicyArn");
  if (!(await call.state.attached(role)).includes(arn)) {
    throw new Refusal("NoSuchEntity", `Policy ${arn} was not found.`, 404);
  }
  await call.state.detach(role, arn);
  return undefined;
}

async function listEntitiesForPolicy(call: IamCall): Promise<Xml> {
  const { state, parameters } = call;
  const { arn } = await knownPolicy(call);
  const { EntityFilter = "Role", PathPrefix = "/", PolicyUsageFilter } = parameters;
  // Users and groups do not exist here.
  const usages =
    EntityFilter !== "Role"
      ? []
      : PolicyUsageFilter === "PermissionsPolicy"
        ? (["permission"] as const)
        : PolicyUsageFilter === "PermissionsBoundary"
          ? (["boundary"] as const)
          : (["permission", "boundary"] as const);
  const roles = new Map<string, { RoleName: string; RoleId: string }>();
  for (const usage of usages) {
    for (const role of await state.bearers(arn, usage)) {
      if (role.path.startsWith(PathPrefix))
        roles.set(role.name.toLowerCase(), { RoleName: role.name, RoleId: role.id });
    }
  }
  const sorted = [...roles.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const found = page(sorted, ([key]) => key, parameters);
  return {
    PolicyRoles: found.items.map(([, role]) => role),
    PolicyUsers: [],
    PolicyGroups: [],
    IsTruncated: found.IsTruncated,
    Marker: found.Marker,
  };
}

async function described({ state }: IamCall, policy: ManagedPolicy) {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: (await state.bearers(policy.arn, "permission")).length,
    PermissionsBoundaryUsageCount: (await state.bearers(policy.arn, "boundary")).length,
    IsAttachable: true,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.createdAt),
  };
}

async function createPolicy(call: IamCall): Promise<Xml> {
  const { account, state, parameters } = call;
  const name = required(parameters, "PolicyName");
  const path = parameters.Path ?? "/";
  checkName(name, "policyName", 128);
  checkPath(path);
  const document = managedDocument(call);
  // Names are unique whatever the path, as roles' are.
  const taken = (await state.policies()).some((policy) => policy.name.toLowerCase() === name.toLowerCase());
  if (taken || (await state.policy(policyArn(account, path, name)))) {
    throw new Refusal(
      "EntityAlreadyExists",
      `A policy called ${name} already exists. Duplicate names are not allowed.`,
      409,
    );
  }
  const description = parameters.Description === undefined ? {} : { description: parameters.Description };
  return { Policy: await described(call, await state.createPolicy({ name, path, document, ...description })) };
}

function managedDocument({ parameters }: IamCall): string {
  const document = required(parameters, "PolicyDocument");
  checkDocument(document, "identity");
  if (policySize(document) > managedSize) throw limitExceeded("PolicySize", managedSize);
  return document;
}

async function createPolicyVersion(call: IamCall): Promise<Xml> {
  const { state, parameters } = call;
  const { arn } = await knownPolicy(call);
  const document = managedDocument(call);
  if (await state.version(arn, `v${versionsPerPolicy}`)) {
    throw new Refusal(
      "LimitExceeded",
      `A managed policy can have up to ${versionsPerPolicy} versions. Before you create a new version, you must delete an existing version.`,
      409,
    );
  }
  const version = await state.addVersion(arn, document, parameters.SetAsDefault === "true");
  return {
    PolicyVersion: {
      VersionId: version.id,
      IsDefaultVersion: parameters.SetAsDefault === "true",
      CreateDate: new Date(version.createdAt),
    },
  };
}

async function deletePolicy(call: IamCall): Promise<Xml> {
  const { state } = call;
  const { arn } = await knownPolicy(call);
  const bearers = [...(await state.bearers(arn, "permission")), ...(await state.bearers(arn, "boundary"))];
  if (bearers.length > 0) {
    throw new Refusal("DeleteConflict", "Cannot delete a policy attached to entities.", 409);
  }
  await state.deletePolicy(arn);
  return undefined;
}

export const policyCalls: IamCalls = {
  PutRolePolicy: putRolePolicy,
  AttachRolePolicy: attachRolePolicy,
  DetachRolePolicy: detachRolePolicy,
  ListEntitiesForPolicy: listEntitiesForPolicy,
  CreatePolicy: createPolicy,
  CreatePolicyVersion: createPolicyVersion,
  DeletePolicy: deletePolicy,
  async GetRolePolicy(call) {
    const { role, policy, document } = await knownInline(call);
    return { RoleName: role, PolicyName: policy, PolicyDocument: encoded(document) };
  },
  async DeleteRolePolicy(call) {
    const { role, policy } = await knownInline(call);
    await call.state.deleteInline(role, policy);
    return undefined;
  },
  async ListRolePolicies(call) {
    const { name } = await knownRole(call);
    const found = page(await call.state.inlineNames(name), (policy) => policy, call.parameters);
    return { PolicyNames: found.items, IsTruncated: found.IsTruncated, Marker: found.Marker };
  },
  async ListAttachedRolePolicies(call) {
    const { name } = await knownRole(call);
    const arns = [...(await call.state.attached(name))].sort();
    const found = page(arns, (arn) => arn, call.parameters);
    const AttachedPolicies = found.items.map((PolicyArn) => ({ PolicyName: PolicyArn.split("/").at(-1), PolicyArn }));
    return { AttachedPolicies, IsTruncated: found.IsTruncated, Marker: found.Marker };
  },
  async GetPolicy(call) {
    const policy = await knownPolicy(call);
    return { Policy: { ...(await described(call, policy)), Description: policy.description } };
  },
  async GetPolicyVersion(call) {
    const policy = await knownPolicy(call);
    const id = required(call.parameters, "VersionId");
    const version = await call.state.version(policy.arn, id);
    if (!version) {
      throw new Refusal("NoSuchEntity", `Policy ${policy.arn} version ${id} does not exist or is not attachable.`, 404);
    }
    return {
      PolicyVersion: {
        Document: encoded(version.document),
        VersionId: version.id,
        IsDefaultVersion: version.id === policy.defaultVersion,
        CreateDate: new Date(version.createdAt),
      },
    };
  },
  async ListPolicies(call) {
    const own = [...(await call.state.policies())]
      .filter((policy) => policy.path.startsWith(call.parameters.PathPrefix ?? "/"))
      .sort((a, b) => (a.arn < b.arn ? -1 : 1));
    const found = page(own, (policy) => policy.arn, call.parameters);
    const Policies = await Promise.all(found.items.map((policy) => described(call, policy)));
    return { Policies, IsTruncated: found.IsTruncated, Marker: found.Marker };
  },
};
