import { codeownersPaths } from "../approval/codeowners.ts";
import type { Finding } from "../core/finding.ts";
import { readTree } from "../core/parse.ts";
import { kindOf } from "../core/paths.ts";
import type { Instant } from "../core/time.ts";
import type { PathChange, PullRequest } from "../ports.ts";
import { ownerFindings } from "./owner-files.ts";
import { policyModes } from "./policy-files.ts";
import type { World } from "./world.ts";

/* What a pull request changes beside the grants that it adds. */

/** What is wrong with targets, configuration, policies and owners as this pull request would leave them. */
export async function controlFindings(
  world: Pick<World, "repository" | "policyFindings">,
  at: Instant,
  {
    pullRequest,
    changes,
  }: { readonly pullRequest: Pick<PullRequest, "head">; readonly changes: readonly PathChange[] },
): Promise<readonly Finding[]> {
  const changed = new Set(changes.map(({ path }) => path));
  const owners = codeownersPaths.some((path) => changed.has(path));
  if (!owners && ![...changed].some((path) => /^(sallyport\.yaml|targets\/|policies\/)/.test(path))) return [];
  const entries = await world.repository.tree(pullRequest.head.sha, "");
  const plain = entries.filter(({ mode, type }) => mode === "100644" && type === "blob");
  const read = plain.filter(({ path }) =>
    /^(sallyport\.yaml$|targets\/|policies\/|(\.github\/|docs\/)?CODEOWNERS$)/.test(path),
  );
  const blobs = await world.repository.blobs(read.map(({ oid }) => oid));
  const control = entries.filter(
    ({ path }) => kindOf(path) !== "grant" && kindOf(path) !== "other" && !path.startsWith("grants/"),
  );
  const policies = read.filter(({ path }) => path.startsWith("policies/"));
  return [
    ...readTree(control, blobs).findings,
    ...policyModes(entries),
    ...(owners ? ownerFindings(entries, blobs) : []),
    ...(await world.policyFindings(
      new Map(policies.map(({ path, oid }) => [path, blobs.get(oid)!.toString("utf8")])),
      at,
    )),
  ];
}

/** A grant comes alone: whatever else a pull request changes is told, and edits of grants are refused. */
export function strays(changes: readonly PathChange[]): Finding[] {
  if (!changes.some(({ path, status }) => path.startsWith("grants/") && status !== "deleted")) return [];
  return changes.flatMap((change) => {
    if (!change.path.startsWith("grants/"))
      return [
        finding(
          change,
          "grant.not-alone",
          `${change.status} in the same pull request as a grant`,
          "move it to a pull request of its own",
        ),
      ];
    if (change.status === "modified")
      return [
        finding(
          change,
          "grant.edited",
          "a merged grant is not edited",
          "add a new file under a new id; an edit only ends the old lease",
        ),
      ];
    return [];
  });
}

function finding({ path }: PathChange, code: string, message: string, fix: string): Finding {
  return { code, file: path, line: 1, column: 1, message, fix, level: "error" };
}
