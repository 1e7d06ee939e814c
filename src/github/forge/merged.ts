import type { Actor } from "../../core/decision.ts";
import { Fault } from "../../core/fault.ts";
import type { PullRequest } from "../../ports.ts";
import type { Client } from "../client.ts";
import { incomplete } from "./fault.ts";
import { pullRequest } from "./pull.ts";
import type { Slug } from "./slug.ts";

/** Nobody opens so many pull requests of one commit but to have us read them. */
const mostTwins = 5;

/**
 * The merged pull request whose merge commit is exactly this one; GitHub also names pull requests that only contain it. A
 * `fresh` commit whose pull request is not named yet is asked about a few times within seconds, and then is a Fault
 * `github.not-yet`. https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function mergedAs(
  client: Client,
  slug: Slug,
  commit: string,
  fresh = false,
): Promise<PullRequest | undefined> {
  const what = `the pull request merged as ${commit}`;
  const isExact = (pull: { readonly merged_at?: string | null; readonly merge_commit_sha: string | null }) =>
    pull.merged_at !== null && pull.merge_commit_sha === commit;
  const pulls = await client.all(what, async (api, page) => {
    const place = { owner: slug.owner, repo: slug.name, commit_sha: commit };
    const reply = await api.rest.repos.listPullRequestsAssociatedWithCommit({ ...place, ...page });
    // Thrown within the call, so that it is tried again as often as an outage is.
    if (fresh && Array.isArray(reply.data) && !reply.data.some(isExact) && reply.headers.link === undefined)
      throw notYet(commit);
    return reply;
  });
  const exact = pulls.filter(isExact);
  // A fork's twin explains nothing, and anybody could open one.
  const own = exact.filter(({ head, base }) => head.repo?.id === base.repo.id);
  const found: PullRequest[] = [];
  const isHome = ({ base }: (typeof exact)[number]) => base.ref === base.repo.default_branch;
  const asked = (own.length > 0 ? own : exact.slice(0, 1))
    .toSorted((a, b) => Number(isHome(b)) - Number(isHome(a)) || a.number - b.number)
    .map(({ number }) => number);
  if (asked.length > mostTwins) throw incomplete(what, `github names ${asked.length} of them`);
  for (const number of asked) {
    const pull = await pullRequest(client, slug, number);
    if (pull.state === "merged" && pull.mergeCommit === commit) found.push(pull);
  }
  return together(found);
}

/**
 * Several pull requests of the same commit, merged by one merge, are one: the first asked, and all reviews of it count by the
 * same rules, but for those that were given for another branch. Whoever had a part in any of them approves none, or opening a
 * twin of one's own work would let one approve it.
 */
function together([first, ...twins]: readonly PullRequest[]): PullRequest | undefined {
  if (first === undefined || twins.length === 0) return first;
  const all = [first, ...twins];
  const reviews = all.flatMap((pull) => (pull.base.ref === first.base.ref ? pull.reviews : []));
  return {
    ...first,
    createdAt: Math.min(...all.map(({ createdAt }) => createdAt)),
    committers: distinct([...first.committers, ...twins.flatMap(({ author, committers }) => [author, ...committers])]),
    unknownCommitters: all.some(({ unknownCommitters }) => unknownCommitters),
    // Whose last pusher is not known makes that of the whole unknown.
    pushers: all.some(({ pushers }) => pushers.length === 0) ? [] : distinct(all.flatMap(({ pushers }) => pushers)),
    reviews: reviews.sort((a, b) => a.submittedAt - b.submittedAt || a.id - b.id),
  };
}

function distinct(actors: readonly Actor[]): readonly Actor[] {
  return [...new Map(actors.map((actor) => [actor.id, actor])).values()];
}

function notYet(commit: string): Fault {
  const says = `commit ${commit.slice(0, 12)} is only minutes old, and github names no pull request for it yet`;
  return new Fault("github.not-yet", `${says}: nothing is concluded; run apply again in five minutes`, {
    retryable: true,
  });
}
