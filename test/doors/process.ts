import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LeaseRef, writeRef } from "../../src/core/lease.ts";
import { assignments } from "../mint/step.ts";
import { account, claims, type Installation } from "./installation.ts";

const preload = join(import.meta.dirname, "../../sandbox/clock-preload.js");
const sources = [
  "--experimental-strip-types",
  "--disable-warning=ExperimentalWarning",
  join(import.meta.dirname, "door.ts"),
];

export interface Result {
  readonly code: number | null;
  readonly output: string;
}

/** A job's one step that uses the Action: its files live on between main and post. */
export interface JobStep {
  readonly folder: string;
  main(): Promise<Result>;
  post(): Promise<Result>;
  /** A later step of the job: the SDK's own default chain, with what the step before left in the environment. */
  sdk(): Promise<Result>;
  /** Starts main and ends it with SIGKILL as soon as `when` is true. */
  killMain(when: () => boolean): Promise<Result>;
  file(name: "OUTPUT" | "ENV" | "STATE"): Readonly<Record<string, string>>;
}

export function jobStep(
  installation: Installation,
  ref: LeaseRef,
  change: { readonly claims?: Record<string, string>; readonly inputs?: Record<string, string> } = {},
): JobStep {
  const { requestUrl, requestToken } = installation.oidc.admit({ ...claims, ...change.claims });
  const folder = mkdtempSync(join(tmpdir(), "job-"));
  const names = ["OUTPUT", "ENV", "STATE", "STEP_SUMMARY"];
  for (const name of names) writeFileSync(join(folder, name), "");
  const inputs = {
    command: "mint",
    lease: writeRef(ref),
    account,
    "aws-endpoint": installation.cloud.url,
    ...change.inputs,
  };
  const file = (name: string) => assignments(readFileSync(join(folder, name), "utf8"));
  const environment = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    SANDBOX_CLOCK_OFFSET: String(installation.clock.offset),
    RUNNER_TEMP: folder,
    ACTIONS_ID_TOKEN_REQUEST_URL: requestUrl,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    ...Object.fromEntries(names.map((name) => [`GITHUB_${name}`, join(folder, name)])),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...more,
  });
  const states = () =>
    Object.fromEntries(Object.entries(file("STATE")).map(([name, value]) => [`STATE_${name}`, value]));
  return {
    folder,
    main: () => run("main", environment()),
    post: () => run("post", environment(states())),
    sdk: () => run("sdk", environment({ ...file("ENV"), HOME: folder, NODE_OPTIONS: `--import ${preload}` })),
    killMain: (when) => run("main", environment(), when),
    file,
  };
}

function run(
  door: "main" | "post" | "sdk",
  env: NodeJS.ProcessEnv,
  killWhen: () => boolean = () => false,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const script = door === "sdk" ? [join(import.meta.dirname, "sdk.js")] : [...sources, door];
    const child = spawn(process.execPath, ["--import", preload, ...script], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.stderr.on("data", (part: Buffer) => parts.push(part));
    const watch = setInterval(() => killWhen() && child.kill("SIGKILL"), 1);
    child.on("error", reject);
    child.on("close", (code) => {
      clearInterval(watch);
      resolve({ code, output: Buffer.concat(parts).toString("utf8") });
    });
  });
}
