/** People, bots and teams: who they are, and which e-mail address is whose. */
import type { Account, Team, World } from "./state.ts";

/** The account behind every GITHUB_TOKEN, with the id it has on github.com. */
export const actionsBot: Account = { login: "github-actions[bot]", id: 41898282, type: "Bot" };

/** The account that commits what is made on github.com itself, with the id and address it has there. */
export const webFlow: Account & { readonly email: string } = {
  login: "web-flow",
  id: 19864447,
  type: "User",
  email: "noreply@github.com",
};

export function findAccount(world: World, login: string): Account | undefined {
  return world.accounts.get(login.toLowerCase());
}

/** The account of a seed; a name that was never added is the seeder's mistake. */
export function accountOf(world: World, login: string): Account {
  const account = findAccount(world, login);
  if (!account) throw new Error(`the sandbox has no account ${login}: add it first`);
  return account;
}

/** Members of a team, its child teams' included, as GitHub counts them. */
export function teamMembers(world: World, team: Team): ReadonlySet<string> {
  const children = world.teams.filter(
    ({ organization, parent }) => organization === team.organization && parent === team.slug,
  );
  return new Set([...team.members, ...children.flatMap((child) => [...teamMembers(world, child)])]);
}

/** The e-mail address GitHub gives out for an account. */
export function noReply(account: Account): string {
  return `${account.id}+${account.login}@users.noreply.github.com`;
}

/** The account a commit's e-mail address is linked to; undefined when there is none. */
export function accountByEmail(world: World, email: string): Account | undefined {
  const wanted = email.toLowerCase();
  if (wanted === webFlow.email) return webFlow;
  return [...world.accounts.values()].find(
    (account) =>
      account.type !== "Organization" &&
      (noReply(account).toLowerCase() === wanted ||
        (account.type === "User" && `${account.login.toLowerCase()}@example.com` === wanted)),
  );
}
