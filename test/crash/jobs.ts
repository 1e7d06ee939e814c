/** The steps of Sallyport's jobs as processes of the shipped dist, each in a process group of its own that can be lost. */
import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { JobClaims } from "../../sandbox/contract.ts";
import { claimsOf } from "../../sandbox/oidc/claims.ts";
import { controlSubject } from "../../src/providers/aws/control.ts";
import { configuration } from "../aws/provider/example.ts";
import { accounts, type Town } from "../commands/world.ts";
import { assignments } from "../mint/step.ts";
import { cloudCall, type Gate, gitHubCall, issuerCall, type Moment, openGate } from "./gate.ts";

const root = join(import.meta.dirname, "../..");
const preload = join(root, "sandbox/clock-preload.js");
const files = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"] as const;

export interface Ran {
  /** null: the machine was lost. */
  readonly code: number | null;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What passed the gate, in order of arrival. */
  readonly calls: readonly string[];
  /** RUNNER_TEMP and the files of the runner's protocol. */
  readonly folder: string;
}

/** What one step is started with. */
interface Step {
  readonly door: "main.js" | "post.js";
  readonly inputs: Readonly<Record<string, string>>;
  readonly claims?: JobClaims;
  /** Whether it works in a clone of the access repository. */
  readonly clones?: boolean;
  /** The number of the run that it is of, where somebody's having started it matters. */
  readonly run?: number;
  /** The folder of the step that it is the end of. */
  readonly after?: string;
}

/** A moment at which the machine is lost; undefined: it is not. */
type Lost = Moment | undefined;

export type Jobs = Awaited<ReturnType<typeof openJobs>>;

/** Starts the steps of a town's jobs, behind a gate. */
export async function openJobs(town: Town) {
  const { github, cloud, oidc } = town;
  const issuer = new URL(oidc.admit({ sub: "" }).requestUrl).origin;
  const gate = await openGate({
    github: { url: github.apiUrl, name: gitHubCall },
    cloud: { url: cloud.url, name: cloudCall },
    issuer: { url: issuer, name: issuerCall },
  });
  const directory = mkdtempSync(join(tmpdir(), "jobs-"));

  async function run(step: Step, lost: Lost): Promise<Ran> {
    const folder = mkdtempSync(join(directory, "step-"));
    if (step.after === undefined) for (const name of files) writeFileSync(join(folder, name), "");
    else cpSync(step.after, folder, { recursive: true });
    const clone = step.clones ? await cloned(town, gate, join(folder, "work")) : undefined;
    const state = step.after === undefined ? {} : assignments(readFileSync(join(folder, "STATE"), "utf8"));
    const { requestUrl, requestToken } = oidc.admit(step.claims ?? { sub: "" });
    const child = spawn(process.execPath, ["--import", preload, join(root, "dist", step.door)], {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        SANDBOX_CLOCK_OFFSET: String(town.clock.offset),
        RUNNER_TEMP: folder,
        GITHUB_REPOSITORY: "acme/access",
        ...(step.run === undefined ? {} : { GITHUB_RUN_ID: String(step.run) }),
        ...(clone === undefined ? {} : { GITHUB_WORKSPACE: clone }),
        ...(step.claims === undefined
          ? {}
          : {
              ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl.replace(issuer, gate.urls.issuer),
              ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
            }),
        ...Object.fromEntries(files.map((name) => [`GITHUB_${name}`, join(folder, name)])),
        ...Object.fromEntries(
          Object.entries(step.inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
        ),
        ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])),
      },
    });
    // The whole group: what a machine that is lost had started, git above all, is lost with it.
    gate.watch(lost, () => process.kill(-child.pid!, "SIGKILL"));
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    await gate.quiet();
    const outputs = assignments(readFileSync(join(folder, "OUTPUT"), "utf8"));
    const output = Buffer.concat(parts)
      .toString("utf8")
      .replace(/^::add-mask::.*\n/gm, "");
    return { code, output, outputs, calls: [...gate.calls], folder };
  }

  const endpoints = { "github-api-url": gate.urls.github, "aws-endpoint": gate.urls.cloud };
  const reader = () => ({
    token: town.readerToken(),
    "app-id": town.readerApp.id,
    "app-key": town.readerApp.privateKey,
  });
  const control = (role: "binder" | "unbinder"): JobClaims => claimsOf(controlSubject(role, configuration));
  const main = (inputs: Readonly<Record<string, string>>, more: Omit<Step, "door" | "inputs"> = {}): Step => ({
    door: "main.js",
    inputs: { ...endpoints, ...inputs },
    ...more,
  });

  return {
    apply: (lost?: Lost) =>
      run(main({ command: "apply", ...reader() }, { clones: true, claims: control("binder") }), lost),
    /** Of a grant that somebody wants ended, it is the run that its requester started. */
    sweep: (grant = "", lost?: Lost) => {
      const about = {
        clones: true,
        claims: control("unbinder"),
        ...(grant === "" ? {} : { run: town.started("ana") }),
      };
      return run(main({ command: "sweep", grant, ...reader() }, about), lost);
    },
    /** The sweep that halts, as the run that somebody started who may: run again, it is the same halt. */
    halt: (scope: string, number: number, lost?: Lost) => {
      const inputs = { command: "sweep", halt: scope, reason: "INC-4300", ...reader() };
      return run(main(inputs, { clones: true, claims: control("unbinder"), run: number }), lost);
    },
    record: ({ outputs: { events = "", digest = "" } }: Ran, lost?: Lost) =>
      run(main({ command: "record", events, digest, token: town.writerToken() }, { clones: true }), lost),
    /** Starts the sweep that ends a grant, or that halts a scope. */
    revoke: (asked: { readonly grant: string } | { readonly halt: string; readonly reason: string }, lost?: Lost) => {
      const token = github.jobToken("acme/access", { actions: "write", contents: "read", metadata: "read" });
      return run(main({ command: "revoke", ...asked, token }, { clones: true }), lost);
    },
    mint: (lease: string, lost?: Lost) =>
      run(main({ command: "mint", lease, account: accounts.production }, { claims: town.jobClaims() }), lost),
    post: ({ folder }: Ran, lost?: Lost) =>
      run(
        {
          door: "post.js",
          inputs: { ...endpoints, account: accounts.production },
          claims: town.jobClaims(),
          after: folder,
        },
        lost,
      ),
    async stop() {
      await gate.stop();
    },
  };
}

/** What actions/checkout leaves: everything of the branches, and the remote without a credential. */
async function cloned(town: Town, gate: Gate<"github">, folder: string): Promise<string> {
  // As over a wire: a copy of the folder would also bring what was made before everything was put back.
  const whole = ["clone", "--quiet", "--no-local", town.github.directory("acme/access"), folder];
  await promisify(execFile)("git", whole);
  const config = join(folder, ".git/config");
  const remote = `${gate.urls.github}/acme/access.git`;
  writeFileSync(config, readFileSync(config, "utf8").replace(/url = .*/, `url = ${remote}`));
  return folder;
}
