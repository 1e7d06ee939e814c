/** Accounts, organizations and teams. Members are read by people of the organization and by Apps with `members`; never with a GITHUB_TOKEN. */

import type { Role } from "../contract.ts";
import { findAccount, teamMembers } from "./accounts.ts";
import { nodeId, renderAccount, renderRepository, type Schema, web } from "./render.ts";
import { type Answer, actorOf, type Call, notFound, page, Refusal, type Routes, repoFor } from "./rest.ts";
import type { Account, Team } from "./state.ts";
import { may, mayReadMembers, rank, teamRole } from "./tokens.ts";

const founded = "2026-01-01T00:00:00Z";

function publicUser(call: Call, account: Account): Schema["public-user"] {
  return {
    ...renderAccount(call.world, account),
    name: account.login,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: founded,
    updated_at: founded,
  };
}

function getUser(call: Call): Answer {
  const account = findAccount(call.world, call.param("username"));
  if (!account) throw notFound();
  return { body: publicUser(call, account) };
}

/** Only a person's token has a user of its own. */
function getSelf(call: Call): Answer {
  if (call.identity.kind !== "user" && call.identity.kind !== "anonymous")
    throw new Refusal(403, "Resource not accessible by integration");
  return { body: publicUser(call, actorOf(call)) };
}

/** Logins of an organization's members; 404 for a GITHUB_TOKEN and for strangers, 403 for an App without the permission. */
function membersFor(call: Call): { readonly organization: Account; readonly members: ReadonlySet<string> } {
  const organization = findAccount(call.world, call.param("org"));
  const members = organization && call.world.organizations.get(organization.login.toLowerCase());
  if (!organization || !members) throw notFound();
  if (mayReadMembers(call.world, call.identity, organization.login)) return { organization, members };
  if (call.identity.kind === "installation") throw new Refusal(403, "Resource not accessible by integration");
  throw notFound();
}

function listMembers(call: Call): Answer {
  return renderLogins(call, membersFor(call).members);
}

function renderLogins(call: Call, logins: ReadonlySet<string>): Answer {
  const accounts = [...logins].sort().flatMap((login) => findAccount(call.world, login) ?? []);
  return page(call, accounts, (account) => renderAccount(call.world, account));
}

function isMember(call: Call): Answer {
  const account = findAccount(call.world, call.param("username"));
  if (!account || !membersFor(call).members.has(account.login)) throw notFound();
  return { status: 204 };
}

function teamFor(call: Call): { readonly organization: Account; readonly team: Team } {
  const { organization } = membersFor(call);
  const team = call.world.teams.find(
    (one) => one.organization === organization.login && one.slug === call.param("slug"),
  );
  if (!team) throw notFound();
  return { organization, team };
}

function teamSimple(call: Call, organization: Account, team: Team): Schema["team-simple"] {
  const url = `${call.world.url}/organizations/${organization.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId("T", team.id),
    url,
    html_url: `${web}/orgs/${organization.login}/teams/${team.slug}`,
    name: team.slug,
    slug: team.slug,
    description: null,
    privacy: "closed",
    permission: "pull",
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: "organization",
  };
}

function renderTeam(call: Call, organization: Account, team: Team): Schema["team"] {
  const parent = call.world.teams.find((one) => one.organization === team.organization && one.slug === team.parent);
  return {
    ...teamSimple(call, organization, team),
    parent: parent ? teamSimple(call, organization, parent) : null,
  };
}

function listTeams(call: Call): Answer {
  const { organization } = membersFor(call);
  const teams = call.world.teams.filter((team) => team.organization === organization.login);
  return page(call, teams, (team) => renderTeam(call, organization, team));
}

function getTeam(call: Call): Answer {
  const { organization, team } = teamFor(call);
  const repos = [...call.world.repos.values()].filter((repo) => repo.owner === organization && team.slug in repo.teams);
  return {
    body: {
      ...renderTeam(call, organization, team),
      members_count: teamMembers(call.world, team).size,
      repos_count: repos.length,
      created_at: founded,
      updated_at: founded,
      organization: renderOrganization(call, organization),
    },
  };
}

function renderOrganization(call: Call, organization: Account) {
  const url = `${call.world.url}/orgs/${organization.login}`;
  return {
    login: organization.login,
    id: organization.id,
    node_id: nodeId("O", organization.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${web}/${organization.login}.png`,
    description: null,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `${web}/${organization.login}`,
    type: "Organization",
    created_at: founded,
    updated_at: founded,
    archived_at: null,
  } satisfies Schema["organization-full"];
}

function getOrganization(call: Call): Answer {
  const organization = findAccount(call.world, call.param("org"));
  if (organization?.type !== "Organization") throw notFound();
  return { body: renderOrganization(call, organization) };
}

function listTeamMembers(call: Call): Answer {
  return renderLogins(call, teamMembers(call.world, teamFor(call).team));
}

/** Members of child teams count; an invitation does not exist here, so every state is active. */
function getMembership(call: Call): Answer {
  const { organization, team } = teamFor(call);
  const account = findAccount(call.world, call.param("username"));
  if (!account || !teamMembers(call.world, team).has(account.login)) throw notFound();
  const url = `${call.world.url}/organizations/${organization.id}/team/${team.id}/memberships/${account.login}`;
  return { body: { state: "active", role: "member", url } satisfies Schema["team-membership"] };
}

function listTeamRepositories(call: Call): Answer {
  const { organization, team } = teamFor(call);
  const repos = [...call.world.repos.values()].filter(
    (repo) => repo.owner === organization && teamRole(call.world, repo, team) !== "none",
  );
  const visible = repos.filter((repo) => may(call.world, call.identity, repo, "metadata", "read"));
  return page(call, visible, (repo) => renderRepository(call.world, repo));
}

/** The team's own role on a repository, or a parent's; 204 unless the repository media type is asked for, 404 without any. */
function getTeamRepository(call: Call): Answer {
  const { organization, team } = teamFor(call);
  const repo = repoFor(call);
  const role = repo.owner === organization ? teamRole(call.world, repo, team) : "none";
  if (role === "none") throw notFound();
  if (!call.accept.includes("application/vnd.github.v3.repository+json")) return { status: 204 };
  const holds = (least: Role) => rank[role] >= rank[least];
  const permissions = {
    admin: holds("admin"),
    maintain: holds("maintain"),
    push: holds("write"),
    triage: holds("triage"),
    pull: holds("read"),
  };
  return { body: { ...renderRepository(call.world, repo), permissions, role_name: role } };
}

export const teamRoutes: Routes = {
  "GET /user": getSelf,
  "GET /users/:username": getUser,
  "GET /orgs/:org": getOrganization,
  "GET /orgs/:org/members": listMembers,
  "GET /orgs/:org/members/:username": isMember,
  "GET /orgs/:org/teams": listTeams,
  "GET /orgs/:org/teams/:slug": getTeam,
  "GET /orgs/:org/teams/:slug/members": listTeamMembers,
  "GET /orgs/:org/teams/:slug/memberships/:username": getMembership,
  "GET /orgs/:org/teams/:slug/repos": listTeamRepositories,
  "GET /orgs/:org/teams/:slug/repos/:owner/:repo": getTeamRepository,
};
