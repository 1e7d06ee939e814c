import type { Secret } from "../core/secret.ts";
import type { Forge } from "../ports.ts";
import { githubClient, type Patience, type Run } from "./client.ts";
import { blobsAt } from "./forge/blobs.ts";
import { commit, createBranch, createOrphan } from "./forge/branch.ts";
import { amend, comment, viewerId } from "./forge/comment.ts";
import { lastSuccess } from "./forge/liveness.ts";
import { mergedAs } from "./forge/merged.ts";
import { actor, mayAdminister, mayWrite, membership, teamMayOwn, viewer } from "./forge/people.ts";
import { pullRequest } from "./forge/pull.ts";
import { attempt, dispatch, job, openPullRequest, repository } from "./forge/requests.ts";
import { slugOf } from "./forge/slug.ts";
import { run, subjectFacts } from "./forge/subject.ts";

export interface GitHubOptions {
  readonly token: Secret;
  /** The access repository: `owner/name`. */
  readonly repository: string;
  /** Loopback only (Fault `github.endpoint-refused`); absent: github.com. */
  readonly apiUrl?: string;
  /** Numeric id of the account whose comments are ours; absent: GitHub is asked whose token this is. */
  readonly identity?: number;
  /** How long to go on trying; absent: four tries within half a minute. */
  readonly patience?: Patience;
  /** Shared by all clients of one run; absent: this one is on its own. */
  readonly run?: Run;
}

/** GitHub through its REST and GraphQL interfaces, as one identity. Faults begin with `github.`. */
export function githubForge(options: GitHubOptions): Forge {
  const client = githubClient(options);
  const slug = slugOf(options.repository);
  let known = options.identity;
  const self = async () => {
    known ??= await viewerId(client);
    return known;
  };
  return {
    pullRequest: (number) => pullRequest(client, slug, number),
    mergedAs: (sha, about) => mergedAs(client, slug, sha, about?.fresh),
    blobsAt: (path, commits) => blobsAt(client, slug, { path, commits }),
    viewer: () => viewer(client),
    actor: (login) => actor(client, login),
    membership: (team, who) => membership(client, team, who),
    teamMayOwn: (team) => teamMayOwn(client, slug, team),
    mayWrite: (who) => mayWrite(client, slug, who),
    mayAdminister: (who) => mayAdminister(client, slug, who),
    repository: (name) => repository(client, name),
    comment: (number, marker, body) => comment(client, slug, { pullRequest: number, marker, body, self }),
    amend: (number, marker, body) => amend(client, slug, { pullRequest: number, marker, body, self }),
    commit: (change) => commit(client, slug, change),
    createBranch: (branch, sha) => createBranch(client, slug, branch, sha),
    createOrphan: (branch, message, files) => createOrphan(client, slug, { branch, message, files }),
    openPullRequest: (proposal) => openPullRequest(client, slug, proposal),
    dispatch: (start) => dispatch(client, start),
    job: (name, checkRunId) => job(client, name, checkRunId),
    attempt: (name, about) => attempt(client, name, about),
    lastSuccess: (workflow) => lastSuccess(client, slug, workflow),
    subjectFacts: (about) => subjectFacts(client, slug, about),
    run: (runId) => run(client, slug, runId),
  };
}
