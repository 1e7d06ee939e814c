import type { Actor } from "../../core/decision.ts";

/** GraphQL fields of an account. Kept in one fragment so that every person is read alike. */
export const actorFields = `
  fragment who on Actor {
    __typename
    login
    ... on User { databaseId }
    ... on Bot { databaseId }
    ... on Mannequin { databaseId }
  }`;

export interface ActorNode {
  readonly __typename: string;
  readonly login: string;
  readonly databaseId?: number | null;
}

/** The account that GitHub shows in place of deleted ones: https://github.com/ghost */
export const ghost: Actor = { id: 10137, login: "ghost", kind: "ghost" };

/** An account as GraphQL tells it; one that is gone or of no known kind is a ghost, whom no rule lets do anything. */
export function actorOf(node: ActorNode | null | undefined): Actor {
  if (node?.databaseId == null) return ghost;
  if (node.__typename === "Bot") return { id: node.databaseId, login: botLogin(node.login), kind: "bot" };
  if (node.__typename !== "User") return { id: node.databaseId, login: node.login, kind: "ghost" };
  return { id: node.databaseId, login: node.login, kind: isBot(node.login) ? "bot" : "user" };
}

/** An account as REST tells it. */
export function restActor(user: { readonly id: number; readonly login: string; readonly type: string } | null): Actor {
  if (user === null) return ghost;
  return actorOf({ __typename: user.type, login: user.login, databaseId: user.id });
}

/**
 * The account behind an address that GitHub gives out, which holds its id: `583231+octocat@users.noreply.github.com`.
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference
 */
export function actorOfNoReply(email: string): Actor | undefined {
  const [, id, login] = /^(\d{1,15})\+([^@\s]+)@users\.noreply\.github\.com$/.exec(email) ?? [];
  if (id === undefined || login === undefined) return undefined;
  return { id: Number(id), login, kind: isBot(login) ? "bot" : "user" };
}

function isBot(login: string): boolean {
  return login.endsWith("[bot]");
}

/** GraphQL leaves the suffix out that REST shows. */
function botLogin(login: string): string {
  return isBot(login) ? login : `${login}[bot]`;
}
