/** A small organization on the sandbox's GitHub, and the ways people reach it. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Octokit } from "@octokit/rest";
import { sandboxClock } from "../../../sandbox/clock.ts";
import type { GitHub, SandboxClock } from "../../../sandbox/contract.ts";
import { startGitHub } from "../../../sandbox/github/index.ts";

export interface Town {
  readonly github: GitHub;
  readonly clock: SandboxClock;
  /** A folder that is removed with the town. */
  readonly scratch: string;
  readonly writer: { readonly clientId: string; readonly privateKey: string };
  /** REST as the owner of a token, or as nobody. */
  rest(token?: string): Octokit;
  as(login: string): Octokit;
  /** Git in a clone's folder or the scratch folder; rejects with what git said. */
  git(folder: string, ...parameters: readonly string[]): Promise<string>;
  /** A clone of acme/access as a person, who commits under their own address. */
  clone(login: string): Promise<string>;
  /** Commits one file on a new branch and pushes it. Returns the commit. */
  pushFile(
    folder: string,
    change: { readonly branch: string; readonly path: string; readonly content: string },
  ): Promise<string>;
  stop(): Promise<void>;
}

const workflow = `name: backfill
on:
  workflow_dispatch:
    inputs:
      lease: { required: true }
      batch: { default: "10" }
  schedule: [{ cron: "17 * * * *" }]
jobs: {}
`;

export const access = { owner: "acme", repo: "access" };

export async function startTown(): Promise<Town> {
  const scratch = mkdtempSync(join(tmpdir(), "sallyport-github-"));
  const clock = sandboxClock();
  const github = await startGitHub({ clock, directory: join(scratch, "repositories") });
  const people = ["alice", "bob", "carol", "dave"];
  for (const [at, login] of [...people, "mallory", "erin"].entries()) github.addUser(login, 1001 + at);
  github.addOrganization("acme", 500, people);
  github.addTeam("acme", "platform", ["bob"]);
  github.addTeam("acme", "oncall", ["carol"], "platform");
  github.addRepository({
    owner: "acme",
    name: "access",
    id: 9001,
    private: true,
    files: new Map([
      ["README.md", "access\n"],
      ["grants/prod/old.yaml", "version: 1\n"],
      [".github/workflows/backfill.yml", workflow],
      [".github/workflows/ci.yml", "on: push\njobs: {}\n"],
    ]),
    collaborators: { alice: "write", bob: "write", carol: "maintain", dave: "read", erin: "admin" },
    teams: { platform: "write" },
    environments: { cloud: { branches: ["main"], secrets: { KEY: "k" } }, open: { variables: { REGION: "eu" } } },
    secrets: { SHARED: "s" },
    protect: { main: { bypass: ["writer"] } },
  });
  const writer = github.addApp({
    slug: "writer",
    id: 77,
    organization: "acme",
    permissions: { contents: "write", pull_requests: "write", actions: "write" },
    repositories: ["acme/access"],
  });
  const rest = (token?: string) =>
    new Octokit({
      baseUrl: github.apiUrl,
      ...(token === undefined ? {} : { auth: token }),
      log: { debug() {}, info() {}, warn() {}, error() {} },
    });
  const git = async (folder: string, ...parameters: readonly string[]) => {
    const environment = { ...process.env, GIT_TERMINAL_PROMPT: "0", GIT_CONFIG_GLOBAL: "/dev/null", LC_ALL: "C" };
    const { stdout } = await promisify(execFile)("git", parameters, { cwd: folder, env: environment });
    return stdout.trim();
  };
  const town: Town = {
    github,
    clock,
    scratch,
    writer,
    rest,
    as: (login) => rest(github.userToken(login)),
    git,
    clone: async (login) => {
      const folder = mkdtempSync(join(scratch, `${login}-`));
      const url = github.cloneUrl("acme/access").replace("://", `://x:${github.userToken(login)}@`);
      await git(scratch, "clone", "--quiet", url, folder);
      await git(folder, "config", "user.name", login);
      await git(folder, "config", "user.email", github.emailOf(login));
      return folder;
    },
    pushFile: async (folder, { branch, path, content }) => {
      await git(folder, "checkout", "--quiet", "-B", branch);
      writeFileSync(join(folder, path), content);
      await git(folder, "add", "--all");
      await git(folder, "commit", "--quiet", "--message", `Change ${path}`);
      await git(folder, "push", "--quiet", "origin", `HEAD:${branch}`);
      return git(folder, "rev-parse", "HEAD");
    },
    stop: async () => {
      await github.stop();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
  return town;
}

/** Status and message of a refused request; fails when it was not refused. */
export async function refusal(
  request: Promise<unknown>,
): Promise<{ readonly status: number; readonly message: string }> {
  try {
    await request;
  } catch (error) {
    const { status, message } = error as { readonly status: number; readonly message: string };
    return { status, message };
  }
  throw new Error("the request was not refused");
}
