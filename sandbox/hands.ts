/** What people do in the play, with the tools they have: git, the API, the sallyport command. */
import { execFile, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { CloudKeys } from "./contract.ts";
import { gitEnvironment } from "./git-environment.ts";
import { aws } from "./signed.ts";
import type { Stage } from "./stage.ts";

const dist = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const preload = new URL("./clock-preload.js", import.meta.url).href;

// Never synchronous: the servers that git talks to live in this process.
const execute = promisify(execFile);

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  return (await execute("git", args, { env: { ...gitEnvironment, ...env } })).stdout.trim();
}

export interface Clone {
  readonly directory: string;
  readonly login: string;
}

/** A person's own clone of a repository. */
export async function clone(stage: Stage, login: string, repository: string): Promise<Clone> {
  const directory = join(stage.directory, "clones", login, repository);
  mkdirSync(dirname(directory), { recursive: true });
  const url = new URL(stage.github.cloneUrl(repository));
  url.username = login;
  url.password = stage.github.userToken(login);
  await run(["clone", "--quiet", url.href, directory]);
  const here = { directory, login };
  await git(stage, here, "config", "user.name", login);
  await git(stage, here, "config", "user.email", stage.github.emailOf(login));
  return here;
}

/** Git in that clone, at the sandbox's time. */
export async function git(stage: Stage, { directory }: Clone, ...args: readonly string[]): Promise<string> {
  const date = `${Math.floor(stage.clock.now() / 1000)} +0000`;
  return await run(["-C", directory, ...args], { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
}

/** Writes files on a branch that starts at the remote's main (or goes on where it is), commits and pushes it. */
export async function push(
  stage: Stage,
  here: Clone,
  change: { readonly branch: string; readonly files: Readonly<Record<string, string>>; readonly message: string },
): Promise<string> {
  await git(stage, here, "fetch", "--quiet", "origin");
  const known = (await git(stage, here, "branch", "--remotes", "--list", `origin/${change.branch}`)) !== "";
  await git(
    stage,
    here,
    "switch",
    "--quiet",
    "--force-create",
    change.branch,
    known ? `origin/${change.branch}` : "origin/main",
    "--no-track",
  );
  for (const [path, content] of Object.entries(change.files)) {
    mkdirSync(dirname(join(here.directory, path)), { recursive: true });
    writeFileSync(join(here.directory, path), content);
    await git(stage, here, "add", "--", path);
  }
  await git(stage, here, "commit", "--quiet", "--message", change.message);
  await git(stage, here, "push", "--quiet", "origin", `HEAD:refs/heads/${change.branch}`);
  return await git(stage, here, "rev-parse", "HEAD");
}

export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** The sallyport command, from the shipped dist, in a clone. */
export async function sallyport(stage: Stage, here: Clone, ...args: readonly string[]): Promise<Said> {
  const endpoints = ["--github-api-url", stage.github.apiUrl, "--aws-endpoint", stage.cloud.url];
  const plain = args[0] === "policy" || args.includes("--help") ? [] : endpoints;
  const child = spawn(process.execPath, [dist, ...args, ...plain], {
    cwd: here.directory,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: here.directory,
      GIT_CONFIG_NOSYSTEM: "1",
      GITHUB_TOKEN: stage.github.userToken(here.login),
      NODE_OPTIONS: `--import ${preload}`,
      SANDBOX_CLOCK_OFFSET: String(stage.clock.offset),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const exit = await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
  return { exit, out: out(), err: err() };
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString("utf8");
}

/** One DynamoDB call with somebody's keys: what the cloud answers. */
export async function dynamodb(
  stage: Stage,
  keys: CloudKeys,
  about: { readonly operation: string; readonly table: string },
): Promise<{ readonly status: number; readonly body: string }> {
  return await aws(stage.cloud.url, keys, {
    service: "dynamodb",
    region: "eu-west-1",
    target: `DynamoDB_20120810.${about.operation}`,
    body: JSON.stringify({ TableName: about.table, Key: { id: { S: "4211" } } }),
  });
}
