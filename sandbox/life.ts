/** The whole life of two leases, as acts: what the demo prints is what the end-to-end test asserts. */
import type { RunResult } from "./contract.ts";
import { type Clone, clone, dynamodb, push, sallyport } from "./hands.ts";
import { attempts, strangers } from "./life-attempts.ts";
import { accounts, type Stage } from "./stage.ts";

/** Something that must be true, and whether it was. */
export interface Claim {
  readonly claim: string;
  readonly holds: boolean;
  /** What was seen instead, when it does not hold. */
  readonly seen?: string;
}

export interface Act {
  readonly title: string;
  /** For the newcomer: what is going on and why it matters. */
  readonly story: string;
  play(memory: Memory): Promise<{ readonly shown: readonly string[]; readonly claims: readonly Claim[] }>;
}

/** What one act leaves for the next. */
export interface Memory {
  readonly stage: Stage;
  ana?: Clone;
  eli?: Clone;
  pull: number;
  second: number;
  reference: string;
  /** Runs, as they came. */
  readonly runs: RunResult[];
}

export const first = "payments-production/backfill-4211";
export const secondGrant = "payments-production/ledger-check";
const minute = 60_000;

export function claim(text: string, holds: boolean, seen?: unknown): Claim {
  return {
    claim: text,
    holds,
    ...(holds || seen === undefined ? {} : { seen: typeof seen === "string" ? seen : JSON.stringify(seen) }),
  };
}

export function remember(stage: Stage): Memory {
  return { stage, pull: 0, second: 0, reference: "", runs: [] };
}

/** Runs what GitHub has queued and keeps it. */
export async function drain(memory: Memory): Promise<readonly RunResult[]> {
  const runs = await memory.stage.runner.drain();
  memory.runs.push(...runs);
  return runs;
}

/** A step's log in a run. */
export function logOf(run: RunResult | undefined, step: string, phase: "main" | "post" = "main"): string {
  const steps = run?.jobs.flatMap((job) => job.steps) ?? [];
  return steps.find((each) => each.id === step && each.phase === phase)?.log ?? "";
}

export function runOf(runs: readonly RunResult[], workflow: string): RunResult | undefined {
  return runs.findLast((run) => run.workflow.endsWith(workflow));
}

export async function commentOf(memory: Memory, number: number, marker: string): Promise<string> {
  const { data } = await memory.stage
    .as("ana")
    .issues.listComments({ owner: "acme", repo: "access", issue_number: number });
  const ours = data.filter(({ body }) => body?.includes(marker));
  return ours.length === 1 ? (ours[0]!.body ?? "") : `${ours.length} comments with the marker`;
}

export function grantFile({
  minutes,
  table,
  change,
}: {
  readonly minutes: number;
  readonly table: string;
  readonly change: string;
}): string {
  return `# yaml-language-server: $schema=../../schemas/grant.schema.json
version: 1
change: ${change}
reason: Backfill the ledger rows that INC-4211 left unposted.
job:
  repository: acme/payments
  workflow: .github/workflows/backfill.yml
  name: backfill
  ref: refs/heads/main
  environment: production
access:
  - actions: [dynamodb:GetItem, dynamodb:UpdateItem]
    resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/${table}]
window:
  minutes: ${minutes}
`;
}

const repository = { owner: "acme", repo: "access" };

export const acts: readonly Act[] = [
  {
    title: "A first attempt, with three mistakes",
    story:
      "ana writes a grant file by hand and pushes it: ten hours where two are the limit, a table outside the ceiling, and a change that is no link. The validate workflow marks each mistake on its line.",
    async play(memory) {
      const { stage } = memory;
      memory.ana = await clone(stage, "ana", "acme/access");
      const content = grantFile({ minutes: 600, table: "salaries", change: "INC-4211" });
      await push(stage, memory.ana, {
        branch: "grant/backfill-4211",
        files: { [`grants/${first}.yaml`]: content },
        message: "Ask to backfill the ledger",
      });
      const { data } = await stage
        .as("ana")
        .pulls.create({ ...repository, title: "Backfill the ledger", head: "grant/backfill-4211", base: "main" });
      memory.pull = data.number;
      const run = runOf(await drain(memory), "validate.yml");
      const marks = run?.jobs[0]?.annotations.filter(({ level }) => level === "error") ?? [];
      return {
        shown: marks.map(({ file, line, message }) => `${file}:${line} ${message}`),
        claims: [
          claim("validate fails", run?.conclusion === "failure", run?.jobs),
          claim("each mistake is marked on its own line", new Set(marks.map(({ line }) => line)).size >= 3, marks),
        ],
      };
    },
  },
  {
    title: "The request, mended",
    story:
      "She mends the file. The one comment is rewritten in place: it says what would open, for which job, by which exact policy documents, and who must still approve.",
    async play(memory) {
      const { stage } = memory;
      const content = grantFile({ minutes: 60, table: "ledger", change: "https://github.com/acme/payments/pull/812" });
      await push(stage, memory.ana!, {
        branch: "grant/backfill-4211",
        files: { [`grants/${first}.yaml`]: content },
        message: "Mend the request",
      });
      const run = runOf(await drain(memory), "validate.yml");
      const comment = await commentOf(memory, memory.pull, "what this pull request asks for");
      return {
        shown: visible(comment).slice(0, 24),
        claims: [
          claim(
            "validate passes",
            run?.conclusion === "success",
            run?.jobs.map(({ steps }) => steps),
          ),
          claim(
            "the comment names the claims that will match",
            comment.includes("repo:acme/payments:environment:production"),
            comment,
          ),
          claim("it says that approvals are missing", /approv/i.test(comment), comment),
        ],
      };
    },
  },
  {
    title: "Two owners approve",
    story:
      "ana cannot approve her own request. ben and chloe, who own the folder in CODEOWNERS, do. Nothing is open yet: what validate says decides nothing.",
    async play(memory) {
      const { stage } = memory;
      const own = await review(memory, "ana", memory.pull).then(
        () => 200,
        (error: { status: number }) => error.status,
      );
      await review(memory, "ben", memory.pull);
      await review(memory, "chloe", memory.pull);
      const run = runOf(await drain(memory), "validate.yml");
      return {
        shown: visible(await commentOf(memory, memory.pull, "what this pull request asks for")).slice(0, 6),
        claims: [
          claim("GitHub refuses ana's own approval", own === 422, own),
          claim("validate ran again and passes", run?.conclusion === "success", run?.jobs),
          claim("no role exists yet", (await leases(stage)).length === 0),
        ],
      };
    },
  },
  {
    title: "Merged: apply decides, opens, and starts the job",
    story:
      "The merge starts apply on the default branch. It recomputes who approved which bytes and what policy says, proves the documents, makes the role closed, and opens its trust last. It records everything and starts the named workflow, which mints, works, and gives the access back.",
    async play(memory) {
      const { stage } = memory;
      await stage.as("ana").pulls.merge({ ...repository, pull_number: memory.pull, merge_method: "squash" });
      const runs = await drain(memory);
      const [apply, job] = [runOf(runs, "apply.yml"), runOf(runs, "backfill.yml")];
      const comment = await commentOf(memory, memory.pull, "leases of this pull request");
      const minted = stage.cloud.sessions().filter(({ arn }) => arn.includes("/backfill-4211@"));
      const stolen = minted[0];
      const after = stolen && (await dynamodb(stage, stolen, { operation: "GetItem", table: "ledger" }));
      return {
        shown: [
          ...lines(logOf(apply, "apply")),
          "",
          ...lines(logOf(job, "access")),
          ...lines(logOf(job, "work")),
          ...lines(logOf(job, "access", "post")),
        ],
        claims: [
          claim("apply and its record job succeed", apply?.conclusion === "success", apply?.jobs),
          claim(
            "the pull request holds the lease reference",
            comment.includes("Lease reference") || comment.includes("Ended"),
            comment,
          ),
          claim(
            "the named workflow was started and succeeds",
            job?.conclusion === "success",
            job?.jobs ?? runs.map(({ workflow }) => workflow),
          ),
          claim("it made its two calls", logOf(job, "work").includes("is posted: true"), logOf(job, "work")),
          claim(
            "the release was probed until refused",
            /refused/.test(logOf(job, "access", "post")),
            logOf(job, "access", "post"),
          ),
          claim("a copy of the credential is refused now", after?.status === 400 || after?.status === 403, after),
        ],
      };
    },
  },
  {
    title: "A second request, by someone who may not start that workflow",
    story:
      "eli asks for the same job with `sallyport request`. ben and chloe approve and it is merged; apply opens the lease but starts nothing for eli, who may not write to acme/payments.",
    async play(memory) {
      const { stage } = memory;
      memory.eli = await clone(stage, "eli", "acme/access");
      const asked = await sallyport(stage, memory.eli, "request", ...request);
      const { data } = await stage.as("eli").pulls.list({ ...repository, state: "open" });
      memory.second = data[0]?.number ?? 0;
      for (const owner of ["ben", "chloe"]) await review(memory, owner, memory.second);
      await stage.as("eli").pulls.merge({ ...repository, pull_number: memory.second, merge_method: "squash" });
      const runs = await drain(memory);
      const comment = await commentOf(memory, memory.second, "leases of this pull request");
      memory.reference = /^[A-Za-z0-9_-]{100,}$/m.exec(comment)?.[0] ?? "";
      return {
        shown: [...lines(asked.out), ...lines(logOf(runOf(runs, "apply.yml"), "apply"))],
        claims: [
          claim("sallyport request opened the pull request", asked.exit === 0, asked),
          claim("apply opened the lease", memory.reference !== "", comment),
          claim("it started no workflow", runOf(runs, "backfill.yml") === undefined),
        ],
      };
    },
  },
  ...strangers,
  {
    title: "The right job, whose machine is lost",
    story:
      "ben starts the right workflow with the reference. It mints; then its machine vanishes before the end of the job, so nobody gives the access back. The credential still works, for exactly what was granted.",
    async play(memory) {
      const { stage } = memory;
      stage.runner.killWhen = ({ step }) => (step === "work" ? "runner" : false);
      await attempts.dispatch(memory, "backfill.yml", "main");
      const run = runOf(await drain(memory), "backfill.yml");
      stage.runner.killWhen = undefined;
      const held = stage.cloud.sessions().findLast(({ arn }) => arn.includes("/ledger-check@"));
      const [inside, outside, other] = held
        ? [
            await dynamodb(stage, held, { operation: "GetItem", table: "ledger" }),
            await dynamodb(stage, held, { operation: "DeleteItem", table: "ledger" }),
            await dynamodb(stage, held, { operation: "GetItem", table: "salaries" }),
          ]
        : [];
      return {
        shown: [
          `GetItem on ledger: ${inside?.status}`,
          `DeleteItem on ledger: ${outside?.status}`,
          `GetItem on salaries: ${other?.status}`,
        ],
        claims: [
          claim("the job minted and was lost", held !== undefined && run?.conclusion !== "success", run?.jobs),
          claim("the granted call works", inside?.status === 200, inside),
          claim("another action is refused", outside?.status === 400 || outside?.status === 403, outside),
          claim("another table is refused", other?.status === 400 || other?.status === 403, other),
        ],
      };
    },
  },
  {
    title: "The time is over, and nothing of ours runs",
    story:
      "The clock moves past the lease's end. No sweep, no post step, no workflow: the cloud itself refuses the very next call.",
    async play(memory) {
      const { stage } = memory;
      const asked = stage.github.requests.length;
      stage.clock.move(61 * minute);
      const held = stage.cloud.sessions().findLast(({ arn }) => arn.includes("/ledger-check@"));
      const call = held && (await dynamodb(stage, held, { operation: "GetItem", table: "ledger" }));
      return {
        shown: [`GetItem on ledger: ${call?.status} ${call?.body.slice(0, 160)}`],
        claims: [
          claim(
            "the same call with the same credential is refused",
            call?.status === 400 || call?.status === 403,
            call,
          ),
          claim("nothing of ours ran", stage.github.requests.length === asked),
        ],
      };
    },
  },
  {
    title: "The sweep tidies, and history tells the story",
    story:
      "The scheduled sweep seals the role in the cloud first, then takes the grant file off the default branch in a signed commit that says who asked, who approved, which run used it and when it was proven dead. The first grant, given back by its job, was tidied by the apply before.",
    async play(memory) {
      const { stage } = memory;
      stage.github.schedule("acme/access", ".github/workflows/sweep.yml");
      const sweep = runOf(await drain(memory), "sweep.yml");
      const { data } = await stage.as("ana").repos.listCommits({ ...repository, sha: "main", per_page: 5 });
      const reverts = data.filter(({ commit }) => commit.message.startsWith("Revert ended grant"));
      const message = reverts[0]?.commit.message ?? "";
      const states = (await leases(stage)).map(({ trust }) => /Sealed/.test(trust));
      return {
        shown: lines(message),
        claims: [
          claim("the sweep succeeds", sweep?.conclusion === "success", sweep?.jobs),
          claim("both roles are sealed", states.length === 2 && states.every(Boolean), states),
          claim(
            "its commit tells the second grant's story",
            message.includes(`Grant: ${secondGrant}`) && message.includes("approved by ben, chloe"),
            message,
          ),
          claim("it names the run that used it", message.includes("/actions/runs/"), message),
          claim(
            "an apply before it had taken the released first grant away",
            reverts[1]?.commit.message.includes(`Grant: ${first}`) === true,
          ),
          claim(
            "both commits are signed",
            reverts.every(({ commit }) => commit.verification?.verified === true),
          ),
        ],
      };
    },
  },
  {
    title: "Again, and nothing happens",
    story: "A second apply and a second sweep find nothing to do: they write nothing to the cloud and nothing to git.",
    async play(memory) {
      const { stage } = memory;
      const before = await standing(stage);
      await stage.as("sam").actions.createWorkflowDispatch({ ...repository, workflow_id: "apply.yml", ref: "main" });
      stage.github.schedule("acme/access", ".github/workflows/sweep.yml");
      const runs = await drain(memory);
      const after = await standing(stage);
      return {
        shown: [
          ...lines(logOf(runOf(runs, "apply.yml"), "apply")).slice(-1),
          ...lines(logOf(runOf(runs, "sweep.yml"), "sweep")).slice(-1),
        ],
        claims: [
          claim(
            "both runs succeed",
            runs.length === 2 && runs.every(({ conclusion }) => conclusion === "success"),
            runs.map(({ workflow, conclusion }) => [workflow, conclusion]),
          ),
          claim("no write reached the cloud", after.writes === before.writes, [before, after]),
          claim("no branch moved", after.branches === before.branches, [before, after]),
        ],
      };
    },
  },
  {
    title: "The auditor asks",
    story:
      "The audit rebuilds each chain from git history, the ledger, GitHub's records and the cloud's own log. A missing link would make it fail.",
    async play(memory) {
      const { stage } = memory;
      stage.github.schedule("acme/access", ".github/workflows/audit.yml");
      const audit = runOf(await drain(memory), "audit.yml");
      const said = logOf(audit, "audit");
      return {
        shown: lines(said),
        claims: [
          claim("the audit finds both chains whole", audit?.conclusion === "success", said),
          claim("it tells both grants", said.includes("backfill-4211") && said.includes("ledger-check"), said),
        ],
      };
    },
  },
];

const request = [
  ...["--target", "payments-production", "--id", "ledger-check", "--job", "backfill", "--minutes", "60"],
  ...["--action", "dynamodb:GetItem", "--resource", "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger"],
  ...["--change", "https://github.com/acme/payments/issues/815", "--reason", "Check the ledger after the backfill."],
];

async function review(memory: Memory, login: string, pull: number): Promise<void> {
  await memory.stage.as(login).pulls.createReview({ ...repository, pull_number: pull, event: "APPROVE" });
}

/** Our roles in production, with their trust as text. */
export async function leases(stage: Stage): Promise<readonly { readonly name: string; readonly trust: string }[]> {
  const roles = await stage.cloud.roles(accounts.production);
  return roles.filter(({ path }) => path.startsWith("/sallyport/")).map(({ name, trust }) => ({ name, trust }));
}

const writes = /^iam:(Create|Put|Update|Attach|Detach|Delete|Tag|Untag)/;

/** Everything that a run could have written. */
export async function standing(stage: Stage): Promise<{ readonly writes: number; readonly branches: string }> {
  const refs = await stage.as("sam").git.listMatchingRefs({ ...repository, ref: "heads/" });
  return {
    writes: stage.cloud.requests.filter(({ action }) => writes.test(action)).length,
    branches: refs.data.map(({ ref, object }) => `${ref} ${object.sha}`).join("\n"),
  };
}

/** A comment's lines without its marker and folded parts. */
function visible(comment: string): string[] {
  return lines(comment.replace(/<!--.*?-->/g, "").replace(/<details>[\s\S]*?<\/details>/g, ""));
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}
