import { Fault } from "../../core/fault.ts";
import type { Client } from "../client.ts";
import type { Slug } from "./slug.ts";

/** As many commits are asked about at once; each costs GitHub one lookup. */
const batch = 50;

interface ObjectNode {
  readonly __typename: string;
  readonly oid: string;
}

/** Blob ids of a path at commits; undefined where the commit or the path is not there, or is no file. */
export async function blobsAt(
  client: Client,
  slug: Slug,
  at: { readonly path: string; readonly commits: readonly string[] },
): Promise<ReadonlyMap<string, string | undefined>> {
  const blobs = new Map<string, string | undefined>(at.commits.map((commit) => [commit, undefined]));
  const commits = [...blobs.keys()].filter((commit) => /^[0-9a-f]{40}$/.test(commit));
  for (let start = 0; start < commits.length; start += batch) {
    const some = commits.slice(start, start + batch);
    const found = await objects(client, slug, { path: at.path, commits: some });
    some.forEach((commit, index) => {
      const object = found[`c${index}`];
      if (object?.__typename === "Blob") blobs.set(commit, object.oid);
    });
  }
  return blobs;
}

async function objects(
  client: Client,
  slug: Slug,
  { path, commits }: { readonly path: string; readonly commits: readonly string[] },
): Promise<Readonly<Record<string, ObjectNode | null>>> {
  const what = `${path} at ${commits.length} commits`;
  const parameters = commits.map((_, index) => `$e${index}: String!`).join(", ");
  const fields = commits.map((_, index) => `c${index}: object(expression: $e${index}) { __typename oid }`).join("\n");
  const query = `query ($owner: String!, $name: String!, ${parameters}) {
    repository(owner: $owner, name: $name) {
      ${fields}
    }
  }`;
  const expressions = Object.fromEntries(commits.map((commit, index) => [`e${index}`, `${commit}:${path}`]));
  const answer = await client.query<{ readonly repository: Readonly<Record<string, ObjectNode | null>> | null }>(
    what,
    query,
    { ...slug, ...expressions },
  );
  if (answer.repository === null) throw notThere(what, slug);
  return answer.repository;
}

function notThere(what: string, { owner, name }: Slug): Fault {
  return new Fault("github.not-found", `${what}: there is no repository ${owner}/${name}, or the token may not see it`);
}
