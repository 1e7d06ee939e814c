import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { PassThrough } from "node:stream";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { readWorkflow } from "../../sandbox/runner/workflow.ts";
import { Fault } from "../../src/core/fault.ts";
import { workflowObjections } from "../../src/core/workflow.ts";
import type { Forge } from "../../src/ports.ts";
import { Misuse, readLine } from "../../src/terminal/arguments.ts";
import { type InitSurroundings, initHere } from "../../src/terminal/init.ts";
import { rules } from "../workflows/rules.ts";
import { type Said, sallyport } from "./shell.ts";

const root = join(import.meta.dirname, "../..");
const pin = `tools/sallyport@${"5eed".repeat(10)}`;
const run = promisify(execFile);
const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty clone of globex/vault. */
async function clone(repository = "globex/vault"): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "init-"));
  made.push(folder);
  await run("git", ["init", "--quiet", folder]);
  await run("git", ["-C", folder, "remote", "add", "origin", `https://github.com/${repository}.git`]);
  return folder;
}

/** Everything that has no default. No id is left for GitHub to tell, so that no token is needed. */
const names = [
  ...["--action", pin, "--owner", "@globex/platform", "--target", "ledger-production", "--account", "318273645546"],
  ...["--region", "eu-north-1", "--approver", "@globex/ledger-owners", "--approver", "@hal"],
  ...["--allow", "dynamodb:GetItem", "--resource", "arn:aws:dynamodb:eu-north-1:318273645546:table/books*"],
  ...["--repository-id", "5151", "--owner-id", "70001", "--job-repository-id", "6161", "--job-owner-id", "70001"],
  ...["--job-repository", "globex/ledger", "--job", "reconcile"],
];

/** In this process: a machine that is busy takes a second to start another. */
async function init(folder: string, ...words: readonly string[]): Promise<Said> {
  return await ran(folder, words);
}

async function ran(
  folder: string,
  words: readonly string[],
  { person, forge }: Partial<Pick<InitSurroundings, "person" | "forge">> = {},
): Promise<Said> {
  const nobody = () => {
    throw new Fault("terminal.token", "there is no GitHub token");
  };
  try {
    const line = readLine(["init", ...words])!;
    const { exit, text, json } = await initHere(line, {
      directory: folder,
      home: folder,
      person,
      forge: forge ?? nobody,
    });
    return { exit, out: line.json ? JSON.stringify(json) : text, err: "" };
  } catch (failure) {
    if (failure instanceof Misuse) return { exit: 2, out: "", err: failure.message };
    if (failure instanceof Fault) return { exit: 3, out: "", err: failure.message };
    throw failure;
  }
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !relative(folder, entry.parentPath).startsWith(".git/") &&
        relative(folder, entry.parentPath) !== ".git",
    )
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const text = (...path: readonly string[]) => readFileSync(join(...path), "utf8");

describe("init, in an empty repository", () => {
  it("writes what validate, policy test and apply take as it stands", async () => {
    const folder = await clone();
    const said = await sallyport(folder, ["init", ...names], { HOME: folder });
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(files(folder)).toEqual(
      [
        ".github/CODEOWNERS",
        ...["apply", "audit", "sweep", "validate"].map((name) => `.github/workflows/${name}.yml`),
        "bootstrap/318273645546.yaml",
        "grants/README.md",
        ...["agents", "approvals", "ask"].map((name) => `policies/${name}.cedar`),
        "policies/cases/defaults.yaml",
        ...["limits.cedar", "schema.cedarschema"].map((name) => `policies/${name}`),
        "sallyport.yaml",
        ...["configuration", "grant", "target"].map((name) => `schemas/${name}.schema.json`),
        "targets/ledger-production.yaml",
      ].sort(),
    );
    const [checked, tested] = await Promise.all(
      [["validate"], ["policy", "test"]].map((words) => sallyport(folder, words, { HOME: folder })),
    );
    expect(checked).toMatchObject({ exit: 0, err: "", out: expect.stringContaining("1 target and 0 grants") });
    expect(tested).toMatchObject({ exit: 0, err: "" });
  });

  it("hands out the shipped workflows, policies and schemas, equal but for pins", async () => {
    const folder = await clone();
    await init(folder, ...names);
    for (const path of files(folder).filter((file) => /^(policies|schemas)\//.test(file)))
      expect(text(folder, path), path).toBe(text(root, path));
    for (const name of ["apply", "audit", "sweep", "validate"]) {
      const path = `.github/workflows/${name}.yml`;
      const written = text(folder, path);
      expect(written).toContain(`uses: ${pin} # sallyport\n`);
      expect(written.replaceAll(`uses: ${pin} # sallyport`, "uses: ./"), path).toBe(text(root, path));
      for (const [rule, keeps] of Object.entries(rules))
        expect(keeps({ path, text: written }), `${path}: ${rule}`).toEqual([]);
    }
  });

  it("prints a consumer's workflow that apply takes, or writes it into a clone", async () => {
    const [folder, other] = await Promise.all([clone(), clone("globex/ledger")]);
    const printed = await init(folder, ...names, "--run", "node books.mjs", "--json");
    const { consumer } = JSON.parse(printed.out) as { consumer: Record<string, string> };
    const path = ".github/workflows/reconcile.yml";
    const job = {
      repository: "globex/ledger",
      workflow: path,
      name: "reconcile",
      ref: "refs/heads/main",
      environment: "production",
    };
    expect(workflowObjections({ path, text: consumer[path] ?? "" }, job, undefined)).toEqual([]);
    expect(readWorkflow(path, consumer[path] ?? "").errors).toEqual([]);
    for (const part of [
      `uses: ${pin} #`,
      'account: "318273645546"',
      'run: "node books.mjs"',
      "environment: production",
    ])
      expect(consumer[path]).toContain(part);
    expect(consumer[path]).not.toMatch(/acme|backfill|210987654321/);
    const written = await init(folder, ...names, "--run", "node books.mjs", "--consumer", other);
    expect(written).toMatchObject({ exit: 0, err: "" });
    expect(text(other, path)).toBe(consumer[path]);
  });

  it("says what is left as commands that a shell can read, and none holds a secret", async () => {
    const folder = await clone();
    const said = await init(folder, ...names, "--dispatch", "--json");
    const { left } = JSON.parse(said.out) as { left: readonly { says: string; commands: readonly string[] }[] };
    const commands = left.flatMap((task) => task.commands);
    expect(left.length).toBeGreaterThanOrEqual(9);
    await run("bash", ["-n", "-c", commands.join("\n")]);
    expect(commands.join("\n")).not.toMatch(/BEGIN|ghp_|AKIA|--body [^'"$]*key/i);
    const reader = left.find(({ says }) => says.startsWith("the reader App"));
    expect(reader?.says).toContain(
      "exactly actions: write, contents: read, members: read, metadata: read, pull_requests: read",
    );
    expect(left.find(({ says }) => says.startsWith("the writer App"))?.says).toContain(
      "exactly contents: write, metadata: read, pull_requests: write; install it on globex/vault alone",
    );
  });

  it("asks a person for what no flag says, and GitHub for ids and branches", async () => {
    const folder = await clone();
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answers = [
      "@globex/platform",
      "Ledger (production)",
      "ledger-production",
      "318273645546",
      "eu-north-1 eu-west-1",
      "hal",
      "dynamodb:GetItem",
    ];
    const more = ["arn:aws:dynamodb:eu-north-1:318273645546:table/books", "ledger", "globex/ledger", "reconcile"];
    const left = [pin.replace("5eed", "zzzz"), pin, ...answers, ...more].map((answer) =>
      answer.replace(/^hal$/, "@hal"),
    );
    output.on("data", (part: Buffer) => {
      if (part.toString("utf8").endsWith(": ")) input.write(`${left.shift()}\n`);
    });
    const repository = async (name: string) => ({
      id: name === "globex/vault" ? 5151 : 6161,
      ownerId: 70001,
      defaultBranch: name === "globex/vault" ? "trunk" : "main",
      private: true,
    });
    const said = await ran(folder, [], {
      person: { input, output },
      forge: () => ({ repository }) as unknown as Forge,
    });
    expect(said).toMatchObject({ exit: 0, err: "" });
    expect(left).toEqual([]);
    expect(text(folder, "sallyport.yaml")).toContain('repository_id: "5151"\nowner_id: "70001"\n');
    expect(text(folder, "sallyport.yaml")).toContain("branch: trunk\n");
    expect(text(folder, ".github/workflows/apply.yml")).toContain("    branches: [trunk]\n");
    expect(text(folder, "targets/ledger-production.yaml")).toContain("regions: [eu-north-1, eu-west-1]");
  });

  it("takes no name from a remote that is a folder of this machine: on GitHub it would be somebody else's", async () => {
    const folder = await clone();
    for (const address of ["/srv/globex/vault", "../globex/vault.git", "file:///srv/globex/vault"]) {
      await run("git", ["-C", folder, "remote", "set-url", "origin", address]);
      expect(await init(folder, ...names), address).toMatchObject({
        exit: 2,
        err: expect.stringContaining("--repository"),
      });
    }
    await run("git", ["-C", folder, "remote", "set-url", "origin", "git@github.com:globex/vault.git"]);
    expect(await init(folder, ...names)).toMatchObject({ exit: 0 });
  });

  it("names every missing flag at once where nobody can be asked", async () => {
    const folder = await clone();
    const said = await init(folder, "--owner", "@globex/platform");
    expect(said).toMatchObject({ exit: 2, out: "" });
    for (const flag of [
      "--target",
      "--account",
      "--region",
      "--approver",
      "--allow",
      "--resource",
      "--job-repository",
      "--job",
    ])
      expect(said.err).toContain(flag);
    expect(files(folder)).toEqual([]);
  });

  it("tells what is wrong with a name or a number by the file that would hold it, and writes nothing", async () => {
    const folder = await clone();
    const wrong = [
      ...names,
      "--audience",
      "sts.amazonaws.com",
      "--minutes",
      "99999",
      "--run",
      "echo ${{ inputs.lease }}",
    ];
    const said = await init(folder, ...wrong.map((word) => (word === "@hal" ? "hal@example.com" : word)));
    expect(said.exit).toBe(1);
    for (const code of ["configuration.audience", "target.limits.minutes", "codeowners.email", "init.run"])
      expect(said.out).toContain(code);
    expect(said.out).toContain("nothing was written");
    expect(files(folder)).toEqual([]);
  });
});

describe("init, where somebody has been before", () => {
  it("overwrites nothing, and writes nothing beside it, unless it is told to", async () => {
    const folder = await clone();
    writeFileSync(join(folder, "sallyport.yaml"), "version: 1\n");
    const said = await init(folder, ...names);
    expect(said).toMatchObject({ exit: 1, err: "" });
    expect(said.out).toMatch(/^sallyport\.yaml:1:1 {2}init\.exists\n/);
    expect(files(folder)).toEqual(["sallyport.yaml"]);
    expect(await init(folder, ...names, "--force")).toMatchObject({ exit: 0 });
    expect(text(folder, "sallyport.yaml")).toContain("installation: globex\n");
  });

  it("run twice finds every file there, and writes none", async () => {
    const folder = await clone();
    await init(folder, ...names);
    const again = await init(folder, ...names);
    expect(again).toMatchObject({ exit: 0, out: expect.stringMatching(/^every file is there already/) });
  });

  it("leaves everything as it was when one file cannot be written, in either repository", async () => {
    const [folder, other] = await Promise.all([clone(), clone("globex/ledger")]);
    // A folder where the last repository's file is to be made aside.
    mkdirSync(join(other, ".github/workflows/reconcile.yml.sallyport-new"), { recursive: true });
    const said = await init(folder, ...names, "--consumer", other);
    expect(said).toMatchObject({ exit: 3, out: "" });
    expect(said.err).toContain("nothing was written");
    expect([files(folder), files(other)]).toEqual([[], []]);
    expect(existsSync(join(folder, "policies"))).toBe(false);
  });

  it("follows no link out of the repository", async () => {
    const [folder, elsewhere] = await Promise.all([clone(), clone()]);
    symlinkSync(elsewhere, join(folder, "policies"));
    const said = await init(folder, ...names, "--force");
    expect(said).toMatchObject({ exit: 3, out: "" });
    expect(said.err).toMatch(/^policies is in the way of policies\/agents\.cedar/);
    expect([existsSync(join(folder, "sallyport.yaml")), files(elsewhere)]).toEqual([false, []]);
  });
});

describe("init --hardened", () => {
  const commit = "c0de".repeat(10);

  it("writes the controller's workflows first, then calls them at their commit and trusts nothing else", async () => {
    const [folder, control] = await Promise.all([clone(), clone("globex/sallyport-control")]);
    const first = await init(folder, "--action", pin, "--control", control);
    expect(first).toMatchObject({ exit: 0, err: "" });
    expect(first.out).toContain("sallyport init --hardened globex/sallyport-control@");
    expect(files(folder)).toEqual([]);
    expect(files(control)).toEqual(["apply", "audit", "sweep"].map((name) => `.github/workflows/${name}.yml`));

    const said = await init(folder, ...names, "--hardened", `globex/sallyport-control@${commit}`);
    expect(said).toMatchObject({ exit: 0, err: "" });
    for (const name of ["apply", "audit", "sweep"]) {
      const path = `.github/workflows/${name}.yml`;
      const [caller, called] = [text(folder, path), text(control, path)];
      expect(caller).toContain(`uses: globex/sallyport-control/${path}@${commit} # sallyport`);
      expect(caller).not.toMatch(/steps:|environment:|READER|WRITER/);
      expect([caller, called].map((one) => readWorkflow(path, one).errors)).toEqual([[], []]);
      expect(called).toMatch(/\non:\n {2}workflow_call:\n/);
      for (const [rule, keeps] of Object.entries(rules))
        for (const half of [caller, called]) expect(keeps({ path, text: half }), `${path}: ${rule}`).toEqual([]);
      // The jobs themselves are the shipped ones.
      const jobs = (whole: string) => whole.slice(whole.indexOf("\njobs:\n")).replaceAll(`${pin} # sallyport`, "./");
      expect(jobs(called)).toBe(jobs(text(root, path)));
      const trust = `globex/sallyport-control/${path}@${commit}`;
      expect(text(folder, "bootstrap/318273645546.yaml").split(trust)).toHaveLength(2);
    }
    expect(text(folder, "bootstrap/318273645546.yaml")).not.toContain("globex/vault/.github/workflows/");
  });

  it("refuses a controller of another owner, and a ref that can move", async () => {
    const folder = await clone();
    const stranger = await init(folder, ...names, "--hardened", `initech/control@${commit}`);
    expect(stranger).toMatchObject({ exit: 1, out: expect.stringContaining("init.controller") });
    const branch = await init(folder, ...names, "--hardened", "globex/control@main");
    expect(branch).toMatchObject({ exit: 2, err: expect.stringContaining("a full commit of 40 hexadecimal digits") });
    expect(files(folder)).toEqual([]);
  });
});

describe("bootstrap", () => {
  it("is written anew from what lies here, as init wrote it", async () => {
    const folder = await clone();
    await init(folder, ...names);
    const before = text(folder, "bootstrap/318273645546.yaml");
    rmSync(join(folder, "bootstrap"), { recursive: true });
    const said = await sallyport(folder, ["bootstrap"], { HOME: folder });
    expect(said).toMatchObject({ exit: 0, err: "", out: expect.stringContaining("wrote bootstrap/318273645546.yaml") });
    expect(text(folder, "bootstrap/318273645546.yaml")).toBe(before);
    writeFileSync(join(folder, "targets/broken.yaml"), "version: 2\n");
    expect(await sallyport(folder, ["bootstrap"], { HOME: folder })).toMatchObject({ exit: 1 });
  });
});
