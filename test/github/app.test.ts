import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxClock } from "../../sandbox/clock.ts";
import type { GitHub } from "../../sandbox/contract.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import { Fault } from "../../src/core/fault.ts";
import { Secret } from "../../src/core/secret.ts";
import { type App, oneRepositoryToken } from "../../src/github/app.ts";
import { githubForge } from "../../src/github/forge.ts";
import { connect } from "../../src/http/send.ts";
import type { Send } from "../../src/ports.ts";

const clock = sandboxClock();
const directory = mkdtempSync(join(tmpdir(), "app-"));
const connection = connect();
let github: GitHub;
let app: App;
beforeAll(async () => {
  github = await startGitHub({ clock, directory });
  github.addUser("rosa", 101);
  github.addOrganization("acme", 900, ["rosa"]);
  const workflow =
    "on:\n  workflow_dispatch:\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: 'true'\n";
  const files = new Map([[".github/workflows/backfill.yml", workflow]]);
  for (const [name, id] of [
    ["access", 77],
    ["payments", 78],
    ["billing", 79],
  ] as const)
    github.addRepository({ owner: "acme", name, id, private: true, files, collaborators: { rosa: "write" } });
  const permissions = {
    metadata: "read",
    contents: "read",
    actions: "write",
    members: "read",
    pull_requests: "write",
  } as const;
  const repositories = ["acme/access", "acme/payments"];
  const made = github.addApp({ slug: "starter", id: 55, organization: "acme", permissions, repositories });
  app = { id: made.clientId, key: new Secret(made.privateKey) };
});
afterAll(async () => {
  connection.close();
  await github.stop();
  rmSync(directory, { recursive: true, force: true });
});

async function tokenFor(repository: string, change: Partial<App> & { readonly send?: Send } = {}) {
  const { send = connection.send, ...rest } = change;
  const permissions = { actions: "write", metadata: "read" } as const;
  return await oneRepositoryToken(
    { ...app, ...rest },
    { repository, permissions, api: new URL(github.apiUrl), send, clock },
  );
}

const codeOf = (cause: unknown) => (cause instanceof Fault ? `${cause.code}${cause.retryable ? " again" : ""}` : cause);

describe("a token of one repository", () => {
  it("starts that repository's workflows and can do nothing else, there or elsewhere", async () => {
    const token = (await tokenFor("acme/payments"))!;
    const forge = githubForge({ token, repository: "acme/payments", apiUrl: github.apiUrl });
    const start = { repository: "acme/payments", workflow: "backfill.yml", ref: "refs/heads/main", inputs: {} };
    await forge.dispatch(start);
    for (const forbidden of [
      () => forge.dispatch({ ...start, repository: "acme/access" }),
      () =>
        forge.commit({
          branch: "main",
          expectedHead: "0".repeat(40),
          message: "x",
          files: [{ path: "x", content: "x" }],
        }),
      () => forge.openPullRequest({ title: "x", body: "x", head: "x", base: "main" }),
      () => githubForge({ token, repository: "acme/access", apiUrl: github.apiUrl }).pullRequest(1),
      () => githubForge({ token, repository: "acme/access", apiUrl: github.apiUrl }).repository("acme/access"),
    ])
      await expect(forbidden().catch(codeOf)).resolves.toMatch(/^github\.(forbidden|not-found)/);
    expect(
      await forge.membership({ organization: "acme", slug: "none" }, { id: 101, login: "rosa", kind: "user" }),
    ).toBe("unknown");
    expect(String(token)).toBe("[secret]");
  });

  it("is given to the number of the App as to its client id", async () => {
    expect(await tokenFor("acme/payments", { id: "55" })).toBeInstanceOf(Secret);
  });

  it("is none where the App is not installed", async () => {
    expect(await tokenFor("elsewhere/payments")).toBeUndefined();
    expect(await tokenFor("acme/billing")).toBeUndefined();
  });

  it("is refused to another key, to no key and to another App, and no message holds the key", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const other = new Secret(privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    await expect(tokenFor("acme/payments", { key: other }).catch(codeOf)).resolves.toBe("github.app");
    await expect(tokenFor("acme/payments", { id: "56" }).catch(codeOf)).resolves.toBe("github.app");
    const cut = new Secret(app.key.reveal().slice(0, 200));
    const failure = await tokenFor("acme/payments", { key: cut }).catch((cause: Fault) => cause);
    expect(codeOf(failure)).toBe("github.app-key");
    expect(JSON.stringify([failure, (failure as Fault).stack, (failure as Fault).cause])).not.toContain(
      app.key.reveal().slice(40, 60),
    );
  });

  it("is not guessed from a broken answer, and trying again is advised where that may help", async () => {
    const answering = (...answers: readonly (readonly [number, string])[]): Send => {
      const left = [...answers];
      return async () => {
        const [status, body] = left.shift()!;
        return { status, body };
      };
    };
    const cases: [readonly (readonly [number, string])[], string][] = [
      [[[502, "<html>"]], "github.app again"],
      [[[200, "<html>"]], "github.app again"],
      [[[200, '{"id":"../../other"}']], "github.app again"],
      [
        [
          [200, '{"id":1}'],
          [201, '{"token":""}'],
        ],
        "github.app again",
      ],
      [
        [
          [200, '{"id":1}'],
          [403, "{}"],
        ],
        "github.app",
      ],
      [[[301, ""]], "github.app"],
    ];
    for (const [answers, code] of cases)
      await expect(
        tokenFor("acme/payments", { send: answering(...answers) }).catch(codeOf),
        JSON.stringify(answers),
      ).resolves.toBe(code);
    await expect(tokenFor("acme/../orgs", { send: answering() }).catch(codeOf)).resolves.toMatch(/^github\./);
  });
});
