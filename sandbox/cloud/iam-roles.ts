/** Roles: their life, trust, boundary and tags. https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html */
import { encoded, type IamCall, type IamCalls, knownRole, page } from "./iam-call.ts";
import {
  checkDocument,
  checkName,
  checkPath,
  checkTags,
  invalid,
  limitExceeded,
  policySize,
  required,
} from "./iam-limits.ts";
import type { ListedRole, NewRole, Role } from "./iam-state.ts";
import { Refusal } from "./refusal.ts";
import { members, tagMembers, type Xml } from "./xml.ts";

/** What ListRoles and ListEntities tell of a role; tags, boundary and last use are GetRole's alone. */
function brief(role: ListedRole) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encoded(role.trust),
    Description: role.description,
    MaxSessionDuration: role.longest,
  };
}

function full(role: Role): Xml {
  const boundary = { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: role.boundary };
  return {
    ...brief(role),
    PermissionsBoundary: role.boundary === undefined ? undefined : boundary,
    Tags: tagList(role.tags),
    RoleLastUsed: {},
  };
}

function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

async function createRole(call: IamCall): Promise<Xml> {
  const { state, parameters, quotas } = call;
  const role = newRole(call);
  if (await state.role(role.name)) {
    throw new Refusal("EntityAlreadyExists", `Role with name ${role.name} already exists.`, 409);
  }
  if ((await state.countRoles()) >= quotas.roles) throw limitExceeded("RolesPerAccount", quotas.roles);
  if (parameters.PermissionsBoundary !== undefined) await checkBoundary(call);
  return { Role: full(await state.createRole(role)) };
}

function newRole(call: IamCall): NewRole {
  const { parameters } = call;
  const role = {
    name: required(parameters, "RoleName"),
    path: parameters.Path ?? "/",
    trust: trustDocument(call, required(parameters, "AssumeRolePolicyDocument")),
    longest: sessionLength(parameters.MaxSessionDuration ?? "3600"),
    tags: tagMembers(parameters),
  };
  checkName(role.name, "roleName", 64);
  checkPath(role.path);
  checkTags(role.tags);
  return {
    ...role,
    ...(parameters.Description === undefined ? {} : { description: description(parameters.Description) }),
    ...(parameters.PermissionsBoundary === undefined ? {} : { boundary: parameters.PermissionsBoundary }),
  };
}

function trustDocument({ quotas }: IamCall, document: string): string {
  checkDocument(document, "trust");
  if (policySize(document) > quotas.trust) throw limitExceeded("ACLSizePerRole", quotas.trust);
  return document;
}

function sessionLength(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 3600) {
    throw invalid("maxSessionDuration", text, "have value greater than or equal to 3600");
  }
  if (seconds > 43_200) throw invalid("maxSessionDuration", text, "have value less than or equal to 43200");
  return seconds;
}

function description(text: string): string {
  if (text.length > 1000) throw invalid("description", text, "have length less than or equal to 1000");
  return text;
}

async function checkBoundary({ state, parameters }: IamCall): Promise<string> {
  const arn = required(parameters, "PermissionsBoundary");
  if (!(await state.policy(arn))) {
    throw new Refusal("NoSuchEntity", `Scope ARN: ${arn} does not exist or is not attachable.`, 404);
  }
  return arn;
}

async function deleteRole(call: IamCall): Promise<Xml> {
  const { state } = call;
  const { name } = await knownRole(call);
  if ((await state.attached(name)).length > 0) {
    throw new Refusal("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
  }
  if ((await state.inlineNames(name)).length > 0) {
    throw new Refusal("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
  }
  await state.deleteRole(name);
  return undefined;
}

async function updateRole(call: IamCall): Promise<Xml> {
  const { state, parameters } = call;
  const { name } = await knownRole(call);
  await state.updateRole(name, {
    ...(parameters.Description === undefined ? {} : { description: description(parameters.Description) }),
    ...(parameters.MaxSessionDuration === undefined ? {} : { longest: sessionLength(parameters.MaxSessionDuration) }),
  });
  return {};
}

export const roleCalls: IamCalls = {
  CreateRole: createRole,
  UpdateRole: updateRole,
  DeleteRole: deleteRole,
  async GetRole(call) {
    return { Role: full(await knownRole(call)) };
  },
  async ListRoles({ state, parameters }) {
    const found = page(await state.roles(parameters.PathPrefix ?? "/"), (role) => role.name.toLowerCase(), parameters);
    return { Roles: found.items.map(brief), IsTruncated: found.IsTruncated, Marker: found.Marker };
  },
  async UpdateAssumeRolePolicy(call) {
    const { name } = await knownRole(call);
    await call.state.setTrust(name, trustDocument(call, required(call.parameters, "PolicyDocument")));
    return undefined;
  },
  async PutRolePermissionsBoundary(call) {
    const { name } = await knownRole(call);
    await call.state.setBoundary(name, await checkBoundary(call));
    return undefined;
  },
  async DeleteRolePermissionsBoundary(call) {
    const { name } = await knownRole(call);
    await call.state.setBoundary(name, undefined);
    return undefined;
  },
  async TagRole(call) {
    const { name, tags } = await knownRole(call);
    const added = tagMembers(call.parameters);
    checkTags({ ...tags, ...added });
    await call.state.tag(name, added);
    return undefined;
  },
  async UntagRole(call) {
    const { name } = await knownRole(call);
    await call.state.untag(name, members(call.parameters, "TagKeys"));
    return undefined;
  },
  async ListRoleTags(call) {
    const { tags } = await knownRole(call);
    const sorted = tagList(tags).sort((a, b) => (a.Key < b.Key ? -1 : 1));
    const found = page(sorted, (tag) => tag.Key, call.parameters);
    return { Tags: found.items, IsTruncated: found.IsTruncated, Marker: found.Marker };
  },
};
