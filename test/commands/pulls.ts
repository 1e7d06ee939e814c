/** What people do at the access repository: branches, pull requests, reviews, merges. */
import type { GitHub, SandboxClock } from "../../sandbox/contract.ts";
import { Secret } from "../../src/core/secret.ts";
import { githubForge } from "../../src/github/forge.ts";
import { grantText as grantFile, type Person, places } from "../acme.ts";
import type { Files } from "./installation.ts";

/** What a grant file says, where it matters to a test. */
export interface Asked {
  readonly target?: "payments-production" | "payments-development";
  readonly minutes?: number;
  readonly start?: string;
  readonly by?: Person;
  /** Who approves; by default two owners of the folder. */
  readonly approvers?: readonly Person[];
  /** Other files of the same pull request. */
  readonly also?: Files;
  /** The whole text instead. */
  readonly text?: string;
}

export function grantText({ target = "payments-production", minutes = 60, start }: Asked): string {
  return grantFile(places[target === "payments-production" ? "production" : "development"], { minutes, start });
}

export function atWork(github: GitHub, clock: SandboxClock) {
  /** Files written on a new branch from main by a person, as they would push them. Returns the commit. */
  async function branch(by: Person, name: string, files: Files): Promise<string> {
    const theirs = githubForge({
      token: new Secret(github.userToken(by)),
      repository: "acme/access",
      apiUrl: github.apiUrl,
    });
    const head = (await as<{ object: { sha: string } }>(by, "GET", "/git/ref/heads/main")).object.sha;
    await theirs.createBranch(name, head);
    return await theirs.commit({ branch: name, expectedHead: head, message: `write ${name}`, files: changesOf(files) });
  }

  async function as<T>(login: Person, method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${github.apiUrl}/repos/acme/access${path}`, {
      method,
      headers: { authorization: `Bearer ${github.userToken(login)}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  let branches = 0;

  /** A pull request of these files, approved and not yet merged. Returns its number. */
  async function propose(
    files: Files,
    { by = "ana", approvers = [] }: Pick<Asked, "by" | "approvers"> = {},
  ): Promise<number> {
    branches += 1;
    const head = `change-${branches}`;
    const commit = await branch(by, head, files);
    const { number } = await as<{ number: number }>(by, "POST", "/pulls", { title: head, head, base: "main" });
    for (const approver of approvers)
      await as(approver, "POST", `/pulls/${number}/reviews`, { event: "APPROVE", commit_id: commit });
    return number;
  }

  async function merge(number: number, by: Person = "ana"): Promise<number> {
    // GitHub tells whole seconds, and an approval in the merge's own second does not count.
    clock.move(1000);
    await as(by, "PUT", `/pulls/${number}/merge`, { merge_method: "squash" });
    // One event a time: the queue belongs to a runner, and there is none here.
    while (github.takeEvent());
    return number;
  }

  /** A pull request that changes files, approved by both who own what decides (or by these), and merged. */
  const change = async (files: Files, asked: Pick<Asked, "by" | "approvers"> = {}) =>
    merge(await propose(files, { approvers: ["sam", "eli"], ...asked }));

  /** A grant asked for, approved and merged. */
  async function ask(id: string, asked: Asked = {}): Promise<number> {
    const { target: folder = "payments-production" } = asked;
    const approvers = asked.approvers ?? (folder === "payments-production" ? ["ben", "chloe"] : ["dana"]);
    const files = { ...asked.also, [`grants/${folder}/${id}.yaml`]: asked.text ?? grantText(asked) };
    return await merge(await propose(files, { approvers, ...(asked.by ? { by: asked.by } : {}) }));
  }

  return { as, branch, propose, merge, change, ask };
}

/** What these files are to a commit; a file that is undefined is taken away. */
export function changesOf(files: Files) {
  return Object.entries(files).map(([path, content]) => (content === undefined ? { path } : { path, content }));
}
