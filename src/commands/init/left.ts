import type { Setup } from "./setup.ts";

/** Something that only an administrator can do: what, and the commands for it. None holds a secret. */
export interface Task {
  readonly says: string;
  readonly commands: readonly string[];
}

/** Which environment holds which App's key. */
export const environments = {
  "sallyport-apply": "READER",
  "sallyport-sweep": "READER",
  "sallyport-audit": "READER",
  "sallyport-record": "WRITER",
} as const;

export type AppName = (typeof environments)[keyof typeof environments];

export type Permissions = Readonly<Record<string, string>>;

/** What is left for administrators of the organization, the repositories and the account, in this order. */
export function whatIsLeft(setup: Setup, permissions: Readonly<Record<AppName, Permissions>>): readonly Task[] {
  const { access, target, consumer, controller, action } = setup;
  const repository = access.repository;
  return [
    {
      says: "commit what was written, and push it to the default branch before the rules below hold; the runs that this starts fail until the rest is done",
      commands: ["git add --all && git commit -m 'Set up Sallyport' && git push"],
    },
    ...(Object.keys(permissions) as AppName[]).map((name) => appTask(setup, name, permissions[name])),
    {
      says: "tell the repository its two Apps; READER_APP, WRITER_APP and the keys, reader.pem and writer.pem, are from the pages of the Apps",
      commands: [
        `gh variable set READER_APP_ID --repo ${repository} --body "$READER_APP"`,
        `gh variable set READER_APP_REPOSITORIES --repo ${repository} --body ${quoted(repositoriesSeen(setup))}`,
        `gh variable set WRITER_APP_ID --repo ${repository} --body "$WRITER_APP"`,
      ],
    },
    {
      says: "four environments, for the default branch alone and without reviewers, since a revocation waits for nobody; the keys lie there and nowhere else",
      commands: Object.entries(environments).flatMap(([name, app]) => environmentCommands(access, name, app)),
    },
    {
      says: "rules of the default branch and the ledger; the writer App alone passes, and not even it rewrites or deletes",
      commands: rulesets(setup).map((ruleset) => posted(`repos/${repository}/rulesets`, "POST", ruleset)),
    },
    {
      says: "squash merges alone, and workflows that may neither write by default nor approve pull requests",
      commands: [
        posted(`repos/${repository}`, "PATCH", {
          allow_squash_merge: true,
          allow_merge_commit: false,
          allow_rebase_merge: false,
        }),
        posted(`repos/${repository}/actions/permissions/workflow`, "PUT", {
          default_workflow_permissions: "read",
          can_approve_pull_request_reviews: false,
        }),
      ],
    },
    {
      says: `with rights of an administrator in account ${target.account}: the OIDC provider, the boundary and the control roles`,
      commands: [
        `aws cloudformation deploy --stack-name sallyport --capabilities CAPABILITY_NAMED_IAM --template-file bootstrap/${target.account}.yaml`,
      ],
    },
    {
      says: `in ${consumer.repository}: commit ${consumer.workflow} on ${consumer.ref}, protect that branch, and let the environment admit it alone`,
      commands: [
        posted(`repos/${consumer.repository}/rulesets`, "POST", consumerRuleset(consumer.ref)),
        ...environmentOnly(consumer.repository, consumer.environment, branchOf(consumer.ref)),
      ],
    },
    ...sharing(access.repository, [action.repository, ...(controller === undefined ? [] : [controller.repository])]),
    {
      says: "look whether all of it is so; started as init was, from the same dist/cli.js",
      commands: ["sallyport doctor"],
    },
  ];
}

/** https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-using-url-parameters */
function appTask({ access, consumer }: Setup, name: AppName, permissions: Permissions): Task {
  const [owner = ""] = access.repository.split("/");
  const about = {
    name: `${owner}-sallyport-${name.toLowerCase()}`,
    url: `https://github.com/${access.repository}`,
    public: "false",
    webhook_active: "false",
    ...permissions,
  };
  const where = name === "READER" ? `${access.repository} and ${consumer.repository}` : `${access.repository} alone`;
  const exactly = Object.entries(permissions).map(([permission, level]) => `${permission}: ${level}`);
  return {
    says: `the ${name.toLowerCase()} App, with exactly ${exactly.join(", ")}; install it on ${where}, and note its App ID and a key`,
    commands: [
      `open ${quoted(`https://github.com/organizations/${owner}/settings/apps/new?${new URLSearchParams(about)}`)}`,
      `${name}_APP=  # its App ID`,
    ],
  };
}

/** By name alone where the owner is the same, as the token action wants them. */
function repositoriesSeen({ access, consumer }: Setup): string {
  return [access, consumer].map(({ repository }) => repository.split("/")[1]).join(",");
}

function environmentCommands({ repository, branch }: Setup["access"], name: string, app: AppName): readonly string[] {
  return [
    ...environmentOnly(repository, name, branch),
    `gh secret set ${app}_APP_KEY --repo ${repository} -e ${name} < ${app.toLowerCase()}.pem`,
  ];
}

function environmentOnly(repository: string, name: string, branch: string): readonly string[] {
  const path = `repos/${repository}/environments/${encodeURIComponent(name)}`;
  const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
  return [
    posted(path, "PUT", { deployment_branch_policy }),
    posted(`${path}/deployment-branch-policies`, "POST", { name: branch, type: "branch" }),
  ];
}

/** https://docs.github.com/en/rest/repos/rules#create-a-repository-ruleset */
function rulesets({ access }: Setup): readonly object[] {
  const ledger = "sallyport-ledger";
  const writer = [{ actor_id: "$WRITER_APP", actor_type: "Integration", bypass_mode: "always" }];
  const keep = [{ type: "deletion" }, { type: "non_fast_forward" }];
  return [
    ruleset("sallyport: nothing is rewritten", [access.branch, ledger], keep),
    ruleset("sallyport: every change is reviewed", [access.branch], [reviewed], writer),
    ruleset("sallyport: the ledger is the writer's", [ledger], [{ type: "creation" }, { type: "update" }], writer),
  ];
}

/** What a pull request to the default branch must meet. */
const reviewed = {
  type: "pull_request",
  parameters: {
    required_approving_review_count: 1,
    dismiss_stale_reviews_on_push: true,
    require_code_owner_review: true,
    require_last_push_approval: true,
    required_review_thread_resolution: false,
    allowed_merge_methods: ["squash"],
  },
} as const;

function consumerRuleset(ref: string): object {
  const parameters = { ...reviewed.parameters, require_code_owner_review: false };
  const rules = [{ type: "deletion" }, { type: "non_fast_forward" }, { type: "pull_request", parameters }];
  return ruleset("sallyport: the workflow is reviewed", [branchOf(ref)], rules);
}

function ruleset(name: string, branches: readonly string[], rules: readonly object[], passing: readonly object[] = []) {
  const include = branches.map((branch) => `refs/heads/${branch}`);
  const conditions = { ref_name: { include, exclude: [] } };
  return { name, target: "branch", enforcement: "active", conditions, rules, bypass_actors: passing };
}

/** https://docs.github.com/en/rest/actions/permissions#set-the-level-of-access-for-workflows-outside-of-the-repository */
function sharing(access: string, repositories: readonly string[]): readonly Task[] {
  const [owner] = access.split("/");
  // Another owner's can be used only where everybody can see it.
  const shared = [...new Set(repositories)].filter((repository) => repository.split("/")[0] === owner);
  if (shared.length === 0) return [];
  return [
    {
      says: "where it is private, what workflows take from elsewhere must be shared within the organization",
      commands: shared.map((repository) =>
        posted(`repos/${repository}/actions/permissions/access`, "PUT", { access_level: "organization" }),
      ),
    },
  ];
}

function branchOf(ref: string): string {
  return ref.replace(/^refs\/heads\//, "");
}

/** One call of GitHub's own command line, on one line, in which `$WRITER_APP` alone stands for something. */
function posted(path: string, method: string, body: object): string {
  const text = quoted(JSON.stringify(body)).replaceAll('"$WRITER_APP"', `'"$WRITER_APP"'`);
  return `echo ${text} | gh api -X ${method} ${path} --input -`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
