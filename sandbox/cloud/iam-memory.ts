/** IAM state in maps. Every verb but the listings takes the same time however many roles there are. */
import type { SandboxClock } from "../contract.ts";
import { awsManaged } from "./aws-managed.ts";
import {
  type IamState,
  type IamStates,
  type ManagedPolicy,
  type OidcProvider,
  type PolicyVersion,
  policyArn,
  providerArn,
  type Role,
  roleArn,
} from "./iam-state.ts";
import { uniqueId } from "./identifiers.ts";
import { Refusal } from "./refusal.ts";

interface RoleEntry {
  role: Role;
  readonly inline: Map<string, string>;
  readonly attached: Set<string>;
}

interface PolicyEntry {
  policy: ManagedPolicy;
  readonly versions: Map<string, PolicyVersion>;
}

export function memoryStates(clock: SandboxClock): IamStates {
  const accounts = new Map<string, MemoryState>();
  return {
    kind: "memory",
    snapshot() {
      const kept = Array.from(accounts.values(), (state) => state.snapshot());
      return () => {
        for (const putBack of kept) putBack();
      };
    },
    of(account) {
      const state = accounts.get(account) ?? memoryState(account, clock);
      accounts.set(account, state);
      return state;
    },
    stop: async () => undefined,
  };
}

interface MemoryState extends IamState {
  snapshot(): () => void;
}

function memoryState(account: string, clock: SandboxClock): MemoryState {
  /** By lower-case name: names differ by more than case, whatever the path. */
  const roles = new Map<string, RoleEntry>();
  /** Names in order; undefined when a role has come or gone since. */
  let ordered: readonly string[] | undefined;
  const policies = new Map<string, PolicyEntry>();
  const providers = new Map<string, OidcProvider>();
  const bearing = { permission: new Map<string, Set<string>>(), boundary: new Map<string, Set<string>>() };

  for (const { policy, version } of awsManaged) {
    policies.set(policy.arn, { policy, versions: new Map([[version.id, version]]) });
  }

  function entry(name: string): RoleEntry {
    const found = roles.get(name.toLowerCase());
    if (!found) throw new Refusal("NoSuchEntity", `The role with name ${name} cannot be found.`, 404);
    return found;
  }

  function policyEntry(arn: string): PolicyEntry {
    const found = policies.get(arn);
    if (!found) throw new Refusal("NoSuchEntity", `Policy ${arn} does not exist or is not attachable.`, 404);
    return found;
  }

  function bear(as: "permission" | "boundary", arn: string, name: string, on: boolean): void {
    const names = bearing[as].get(arn) ?? new Set();
    if (on) names.add(name.toLowerCase());
    else names.delete(name.toLowerCase());
    bearing[as].set(arn, names);
  }

  function setBoundary(name: string, arn: string | undefined): void {
    const found = entry(name);
    const { boundary: old, ...rest } = found.role;
    if (old !== undefined) bear("boundary", old, name, false);
    if (arn !== undefined) bear("boundary", arn, name, true);
    found.role = arn === undefined ? rest : { ...rest, boundary: arn };
  }

  return {
    snapshot() {
      const kept = [
        keep(roles, ({ role, inline, attached }) => ({ role, inline: new Map(inline), attached: new Set(attached) })),
        keep(policies, ({ policy, versions }) => ({ policy, versions: new Map(versions) })),
        keep(providers, (provider) => provider),
        keep(bearing.permission, (names) => new Set(names)),
        keep(bearing.boundary, (names) => new Set(names)),
      ];
      return () => {
        for (const putBack of kept) putBack();
        ordered = undefined;
      };
    },
    role: async (name) => roles.get(name.toLowerCase())?.role,
    async roles(prefix) {
      ordered ??= [...roles.keys()].sort();
      return ordered.flatMap((name) => {
        const role = roles.get(name)?.role;
        return role?.path.startsWith(prefix) ? [role] : [];
      });
    },
    countRoles: async () => roles.size,
    async createRole(wanted) {
      const role = {
        ...wanted,
        arn: roleArn(account, wanted.path, wanted.name),
        id: uniqueId("AROA", 21),
        createdAt: clock.now(),
      };
      roles.set(role.name.toLowerCase(), { role, inline: new Map(), attached: new Set() });
      ordered = undefined;
      if (role.boundary !== undefined) bear("boundary", role.boundary, role.name, true);
      return role;
    },
    async updateRole(name, change) {
      const found = entry(name);
      found.role = { ...found.role, ...change };
    },
    async deleteRole(name) {
      setBoundary(name, undefined);
      roles.delete(name.toLowerCase());
      ordered = undefined;
    },
    async setTrust(name, trust) {
      const found = entry(name);
      found.role = { ...found.role, trust };
    },
    setBoundary: async (name, arn) => setBoundary(name, arn),
    async tag(name, tags) {
      const found = entry(name);
      found.role = { ...found.role, tags: { ...found.role.tags, ...tags } };
    },
    async untag(name, keys) {
      const found = entry(name);
      const kept = Object.entries(found.role.tags).filter(([key]) => !keys.includes(key));
      found.role = { ...found.role, tags: Object.fromEntries(kept) };
    },

    inlineNames: async (role) => [...entry(role).inline.keys()].sort(),
    inline: async (role, policy) => entry(role).inline.get(policy),
    async putInline(role, policy, document) {
      entry(role).inline.set(policy, document);
    },
    async deleteInline(role, policy) {
      entry(role).inline.delete(policy);
    },

    attached: async (role) => [...entry(role).attached],
    async attach(role, arn) {
      entry(role).attached.add(arn);
      bear("permission", arn, role, true);
    },
    async detach(role, arn) {
      entry(role).attached.delete(arn);
      bear("permission", arn, role, false);
    },
    bearers: async (arn, as) => [...(bearing[as].get(arn) ?? [])].sort().map((name) => entry(name).role),

    policy: async (arn) => policies.get(arn)?.policy,
    policies: async () =>
      [...policies.values()].map(({ policy }) => policy).filter(({ arn }) => !arn.startsWith("arn:aws:iam::aws:")),
    version: async (arn, id) => policies.get(arn)?.versions.get(id),
    async createPolicy({ document, ...wanted }) {
      const createdAt = clock.now();
      const arn = policyArn(account, wanted.path, wanted.name);
      const policy = { ...wanted, arn, id: uniqueId("ANPA", 21), defaultVersion: "v1", createdAt };
      policies.set(arn, { policy, versions: new Map([["v1", { id: "v1", document, createdAt }]]) });
      return policy;
    },
    async addVersion(arn, document, asDefault) {
      const found = policyEntry(arn);
      const version = { id: `v${found.versions.size + 1}`, document, createdAt: clock.now() };
      found.versions.set(version.id, version);
      if (asDefault) found.policy = { ...found.policy, defaultVersion: version.id };
      return version;
    },
    async deletePolicy(arn) {
      policies.delete(arn);
    },

    provider: async (arn) => providers.get(arn),
    providers: async () => [...providers.values()],
    async createProvider(wanted) {
      const provider = { ...wanted, arn: providerArn(account, wanted.url), createdAt: clock.now() };
      providers.set(provider.arn, provider);
      return provider;
    },
    async addAudience(arn, audience) {
      const found = providers.get(arn);
      if (!found) throw new Refusal("NoSuchEntity", `OpenIDConnect Provider not found for arn ${arn}`, 404);
      if (found.audiences.includes(audience)) return;
      providers.set(arn, { ...found, audiences: [...found.audiences, audience] });
    },
    async deleteProvider(arn) {
      providers.delete(arn);
    },
  };
}

/** Keeps a copy of a map's entries, and returns what puts them back. */
function keep<Value>(map: Map<string, Value>, copy: (value: Value) => Value): () => void {
  const kept = Array.from(map, ([key, value]) => [key, copy(value)] as const);
  return () => {
    map.clear();
    for (const [key, value] of kept) map.set(key, copy(value));
  };
}
