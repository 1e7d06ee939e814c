/** Files and folders at a ref. */
import { type Schema, web } from "./render.ts";
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
    size: folder ? 0 : repo.git.size(item.oid),
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

/** Base64 in lines of 60, as GitHub writes it. */
export function wrap(content: Buffer): string {
  return content.toString("base64").replace(/.{1,60}/g, "$&\n");
}

const base = "/repos/:owner/:repo";

export const contentRoutes: Routes = { [`GET ${base}/contents/:path{.*}`]: getContents };
