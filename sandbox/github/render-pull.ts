/** Pull requests, reviews, files and comments as the REST API shows them. */
import type { FileDiff } from "./diff.ts";
import { nodeId, renderAccount, renderRepository, type Schema, web } from "./render.ts";
import type { Account, Comment, Pull, Repo, Review, World } from "./state.ts";
import { roleOn } from "./tokens.ts";

export function association(world: World, repo: Repo, account: Account): "OWNER" | "MEMBER" | "COLLABORATOR" | "NONE" {
  if (repo.owner.login === account.login) return "OWNER";
  if (world.organizations.get(repo.owner.login.toLowerCase())?.has(account.login)) return "MEMBER";
  return roleOn(world, repo, account.login) === "none" ? "NONE" : "COLLABORATOR";
}

/** The commit the change set starts from: the merge base of base and head; of a merged pull request the base before the merge. */
export function comparisonBase(repo: Repo, pull: Pull): string {
  const base = pull.merged ? pull.base.sha : (repo.git.ref(`refs/heads/${pull.base.ref}`) ?? pull.base.sha);
  return repo.git.mergeBase(base, pull.head.sha) ?? base;
}

export function pullFiles(repo: Repo, pull: Pull): readonly FileDiff[] {
  return repo.git.diff(comparisonBase(repo, pull), pull.head.sha);
}

/** Commits of a pull request, oldest first. */
export function pullCommits(repo: Repo, pull: Pull) {
  return repo.git.history(pull.head.sha, comparisonBase(repo, pull)).toReversed();
}

/** As lists show it; `renderPull` adds what costs a comparison. */
export function renderPullSimple(world: World, repo: Repo, pull: Pull) {
  const url = `${world.url}/repos/${repo.fullName}`;
  const self = `${url}/pulls/${pull.number}`;
  const html = `${web}/${repo.fullName}/pull/${pull.number}`;
  const links = {
    self,
    html,
    issue: `${url}/issues/${pull.number}`,
    comments: `${url}/issues/${pull.number}/comments`,
    review_comments: `${self}/comments`,
    review_comment: `${url}/pulls/comments{/number}`,
    commits: `${self}/commits`,
    statuses: `${url}/statuses/${pull.head.sha}`,
  };
  const repository = renderRepository(world, repo);
  const user = renderAccount(world, repo.owner);
  return {
    url: self,
    id: pull.id,
    node_id: nodeId("PR", pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: links.issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: renderAccount(world, pull.author),
    body: pull.body,
    labels: [],
    milestone: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.merged?.at ?? null,
    merge_commit_sha: pull.merged?.commit ?? pull.mergeRef ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    draft: pull.draft,
    head: {
      label: `${repo.owner.login}:${pull.head.ref}`,
      ref: pull.head.ref,
      sha: pull.head.sha,
      repo: repository,
      user,
    },
    base: {
      label: `${repo.owner.login}:${pull.base.ref}`,
      ref: pull.base.ref,
      sha: pull.base.sha,
      repo: repository,
      user,
    },
    _links: {
      self: { href: links.self },
      html: { href: links.html },
      issue: { href: links.issue },
      comments: { href: links.comments },
      review_comments: { href: links.review_comments },
      review_comment: { href: links.review_comment },
      commits: { href: links.commits },
      statuses: { href: links.statuses },
    },
    author_association: association(world, repo, pull.author),
    auto_merge: null,
    active_lock_reason: null,
  } satisfies Schema["pull-request-simple"];
}

export function renderPull(world: World, repo: Repo, pull: Pull) {
  const files = pullFiles(repo, pull);
  const sum = (count: (file: FileDiff) => number) => files.reduce((total, file) => total + count(file), 0);
  const open = pull.state === "open";
  return {
    ...renderPullSimple(world, repo, pull),
    merged: pull.merged !== undefined,
    mergeable: open ? pull.mergeRef !== undefined : null,
    rebaseable: null,
    mergeable_state: !open ? "unknown" : pull.draft ? "draft" : pull.mergeRef ? "clean" : "dirty",
    merged_by: pull.merged ? renderAccount(world, pull.merged.by) : null,
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: pullCommits(repo, pull).length,
    additions: sum(({ additions }) => additions),
    deletions: sum(({ deletions }) => deletions),
    changed_files: files.length,
  } satisfies Schema["pull-request"];
}

export function renderFile(world: World, repo: Repo, pull: Pull, file: FileDiff): Schema["diff-entry"] {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  return {
    sha: file.blob,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${web}/${repo.fullName}/blob/${pull.head.sha}/${path}`,
    raw_url: `${web}/${repo.fullName}/raw/${pull.head.sha}/${path}`,
    contents_url: `${world.url}/repos/${repo.fullName}/contents/${path}?ref=${pull.head.sha}`,
    ...(file.patch ? { patch: file.patch } : {}),
    ...(file.previous === undefined ? {} : { previous_filename: file.previous }),
  };
}

export function renderReview(
  world: World,
  { repo, pull, review }: { readonly repo: Repo; readonly pull: Pull; readonly review: Review },
): Schema["pull-request-review"] {
  const html = `${web}/${repo.fullName}/pull/${pull.number}#pullrequestreview-${review.id}`;
  const url = `${world.url}/repos/${repo.fullName}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: renderAccount(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    author_association: association(world, repo, review.author),
    _links: { html: { href: html }, pull_request: { href: url } },
    submitted_at: review.submittedAt,
    commit_id: review.commit,
  };
}

export function renderComment(
  world: World,
  { repo, pull, comment }: { readonly repo: Repo; readonly pull: Pull; readonly comment: Comment },
): Schema["issue-comment"] {
  const url = `${world.url}/repos/${repo.fullName}/issues`;
  return {
    id: comment.id,
    node_id: nodeId("IC", comment.id),
    url: `${url}/comments/${comment.id}`,
    html_url: `${web}/${repo.fullName}/pull/${pull.number}#issuecomment-${comment.id}`,
    issue_url: `${url}/${pull.number}`,
    user: renderAccount(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    body: comment.body,
    author_association: association(world, repo, comment.author),
    performed_via_github_app: comment.app ? renderApp(world, comment.app) : null,
  };
}

/** The App behind a comment; the actions bot's is GitHub's own. */
function renderApp(world: World, app: NonNullable<Comment["app"]>): NonNullable<Schema["nullable-integration"]> {
  const owner = world.accounts.get(app.organization.toLowerCase());
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId("A", app.id),
    client_id: app.clientId,
    ...(owner ? { owner: renderAccount(world, owner) } : {}),
    name: app.slug,
    description: null,
    external_url: `${web}/apps/${app.slug}`,
    html_url: `${web}/apps/${app.slug}`,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    permissions: { ...app.permissions },
    events: [],
  } as NonNullable<Schema["nullable-integration"]>;
}
