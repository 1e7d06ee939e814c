/** Globex's life with the Action as it is released: what plays after `init` have in common. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect } from "vitest";
import type { RunResult } from "../../sandbox/contract.ts";
import { clone, sallyport } from "../../sandbox/hands.ts";
import { account, type Globex } from "../setup/globex.ts";

const root = join(import.meta.dirname, "../..");
export const vault = { owner: "globex", repo: "vault" };

/** What a release of the Action holds: action.yml and dist/, and nothing else. */
export function release(): ReadonlyMap<string, Buffer> {
  const built = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return new Map(["action.yml", ...built].map((path) => [path, readFileSync(join(root, path))]));
}

/** The last run of that workflow, which must have succeeded. */
export function succeeded(runs: readonly RunResult[], workflow: string): RunResult {
  const run = runs.findLast((one) => one.workflow.endsWith(`/${workflow}`));
  const told = runs.map(({ workflow: path, conclusion, jobs, errors }) => ({
    path,
    conclusion,
    errors,
    logs: jobs.flatMap(({ annotations, steps }) => [
      ...annotations.map(({ message }) => message),
      ...steps.map(({ log }) => log),
    ]),
  }));
  expect(run?.conclusion, JSON.stringify(told, null, 1).slice(0, 6000)).toBe("success");
  return run!;
}

export const logOf = (run: RunResult, step: string, phase = "main") =>
  run.jobs.flatMap(({ steps }) => steps).find((one) => one.id === step && one.phase === phase)?.log ?? "";

/** gia asks for the ledger for an hour, with the command of the release; what her pull request started is returned. */
export async function asked(globex: Globex): Promise<readonly RunResult[]> {
  const gia = await clone(globex, "gia", "globex/vault");
  const said = await sallyport(
    globex,
    gia,
    ...["request", "--id", "books-7", "--job", "reconcile", "--minutes", "60", "--action", "dynamodb:GetItem"],
    ...["--action", "dynamodb:UpdateItem", "--resource", `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`],
    ...["--change", "https://github.com/globex/ledger/issues/7", "--reason", "Post the rows of INC-7."],
  );
  expect(said).toMatchObject({ exit: 0 });
  return await globex.runner.drain();
}

/** hal and ivo approve what she asks, and she merges it; what that started is returned. */
export async function approved(globex: Globex): Promise<readonly RunResult[]> {
  const [pull] = (await globex.as("gia").pulls.list({ ...vault, state: "open" })).data;
  const pull_number = pull?.number ?? 0;
  for (const owner of ["hal", "ivo"])
    await globex.as(owner).pulls.createReview({ ...vault, pull_number, event: "APPROVE" });
  // GitHub tells time in seconds: of one second, nothing tells which came first.
  globex.clock.move(2_000);
  await globex.as("gia").pulls.merge({ ...vault, pull_number, merge_method: "squash" });
  return await globex.runner.drain();
}
