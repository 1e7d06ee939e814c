/** Commits made on the server's side, and how a moved branch is told to the rest of the world. */

import { noReply, webFlow } from "./accounts.ts";
import { queuePull, queuePush } from "./events.ts";
import { zero } from "./git.ts";
import {
  type Account,
  type Activity,
  type Identity,
  nextId,
  type Pull,
  type Repo,
  timestamp,
  type World,
} from "./state.ts";

/** Writes a commit as GitHub would: the author is the actor, the committer GitHub, the time the sandbox's; shown as verified. */
export function serverCommit(
  world: World,
  repo: Repo,
  commit: {
    readonly tree: string;
    readonly parents: readonly string[];
    readonly author: Account;
    readonly message: string;
  },
): string {
  const seconds = Math.floor(world.clock.now() / 1000);
  const oid = repo.git.writeCommit({
    tree: commit.tree,
    parents: commit.parents,
    message: commit.message,
    author: { name: commit.author.login, email: noReply(commit.author), seconds },
    committer: { name: "GitHub", email: webFlow.email, seconds },
  });
  repo.signed.add(oid);
  return oid;
}

/** Moves one ref if it still is where the caller thinks, and tells the world. */
export function moveRef(
  world: World,
  repo: Repo,
  move: {
    readonly ref: string;
    readonly before: string;
    readonly after: string;
    readonly by: Identity;
    readonly type?: Activity["type"];
  },
): boolean {
  if (!repo.git.update([move])) return false;
  repo.known = new Map([...repo.known, [move.ref, move.after]]);
  announceMove(world, repo, { type: undefined, ...move });
  return true;
}

/**
 * Tells what a push moved: every ref on disk that is not where the world last saw it. Pushes come one after another and
 * moves on the server's side are told as they are made, so what is left is this pusher's.
 */
export function announcePush(world: World, repo: Repo, by: Identity): void {
  const now = new Map([...repo.git.refs("refs/heads"), ...repo.git.refs("refs/tags")]);
  const known = repo.known;
  repo.known = now;
  for (const ref of new Set([...known.keys(), ...now.keys()])) {
    const move = { ref, before: known.get(ref) ?? zero, after: now.get(ref) ?? zero };
    if (move.before !== move.after) announceMove(world, repo, { ...move, by, type: undefined });
  }
}

function announceMove(
  world: World,
  repo: Repo,
  {
    ref,
    before,
    after,
    by,
    type,
  }: {
    readonly ref: string;
    readonly before: string;
    readonly after: string;
    readonly by: Identity;
    readonly type: Activity["type"] | undefined;
  },
): void {
  const forced = before !== zero && after !== zero && !repo.git.isAncestor(before, after);
  const kind =
    before === zero ? "branch_creation" : after === zero ? "branch_deletion" : forced ? "force_push" : (type ?? "push");
  if (by.kind !== "anonymous")
    repo.activity.unshift({
      id: nextId(world),
      ref,
      before,
      after,
      at: timestamp(world),
      type: kind,
      actor: by.account,
    });
  queuePush(world, repo, { ref, before, after, forced }, by);
  const branch = ref.replace(/^refs\/heads\//, "");
  for (const pull of repo.pulls.filter(({ state }) => state === "open")) {
    if (pull.head.ref === branch) headMoved(world, { repo, pull, by }, after);
    else if (pull.base.ref === branch) baseMoved(world, { repo, pull, by }, after);
  }
}

function headMoved(
  world: World,
  at: { readonly repo: Repo; readonly pull: Pull; readonly by: Identity },
  after: string,
): void {
  const { repo, pull } = at;
  if (after === zero) {
    closePull(world, at);
    return;
  }
  const before = pull.head.sha;
  pull.head.sha = after;
  pull.updatedAt = timestamp(world);
  refreshPullRefs(world, repo, pull);
  queuePull(world, at, "synchronize", { before, after });
}

/** A base that came to hold the head by a push has merged the pull request, as GitHub marks it. */
function baseMoved(
  world: World,
  at: { readonly repo: Repo; readonly pull: Pull; readonly by: Identity },
  after: string,
): void {
  const { repo, pull, by } = at;
  if (after === zero) return;
  if (by.kind !== "anonymous" && repo.git.isAncestor(pull.head.sha, after)) {
    pull.merged = { at: timestamp(world), by: by.account, commit: after };
    closePull(world, at);
    return;
  }
  refreshPullRefs(world, repo, pull);
}

export function closePull(world: World, at: { readonly repo: Repo; readonly pull: Pull; readonly by: Identity }): void {
  at.pull.state = "closed";
  at.pull.closedAt = timestamp(world);
  at.pull.updatedAt = at.pull.closedAt;
  queuePull(world, at, "closed");
}

/** Keeps refs/pull/N/head and refs/pull/N/merge; the merge ref stays where it was while head and base conflict. */
export function refreshPullRefs(world: World, repo: Repo, pull: Pull): void {
  const base = repo.git.ref(`refs/heads/${pull.base.ref}`);
  const tree = base && repo.git.mergeTree(base, pull.head.sha);
  pull.mergeRef =
    base && tree
      ? serverCommit(world, repo, {
          tree,
          parents: [base, pull.head.sha],
          author: pull.author,
          message: `Merge ${pull.head.sha} into ${base}`,
        })
      : undefined;
  const refs = { head: pull.head.sha, ...(pull.mergeRef ? { merge: pull.mergeRef } : {}) };
  repo.git.update(
    Object.entries(refs).map(([name, after]) => {
      const ref = `refs/pull/${pull.number}/${name}`;
      return { ref, before: repo.git.ref(ref) ?? zero, after };
    }),
  );
}
