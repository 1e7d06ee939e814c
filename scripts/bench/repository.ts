import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { GitHub } from "../../sandbox/contract.ts";

const root = join(import.meta.dirname, "../..");
const sample = readFileSync(join(root, "examples/grants/payments-production/backfill-4211.yaml"), "utf8");

/** An access repository on the sandbox's GitHub, a clone of it, and the token of a person who may write to it. */
export interface Scene {
  readonly github: GitHub;
  readonly directory: string;
  readonly token: string;
}

/** The text of a grant like the example, under another incident's number. */
export function grantText(number: number, minutes = 60): string {
  return sample.replace("INC-4211", `INC-${number}`).replace(/minutes: \d+/, `minutes: ${minutes}`);
}

/**
 * A repository whose first commit holds everything and that many grants; `minutes` says how long each is to last, `targets`
 * are others than the shipped one.
 */
export async function accessRepository(
  github: GitHub,
  grants: number,
  minutes: (number: number) => number,
  targets?: ReadonlyMap<string, string>,
): Promise<Scene> {
  github.addUser("ana", 101);
  github.addOrganization("acme", 9001, ["ana"]);
  const files = new Map<string, Buffer | string>(targets);
  const control = ["sallyport.yaml", "policies", ...(targets ? [] : ["targets/payments-production.yaml"])];
  for (const name of execFileSync("git", ["ls-files", ...control], { cwd: root, encoding: "utf8" }).split("\n"))
    if (name) files.set(name, readFileSync(join(root, name)));
  for (let number = 0; number < grants; number++)
    files.set(`grants/payments-production/backfill-${number}.yaml`, grantText(number, minutes(number)));
  files.set(".github/CODEOWNERS", "* @ana\n");
  github.addRepository({ owner: "acme", name: "access", id: 1001, files, collaborators: { ana: "admin" } });
  const token = github.userToken("ana");
  const directory = mkdtempSync(join(tmpdir(), "bench-clone-"));
  const address = github.cloneUrl("acme/access").replace("http://", `http://x-access-token:${token}@`);
  await git(tmpdir(), "clone", "--quiet", address, directory);
  return { github, directory, token };
}

/** Pull requests from as many branches, each of one commit with this tree; the numbers begin at 1. */
export async function pullRequests({ github, directory, token }: Scene, count: number, tree: string): Promise<void> {
  const author = ["-c", "user.name=ana", "-c", "user.email=101+ana@users.noreply.github.com"];
  const commit = await git(directory, ...author, "commit-tree", tree, "-p", "HEAD", "-m", "ask");
  const branches = Array.from({ length: count }, (_, number) => `ask-${number}`);
  await git(directory, "push", "--quiet", "origin", ...branches.map((branch) => `${commit}:refs/heads/${branch}`));
  for (const branch of branches) {
    const answer = await fetch(`${github.apiUrl}/repos/acme/access/pulls`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ title: branch, head: branch, base: "main" }),
    });
    if (answer.status !== 201) throw new Error(`no pull request for ${branch}: ${await answer.text()}`);
  }
}

/** Runs git beside the servers of this process, which it may be talking to. */
export async function git(directory: string, ...words: readonly string[]): Promise<string> {
  return (await promisify(execFile)("git", words, { cwd: directory })).stdout.trim();
}

/** Commits on the default branch. */
export function commits({ github }: Scene): number {
  const count = ["rev-list", "--count", "main"];
  return Number(execFileSync("git", count, { cwd: github.directory("acme/access"), encoding: "utf8" }));
}
