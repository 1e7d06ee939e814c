import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { git } from "../../sandbox/hands.ts";
import { doctor } from "../../src/commands/doctor.ts";
import type { Ailment } from "../../src/core/ailment.ts";
import { administer, type Task } from "../setup/admin.ts";
import { access, account, consumer, type Globex, startGlobex, target, wordsFor } from "../setup/globex.ts";
import { looking } from "../setup/installed.ts";
import { approved, asked, logOf, release, succeeded, vault } from "./globex.ts";
import { patience } from "./short.ts";

const root = join(import.meta.dirname, "../..");
const directory = mkdtempSync(join(tmpdir(), "init-life-"));
let globex: Globex;

beforeAll(async () => {
  globex = await startGlobex({ directory, action: release() });
}, patience);
afterAll(async () => {
  await globex?.stop();
  rmSync(directory, { recursive: true, force: true });
});

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
    const validate = succeeded(await asked(globex), "validate.yml");
    expect(validate.jobs[0]?.annotations.filter(({ level }) => level === "error")).toEqual([]);

    const runs = await approved(globex);
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
