import type { Role } from "@aws-sdk/client-iam";
import { Fault } from "../../core/fault.ts";
import { type ClientOptions, call, callOrNothing, iamClient } from "./client.ts";
import type { PolicyDocument } from "./document.ts";
import { denyAllArn } from "./names.ts";
import type { ListedRole } from "./state.ts";

/** A role as GetRole tells it. */
export interface StandingRole extends ListedRole {
  readonly boundary: string | undefined;
  /** Seconds. */
  readonly longestSession: number;
  readonly tags: { readonly [key: string]: string };
}

export interface NewRole {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly trust: PolicyDocument;
  readonly boundary: string;
  readonly tags: { readonly [key: string]: string };
}

/** IAM's calls about roles, complete (every page) and in our words. Absent things are undefined; the rest throws a Fault. */
export type Roles = ReturnType<typeof rolesOf>;

export function rolesOf(options: ClientOptions) {
  const client = once(() => iamClient(options));
  // Once: a bundle makes the whole namespace anew for every import of it, which takes a millisecond.
  const sdk = once(() => import("@aws-sdk/client-iam"));
  const denyAll = denyAllArn(options.partition);

  return {
    async list(prefix: string): Promise<readonly ListedRole[]> {
      const { paginateListRoles } = await sdk();
      const pages = paginateListRoles({ client: await client(), pageSize: 1000 }, { PathPrefix: prefix });
      return call("list roles", async () => (await gather(pages)).flatMap((page) => page.Roles ?? []).map(listed));
    },

    /** All roles of the account, ours or not, and its quota; undefined when this identity may not know. */
    async room(): Promise<{ readonly used: number; readonly quota: number } | undefined> {
      const { GetAccountSummaryCommand } = await sdk();
      try {
        const answer = await call("ask for the account's quotas", async () =>
          (await client()).send(new GetAccountSummaryCommand({})),
        );
        const { Roles: used, RolesQuota: quota } = answer.SummaryMap ?? {};
        return used === undefined || quota === undefined ? undefined : { used, quota };
      } catch (error) {
        // A bootstrap that was deployed before this was asked does not allow it.
        if (error instanceof Fault && error.code === "aws.access-denied") return undefined;
        throw error;
      }
    },

    /** Names of the roles under a path to which AWSDenyAll is attached. */
    async denied(prefix: string): Promise<ReadonlySet<string>> {
      const { paginateListEntitiesForPolicy } = await sdk();
      const pages = paginateListEntitiesForPolicy(
        { client: await client(), pageSize: 1000 },
        { PolicyArn: denyAll, EntityFilter: "Role", PathPrefix: prefix, PolicyUsageFilter: "PermissionsPolicy" },
      );
      return call("list what AWSDenyAll is attached to", async () => {
        const roles = (await gather(pages)).flatMap((page) => page.PolicyRoles ?? []);
        return new Set(roles.map((role) => told(role.RoleName, "a role's name")));
      });
    },

    async get(name: string): Promise<StandingRole | undefined> {
      const { GetRoleCommand } = await sdk();
      return callOrNothing(`get role ${name}`, async () => {
        const { Role: role } = await (await client()).send(new GetRoleCommand({ RoleName: name }));
        return standing(told(role, "the role"));
      });
    },

    /** Makes a role; undefined when one of that name stands already. */
    async create(role: NewRole): Promise<StandingRole | undefined> {
      const { CreateRoleCommand } = await sdk();
      const command = new CreateRoleCommand({
        RoleName: role.name,
        Path: role.path,
        Description: role.description,
        AssumeRolePolicyDocument: JSON.stringify(role.trust),
        PermissionsBoundary: role.boundary,
        MaxSessionDuration: 3600,
        Tags: tagList(role.tags),
      });
      try {
        return await call(`create role ${role.name}`, async () => {
          const { Role: made } = await (await client()).send(command);
          return standing(told(made, "the role"));
        });
      } catch (error) {
        if (error instanceof Fault && error.code === "aws.already-exists") return undefined;
        if (error instanceof Fault && error.code === "aws.limit-exceeded") throw noRoom(role.name, error);
        throw error;
      }
    },

    async setTrust(name: string, trust: PolicyDocument): Promise<void> {
      const { UpdateAssumeRolePolicyCommand } = await sdk();
      const input = { RoleName: name, PolicyDocument: JSON.stringify(trust) };
      await call(`set the trust of ${name}`, async () =>
        (await client()).send(new UpdateAssumeRolePolicyCommand(input)),
      );
    },

    async setBoundary(name: string, boundary: string): Promise<void> {
      const { PutRolePermissionsBoundaryCommand } = await sdk();
      const input = { RoleName: name, PermissionsBoundary: boundary };
      await call(`set the boundary of ${name}`, async () =>
        (await client()).send(new PutRolePermissionsBoundaryCommand(input)),
      );
    },

    async putInline(name: string, policy: string, document: PolicyDocument): Promise<void> {
      const { PutRolePolicyCommand } = await sdk();
      const input = { RoleName: name, PolicyName: policy, PolicyDocument: JSON.stringify(document) };
      await call(`write the policy of ${name}`, async () => (await client()).send(new PutRolePolicyCommand(input)));
    },

    async inlineNames(name: string): Promise<readonly string[]> {
      const { paginateListRolePolicies } = await sdk();
      const pages = paginateListRolePolicies({ client: await client() }, { RoleName: name });
      return call(`list the policies of ${name}`, async () =>
        (await gather(pages)).flatMap((page) => page.PolicyNames ?? []),
      );
    },

    async inline(name: string, policy: string): Promise<string | undefined> {
      const { GetRolePolicyCommand } = await sdk();
      return callOrNothing(`read the policy ${policy} of ${name}`, async () => {
        const input = { RoleName: name, PolicyName: policy };
        const { PolicyDocument: text } = await (await client()).send(new GetRolePolicyCommand(input));
        return decoded(text);
      });
    },

    async deleteInline(name: string, policy: string): Promise<void> {
      const { DeleteRolePolicyCommand } = await sdk();
      const input = { RoleName: name, PolicyName: policy };
      await callOrNothing(`delete the policy ${policy} of ${name}`, async () =>
        (await client()).send(new DeleteRolePolicyCommand(input)),
      );
    },

    async attached(name: string): Promise<readonly string[]> {
      const { paginateListAttachedRolePolicies } = await sdk();
      const pages = paginateListAttachedRolePolicies({ client: await client() }, { RoleName: name });
      return call(`list what is attached to ${name}`, async () =>
        (await gather(pages))
          .flatMap((page) => page.AttachedPolicies ?? [])
          .map((policy) => told(policy.PolicyArn, "a policy's ARN")),
      );
    },

    async attach(name: string, policy: string): Promise<void> {
      const { AttachRolePolicyCommand } = await sdk();
      const input = { RoleName: name, PolicyArn: policy };
      await call(`attach ${policy} to ${name}`, async () => (await client()).send(new AttachRolePolicyCommand(input)));
    },

    async detach(name: string, policy: string): Promise<void> {
      const { DetachRolePolicyCommand } = await sdk();
      const input = { RoleName: name, PolicyArn: policy };
      await callOrNothing(`detach ${policy} from ${name}`, async () =>
        (await client()).send(new DetachRolePolicyCommand(input)),
      );
    },

    /** Writes these tags; others stay. */
    async tag(name: string, tags: { readonly [key: string]: string }): Promise<void> {
      const { TagRoleCommand } = await sdk();
      const input = { RoleName: name, Tags: tagList(tags) };
      await call(`tag ${name}`, async () => (await client()).send(new TagRoleCommand(input)));
    },

    async delete(name: string): Promise<void> {
      const { DeleteRoleCommand } = await sdk();
      await callOrNothing(`delete role ${name}`, async () =>
        (await client()).send(new DeleteRoleCommand({ RoleName: name })),
      );
    },

    /** The default version of a managed policy; undefined when there is no such policy. */
    async managed(arn: string): Promise<string | undefined> {
      const { GetPolicyCommand, GetPolicyVersionCommand } = await sdk();
      return callOrNothing(`read ${arn}`, async () => {
        const iam = await client();
        const { Policy: policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
        const version = told(policy?.DefaultVersionId, "the policy's default version");
        const answer = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: version }));
        return decoded(answer.PolicyVersion?.Document);
      });
    },
  };
}

function noRoom(name: string, cause: Fault): Fault {
  const says = `it waits for room: IAM made no ${name}, since the account has as many roles as it may have (${cause.message})`;
  return new Fault("provider.no-room", says, { retryable: true, cause });
}

function tagList(tags: NewRole["tags"]) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function listed(role: Role): ListedRole {
  return {
    arn: told(role.Arn, "a role's ARN"),
    createdAt: told(role.CreateDate, "a role's date").getTime(),
    description: role.Description ?? "",
    trust: decoded(role.AssumeRolePolicyDocument),
  };
}

function standing(role: Role): StandingRole {
  return {
    ...listed(role),
    boundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
    longestSession: role.MaxSessionDuration ?? 3600,
    tags: Object.fromEntries((role.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
  };
}

/** IAM returns documents percent-encoded: https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html */
function decoded(document: string | undefined): string {
  try {
    return decodeURIComponent(told(document, "a policy document"));
  } catch (error) {
    if (error instanceof URIError) return "";
    throw error;
  }
}

function told<Value>(value: Value | undefined, what: string): Value {
  if (value !== undefined) return value;
  throw new Fault("aws.incomplete", `AWS did not tell ${what}; run it again`, { retryable: true });
}

async function gather<Page>(pages: AsyncIterable<Page>): Promise<readonly Page[]> {
  const all: Page[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
