import { Fault } from "../../core/fault.ts";
import type { FileChange } from "../../ports.ts";
import type { Client } from "../client.ts";
import { unless } from "./people.ts";
import type { Slug } from "./slug.ts";

const createCommit = `
  mutation ($input: CreateCommitOnBranchInput!) {
    createCommitOnBranch(input: $input) { commit { oid } }
  }`;

/** One commit, signed by GitHub. https://docs.github.com/en/graphql/reference/mutations#createcommitonbranch */
export async function commit(
  client: Client,
  slug: Slug,
  change: {
    readonly branch: string;
    readonly expectedHead: string;
    readonly message: string;
    readonly files: readonly FileChange[];
  },
): Promise<string> {
  const [headline = "", ...body] = change.message.split("\n");
  const input = {
    branch: { repositoryNameWithOwner: `${slug.owner}/${slug.name}`, branchName: change.branch },
    expectedHeadOid: change.expectedHead,
    message: { headline, body: body.join("\n").trim() },
    fileChanges: {
      additions: change.files
        .filter((file) => file.content !== undefined)
        .map(({ path, content = "" }) => ({ path, contents: Buffer.from(content).toString("base64") })),
      deletions: change.files.filter(({ content }) => content === undefined).map(({ path }) => ({ path })),
    },
  };
  type Answer = { readonly createCommitOnBranch: { readonly commit: { readonly oid: string } | null } | null };
  const what = `the commit on ${change.branch}`;
  const oid = (await client.mutate<Answer>(what, createCommit, { input })).createCommitOnBranch?.commit?.oid;
  if (oid === undefined) throw new Fault("github.incomplete", `${what}: github names no commit; read the branch again`);
  return oid;
}

/** Makes a branch at a commit; nothing happens when it exists. */
export async function createBranch(client: Client, slug: Slug, branch: string, sha: string): Promise<void> {
  if ((await headOf(client, slug, branch)) !== undefined) return;
  await makeRef(client, slug, branch, sha);
}

/** Makes a branch without a parent that holds these files, and returns its head; the head it has when it exists. */
export async function createOrphan(
  client: Client,
  slug: Slug,
  orphan: { readonly branch: string; readonly message: string; readonly files: readonly FileChange[] },
): Promise<string> {
  const { branch, message, files } = orphan;
  const head = await headOf(client, slug, branch);
  if (head !== undefined) return head;
  const place = { owner: slug.owner, repo: slug.name };
  const tree = await client.write(`the files of ${branch}`, (api) =>
    api.rest.git.createTree({
      ...place,
      tree: files.map(({ path, content = "" }) => ({ path, mode: "100644" as const, type: "blob" as const, content })),
    }),
  );
  const first = await client.write(`the first commit of ${branch}`, (api) =>
    api.rest.git.createCommit({ ...place, message, tree: tree.sha, parents: [] }),
  );
  await makeRef(client, slug, branch, first.sha);
  return (await headOf(client, slug, branch)) ?? first.sha;
}

async function headOf(client: Client, slug: Slug, branch: string): Promise<string | undefined> {
  const ref = await unless(["github.not-found"], () =>
    client.read(`the branch ${branch}`, (api) =>
      api.rest.git.getRef({ owner: slug.owner, repo: slug.name, ref: `heads/${branch}` }),
    ),
  );
  return ref?.object.sha;
}

/** Somebody else may make the same branch at the same moment; GitHub then refuses ours, which is as good. */
async function makeRef(client: Client, slug: Slug, branch: string, sha: string): Promise<void> {
  try {
    await client.write(`the branch ${branch}`, (api) =>
      api.rest.git.createRef({ owner: slug.owner, repo: slug.name, ref: `refs/heads/${branch}`, sha }),
    );
  } catch (fault) {
    const refused = fault instanceof Fault && fault.code === "github.refused";
    if (!refused || (await headOf(client, slug, branch)) === undefined) throw fault;
  }
}
