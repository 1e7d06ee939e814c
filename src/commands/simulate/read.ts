import { type Approval, approve } from "../../approval/approve.ts";
import { chosenOf, parseCodeowners } from "../../approval/codeowners.ts";
import { quorumOf } from "../../approval/quorum.ts";
import type { Actor } from "../../core/decision.ts";
import { Fault } from "../../core/fault.ts";
import type { FiledGrant } from "../../core/grant.ts";
import { covers, type Halt } from "../../core/halt.ts";
import { type Read, readGrant, type Tree } from "../../core/parse.ts";
import { keyOf } from "../../core/plan.ts";
import type { NamedTarget } from "../../core/target.ts";
import type { Instant } from "../../core/time.ts";
import type { Policy } from "../../ports.ts";
import { toldHalt } from "../halts.ts";
import type { Limits } from "../limits.ts";
import type { Candidate } from "../simulate.ts";
import type { World } from "../world.ts";

/** What everything is judged by: targets, policies and owners of one commit, or as they lie in a clone. */
export interface Ground {
  readonly tree: Tree;
  readonly policy: Policy;
  readonly provider: World["provider"];
  /** Files among which CODEOWNERS is. */
  readonly owners: {
    readonly entries: readonly { readonly path: string; readonly oid: string; readonly mode: string }[];
    readonly blobs: ReadonlyMap<string, Buffer>;
  };
  /** Absent where the ledger and GitHub are not read. */
  readonly limits?: Limits;
  /** Those that hold; absent where the ledger is not read. */
  readonly halts?: readonly Halt[];
  /** Why nothing opens at all, in sentences; absent where GitHub is not read. */
  readonly shut?: readonly string[];
  readonly at: Instant;
  /** Commit of the default branch; empty where none is known. */
  readonly commit: string;
  /** What could not be read, in sentences. */
  readonly notes: readonly string[];
}

/** A grant file as it lies, that nobody has asked for yet, as if this person opened its pull request now. */
export async function lyingCandidate(
  ground: Ground,
  file: { readonly path: string; readonly oid: string; readonly bytes: Buffer },
  requester: Actor,
): Promise<Candidate> {
  const read = readGrant(file.path, file.bytes, file.oid);
  const filed = soundGrant(read, file.path);
  const target = targetOf(ground.tree, filed);
  return {
    filed,
    requester,
    scene: {
      ...sceneOf(ground, target),
      approval: imagined(ground, { filed, target, requester }),
      mergedAt: ground.at,
    },
    excluded: [
      { who: `@${requester.login}`, why: "opens the pull request" },
      ...beneficiary(filed),
      { who: "whoever commits or pushes to its branch", why: "nobody approves their own work" },
    ],
    over: [...shutBy(ground, filed), ...read.findings.map(({ message }) => message)],
    notes: [...ground.notes, ...afterMerge],
  };
}

/** What keeps it shut whatever it says, until a reviewed change lifts that. */
export function shutBy({ halts = [], shut = [] }: Ground, { target, grant }: FiledGrant): readonly string[] {
  const bearing = halts.filter(({ scope }) => covers(scope, { target, repository: grant.job.repository }));
  return [...shut, ...bearing.map(toldHalt)];
}

/** What only apply can tell, of whatever is not decided yet. */
export const afterMerge: readonly string[] = [
  "whether the job's workflow, ref and environment are safe is read by apply alone, after the merge",
];

export function sceneOf(ground: Ground, target: NamedTarget): Omit<Candidate["scene"], "approval" | "mergedAt"> {
  const { tree, policy, provider, limits, commit } = ground;
  return {
    snapshot: { configuration: tree.configuration! },
    ...{ policy, provider, target, base: commit, merged: false },
    ...(limits ? { limits: remembered(limits) } : {}),
  };
}

/** A grant that can be judged. Fault `input.grant` with every finding when it cannot. */
export function soundGrant(read: Read<FiledGrant>, path: string): FiledGrant {
  const filed = read.value ?? read.draft;
  if (filed !== undefined) return filed;
  const why = read.findings.map(({ line, message }) => `line ${line}: ${message}`).join("; ");
  throw new Fault(
    "input.grant",
    `${path} cannot be simulated: ${why}: mend it first, \`sallyport validate\` tells how`,
  );
}

export function targetOf(tree: Pick<Tree, "targets">, filed: FiledGrant): NamedTarget {
  const target = tree.targets.get(filed.target);
  if (target !== undefined) return target;
  const known = [...tree.targets.keys()].sort().join(", ") || "none";
  throw new Fault("input.grant", `${filed.path} names no target: file it under one of these: ${known}`);
}

export function beneficiary({ grant }: FiledGrant): Candidate["excluded"] {
  return grant.for === undefined ? [] : [{ who: `@${grant.for}`, why: "it is asked for them" }];
}

/** The approvals of a pull request that this person would open now, of which nobody has approved anything. */
function imagined(
  ground: Ground,
  { filed, target, requester }: { readonly filed: FiledGrant; readonly target: NamedTarget; readonly requester: Actor },
): Approval {
  const { branch, repository_id: id } = ground.tree.configuration!;
  const { file } = chosenOf(ground.owners.entries);
  const owners = file?.mode === "100644" ? ground.owners.blobs.get(file.oid) : undefined;
  const login = filed.grant.for;
  return approve({
    moment: "request",
    now: ground.at,
    defaultBranch: branch,
    pullRequest: {
      number: 0,
      author: requester,
      base: { ref: branch, repositoryId: Number(id) },
      head: { repositoryId: Number(id) },
      createdAt: ground.at,
      ...{ committers: [requester], unknownCommitters: false, pushers: [requester], reviews: [] },
    },
    grant: {
      path: filed.path,
      blob: filed.blob,
      blobsAt: new Map(),
      terms: [],
      quorum: quorumOf(target),
      ...(login === undefined ? {} : { beneficiary: { login, actor: { id: 0, login, kind: "user" } } }),
    },
    beside: [],
    codeowners: file && owners && parseCodeowners(file.path, owners),
    teams: new Map(),
  });
}

/** Limits that are asked once for each time, job and person: simulate asks about hundreds of grants that hardly differ. */
function remembered(limits: Limits): Limits {
  const answers = new Map<string, ReturnType<Limits["against"]>>();
  return {
    ...limits,
    against(asked) {
      const { filed, requester, mergedAt } = asked;
      const { window, job, for: whom, extends: earlier } = filed.grant;
      const key = JSON.stringify([keyOf(filed.target, filed.id), window, job, whom, earlier, requester.id, mergedAt]);
      const answer = answers.get(key) ?? limits.against(asked);
      answers.set(key, answer);
      return answer;
    },
  };
}
