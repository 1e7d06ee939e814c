import type { Octokit } from "@octokit/rest";
import { Fault } from "../core/fault.ts";
import type {
  AppInstallation,
  BranchRule,
  BypassActor,
  EnvironmentSettings,
  Schedule,
  SettingsFacts,
} from "../core/settings.ts";
import type { Reading } from "../core/subject-facts.ts";
import { fromIso } from "../core/time.ts";
import type { Settings } from "../ports.ts";
import { type Client, githubClient } from "./client.ts";
import { incomplete } from "./forge/fault.ts";
import { slugOf } from "./forge/slug.ts";
import type { GitHubOptions } from "./forge.ts";

/*
 * Settings as the REST API shows them; which permission each takes is on the page of its endpoint, below
 * https://docs.github.com/en/rest/authentication/permissions-required-for-fine-grained-personal-access-tokens
 */

/** Reads only. What the token may not see is unknown, with the permission that is missing. */
export function githubSettings(options: GitHubOptions): Settings {
  const client = githubClient(options);
  const slug = slugOf(options.repository);
  const look = { client, at: { owner: slug.owner, repo: slug.name } };
  return { read: (asked) => readSettings(look, asked) };
}

interface Look {
  readonly client: Client;
  readonly at: { readonly owner: string; readonly repo: string };
}

async function readSettings(look: Look, asked: Parameters<Settings["read"]>[0]): Promise<SettingsFacts> {
  const { at, client } = look;
  const administration = "administration: read (of an administrator)";
  const secrets = "secrets: read";
  const names = (what: string, permission: string, route: string) =>
    seen(permission, async () =>
      (await listed<{ name: string }>(client, what, route, at, "secrets")).map(({ name }) => name),
    );
  const [repository, branch, ledger, ownerErrors, workflowPermissions, environments] = await Promise.all([
    seen("metadata: read", () => repositoryOf(look)),
    rulesOf(look, asked.branch),
    rulesOf(look, asked.ledger),
    seen("contents: read", () => ownerErrorsOf(look, asked.branch)),
    seen(administration, () => workflowPermissionsOf(look)),
    seen("actions: read", () => environmentsOf(look)),
  ]);
  const [ofRepository, ofOrganization, variables, installations] = await Promise.all([
    names("list the repository's secrets", secrets, "GET /repos/{owner}/{repo}/actions/secrets"),
    names("list the organization's secrets", secrets, "GET /repos/{owner}/{repo}/actions/organization-secrets"),
    seen("variables: read", () => variablesOf(look)),
    seen("organization administration: read (of an owner)", () => installationsOf(look)),
  ]);
  const [sweep, audit, pins] = await Promise.all([
    seen("actions: read", () => scheduleOf(look, "sweep.yml", asked.branch)),
    seen("actions: read", () => scheduleOf(look, "audit.yml", asked.branch)),
    Promise.all(asked.pins.map(async (pin) => [pin, await pinOf(client, pin)] as const)),
  ]);
  return {
    ...{ repository, branch, ledger, ownerErrors, workflowPermissions, environments, variables, installations },
    secrets: { repository: ofRepository, organization: ofOrganization },
    schedules: { sweep, audit },
    pins: new Map(pins),
  };
}

/** A refusal for want of a right, or no answer at all, is unknown; anything else is a bug. */
async function seen<T>(permission: string, look: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { read: await look() };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const barred = ["github.forbidden", "github.not-found", "github.unauthorized"].includes(cause.code);
    return { unknown: barred ? `this token may not read it; it takes ${permission}` : cause.message };
  }
}

/** Every item of a list that GitHub wraps in an object. */
async function listed<T>(
  client: Client,
  what: string,
  route: string,
  at: object,
  field: string,
): Promise<readonly T[]> {
  return client.all<T>(what, async (api, page) => {
    const reply = await (api as Octokit).request(route, { ...at, ...page });
    const items = (reply.data as Readonly<Record<string, unknown>>)[field];
    if (!Array.isArray(items)) throw incomplete(what, `the answer has no ${field}`);
    return { ...reply, data: items as T[] };
  });
}

async function repositoryOf({ client, at }: Look) {
  const found = await client.read("look at the repository", (api) => api.repos.get(at));
  const merges = (["squash", "merge", "rebase"] as const).filter(
    (method) => found[method === "merge" ? "allow_merge_commit" : (`allow_${method}_merge` as const)] ?? false,
  );
  // Shown to those alone who may write: without it there is nothing to judge.
  if (found.allow_squash_merge === undefined) throw new Fault("github.forbidden", "merge methods are not shown");
  return { id: String(found.id), ownerId: String(found.owner.id), defaultBranch: found.default_branch, merges };
}

async function rulesOf(look: Look, branch: string): Promise<Reading<readonly BranchRule[]>> {
  const { client, at } = look;
  return await seen("metadata: read", async () => {
    const rules = await client.all<ShownRule>(
      "list the rules of a branch",
      (api, page) =>
        api.request("GET /repos/{owner}/{repo}/rules/branches/{branch}", { ...at, branch, ...page }) as never,
    );
    const bypasses = new Map<number, Reading<readonly BypassActor[]>>();
    for (const { ruleset_id: id, ruleset_source_type: type } of rules)
      if (!bypasses.has(id)) bypasses.set(id, await bypassOf(look, id, type));
    return rules.map(({ type, parameters = {}, ruleset_id }) => ({
      type,
      parameters,
      bypass: bypasses.get(ruleset_id)!,
    }));
  });
}

interface ShownRule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly ruleset_id: number;
  readonly ruleset_source_type: string;
}

/** Shown only to whoever may change the ruleset. */
async function bypassOf({ client, at }: Look, id: number, source: string): Promise<Reading<readonly BypassActor[]>> {
  const permission = source === "Organization" ? "organization administration: write" : "administration: write";
  return await seen(permission, async () => {
    const found = await client.read("look at a ruleset", (api) =>
      api.request("GET /repos/{owner}/{repo}/rulesets/{ruleset_id}", { ...at, ruleset_id: id }),
    );
    const { bypass_actors: actors } = found as {
      readonly bypass_actors?: readonly { actor_type: string; actor_id?: number | null; bypass_mode?: string }[];
    };
    if (actors === undefined) throw new Fault("github.forbidden", "who bypasses is not shown");
    return actors.map(({ actor_type, actor_id, bypass_mode }) => ({
      kind: actor_type,
      id: actor_id ?? undefined,
      exempt: bypass_mode === "exempt",
    }));
  });
}

async function ownerErrorsOf({ client, at }: Look, ref: string) {
  const { errors } = await client.read("look for errors in CODEOWNERS", (api) =>
    api.repos.codeownersErrors({ ...at, ref }),
  );
  return errors.map(({ path, line, kind, message }) => ({ path, line, says: `${kind}: ${message.split("\n")[0]}` }));
}

async function workflowPermissionsOf({ client, at }: Look) {
  const found = await client.read("look at what workflows may do", (api) =>
    api.actions.getGithubActionsDefaultWorkflowPermissionsRepository(at),
  );
  return { byDefault: found.default_workflow_permissions, mayApprove: found.can_approve_pull_request_reviews };
}

interface ShownEnvironment {
  readonly name: string;
  readonly protection_rules?: readonly { readonly type: string }[];
  readonly deployment_branch_policy: { readonly protected_branches: boolean } | null;
}

async function environmentsOf(look: Look): Promise<readonly EnvironmentSettings[]> {
  const { client, at } = look;
  const route = "GET /repos/{owner}/{repo}/environments";
  const found = await listed<ShownEnvironment>(client, "list the environments", route, at, "environments");
  return await Promise.all(
    found.map(async ({ name, protection_rules: rules = [], deployment_branch_policy: policy }) => {
      const one = { ...at, environment_name: name };
      const path = `${route}/{environment_name}`;
      const patterns = () =>
        listed<{ name: string; type?: string }>(
          client,
          "list branch policies",
          `${path}/deployment-branch-policies`,
          one,
          "branch_policies",
        );
      const secrets = () =>
        listed<{ name: string }>(client, "list an environment's secrets", `${path}/secrets`, one, "secrets");
      return {
        name,
        admits:
          policy === null
            ? { read: "all" as const }
            : policy.protected_branches
              ? { read: "protected" as const }
              : await seen("actions: read", async () =>
                  (await patterns()).map(({ name: pattern, type }) => ({
                    kind: type === "tag" ? ("tag" as const) : ("branch" as const),
                    pattern,
                  })),
                ),
        waits: rules.some(({ type }) => type === "required_reviewers" || type === "wait_timer"),
        secrets: await seen("environments: read", async () => (await secrets()).map((secret) => secret.name)),
      };
    }),
  );
}

async function variablesOf({ client, at }: Look): Promise<Readonly<Record<string, string>>> {
  const route = "GET /repos/{owner}/{repo}/actions/variables";
  const found = await listed<{ name: string; value: string }>(client, "list the variables", route, at, "variables");
  return Object.fromEntries(found.map(({ name, value }) => [name, value]));
}

interface ShownInstallation {
  readonly app_slug: string;
  readonly app_id: number;
  readonly client_id?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly repository_selection: string;
  readonly suspended_at: string | null;
}

async function installationsOf({ client, at }: Look): Promise<readonly AppInstallation[]> {
  const route = "GET /orgs/{org}/installations";
  const found = await listed<ShownInstallation>(client, "list the Apps", route, { org: at.owner }, "installations");
  return found.map((one) => ({
    slug: one.app_slug,
    appId: one.app_id,
    clientId: one.client_id ?? "",
    permissions: one.permissions,
    everywhere: one.repository_selection === "all",
    suspended: one.suspended_at !== null,
  }));
}

/** Undefined: GitHub has no such workflow on the default branch. */
async function scheduleOf({ client, at }: Look, file: string, branch: string): Promise<Schedule | undefined> {
  const known = await listed<{ path: string; state: string }>(
    client,
    "list the workflows",
    "GET /repos/{owner}/{repo}/actions/workflows",
    at,
    "workflows",
  );
  const workflow = known.find(({ path }) => path === `.github/workflows/${file}`);
  if (workflow === undefined) return undefined;
  const { workflow_runs: runs } = await client.read("list the runs of a workflow", (api) =>
    api.actions.listWorkflowRuns({ ...at, workflow_id: file, branch, status: "success", per_page: 100 }),
  );
  const times = runs.map(({ created_at }) => fromIso(created_at)).filter((time) => time !== undefined);
  return { state: workflow.state, lastSuccess: times.length === 0 ? undefined : Math.max(...times) };
}

async function pinOf(client: Client, pin: string): Promise<Reading<boolean>> {
  const [name = "", ref = ""] = pin.split("@");
  const [owner = "", repo = ""] = name.split("/");
  const visible = await seen("contents: read", () =>
    client.read("look at an action", (api) => api.repos.get({ owner, repo })),
  );
  if ("unknown" in visible) return visible;
  try {
    const { sha } = await client.read("look for a commit", (api) => api.repos.getCommit({ owner, repo, ref }));
    return { read: sha === ref };
  } catch (cause) {
    if (cause instanceof Fault && ["github.refused", "github.not-found"].includes(cause.code)) return { read: false };
    if (cause instanceof Fault) return { unknown: cause.message };
    throw cause;
  }
}
