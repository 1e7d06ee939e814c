/**
 * IAM's calls as the AWS provider makes them, on the sandbox's IAM and by no network: the same checks of names, documents and
 * limits, the same refusals. Nobody is judged: what the control roles may do is tried where they are.
 */
import { Fault } from "../../src/core/fault.ts";
import type { Roles } from "../../src/providers/aws/roles.ts";
import type { IamCalls } from "../cloud/iam-call.ts";
import { defaultQuotas } from "../cloud/iam-limits.ts";
import { policyCalls } from "../cloud/iam-policies.ts";
import { roleCalls } from "../cloud/iam-roles.ts";
import type { IamState } from "../cloud/iam-state.ts";
import { Refusal } from "../cloud/refusal.ts";
import type { Parameters } from "../cloud/xml.ts";

const calls: IamCalls = { ...roleCalls, ...policyCalls };
const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";

/** A role as GetRole and ListRoles answer it. */
interface Told {
  readonly Arn: string;
  readonly RoleName: string;
  readonly CreateDate: Date;
  readonly AssumeRolePolicyDocument: string;
  readonly Description?: string;
  readonly MaxSessionDuration: number;
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn: string };
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[];
}

/** `around` is put around every call, by its name: what cuts, delays or fails it. */
export function memoryRoles(
  account: string,
  iam: { readonly state: IamState; changing(role: string): Promise<void> },
  around: <Result>(action: string, call: () => Promise<Result>) => Promise<Result> = (_, call) => call(),
): Roles {
  async function ask<Answer>(action: string, parameters: Parameters): Promise<Answer> {
    return await around(`iam:${action}`, async () => {
      try {
        if (!/^(Get|List)/.test(action)) await iam.changing(parameters.RoleName ?? "");
        const call = { account, state: iam.state, parameters, quotas: defaultQuotas };
        return (await calls[action]!(call)) as Answer;
      } catch (error) {
        throw error instanceof Refusal ? faultOf(action, error) : error;
      }
    });
  }

  /** Every item of a listing, page by page. */
  async function all<Item>(action: string, member: string, parameters: Parameters): Promise<readonly Item[]> {
    const items: Item[] = [];
    let more: Parameters = parameters;
    for (;;) {
      const page = await ask<Readonly<Record<string, unknown>>>(action, more);
      items.push(...(page[member] as readonly Item[]));
      if (page.IsTruncated !== true) return items;
      more = { ...parameters, Marker: String(page.Marker) };
    }
  }

  return {
    list: async (prefix) =>
      (await all<Told>("ListRoles", "Roles", { PathPrefix: prefix, MaxItems: "1000" })).map(listed),
    room: async () => ({ used: await iam.state.countRoles(), quota: defaultQuotas.roles }),
    async denied(prefix) {
      const asked = { PolicyArn: denyAll, PathPrefix: prefix, PolicyUsageFilter: "PermissionsPolicy" };
      const roles = await all<Told>("ListEntitiesForPolicy", "PolicyRoles", { ...asked, MaxItems: "1000" });
      return new Set(roles.map(({ RoleName }) => RoleName));
    },
    get: (name) => orNothing(async () => standing((await ask<{ Role: Told }>("GetRole", { RoleName: name })).Role)),
    async create({ name, path, description, trust, boundary, tags }) {
      try {
        const { Role } = await ask<{ Role: Told }>("CreateRole", {
          ...{ RoleName: name, Path: path, Description: description, PermissionsBoundary: boundary },
          ...{ AssumeRolePolicyDocument: JSON.stringify(trust), MaxSessionDuration: "3600" },
          ...tagMembers(tags),
        });
        return standing(Role);
      } catch (error) {
        if (error instanceof Fault && error.code === "aws.already-exists") return undefined;
        throw error;
      }
    },
    setTrust: (name, trust) => ask("UpdateAssumeRolePolicy", { RoleName: name, PolicyDocument: JSON.stringify(trust) }),
    setBoundary: (name, boundary) =>
      ask("PutRolePermissionsBoundary", { RoleName: name, PermissionsBoundary: boundary }),
    putInline: (name, policy, document) =>
      ask("PutRolePolicy", { RoleName: name, PolicyName: policy, PolicyDocument: JSON.stringify(document) }),
    inlineNames: (name) => all<string>("ListRolePolicies", "PolicyNames", { RoleName: name }),
    inline: (name, policy) =>
      orNothing(async () => {
        const asked = { RoleName: name, PolicyName: policy };
        return decodeURIComponent((await ask<{ PolicyDocument: string }>("GetRolePolicy", asked)).PolicyDocument);
      }),
    deleteInline: (name, policy) =>
      orNothing(() => ask("DeleteRolePolicy", { RoleName: name, PolicyName: policy })) as Promise<void>,
    attached: async (name) =>
      (await all<{ PolicyArn: string }>("ListAttachedRolePolicies", "AttachedPolicies", { RoleName: name })).map(
        ({ PolicyArn }) => PolicyArn,
      ),
    attach: (name, policy) => ask("AttachRolePolicy", { RoleName: name, PolicyArn: policy }),
    detach: (name, policy) =>
      orNothing(() => ask("DetachRolePolicy", { RoleName: name, PolicyArn: policy })) as Promise<void>,
    tag: (name, tags) => ask("TagRole", { RoleName: name, ...tagMembers(tags) }),
    delete: (name) => orNothing(() => ask("DeleteRole", { RoleName: name })) as Promise<void>,
    managed: (arn) =>
      orNothing(async () => {
        const { Policy } = await ask<{ Policy: { DefaultVersionId: string } }>("GetPolicy", { PolicyArn: arn });
        const asked = { PolicyArn: arn, VersionId: Policy.DefaultVersionId };
        const version = await ask<{ PolicyVersion: { Document: string } }>("GetPolicyVersion", asked);
        return decodeURIComponent(version.PolicyVersion.Document);
      }),
  };
}

function listed(role: Told) {
  return {
    arn: role.Arn,
    createdAt: Math.floor(role.CreateDate.getTime() / 1000) * 1000,
    description: role.Description ?? "",
    trust: decodeURIComponent(role.AssumeRolePolicyDocument),
  };
}

function standing(role: Told) {
  return {
    ...listed(role),
    boundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
    longestSession: role.MaxSessionDuration,
    tags: Object.fromEntries((role.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
  };
}

function tagMembers(tags: Readonly<Record<string, string>>): Parameters {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value], index) => [
      [`Tags.member.${index + 1}.Key`, key],
      [`Tags.member.${index + 1}.Value`, value],
    ]),
  );
}

/** As the provider names what IAM refuses. */
const codes: Readonly<Record<string, string>> = {
  NoSuchEntity: "aws.no-such-entity",
  EntityAlreadyExists: "aws.already-exists",
  AccessDenied: "aws.access-denied",
  LimitExceeded: "aws.limit-exceeded",
  MalformedPolicyDocument: "aws.malformed-policy",
};

function faultOf(action: string, refusal: Refusal): Fault {
  const passing = refusal.status >= 500;
  const code = codes[refusal.code] ?? (passing ? "aws.unavailable" : "aws.refused");
  return new Fault(code, `${action}: ${refusal.code}: ${refusal.message}`, { retryable: passing, cause: refusal });
}

async function orNothing<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Fault && error.code === "aws.no-such-entity") return undefined;
    throw error;
  }
}
