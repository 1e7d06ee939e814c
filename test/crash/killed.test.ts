import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { first, leases } from "../../sandbox/act.ts";
import type { RunResult } from "../../sandbox/contract.ts";
import { type Stage, startStage } from "../../sandbox/stage.ts";
import { access, deliver, merged } from "../e2e/short.ts";

/*
 * The shipped workflows, run by the runner: the machine is lost (SIGKILL, nothing of the job runs on) where most hangs on it.
 * test/crash/matrix.test.ts has the same steps lost at every call that they make.
 */

const minute = 60_000;
const tables = { timeout: 300_000 };
let directory: string;
let stage: Stage;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "killed-"));
  stage = await startStage({ directory });
});
afterAll(async () => {
  await stage.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** When the machine is lost: before a call arrives, or when it was done and nobody was told. */
interface Moment {
  readonly workflow: "apply.yml" | "sweep.yml";
  readonly when: "before" | "after";
  /** `iam:CreateRole`, `POST /graphql`. */
  readonly call: string;
  /** The how manyeth of these calls. Default the first. */
  readonly nth?: number;
}

/** Runs what is queued, and loses the machine at that moment. */
async function lostAt({ when, call, nth = 1 }: Moment): Promise<boolean> {
  const { cloud, github, runner } = stage;
  let seen = 0;
  let killed = false;
  const strike = (arrived: string) => {
    if (killed || arrived !== call || ++seen < nth) return false;
    killed = runner.kill("runner");
    return killed;
  };
  const cut = ({ action }: { readonly action: string }) => {
    if (strike(action)) throw new Error("the machine is lost");
  };
  if (when === "before") cloud.before = cut;
  else cloud.after = cut;
  github.fail = ({ method, path }) => (strike(`${method} ${path}`) ? 503 : undefined);
  try {
    await runner.drain();
    return killed;
  } finally {
    cloud.before = undefined;
    cloud.after = undefined;
    github.fail = undefined;
  }
}

async function start(workflow: string, inputs: Record<string, string> = {}): Promise<void> {
  await stage.as("sam").actions.createWorkflowDispatch({ ...access, workflow_id: workflow, ref: "main", inputs });
}

async function trust(): Promise<string | undefined> {
  return (await leases(stage))[0]?.trust;
}

async function written() {
  const { data } = await stage.as("ana").repos.listCommits({ ...access, sha: "sallyport-ledger", per_page: 100 });
  return data.flatMap(({ commit }) => [...commit.message.matchAll(/^Event: (\w+) /gm)].map(([, kind]) => kind)).sort();
}

const green = (runs: readonly RunResult[]) =>
  runs.map(({ workflow, conclusion }) => `${workflow.split("/").at(-1)} ${conclusion}`);

test("apply is lost before it opens a role, after that, and while it records", tables, async () => {
  // eli may not start the consumer's workflow, so nothing but these runs touches the lease.
  const merge = await merged(stage, "eli");
  const moments: readonly (Moment & { readonly leaves: RegExp })[] = [
    { workflow: "apply.yml", when: "before", call: "iam:UpdateAssumeRolePolicy", leaves: /Preparing/ },
    { workflow: "apply.yml", when: "after", call: "iam:UpdateAssumeRolePolicy", leaves: /"Job"/ },
    { workflow: "apply.yml", when: "before", call: "POST /repos/acme/access/git/refs", leaves: /"Job"/ },
  ];
  for (const { leaves, ...moment } of moments) {
    await start(moment.workflow);
    expect(await lostAt(moment), JSON.stringify(moment)).toBe(true);
    expect(await trust(), JSON.stringify(moment)).toMatch(leaves);
  }
  expect(green(await deliver(stage, merge))).toEqual(["apply.yml success", "sweep.yml success"]);
  expect(await written()).toEqual(["bound", "decided", "dispatched"]);
  expect(await leases(stage)).toHaveLength(1);
});

test("sweep is lost after the denial, and while it takes the file away", tables, async () => {
  stage.clock.move(61 * minute);
  const moments: readonly (Moment & { readonly leaves: RegExp })[] = [
    { workflow: "sweep.yml", when: "after", call: "iam:AttachRolePolicy", leaves: /"Job"/ },
    { workflow: "sweep.yml", when: "before", call: "POST /graphql", nth: 2, leaves: /Sealed/ },
  ];
  for (const { leaves, ...moment } of moments) {
    await start(moment.workflow);
    expect(await lostAt(moment), JSON.stringify(moment)).toBe(true);
    expect(await trust(), JSON.stringify(moment)).toMatch(leaves);
  }
  await start("sweep.yml");
  expect(green(await stage.runner.drain())[0]).toBe("sweep.yml success");
  expect(await written()).toEqual(["bound", "decided", "dispatched", "ended", "probed", "reverted", "sealed"]);
  const { status } = await stage
    .as("ana")
    .repos.getContent({ ...access, path: `grants/${first}.yaml` })
    .catch((error: { readonly status: number }) => error);
  expect(status).toBe(404);
});

test("after all that, another apply and another sweep write nothing", tables, async () => {
  const before = {
    lines: await written(),
    trust: await trust(),
    writes: stage.cloud.requests.filter(({ action }) => /^iam:(?!Get|List)/.test(action)).length,
  };
  await start("apply.yml");
  await start("sweep.yml");
  expect(green(await stage.runner.drain())).toEqual(["apply.yml success", "sweep.yml success"]);
  const writes = stage.cloud.requests.filter(({ action }) => /^iam:(?!Get|List)/.test(action)).length;
  expect({ lines: await written(), trust: await trust(), writes }).toEqual(before);
});
