import type { Actor } from "../../core/decision.ts";
import type { PullRequest } from "../../ports.ts";
import { actorOf, actorOfNoReply } from "./actor.ts";
import type { CommitNode, GitActorNode } from "./pull-query.ts";

type Commit = CommitNode["commit"];

/** Authors, co-authors and committers of commits; a person without an account, or one left out of a long list, is unknown. */
export function committersOf(commits: readonly Commit[]): Pick<PullRequest, "committers" | "unknownCommitters"> {
  const people = commits.flatMap(peopleOf);
  const known = people.filter((person) => person !== undefined);
  return {
    committers: [...new Map(known.map((actor) => [actor.id, actor])).values()],
    unknownCommitters: commits.length === 0 || known.length < people.length,
  };
}

function peopleOf(commit: Commit): readonly (Actor | undefined)[] {
  const authors = commit.authors.nodes ?? [];
  const missing = authors.length < commit.authors.totalCount || authors.length === 0 ? [undefined] : [];
  const committer = madeByGitHub(commit) ? [] : [accountOf(commit.committer)];
  return [...authors.map(accountOf), ...missing, ...committer];
}

function accountOf(node: GitActorNode | null): Actor | undefined {
  if (node?.user?.databaseId != null) return actorOf(node.user);
  return actorOfNoReply(node?.email ?? "");
}

/**
 * GitHub commits as itself, with its own signature, for what people do in the browser and through the API; the author is
 * then the person. Without the signature anybody could have written that name.
 * https://docs.github.com/en/authentication/managing-commit-signature-verification/about-commit-signature-verification
 */
function madeByGitHub({ committer, signature }: Commit): boolean {
  return (
    committer?.email === "noreply@github.com" && signature?.isValid === true && signature.wasSignedByGitHub === true
  );
}
