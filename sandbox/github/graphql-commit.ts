/** createCommitOnBranch: one commit of the token's owner, if the branch still is where the caller thinks. */
import { GraphQLError } from "graphql";
import { moveRef, serverCommit } from "./commits.ts";
import type { Entry } from "./git.ts";
import { commitNode, refNode } from "./graphql-nodes.ts";
import { nodeId } from "./render.ts";
import { actorOf, type Call } from "./rest.ts";
import { findRepo, type Repo } from "./state.ts";
import { may, passesRules } from "./tokens.ts";

interface CommitInput {
  readonly clientMutationId?: string | null;
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[] | null;
    readonly deletions?: readonly { readonly path: string }[] | null;
  } | null;
}

function refused(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export function createCommitOnBranch(call: Call, input: CommitInput) {
  const { world, identity: by } = call;
  const { repo, ref } = branchOf(call, input.branch);
  if (!may(world, by, repo, "contents", "write")) throw refused("FORBIDDEN", "Resource not accessible by integration");
  const before = repo.git.ref(ref);
  if (!before) throw refused("NOT_FOUND", `No ref found for branch ${ref}`);
  if (before !== input.expectedHeadOid) throw stale(input.expectedHeadOid);
  if (!passesRules(by, repo, ref.slice("refs/heads/".length)))
    throw refused(
      "UNPROCESSABLE",
      "Repository rule violations found\n\nChanges must be made through a pull request.\n\n",
    );
  const tree = repo.git.edit(repo.git.commit(before)?.tree, changesOf(repo, before, input.fileChanges));
  const { headline, body } = input.message;
  const message = body ? `${headline}\n\n${body}` : headline;
  const after = serverCommit(world, repo, { tree, parents: [before], author: actorOf(call), message });
  if (!moveRef(world, repo, { ref, before, after, by })) throw stale(input.expectedHeadOid);
  const commit = repo.git.commit(after)!;
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: commitNode(call, repo, commit),
    ref: refNode(call, repo, ref, commit),
  };
}

function stale(expected: string): GraphQLError {
  return refused("STALE_DATA", `Expected branch to point to "${expected}" but it did not.  Pull and try again.`);
}

/** A branch by its node id, or by repository and name; a full ref name is taken too. */
function branchOf(call: Call, branch: CommitInput["branch"]): { readonly repo: Repo; readonly ref: string } {
  const seen = (repo: Repo | undefined) =>
    repo && may(call.world, call.identity, repo, "metadata", "read") ? repo : undefined;
  for (const repo of branch.id ? call.world.repos.values() : [])
    for (const ref of repo.git.refs("refs/heads").keys())
      if (seen(repo) && nodeId("REF", `${repo.id}:${ref}`) === branch.id) return { repo, ref };
  const repo = seen(findRepo(call.world, branch.repositoryNameWithOwner ?? ""));
  if (!repo || !branch.branchName)
    throw refused(
      "NOT_FOUND",
      `Could not resolve to a Repository with the name '${branch.repositoryNameWithOwner ?? ""}'.`,
    );
  return { repo, ref: `refs/heads/${branch.branchName.replace(/^refs\/heads\//, "")}` };
}

function changesOf(
  repo: Repo,
  head: string,
  changes: CommitInput["fileChanges"],
): ReadonlyMap<string, Entry | undefined> {
  const files = new Map<string, Entry | undefined>();
  for (const { path } of changes?.deletions ?? []) {
    checkPath(path);
    if (!repo.git.entry(head, path))
      throw refused(
        "UNPROCESSABLE",
        `A path was requested for deletion which does not exist as of commit oid \`${head}\`: ${path}`,
      );
    files.set(path, undefined);
  }
  for (const { path, contents } of changes?.additions ?? []) {
    checkPath(path);
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(contents))
      throw refused("UNPROCESSABLE", `The contents of ${path} are not Base64`);
    files.set(path, { oid: repo.git.write("blob", Buffer.from(contents, "base64")) });
  }
  return files;
}

function checkPath(path: string): void {
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".." || part.toLowerCase() === ".git"))
    throw refused("UNPROCESSABLE", `A path was requested which is not valid: ${path}`);
}
