/** Releases: only the one of a tag, and whether it can still be changed. */
import { nodeId, renderAccount, type Schema, web } from "./render.ts";
import { type Answer, type Call, notFound, type Routes, repoFor } from "./rest.ts";

function getReleaseByTag(call: Call): Answer {
  const repo = repoFor(call, "contents");
  const tag = call.param("tag");
  const release = repo.releases[tag];
  if (!release || !repo.git.ref(`refs/tags/${tag}`)) throw notFound();
  const id = repo.id * 1000 + Object.keys(repo.releases).indexOf(tag);
  const url = `${call.world.url}/repos/${repo.fullName}`;
  return {
    body: {
      ...{ id, node_id: nodeId("RE", id), tag_name: tag, name: tag, body: null },
      url: `${url}/releases/${id}`,
      html_url: `${web}/${repo.fullName}/releases/tag/${encodeURIComponent(tag)}`,
      assets_url: `${url}/releases/${id}/assets`,
      upload_url: `${url}/releases/${id}/assets{?name,label}`,
      tarball_url: `${url}/tarball/${tag}`,
      zipball_url: `${url}/zipball/${tag}`,
      target_commitish: "main",
      ...{ draft: false, prerelease: false, immutable: release.immutable },
      ...{ created_at: repo.createdAt, published_at: repo.createdAt },
      author: renderAccount(call.world, repo.owner),
      assets: [],
    } satisfies Schema["release"],
  };
}

export const releaseRoutes: Routes = { "GET /repos/:owner/:repo/releases/tags/:tag{.+}": getReleaseByTag };
