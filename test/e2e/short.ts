/** A lease from request to the end of its job, without the events that only tell: what a test needs before its own matter. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { first } from "../../sandbox/act.ts";
import type { GitHubEvent, RunResult } from "../../sandbox/contract.ts";
import { clone, push } from "../../sandbox/hands.ts";
import { grantFile } from "../../sandbox/life-requests.ts";
import { type Stage, type StageOptions, startStage } from "../../sandbox/stage.ts";

/** Milliseconds that a play may take on a machine that does much else: it takes a tenth of that alone. */
export const patience = 300_000;

export const access = { owner: "acme", repo: "access" };
export const payments = { owner: "acme", repo: "payments" };

/** Starts a stage, uses it and takes it away again. */
export async function onStage<T>(
  options: Omit<StageOptions, "directory">,
  use: (stage: Stage) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "sallyport-e2e-"));
  try {
    const stage = await startStage({ directory, ...options });
    try {
      return await use(stage);
    } finally {
      await stage.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Takes every queued event away, as if GitHub had lost them. */
export function drop({ github }: Stage): readonly GitHubEvent[] {
  const dropped: GitHubEvent[] = [];
  for (let event = github.takeEvent(); event; event = github.takeEvent()) dropped.push(event);
  return dropped;
}

/** Makes GitHub deliver these events, again or at last. */
export async function deliver(stage: Stage, events: readonly GitHubEvent[]): Promise<readonly RunResult[]> {
  const { github } = stage;
  const take = github.takeEvent;
  const waiting = [...events];
  github.takeEvent = () => waiting.shift() ?? take.call(github);
  try {
    return await stage.runner.drain();
  } finally {
    github.takeEvent = take;
  }
}

/** Someone asks, ben and chloe approve, and it is merged. Its push to main is returned, not yet delivered. */
export async function merged(stage: Stage, login = "ana"): Promise<readonly GitHubEvent[]> {
  const branch = "grant/backfill-4211";
  const change = "https://github.com/acme/payments/pull/812";
  await push(stage, await clone(stage, login, "acme/access"), {
    branch,
    files: { [`grants/${first}.yaml`]: grantFile({ minutes: 60, table: "ledger", change }) },
    message: "Ask to backfill the ledger",
  });
  const { data } = await stage
    .as(login)
    .pulls.create({ ...access, title: "Backfill the ledger", head: branch, base: "main" });
  const pull = { ...access, pull_number: data.number };
  for (const owner of ["ben", "chloe"]) await stage.as(owner).pulls.createReview({ ...pull, event: "APPROVE" });
  drop(stage);
  // An approval in the very second of the merge does not count.
  stage.clock.move(1000);
  await stage.as(login).pulls.merge({ ...pull, merge_method: "squash" });
  return drop(stage).filter(({ name, ref }) => name === "push" && ref === "refs/heads/main");
}

/** Changes the consumer's workflow on main by a pull request, as mallory may. */
export async function changeConsumer(stage: Stage, change: (workflow: string) => string): Promise<void> {
  const path = ".github/workflows/backfill.yml";
  const { data } = await stage.as("mallory").repos.getContent({ ...payments, path });
  const content = "content" in data ? Buffer.from(data.content, "base64").toString("utf8") : "";
  const changed = change(content);
  if (changed === content) throw new Error("the consumer's workflow has moved on: mend the test's change");
  const branch = "workflow";
  const message = "Change the workflow";
  await push(stage, await clone(stage, "mallory", "acme/payments"), { branch, files: { [path]: changed }, message });
  const mallory = stage.as("mallory").pulls;
  const { data: pull } = await mallory.create({ ...payments, title: message, head: branch, base: "main" });
  await mallory.merge({ ...payments, pull_number: pull.number, merge_method: "squash" });
  drop(stage);
}
