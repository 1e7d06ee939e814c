/**
 * What a call of IAM is about: its resource, and the condition keys that come with the action.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
import type { ContextValues } from "../../src/providers/aws/iam/context.ts";
import { policyArn, providerArn, type Role, roleArn } from "./iam-state.ts";
import { members, type Parameters, tagMembers } from "./xml.ts";

/** One thing that must be allowed for a call to be answered. */
export interface Need {
  /** `iam:CreateRole` */
  readonly action: string;
  readonly resource: string;
  readonly context: ContextValues;
}

/** Actions on roles for which `iam:PermissionsBoundary` is the boundary that the role has. */
const boundaryOfRole = new Set([
  "AttachRolePolicy",
  "DetachRolePolicy",
  "PutRolePolicy",
  "DeleteRolePolicy",
  "DeleteRolePermissionsBoundary",
]);
/** Actions for which it is the boundary that the call names. */
const boundaryOfCall = new Set(["CreateRole", "PutRolePermissionsBoundary"]);

interface Asked {
  readonly account: string;
  /** Without `iam:`. */
  readonly action: string;
  readonly parameters: Parameters;
  /** The role that the call names, as it is now; undefined when there is none. */
  readonly role: Role | undefined;
}

export function iamNeeds(asked: Asked): readonly Need[] {
  // A role to be made is judged as it is asked for, also when the name is taken.
  const call = asked.action === "CreateRole" ? { ...asked, role: undefined } : asked;
  const need = {
    action: `iam:${call.action}`,
    resource: resourceOf(call),
    context: { ...roleKeys(call), ...callKeys(call) },
  };
  // Tags at creation need the right to tag beside the right to create.
  const tags = call.action === "CreateRole" && "Tags.member.1.Key" in call.parameters;
  const { "iam:PermissionsBoundary": _, ...context }: ContextValues = need.context;
  return tags ? [need, { ...need, action: "iam:TagRole", context }] : [need];
}

function resourceOf({ account, action, parameters, role }: Asked): string {
  const { RoleName, PolicyArn, PolicyName, OpenIDConnectProviderArn, Path = "/", PathPrefix = "/" } = parameters;
  if (RoleName !== undefined) return role?.arn ?? roleArn(account, action === "CreateRole" ? Path : "/", RoleName);
  if (PolicyArn !== undefined) return PolicyArn;
  if (OpenIDConnectProviderArn !== undefined) return OpenIDConnectProviderArn;
  if (action === "CreatePolicy") return policyArn(account, Path, PolicyName ?? "");
  if (action === "ListRoles") return roleArn(account, PathPrefix, "");
  if (action === "CreateOpenIDConnectProvider")
    return providerArn(account, (parameters.Url ?? "").replace(/^https:\/\//, ""));
  if (action === "ListOpenIDConnectProviders") return providerArn(account, "*");
  return "*";
}

/** Keys that tell of the role as it stands. */
function roleKeys({ action, role }: Asked): ContextValues {
  if (!role) return {};
  const tags = Object.entries(role.tags).flatMap(([key, value]) => [
    [`aws:ResourceTag/${key}`, value],
    [`iam:ResourceTag/${key}`, value],
  ]);
  const boundary = boundaryOfRole.has(action) ? { "iam:PermissionsBoundary": role.boundary } : {};
  return { ...Object.fromEntries(tags), ...boundary };
}

/** Keys that tell of what the call wants. */
function callKeys({ action, account, parameters }: Asked): ContextValues {
  const tags = tagMembers(parameters);
  const tagKeys = [...Object.keys(tags), ...members(parameters, "TagKeys")];
  const requested = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value]);
  return {
    "aws:ResourceAccount": account,
    ...Object.fromEntries(requested),
    ...(tagKeys.length > 0 ? { "aws:TagKeys": tagKeys } : {}),
    ...(boundaryOfCall.has(action) ? { "iam:PermissionsBoundary": parameters.PermissionsBoundary } : {}),
    ...(/^(Attach|Detach)RolePolicy$/.test(action) ? { "iam:PolicyARN": parameters.PolicyArn } : {}),
  };
}
