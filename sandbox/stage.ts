/** Everything the play needs: a GitHub with two repositories and their people, two cloud accounts, an issuer and a runner. */
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Octokit } from "@octokit/rest";
import { deploy } from "./bootstrap.ts";
import { sandboxClock } from "./clock.ts";
import { type SandboxCloud, startCloud } from "./cloud/index.ts";
import { consumerFiles } from "./consumer.ts";
import type { GitHub, OidcIssuer, Runner, SandboxClock } from "./contract.ts";
import { gitEnvironment } from "./git-environment.ts";
import { startGitHub } from "./github/index.ts";
import { startOidc } from "./oidc/index.ts";
import { startRunner } from "./runner/index.ts";

export const accounts = { production: "210987654321", development: "109876543210" } as const;
const root = fileURLToPath(new URL("..", import.meta.url));

export interface Stage {
  readonly clock: SandboxClock;
  readonly github: GitHub;
  readonly oidc: OidcIssuer;
  readonly cloud: SandboxCloud;
  readonly runner: Runner;
  readonly directory: string;
  /** GitHub as a person sees it. */
  as(login: string): Octokit;
  stop(): Promise<void>;
}

export interface StageOptions {
  /** An empty folder; everything is kept below it. */
  readonly directory: string;
  readonly state?: "memory" | "moto" | "auto";
  /** Files of the access repository that differ from this one's; undefined content takes one away. */
  readonly change?: ReadonlyMap<string, string | undefined>;
}

/**
 * Acme's installation. ana, ben, chloe and mallory may push to both repositories, eli only to the access repository; ben and
 * chloe own production requests, dana development ones. The access repository holds this repository's own files.
 */
export async function startStage({ directory, state = "memory", change = new Map() }: StageOptions): Promise<Stage> {
  const clock = sandboxClock();
  const oidc = await startOidc({ clock });
  const cloud = await startCloud({ clock, issuers: [oidc], accounts: Object.values(accounts), state });
  const github = await startGitHub({ clock, directory: join(directory, "github") });
  const work = join(directory, "runner");
  mkdirSync(work, { recursive: true });
  const runner = await startRunner({ github, oidc, clock, directory: work });

  const access = accessFiles(change);
  for (const account of Object.values(accounts))
    await deploy(cloud, account, String(access.get(`bootstrap/${account}.yaml`)));
  seedPeople(github);
  seedAccess(github, cloud, access);
  await pack(github.directory("acme/access"));
  seedPayments(github, cloud);
  return {
    clock,
    github,
    oidc,
    cloud,
    runner,
    directory,
    as: (login) => new Octokit({ auth: github.userToken(login), baseUrl: github.apiUrl, log: silent }),
    async stop() {
      await runner.stop();
      await Promise.all([github.stop(), cloud.stop(), oidc.stop()]);
    },
  };
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** What git tracks here, as it lies here, but for the tests: the shipped workflows, the shipped dist, the policies. */
function accessFiles(change: ReadonlyMap<string, string | undefined>): Map<string, Buffer | string> {
  // With this machine's configuration, which may say whose repository may be read, and without a hook's GIT_DIR.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  const listed = execFileSync(
    "git",
    ["-C", root, "ls-files", "-z", "--cached", "--", ":!test", ":!sandbox", ":!docs"],
    { encoding: "utf8", env },
  );
  const paths = listed.split("\0").filter(Boolean);
  const files = new Map<string, Buffer | string>(paths.map((path) => [path, readFileSync(join(root, path))]));
  for (const [path, content] of change) {
    if (content === undefined) files.delete(path);
    else files.set(path, content);
  }
  return files;
}

/** Packs what is there and keeps the loose objects: a fetch then sends dist/ as it lies, and takes a fifth of the time. */
async function pack(directory: string): Promise<void> {
  await promisify(execFile)("git", ["--git-dir", directory, "repack", "-a", "-q", "--window=0"], {
    env: gitEnvironment,
  });
}

function seedPeople(github: GitHub): void {
  const people = { ana: 101, ben: 102, chloe: 103, dana: 104, eli: 105, mallory: 106, sam: 107 };
  for (const [login, id] of Object.entries(people)) github.addUser(login, id);
  github.addOrganization("acme", 9001, Object.keys(people));
  github.addTeam("acme", "payments-owners", ["ben", "chloe"]);
  github.addTeam("acme", "security", ["sam"]);
}

function seedAccess(github: GitHub, cloud: SandboxCloud, files: ReadonlyMap<string, Buffer | string>): void {
  const endpoints = { SALLYPORT_GITHUB_API_URL: github.apiUrl, SALLYPORT_AWS_ENDPOINT: cloud.url };
  const app = (slug: string, id: number, permissions: Readonly<Record<string, "read" | "write">>) =>
    github.addApp({ slug, id, organization: "acme", permissions, repositories: ["access", "payments"] });
  const reader = app("sallyport-reader", 31, {
    metadata: "read",
    contents: "read",
    members: "read",
    pull_requests: "read",
    actions: "write",
  });
  const writer = app("sallyport-writer", 32, { metadata: "read", contents: "write", pull_requests: "write" });
  const readerSecret = { branches: ["main"], secrets: { READER_APP_KEY: reader.privateKey } };
  github.addRepository({
    owner: "acme",
    name: "access",
    id: 1001,
    private: true,
    files,
    collaborators: {
      ana: "write",
      ben: "write",
      chloe: "write",
      dana: "write",
      eli: "write",
      mallory: "write",
      sam: "admin",
    },
    teams: { "payments-owners": "write", security: "write" },
    protect: { main: { bypass: ["sallyport-writer"] }, "sallyport-ledger": { bypass: ["sallyport-writer"] } },
    variables: { ...endpoints, READER_APP_ID: reader.clientId, WRITER_APP_ID: writer.clientId },
    environments: {
      "sallyport-apply": readerSecret,
      "sallyport-sweep": readerSecret,
      "sallyport-audit": readerSecret,
      "sallyport-record": { branches: ["main"], secrets: { WRITER_APP_KEY: writer.privateKey } },
    },
  });
}

function seedPayments(github: GitHub, cloud: SandboxCloud): void {
  const commit = execFileSync("git", ["-C", github.directory("acme/access"), "rev-parse", "refs/heads/main"], {
    encoding: "utf8",
    env: gitEnvironment,
  }).trim();
  github.addRepository({
    owner: "acme",
    name: "payments",
    id: 2002,
    private: true,
    files: withRehearsal(consumerFiles(commit)),
    collaborators: { ana: "write", ben: "write", chloe: "write", mallory: "write" },
    variables: { SALLYPORT_AWS_ENDPOINT: cloud.url },
    protect: { main: { bypass: [] } },
    // A second branch is let in too: what is refused there is refused by the cloud.
    environments: {
      production: { branches: ["main", "experiment"] },
      development: { branches: ["main"] },
      staging: {},
    },
  });
}

/** The same work in the environment of the other account. */
function withRehearsal(files: Map<string, string>): Map<string, string> {
  const backfill = files.get(".github/workflows/backfill.yml") ?? "";
  const rehearse = backfill
    .replace("name: backfill", "name: rehearse")
    .replace("environment: production", "environment: development")
    .replace(accounts.production, accounts.development);
  return files.set(".github/workflows/rehearse.yml", rehearse);
}
