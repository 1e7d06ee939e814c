import { Fault } from "../../core/fault.ts";
import type { EnvironmentFacts, Reading, RefFacts, SubjectFacts, SubjectFormat } from "../../core/subject-facts.ts";
import type { StartedRun } from "../../ports.ts";
import type { Client } from "../client.ts";
import { restActor } from "./actor.ts";
import { incomplete } from "./fault.ts";
import { unless } from "./people.ts";
import type { Slug } from "./slug.ts";

/*
 * What bears on a job's safety in its own repository. The permissions that each call takes are GitHub's:
 * https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */

interface Job {
  readonly workflow: string;
  readonly ref: string;
  readonly environment: string;
}

/** Reads everything that can be read; a part that the token may not see does not hide the others. */
export async function subjectFacts(client: Client, slug: Slug, job: Job): Promise<SubjectFacts> {
  const repository = await reading(() => repositoryFacts(client, slug));
  const home = "read" in repository ? repository.read.defaultBranch : undefined;
  const ref = await reading(() => refFacts(client, slug, job.ref, home));
  const environment = await reading(() => environmentFacts(client, slug, job.environment));
  const format = await reading(() => subjectFormat(client, slug));
  const workflow = await workflowAt(client, slug, ref, job.workflow);
  return { repository, ref, environment, workflow, format };
}

/** What a token may not see, or sees under another name, is unknown. Outages are thrown: the next run asks again. */
const unseen = ["github.not-found", "github.forbidden", "github.unauthorized", "github.moved"];

async function reading<T>(call: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { read: await call() };
  } catch (fault) {
    if (fault instanceof Fault && unseen.includes(fault.code)) return { unknown: fault.message };
    throw fault;
  }
}

/** metadata: read. */
async function repositoryFacts(client: Client, { owner, name }: Slug) {
  const what = `the repository ${owner}/${name}`;
  const found = await client.read(what, (api) => api.rest.repos.get({ owner, repo: name }));
  if (!Number.isSafeInteger(found.id) || !Number.isSafeInteger(found.owner?.id))
    throw incomplete(what, "github names no numbers");
  return { id: String(found.id), ownerId: String(found.owner.id), defaultBranch: found.default_branch };
}

// ---------------------------------------------------------------- the ref

async function refFacts(
  client: Client,
  slug: Slug,
  ref: string,
  home: string | undefined,
): Promise<RefFacts | undefined> {
  const [, kind, name] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  return kind === "heads" ? await branchFacts(client, slug, name, name === home) : await tagFacts(client, slug, name);
}

/** Whether a rule keeps whoever may write from changing the branch alone: a pull request that takes no approval does not, nor does a queue of such. */
function guards({ type, ...rule }: { readonly type: string; readonly parameters?: unknown }): boolean {
  const { required_approving_review_count: approvals } = (rule.parameters ?? {}) as Readonly<Record<string, unknown>>;
  return type === "update" || (type === "pull_request" && typeof approvals === "number" && approvals >= 1);
}

/** Whether a rule keeps a branch from being deleted, or from being made anew: a required pull request does neither. */
const keeps = ({ type }: { readonly type: string }) => type === "deletion" || type === "creation";

/**
 * The branch takes contents: read, its rules metadata: read. Rules of rulesets that only evaluate are not among them.
 * `home`: it is the default branch, which GitHub lets nobody delete.
 */
async function branchFacts(
  client: Client,
  { owner, name }: Slug,
  branch: string,
  home: boolean,
): Promise<RefFacts | undefined> {
  const what = `branch ${branch} of ${owner}/${name}`;
  const place = { owner, repo: name, branch };
  const found = await unless(["github.not-found"], () => client.read(what, (api) => api.rest.repos.getBranch(place)));
  if (found === undefined) return undefined;
  if (found.name !== branch || !isCommit(found.commit?.sha)) throw incomplete(what, "github names no commit");
  const rules = await client.all(`the rules of ${what}`, (api, page) =>
    api.rest.repos.getBranchRules({ ...place, ...page }),
  );
  const ruled = rules.some(guards);
  const classic = found.protected === true && found.protection?.enabled === true;
  const kept = home || rules.some(keeps);
  const rule = classic && !(ruled && kept) ? await classicRule(client, { owner, name }, branch) : undefined;
  return {
    ...{ commit: found.commit.sha, ruled, classic, immutable: false },
    replaceable: kept ? false : classic ? (rule?.replaceable ?? "unshown") : true,
    ...(rule === undefined || ruled ? {} : { classicGuards: rule.guards }),
  };
}

/**
 * Whether a branch's classic rule takes an approval and no forced push, and whether it lets the branch be deleted and made anew,
 * as GitHub shows it to whom it binds; undefined where it shows nothing. The rule itself takes an administrator to read.
 * https://docs.github.com/en/graphql/reference/objects#refupdaterule
 */
async function classicRule(
  client: Client,
  slug: Slug,
  branch: string,
): Promise<{ readonly guards: boolean; readonly replaceable: boolean } | undefined> {
  const answer = await unless(unseen, () =>
    client.query<RuleAnswer>(
      `what protects branch ${branch} of ${slug.owner}/${slug.name}`,
      `query ($owner: String!, $name: String!, $ref: String!) {
        repository(owner: $owner, name: $name) {
          ref(qualifiedName: $ref) {
            refUpdateRule { requiredApprovingReviewCount allowsForcePushes allowsDeletions blocksCreations }
          }
        }
      }`,
      { ...slug, ref: `refs/heads/${branch}` },
    ),
  );
  const rule = answer?.repository?.ref?.refUpdateRule;
  if (!rule) return undefined;
  return {
    guards: (rule.requiredApprovingReviewCount ?? 0) >= 1 && rule.allowsForcePushes === false,
    replaceable: rule.allowsDeletions !== false && rule.blocksCreations !== true,
  };
}

interface RuleAnswer {
  readonly repository: {
    readonly ref: {
      readonly refUpdateRule: {
        readonly requiredApprovingReviewCount: number | null;
        readonly allowsForcePushes: boolean;
        readonly allowsDeletions: boolean;
        readonly blocksCreations: boolean;
      } | null;
    } | null;
  } | null;
}

/** Both calls take contents: read. A tag stands still only as the tag of an immutable release. */
async function tagFacts(client: Client, { owner, name }: Slug, tag: string): Promise<RefFacts | undefined> {
  const what = `tag ${tag} of ${owner}/${name}`;
  const place = { owner, repo: name };
  const found = await unless(["github.not-found", "github.refused"], () =>
    client.read(what, (api) => api.rest.repos.getCommit({ ...place, ref: `tags/${tag}` })),
  );
  if (found === undefined) return undefined;
  if (!isCommit(found.sha)) throw incomplete(what, "github names no commit");
  const release = await unless(["github.not-found"], () =>
    client.read(`the release of ${what}`, (api) => api.rest.repos.getReleaseByTag({ ...place, tag })),
  );
  const immutable = release?.immutable === true && !release.draft && release.tag_name === tag;
  return { commit: found.sha, ruled: false, classic: false, replaceable: false, immutable };
}

function isCommit(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{40}$/.test(value);
}

// ---------------------------------------------------------------- the workflow file

/** The file itself, at one commit (contents: read): a link is not followed, and nothing is cut off. */
async function workflowAt(
  client: Client,
  slug: Slug,
  ref: SubjectFacts["ref"],
  path: string,
): Promise<SubjectFacts["workflow"]> {
  if ("unknown" in ref) return ref;
  if (ref.read === undefined) return { unknown: "its ref is not there" };
  const { commit } = ref.read;
  return await reading(() => fileAt(client, slug, { commit, path }));
}

interface BlobNode {
  readonly __typename: string;
  readonly oid: string;
  readonly text?: string | null;
  readonly isTruncated?: boolean;
}

async function fileAt(
  client: Client,
  slug: Slug,
  { commit, path }: { readonly commit: string; readonly path: string },
): Promise<{ readonly blob: string; readonly text: string } | undefined> {
  const what = `${path} of ${slug.owner}/${slug.name} at ${commit.slice(0, 12)}`;
  const answer = await client.query<{ readonly repository: { readonly object: BlobNode | null } | null }>(
    what,
    `query ($owner: String!, $name: String!, $expression: String!) {
      repository(owner: $owner, name: $name) {
        object(expression: $expression) { __typename oid ... on Blob { text isTruncated } }
      }
    }`,
    { ...slug, expression: `${commit}:${path}` },
  );
  if (answer.repository === null)
    throw new Fault("github.not-found", `${what}: there is no such repository, or the token may not see it`);
  const { object } = answer.repository;
  if (object?.__typename !== "Blob") return undefined;
  // A file with a zero byte has no text: it is no workflow.
  if (object.text === null) return { blob: object.oid, text: "\0" };
  if (object.text === undefined || object.isTruncated !== false) throw incomplete(what, "the file came cut short");
  return { blob: object.oid, text: object.text };
}

// ---------------------------------------------------------------- settings

/** Both calls take actions: read. */
async function environmentFacts(
  client: Client,
  { owner, name }: Slug,
  environment: string,
): Promise<EnvironmentFacts | undefined> {
  const what = `environment ${environment} of ${owner}/${name}`;
  const place = { owner, repo: name, environment_name: environment };
  const found = await unless(["github.not-found"], () =>
    client.read(what, (api) => api.rest.repos.getEnvironment(place)),
  );
  // GitHub finds an environment in any letter case; whether a token's claims have it so is written nowhere.
  if (found === undefined || (found.name !== environment && sameButCase(found.name, environment))) return undefined;
  const policy = found.deployment_branch_policy;
  if (policy === undefined || found.name !== environment)
    throw incomplete(what, "github does not say which branches it lets in");
  if (policy === null) return { admits: "all" };
  if (policy.protected_branches) return { admits: "protected" };
  let total: number | undefined;
  const patterns = await client.all(`the branches of ${what}`, async (api, page) => {
    const reply = await api.rest.repos.listDeploymentBranchPolicies({ ...place, ...page });
    // A connection that breaks inside the body leaves no object.
    total = reply.data?.total_count;
    return { ...reply, data: reply.data?.branch_policies };
  });
  if (total !== patterns.length) throw incomplete(what, "the list of branches is not whole");
  return {
    admits: patterns.map(({ name: pattern, type = "branch" }) => {
      if (pattern === undefined) throw incomplete(what, "github names no pattern");
      return { kind: type === "tag" ? "tag" : "branch", pattern };
    }),
  };
}

function sameButCase(one: unknown, other: string): boolean {
  return typeof one === "string" && one.toLowerCase() === other.toLowerCase();
}

/** actions: read. `sub_claim_prefix` is believed, not the flag beside it. */
async function subjectFormat(client: Client, { owner, name }: Slug): Promise<SubjectFormat> {
  const what = `how ${owner}/${name} makes sub`;
  const found = await client.read(what, (api) => api.rest.actions.getCustomOidcSubClaimForRepo({ owner, repo: name }));
  const { use_default: usesDefault, sub_claim_prefix: prefix = "" } = found as typeof found & {
    readonly sub_claim_prefix?: string;
  };
  if (typeof usesDefault !== "boolean" || typeof prefix !== "string") throw incomplete(what, "github does not say");
  return { usesDefault, prefix };
}

// ---------------------------------------------------------------- runs

/**
 * A run's commit, workflow file and who started it (actions: read). GitHub may write the path with `@<ref>` behind it.
 * https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run
 */
export async function run(client: Client, { owner, name }: Slug, runId: number): Promise<StartedRun | undefined> {
  const what = `run ${runId} of ${owner}/${name}`;
  const found = await unless(["github.not-found"], () =>
    client.read(what, (api) => api.rest.actions.getWorkflowRun({ owner, repo: name, run_id: runId })),
  );
  if (found === undefined) return undefined;
  if (!isCommit(found.head_sha) || typeof found.path !== "string") throw incomplete(what, "github names no commit");
  const by = found.triggering_actor ?? found.actor;
  return {
    commit: found.head_sha,
    workflow: found.path.replace(/@.*$/, ""),
    ...(by === undefined ? {} : { by: restActor(by), first: restActor(found.actor ?? null) }),
  };
}
