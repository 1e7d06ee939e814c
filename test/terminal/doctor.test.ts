import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setupCodes } from "../../scripts/generate/setup-codes.ts";
import { type DoctorWorld, doctor } from "../../src/commands/doctor.ts";
import { pinOf } from "../../src/commands/init/setup.ts";
import { workflowFiles } from "../../src/commands/init/workflows.ts";
import type { Ailment, Unseen } from "../../src/core/ailment.ts";
import { terminalShows } from "../inert/consumers/terminal.ts";
import { corpus } from "../inert/hostile.ts";
import { access, account, type Globex, startGlobex } from "../setup/globex.ts";
import { install, looking } from "../setup/installed.ts";
import { inFiles, merged } from "../setup/mistakes/files.ts";
import { governance, type Mistake } from "../setup/mistakes/mistake.ts";
import { environments } from "../setup/mistakes/settings.ts";
import { mistakes } from "../setup/mistakes.ts";
import { sallyport } from "./shell.ts";

let globex: Globex;
const directory = mkdtempSync(join(tmpdir(), "doctor-"));
beforeAll(async () => {
  globex = await startGlobex({ directory, action: new Map([["README.md", "The Action.\n"]]) });
  await install(globex);
  for (const name of ["sweep", "audit"]) {
    const sha = (await globex.as("kim").repos.getBranch({ owner: "globex", repo: "vault", branch: "main" })).data.commit
      .sha;
    const run = globex.github.startRun({
      ...{ repository: access, workflow: `.github/workflows/${name}.yml`, event: "schedule", sha },
      ...{ ref: "refs/heads/main", actor: "kim" },
    });
    globex.github.finishRun(run.runId, "success");
  }
}, 60_000);
afterAll(async () => {
  await globex?.stop();
  rmSync(directory, { recursive: true, force: true });
});

interface Diagnosis {
  readonly exit: number;
  readonly findings: readonly Ailment[];
  readonly unseen: readonly Unseen[];
}

/** Doctor as somebody runs it: with their token, and keys of the account's administrator or none. */
async function diagnosed(login = "kim", keys = true): Promise<Diagnosis> {
  worlds[login] ??= looking(globex, login, keys);
  const { exit, json } = await doctor(await worlds[login], globex.clock.now());
  return { exit, ...(json as Omit<Diagnosis, "exit">) };
}

/** The same with the default branch as it was read once, for mistakes that are not in git. */
async function diagnosedAsRead(): Promise<Diagnosis> {
  read ??= looking(globex, "kim", true).then(async (world) => {
    const tip = await world.repository.tip();
    const tree = await world.repository.tree(tip, "");
    const blobs = await world.repository.blobs(tree.map(({ oid }) => oid));
    const repository = { ...world.repository, tip: async () => tip, tree: async () => tree, blobs: async () => blobs };
    return { ...world, repository };
  });
  const { exit, json } = await doctor(await read, globex.clock.now());
  return { exit, ...(json as Omit<Diagnosis, "exit">) };
}

let read: Promise<DoctorWorld> | undefined;
const inGit: readonly Mistake[] = inFiles;
const worlds: Record<string, Promise<DoctorWorld>> = {};

describe("doctor", () => {
  it("is silent where init was followed to the letter, from the terminal too", async () => {
    expect(await diagnosed()).toEqual({ exit: 0, findings: [], unseen: [] });
    const keys = globex.cloud.admin(account);
    const endpoints = ["--github-api-url", globex.github.apiUrl, "--aws-endpoint", globex.cloud.url];
    const said = await sallyport(globex.vault.directory, ["doctor", ...endpoints], {
      HOME: directory,
      GITHUB_TOKEN: globex.github.userToken("kim"),
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    });
    expect(said).toEqual({ exit: 0, err: "", out: "nothing ails this installation\n" });
  });

  it("has every code of its page planted, here or in the life of an installation", () => {
    // What comes of time alone is met in test/e2e/init-life.test.ts; another default branch takes another sallyport.yaml.
    const elsewhere = ["doctor.schedule.never", "doctor.cloud.stale", "doctor.repository.branch"];
    const planted = [...mistakes.map(({ code }) => code), ...elsewhere];
    const known = Object.keys(setupCodes).filter((code) => code.startsWith("doctor."));
    expect([...new Set(planted)].sort()).toEqual(known.sort());
    expect(known.length).toBeGreaterThan(50);
    expect(new Set(mistakes.map(({ title }) => title)).size).toBe(mistakes.length);
  });

  it("finds another default branch than sallyport.yaml says", async () => {
    const world = await looking(globex, "kim", true);
    const configuration = { ...world.configuration, branch: "trunk" };
    const { json } = await doctor({ ...world, configuration }, globex.clock.now());
    const { findings } = json as Pick<Diagnosis, "findings">;
    expect(findings.map(({ code }) => code)).toContain("doctor.repository.branch");
  });

  it.each(mistakes)("finds it when $title: $code", async (mistake: Mistake) => {
    const back = globex.github.keepSettings();
    const undo = await mistake.plant(globex);
    try {
      const { exit, findings, unseen } = await (inGit.includes(mistake) ? diagnosed() : diagnosedAsRead());
      expect(findings.map(({ code }) => code).sort()).toEqual([mistake.code, ...(mistake.also ?? [])].sort());
      expect(unseen).toEqual([]);
      expect(exit).toBe(1);
      const finding = findings.find(({ code }) => code === mistake.code);
      if (mistake.says !== undefined) expect(`${finding?.where}: ${finding?.seen}`).toMatch(mistake.says);
      expect(finding?.fix).toMatch(/\S/);
    } finally {
      await undo?.();
      back();
    }
  });

  it("of a hardened installation asks for what stands in the controller's repository, and for nothing in its callers", async () => {
    const { repository, branch } = { repository: access, branch: "main" };
    const [action, controller] = [pinOf(globex.action)!, pinOf(`globex/control@${"c0de".repeat(10)}`)!];
    const about = { repository, branch, repositoryId: "5151", ownerId: "70001" };
    const back = await merged(globex, async (text) => ({
      ...Object.fromEntries(workflowFiles({ action, controller, access: about })),
      "sallyport.yaml": `${await text("sallyport.yaml")}controller: globex/control@${controller.commit}\n`,
    }));
    const { json } = await doctor(await looking(globex, "kim", true), globex.clock.now());
    await back();
    const { findings, unseen } = json as Omit<Diagnosis, "exit">;
    // What is deployed and committed is still the plain installation's.
    const trusts = Array.from({ length: 3 }, () => "doctor.cloud.role-trust");
    expect(findings.map(({ code }) => code).sort()).toEqual(["doctor.bootstrap.stale", ...trusts]);
    expect(unseen.map(({ where }) => where)).toEqual([`commit globex/control@${controller.commit}`]);
  });

  it("passes over no workflow that it cannot read, and takes no word of a step for a secret", async () => {
    const job = "    runs-on: ubuntu-latest\n    steps:\n";
    const calm = '      - run: "echo no secrets: inherit"\n        env: { K: "${{ secrets.GITHUB_TOKEN }}" }\n';
    const anchored = "      - &one { run: exit }\n      - *one\n";
    const back = await merged(globex, async () => ({
      ".github/workflows/calm.yml": `on: pull_request\njobs:\n  calm:\n${job}${calm}`,
      ".github/workflows/anchored.yml": `on: push\njobs:\n  anchored:\n${job}${anchored}`,
    }));
    const { exit, findings, unseen } = await diagnosed();
    await back();
    expect([exit, findings]).toEqual([1, []]);
    expect(unseen).toEqual([
      {
        where: ".github/workflows/anchored.yml:6",
        why: expect.stringMatching(/^it cannot be read as GitHub reads it \(.*\): \S/),
      },
    ]);
  });

  it("tells what others wrote without acting on a terminal, and without a line of theirs", async () => {
    const told = async (text: string) => {
      const back = globex.github.keepSettings();
      try {
        environments(globex, (all) => {
          all["sallyport-record"] = { branches: ["main", text], secrets: { WRITER_APP_KEY: "pem" } };
        });
        governance(globex).ownerErrors.push({ path: `.github/${text}`, line: 5, kind: text });
        return terminalShows((await doctor(await looking(globex, "kim", true), globex.clock.now())).text);
      } finally {
        back();
      }
    };
    const calm = await told("calm");
    expect(calm.lines.filter((line) => line.includes("calm"))).toHaveLength(3);
    const loud = await told(corpus.filter((text) => text.isWellFormed()).join(" "));
    expect(loud.acts).toEqual([]);
    expect(loud.lines).toHaveLength(calm.lines.length);
  });

  it("is silent again when every mistake has been taken back", async () => {
    expect(await diagnosed()).toEqual({ exit: 0, findings: [], unseen: [] });
  });

  it("says what a writer's token may not see, with the permission that is missing, and is not content", async () => {
    const { exit, findings, unseen } = await diagnosed("gia", false);
    expect(exit).toBe(1);
    expect(findings).toEqual([]);
    const told = unseen.map(({ where, why }) => `${where}: ${why}`);
    for (const part of [
      /who bypasses the rules of branch main: .*administration: write/,
      /what workflows may do: .*administration: read/,
      /the reader App: .*organization administration: read/,
      new RegExp(`account ${account}: there are no keys`),
    ])
      expect(
        told.filter((line) => part.test(line)),
        String(part),
      ).toHaveLength(1);
  });

  it.each([
    ["/rulesets/", 403],
    ["/actions/permissions/workflow", 404],
    ["/environments/sallyport-apply/secrets", 404],
    ["/deployment-branch-policies", 403],
    ["/actions/secrets", 403],
    ["/orgs/globex/installations", 404],
    ["/codeowners/errors", 500],
    ["/actions/workflows", 403],
    ["/repos/globex/ledger", 404],
    ["/repos/tools/sallyport", 404],
  ])("takes %s answering %i for unknown, never for well", async (path, status) => {
    globex.github.fail = (request) => (request.path.includes(path) ? status : undefined);
    try {
      const { exit, unseen } = await diagnosed();
      expect(unseen.length).toBeGreaterThan(0);
      expect(exit).toBe(1);
    } finally {
      globex.github.fail = undefined;
    }
  });
});
