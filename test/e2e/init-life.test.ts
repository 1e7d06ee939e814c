import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../sandbox/contract.ts";
import { clone, git, sallyport } from "../../sandbox/hands.ts";
import { doctor } from "../../src/commands/doctor.ts";
import type { Ailment } from "../../src/core/ailment.ts";
import { administer, type Task } from "../setup/admin.ts";
import { access, account, consumer, type Globex, startGlobex, target, wordsFor } from "../setup/globex.ts";
import { looking } from "../setup/installed.ts";
import { patience } from "./short.ts";

const root = join(import.meta.dirname, "../..");
const directory = mkdtempSync(join(tmpdir(), "init-life-"));
const vault = { owner: "globex", repo: "vault" };
let globex: Globex;

/** What a release of the Action holds: action.yml and dist/, and nothing else. */
function release(): ReadonlyMap<string, Buffer> {
  const built = readdirSync(join(root, "dist"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return new Map(["action.yml", ...built].map((path) => [path, readFileSync(join(root, path))]));
}

beforeAll(async () => {
  globex = await startGlobex({ directory, action: release() });
}, patience);
afterAll(async () => {
  await globex?.stop();
  rmSync(directory, { recursive: true, force: true });
});

function succeeded(runs: readonly RunResult[], workflow: string): RunResult {
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

const logOf = (run: RunResult, step: string, phase = "main") =>
  run.jobs.flatMap(({ steps }) => steps).find((one) => one.id === step && one.phase === phase)?.log ?? "";

describe("init on an empty repository, and the life of a grant there", { timeout: patience }, () => {
  it("writes everything, and prints commands that do the rest", async () => {
    // The command from dist alone, as a release of the Action holds it, in a process of its own.
    const alone = join(directory, "release");
    cpSync(join(root, "dist"), join(alone, "dist"), { recursive: true });
    const words = [
      "init",
      ...wordsFor(globex),
      "--github-api-url",
      globex.github.apiUrl,
      "--repository",
      access,
      "--json",
    ];
    const { stdout } = await promisify(execFile)(process.execPath, [join(alone, "dist/cli.js"), ...words], {
      cwd: globex.vault.directory,
      env: { PATH: process.env.PATH, HOME: alone, GITHUB_TOKEN: globex.github.userToken("kim") },
    });
    const { written, left } = JSON.parse(stdout) as { written: readonly string[]; left: readonly Task[] };
    expect(written.length).toBeGreaterThan(15);
    await administer(globex, left);
    // The push of the new files starts apply, which finds nothing to do.
    succeeded(await globex.runner.drain(), "apply.yml");
    const files = await git(globex, globex.vault, "ls-tree", "-r", "--name-only", "origin/main");
    expect(files).not.toMatch(/^(dist|src)\//m);
    expect(files.split("\n")).toContain(`bootstrap/${account}.yaml`);
  });

  it("asks, explains, is approved, opens, mints, works and gives back", async () => {
    const gia = await clone(globex, "gia", "globex/vault");
    const asked = await sallyport(
      globex,
      gia,
      ...["request", "--id", "books-7", "--job", "reconcile", "--minutes", "60", "--action", "dynamodb:GetItem"],
      ...["--action", "dynamodb:UpdateItem", "--resource", `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`],
      ...["--change", "https://github.com/globex/ledger/issues/7", "--reason", "Post the rows of INC-7."],
    );
    expect(asked).toMatchObject({ exit: 0 });
    const validate = succeeded(await globex.runner.drain(), "validate.yml");
    expect(validate.jobs[0]?.annotations.filter(({ level }) => level === "error")).toEqual([]);

    const [pull] = (await globex.as("gia").pulls.list({ ...vault, state: "open" })).data;
    const pull_number = pull?.number ?? 0;
    for (const owner of ["hal", "ivo"])
      await globex.as(owner).pulls.createReview({ ...vault, pull_number, event: "APPROVE" });
    // GitHub tells time in seconds: of one second, nothing tells which came first.
    globex.clock.move(2_000);
    await globex.as("gia").pulls.merge({ ...vault, pull_number, merge_method: "squash" });
    const runs = await globex.runner.drain();
    succeeded(runs, "apply.yml");
    const job = succeeded(runs, "reconcile.yml");
    expect(job.repository).toBe(consumer);
    expect(logOf(job, "work")).toContain("is posted: true");
    expect(logOf(job, "access", "post")).toContain("refused");
  });

  it("is swept and reverted when its time is over, and audit finds its chain whole", async () => {
    // Nothing of ours runs for two hours: doctor says so, and names the role that nobody has sealed.
    globex.clock.move(121 * 60_000);
    const { json } = await doctor(await looking(globex, "kim", true), globex.clock.now());
    const { findings } = json as { findings: readonly Ailment[] };
    // The sweep ran last when something was merged, and nothing started the audit.
    const schedules = ["doctor.schedule.late", "doctor.schedule.never"];
    expect(findings.map(({ code }) => code).sort()).toEqual(["doctor.cloud.stale", ...schedules]);
    globex.github.schedule("globex/vault", ".github/workflows/sweep.yml");
    succeeded(await globex.runner.drain(), "sweep.yml");
    const { data } = await globex.as("gia").repos.listCommits({ ...vault, sha: "main", per_page: 5 });
    expect(data.map(({ commit }) => commit.message).join("\n")).toContain(`Grant: ${target}/books-7`);
    const roles = (await globex.cloud.roles(account)).filter(({ path }) => path.startsWith("/sallyport/"));
    expect(roles.map(({ trust }) => trust.includes("Sealed"))).toEqual([true]);

    globex.github.schedule("globex/vault", ".github/workflows/audit.yml");
    const audit = succeeded(await globex.runner.drain(), "audit.yml");
    expect(logOf(audit, "audit")).toContain("books-7");
  });

  it("leaves doctor nothing to say", async () => {
    const { exit, text } = await doctor(await looking(globex, "kim", true), globex.clock.now());
    expect({ exit, text }).toEqual({ exit: 0, text: "nothing ails this installation" });
  });

  it("asks GitHub for nothing that the sandbox does not have", () => {
    expect(globex.github.unknownRoutes).toEqual([]);
  });
});
