/** Pull requests and their merge. Heads are branches of the same repository: forks are not held here. */

import { accountByEmail, noReply } from "./accounts.ts";
import { closePull, moveRef, refreshPullRefs, serverCommit } from "./commits.ts";
import { queuePull } from "./events.ts";
import { renderCommit } from "./render.ts";
import { pullCommits, pullFiles, renderFile, renderPull, renderPullSimple } from "./render-pull.ts";
import {
  type Answer,
  actorOf,
  type Call,
  invalid,
  notFound,
  numberParam,
  optionalText,
  page,
  Refusal,
  type Routes,
  repoFor,
  text,
} from "./rest.ts";
import { nextId, type Pull, type Repo, timestamp } from "./state.ts";
import { type Level, may } from "./tokens.ts";

export function pullFor(call: Call, level: Level = "read"): { readonly repo: Repo; readonly pull: Pull } {
  const repo = repoFor(call, "pull_requests", level);
  const pull = repo.pulls.find(({ number }) => number === numberParam(call, "number"));
  if (!pull) throw notFound();
  return { repo, pull };
}

function createPull(call: Call): Answer {
  const repo = repoFor(call, "pull_requests", "write");
  const { world, identity: by } = call;
  const base = text(call, "base");
  const head = text(call, "head").replace(new RegExp(`^${repo.owner.login}:`), "");
  const title = text(call, "title");
  const baseSha = repo.git.ref(`refs/heads/${base}`);
  const headSha = repo.git.ref(`refs/heads/${head}`);
  const problem = (field: string) => ({ resource: "PullRequest", code: "invalid", field });
  if (!baseSha) throw invalid("Validation Failed", [problem("base")]);
  if (!headSha) throw invalid("Validation Failed", [problem("head")]);
  const custom = (message: string) =>
    invalid("Validation Failed", [{ resource: "PullRequest", code: "custom", message }]);
  if (repo.pulls.some((pull) => pull.state === "open" && pull.head.ref === head && pull.base.ref === base))
    throw custom(`A pull request already exists for ${repo.owner.login}:${head}.`);
  if (repo.git.isAncestor(headSha, baseSha)) throw custom(`No commits between ${base} and ${head}`);
  const now = timestamp(world);
  const pull: Pull = {
    id: nextId(world),
    number: repo.pulls.length + 1,
    author: actorOf(call),
    title,
    body: optionalText(call, "body") ?? null,
    draft: call.body.draft === true,
    state: "open",
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    head: { ref: head, sha: headSha },
    base: { ref: base, sha: baseSha },
    mergeRef: undefined,
    merged: undefined,
    reviews: [],
    comments: [],
  };
  repo.pulls.push(pull);
  refreshPullRefs(world, repo, pull);
  queuePull(world, { repo, pull, by }, "opened");
  return { status: 201, body: renderPull(world, repo, pull) };
}

/** `head` filters by `owner:branch`; newest first unless asked otherwise. */
function listPulls(call: Call): Answer {
  const repo = repoFor(call, "pull_requests");
  const state = call.query("state") ?? "open";
  const head = call.query("head");
  const base = call.query("base");
  const found = repo.pulls.filter(
    (pull) =>
      (state === "all" || pull.state === state) &&
      (!base || pull.base.ref === base) &&
      (!head || head === `${repo.owner.login}:${pull.head.ref}`),
  );
  const ordered = call.query("direction") === "asc" ? found : found.toReversed();
  return page(call, ordered, (pull) => renderPullSimple(call.world, repo, pull));
}

function getPull(call: Call): Answer {
  const { repo, pull } = pullFor(call);
  return { body: renderPull(call.world, repo, pull) };
}

function updatePull(call: Call): Answer {
  const { repo, pull } = pullFor(call, "write");
  const { world, identity: by } = call;
  const at = { repo, pull, by };
  const actor = actorOf(call);
  if (by.kind === "user" && actor.login !== pull.author.login && !may(world, by, repo, "contents", "write"))
    throw new Refusal(403, "Resource not accessible by personal access token");
  const title = optionalText(call, "title");
  const body = optionalText(call, "body");
  const base = optionalText(call, "base");
  const changes = {
    ...(title === undefined || title === pull.title ? {} : { title: { from: pull.title } }),
    ...(body === undefined || body === pull.body ? {} : { body: { from: pull.body } }),
    ...(base === undefined || base === pull.base.ref
      ? {}
      : { base: { ref: { from: pull.base.ref }, sha: { from: pull.base.sha } } }),
  };
  if (base !== undefined) {
    const sha = repo.git.ref(`refs/heads/${base}`);
    if (!sha || pull.state !== "open")
      throw invalid("Validation Failed", [{ resource: "PullRequest", code: "invalid", field: "base" }]);
    pull.base = { ref: base, sha };
    refreshPullRefs(world, repo, pull);
  }
  pull.title = title ?? pull.title;
  pull.body = body ?? pull.body;
  pull.updatedAt = timestamp(world);
  if (Object.keys(changes).length > 0) queuePull(world, at, "edited", { changes });
  if (call.body.state === "closed" && pull.state === "open") closePull(world, at);
  if (call.body.state === "open" && pull.state === "closed") reopen(call, repo, pull);
  return { body: renderPull(world, repo, pull) };
}

function reopen(call: Call, repo: Repo, pull: Pull): void {
  const head = repo.git.ref(`refs/heads/${pull.head.ref}`);
  if (pull.merged || !head)
    throw invalid("Validation Failed", [{ resource: "PullRequest", code: "custom", field: "state" }]);
  pull.state = "open";
  pull.closedAt = null;
  pull.head.sha = head;
  refreshPullRefs(call.world, repo, pull);
  queuePull(call.world, { repo, pull, by: call.identity }, "reopened");
}

function listFiles(call: Call): Answer {
  const { repo, pull } = pullFor(call);
  return page(call, pullFiles(repo, pull), (file) => renderFile(call.world, repo, pull, file));
}

function listCommits(call: Call): Answer {
  const { repo, pull } = pullFor(call);
  return page(call, pullCommits(repo, pull), (commit) => renderCommit(call.world, repo, commit));
}

/** 204 when it is merged. */
function isMerged(call: Call): Answer {
  if (!pullFor(call).pull.merged) throw notFound();
  return { status: 204 };
}

/**
 * Merges as GitHub does with a rule that asks for a pull request and squash merges. Code owners' approval is not
 * enforced here, on purpose: what applies a grant must find out by itself who approved it.
 */
function mergePull(call: Call): Answer {
  const repo = repoFor(call, "contents", "write");
  const { pull } = pullFor(call);
  const { world, identity: by } = call;
  const method = optionalText(call, "merge_method") ?? "merge";
  const before = repo.git.ref(`refs/heads/${pull.base.ref}`);
  if (call.body.sha !== undefined && call.body.sha !== pull.head.sha)
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  if (pull.state !== "open" || pull.draft || !before || !pull.mergeRef)
    throw new Refusal(405, "Pull Request is not mergeable");
  if (method === "rebase" || (method === "merge" && pull.base.ref in repo.protect))
    throw new Refusal(
      405,
      `${method === "merge" ? "Merge commits" : "Rebase merges"} are not allowed on this repository.`,
    );
  const tree = repo.git.commit(pull.mergeRef)?.tree ?? "";
  const author = method === "squash" ? pull.author : actorOf(call);
  const sha = serverCommit(world, repo, {
    tree,
    parents: method === "squash" ? [before] : [before, pull.head.sha],
    author,
    message: mergeMessage(call, repo, pull, method),
  });
  pull.base.sha = before;
  pull.merged = { at: timestamp(world), by: actorOf(call), commit: sha };
  pull.state = "closed";
  if (!moveRef(world, repo, { ref: `refs/heads/${pull.base.ref}`, before, after: sha, by, type: "pr_merge" })) {
    pull.merged = undefined;
    pull.state = "open";
    throw new Refusal(405, "Base branch was modified. Review and try the merge again.");
  }
  closePull(world, { repo, pull, by });
  return { body: { sha, merged: true, message: "Pull Request successfully merged" } };
}

/** A squash keeps the other authors as co-authors. */
function mergeMessage(call: Call, repo: Repo, pull: Pull, method: string): string {
  const title =
    optionalText(call, "commit_title") ??
    (method === "squash"
      ? `${pull.title} (#${pull.number})`
      : `Merge pull request #${pull.number} from ${pull.head.ref}`);
  if (method !== "squash") return `${title}\n\n${optionalText(call, "commit_message") ?? pull.title}`;
  const commits = pullCommits(repo, pull);
  const authors = new Map(commits.map(({ author }) => [author.email, author]));
  const others = [...authors.values()].filter(
    ({ email }) => email !== noReply(pull.author) && accountByEmail(call.world, email)?.login !== pull.author.login,
  );
  const body = optionalText(call, "commit_message") ?? commits.map(({ message }) => `* ${message.trim()}`).join("\n\n");
  const trailers = others.map(({ name, email }) => `Co-authored-by: ${name} <${email}>`);
  return [title, "", body, ...(trailers.length > 0 ? ["", ...trailers] : [])].join("\n").trimEnd();
}

const base = "/repos/:owner/:repo/pulls";

export const pullRoutes: Routes = {
  [`POST ${base}`]: createPull,
  [`GET ${base}`]: listPulls,
  [`GET ${base}/:number`]: getPull,
  [`PATCH ${base}/:number`]: updatePull,
  [`GET ${base}/:number/files`]: listFiles,
  [`GET ${base}/:number/commits`]: listCommits,
  [`GET ${base}/:number/merge`]: isMerged,
  [`PUT ${base}/:number/merge`]: mergePull,
};
