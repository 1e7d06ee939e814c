/** What people get wrong about a live installation, each planted in the sandbox alone; doctor must find it, and nothing else. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import type { EnvironmentSeed, Ruleset } from "../../sandbox/contract.ts";
import { gitEnvironment } from "../../sandbox/git-environment.ts";
import { access, account, consumer, type Globex, target } from "./globex.ts";

export interface Mistake {
  readonly title: string;
  readonly code: string;
  /** In `where: seen`. */
  readonly says?: RegExp;
  /** Settings are put back by whoever plants; the rest by what this returns. */
  plant(globex: Globex): void | Promise<void> | Promise<() => Promise<void>>;
}

const governance = ({ github }: Globex) => github.governance(access);
const rulesetOf = (globex: Globex, part: string): Ruleset => {
  const found = governance(globex).rulesets.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`no ruleset is called ${part}`);
  return found;
};
const review = (globex: Globex, parameters: Record<string, unknown>) => {
  const [rule] = rulesetOf(globex, "reviewed").rules;
  Object.assign(rule!.parameters!, parameters);
};
const environments = (globex: Globex, change: (all: Record<string, EnvironmentSeed>) => void, repository = access) => {
  const key = (app: string) => ({ branches: ["main"], secrets: { [`${app}_APP_KEY`]: "pem" } });
  const own: Record<string, EnvironmentSeed> =
    repository === access
      ? {
          ...{ "sallyport-apply": key("READER"), "sallyport-sweep": key("READER") },
          ...{ "sallyport-audit": key("READER"), "sallyport-record": key("WRITER") },
        }
      : { production: { branches: ["main"] } };
  change(own);
  globex.github.configure(repository, { environments: own });
};
const without = (types: readonly string[]) => (rule: { readonly type: string }) => !types.includes(rule.type);
const appSlug = (name: "reader" | "writer") => `globex-sallyport-${name}`;
const held = {
  reader: { actions: "write", contents: "read", members: "read", metadata: "read", pull_requests: "read" },
  writer: { contents: "write", metadata: "read", pull_requests: "write" },
} as const;

const inRules: readonly Mistake[] = [
  {
    title: "the default branch takes pushes without a pull request",
    code: "doctor.branch.pull-request",
    plant: (globex) => {
      const ruleset = rulesetOf(globex, "reviewed");
      ruleset.rules = ruleset.rules.filter(without(["pull_request"]));
    },
  },
  {
    title: "a ruleset is only evaluated",
    code: "doctor.branch.pull-request",
    plant: (globex) => {
      rulesetOf(globex, "reviewed").enforcement = "evaluate";
    },
  },
  {
    title: "code owners need not review",
    code: "doctor.branch.code-owners",
    plant: (globex) => review(globex, { require_code_owner_review: false }),
  },
  {
    title: "no approval is required",
    code: "doctor.branch.approvals",
    plant: (globex) => review(globex, { required_approving_review_count: 0 }),
  },
  {
    title: "whoever pushed last may approve",
    code: "doctor.branch.last-push",
    plant: (globex) => review(globex, { require_last_push_approval: false }),
  },
  {
    title: "approvals outlive pushes",
    code: "doctor.branch.stale",
    plant: (globex) => review(globex, { dismiss_stale_reviews_on_push: false }),
  },
  {
    title: "merge commits are allowed",
    code: "doctor.branch.squash",
    plant: (globex) => {
      governance(globex).merges.allow_merge_commit = true;
      review(globex, { allowed_merge_methods: ["merge", "squash"] });
    },
  },
  {
    title: "administrators bypass the review",
    code: "doctor.branch.bypass",
    says: /RepositoryRole 5/,
    plant: (globex) => {
      const actor = { actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" };
      rulesetOf(globex, "reviewed").bypass_actors.push(actor);
    },
  },
  {
    title: "the reader App bypasses the review",
    code: "doctor.branch.bypass",
    says: /Integration 901/,
    plant: (globex) => {
      const actor = { actor_id: 901, actor_type: "Integration", bypass_mode: "always" };
      rulesetOf(globex, "reviewed").bypass_actors.push(actor);
    },
  },
  {
    title: "the default branch can be forced",
    code: "doctor.branch.force-push",
    plant: (globex) => {
      rulesetOf(globex, "rewritten").conditions.ref_name.include.shift();
      const ruleset = rulesetOf(globex, "reviewed");
      ruleset.rules.push({ type: "deletion" });
    },
  },
  {
    title: "the default branch can be deleted",
    code: "doctor.branch.deletion",
    plant: (globex) => {
      rulesetOf(globex, "rewritten").conditions.ref_name.include.shift();
      rulesetOf(globex, "reviewed").rules.push({ type: "non_fast_forward" });
    },
  },
  {
    title: "the ledger can be rewritten",
    code: "doctor.ledger.force-push",
    plant: (globex) => {
      rulesetOf(globex, "rewritten").conditions.ref_name.include.pop();
      rulesetOf(globex, "ledger").rules.push({ type: "deletion" });
    },
  },
  {
    title: "the ledger can be deleted",
    code: "doctor.ledger.deletion",
    plant: (globex) => {
      rulesetOf(globex, "rewritten").conditions.ref_name.include.pop();
      rulesetOf(globex, "ledger").rules.push({ type: "non_fast_forward" });
    },
  },
  {
    title: "anybody who may write pushes to the ledger",
    code: "doctor.ledger.update",
    plant: (globex) => {
      const ruleset = rulesetOf(globex, "ledger");
      ruleset.rules = ruleset.rules.filter(without(["update"]));
    },
  },
  {
    title: "a team pushes to the ledger",
    code: "doctor.ledger.bypass",
    says: /Team 12/,
    plant: (globex) => {
      rulesetOf(globex, "ledger").bypass_actors.push({ actor_id: 12, actor_type: "Team", bypass_mode: "always" });
    },
  },
  {
    title: "the writer App cannot push to the ledger",
    code: "doctor.ledger.writer",
    plant: (globex) => {
      rulesetOf(globex, "ledger").bypass_actors = [];
    },
  },
];

const inRepository: readonly Mistake[] = [
  {
    title: "the repository was deleted and made anew",
    code: "doctor.repository.id",
    plant: ({ github }) => github.configure(access, { id: 5152 }),
  },
  {
    title: "workflows may approve pull requests",
    code: "doctor.actions.approve",
    plant: (globex) => {
      governance(globex).workflowPermissions.can_approve_pull_request_reviews = true;
    },
  },
  {
    title: "workflows may write by default",
    code: "doctor.actions.default",
    plant: (globex) => {
      governance(globex).workflowPermissions.default_workflow_permissions = "write";
    },
  },
  {
    title: "the sweep was switched off",
    code: "doctor.schedule.off",
    says: /disabled_inactivity/,
    plant: (globex) => void governance(globex).disabled.set(".github/workflows/sweep.yml", "disabled_inactivity"),
  },
  {
    title: "no sweep has succeeded for three hours",
    code: "doctor.schedule.late",
    says: /workflow sweep/,
    plant: async ({ clock }) => {
      clock.move(3 * 3_600_000);
      return async () => clock.move(-3 * 3_600_000);
    },
  },
];

const inEnvironments: readonly Mistake[] = [
  {
    title: "the environment of apply was never made",
    code: "doctor.environment.missing",
    says: /sallyport-apply/,
    plant: (globex) => environments(globex, (all) => void delete all["sallyport-apply"]),
  },
  {
    title: "the environment of apply lets every branch in",
    code: "doctor.environment.open",
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-apply"] = { secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the environment of sweep lets every protected branch in",
    code: "doctor.environment.protected",
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-sweep"] = { branches: "protected", secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the environment of record lets release branches in",
    code: "doctor.environment.branches",
    says: /release\/\*/,
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-record"] = { branches: ["main", "release/*"], secrets: { WRITER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the environment of audit lets tags in",
    code: "doctor.environment.branches",
    says: /tag v\*/,
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-audit"] = { branches: ["main"], tags: ["v*"], secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the environment of audit shuts the default branch out",
    code: "doctor.environment.shut",
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-audit"] = { branches: [], secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "a sweep waits for a reviewer",
    code: "doctor.environment.waits",
    plant: (globex) => void governance(globex).waiting.add("sallyport-sweep"),
  },
  {
    title: "the key of audit was forgotten",
    code: "doctor.environment.key-missing",
    plant: (globex) =>
      environments(globex, (all) => {
        all["sallyport-audit"] = { branches: ["main"] };
      }),
  },
  {
    title: "the writer's key lies beside the cloud identity",
    code: "doctor.environment.key-misplaced",
    plant: ({ github }) => github.setSecret(access, "sallyport-apply", "WRITER_APP_KEY", "pem"),
  },
  {
    title: "a key lies in an environment of somebody else's",
    code: "doctor.environment.key-misplaced",
    says: /staging/,
    plant: (globex) =>
      environments(globex, (all) => {
        all.staging = { secrets: { READER_APP_KEY: "pem" } };
      }),
  },
  {
    title: "the writer's key lies at the repository, for any branch to steal",
    code: "doctor.secret.repository",
    plant: ({ github }) => github.configure(access, { secrets: { WRITER_APP_KEY: "pem" } }),
  },
  {
    title: "the address of alerts lies at the repository",
    code: "doctor.secret.repository",
    says: /SALLYPORT_ALERTS/,
    plant: ({ github }) => github.configure(access, { secrets: { SALLYPORT_ALERTS: "https://hooks.example/x" } }),
  },
  {
    title: "the reader's key lies at the organization",
    code: "doctor.secret.organization",
    plant: ({ github }) => void github.organizationSecrets("globex").add("READER_APP_KEY"),
  },
];

const inApps: readonly Mistake[] = [
  {
    title: "the reader App may write contents",
    code: "doctor.app.more",
    says: /contents: write/,
    plant: ({ github }) => github.changeApp(appSlug("reader"), { permissions: { ...held.reader, contents: "write" } }),
  },
  {
    title: "the writer App may administer",
    code: "doctor.app.more",
    says: /administration: write/,
    plant: ({ github }) =>
      github.changeApp(appSlug("writer"), { permissions: { ...held.writer, administration: "write" } }),
  },
  {
    title: "the reader App may not read members",
    code: "doctor.app.less",
    says: /members: read/,
    plant: ({ github }) => {
      const { members: _, ...rest } = held.reader;
      github.changeApp(appSlug("reader"), { permissions: rest });
    },
  },
  {
    title: "an App is installed on every repository",
    code: "doctor.app.everywhere",
    plant: ({ github }) => github.changeApp(appSlug("writer"), { everywhere: true }),
  },
  {
    title: "an App is suspended",
    code: "doctor.app.suspended",
    plant: ({ github }) => github.changeApp(appSlug("reader"), { suspended: true }),
  },
  {
    title: "the reader's variable names no App",
    code: "doctor.app.missing",
    plant: ({ github }) => github.setVariable(access, "READER_APP_ID", "12345"),
  },
];

// ---------------------------------------------------------------- files of the default branch

/** Puts files on the default branch as if they had been merged, and takes the branch back afterwards. */
async function merged(
  { github, directory }: Globex,
  change: (text: (path: string) => Promise<string>) => Promise<Readonly<Record<string, string | undefined>>>,
  repository = access,
): Promise<() => Promise<void>> {
  const bare = github.directory(repository);
  const git = async (args: readonly string[], input?: string) => {
    const pending = promisify(execFile)("git", ["--git-dir", bare, ...args], {
      env: { ...gitEnvironment, GIT_INDEX_FILE: join(directory, "planted-index"), ...author },
    });
    if (input !== undefined) pending.child.stdin?.end(input);
    return (await pending).stdout;
  };
  const before = (await git(["rev-parse", "refs/heads/main"])).trim();
  const files = await change((path) => git(["show", `${before}:${path}`]));
  await git(["read-tree", before]);
  for (const [path, content] of Object.entries(files))
    if (content === undefined) await git(["update-index", "--index-info"], `0 ${"0".repeat(40)}\t${path}\n`);
    else {
      const blob = (await git(["hash-object", "-w", "--stdin"], content)).trim();
      await git(["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`]);
    }
  const tree = (await git(["write-tree"])).trim();
  const commit = (await git(["commit-tree", "-p", before, "-m", "Plant", tree])).trim();
  await git(["update-ref", "refs/heads/main", commit]);
  return async () => void (await git(["update-ref", "refs/heads/main", before]));
}

const author = Object.fromEntries(
  ["AUTHOR", "COMMITTER"].flatMap((who) => [
    [`GIT_${who}_NAME`, "kim"],
    [`GIT_${who}_EMAIL`, "kim@example.com"],
  ]),
);

const swapped =
  (path: string, from: string | RegExp, to: string) =>
  async (text: (path: string) => Promise<string>): Promise<Record<string, string>> => {
    const before = await text(path);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${path} has no ${from}`);
    return { [path]: after };
  };

const workflow = (name: string) => `.github/workflows/${name}.yml`;
const extra = (on: string, job: string) =>
  `name: extra\non: ${on}\npermissions: {}\njobs:\n  extra:\n    runs-on: ubuntu-latest\n${job}`;

const inFiles: readonly Mistake[] = [
  {
    title: "CODEOWNERS is gone",
    code: "doctor.codeowners.missing",
    plant: (globex) => merged(globex, async () => ({ ".github/CODEOWNERS": undefined })),
  },
  {
    title: "a second CODEOWNERS looks as if it counted",
    code: "doctor.codeowners.shadowed",
    plant: (globex) => merged(globex, async () => ({ CODEOWNERS: "* @globex/platform\n" })),
  },
  {
    title: "a line of CODEOWNERS is skipped by GitHub",
    code: "doctor.codeowners.error",
    plant: (globex) =>
      merged(globex, swapped(".github/CODEOWNERS", /^\/schemas\/ +.*$/m, "/schemas/ platform@globex.example")),
  },
  {
    title: "GitHub knows no such owner",
    code: "doctor.codeowners.error",
    says: /Unknown owner/,
    plant: (globex) =>
      void governance(globex).ownerErrors.push({ path: ".github/CODEOWNERS", line: 5, kind: "Unknown owner" }),
  },
  {
    title: "nobody owns the policies",
    code: "doctor.codeowners.control",
    says: /policies/,
    plant: (globex) => merged(globex, swapped(".github/CODEOWNERS", /^\/policies\/.*$/m, "/policies/")),
  },
  {
    title: "nobody owns a target's grants",
    code: "doctor.codeowners.grants",
    plant: (globex) => merged(globex, swapped(".github/CODEOWNERS", /^(\/grants\/ledger-production\/).*$/m, "$1")),
  },
  {
    title: "validate is gone",
    code: "doctor.workflow.missing",
    plant: (globex) => merged(globex, async () => ({ [workflow("validate")]: undefined })),
  },
  {
    title: "an action is pinned to a tag",
    code: "doctor.workflow.unpinned",
    says: /actions\/checkout@v7/,
    plant: (globex) =>
      merged(globex, swapped(workflow("apply"), /actions\/checkout@[0-9a-f]{40} # v7\S*/, "actions/checkout@v7")),
  },
  {
    title: "the Action is pinned to a commit that nobody has",
    code: "doctor.workflow.unknown-pin",
    plant: (globex) =>
      merged(globex, swapped(workflow("sweep"), /tools\/sallyport@[0-9a-f]{40}/, `tools/sallyport@${"0".repeat(40)}`)),
  },
  {
    title: "apply was changed",
    code: "doctor.workflow.changed",
    plant: (globex) => merged(globex, swapped(workflow("apply"), "environment: sallyport-apply", "environment: other")),
  },
  {
    title: "a pull request starts a job that holds a secret",
    code: "doctor.workflow.secret",
    plant: (globex) =>
      merged(globex, async () => ({
        [workflow("extra")]: extra(
          "pull_request",
          '    steps:\n      - run: "true"\n        env:\n          K: ${{ secrets.KEY }}\n',
        ),
      })),
  },
  {
    title: "another workflow borrows the environment of apply",
    code: "doctor.workflow.environment",
    plant: (globex) =>
      merged(globex, async () => ({
        [workflow("extra")]: extra("push", '    environment: sallyport-apply\n    steps:\n      - run: "true"\n'),
      })),
  },
  {
    title: "a workflow runs with trust on a stranger's work",
    code: "doctor.workflow.trigger",
    plant: (globex) =>
      merged(globex, async () => ({
        [workflow("extra")]: extra("pull_request_target", '    steps:\n      - run: "true"\n'),
      })),
  },
  {
    title: "a template was not written anew",
    code: "doctor.bootstrap.stale",
    plant: (globex) =>
      merged(globex, swapped(`bootstrap/${account}.yaml`, "MaxSessionDuration: 3600", "MaxSessionDuration: 7200")),
  },
];

const inConsumer: readonly Mistake[] = [
  {
    title: "the consumer's repository was made anew",
    code: "doctor.subject",
    says: /repository 6162/,
    plant: ({ github }) => github.configure(consumer, { id: 6162 }),
  },
  {
    title: "the consumer's branch lost its rules",
    code: "doctor.subject",
    says: /not protected/,
    plant: ({ github }) => void github.governance(consumer).rulesets.splice(0),
  },
  {
    title: "the consumer's environment lets every branch in",
    code: "doctor.subject",
    plant: (globex) =>
      environments(
        globex,
        (all) => {
          all.production = {};
        },
        consumer,
      ),
  },
  {
    title: "the consumer's repository makes sub of other claims",
    code: "doctor.subject",
    plant: ({ github }) => github.configure(consumer, { subjectClaims: ["repo", "actor"] }),
  },
  {
    title: "the consumer's workflow takes more inputs than the lease",
    code: "doctor.subject",
    says: /"command"/,
    plant: (globex) =>
      merged(
        globex,
        swapped(workflow("reconcile"), "      lease:\n", "      command:\n        type: string\n      lease:\n"),
        consumer,
      ),
  },
];

// ---------------------------------------------------------------- the account

async function byHand(
  { cloud }: Globex,
  work: (iam: IAMClient) => Promise<(again: IAMClient) => Promise<unknown>>,
): Promise<() => Promise<void>> {
  const iam = new IAMClient({ region: "us-east-1", endpoint: cloud.url, credentials: cloud.admin(account) });
  const undo = await work(iam);
  return async () => {
    await undo(iam);
    iam.destroy();
  };
}

const binder = "sallyport-binder";
const boundary = `arn:aws:iam::${account}:policy/sallyport-boundary-${target}`;
const anyone = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
});
const trustOf = async (iam: IAMClient, name: string) =>
  decodeURIComponent((await iam.send(new GetRoleCommand({ RoleName: name }))).Role?.AssumeRolePolicyDocument ?? "");

const inAccount: readonly Mistake[] = [
  {
    title: "a control role trusts every environment",
    code: "doctor.cloud.role-trust",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const trust = await trustOf(iam, binder);
        const PolicyDocument = trust.replace("sallyport-apply", "production");
        await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: binder, PolicyDocument }));
        return (again) => again.send(new UpdateAssumeRolePolicyCommand({ RoleName: binder, PolicyDocument: trust }));
      }),
  },
  {
    title: "a control role may do something else",
    code: "doctor.cloud.role-permissions",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const own = { RoleName: binder, PolicyName: "sallyport" };
        const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand(own));
        const Action = "iam:*";
        const Statement = [{ Effect: "Allow", Action, Resource: "*" }];
        const other = JSON.stringify({ Version: "2012-10-17", Statement });
        await iam.send(new PutRolePolicyCommand({ ...own, PolicyDocument: other }));
        return (again) =>
          again.send(new PutRolePolicyCommand({ ...own, PolicyDocument: decodeURIComponent(PolicyDocument) }));
      }),
  },
  {
    title: "a control role was given a second policy",
    code: "doctor.cloud.role-more",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const PolicyArn = "arn:aws:iam::aws:policy/AWSDenyAll";
        await iam.send(new AttachRolePolicyCommand({ RoleName: "sallyport-reader", PolicyArn }));
        return (again) => again.send(new DetachRolePolicyCommand({ RoleName: "sallyport-reader", PolicyArn }));
      }),
  },
  {
    title: "a boundary was widened by hand",
    code: "doctor.cloud.boundary-differs",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const Statement = [{ Effect: "Allow", Action: "*", Resource: "*" }];
        const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
        const original = await iam.send(new GetPolicyVersionCommand({ PolicyArn: boundary, VersionId: "v1" }));
        const renew = (client: IAMClient, document: string) =>
          client.send(
            new CreatePolicyVersionCommand({ PolicyArn: boundary, PolicyDocument: document, SetAsDefault: true }),
          );
        await renew(iam, PolicyDocument);
        return (again) => renew(again, decodeURIComponent(original.PolicyVersion?.Document ?? ""));
      }),
  },
  {
    title: "a role under our path trusts everybody",
    code: "doctor.cloud.wildcard",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const role = { RoleName: "handmade", Path: "/sallyport/5151/", AssumeRolePolicyDocument: anyone };
        await iam.send(new CreateRoleCommand(role));
        return (again) => again.send(new DeleteRoleCommand({ RoleName: "handmade" }));
      }),
  },
  {
    title: "a control role is gone",
    code: "doctor.cloud.role-missing",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const RoleName = "sallyport-reader";
        const trust = await trustOf(iam, RoleName);
        const own = { RoleName, PolicyName: "sallyport" };
        const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand(own));
        await iam.send(new DeleteRolePolicyCommand(own));
        await iam.send(new DeleteRoleCommand({ RoleName }));
        return async (again) => {
          await again.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
          await again.send(new PutRolePolicyCommand({ ...own, PolicyDocument: decodeURIComponent(PolicyDocument) }));
        };
      }),
  },
];

export const mistakes: readonly Mistake[] = [
  ...[...inRules, ...inRepository, ...inEnvironments, ...inApps, ...inFiles, ...inConsumer, ...inAccount],
];
