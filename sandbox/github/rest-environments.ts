/** Environments with their branch policies, and the form of `sub`. */
import type { EnvironmentSeed } from "../contract.ts";
import { nodeId, type Schema, web } from "./render.ts";
import { type Answer, type Call, notFound, page, type Routes, repoFor } from "./rest.ts";
import type { Repo } from "./state.ts";

function renderEnvironment(call: Call, repo: Repo, name: string): Schema["environment"] {
  const environment = repo.environments.get(name);
  if (!environment) throw notFound();
  const policy = policyOf(environment);
  return {
    id: environment.id,
    node_id: nodeId("EN", environment.id),
    name,
    url: `${call.world.url}/repos/${repo.fullName}/environments/${encodeURIComponent(name)}`,
    html_url: `${web}/${repo.fullName}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: repo.createdAt,
    updated_at: repo.createdAt,
    protection_rules: [
      ...(repo.governance.waiting.has(name)
        ? [{ id: environment.id + 1, node_id: nodeId("GA", environment.id + 1), type: "required_reviewers" }]
        : []),
      ...(policy ? [{ id: environment.id, node_id: nodeId("GA", environment.id), type: "branch_policy" }] : []),
    ],
    deployment_branch_policy: policy,
  };
}

/** Protected branches alone, or patterns; null lets every branch in. */
function policyOf({ branches, tags }: EnvironmentSeed) {
  if (branches === undefined && tags === undefined) return null;
  return { protected_branches: branches === "protected", custom_branch_policies: branches !== "protected" };
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
  const { branches = [], tags = [] } = environment;
  const patterns = [
    ...(branches === "protected" ? [] : branches.map((name) => ({ name, type: "branch" }))),
    ...tags.map((name) => ({ name, type: "tag" })),
  ];
  return page(
    call,
    patterns.map((pattern, at) => ({ id: environment.id * 100 + at, ...pattern })),
    ({ id, name, type }) => ({ id, node_id: nodeId("DBP", id), name, type }),
    (branch_policies, total_count) => ({ total_count, branch_policies }),
  );
}

/** How `sub` is made here: classic, or with owner and repository ids; of the default claims, or of others. */
function getSubject(call: Call): Answer {
  const repo = repoFor(call, "actions");
  const prefix = repo.immutableSubject
    ? `repo:${repo.owner.login}@${repo.owner.id}/${repo.name}@${repo.id}`
    : `repo:${repo.fullName}`;
  const { subjectClaims: claims } = repo;
  return {
    body: {
      use_default: claims === undefined,
      ...(claims ? { include_claim_keys: claims } : {}),
      use_immutable_subject: repo.immutableSubject,
      sub_claim_prefix: prefix,
    },
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
