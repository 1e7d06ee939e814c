/** The whole life of two leases, as acts: what the demo prints is what the end-to-end test asserts. */
import {
  type Act,
  claim,
  commentOf,
  drain,
  first,
  leases,
  logOf,
  markers,
  refused,
  repository,
  review,
  runOf,
  secondGrant,
  standing,
} from "./act.ts";
import { answered, chains, lines, results, saying } from "./excerpt.ts";
import { clone, dynamodb, sallyport } from "./hands.ts";
import { attempts, strangers } from "./life-attempts.ts";
import { requests } from "./life-requests.ts";

const minute = 60_000;

export const acts: readonly Act[] = [
  ...requests,
  {
    title: "Two owners approve",
    story:
      "ana cannot approve her own request. ben and chloe, whose team owns the folder in CODEOWNERS, do. The token of a pull request may not read teams, so validate tells what it sees and counts nobody; apply, with an App's token, will. Nothing is open yet: what validate says decides nothing.",
    async play(memory) {
      const { stage } = memory;
      const own = await review(memory, "ana", memory.pull).then(
        () => 200,
        (error: { status: number }) => error.status,
      );
      await review(memory, "ben", memory.pull);
      await review(memory, "chloe", memory.pull);
      const run = runOf(await drain(memory), "validate.yml");
      const comment = await commentOf(memory, memory.pull, markers.request);
      return {
        shown: saying(comment, ["approved exactly these bytes"]).map((line) =>
          line.replace(/: without a reader .*/, ""),
        ),
        claims: [
          claim("GitHub refuses ana's own approval", own === 422, own),
          claim("validate ran again and passes", run?.conclusion === "success", run?.jobs),
          claim(
            "its comment knows who approved these bytes",
            ["ben", "chloe"].every((login) => comment.includes(`\`@${login}\` approved exactly these bytes`)),
            comment,
          ),
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
      // An approval in the very second of the merge does not count.
      stage.clock.move(1000);
      await stage.as("ana").pulls.merge({ ...repository, pull_number: memory.pull, merge_method: "squash" });
      const runs = await drain(memory);
      const [apply, job] = [runOf(runs, "apply.yml"), runOf(runs, "backfill.yml")];
      const comment = await commentOf(memory, memory.pull, markers.leases);
      const stolen = stage.cloud.sessions().find(({ arn }) => arn.includes("/backfill-4211@"));
      const after = stolen && (await dynamodb(stage, stolen, { operation: "GetItem", table: "ledger" }));
      return {
        shown: [
          "apply, in the access repository:",
          ...results(logOf(apply, "apply")).filter((line) => line.startsWith("done")),
          "the job, in acme/payments: mint, its work, and the post step:",
          ...lines(logOf(job, "access")).filter((line) => !/^ {2}(role|key|region|profile)/.test(line)),
          ...lines(logOf(job, "work")),
          ...lines(logOf(job, "access", "post")).slice(0, 1),
          ...(after ? [`a thief's copy of the credential, afterwards: ${answered(after)}`] : []),
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
          claim("a copy of the credential is refused now", refused(after), after),
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
      // An approval in the very second of the merge does not count.
      stage.clock.move(1000);
      await stage.as("eli").pulls.merge({ ...repository, pull_number: memory.second, merge_method: "squash" });
      const runs = await drain(memory);
      const comment = await commentOf(memory, memory.second, markers.leases);
      // The first one's record takes the first grant's file away, which starts another.
      const opened = runs.find(({ workflow }) => workflow.endsWith("apply.yml"));
      memory.reference = /^[A-Za-z0-9_-]{100,}$/m.exec(comment)?.[0] ?? "";
      return {
        shown: [
          `$ sallyport request ${request.slice(0, 6).join(" ")} ...`,
          ...lines(asked.out),
          ...results(logOf(opened, "apply")).filter((line) => line.includes(secondGrant)),
          `its lease reference, public: ${memory.reference.slice(0, 60)}...`,
        ],
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
          ["GetItem on ledger, as granted", inside] as const,
          ["DeleteItem on ledger", outside] as const,
          ["GetItem on salaries", other] as const,
        ].map(([call, answer]) => `${call}: ${answer ? answered(answer) : "no session"}`),
        claims: [
          claim("the job minted and was lost", held !== undefined && run?.conclusion !== "success", run?.jobs),
          claim("the granted call works", inside?.status === 200, inside),
          claim("another action is refused", refused(outside), outside),
          claim("another table is refused", refused(other), other),
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
        shown: [`GetItem on ledger: ${call ? answered(call) : "no session"}`],
        claims: [
          claim("the same call with the same credential is refused", refused(call), call),
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
          claim("no comment or anything else was written on GitHub", after.told === before.told, [before, after]),
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
        shown: chains(said),
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
