/**
 * IAM state in moto, over its API. What moto does not keep is kept here and nowhere else: creation times by the
 * sandbox's clock, names regardless of case, and which roles carry a boundary.
 */
import {
  type AttachedPolicy,
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteOpenIDConnectProviderCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListOpenIDConnectProvidersCommand,
  type Policy as MotoPolicy,
  type Role as MotoRole,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListPolicies,
  paginateListRolePolicies,
  paginateListRoles,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import type { Instant } from "../../src/core/time.ts";
import type { SandboxClock } from "../contract.ts";
import type { IamState, IamStates, ListedRole, ManagedPolicy, OidcProvider, Role } from "./iam-state.ts";
import type { Moto } from "./moto.ts";
import { attachedTo, clientFor, compare, ifThere, refusing, tagList } from "./moto-client.ts";
import { remembering } from "./remembering.ts";

export function motoStates(moto: Moto, clock: SandboxClock): IamStates {
  const accounts = new Map<string, { readonly state: IamState; readonly client: IAMClient }>();
  return {
    kind: "moto",
    of(account) {
      const known = accounts.get(account);
      if (known) return known.state;
      const client = clientFor(moto, account);
      const state = remembering(motoState(client, clock));
      accounts.set(account, { state, client });
      return state;
    },
    async stop() {
      for (const { client } of accounts.values()) client.destroy();
      await moto.stop();
    },
  };
}

function motoState(iam: IAMClient, clock: SandboxClock): IamState {
  /** Role names as written, by lower case. */
  const names = new Map<string, string>();
  /** Role name → ARN of its boundary. */
  const boundaries = new Map<string, string>();
  /** By identifier or ARN. */
  const created = new Map<string, Instant>();

  const at = (key: string | undefined, date: Date | undefined) => created.get(key ?? "") ?? date?.getTime() ?? 0;
  const write = async (sent: Promise<unknown>) => void (await refusing(sent));

  function listed(role: MotoRole): ListedRole {
    return {
      name: role.RoleName ?? "",
      path: role.Path ?? "/",
      arn: role.Arn ?? "",
      id: role.RoleId ?? "",
      createdAt: at(role.RoleId, role.CreateDate),
      trust: decodeURIComponent(role.AssumeRolePolicyDocument ?? ""),
      longest: role.MaxSessionDuration ?? 3600,
      ...(role.Description === undefined ? {} : { description: role.Description }),
    };
  }

  function full(role: MotoRole): Role {
    const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
    const tags = (role.Tags ?? []).map(({ Key, Value }) => [Key, Value]);
    return { ...listed(role), tags: Object.fromEntries(tags), ...(boundary === undefined ? {} : { boundary }) };
  }

  function managed(policy: MotoPolicy): ManagedPolicy {
    return {
      name: policy.PolicyName ?? "",
      path: policy.Path ?? "/",
      arn: policy.Arn ?? "",
      id: policy.PolicyId ?? "",
      defaultVersion: policy.DefaultVersionId ?? "v1",
      createdAt: at(policy.Arn, policy.CreateDate),
      ...(policy.Description === undefined ? {} : { description: policy.Description }),
    };
  }

  async function role(name: string): Promise<Role | undefined> {
    const RoleName = names.get(name.toLowerCase());
    const found = RoleName === undefined ? undefined : await ifThere(iam.send(new GetRoleCommand({ RoleName })));
    return found?.Role && full(found.Role);
  }

  async function allRoles(): Promise<readonly ListedRole[]> {
    const found: ListedRole[] = [];
    for await (const { Roles = [] } of paginateListRoles({ client: iam, pageSize: 1000 }, {})) {
      found.push(...Roles.map(listed));
    }
    return found.sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()));
  }

  async function provider(arn: string): Promise<OidcProvider | undefined> {
    const found = await ifThere(iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })));
    if (!found) return undefined;
    const { Url: url = "", ClientIDList: audiences = [], ThumbprintList: thumbprints = [], CreateDate } = found;
    return { arn, url, audiences, thumbprints, createdAt: at(arn, CreateDate) };
  }

  async function createProvider(wanted: Omit<OidcProvider, "arn" | "createdAt">): Promise<OidcProvider> {
    const { OpenIDConnectProviderArn: arn = "" } = await refusing(
      iam.send(
        new CreateOpenIDConnectProviderCommand({
          Url: `https://${wanted.url}`,
          ClientIDList: [...wanted.audiences],
          ThumbprintList: [...wanted.thumbprints],
        }),
      ),
    );
    if (!created.has(arn)) created.set(arn, clock.now());
    return { ...wanted, arn, createdAt: at(arn, undefined) };
  }

  const removeProvider = (arn: string) =>
    write(iam.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })));

  return {
    role,
    roles: async (prefix) => (await allRoles()).filter(({ path }) => path.startsWith(prefix)),
    countRoles: async () => names.size,
    async createRole(wanted) {
      const answer = await refusing(
        iam.send(
          new CreateRoleCommand({
            RoleName: wanted.name,
            Path: wanted.path,
            AssumeRolePolicyDocument: wanted.trust,
            MaxSessionDuration: wanted.longest,
            Description: wanted.description,
            PermissionsBoundary: wanted.boundary,
            Tags: tagList(wanted.tags),
          }),
        ),
      );
      created.set(answer.Role?.RoleId ?? "", clock.now());
      names.set(wanted.name.toLowerCase(), wanted.name);
      if (wanted.boundary !== undefined) boundaries.set(wanted.name, wanted.boundary);
      return (await role(wanted.name)) as Role;
    },
    async updateRole(name, change) {
      const { description, longest } = { ...(await role(name)), ...change };
      // moto forgets a description that is not sent again.
      const command = { RoleName: name, Description: description, MaxSessionDuration: longest };
      await write(iam.send(new UpdateRoleCommand(command)));
    },
    async deleteRole(name) {
      await write(iam.send(new DeleteRoleCommand({ RoleName: name })));
      names.delete(name.toLowerCase());
      boundaries.delete(name);
    },
    setTrust: (RoleName, PolicyDocument) =>
      write(iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }))),
    async setBoundary(RoleName, PermissionsBoundary) {
      if (PermissionsBoundary === undefined) {
        await write(iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName })));
        boundaries.delete(RoleName);
      } else {
        await write(iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary })));
        boundaries.set(RoleName, PermissionsBoundary);
      }
    },
    tag: (RoleName, tags) => write(iam.send(new TagRoleCommand({ RoleName, Tags: tagList(tags) }))),
    untag: (RoleName, keys) => write(iam.send(new UntagRoleCommand({ RoleName, TagKeys: [...keys] }))),

    async inlineNames(RoleName) {
      const found: string[] = [];
      for await (const page of paginateListRolePolicies({ client: iam }, { RoleName }))
        found.push(...(page.PolicyNames ?? []));
      return found.sort(compare);
    },
    async inline(RoleName, PolicyName) {
      const found = await ifThere(iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })));
      return found?.PolicyDocument === undefined ? undefined : decodeURIComponent(found.PolicyDocument);
    },
    putInline: (RoleName, PolicyName, PolicyDocument) =>
      write(iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }))),
    deleteInline: (RoleName, PolicyName) => write(iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }))),

    async attached(RoleName) {
      const found: AttachedPolicy[] = [];
      for await (const page of paginateListAttachedRolePolicies({ client: iam }, { RoleName })) {
        found.push(...(page.AttachedPolicies ?? []));
      }
      return found.map(({ PolicyArn = "" }) => PolicyArn);
    },
    attach: (RoleName, PolicyArn) => write(iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))),
    detach: (RoleName, PolicyArn) => write(iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }))),
    async bearers(arn, as) {
      const bounded = [...boundaries].filter(([, boundary]) => boundary === arn).map(([name]) => name);
      const carrying = new Set(as === "boundary" ? bounded : await attachedTo(iam, arn));
      return carrying.size === 0 ? [] : (await allRoles()).filter(({ name }) => carrying.has(name));
    },

    async policy(PolicyArn) {
      const found = await ifThere(iam.send(new GetPolicyCommand({ PolicyArn })));
      return found?.Policy && managed(found.Policy);
    },
    async policies() {
      const found: ManagedPolicy[] = [];
      for await (const { Policies = [] } of paginateListPolicies({ client: iam }, { Scope: "Local" })) {
        found.push(...Policies.map(managed));
      }
      return found;
    },
    async version(PolicyArn, id) {
      const found = await ifThere(iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: id })));
      if (!found?.PolicyVersion) return undefined;
      const { Document = "", CreateDate } = found.PolicyVersion;
      return { id, document: decodeURIComponent(Document), createdAt: at(`${PolicyArn}/${id}`, CreateDate) };
    },
    async createPolicy({ name, path, document, description }) {
      const command = { PolicyName: name, Path: path, PolicyDocument: document, Description: description };
      const answer = await refusing(iam.send(new CreatePolicyCommand(command)));
      const arn = answer.Policy?.Arn ?? "";
      for (const key of [arn, `${arn}/v1`]) created.set(key, clock.now());
      return managed(answer.Policy ?? {});
    },
    async addVersion(PolicyArn, PolicyDocument, SetAsDefault) {
      const command = { PolicyArn, PolicyDocument, SetAsDefault };
      const answer = await refusing(iam.send(new CreatePolicyVersionCommand(command)));
      const id = answer.PolicyVersion?.VersionId ?? "";
      created.set(`${PolicyArn}/${id}`, clock.now());
      return { id, document: PolicyDocument, createdAt: clock.now() };
    },
    deletePolicy: (PolicyArn) => write(iam.send(new DeletePolicyCommand({ PolicyArn }))),

    provider,
    async providers() {
      const { OpenIDConnectProviderList: list = [] } = await refusing(
        iam.send(new ListOpenIDConnectProvidersCommand({})),
      );
      const found = await Promise.all(list.map(({ Arn = "" }) => provider(Arn)));
      return found.filter((known) => known !== undefined);
    },
    createProvider,
    async addAudience(arn, audience) {
      const known = await provider(arn);
      if (!known || known.audiences.includes(audience)) return;
      // moto cannot add one: the provider is made again, with the same name and age.
      await removeProvider(arn);
      await createProvider({ ...known, audiences: [...known.audiences, audience] });
    },
    async deleteProvider(arn) {
      await removeProvider(arn);
      created.delete(arn);
    },
  };
}
