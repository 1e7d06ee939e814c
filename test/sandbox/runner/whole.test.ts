/** The runner on the sandbox's own GitHub and OIDC issuer: git over HTTP with real tokens, environments, pull requests. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sandboxClock } from "../../../sandbox/clock.ts";
import type { GitHub, OidcIssuer, Permissions, Runner } from "../../../sandbox/contract.ts";
import { startGitHub } from "../../../sandbox/github/index.ts";
import { startOidc } from "../../../sandbox/oidc/index.ts";
import { startRunner } from "../../../sandbox/runner/index.ts";
import { logs, only } from "./world.ts";

let directory: string;
let github: GitHub;
let oidc: OidcIssuer;
let runner: Runner;
let key: string;

const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1";
const appToken = "actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3";
const workflows: Readonly<Record<string, string>> = {
  "pull.yml": `on: pull_request
permissions: {}
jobs:
  look:
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps:
      - uses: ${checkout}
        with: { fetch-depth: 0, persist-credentials: false }
      - run: git log --format=%p -1 | wc -w; git diff --name-only HEAD^1 HEAD; git rev-parse origin/main > /dev/null && echo has main
`,
  "blind.yml": `on: workflow_dispatch
permissions: {}
jobs:
  blind:
    runs-on: ubuntu-latest
    steps: [{ uses: ${checkout} }]
`,
  "cloud.yml": `on: workflow_dispatch
permissions: {}
jobs:
  cloud:
    runs-on: ubuntu-latest
    environment: production
    permissions: { id-token: write }
    steps:
      - id: app
        uses: ${appToken}
        with: { client-id: "\${{ vars.APP }}", private-key: "\${{ secrets.KEY }}", permission-contents: read }
      - uses: ${checkout}
        with: { token: "\${{ steps.app.outputs.token }}", persist-credentials: false }
      - run: node token.mjs
`,
};
const ask = `import { appendFileSync } from "node:fs";
const answer = await fetch(process.env.ACTIONS_ID_TOKEN_REQUEST_URL + "&audience=here", {
  headers: { authorization: "Bearer " + process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN },
});
const { value } = await answer.json();
appendFileSync(process.env.RUNNER_TEMP + "/token", value);
`;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "whole-"));
  const clock = sandboxClock();
  github = await startGitHub({ clock, directory: join(directory, "repositories") });
  oidc = await startOidc({ clock });
  runner = await startRunner({ github, oidc, clock, directory: join(directory, "jobs") });
  github.addUser("ada", 1);
  github.addOrganization("acme", 7, ["ada"]);
  const permissions: Permissions = { contents: "read" };
  const app = { slug: "reader", id: 11, organization: "acme", permissions, repositories: ["acme/private"] };
  key = github.addApp(app).privateKey;
  github.addRepository({
    owner: "acme",
    name: "private",
    id: 77,
    private: true,
    files: new Map([
      ["token.mjs", ask],
      ...Object.entries(workflows).map(([name, text]): [string, string] => [`.github/workflows/${name}`, text]),
    ]),
    collaborators: { ada: "write" },
    variables: { APP: "11" },
    environments: { production: { branches: ["main"], secrets: { KEY: key } } },
  });
});
afterEach(async () => {
  await runner.stop();
  await github.stop();
  await oidc.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function api(path: string, body: object): Promise<number> {
  const headers = { authorization: `token ${github.userToken("ada")}`, "content-type": "application/json" };
  const response = await fetch(github.apiUrl + path, { method: "POST", headers, body: JSON.stringify(body) });
  return response.status;
}

/** A branch with one more file, pushed as a person does. */
async function branch(name: string): Promise<void> {
  const tree = join(directory, name);
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", tree, "-c", "user.name=a", "-c", "user.email=a@example.com", ...args]);
  execFileSync("git", ["clone", "-q", github.directory("acme/private"), tree]);
  git("commit", "-q", "--allow-empty", "-m", name);
  execFileSync("touch", [join(tree, "new.txt")]);
  git("add", "-A");
  git("commit", "-q", "-m", "file");
  git("push", "-q", github.directory("acme/private"), `HEAD:refs/heads/${name}`);
}

it("checks out the merge of a pull request with the job's own token", async () => {
  await branch("topic");
  expect(await api("/repos/acme/private/pulls", { title: "t", head: "topic", base: "main" })).toBe(201);
  const job = only(await runner.drain());
  expect(job.conclusion).toBe("success");
  expect(job.steps[2]?.log).toBe("2\nnew.txt\nhas main");
});

it("cannot check out a private repository without contents: read", async () => {
  expect(await api("/repos/acme/private/actions/workflows/blind.yml/dispatches", { ref: "main" })).toBe(204);
  const job = only(await runner.drain());
  expect(job.conclusion).toBe("failure");
  expect(logs(job)).toMatch(/not found|403|denied/i);
});

it("gives an environment's job its secret and a token that the issuer's keys verify", async () => {
  await api("/repos/acme/private/actions/workflows/cloud.yml/dispatches", { ref: "main" });
  const job = only(await runner.drain());
  expect(logs(job)).not.toContain("Error");
  expect(job.conclusion).toBe("success");
  const token = runner.traces.find(({ where }) => where.endsWith("_temp/token"))?.content ?? "";
  const keys = createLocalJWKSet((await oidc.jwks()) as Parameters<typeof createLocalJWKSet>[0]);
  const { payload } = await jwtVerify(token, keys, { issuer: oidc.issuer, audience: "here" });
  expect(payload).toMatchObject({
    sub: "repo:acme/private:environment:production",
    check_run_id: String(job.checkRunId),
  });
});

it("refuses that environment to another branch", async () => {
  await branch("other");
  await api("/repos/acme/private/actions/workflows/cloud.yml/dispatches", { ref: "other" });
  const job = only(await runner.drain());
  expect(job.annotations[0]?.message).toContain('Branch "other" is not allowed to deploy to production');
});
