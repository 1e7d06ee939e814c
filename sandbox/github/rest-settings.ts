/** What administrators see and set: rulesets, merge methods, what workflows may do, names of secrets, Apps. */
import type { Ruleset } from "../administration.ts";
import { holdsFor } from "./governance.ts";
import { nodeId, renderAccount, renderRepository, type Schema, web } from "./render.ts";
import { type Answer, type Call, lacking, notFound, page, type Routes, repoFor, text } from "./rest.ts";
import { renderInstallation } from "./rest-tokens.ts";
import { nextId, type Repo } from "./state.ts";
import { rank, roleOn } from "./tokens.ts";

/** The repository, for who administers it: as a person, or as an App with that permission. */
function administered(call: Call, level: "read" | "write" = "read"): Repo {
  const repo = repoFor(call);
  const { identity, world } = call;
  if (identity.kind === "user" ? !isAdmin(call, repo) : !permits(call, "administration", level))
    throw lacking(identity);
  return world.repos.get(repo.fullName.toLowerCase()) ?? repo;
}

function isAdmin(call: Call, repo: Repo): boolean {
  return call.identity.kind === "user" && roleOn(call.world, repo, call.identity.account.login) === "admin";
}

function permits({ identity }: Call, permission: string, level: "read" | "write"): boolean {
  const held =
    identity.kind === "installation" || identity.kind === "job" ? identity.permissions[permission] : undefined;
  return held === "write" || (held === "read" && level === "read");
}

/** Names of secrets are shown to who may write, and to an App that may read them. */
function withSecrets(call: Call, permission: string): Repo {
  const repo = repoFor(call);
  const { identity, world } = call;
  const allowed =
    identity.kind === "user"
      ? rank[roleOn(world, repo, identity.account.login)] >= rank.write
      : permits(call, permission, "read");
  if (!allowed) throw lacking(identity);
  return repo;
}

// ---------------------------------------------------------------- rulesets

function renderRuleset(call: Call, repo: Repo, ruleset: Ruleset): Schema["repository-ruleset"] {
  const self = `${call.world.url}/repos/${repo.fullName}/rulesets/${ruleset.id}`;
  return {
    id: ruleset.id,
    name: ruleset.name,
    target: ruleset.target,
    source_type: "Repository",
    source: repo.fullName,
    enforcement: ruleset.enforcement,
    conditions: {
      ref_name: {
        include: [...ruleset.conditions.ref_name.include],
        exclude: [...ruleset.conditions.ref_name.exclude],
      },
    },
    rules: ruleset.rules as NonNullable<Schema["repository-ruleset"]["rules"]>,
    node_id: nodeId("RRS", ruleset.id),
    created_at: repo.createdAt,
    updated_at: repo.createdAt,
    _links: { self: { href: self }, html: { href: `${web}/${repo.fullName}/rules/${ruleset.id}` } },
    current_user_can_bypass: "never",
    // Shown to who may change it alone.
    ...(isAdmin(call, repo) ? { bypass_actors: ruleset.bypass_actors.map((actor) => ({ ...actor })) } : {}),
  } as Schema["repository-ruleset"];
}

function getRuleset(call: Call): Answer {
  const repo = repoFor(call);
  const ruleset = repo.governance.rulesets.find(({ id }) => String(id) === call.param("ruleset"));
  if (!ruleset) throw notFound();
  return { body: renderRuleset(call, repo, ruleset) };
}

function createRuleset(call: Call): Answer {
  const repo = administered(call, "write");
  const { target, enforcement, conditions, rules, bypass_actors } = call.body as unknown as Ruleset;
  const made = {
    id: nextId(call.world),
    name: text(call, "name"),
    target,
    enforcement,
    conditions,
    rules,
    bypass_actors,
  };
  repo.governance.rulesets.push(made);
  return { status: 201, body: renderRuleset(call, repo, made) };
}

/** The rules of every ruleset that holds for a branch, each with where it comes from. */
export function rulesetRules(repo: Repo, branch: string) {
  return repo.governance.rulesets
    .filter((ruleset) => holdsFor(ruleset, branch))
    .flatMap(({ id, rules }) =>
      rules.map((rule) => ({
        ...rule,
        ruleset_source_type: "Repository",
        ruleset_source: repo.fullName,
        ruleset_id: id,
      })),
    );
}

// ---------------------------------------------------------------- the repository

function updateRepository(call: Call): Answer {
  const repo = administered(call, "write");
  const { merges } = repo.governance;
  for (const name of Object.keys(merges) as (keyof typeof merges)[])
    if (typeof call.body[name] === "boolean") merges[name] = call.body[name];
  return { body: renderRepository(call.world, repo) };
}

function getWorkflowPermissions(call: Call): Answer {
  return { body: { ...administered(call).governance.workflowPermissions } };
}

function setWorkflowPermissions(call: Call): Answer {
  Object.assign(administered(call, "write").governance.workflowPermissions, call.body);
  return { status: 204 };
}

function shareWithin(call: Call): Answer {
  administered(call, "write");
  text(call, "access_level");
  return { status: 204 };
}

function getOwnerErrors(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const errors = repo.governance.ownerErrors.map(({ path, line, kind }) => ({
    line,
    column: 1,
    kind,
    source: "",
    suggestion: null,
    message: `${kind} on line ${line}`,
    path,
  }));
  return { body: { errors } satisfies Schema["codeowners-errors"] };
}

// ---------------------------------------------------------------- environments

function putEnvironment(call: Call): Answer {
  const repo = administered(call, "write");
  const name = call.param("environment");
  const policy = call.body.deployment_branch_policy as { readonly protected_branches: boolean } | null | undefined;
  const { branches: _, ...before } = repo.environments.get(name) ?? { id: nextId(call.world) };
  const branches = policy ? { branches: policy.protected_branches ? ("protected" as const) : [] } : {};
  call.world.repos.set(repo.fullName.toLowerCase(), {
    ...repo,
    environments: new Map([...repo.environments, [name, { ...before, ...branches }]]),
  });
  return {
    body: { ...environmentHead(call, repo, name), protection_rules: [], deployment_branch_policy: policy ?? null },
  };
}

function environmentHead(call: Call, repo: Repo, name: string) {
  const id = repo.environments.get(name)?.id ?? 1;
  const path = encodeURIComponent(name);
  return {
    id,
    node_id: nodeId("EN", id),
    name,
    url: `${call.world.url}/repos/${repo.fullName}/environments/${path}`,
    html_url: `${web}/${repo.fullName}/deployments/activity_log?environments_filter=${path}`,
    created_at: repo.createdAt,
    updated_at: repo.createdAt,
  };
}

function addBranchPolicy(call: Call): Answer {
  const repo = administered(call, "write");
  const name = call.param("environment");
  const environment = repo.environments.get(name);
  if (!environment || environment.branches === "protected") throw notFound();
  const branches = [...(environment.branches ?? []), text(call, "name")];
  call.world.repos.set(repo.fullName.toLowerCase(), {
    ...repo,
    environments: new Map([...repo.environments, [name, { ...environment, branches }]]),
  });
  const id = environment.id * 100 + branches.length;
  return { body: { id, node_id: nodeId("DBP", id), name: text(call, "name"), type: "branch" } };
}

// ---------------------------------------------------------------- secrets and variables

function renderSecret(repo: Repo) {
  return (name: string) => ({ name, created_at: repo.createdAt, updated_at: repo.createdAt });
}

const secretsPage = (call: Call, repo: Repo, names: readonly string[]) =>
  page(call, names, renderSecret(repo), (secrets, total_count) => ({ total_count, secrets }));

function getSecrets(call: Call): Answer {
  const repo = withSecrets(call, "secrets");
  return secretsPage(call, repo, Object.keys(repo.secrets));
}

function getOrganizationSecrets(call: Call): Answer {
  const repo = withSecrets(call, "secrets");
  return secretsPage(call, repo, [...(call.world.organizationSecrets.get(repo.owner.login) ?? [])]);
}

function getEnvironmentSecrets(call: Call): Answer {
  const repo = withSecrets(call, "environments");
  const environment = repo.environments.get(call.param("environment"));
  if (!environment) throw notFound();
  return secretsPage(call, repo, Object.keys(environment.secrets ?? {}));
}

function getVariables(call: Call): Answer {
  const repo = withSecrets(call, "variables");
  return page(
    call,
    Object.entries(repo.variables),
    ([name, value]) => ({ ...renderSecret(repo)(name), value }),
    (variables, total_count) => ({ total_count, variables }),
  );
}

// ---------------------------------------------------------------- Apps

/** Owners of an organization see what is installed on it; here its owners are those who administer one of its repositories. */
function getInstallations(call: Call): Answer {
  const organization = call.world.accounts.get(call.param("org").toLowerCase());
  if (organization === undefined) throw notFound();
  const own = [...call.world.repos.values()].filter(({ owner }) => owner.login === organization.login);
  if (!own.some((repo) => isAdmin(call, repo))) throw lacking(call.identity);
  const apps = call.world.apps.filter((app) => app.organization === organization.login);
  return page(
    call,
    apps,
    (app) => ({ ...renderInstallation(call, app), account: renderAccount(call.world, organization) }),
    (installations, total_count) => ({ total_count, installations }),
  );
}

const base = "/repos/:owner/:repo";

export const settingsRoutes: Routes = {
  [`PATCH ${base}`]: updateRepository,
  [`POST ${base}/rulesets`]: createRuleset,
  [`GET ${base}/rulesets/:ruleset`]: getRuleset,
  [`GET ${base}/actions/permissions/workflow`]: getWorkflowPermissions,
  [`PUT ${base}/actions/permissions/workflow`]: setWorkflowPermissions,
  [`PUT ${base}/actions/permissions/access`]: shareWithin,
  [`GET ${base}/codeowners/errors`]: getOwnerErrors,
  [`PUT ${base}/environments/:environment`]: putEnvironment,
  [`POST ${base}/environments/:environment/deployment-branch-policies`]: addBranchPolicy,
  [`GET ${base}/environments/:environment/secrets`]: getEnvironmentSecrets,
  [`GET ${base}/actions/secrets`]: getSecrets,
  [`GET ${base}/actions/organization-secrets`]: getOrganizationSecrets,
  [`GET ${base}/actions/variables`]: getVariables,
  "GET /orgs/:org/installations": getInstallations,
};
