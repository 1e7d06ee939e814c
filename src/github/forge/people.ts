import type { Actor } from "../../core/decision.ts";
import { Fault } from "../../core/fault.ts";
import type { Membership } from "../../ports.ts";
import type { Client } from "../client.ts";
import { type ActorNode, actorOf, restActor } from "./actor.ts";
import type { Slug } from "./slug.ts";

interface TeamName {
  readonly organization: string;
  readonly slug: string;
}

/** Whose token this is. */
export async function viewer(client: Client): Promise<Actor> {
  const what = "whose token this is";
  const found = await client.query<{ readonly viewer: ActorNode }>(
    what,
    "query { viewer { __typename login databaseId } }",
    {},
  );
  return actorOf(found.viewer);
}

/** The account behind a login; undefined when there is none or it is an organization. */
export async function actor(client: Client, login: string): Promise<Actor | undefined> {
  const user = await unless(["github.not-found"], () =>
    client.read(`the account ${login}`, (api) => api.rest.users.getByUsername({ username: login })),
  );
  return user === undefined || user.type === "Organization" ? undefined : restActor(user);
}

/** Somebody invited who has not accepted is no member yet. */
const standings: Readonly<Record<string, Membership>> = { active: "member", pending: "not-member" };

/**
 * Membership of a team, its child teams included. GitHub answers 404 both when somebody is no member and when the token
 * may not look, so `not-member` is said only when the list of the team's members can be read and does not hold the id.
 * https://docs.github.com/en/rest/teams/members
 */
export async function membership(client: Client, team: TeamName, who: Actor): Promise<Membership> {
  const place = { org: team.organization, team_slug: team.slug };
  const what = `the membership of @${who.login} in @${team.organization}/${team.slug}`;
  try {
    const found = await client.read(what, (api) =>
      api.rest.teams.getMembershipForUserInOrg({ ...place, username: who.login }),
    );
    return standings[found.state] ?? "unknown";
  } catch (fault) {
    if (!isOneOf(unreadable, fault)) throw fault;
    if (fault.code !== "github.not-found") return "unknown";
  }
  const members = await unless(unreadable, () =>
    client.all(what, (api, page) => api.rest.teams.listMembersInOrg({ ...place, ...page })),
  );
  return members === undefined || members.some(({ id }) => id === who.id) ? "unknown" : "not-member";
}

/** Asks for the team's permissions instead of a bare yes: https://docs.github.com/en/rest/teams/teams#check-team-permissions-for-a-repository */
const withPermissions = { accept: "application/vnd.github.v3.repository+json" };

/**
 * Whether a team can own paths of the repository: GitHub ignores one that is secret or has no write access itself.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * A team without access answers 404, and so does what the token may not see: `no` is said only when the team's repositories
 * can be listed and this one is not among them.
 */
export async function teamMayOwn(client: Client, slug: Slug, team: TeamName): Promise<"yes" | "no" | "unknown"> {
  const place = { org: team.organization, team_slug: team.slug };
  const what = `what @${team.organization}/${team.slug} may do in ${slug.owner}/${slug.name}`;
  const found = await unless(unreadable, () => client.read(what, (api) => api.rest.teams.getByName(place)));
  if (found === undefined) return "unknown";
  if (found.privacy === "secret") return "no";
  if (found.privacy !== "closed") return "unknown";
  const repository = { owner: slug.owner, repo: slug.name };
  try {
    const access = await client.read(what, (api) =>
      api.rest.teams.checkPermissionsForRepoInOrg({ ...place, ...repository, headers: withPermissions }),
    );
    const may = access?.permissions?.push;
    return may === undefined ? "unknown" : may ? "yes" : "no";
  } catch (fault) {
    if (!isOneOf(unreadable, fault)) throw fault;
    if (fault.code !== "github.not-found") return "unknown";
  }
  const all = await unless(unreadable, () =>
    client.all(what, (api, page) => api.rest.teams.listReposInOrg({ ...place, ...page })),
  );
  const name = `${slug.owner}/${slug.name}`.toLowerCase();
  return all === undefined || all.some(({ full_name }) => full_name.toLowerCase() === name) ? "unknown" : "no";
}

/** Whether somebody may write to the repository. */
export async function mayWrite(client: Client, slug: Slug, who: Actor): Promise<"yes" | "no" | "unknown"> {
  const permission = await permissionOf(client, slug, who);
  if (permission === undefined) return "unknown";
  return permission === "admin" || permission === "write" ? "yes" : "no";
}

/** Whether somebody is an admin of the repository; owners of its organization are. */
export async function mayAdminister(client: Client, slug: Slug, who: Actor): Promise<"yes" | "no" | "unknown"> {
  const permission = await permissionOf(client, slug, who);
  if (permission === undefined) return "unknown";
  return permission === "admin" ? "yes" : "no";
}

const permissions = ["admin", "write", "read", "none"] as const;

/** Undefined: it cannot be told. https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
async function permissionOf(client: Client, slug: Slug, who: Actor): Promise<(typeof permissions)[number] | undefined> {
  const found = await unless(unreadable, () =>
    client.read(`what @${who.login} may do in ${slug.owner}/${slug.name}`, (api) =>
      api.rest.repos.getCollaboratorPermissionLevel({ owner: slug.owner, repo: slug.name, username: who.login }),
    ),
  );
  // A login can have been given to somebody else meanwhile.
  if (found?.user?.id !== who.id) return undefined;
  return permissions.find((permission) => permission === found.permission);
}

/** What a token may not see looks like this. Outages are not among them: those are thrown. */
const unreadable = ["github.not-found", "github.forbidden", "github.unauthorized"] as const;

/** The answer, or undefined when it is one of these faults. */
export async function unless<T>(codes: readonly string[], call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (fault) {
    if (isOneOf(codes, fault)) return undefined;
    throw fault;
  }
}

function isOneOf(codes: readonly string[], fault: unknown): fault is Fault {
  return fault instanceof Fault && codes.includes(fault.code);
}
