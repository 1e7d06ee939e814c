/** Of files: the default branch, and what the consumer's repository is. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { gitEnvironment } from "../../../sandbox/git-environment.ts";
import { access, account, consumer, type Globex } from "../globex.ts";
import { governance, type Mistake } from "./mistake.ts";
import { environments } from "./settings.ts";

/** Puts files on the default branch as if they had been merged, and takes the branch back afterwards. */
export async function merged(
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

const calling = (on: string, uses: string, secrets: string) =>
  `name: extra\non: ${on}\npermissions: {}\njobs:\n  extra:\n    uses: ${uses}\n    secrets: ${secrets}\n`;

export const inFiles: readonly Mistake[] = [
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
    title: "another workflow borrows the environment of apply through one that it calls, spelled otherwise",
    code: "doctor.workflow.environment",
    says: /called\.yml.* Sallyport-Apply/,
    plant: (globex) =>
      merged(globex, async () => ({
        [workflow("extra")]: calling("push", `./${workflow("called")}`, "inherit"),
        [workflow("called")]: extra(
          "workflow_call",
          '    environment: Sallyport-Apply\n    steps:\n      - run: "true"\n',
        ),
      })),
  },
  {
    title: "another workflow borrows the environment that its caller names",
    code: "doctor.workflow.environment",
    says: /called\.yml.* \$\{\{ inputs\.where \}\}/,
    plant: (globex) =>
      merged(globex, async () => ({
        [workflow("called")]: extra(
          "workflow_call",
          '    environment:\n      name: ${{ inputs.where }}\n    steps:\n      - run: "true"\n',
        ),
      })),
  },
  ...(["inherit", "{ READER_APP_KEY: x }"] as const).map(
    (secrets): Mistake => ({
      title: `secrets (${secrets}) are handed to a workflow of another repository, which may name the environment of apply`,
      code: "doctor.workflow.handed",
      says: /its job extra hands secrets to \S+\/build\.yml@/,
      plant: (globex) =>
        merged(globex, async (text) => {
          const [, pin, commit] = /(\S+\/tools\/sallyport|tools\/sallyport)@([0-9a-f]{40})/.exec(
            await text(workflow("sweep")),
          )!;
          return { [workflow("extra")]: calling("push", `${pin}/${workflow("build")}@${commit}`, secrets) };
        }),
    }),
  ),
  ...[
    ["hands all of them on", '    uses: ./.github/workflows/called.yml\n    "secrets": inherit\n'],
    ["prints all of them", '    steps:\n      - run: "true"\n        env: { K: "${{ toJSON(secrets) }}" }\n'],
    ["spells it in capitals", '    steps:\n      - run: "true"\n        env: { K: "${{ SECRETS.KEY }}" }\n'],
  ].map(
    ([how, job = ""]): Mistake => ({
      title: `a pull request starts a job that holds a secret, and ${how}`,
      code: "doctor.workflow.secret",
      plant: (globex) => merged(globex, async () => ({ [workflow("extra")]: extra("[push, pull_request]", job) })),
    }),
  ),
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

export const inConsumer: readonly Mistake[] = [
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
