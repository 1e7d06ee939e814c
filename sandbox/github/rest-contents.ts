/** Files, trees and blobs. */
import { nodeId, renderGitCommit, type Schema, web } from "./render.ts";
import { type Answer, type Call, notFound, Refusal, type Routes, repoFor } from "./rest.ts";
import type { Repo } from "./state.ts";

/** Above this size the JSON form of the contents API leaves `content` empty (docs.github.com, "Get repository content"). */
const inlineLimit = 1024 * 1024;

function getContents(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const ref = call.query("ref") ?? "main";
  const path = call.param("path").replace(/\/+$/, "");
  const commit = repo.git.resolve(ref);
  if (!commit) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const entry = repo.git.entry(commit, path);
  if (!entry) throw notFound();
  const at = { ref, path };
  if (entry.mode === "040000")
    return {
      body: repo.git
        .tree(entry.oid)
        .map((item) => renderEntry(call, repo, item, { ref, path: path ? `${path}/${item.name}` : item.name })),
    };
  const content = repo.git.read(entry.oid)?.content ?? Buffer.alloc(0);
  if (/[./]raw\b/.test(call.accept))
    return { raw: content, headers: { "content-type": "application/vnd.github.raw+json; charset=utf-8" } };
  const inline = content.length <= inlineLimit;
  return {
    body: {
      ...renderEntry(call, repo, entry, at),
      type: "file",
      size: content.length,
      encoding: inline ? "base64" : "none",
      content: inline ? wrap(content) : "",
    } satisfies Schema["content-file"],
  };
}

function renderEntry(
  call: Call,
  repo: Repo,
  item: { readonly mode: string; readonly oid: string },
  { ref, path }: { readonly ref: string; readonly path: string },
): Schema["content-directory"][number] {
  const url = `${call.world.url}/repos/${repo.fullName}`;
  const folder = item.mode === "040000";
  const escaped = path.split("/").map(encodeURIComponent).join("/");
  const self = `${url}/contents/${escaped}?ref=${encodeURIComponent(ref)}`;
  const git = `${url}/git/${folder ? "trees" : "blobs"}/${item.oid}`;
  const html = `${web}/${repo.fullName}/${folder ? "tree" : "blob"}/${ref}/${escaped}`;
  return {
    type: folder ? "dir" : item.mode === "160000" ? "submodule" : item.mode === "120000" ? "symlink" : "file",
    size: folder ? 0 : (repo.git.read(item.oid)?.content.length ?? 0),
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    sha: item.oid,
    url: self,
    git_url: git,
    html_url: html,
    download_url: folder ? null : `${web}/${repo.fullName}/raw/${ref}/${escaped}`,
    _links: { self, git, html },
  };
}

/** A tree by its SHA or by anything that names a commit. */
function getTree(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const name = call.param("sha");
  const commit = repo.git.resolve(name);
  const sha = commit ? repo.git.commit(commit)?.tree : repo.git.read(name)?.type === "tree" ? name : undefined;
  if (!sha) throw notFound();
  const items = call.query("recursive")
    ? repo.git.walk(sha)
    : repo.git.tree(sha).map((item) => ({ ...item, path: item.name }));
  const url = `${call.world.url}/repos/${repo.fullName}/git`;
  return {
    body: {
      sha,
      url: `${url}/trees/${sha}`,
      truncated: false,
      tree: items.map(({ mode, oid, path }) => {
        const type = mode === "040000" ? "tree" : mode === "160000" ? "commit" : "blob";
        return {
          path,
          mode,
          type,
          sha: oid,
          ...(type === "blob" ? { size: repo.git.read(oid)?.content.length ?? 0 } : {}),
          url: `${url}/${type}s/${oid}`,
        };
      }),
    } satisfies Schema["git-tree"],
  };
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

function getGitCommit(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const commit = repo.git.commit(call.param("sha"));
  if (!commit) throw notFound();
  return { body: renderGitCommit(call.world, repo, commit) };
}

/** Base64 in lines of 60, as GitHub writes it. */
function wrap(content: Buffer): string {
  return content.toString("base64").replace(/.{1,60}/g, "$&\n");
}

const base = "/repos/:owner/:repo";

export const contentRoutes: Routes = {
  [`GET ${base}/contents/:path{.*}`]: getContents,
  [`GET ${base}/git/trees/:sha{.+}`]: getTree,
  [`GET ${base}/git/blobs/:sha`]: getBlob,
  [`GET ${base}/git/commits/:sha`]: getGitCommit,
};
