/** Another organization than the shipped files speak of: Globex, whose repositories hold nothing yet but what they are for. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { Octokit } from "@octokit/rest";
import { sandboxClock } from "../../sandbox/clock.ts";
import { startCloud } from "../../sandbox/cloud/index.ts";
import { gitEnvironment } from "../../sandbox/git-environment.ts";
import { startGitHub } from "../../sandbox/github/index.ts";
import type { Clone } from "../../sandbox/hands.ts";
import { clone } from "../../sandbox/hands.ts";
import { startOidc } from "../../sandbox/oidc/index.ts";
import { startRunner } from "../../sandbox/runner/index.ts";
import type { Stage } from "../../sandbox/stage.ts";

export const account = "318273645546";
export const access = "globex/vault";
export const consumer = "globex/ledger";
export const target = "ledger-production";

export interface Globex extends Stage {
  /** kim's clones: she administers the organization. */
  readonly vault: Clone;
  readonly ledger: Clone;
  /** Where the Action is taken from: `tools/sallyport@<commit>`. */
  readonly action: string;
}

const root = join(import.meta.dirname, "../..");

/** `action`: the files of the repository that the Action comes from. gia asks, hal and ivo own, kim administers. */
export async function startGlobex(about: {
  readonly directory: string;
  readonly action: ReadonlyMap<string, Buffer | string>;
}): Promise<Globex> {
  const { directory } = about;
  const clock = sandboxClock();
  const oidc = await startOidc({ clock });
  const cloud = await startCloud({ clock, issuers: [oidc], accounts: [account], state: "memory" });
  const github = await startGitHub({ clock, directory: join(directory, "github") });
  const runner = await startRunner({ github, oidc, clock, directory: join(directory, "runner") });

  const people = { gia: 201, hal: 202, ivo: 203, kim: 204 };
  for (const [login, id] of Object.entries(people)) github.addUser(login, id);
  github.addOrganization("globex", 70001, Object.keys(people));
  github.addOrganization("tools", 71001, []);
  github.addTeam("globex", "platform", ["kim"]);
  github.addTeam("globex", "ledger-owners", ["hal", "ivo"]);
  github.addRepository({ owner: "tools", name: "sallyport", id: 4141, files: about.action });
  const writers = { gia: "write", hal: "write", ivo: "write", kim: "admin" } as const;
  const both = {
    private: true,
    collaborators: writers,
    teams: { platform: "admin", "ledger-owners": "write" },
    variables: { SALLYPORT_GITHUB_API_URL: github.apiUrl, SALLYPORT_AWS_ENDPOINT: cloud.url },
  } as const;
  const work = readFileSync(join(root, "examples/consumer/backfill.mjs"));
  github.addRepository({
    ...both,
    owner: "globex",
    name: "vault",
    id: 5151,
    files: new Map([["README.md", "# Vault\n"]]),
  });
  github.addRepository({ ...both, owner: "globex", name: "ledger", id: 6161, files: new Map([["books.mjs", work]]) });

  const stage: Stage = {
    ...{ clock, github, oidc, cloud, runner, directory },
    as: (login) => new Octokit({ auth: github.userToken(login), baseUrl: github.apiUrl, log: silent }),
    async stop() {
      await runner.stop();
      await Promise.all([github.stop(), cloud.stop(), oidc.stop()]);
    },
  };
  const [vault, ledger] = [await clone(stage, "kim", access), await clone(stage, "kim", consumer)];
  const commit = await promisify(execFile)("git", ["-C", github.directory("tools/sallyport"), "rev-parse", "main"], {
    env: gitEnvironment,
  });
  return { ...stage, vault, ledger, action: `tools/sallyport@${commit.stdout.trim()}` };
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** What kim gives to init: names and numbers. */
export function wordsFor({ action, ledger, cloud }: Globex): readonly string[] {
  return [
    ...["--action", action, "--owner", "@globex/platform", "--target", target, "--account", account],
    ...["--region", "eu-west-1", "--approver", "@globex/ledger-owners", "--minutes", "120", "--dispatch"],
    ...["--allow", "dynamodb:GetItem", "--allow", "dynamodb:UpdateItem"],
    ...["--resource", `arn:aws:dynamodb:eu-west-1:${account}:table/ledger*`],
    ...["--job-repository", consumer, "--job", "reconcile", "--consumer", ledger.directory],
    ...["--run", `DYNAMODB_ENDPOINT=${cloud.url} node books.mjs`],
  ];
}
