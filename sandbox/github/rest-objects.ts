/** Git objects: trees, blobs and commits, read and made. What is made belongs to no branch until a ref is moved to it. */
import { serverCommit } from "./commits.ts";
import type { Entry } from "./git.ts";
import { nodeId, renderGitCommit, type Schema } from "./render.ts";
import { type Answer, actorOf, type Call, invalid, notFound, type Routes, repoFor, text } from "./rest.ts";
import { wrap } from "./rest-contents.ts";
import type { Repo } from "./state.ts";

/** A tree by its SHA or by anything that names a commit. */
function getTree(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const name = call.param("sha");
  const commit = repo.git.resolve(name);
  const sha = commit ? repo.git.commit(commit)?.tree : repo.git.read(name)?.type === "tree" ? name : undefined;
  if (!sha) throw notFound();
  return { body: renderTree(call, repo, sha, call.query("recursive") !== undefined) };
}

function renderTree(call: Call, repo: Repo, sha: string, recursive: boolean): Schema["git-tree"] {
  const items = recursive ? repo.git.walk(sha) : repo.git.tree(sha).map((item) => ({ ...item, path: item.name }));
  const url = `${call.world.url}/repos/${repo.fullName}/git`;
  return {
    sha,
    url: `${url}/trees/${sha}`,
    truncated: false,
    tree: items.map(({ mode, oid, path }) => {
      const type = mode === "040000" ? "tree" : mode === "160000" ? "commit" : "blob";
      const size = type === "blob" ? { size: repo.git.size(oid) } : {};
      return { path, mode, type, sha: oid, ...size, url: `${url}/${type}s/${oid}` };
    }),
  };
}

interface TreeInput {
  readonly path: string;
  readonly mode: string;
  readonly sha?: string | null;
  readonly content?: string;
}

/** On top of `base_tree` when there is one; an entry whose `sha` is null is taken out. */
function createTree(call: Call): Answer {
  const repo = repoFor(call, "contents", "write");
  const inputs = call.body.tree;
  if (!Array.isArray(inputs)) throw invalid("Invalid tree info");
  const changes = new Map<string, Entry | undefined>();
  for (const { path, mode, sha, content } of inputs as readonly TreeInput[]) {
    const oid = content === undefined ? sha : repo.git.write("blob", Buffer.from(content));
    if (oid !== null && (!oid || !repo.git.read(oid))) throw invalid(`tree.sha ${oid} is not a valid object`);
    changes.set(path, oid === null ? undefined : { mode, oid });
  }
  const base = call.body.base_tree === undefined ? undefined : text(call, "base_tree");
  const root = base && (repo.git.commit(base)?.tree ?? base);
  if (root && repo.git.read(root)?.type !== "tree") throw invalid("base_tree is not a valid tree");
  return { status: 201, body: renderTree(call, repo, repo.git.edit(root, changes), false) };
}

function getBlob(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const sha = call.param("sha");
  const object = repo.git.read(sha);
  if (object?.type !== "blob") throw notFound();
  if (/[./]raw\b/.test(call.accept)) return { raw: object.content };
  return {
    body: {
      sha,
      node_id: nodeId("B", sha),
      size: object.content.length,
      url: `${call.world.url}/repos/${repo.fullName}/git/blobs/${sha}`,
      content: wrap(object.content),
      encoding: "base64",
    } satisfies Schema["blob"],
  };
}

function createBlob(call: Call): Answer {
  const repo = repoFor(call, "contents", "write");
  const encoding = call.body.encoding === "base64" ? "base64" : "utf8";
  const sha = repo.git.write("blob", Buffer.from(text(call, "content"), encoding));
  return { status: 201, body: { sha, url: `${call.world.url}/repos/${repo.fullName}/git/blobs/${sha}` } };
}

function getGitCommit(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const commit = repo.git.commit(call.param("sha"));
  if (!commit) throw notFound();
  return { body: renderGitCommit(call.world, repo, commit) };
}

/** By the token's owner: an author of the caller's choice is not taken. */
function createGitCommit(call: Call): Answer {
  const repo = repoFor(call, "contents", "write");
  if (call.body.author !== undefined || call.body.committer !== undefined)
    throw invalid("the sandbox makes commits of the token's owner only: leave author and committer out");
  const parents = (call.body.parents ?? []) as readonly string[];
  const tree = text(call, "tree");
  if (repo.git.read(tree)?.type !== "tree") throw invalid("Tree SHA does not exist");
  if (!parents.every((parent) => repo.git.commit(parent)))
    throw invalid("Parent SHA does not exist or is not a commit object");
  const author = actorOf(call);
  const sha = serverCommit(call.world, repo, { tree, parents, author, message: text(call, "message") });
  return { status: 201, body: renderGitCommit(call.world, repo, repo.git.commit(sha)!) };
}

const base = "/repos/:owner/:repo/git";

export const objectRoutes: Routes = {
  [`GET ${base}/trees/:sha{.+}`]: getTree,
  [`POST ${base}/trees`]: createTree,
  [`GET ${base}/blobs/:sha`]: getBlob,
  [`POST ${base}/blobs`]: createBlob,
  [`GET ${base}/commits/:sha`]: getGitCommit,
  [`POST ${base}/commits`]: createGitCommit,
};
