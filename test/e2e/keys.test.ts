import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deploy } from "../../sandbox/bootstrap.ts";
import type { RunResult } from "../../sandbox/contract.ts";
import { clone, push } from "../../sandbox/hands.ts";
import { doctor } from "../../src/commands/doctor.ts";
import { readConfiguration, readTarget } from "../../src/core/parse.ts";
import { bootstrapTemplates } from "../../src/terminal/bootstrap.ts";
import { access, account, type Globex, startGlobex, target } from "../setup/globex.ts";
import { install, looking } from "../setup/installed.ts";
import { patience } from "./short.ts";

const directory = mkdtempSync(join(tmpdir(), "keys-"));
const vault = { owner: "globex", repo: "vault" };
let globex: Globex;
const keys: string[] = [];

beforeAll(async () => {
  globex = await startGlobex({ directory, action: new Map([["README.md", "The Action.\n"]]) });
  await install(globex);
  for (const name of ["reader", "writer"])
    keys.push(readFileSync(join(globex.vault.directory, "..", `${name}.pem`), "utf8").split("\n")[1]!);
  // What the new files started finds no Action in this repository's stead, and is not looked at here.
  await globex.runner.drain();
}, patience);
afterAll(async () => {
  await globex?.stop();
  rmSync(directory, { recursive: true, force: true });
});

const workflow = (name: string) => `.github/workflows/${name}.yml`;

/** A step that carries off whatever key its job can read: in a form that no mask knows. */
const steal = `      - id: steal
        run: |
          printf '%s' "$KEYS" | sed -n 2p | rev
        env:
          KEYS: "\${{ secrets.READER_APP_KEY }}\${{ secrets.WRITER_APP_KEY }}"
`;

function thief(on: string, environment?: string): string {
  const named = environment === undefined ? "" : `    environment: ${environment}\n`;
  return `name: validate\non: ${on}\npermissions: {}\njobs:\n  validate:\n    runs-on: ubuntu-latest\n${named}    steps:\n${steal}`;
}

/** gia, who may write, pushes a branch with a workflow of hers; with `pull`, she opens a pull request from it. */
async function edits(about: {
  branch: string;
  path: string;
  content: string;
  pull?: boolean;
}): Promise<readonly RunResult[]> {
  const { branch, path, content } = about;
  const gia = await clone(globex, "gia", access).catch(() => ({
    directory: join(globex.directory, "clones", "gia", access),
    login: "gia",
  }));
  await push(globex, gia, { branch, files: { [path]: content }, message: "Mend a workflow" });
  if (about.pull) await globex.as("gia").pulls.create({ ...vault, title: "Mend", head: branch, base: "main" });
  return await globex.runner.drain();
}

/** Whether a key left any job, turned around or not. */
function stolen(): boolean {
  const written = globex.runner.traces.map(({ content }) => content).join("\n");
  return keys.some((line) => written.includes(line) || written.includes([...line].reverse().join("")));
}

describe("a writer edits validate.yml on a branch to steal the key", { timeout: patience }, () => {
  it.each(["sallyport-apply", "sallyport-sweep", "sallyport-audit", "sallyport-record"])(
    "by a pull request whose job names %s: the environment lets no such ref in",
    async (environment) => {
      const content = thief("pull_request", environment);
      const runs = await edits({ branch: `by-pull-${environment}`, path: workflow("validate"), content, pull: true });
      const [job] = runs.flatMap(({ jobs }) => jobs);
      expect(job).toMatchObject({ conclusion: "failure", steps: [] });
      expect(job?.annotations[0]?.message).toContain(`is not allowed to deploy to ${environment}`);
      expect(stolen()).toBe(false);
    },
  );

  it("by a push of the branch alone", async () => {
    const runs = await edits({ branch: "by-push", path: workflow("new"), content: thief("push", "sallyport-apply") });
    const job = runs.find(({ workflow: path }) => path === workflow("new"))?.jobs[0];
    expect(job?.annotations[0]?.message).toContain('Branch "by-push" is not allowed to deploy to sallyport-apply');
    expect(stolen()).toBe(false);
  });

  it("by starting apply as it stands on the branch", async () => {
    const content = thief("\n  workflow_dispatch:", "sallyport-apply");
    await edits({ branch: "by-hand", path: workflow("apply"), content });
    const hand = { ...vault, workflow_id: "apply.yml", ref: "by-hand" };
    await globex.as("gia").actions.createWorkflowDispatch(hand);
    const [job] = (await globex.runner.drain()).flatMap(({ jobs }) => jobs);
    expect(job?.annotations[0]?.message).toContain("is not allowed to deploy to sallyport-apply");
    expect(stolen()).toBe(false);
  });

  it("without naming an environment: no key lies anywhere else", async () => {
    const content = thief("pull_request");
    const runs = await edits({ branch: "by-nothing", path: workflow("validate"), content, pull: true });
    expect(runs.flatMap(({ jobs }) => jobs).map(({ conclusion }) => conclusion)).toContain("success");
    expect(stolen()).toBe(false);
  });

  it("with the branch's own OIDC token: no control role admits it", async () => {
    const ask = `      - id: steal
        run: |
          node --input-type=module -e '
            const url = process.env.ACTIONS_ID_TOKEN_REQUEST_URL + "&audience=sallyport.globex";
            const { value } = await (await fetch(url, { headers: { authorization: "Bearer " + process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN } })).json();
            for (const role of ["binder", "unbinder", "reader"]) {
              const form = { Action: "AssumeRoleWithWebIdentity", Version: "2011-06-15", WebIdentityToken: value, RoleSessionName: "thief" };
              const RoleArn = "arn:aws:iam::${account}:role/sallyport-" + role;
              const answer = await fetch("${globex.cloud.url}", { method: "POST", body: new URLSearchParams({ ...form, RoleArn }) });
              console.log(role, answer.status);
            }
          '
`;
    const content = thief("pull_request")
      .replace(steal, ask)
      .replace("permissions: {}", "permissions: { id-token: write }");
    const runs = await edits({ branch: "by-token", path: workflow("validate"), content, pull: true });
    const log = runs.flatMap(({ jobs }) => jobs.flatMap(({ steps }) => steps)).find(({ id }) => id === "steal")?.log;
    expect(log?.match(/^(binder|unbinder|reader) \d+$/gm)).toEqual(["binder 403", "unbinder 403", "reader 403"]);
  });

  it("does steal it where the environment lets every branch in, which doctor finds", async () => {
    const back = globex.github.keepSettings();
    const key = readFileSync(join(globex.vault.directory, "..", "reader.pem"), "utf8");
    globex.github.configure(access, { environments: { "sallyport-apply": { secrets: { READER_APP_KEY: key } } } });
    const { json } = await doctor(await looking(globex, "kim", true), globex.clock.now());
    const { findings } = json as { findings: readonly { code: string; where: string }[] };
    expect(findings).toContainEqual(
      expect.objectContaining({ code: "doctor.environment.open", where: "environment sallyport-apply" }),
    );
    await edits({
      branch: "at-last",
      path: workflow("validate"),
      content: thief("pull_request", "sallyport-apply"),
      pull: true,
    });
    expect(stolen()).toBe(true);
    back();
  });
});

describe("an administrator's bypass puts another apply.yml on the default branch", () => {
  /** Asks STS for the binder, with the token that GitHub would give to a job of that file. */
  async function binds(role: string, jobWorkflowRef: string): Promise<number> {
    const environment = "sallyport-apply";
    const { requestUrl, requestToken } = globex.oidc.admit({
      ...{ sub: `repo:${access}:environment:${environment}`, repository: access, repository_id: "5151" },
      ...{ repository_owner: "globex", repository_owner_id: "70001", ref: "refs/heads/main", environment },
      job_workflow_ref: jobWorkflowRef,
    });
    const headers = { authorization: `Bearer ${requestToken}` };
    const { value } = (await (await fetch(`${requestUrl}&audience=sallyport.globex`, { headers })).json()) as {
      value: string;
    };
    const form = { Action: "AssumeRoleWithWebIdentity", Version: "2011-06-15", WebIdentityToken: value };
    const RoleArn = `arn:aws:iam::${account}:role/${role}`;
    const body = new URLSearchParams({ ...form, RoleArn, RoleSessionName: "apply" });
    return (await fetch(globex.cloud.url, { method: "POST", body })).status;
  }

  it("becomes the binder where the access repository's own file is trusted, and not where a controller's commit is", async () => {
    const own = `${access}/${workflow("apply")}@refs/heads/main`;
    expect(await binds("sallyport-binder", own)).toBe(200);

    const read = (path: string) => readFileSync(join(globex.vault.directory, path));
    const plain = readConfiguration("sallyport.yaml", read("sallyport.yaml")).value!;
    const named = readTarget(`targets/${target}.yaml`, read(`targets/${target}.yaml`)).value!;
    const commit = "c0de".repeat(10);
    const roles = { binder: "hardened-binder", unbinder: "hardened-unbinder", reader: "hardened-reader" };
    const hardened = { ...plain, installation: "hard", roles, controller: `globex/control@${commit}` };
    const [template = ""] = bootstrapTemplates(hardened, [{ ...named, name: "hard" }]).values();
    const rolesAlone = template.replace(/^ {2}Provider:\n(?: {4,}.*\n)+/m, "");
    await deploy(globex.cloud, account, rolesAlone);

    expect(await binds("hardened-binder", own)).toBe(403);
    expect(await binds("hardened-binder", `globex/control/${workflow("apply")}@${"0".repeat(40)}`)).toBe(403);
    expect(await binds("hardened-binder", `globex/control/${workflow("apply")}@refs/heads/main`)).toBe(403);
    expect(await binds("hardened-binder", `globex/control/${workflow("sweep")}@${commit}`)).toBe(403);
    expect(await binds("hardened-binder", `globex/control/${workflow("apply")}@${commit}`)).toBe(200);
  });
});
