/** Accounts, repositories' objects and commits as GraphQL nodes, and lists as connections. */
import { GraphQLError } from "graphql";
import { accountByEmail, webFlow } from "./accounts.ts";
import type { CommitObject, Signature } from "./objects.ts";
import { nodeId, web } from "./render.ts";
import type { Call } from "./rest.ts";
import type { Account, Repo } from "./state.ts";
import { may, passesRules } from "./tokens.ts";

export interface Window {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
}

/** One page of a list; like GitHub, only with a size of at most 100. */
export function connection<T>(name: string, items: readonly T[], window: Window, render: (item: T) => unknown) {
  const size = window.first ?? window.last;
  if (size === undefined)
    throw new GraphQLError(
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      {
        extensions: { type: "MISSING_PAGINATION_BOUNDARIES" },
      },
    );
  if (size < 1 || size > 100)
    throw new GraphQLError(
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`,
      {
        extensions: { type: "EXCESSIVE_PAGINATION" },
      },
    );
  const after = window.after ? Number(Buffer.from(window.after, "base64").toString().split(":")[1]) : 0;
  const start = window.first === undefined ? Math.max(0, items.length - size) : after;
  const shown = items.slice(start, start + size);
  const cursor = (at: number) => Buffer.from(`cursor:${at}`).toString("base64");
  return {
    totalCount: items.length,
    nodes: shown.map(render),
    pageInfo: {
      hasNextPage: start + shown.length < items.length,
      hasPreviousPage: start > 0,
      startCursor: shown.length > 0 ? cursor(start + 1) : null,
      endCursor: shown.length > 0 ? cursor(start + shown.length) : null,
    },
  };
}

/** Refuses what the token may not read. */
export function need(call: Call, repo: Repo, permission: string): void {
  if (may(call.world, call.identity, repo, permission, "read")) return;
  throw new GraphQLError("Resource not accessible by integration", { extensions: { type: "FORBIDDEN" } });
}

/** A Bot's login has no `[bot]` here, unlike in the REST API. */
export function actorNode(account: Account) {
  return {
    __typename: account.type,
    id: nodeId(account.type === "Bot" ? "BOT" : account.type === "User" ? "U" : "O", account.id),
    databaseId: account.id,
    login: account.login.replace(/\[bot\]$/, ""),
    url: `${web}/${account.login.replace(/\[bot\]$/, "")}`,
  };
}

/** A classic rule as it is shown to whom it binds: nothing of it to whom it does not. */
function updateRule(call: Call, repo: Repo, ref: string) {
  const pattern = ref.replace(/^refs\/heads\//, "");
  const rule = repo.protect[pattern];
  if (!rule?.classic || passesRules(call.identity, repo, pattern)) return null;
  const shown = { requiredApprovingReviewCount: rule.approvals ?? 1, allowsForcePushes: false };
  return { pattern, ...shown, allowsDeletions: false, blocksCreations: false };
}

export function refNode(call: Call, repo: Repo, ref: string, commit: CommitObject) {
  return {
    id: nodeId("REF", `${repo.id}:${ref}`),
    name: ref.replace(/^refs\/(heads|tags)\//, ""),
    prefix: /^refs\/\w+\//.exec(ref)?.[0] ?? "refs/",
    target: commitNode(call, repo, commit),
    refUpdateRule: () => updateRule(call, repo, ref),
  };
}

/** `<commit>`, `<commit>:<path>` or an object id; null for what is not there. */
export function objectNode(call: Call, repo: Repo, expression: string) {
  const colon = expression.indexOf(":");
  const commit = repo.git.resolve(colon < 0 ? expression : expression.slice(0, colon));
  if (colon < 0 && commit) return commitNode(call, repo, repo.git.commit(commit)!);
  const oid = colon < 0 ? expression : commit && repo.git.entry(commit, expression.slice(colon + 1))?.oid;
  const object = oid ? repo.git.read(oid) : undefined;
  if (!oid || !object) return null;
  if (object.type === "commit") return commitNode(call, repo, repo.git.commit(oid)!);
  if (object.type === "tree") return { __typename: "Tree", oid, id: nodeId("T", oid) };
  const isBinary = object.content.includes(0);
  return {
    __typename: "Blob",
    oid,
    id: nodeId("B", oid),
    byteSize: object.content.length,
    isBinary,
    isTruncated: false,
    text: isBinary ? null : object.content.toString("utf8"),
  };
}

const time = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

/** A commit made on the web names GitHub as its committer; here that is nobody's account, the harder case for a reader. */
function gitActor(call: Call, { name, email, seconds }: Signature) {
  const account = email === webFlow.email ? undefined : accountByEmail(call.world, email);
  return { name, email, date: time(seconds), user: account ? { ...actorNode(account), __typename: "User" } : null };
}

/** The author, then everyone named in a `Co-authored-by` trailer. */
function authorsOf(commit: CommitObject): readonly Signature[] {
  const found = commit.message.matchAll(/^co-authored-by:\s*(.*?)\s*<([^<>]+)>\s*$/gim);
  const others = [...found].map(([, name = "", email = ""]) => ({ name, email, seconds: commit.author.seconds }));
  return [commit.author, ...others.filter(({ email }) => email !== commit.author.email)];
}

export function commitNode(call: Call, repo: Repo, commit: CommitObject) {
  const [headline = "", ...rest] = commit.message.split("\n");
  const signed = repo.signed.has(commit.oid);
  return {
    __typename: "Commit",
    id: nodeId("C", commit.oid),
    oid: commit.oid,
    url: `${web}/${repo.fullName}/commit/${commit.oid}`,
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join("\n").trim(),
    committedDate: time(commit.committer.seconds),
    authoredDate: time(commit.author.seconds),
    committedViaWeb: commit.committer.email === webFlow.email,
    author: gitActor(call, commit.author),
    committer: gitActor(call, commit.committer),
    authors: (window: Window) => connection("authors", authorsOf(commit), window, (author) => gitActor(call, author)),
    signature: signed ? { __typename: "GpgSignature", isValid: true, state: "VALID", wasSignedByGitHub: true } : null,
    tree: { oid: commit.tree, id: nodeId("T", commit.tree) },
    parents: (window: Window) =>
      connection("parents", commit.parents, window, (oid) => commitNode(call, repo, repo.git.commit(oid)!)),
  };
}
