/** GitHub in memory: one access repository with its people, pull requests and rules, and what others of its repositories say of themselves. */
import type { Actor } from "../../src/core/decision.ts";
import type { SubjectFacts } from "../../src/core/subject-facts.ts";
import type { Instant } from "../../src/core/time.ts";
import type { FileChange, RunInfo, StartedRun } from "../../src/ports.ts";
import type { SandboxClock } from "../contract.ts";
import { type Objects, objectStore } from "./objects.ts";

export interface MemoryReview {
  readonly id: number;
  readonly author: Actor;
  state: "APPROVED" | "CHANGES_REQUESTED" | "DISMISSED";
  readonly commit: string;
  readonly submittedAt: Instant;
}

export interface MemoryPull {
  readonly number: number;
  readonly title: string;
  readonly author: Actor;
  state: "open" | "closed" | "merged";
  readonly base: { readonly ref: string; sha: string };
  readonly head: { readonly ref: string; sha: string };
  readonly createdAt: Instant;
  merged?: { readonly at: Instant; readonly by: Actor; readonly commit: string };
  readonly reviews: MemoryReview[];
  readonly comments: { readonly author: string; body: string }[];
}

export interface Dispatched {
  readonly repository: string;
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: { readonly [name: string]: string };
}

export interface HubSeed {
  readonly clock: SandboxClock;
  /** `owner/name`. */
  readonly repository: string;
  readonly id: number;
  readonly ownerId: number;
  readonly files: Readonly<Record<string, string>>;
  /** Login → numeric id, of people who may write. Bots end in `[bot]`. */
  readonly people: Readonly<Record<string, number>>;
  /** Logins of those who administer the access repository. */
  readonly administrators: readonly string[];
  /** Slug → members, of teams that may write. */
  readonly teams: Readonly<Record<string, readonly string[]>>;
  /** Branches that take pull requests alone, and who may pass. */
  readonly protect: Readonly<Record<string, readonly string[]>>;
  /** Other repositories: what is read of a job's safety there. */
  readonly others: Readonly<
    Record<string, { readonly id: number; readonly facts: (job: { readonly environment: string }) => SubjectFacts }>
  >;
}

export type Hub = ReturnType<typeof memoryHub>;

/** What a person is told who asks for what is not to be had. */
export class Unprocessable extends Error {}

export function memoryHub(seed: HubSeed) {
  const { clock } = seed;
  const objects: Objects = objectStore();
  const pulls: MemoryPull[] = [];
  const dispatched: Dispatched[] = [];
  const runs = new Map<number, RunInfo>();
  const started = new Map<number, StartedRun>();
  /** Who moved a branch, oldest first. */
  const pushes: { readonly branch: string; readonly by: Actor; readonly after: string }[] = [];
  let lastId = 1_000_000;
  const first = objects.write({
    parents: [],
    changes: Object.entries(seed.files).map(([path, content]) => ({ path, content })),
    message: "first commit",
    author: "",
    at: clock.now(),
  });
  objects.move("main", undefined, first.oid);

  const second = () => Math.floor(clock.now() / 1000) * 1000;

  function account(login: string): Actor {
    const id = seed.people[login];
    if (id === undefined) throw new RangeError(`there is no account ${login}: seed it`);
    return { id, login, kind: login.endsWith("[bot]") ? "bot" : "user" };
  }

  function pull(number: number): MemoryPull {
    const found = pulls[number - 1];
    if (!found) throw new RangeError(`there is no pull request ${number}`);
    return found;
  }

  /** One commit on a branch; open pull requests from it move along. */
  function commit(change: {
    readonly by: string;
    readonly branch: string;
    readonly files: readonly FileChange[];
    readonly message: string;
    readonly parents: readonly string[];
  }): string {
    const { by, branch, files, message, parents } = change;
    const made = objects.write({ parents, changes: files, message, author: by, at: clock.now() });
    objects.move(branch, objects.branches.get(branch), made.oid);
    pushes.push({ branch, by: account(by), after: made.oid });
    for (const one of pulls) if (one.state === "open" && one.head.ref === branch) one.head.sha = made.oid;
    return made.oid;
  }

  return {
    seed,
    objects,
    pulls,
    pushes,
    dispatched,
    runs,
    started,
    account,
    pull,
    commit,
    second,

    passes: (login: string, branch: string) => seed.protect[branch]?.includes(login) ?? true,

    /** A run of a workflow in some repository, under way. Returns its number. */
    startRun(repository: string, by: string): number {
      lastId += 1;
      started.set(lastId, { commit: objects.branches.get("main")!, workflow: "", by: account(by) });
      const url = `https://github.com/${repository}/actions/runs/${lastId}`;
      runs.set(lastId, { repository, runId: lastId, attempt: 1, url, status: "in_progress", completed: false });
      return lastId;
    },

    endRun(id: number, conclusion: string): void {
      const run = runs.get(id);
      if (run) runs.set(id, { ...run, status: "completed", completed: true, conclusion });
    },

    /** Writes files on a branch that begins at main, or goes on where it is. Returns the commit. */
    push(by: string, branch: string, files: Readonly<Record<string, string | undefined>>): string {
      const head = objects.branches.get(branch) ?? objects.branches.get("main")!;
      if (!objects.branches.has(branch)) objects.move(branch, undefined, head);
      const changes = Object.entries(files).map(
        ([path, content]): FileChange => (content === undefined ? { path } : { path, content }),
      );
      return commit({ by, branch, files: changes, message: `write ${branch}`, parents: [head] });
    },

    /** Returns its number. */
    open(by: string, head: string, base = "main", title = head): number {
      const sha = objects.branches.get(head);
      if (sha === undefined) throw new Unprocessable(`there is no branch ${head}`);
      const number = pulls.length + 1;
      pulls.push({
        ...{ number, title, author: account(by), state: "open", createdAt: second(), reviews: [], comments: [] },
        base: { ref: base, sha: objects.branches.get(base)! },
        head: { ref: head, sha },
      });
      return number;
    },

    review(
      by: string,
      number: number,
      state: "APPROVED" | "CHANGES_REQUESTED",
      commit = pull(number).head.sha,
    ): number {
      const one = pull(number);
      if (one.author.login === by) throw new Unprocessable("nobody approves a pull request of one's own");
      lastId += 1;
      one.reviews.push({ id: lastId, author: account(by), state, commit, submittedAt: second() });
      return lastId;
    },

    dismiss(number: number, review: number): void {
      const found = pull(number).reviews.find(({ id }) => id === review);
      if (found) found.state = "DISMISSED";
    },

    /** Squashes as GitHub does: the author is the pull request's. Whether owners approved is not asked here, on purpose. */
    merge(by: string, number: number): string {
      const one = pull(number);
      const base = objects.branches.get(one.base.ref)!;
      const files = squash(objects, base, one.head.sha);
      if (one.state !== "open" || files === undefined) throw new Unprocessable("Pull Request is not mergeable");
      one.base.sha = base;
      const oid = commit({
        ...{ by: one.author.login, branch: one.base.ref, files, parents: [base] },
        message: `${one.title} (#${number})`,
      });
      one.merged = { at: second(), by: account(by), commit: oid };
      one.state = "merged";
      return oid;
    },
  };
}

/** What a pull request brings onto its base; undefined when both changed the same path. */
function squash(objects: Objects, base: string, head: string): readonly FileChange[] | undefined {
  const from = objects.mergeBase(base, head);
  if (from === undefined) return undefined;
  const at = (oid: string) => objects.commit(oid)!.files;
  const [old, ours, theirs] = [at(from), at(base), at(head)];
  const paths = [...new Set([...old.keys(), ...theirs.keys()])].filter(
    (path) => old.get(path)?.oid !== theirs.get(path)?.oid,
  );
  if (paths.some((path) => old.get(path)?.oid !== ours.get(path)?.oid && theirs.get(path)?.oid !== ours.get(path)?.oid))
    return undefined;
  return paths.map((path) => {
    const file = theirs.get(path);
    return file === undefined ? { path } : { path, content: objects.blob(file.oid)!.toString("utf8") };
  });
}
