/** Accounts, repositories and commits as the REST API shows them. Web addresses are github.com's, API addresses this server's. */
import type { components } from "@octokit/openapi-types";
import { accountByEmail } from "./accounts.ts";
import type { CommitObject, Signature } from "./objects.ts";
import type { Account, Repo, World } from "./state.ts";

export type Schema = components["schemas"];

export const web = "https://github.com";

/** Opaque, stable, one per thing, like GitHub's global node ids. */
export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(`${kind}:${id}`).toString("base64url")}`;
}

export function renderAccount(world: World, account: Account): Schema["simple-user"] {
  const login = encodeURIComponent(account.login);
  const url = `${world.url}/users/${login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type === "Bot" ? "BOT" : account.type === "User" ? "U" : "O", account.id),
    avatar_url: `${web}/${login}.png`,
    gravatar_id: "",
    url,
    html_url: account.type === "Bot" ? `${web}/apps/${account.login.replace("[bot]", "")}` : `${web}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    site_admin: false,
  };
}

/** Hypermedia of a repository: field → what comes after its address. */
const repositoryLinks = {
  archive_url: "/{archive_format}{/ref}",
  assignees_url: "/assignees{/user}",
  blobs_url: "/git/blobs{/sha}",
  branches_url: "/branches{/branch}",
  collaborators_url: "/collaborators{/collaborator}",
  comments_url: "/comments{/number}",
  commits_url: "/commits{/sha}",
  compare_url: "/compare/{base}...{head}",
  contents_url: "/contents/{+path}",
  contributors_url: "/contributors",
  deployments_url: "/deployments",
  downloads_url: "/downloads",
  events_url: "/events",
  forks_url: "/forks",
  git_commits_url: "/git/commits{/sha}",
  git_refs_url: "/git/refs{/sha}",
  git_tags_url: "/git/tags{/sha}",
  hooks_url: "/hooks",
  issue_comment_url: "/issues/comments{/number}",
  issue_events_url: "/issues/events{/number}",
  issues_url: "/issues{/number}",
  keys_url: "/keys{/key_id}",
  labels_url: "/labels{/name}",
  languages_url: "/languages",
  merges_url: "/merges",
  milestones_url: "/milestones{/number}",
  notifications_url: "/notifications{?since,all,participating}",
  pulls_url: "/pulls{/number}",
  releases_url: "/releases{/id}",
  stargazers_url: "/stargazers",
  statuses_url: "/statuses/{sha}",
  subscribers_url: "/subscribers",
  subscription_url: "/subscription",
  tags_url: "/tags",
  teams_url: "/teams",
  trees_url: "/git/trees{/sha}",
} as const;

export function renderMinimalRepository(world: World, repo: Repo) {
  const url = `${world.url}/repos/${repo.fullName}`;
  const links = Object.fromEntries(Object.entries(repositoryLinks).map(([name, path]) => [name, url + path]));
  return {
    id: repo.id,
    node_id: nodeId("R", repo.id),
    name: repo.name,
    full_name: repo.fullName,
    owner: renderAccount(world, repo.owner),
    private: repo.private,
    html_url: `${web}/${repo.fullName}`,
    description: null,
    fork: false,
    url,
    ...(links as Record<keyof typeof repositoryLinks, string>),
    default_branch: "main",
  } satisfies Schema["minimal-repository"];
}

/** Squash and merge commits are allowed by the repository; a rule may leave only squash. */
export function renderRepository(world: World, repo: Repo) {
  const last = repo.activity[0]?.at ?? repo.createdAt;
  const issues = repo.pulls.filter(({ state }) => state === "open").length;
  return {
    ...renderMinimalRepository(world, repo),
    clone_url: `${world.url}/${repo.fullName}.git`,
    git_url: `git://github.com/${repo.fullName}.git`,
    ssh_url: `git@github.com:${repo.fullName}.git`,
    svn_url: `${web}/${repo.fullName}`,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks_count: 0,
    forks: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    subscribers_count: 0,
    network_count: 0,
    size: 0,
    open_issues_count: issues,
    open_issues: issues,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    has_downloads: false,
    archived: false,
    disabled: false,
    visibility: repo.private ? "private" : "public",
    ...repo.governance.merges,
    pushed_at: last,
    created_at: repo.createdAt,
    updated_at: last,
  } satisfies Schema["full-repository"] & Schema["repository"];
}

const at = ({ seconds }: Signature) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
const person = (signature: Signature) => ({ name: signature.name, email: signature.email, date: at(signature) });

function verification(repo: Repo, commit: CommitObject): Schema["verification"] {
  const verified = repo.signed.has(commit.oid);
  return {
    verified,
    reason: verified ? "valid" : "unsigned",
    payload: null,
    signature: null,
    verified_at: verified ? at(commit.committer) : null,
  };
}

export function renderCommit(world: World, repo: Repo, commit: CommitObject) {
  const url = `${world.url}/repos/${repo.fullName}`;
  const account = ({ email }: Signature) => {
    const found = accountByEmail(world, email);
    return found ? renderAccount(world, found) : null;
  };
  return {
    sha: commit.oid,
    node_id: nodeId("C", commit.oid),
    url: `${url}/commits/${commit.oid}`,
    html_url: `${web}/${repo.fullName}/commit/${commit.oid}`,
    comments_url: `${url}/commits/${commit.oid}/comments`,
    commit: {
      author: person(commit.author),
      committer: person(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${commit.oid}`,
      comment_count: 0,
      verification: verification(repo, commit),
    },
    author: account(commit.author),
    committer: account(commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${web}/${repo.fullName}/commit/${sha}`,
    })),
  } satisfies Schema["commit"];
}

export function renderGitCommit(world: World, repo: Repo, commit: CommitObject): Schema["git-commit"] {
  const whole = renderCommit(world, repo, commit);
  const { author, committer, message, tree } = whole.commit;
  return {
    sha: commit.oid,
    node_id: whole.node_id,
    url: whole.commit.url,
    html_url: whole.html_url,
    author,
    committer,
    message,
    tree,
    parents: whole.parents,
    verification: verification(repo, commit),
  };
}
