/** Commit statuses: whoever may write to a repository says of a commit what they like, under any name. */
import { nodeId, renderAccount, type Schema } from "./render.ts";
import { type Answer, actorOf, type Call, notFound, optionalText, page, type Routes, repoFor, text } from "./rest.ts";
import { nextId, type Repo, timestamp } from "./state.ts";

type Status = Schema["status"];

/** By repository, commit by commit, newest first. */
const statuses = new WeakMap<Repo, Map<string, Status[]>>();

function statusesOf(repo: Repo, sha: string): Status[] {
  const all = statuses.get(repo) ?? new Map<string, Status[]>();
  statuses.set(repo, all);
  const here = all.get(sha) ?? [];
  all.set(sha, here);
  return here;
}

function createStatus(call: Call): Answer {
  const repo = repoFor(call, "statuses", "write");
  const sha = call.param("sha");
  if (!repo.git.commit(sha)) throw notFound();
  const id = nextId(call.world);
  const now = timestamp(call.world);
  const status: Status = {
    url: `${call.world.url}/repos/${repo.fullName}/statuses/${sha}`,
    ...{ id, node_id: nodeId("SC", id), avatar_url: null, created_at: now, updated_at: now },
    state: text(call, "state"),
    description: optionalText(call, "description") ?? null,
    target_url: optionalText(call, "target_url") ?? null,
    context: optionalText(call, "context") ?? "default",
    creator: renderAccount(call.world, actorOf(call)),
  };
  statusesOf(repo, sha).unshift(status);
  return { status: 201, body: status };
}

function listStatuses(call: Call): Answer {
  return page(call, statusesOf(repoFor(call, "statuses"), call.param("ref")), (status) => status);
}

export const statusRoutes: Routes = {
  "POST /repos/:owner/:repo/statuses/:sha": createStatus,
  "GET /repos/:owner/:repo/commits/:ref/statuses": listStatuses,
};
