import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunResult } from "../../sandbox/contract.ts";
import { type Clone, clone, git, push } from "../../sandbox/hands.ts";
import { doctor } from "../../src/commands/doctor.ts";
import { pinOf } from "../../src/commands/init/setup.ts";
import { workflowFiles } from "../../src/commands/init/workflows.ts";
import { readLine } from "../../src/terminal/arguments.ts";
import { initHere } from "../../src/terminal/init.ts";
import { access, account, type Globex, startGlobex } from "../setup/globex.ts";
import { install, looking } from "../setup/installed.ts";
import { merged } from "../setup/mistakes/files.ts";
import { approved, asked, logOf, release, succeeded, vault } from "./globex.ts";
import { patience } from "./short.ts";

const directory = mkdtempSync(join(tmpdir(), "hardened-"));
const control = "globex/control";
const workflow = (name: string) => `.github/workflows/${name}.yml`;
let globex: Globex;
let controller: Clone;
let commit = "";

beforeAll(async () => {
  globex = await startGlobex({ directory, action: release() });
  const files = new Map([["README.md", "# Control\n"]]);
  const collaborators = { kim: "admin" } as const;
  globex.github.addRepository({ owner: "globex", name: "control", id: 7171, private: true, collaborators, files });
  controller = await clone(globex, "kim", control);
}, patience);
afterAll(async () => {
  await globex?.stop();
  rmSync(directory, { recursive: true, force: true });
});

/** Starts apply as it stands on the default branch, as kim may. */
async function applied(): Promise<RunResult> {
  await globex.as("kim").actions.createWorkflowDispatch({ ...vault, workflow_id: "apply.yml", ref: "main" });
  const [run] = await globex.runner.drain();
  return run!;
}

describe("init --hardened, and the life of a grant there", { timeout: patience }, () => {
  it("takes two steps: the controller's workflows, then an installation that calls them at their commit", async () => {
    const words = ["init", "--control", controller.directory, "--action", globex.action, "--repository", access];
    const answer = await initHere(readLine(words)!, {
      ...{ directory: globex.vault.directory, home: globex.vault.directory, person: undefined },
      forge: () => expect.unreachable("the controller's half says no name that GitHub would be asked about"),
    });
    expect(answer).toMatchObject({ exit: 0 });
    await git(globex, controller, "add", "--all");
    await git(globex, controller, "commit", "--quiet", "--message", "Write the controller");
    await git(globex, controller, "push", "--quiet", "origin", "HEAD:refs/heads/main");
    commit = await git(globex, controller, "rev-parse", "HEAD");
    await install(globex, "--hardened", `${control}@${commit}`);
    // The push of the new files starts apply, whose jobs are the controller's.
    const apply = succeeded(await globex.runner.drain(), "apply.yml");
    expect(apply.jobs.map(({ name }) => name)).toEqual(["controller / cloud", "controller / record"]);
  });

  it("opens, mints, works, gives back and is swept, by jobs of the controller's alone", async () => {
    succeeded(await asked(globex), "validate.yml");
    const runs = await approved(globex);
    succeeded(runs, "apply.yml");
    const job = succeeded(runs, "reconcile.yml");
    expect(logOf(job, "work")).toContain("is posted: true");
    expect(logOf(job, "access", "post")).toContain("refused");

    globex.clock.move(121 * 60_000);
    globex.github.schedule(access, workflow("sweep"));
    succeeded(await globex.runner.drain(), "sweep.yml");
    const roles = (await globex.cloud.roles(account)).filter(({ path }) => path.startsWith("/sallyport/"));
    expect(roles.map(({ trust }) => trust.includes("Sealed"))).toEqual([true]);
    globex.github.schedule(access, workflow("audit"));
    expect(logOf(succeeded(await globex.runner.drain(), "audit.yml"), "audit")).toContain("books-7");
  });

  it("leaves doctor nothing to say", async () => {
    const { exit, text } = await doctor(await looking(globex, "kim", true), globex.clock.now());
    expect({ exit, text }).toEqual({ exit: 0, text: "nothing ails this installation" });
  });

  it("gives no control role to an apply.yml that an administrator's bypass put in the caller's place", async () => {
    const about = { repository: access, branch: "main", repositoryId: "5151", ownerId: "70001" };
    const whole = workflowFiles({ action: pinOf(globex.action)!, access: about }).get(workflow("apply"))!;
    const back = await merged(globex, async () => ({ [workflow("apply")]: whole }));
    const run = await applied();
    await back();
    expect(run.jobs.map(({ name }) => name)).toEqual(["cloud", "record"]);
    expect(logOf(run, "apply")).toContain("AccessDenied");
    expect(run.conclusion).toBe("failure");
  });

  it("gives none to another commit of the controller, until the templates are deployed for it", async () => {
    const path = workflow("apply");
    const next = await push(globex, controller, {
      branch: "main",
      files: { "README.md": "# Next\n" },
      message: "Next",
    });
    const back = await merged(globex, async (text) => ({ [path]: (await text(path)).replace(commit, next) }));
    const run = await applied();
    await back();
    expect(logOf(run, "apply")).toContain("AccessDenied");
    expect(run.conclusion).toBe("failure");
    // The commit that is trusted is admitted as before.
    expect((await applied()).conclusion).toBe("success");
  });

  it("asks GitHub for nothing that the sandbox does not have", () => {
    expect(globex.github.unknownRoutes).toEqual([]);
  });
});
