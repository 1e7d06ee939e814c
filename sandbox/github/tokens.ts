/** Who asks, and what they may do. */
import { createPrivateKey, createPublicKey } from "node:crypto";
import { minute } from "../../src/core/time.ts";
import type { Permissions, Role } from "../contract.ts";
import { accountOf, actionsBot, teamMembers } from "./accounts.ts";
import { passesRulesets } from "./governance.ts";
import {
  type App,
  type Identity,
  type IssuedToken,
  type Repo,
  repoOf,
  type Team,
  unguessable,
  type World,
} from "./state.ts";

export type Level = "read" | "write" | "admin";

export const rank: Readonly<Record<Role | "none", number>> = {
  none: 0,
  read: 1,
  triage: 2,
  write: 3,
  maintain: 4,
  admin: 5,
};
const levels: Readonly<Record<Level, number>> = { read: 1, write: 2, admin: 3 };

/** Life of an installation token: one hour (docs.github.com, "Generating an installation access token for a GitHub App"). */
export const installationTokenLife = 60 * minute;

export function issueUserToken(world: World, login: string): string {
  return issue(world, "ghp_", { kind: "user", account: accountOf(world, login) });
}

export function issueJobToken(world: World, repository: string, permissions: Permissions): string {
  const { fullName } = repoOf(world, repository);
  return issue(world, "ghs_", { kind: "job", account: actionsBot, repository: fullName, permissions });
}

/** An installation token for some repositories with some of the App's permissions; throws when more is asked for. */
export function issueInstallationToken(
  world: World,
  app: App,
  { repositories, permissions }: { readonly repositories: readonly string[]; readonly permissions: Permissions },
): string {
  for (const repository of repositories)
    if (!app.repositories.includes(repository))
      throw new Error(`the app ${app.slug} is not installed on ${repository}: install it there or ask for less`);
  for (const [name, level] of Object.entries(permissions))
    if (!atLeast(app.permissions[name], level))
      throw new Error(`the app ${app.slug} does not have ${name}: ${level}: ask for less`);
  const account = accountOf(world, `${app.slug}[bot]`);
  const expiresAt = world.clock.now() + installationTokenLife;
  return issue(world, "ghs_", { kind: "installation", account, app, repositories, permissions }, expiresAt);
}

/** The App whose private key this is; undefined when it is another's or none. */
export function appOfKey(world: World, appId: string, privateKey: string): App | undefined {
  const app = world.apps.find(({ id, clientId }) => appId === String(id) || appId === clientId);
  if (!app) return undefined;
  try {
    return createPublicKey(createPrivateKey(privateKey)).equals(app.publicKey) ? app : undefined;
  } catch {
    return undefined;
  }
}

/** The token behind a request; undefined for an unknown or expired one. */
export function findToken(world: World, token: string): IssuedToken | undefined {
  const issued = world.tokens.get(token);
  if (!issued) return undefined;
  return issued.expiresAt !== undefined && issued.expiresAt <= world.clock.now() ? undefined : issued;
}

/** Token out of an Authorization header: `token x`, `Bearer x`, or the password of Basic. */
export function tokenOf(header: string | undefined): string | undefined {
  const [, scheme = "", value = ""] = /^(\S+)\s+(\S+)$/.exec(header ?? "") ?? [];
  if (/^(token|bearer)$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return undefined;
  const decoded = Buffer.from(value, "base64").toString("utf8");
  return decoded.slice(decoded.indexOf(":") + 1);
}

/** The strongest role of a login on a repository: owner, collaborator, team (a parent's access comes down), organization member. */
export function roleOn(world: World, repo: Repo, login: string): Role | "none" {
  if (repo.owner.login === login) return "admin";
  const members = world.organizations.get(repo.owner.login.toLowerCase());
  const roles: (Role | "none")[] = [repo.collaborators[login] ?? "none", members?.has(login) ? "read" : "none"];
  for (const team of world.teams) {
    const role = repo.teams[team.slug];
    if (role && team.organization === repo.owner.login && teamMembers(world, team).has(login)) roles.push(role);
  }
  return roles.reduce((best, role) => ((rank[role] ?? 0) > (rank[best] ?? 0) ? role : best));
}

/** The role of a team on a repository of its organization, its parents' access included. */
export function teamRole(world: World, repo: Repo, team: Team): Role | "none" {
  const own = repo.teams[team.slug] ?? "none";
  const parent = world.teams.find(
    ({ organization, slug }) => organization === team.organization && slug === team.parent,
  );
  const above = parent ? teamRole(world, repo, parent) : "none";
  return rank[own] >= rank[above] ? own : above;
}

/** Whether an identity holds a permission on a repository. `metadata` is what it takes to see it at all. */
export function may(world: World, identity: Identity, repo: Repo, permission: string, level: Level): boolean {
  if (level === "read" && !repo.private && publicReads.has(permission)) return true;
  if (identity.kind === "anonymous") return false;
  if (identity.kind === "user")
    return (rank[roleOn(world, repo, identity.account.login)] ?? 0) >= needed(permission, level);
  const within =
    identity.kind === "job" ? identity.repository === repo.fullName : identity.repositories.includes(repo.fullName);
  return within && (permission === "metadata" || atLeast(identity.permissions[permission], level));
}

/** Whether an identity may move a branch by itself: not under a rule, or on its bypass list as an App. */
export function passesRules(identity: Identity, repo: Repo, branch: string): boolean {
  const rule = repo.protect[branch];
  if (!passesRulesets(identity, repo.governance, branch)) return false;
  return !rule || (identity.kind === "installation" && rule.bypass.includes(identity.app.slug));
}

/** Whether an identity may read an organization's members and teams. */
export function mayReadMembers(world: World, identity: Identity, organization: string): boolean {
  if (identity.kind === "user")
    return world.organizations.get(organization.toLowerCase())?.has(identity.account.login) ?? false;
  return (
    identity.kind === "installation" &&
    identity.app.organization === organization &&
    atLeast(identity.permissions.members, "read")
  );
}

const publicReads = new Set(["metadata", "contents", "pull_requests", "issues", "actions"]);

/** What a person's role must be: pull requests and issues are open to readers, the rest of writing to writers. */
function needed(permission: string, level: Level): number {
  if (level === "read") return rank.read!;
  if (level === "admin" || permission === "administration") return rank.admin!;
  return permission === "pull_requests" || permission === "issues" ? rank.read! : rank.write!;
}

function atLeast(held: string | undefined, asked: string): boolean {
  return (levels[held as Level] ?? 0) >= (levels[asked as Level] ?? Number.POSITIVE_INFINITY);
}

function issue(world: World, prefix: string, identity: Identity, expiresAt?: number): string {
  const token = unguessable(prefix);
  world.issued.push(token);
  world.tokens.set(token, { identity, expiresAt, used: 0, resetAt: 0 });
  return token;
}
