/** Environments with their branch policies, and the form of `sub`. */
import { nodeId, type Schema, web } from "./render.ts";
import { type Answer, type Call, notFound, page, type Routes, repoFor } from "./rest.ts";
import type { Repo } from "./state.ts";

function renderEnvironment(call: Call, repo: Repo, name: string): Schema["environment"] {
  const environment = repo.environments.get(name);
  if (!environment) throw notFound();
  return {
    id: environment.id,
    node_id: nodeId("EN", environment.id),
    name,
    url: `${call.world.url}/repos/${repo.fullName}/environments/${encodeURIComponent(name)}`,
    html_url: `${web}/${repo.fullName}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: repo.createdAt,
    updated_at: repo.createdAt,
    protection_rules: environment.branches
      ? [{ id: environment.id, node_id: nodeId("GA", environment.id), type: "branch_policy" }]
      : [],
    deployment_branch_policy: environment.branches ? { protected_branches: false, custom_branch_policies: true } : null,
  };
}

function getEnvironments(call: Call): Answer {
  const repo = repoFor(call, "actions");
  return page(
    call,
    [...repo.environments.keys()],
    (name) => renderEnvironment(call, repo, name),
    (environments, total_count) => ({ total_count, environments }),
  );
}

function getBranchPolicies(call: Call): Answer {
  const repo = repoFor(call, "actions");
  const environment = repo.environments.get(call.param("environment"));
  if (!environment) throw notFound();
  return page(
    call,
    (environment.branches ?? []).map((name, at) => ({ id: environment.id * 100 + at, name })),
    ({ id, name }) => ({ id, node_id: nodeId("DBP", id), name, type: "branch" }),
    (branch_policies, total_count) => ({ total_count, branch_policies }),
  );
}

/** How `sub` is made here: classic, or with owner and repository ids. */
function getSubject(call: Call): Answer {
  const repo = repoFor(call, "actions");
  const prefix = repo.immutableSubject
    ? `repo:${repo.owner.login}@${repo.owner.id}/${repo.name}@${repo.id}`
    : `repo:${repo.fullName}`;
  return {
    body: { use_default: true, use_immutable_subject: repo.immutableSubject, sub_claim_prefix: prefix },
  };
}

const base = "/repos/:owner/:repo";

export const environmentRoutes: Routes = {
  [`GET ${base}/actions/oidc/customization/sub`]: getSubject,
  [`GET ${base}/environments`]: getEnvironments,
  [`GET ${base}/environments/:environment`]: (call) => ({
    body: renderEnvironment(call, repoFor(call, "actions"), call.param("environment")),
  }),
  [`GET ${base}/environments/:environment/deployment-branch-policies`]: getBranchPolicies,
};
