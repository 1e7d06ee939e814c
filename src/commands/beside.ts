import { codeownersPaths } from "../approval/codeowners.ts";
import { checkTarget } from "../core/check.ts";
import type { Finding } from "../core/finding.ts";
import { type Read, readTree, type Tree } from "../core/parse.ts";
import { kindOf } from "../core/paths.ts";
import type { NamedTarget } from "../core/target.ts";
import type { Instant } from "../core/time.ts";
import type { PathChange, PullRequest } from "../ports.ts";
import { ownerFindings } from "./owner-files.ts";
import { policyModes } from "./policy-files.ts";
import { mostAdded } from "./strays.ts";
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
  const tree = readTree(control, blobs);
  return [
    ...tree.findings,
    ...targetFindings(tree),
    ...policyModes(entries),
    ...(owners ? ownerFindings(entries, blobs) : []),
    ...(await world.policyFindings(
      new Map(policies.map(({ path, oid }) => [path, blobs.get(oid)!.toString("utf8")])),
      at,
    )),
  ];
}

/** What targets have against themselves and the configuration. */
export function targetFindings({ configuration, targets, reads }: Tree): readonly Finding[] {
  if (configuration === undefined) return [];
  return [...targets].flatMap(([name, target]) => {
    const read = reads.get(`targets/${name}.yaml`) as Read<NamedTarget>;
    return read.place(checkTarget(target, configuration));
  });
}

/** A grant comes alone and in small company: whatever else a pull request changes is told, as apply would refuse it. */
export function strays(changes: readonly PathChange[]): Finding[] {
  const asked = changes.filter(({ path, status }) => kindOf(path) === "grant" && status !== "deleted");
  if (asked.length === 0) return [];
  const added = asked.filter(({ status }) => status === "added");
  const beyond = added.slice(mostAdded).slice(0, 1);
  return [
    ...changes.flatMap((change) => {
      if (isBeside(change))
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
    }),
    ...beyond.map((change) =>
      finding(
        change,
        "grant.too-many",
        `this pull request adds ${added.length} grants, and ${mostAdded} at most may come together`,
        "ask for them in smaller pull requests",
      ),
    ),
  ];
}

/** Outside grants/, a note in there, or a file that is no grant and goes: what is added there wrongly is told by its path already. */
function isBeside({ path, status }: PathChange): boolean {
  const kind = kindOf(path);
  return !path.startsWith("grants/") || kind === "note" || (status === "deleted" && kind !== "grant");
}

function finding({ path }: PathChange, code: string, message: string, fix: string): Finding {
  return { code, file: path, line: 1, column: 1, message, fix, level: "error" };
}
