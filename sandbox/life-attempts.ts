/** Jobs that hold the lease reference and are not the job that it is for: each is refused by the cloud. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Act, type Claim, claim, drain, logOf, type Memory, runOf } from "./act.ts";
import { answered, refusal } from "./excerpt.ts";
import { clone, push } from "./hands.ts";

const payments = { owner: "acme", repo: "payments" };

export const attempts = {
  /** Starts a workflow of acme/payments with the second lease's reference, as ben. */
  async dispatch(memory: Memory, workflow: string, ref: string): Promise<void> {
    await memory.stage
      .as("ben")
      .actions.createWorkflowDispatch({ ...payments, workflow_id: workflow, ref, inputs: { lease: memory.reference } });
  },
};

/** The consumer's workflow as mallory changes it. */
async function changed(memory: Memory, change: (workflow: string) => string): Promise<string> {
  const here = await clone(memory.stage, "mallory", "acme/payments");
  return change(readWorkflow(here.directory));
}

function readWorkflow(directory: string): string {
  const text = readFileSync(join(directory, ".github/workflows/backfill.yml"), "utf8");
  rmSync(directory, { recursive: true });
  return text;
}

/** Brings a file onto a branch of acme/payments as mallory, who may write there: onto main by a pull request that she merges herself. */
async function plant(
  memory: Memory,
  about: { readonly branch: string; readonly path: string; readonly content: string },
): Promise<void> {
  const here = await clone(memory.stage, "mallory", "acme/payments");
  const head = about.branch === "main" ? `plant-${++planted}` : about.branch;
  await push(memory.stage, here, {
    branch: head,
    files: { [about.path]: about.content },
    message: "Change a workflow",
  });
  rmSync(here.directory, { recursive: true });
  if (head === about.branch) return;
  const { pulls } = memory.stage.as("mallory");
  const { data } = await pulls.create({ ...payments, title: "Change a workflow", head, base: about.branch });
  await pulls.merge({ ...payments, pull_number: data.number, merge_method: "squash" });
}

let planted = 0;

async function refused(
  memory: Memory,
  workflow: string,
  ref: string,
  step = "access",
): Promise<{ readonly log: string; readonly claims: readonly Claim[] }> {
  const before = memory.stage.cloud.sessions().length;
  await attempts.dispatch(memory, workflow, ref);
  const run = runOf(await drain(memory), workflow);
  const log = logOf(run, step);
  const asked = memory.stage.cloud.requests.filter(({ action }) => action === "sts:AssumeRoleWithWebIdentity").at(-1);
  return {
    log,
    claims: [
      claim("the run fails", run?.conclusion === "failure", run?.jobs),
      claim("the cloud was asked and refused", asked?.allowed === false, asked),
      claim("no session came of it", memory.stage.cloud.sessions().length === before),
    ],
  };
}

export const strangers: readonly Act[] = [
  {
    title: "Another workflow file tries",
    story:
      "mallory may write to acme/payments. A workflow of hers, on main, in the right environment, holds the lease reference. The trust admits one workflow file, and this is another; the refusal shows expected against actual.",
    async play(memory) {
      const content = await changed(memory, (workflow) => workflow.replace("name: backfill", "name: nightly"));
      await plant(memory, { branch: "main", path: ".github/workflows/nightly.yml", content });
      await drain(memory);
      memory.stage.clock.move(2 * 60_000);
      const { log, claims } = await refused(memory, "nightly.yml", "main");
      return {
        shown: refusal(log),
        claims: [...claims, claim("the refusal names the workflow", log.includes("nightly.yml"), log)],
      };
    },
  },
  {
    title: "Another ref tries",
    story: "The right file, on a branch that nobody reviewed.",
    async play(memory) {
      await plant(memory, { branch: "experiment", path: "note.txt", content: "nothing\n" });
      await drain(memory);
      const { log, claims } = await refused(memory, "backfill.yml", "experiment");
      return {
        shown: refusal(log),
        claims: [...claims, claim("the refusal names the ref", log.includes("refs/heads/experiment"), log)],
      };
    },
  },
  {
    title: "Another environment tries",
    story: "The right file on main, edited to run in the environment `staging`; the edit is taken back afterwards.",
    async play(memory) {
      const path = ".github/workflows/backfill.yml";
      const original = await changed(memory, (workflow) => workflow);
      await plant(memory, {
        branch: "main",
        path,
        content: original.replace("environment: production", "environment: staging"),
      });
      const { log, claims } = await refused(memory, "backfill.yml", "main");
      await plant(memory, { branch: "main", path, content: original });
      await drain(memory);
      return {
        shown: refusal(log),
        claims: [...claims, claim("the refusal names the environment", log.includes("staging"), log)],
      };
    },
  },
  {
    title: "A step asks the cloud by itself",
    story:
      "Nothing that our mint step checks is a control: a step can ask GitHub for a token and the cloud for a session by itself, in five lines of its own. The cloud refuses it all the same, because its job is another one.",
    async play(memory) {
      const content = await changed(memory, (workflow) =>
        workflow.replace("name: backfill", "name: direct").replace(/ {6}# Nobody else's code[\s\S]*$/, direct),
      );
      await plant(memory, { branch: "main", path: ".github/workflows/direct.yml", content });
      await drain(memory);
      const { log, claims } = await refused(memory, "direct.yml", "main", "steal");
      const [, code = "", body = ""] = /^(\d{3}) (<.*)/m.exec(log) ?? [];
      return { shown: [`STS: ${answered({ status: Number(code), body })}`], claims };
    },
  },
];

const direct = `      - id: steal
        run: |
          node --input-type=module -e '
            const { role, account, partition, audience, id } = JSON.parse(Buffer.from(process.env.LEASE, "base64url"));
            const url = process.env.ACTIONS_ID_TOKEN_REQUEST_URL + "&audience=" + audience;
            const { value } = await (await fetch(url, { headers: { authorization: "Bearer " + process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN } })).json();
            const form = { Action: "AssumeRoleWithWebIdentity", Version: "2011-06-15", WebIdentityToken: value, DurationSeconds: "900" };
            const RoleArn = "arn:" + partition + ":iam::" + account + ":role/" + role;
            const answer = await fetch(process.env.STS, { method: "POST", body: new URLSearchParams({ ...form, RoleArn, RoleSessionName: id + "@1-1-1" }) });
            console.log(answer.status, await answer.text());
            process.exit(answer.ok ? 0 : 1);
          '
        env:
          LEASE: \${{ inputs.lease }}
          STS: \${{ vars.SALLYPORT_AWS_ENDPOINT }}
`;
