import type { Client } from "../client.ts";
import { incomplete } from "./fault.ts";
import type { Slug } from "./slug.ts";

/** Who we are, by numeric id. */
export type OwnIdentity = () => Promise<number>;

/** Asks GitHub whose token this is: an App's and a job's are bots. */
export async function viewerId(client: Client): Promise<number> {
  const what = "whose token this is";
  const { viewer } = await client.query<{ readonly viewer: { readonly databaseId: number | null } }>(
    what,
    "query { viewer { databaseId } }",
    {},
  );
  if (viewer.databaseId === null) throw incomplete(what, "github names no account");
  return viewer.databaseId;
}

/**
 * Writes our comment, or rewrites it in place. Ours begins with the marker and was written by our own identity: anybody
 * can type a marker.
 */
export async function comment(
  client: Client,
  slug: Slug,
  wanted: { readonly pullRequest: number; readonly marker: string; readonly body: string; readonly self: OwnIdentity },
): Promise<"written" | "rewritten" | "unchanged"> {
  const { pullRequest, marker, self } = wanted;
  const body = wanted.body.startsWith(marker) ? wanted.body : `${marker}\n${wanted.body}`;
  const what = `our comment on pull request ${pullRequest}`;
  const place = { owner: slug.owner, repo: slug.name };
  const comments = await client.all(what, (api, page) =>
    api.rest.issues.listComments({ ...place, issue_number: pullRequest, ...page }),
  );
  const marked = comments.filter((found) => found.body?.startsWith(marker));
  const id = marked.length > 0 ? await self() : undefined;
  const ours = marked.find(({ user }) => user?.id === id);
  if (ours === undefined) {
    await client.write(what, (api) => api.rest.issues.createComment({ ...place, issue_number: pullRequest, body }));
    return "written";
  }
  if (normal(ours.body ?? "") === normal(body)) return "unchanged";
  await client.write(what, (api) => api.rest.issues.updateComment({ ...place, comment_id: ours.id, body }));
  return "rewritten";
}

/** GitHub may keep other line ends than it was sent. */
function normal(body: string): string {
  return body.replaceAll("\r\n", "\n").trimEnd();
}
