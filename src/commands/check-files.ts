import { byPlace, type Finding } from "../core/finding.ts";
import type { FiledGrant } from "../core/grant.ts";
import { type Read, readTree, type Tree } from "../core/parse.ts";
import { kindOf } from "../core/paths.ts";
import { count } from "../report/plain.ts";
import { findingsText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";
import { targetFindings } from "./beside.ts";
import { objectionsTo } from "./decide.ts";
import { ownerFindings } from "./owner-files.ts";
import { policyModes } from "./policy-files.ts";
import type { World } from "./world.ts";

/** Checks files as they lie in a clone: everything that needs neither history nor GitHub. All findings, from all files. */
export async function checkFiles(
  world: Pick<World, "provider"> & {
    readonly policyFindings: (files: ReadonlyMap<string, string>) => Promise<readonly Finding[]>;
  },
  files: {
    readonly entries: readonly { readonly path: string; readonly mode: string; readonly oid: string }[];
    readonly blobs: ReadonlyMap<string, Buffer>;
    /** About files that could not be read at all. */
    readonly findings?: readonly Finding[];
  },
): Promise<Answer> {
  const policies = files.entries.filter(({ path, mode }) => path.startsWith("policies/") && mode === "100644");
  const texts = new Map(policies.map(({ path, oid }) => [path, files.blobs.get(oid)!.toString("utf8")]));
  // Asked first: the engine gets ready while the tree is read.
  const aboutPolicies = world.policyFindings(texts);
  const tree = readTree(
    files.entries.filter(({ path }) => kindOf(path) !== "other"),
    files.blobs,
  );
  const [crossing, policyFindings] = await Promise.all([crossFindings(world, tree), aboutPolicies]);
  const findings = [
    ...(files.findings ?? []),
    ...tree.findings,
    ...policyModes(files.entries),
    ...ownerFindings(files.entries, files.blobs),
    ...crossing,
    ...policyFindings,
  ].sort(byPlace);
  const sound = `${count(tree.targets.size, "target")} and ${count(tree.grants.length, "grant")}`;
  const elsewhere =
    "approvals, limits and ids used before are looked at on the pull request; what policy says of a grant, sallyport simulate tells of its file";
  const says = `${count(files.entries.length, "file")} read, of them ${sound} well formed; ${elsewhere}`;
  return {
    exit: findings.some(({ level }) => level === "error") ? 1 : 0,
    text: `${findingsText(findings)}${says}`,
    json: { findings, targets: tree.targets.size, grants: tree.grants.length },
    findings,
  };
}

/** What targets have against the configuration, and grants against their targets. */
async function crossFindings(world: Pick<World, "provider">, tree: Tree): Promise<readonly Finding[]> {
  const { configuration } = tree;
  if (configuration === undefined) return [];
  const findings = [...targetFindings(tree)];
  for (const [path, any] of tree.reads) {
    const read = any as Read<FiledGrant>;
    const filed = kindOf(path) === "grant" ? (read.value ?? read.draft) : undefined;
    const target = filed && tree.targets.get(filed.target);
    if (filed === undefined || target === undefined) continue;
    const told = new Set(read.findings.map(({ line }) => line));
    const more = read.place(await objectionsTo(world, { configuration }, filed, target));
    findings.push(...more.filter(({ line }) => !told.has(line)));
  }
  return findings;
}
