/** Events for the runner, with the payload a webhook would carry. */
import type { GitHubEvent } from "../contract.ts";
import { renderAccount, renderMinimalRepository } from "./render.ts";
import { renderPull, renderReview } from "./render-pull.ts";
import { type Identity, type Pull, type Repo, type Review, timestamp, type World } from "./state.ts";

/**
 * What a GITHUB_TOKEN does starts nothing, so that a workflow cannot start itself; workflow_dispatch does
 * (docs.github.com, "GITHUB_TOKEN": "When GITHUB_TOKEN triggers workflow runs").
 */
function queue(world: World, by: Identity, event: GitHubEvent): void {
  if (by.kind === "job" && event.name !== "workflow_dispatch") return;
  world.events.push(event);
}

function about(world: World, repo: Repo, by: Identity) {
  return {
    repository: renderMinimalRepository(world, repo),
    ...(world.organizations.has(repo.owner.login.toLowerCase())
      ? { organization: { login: repo.owner.login, id: repo.owner.id } }
      : {}),
    ...(by.kind === "anonymous" ? {} : { sender: renderAccount(world, by.account) }),
    ...(by.kind === "installation" ? { installation: { id: by.app.installationId } } : {}),
  };
}

const login = (by: Identity) => (by.kind === "anonymous" ? "" : by.account.login);

export interface Push {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  readonly forced: boolean;
}

export function queuePush(world: World, repo: Repo, push: Push, by: Identity): void {
  const gone = /^0+$/.test(push.after);
  if (gone) return;
  const created = /^0+$/.test(push.before);
  const commits = created ? [] : repo.git.history(push.after, push.before).toReversed();
  const render = (oid: string) => {
    const commit = repo.git.commit(oid);
    return {
      id: oid,
      tree_id: commit?.tree ?? "",
      message: commit?.message ?? "",
      timestamp: new Date((commit?.committer.seconds ?? 0) * 1000).toISOString(),
      url: `${world.url}/${repo.fullName}/commit/${oid}`,
      author: { name: commit?.author.name ?? "", email: commit?.author.email ?? "" },
      committer: { name: commit?.committer.name ?? "", email: commit?.committer.email ?? "" },
    };
  };
  queue(world, by, {
    name: "push",
    repository: repo.fullName,
    ref: push.ref,
    sha: push.after,
    actor: login(by),
    payload: {
      ref: push.ref,
      before: push.before,
      after: push.after,
      created,
      deleted: false,
      forced: push.forced,
      compare: `${world.url}/${repo.fullName}/compare/${push.before}...${push.after}`,
      commits: commits.map(({ oid }) => render(oid)),
      head_commit: render(push.after),
      pusher: { name: login(by) },
      ...about(world, repo, by),
    },
  });
}

/** Pull request events run on the merge commit; a pull request that conflicts starts nothing, a merged one runs on its base branch. */
export function queuePull(
  world: World,
  { repo, pull, by }: { readonly repo: Repo; readonly pull: Pull; readonly by: Identity },
  action: string,
  extra: { readonly name?: "pull_request_review"; readonly review?: Review } & Readonly<Record<string, unknown>> = {},
): void {
  const sha = pull.merged?.commit ?? pull.mergeRef;
  if (!sha) return;
  const { name = "pull_request", review, ...more } = extra;
  queue(world, by, {
    name,
    action,
    repository: repo.fullName,
    ref: pull.merged ? `refs/heads/${pull.base.ref}` : `refs/pull/${pull.number}/merge`,
    sha,
    actor: login(by),
    payload: {
      action,
      number: pull.number,
      pull_request: renderPull(world, repo, pull),
      ...(review ? { review: renderReview(world, { repo, pull, review }) } : {}),
      ...more,
      ...about(world, repo, by),
    },
  });
}

export function queueDispatch(
  world: World,
  repo: Repo,
  start: {
    readonly workflow: string;
    readonly ref: string;
    readonly sha: string;
    readonly inputs: Readonly<Record<string, string>>;
    readonly runId: number;
  },
  by: Identity,
): void {
  queue(world, by, {
    name: "workflow_dispatch",
    repository: repo.fullName,
    ref: start.ref,
    sha: start.sha,
    actor: login(by),
    workflow: start.workflow,
    inputs: start.inputs,
    runId: start.runId,
    payload: { inputs: start.inputs, ref: start.ref, workflow: start.workflow, ...about(world, repo, by) },
  });
}

/** A schedule runs on the default branch, as the person who last changed its cron line: here the repository's owner. */
export function queueSchedule(world: World, repo: Repo, workflow: string, cron: string): void {
  const sha = repo.git.ref("refs/heads/main") ?? "";
  world.events.push({
    name: "schedule",
    repository: repo.fullName,
    ref: "refs/heads/main",
    sha,
    actor: repo.owner.login,
    workflow,
    payload: {
      schedule: cron,
      workflow,
      at: timestamp(world),
      ...about(world, repo, { kind: "user", account: repo.owner }),
    },
  });
}
