/** Repositories, branches, refs and commits. */
import { moveRef } from "./commits.ts";
import { isRefName, zero } from "./git.ts";
import { nodeId, renderAccount, renderCommit, renderRepository, type Schema, web } from "./render.ts";
import { renderPullSimple } from "./render-pull.ts";
import { type Answer, type Call, invalid, notFound, page, Refusal, type Routes, repoFor, text } from "./rest.ts";
import { rulesetRules } from "./rest-settings.ts";
import type { Repo } from "./state.ts";
import { may, passesRules, roleOn } from "./tokens.ts";

function getRepository(call: Call): Answer {
  const repo = repoFor(call);
  if (call.identity.kind !== "user") return { body: renderRepository(call.world, repo) };
  const role = roleOn(call.world, repo, call.identity.account.login);
  const at = ["none", "read", "triage", "write", "maintain", "admin"].indexOf(role);
  const permissions = {
    admin: at >= 5,
    maintain: at >= 4,
    push: at >= 3,
    triage: at >= 2,
    pull: at >= 1 || !repo.private,
  };
  return { body: { ...renderRepository(call.world, repo), permissions } };
}

function getBranch(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const name = call.param("branch");
  const commit = repo.git.commit(repo.git.ref(`refs/heads/${name}`) ?? "");
  if (!commit) throw new Refusal(404, "Branch not found");
  const self = `${call.world.url}/repos/${repo.fullName}/branches/${name}`;
  return {
    body: {
      name,
      commit: renderCommit(call.world, repo, commit),
      _links: { self, html: `${web}/${repo.fullName}/tree/${name}` },
      protected: name in repo.protect,
      protection: {
        enabled: repo.protect[name]?.classic === true,
        required_status_checks: { contexts: [], checks: [] },
      },
      protection_url: `${self}/protection`,
    } satisfies Schema["branch-with-protection"],
  };
}

function listBranches(call: Call): Answer {
  const repo = repoFor(call, "contents");
  return page(call, [...repo.git.refs("refs/heads")], ([ref, sha]) => {
    const name = ref.slice("refs/heads/".length);
    const url = `${call.world.url}/repos/${repo.fullName}/commits/${sha}`;
    return { name, commit: { sha, url }, protected: name in repo.protect };
  });
}

function renderRef(call: Call, repo: Repo, ref: string, sha: string): Schema["git-ref"] {
  const url = `${call.world.url}/repos/${repo.fullName}/git`;
  return {
    ref,
    node_id: nodeId("REF", `${repo.id}:${ref}`),
    url: `${url}/${ref}`,
    object: { type: repo.git.read(sha)?.type ?? "commit", sha, url: `${url}/commits/${sha}` },
  };
}

function getRef(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const ref = `refs/${call.param("ref")}`;
  const sha = repo.git.ref(ref);
  if (!sha) throw notFound();
  return { body: renderRef(call, repo, ref, sha) };
}

function listMatchingRefs(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const prefix = `refs/${call.param("ref")}`;
  const refs = [...repo.git.refs("refs")].filter(([ref]) => ref.startsWith(prefix));
  return page(call, refs, ([ref, sha]) => renderRef(call, repo, ref, sha));
}

function createRef(call: Call): Answer {
  const repo = repoFor(call, "contents", "write");
  const ref = text(call, "ref");
  const sha = text(call, "sha");
  if (!/^refs\/(heads|tags)\/./.test(ref) || !isRefName(ref)) throw invalid("Reference name must start with 'refs/'.");
  if (!repo.git.commit(sha)) throw invalid("Object does not exist");
  if (repo.git.ref(ref)) throw invalid("Reference already exists");
  obeyRules(call, repo, ref);
  if (!moveRef(call.world, repo, { ref, before: zero, after: sha, by: call.identity }))
    throw invalid("Reference already exists");
  return { status: 201, body: renderRef(call, repo, ref, sha) };
}

function updateRef(call: Call): Answer {
  const repo = repoFor(call, "contents", "write");
  const ref = `refs/${call.param("ref")}`;
  const sha = text(call, "sha");
  const before = writableRef(ref) && repo.git.ref(ref);
  if (!before) throw invalid("Reference does not exist");
  if (!repo.git.commit(sha)) throw invalid("Object does not exist");
  if (call.body.force !== true && !repo.git.isAncestor(before, sha)) throw invalid("Update is not a fast forward");
  obeyRules(call, repo, ref);
  if (!moveRef(call.world, repo, { ref, before, after: sha, by: call.identity }))
    throw new Refusal(409, "Reference cannot be updated");
  return { body: renderRef(call, repo, ref, sha) };
}

function deleteRef(call: Call): Answer {
  const repo = repoFor(call, "contents", "write");
  const ref = `refs/${call.param("ref")}`;
  const before = writableRef(ref) && repo.git.ref(ref);
  if (!before) throw invalid("Reference does not exist");
  obeyRules(call, repo, ref);
  moveRef(call.world, repo, { ref, before, after: zero, by: call.identity });
  return { status: 204 };
}

const writableRef = (ref: string) => /^refs\/(heads|tags)\/./.test(ref);

function obeyRules(call: Call, repo: Repo, ref: string): void {
  if (!passesRules(call.identity, repo, ref.replace(/^refs\/heads\//, "")))
    throw invalid("Repository rule violations found\n\nChanges must be made through a pull request.\n\n");
}

function commitOf(repo: Repo, name: string) {
  const commit = repo.git.commit(repo.git.resolve(name) ?? "");
  if (!commit) throw invalid(`No commit found for SHA: ${name}`);
  return commit;
}

function getCommit(call: Call): Answer {
  const repo = repoFor(call, "contents");
  return { body: renderCommit(call.world, repo, commitOf(repo, call.param("ref"))) };
}

/** Newest first; with `path`, those that changed what stands there against their first parent. */
function listCommits(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const path = call.query("path");
  const tip = commitOf(repo, call.query("sha") ?? "HEAD");
  const changed = (oid: string, parent: string | undefined) =>
    path === undefined || repo.git.entry(oid, path)?.oid !== (parent && repo.git.entry(parent, path)?.oid);
  const commits = repo.git.history(tip.oid).filter(({ oid, parents }) => changed(oid, parents[0]));
  return page(call, commits, (commit) => renderCommit(call.world, repo, commit));
}

/** The merged pull request that brought a commit in; of a commit outside the default branch also the open ones that hold it. */
function listPullsOfCommit(call: Call): Answer {
  const repo = repoFor(call, "pull_requests");
  const { oid } = commitOf(repo, call.param("sha"));
  const main = repo.git.ref("refs/heads/main") ?? "";
  const inMain = repo.git.isAncestor(oid, main);
  const holds = (head: string, base: string) => repo.git.history(head, base).some((commit) => commit.oid === oid);
  const pulls = repo.pulls.filter(
    ({ merged, head, base }) => merged?.commit === oid || (merged || !inMain ? holds(head.sha, base.sha) : false),
  );
  return page(call, pulls, (pull) => renderPullSimple(call.world, repo, pull));
}

/** Pushes with the account that pushed, newest first. Its pages are found by cursor alone: `page` means nothing here. */
function listActivity(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const ref = call.query("ref");
  const wanted = ref && (ref.startsWith("refs/") ? ref : `refs/heads/${ref}`);
  const type = call.query("activity_type");
  const found = repo.activity.filter((entry) => (!wanted || entry.ref === wanted) && (!type || entry.type === type));
  const ordered = call.query("direction") === "asc" ? found.toReversed() : found;
  const size = Math.min(100, Math.max(1, Number(call.query("per_page") ?? 30) || 30));
  const after = call.query("after");
  const start = after ? ordered.findIndex(({ id }) => String(id) === after) + 1 : 0;
  const shown = ordered.slice(start, start + size);
  const next = new URL(call.url);
  next.searchParams.set("after", String(shown.at(-1)?.id ?? ""));
  return {
    body: shown.map((entry) => ({
      id: entry.id,
      node_id: nodeId("PSH", entry.id),
      before: entry.before,
      after: entry.after,
      ref: entry.ref,
      timestamp: entry.at,
      activity_type: entry.type,
      actor: renderAccount(call.world, entry.actor),
    })),
    ...(start + size < ordered.length ? { headers: { link: `<${next}>; rel="next"` } } : {}),
  };
}

/** The rules that hold for a branch; readable with metadata. */
function listRules(call: Call): Answer {
  const repo = repoFor(call);
  const rule = repo.protect[call.param("branch")];
  const source = { ruleset_source_type: "Repository", ruleset_source: repo.fullName, ruleset_id: repo.id };
  const rules = [
    { type: "deletion", ...source },
    { type: "non_fast_forward", ...source },
    {
      type: "pull_request",
      ...source,
      parameters: {
        allowed_merge_methods: ["squash"],
        dismiss_stale_reviews_on_push: false,
        require_code_owner_review: false,
        require_last_push_approval: false,
        required_approving_review_count: rule?.approvals ?? 1,
        required_review_thread_resolution: false,
      },
    },
  ];
  const shown = rule?.rules?.map((type) => rules.find((one) => one.type === type) ?? { type, ...source }) ?? rules;
  const fromRulesets = rulesetRules(repo, call.param("branch"));
  return page(call, [...(rule && !rule.classic ? shown : []), ...fromRulesets], (one) => one as object);
}

function getPermission(call: Call): Answer {
  const repo = repoFor(call);
  const account = call.world.accounts.get(call.param("username").toLowerCase());
  if (!account) throw notFound();
  if (!may(call.world, call.identity, repo, "metadata", "read") || call.identity.kind === "anonymous") throw notFound();
  const role = roleOn(call.world, repo, account.login);
  const permission = role === "maintain" ? "write" : role === "triage" ? "read" : role;
  return {
    body: { permission, role_name: role, user: { ...renderAccount(call.world, account), role_name: role } },
  };
}

const base = "/repos/:owner/:repo";

export const repositoryRoutes: Routes = {
  [`GET ${base}`]: getRepository,
  [`GET ${base}/branches`]: listBranches,
  [`GET ${base}/branches/:branch{.+}`]: getBranch,
  [`GET ${base}/git/ref/:ref{.+}`]: getRef,
  [`GET ${base}/git/matching-refs/:ref{.+}`]: listMatchingRefs,
  [`POST ${base}/git/refs`]: createRef,
  [`PATCH ${base}/git/refs/:ref{.+}`]: updateRef,
  [`DELETE ${base}/git/refs/:ref{.+}`]: deleteRef,
  [`GET ${base}/commits`]: listCommits,
  [`GET ${base}/commits/:sha/pulls`]: listPullsOfCommit,
  [`GET ${base}/commits/:ref{.+}`]: getCommit,
  [`GET ${base}/activity`]: listActivity,
  [`GET ${base}/rules/branches/:branch{.+}`]: listRules,
  [`GET ${base}/collaborators/:username/permission`]: getPermission,
};
