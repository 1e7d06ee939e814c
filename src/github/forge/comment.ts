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

interface Wanted {
  readonly pullRequest: number;
  readonly marker: string;
  readonly body: string;
  readonly self: OwnIdentity;
}

/** Writes our comment, or rewrites it in place. */
export async function comment(
  client: Client,
  slug: Slug,
  wanted: Wanted,
): Promise<"written" | "rewritten" | "unchanged"> {
  const outcome = await amend(client, slug, wanted);
  if (outcome !== "absent") return outcome;
  const { pullRequest, body } = marked(wanted);
  await client.write(`our comment on pull request ${pullRequest}`, (api) =>
    api.rest.issues.createComment({ owner: slug.owner, repo: slug.name, issue_number: pullRequest, body }),
  );
  return "written";
}

/**
 * Rewrites our comment in place, where there is one. Ours begins with the marker and was written by our own identity: anybody
 * can type a marker.
 */
export async function amend(client: Client, slug: Slug, wanted: Wanted): Promise<"rewritten" | "unchanged" | "absent"> {
  const { pullRequest, marker, self, body } = marked(wanted);
  const what = `our comment on pull request ${pullRequest}`;
  const place = { owner: slug.owner, repo: slug.name };
  const comments = await client.all(what, (api, page) =>
    api.rest.issues.listComments({ ...place, issue_number: pullRequest, ...page }),
  );
  const candidates = comments.filter((found) => found.body?.startsWith(marker));
  const id = candidates.length > 0 ? await self() : undefined;
  const ours = candidates.find(({ user }) => user?.id === id);
  if (ours === undefined) return "absent";
  if (normal(ours.body ?? "") === normal(body)) return "unchanged";
  await client.write(what, (api) => api.rest.issues.updateComment({ ...place, comment_id: ours.id, body }));
  return "rewritten";
}

function marked(wanted: Wanted): Wanted {
  const { marker, body } = wanted;
  return body.startsWith(marker) ? wanted : { ...wanted, body: `${marker}\n${body}` };
}

/** GitHub may keep other line ends than it was sent. */
function normal(body: string): string {
  return body.replaceAll("\r\n", "\n").trimEnd();
}
