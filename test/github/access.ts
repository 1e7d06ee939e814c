import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGitHub } from "../../sandbox/github/index.ts";
import { Secret } from "../../src/core/secret.ts";
import { patience } from "../../src/github/client.ts";
import { githubForge } from "../../src/github/forge.ts";
import type { Forge } from "../../src/ports.ts";

/** The access repository of an organization on the sandbox's GitHub, and people to act in it. */
export async function accessRepository() {
  const directory = mkdtempSync(join(tmpdir(), "forge-"));
  let offset = 0;
  const clock = {
    now: () => Date.now() + offset,
    get offset() {
      return offset;
    },
    move: (milliseconds: number) => {
      offset += milliseconds;
    },
  };
  const github = await startGitHub({ clock, directory });
  for (const [login, id] of Object.entries(ids)) github.addUser(login, id);
  github.addOrganization("acme", 900, ["rosa", "ana", "ben", "kim"]);
  github.addTeam("acme", "dba", ["ana"]);
  github.addTeam("acme", "dba-night", ["kim"], "dba");
  github.addTeam("acme", "readers", ["ben"]);
  github.addRepository({
    owner: "acme",
    name: "access",
    id: 77,
    private: true,
    files: new Map([["README.md", "access\n"]]),
    collaborators: { rosa: "write", ana: "write", ben: "write", eve: "read" },
    teams: { dba: "write", readers: "triage" },
  });
  github.addRepository({
    owner: "acme",
    name: "payments",
    id: 78,
    files: new Map([[".github/workflows/backfill.yml", workflow]]),
    collaborators: { rosa: "write" },
  });
  const app = {
    slug: "sallyport-reader",
    id: 55,
    organization: "acme",
    repositories: ["acme/access", "acme/payments"],
  };
  const permissions = {
    contents: "write",
    members: "read",
    pull_requests: "write",
    actions: "write",
    metadata: "read",
  } as const;
  const { privateKey } = github.addApp({ ...app, permissions });
  const appToken = () =>
    github.installationToken({
      appId: "55",
      privateKey,
      owner: "acme",
      repositories: ["acme/access", "acme/payments"],
      permissions,
    });
  const jobToken = () => github.jobToken("acme/access", { contents: "read", pull_requests: "write" });

  const waits: number[] = [];
  const forge = (token: string): Forge =>
    githubForge({
      token: new Secret(token),
      repository: "acme/access",
      apiUrl: github.apiUrl,
      patience: { ...patience, wait: async (milliseconds) => void waits.push(milliseconds) },
    });

  /** One REST call as a person; throws for any refusal. */
  async function as<T>(login: string, method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${github.apiUrl}/repos/acme/access${path}`, {
      method,
      headers: { authorization: `Bearer ${github.userToken(login)}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  return {
    github,
    clock,
    forge,
    as,
    appToken,
    jobToken,
    /** How long the forges have waited between tries, in milliseconds. */
    waits,
    /** The head of a branch. */
    head: async (branch = "main") =>
      (await as<{ object: { sha: string } }>("rosa", "GET", `/git/ref/heads/${branch}`)).object.sha,
    /** Commits a file on a branch as a person, making the branch when it is not there. Returns the commit. */
    async push(login: string, branch: string, path: string, content: string): Promise<string> {
      const theirs = forge(github.userToken(login));
      const { object } = await as<{ object: { sha: string } }>("rosa", "GET", "/git/ref/heads/main");
      await theirs.createBranch(branch, object.sha);
      const at = await as<{ object: { sha: string } }>("rosa", "GET", `/git/ref/heads/${branch}`);
      return theirs.commit({
        branch,
        expectedHead: at.object.sha,
        message: `write ${path}`,
        files: [{ path, content }],
      });
    },
    async stop() {
      await github.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export const ids = { rosa: 101, ana: 201, ben: 202, kim: 203, eve: 301 } as const;

const workflow = `on:
  workflow_dispatch:
    inputs:
      lease: { required: true, type: string }
jobs:
  backfill:
    runs-on: ubuntu-latest
    steps:
      - run: "true"
`;

export type AccessRepository = Awaited<ReturnType<typeof accessRepository>>;
