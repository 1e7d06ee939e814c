/** The commands of the terminal, as data: help, parsing and docs/commands.md are made of it. */
import { csv, githubApi, grant, type Option, sandbox } from "./options.ts";

export type { Option } from "./options.ts";

export interface Command {
  readonly name: string;
  readonly says: string;
  /** A word after the command, in help's spelling. */
  readonly argument?: string;
  /** Whether it is started from the terminal, from a workflow, or both. */
  readonly doors: readonly ("terminal" | "workflow")[];
  readonly options: readonly Option[];
  /** Exactly one of its argument and these options is to be given. */
  readonly choices?: readonly string[];
  /** What its exit code 1 means. */
  readonly no: string;
  /** More for its help: what is left out, an example. Lines of at most 100 characters. */
  readonly more?: readonly string[];
}

export const commands: readonly Command[] = [
  {
    name: "init",
    says: "write the files of a new installation here, and say what is left for administrators",
    doors: ["terminal"],
    no: "the files have findings, or others stand in their place; nothing was written",
    more: [
      "What is left out is asked at a terminal, or read from GitHub: ids with GITHUB_TOKEN or GH_TOKEN. All files are",
      "written or none; one that is there with other content is a finding, unless --force.",
      "",
      "example, in an empty clone:",
      "  sallyport init --owner @acme/security --target payments-production --account 210987654321 --region eu-west-1 \\",
      "    --approver @acme/payments-owners --allow dynamodb:GetItem \\",
      "    --resource 'arn:aws:dynamodb:eu-west-1:210987654321:table/ledger*' \\",
      "    --job-repository acme/payments --job backfill --consumer ../payments",
    ],
    options: [
      {
        name: "action",
        value: "OWNER/NAME@COMMIT",
        says: "where the Action comes from; otherwise from where this command does",
      },
      { name: "repository", value: "OWNER/NAME", says: "the access repository; otherwise the clone's origin" },
      { name: "repository-id", value: "ID", says: "its numeric id; otherwise GitHub is asked" },
      { name: "owner-id", value: "ID", says: "its owner's numeric id; otherwise GitHub is asked" },
      { name: "branch", value: "NAME", says: "its default branch; otherwise GitHub is asked" },
      { name: "installation", value: "NAME", says: "a name for the installation; otherwise the owner's" },
      { name: "audience", value: "NAME", says: "an OIDC audience of its own; otherwise sallyport.<owner>" },
      { name: "owner", value: "@WHO", many: true, says: "who answers for everything but requests; once for each" },
      { name: "target", value: "NAME", says: "the first target" },
      { name: "account", value: "ID", says: "its AWS account, twelve digits" },
      { name: "region", value: "NAME", many: true, says: "its regions; once for each" },
      { name: "tier", value: "TIER", says: "development, staging or production (the default)" },
      { name: "minutes", value: "N", says: "the longest window there; 60 otherwise" },
      { name: "allow", value: "ACTION", many: true, says: "the most that may be asked there; once for each" },
      { name: "resource", value: "ARN", many: true, says: "on what; once for each" },
      { name: "approver", value: "@WHO", many: true, says: "who answers for requests there; once for each" },
      { name: "dispatch", says: "apply starts the job there by itself" },
      { name: "job-repository", value: "OWNER/NAME", says: "the repository whose job gets access" },
      { name: "job-repository-id", value: "ID", says: "its numeric id; otherwise GitHub is asked" },
      { name: "job-owner-id", value: "ID", says: "its owner's numeric id; otherwise GitHub is asked" },
      { name: "job", value: "NAME", says: "the job's key in its workflow file" },
      { name: "workflow", value: "PATH", says: "that file; otherwise .github/workflows/<job>.yml" },
      { name: "ref", value: "REF", says: "its full ref; otherwise the default branch" },
      { name: "environment", value: "NAME", says: "its environment; otherwise the tier" },
      { name: "run", value: "COMMAND", says: "what the job runs with its credentials; otherwise it asks who it is" },
      {
        name: "consumer",
        value: "DIR",
        says: "a clone of that repository: its workflow is written there, not printed",
      },
      {
        name: "control",
        value: "DIR",
        says: "hardened, first: write the controller's workflows into that clone, nothing else",
      },
      {
        name: "hardened",
        value: "OWNER/NAME@COMMIT",
        says: "hardened, then: trust the controller's workflows at that commit",
      },
      { name: "force", says: "overwrite what stands in the place of a file" },
      ...githubApi,
    ],
  },
  {
    name: "doctor",
    says: "hold a live installation against what it must be: GitHub's settings, keys, workflows, trusts",
    doors: ["terminal"],
    no: "something ails it, or could not be looked at",
    more: [
      "Reads only. It takes a token of an owner of the organization to see everything, and keys of each account;",
      "what yours may not see is said, with the permission that is missing.",
    ],
    options: sandbox,
  },
  {
    name: "bootstrap",
    says: "write bootstrap/<account>.yaml anew from sallyport.yaml and targets/ as they lie here",
    doors: ["terminal"],
    no: "there are findings; nothing was written",
    options: [],
  },
  {
    name: "attest",
    says: "write sallyport.attested: everything that decides, as it lies here, for its owners to approve anew",
    doors: ["terminal"],
    no: "a file cannot be read; nothing was written",
    options: [],
  },
  {
    name: "request",
    says: "ask for access: write a grant file, push it, open its pull request as you",
    doors: ["terminal"],
    no: "the request has findings; nothing was written",
    more: [
      "What is left out is asked at a terminal. A target with one choice needs no flag for it.",
      "The clone stays as it is: branch, files and what is staged. The new branch is grant/<target>/<id>.",
      "",
      "example:",
      "  sallyport request --target payments-production --id backfill-4211 --job backfill --minutes 60 \\",
      "    --action dynamodb:GetItem --resource arn:aws:dynamodb:eu-west-1:210987654321:table/ledger \\",
      "    --change https://github.com/acme/payments/pull/812 --reason 'Backfill the rows of INC-4211'",
      "",
      "more of the same, approved again:",
      "  sallyport request --extends backfill-4211 --id backfill-4211b --minutes 30 --reason 'A third is left'",
    ],
    options: [
      { name: "target", value: "NAME", says: "where: a file of targets/" },
      { name: "id", value: "ID", says: "what to call it: a-z, 0-9 and -, at most 32, never used before" },
      { name: "repository", value: "OWNER/NAME", says: "the repository whose job gets access" },
      { name: "workflow", value: "PATH", says: "its workflow file" },
      { name: "job", value: "NAME", says: "the job's key in that file" },
      { name: "ref", value: "REF", says: "its full ref" },
      { name: "environment", value: "NAME", says: "its environment" },
      { name: "action", value: "ACTION", many: true, says: "what it may do; once for each" },
      { name: "resource", value: "ARN", many: true, says: "on what; once for each" },
      { name: "minutes", value: "N", says: "for how long" },
      { name: "start", value: "TIME", says: "from when (RFC 3339 with a zone); otherwise from the merge" },
      { name: "change", value: "URL", says: "the pull request, issue or incident it serves" },
      { name: "reason", value: "TEXT", says: "why, in one line" },
      { name: "for", value: "LOGIN", says: "the person for whom you ask, when it is not for you" },
      {
        name: "extends",
        value: "ID",
        says: "go on from that grant: its job, access and change, unless you say otherwise",
      },
      ...sandbox,
    ],
  },
  {
    name: "validate",
    says: "check this clone's files as they are, or explain a pull request on the pull request",
    doors: ["terminal", "workflow"],
    no: "there are findings, or policy forbids it; missing approvals alone are no reason",
    options: [
      { name: "pull-request", value: "N", says: "that pull request, with its comment, instead of the files here" },
      ...sandbox,
    ],
  },
  {
    name: "apply",
    says: "decide and open what the default branch asks for, and end what it does not",
    doors: ["terminal", "workflow"],
    no: "something could not be done",
    options: [{ name: "target", value: "NAME", many: true, says: "only this target; once for each" }, ...sandbox],
  },
  {
    name: "record",
    says: "write down what apply or sweep did, tell the pull requests, revert ended grants",
    doors: ["workflow"],
    no: "not used by this command",
    options: [],
  },
  {
    name: "mint",
    says: "in the job that was given access: get its credentials, and give them back at the end",
    doors: ["workflow"],
    no: "the lease reference is wrong, or the cloud refused",
    options: [],
  },
  {
    name: "sweep",
    says: "end what has ended; with --grant, end that one now",
    doors: ["terminal", "workflow"],
    no: "something could not be ended",
    more: [
      "At a terminal it ends by your own cloud keys and asks nobody's leave; a halt given there is not recorded and keeps",
      "nothing from opening later. `sallyport revoke` records it, and holds.",
    ],
    options: [
      ...grant,
      {
        name: "halt",
        value: "SCOPE",
        says: "end everything of it now: all, target:NAME or repository:OWNER/NAME",
      },
      { name: "target", value: "NAME", many: true, says: "only this target; once for each" },
      ...sandbox,
    ],
  },
  {
    name: "revoke",
    says: "start the sweep that ends a grant now, or halts everything of a scope; waits for no approval",
    argument: "[ID]",
    choices: ["all", "target", "repository"],
    doors: ["terminal", "workflow"],
    no: "the sweep was started, and nothing is known of what it is to end or to halt",
    more: [
      "Whether you may is judged in the run, by who started it. A halt ends what is open and keeps everything of its scope",
      "shut until a reviewed change of sallyport.yaml lifts it.",
      "",
      "one grant, by the id that sallyport status shows:",
      "  sallyport revoke payments-production/backfill-4211 --reason 'INC-4300: its runner is not ours'",
      "",
      "everything of a target:",
      "  sallyport revoke --target payments-production --reason 'INC-4300: the runner image leaks its environment'",
    ],
    options: [
      { name: "all", says: "halt everything" },
      { name: "target", value: "NAME", says: "halt this target" },
      { name: "repository", value: "OWNER/NAME", says: "halt the jobs of this repository" },
      { name: "reason", value: "TEXT", says: "why, in one line; a halt needs it" },
      ...sandbox,
    ],
  },
  {
    name: "audit",
    says: "rebuild the chain of each grant: request, approval, lease, mint, use, release, revocation, revert",
    argument: "[ID]",
    doors: ["terminal", "workflow"],
    no: "a link is missing or two contradict, or something stands that nothing explains",
    options: [...csv, ...sandbox],
  },
  {
    name: "status",
    says: "what is open now, and until when; with an ID, that grant alone",
    argument: "[ID]",
    doors: ["terminal", "workflow"],
    no: "not used by this command",
    options: [...csv, ...sandbox],
  },
  {
    name: "simulate",
    says: "who could approve a grant, would it open then, would a run be admitted; if not, by which one fact",
    argument: "[GRANT-FILE|ID]",
    doors: ["terminal"],
    no: "it would not open with every approval it needs, or the run would not be admitted",
    more: [
      "A file is judged as if its pull request were opened and merged now; an id, as it was merged.",
      "Without a GitHub token the files of the clone are all that is read, and it is said what is not.",
      "",
      "example:",
      "  sallyport simulate grants/payments-production/backfill-4211.yaml --as rosa --claim ref=refs/heads/fix",
    ],
    options: [
      { name: "pull-request", value: "N", says: "the grants that it adds, with the reviews it has" },
      { name: "as", value: "LOGIN", says: "as if this person opened the pull request of the file" },
      { name: "at", value: "TIME", says: "at that time (RFC 3339 with a zone); otherwise now" },
      {
        name: "claims",
        value: "FILE",
        says: "a run with these token claims, a JSON object; otherwise the grant's own job",
      },
      { name: "claim", value: "NAME=VALUE", many: true, says: "with this claim in place of the job's; once for each" },
      ...sandbox,
    ],
  },
  {
    name: "policy test",
    says: "run the example cases beside the policies",
    doors: ["terminal"],
    no: "a case came out otherwise than expected",
    options: [],
  },
  {
    name: "policy report",
    says: "what rules in audit mode would have decided otherwise so far: which grants, asked by whom",
    doors: ["terminal"],
    no: "not used by this command",
    options: sandbox,
  },
];

/** What exit codes mean, for every command. */
export const exitCodes: readonly (readonly [code: number, means: string])[] = [
  [0, "all is well"],
  [1, "the answer is no: each command's help says what that means"],
  [2, "the command was used wrongly"],
  [3, "the world failed (network, GitHub, a cloud): trying again may help"],
];
