import { type Approval, approve, neededTeams, peopleWhoApproved } from "../approval/approve.ts";
import { type Codeowners, codeownersPaths, parseCodeowners } from "../approval/codeowners.ts";
import { type ApprovalFacts, teamKey } from "../approval/facts.ts";
import { checkGrant } from "../core/check.ts";
import type { Actor, PolicyDecision, PolicyFacts, Reasoning } from "../core/decision.ts";
import type { Objection } from "../core/finding.ts";
import { type FiledGrant, windowOf } from "../core/grant.ts";
import { type Lease, markOf } from "../core/lease.ts";
import { grantOf } from "../core/paths.ts";
import type { DecisionFacts } from "../core/record.ts";
import { listedSubject, subjectOf } from "../core/subject.ts";
import type { NamedTarget } from "../core/target.ts";
import { fromIso, type Instant } from "../core/time.ts";
import type { Membership, PathChange, Policy, PullRequest } from "../ports.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** Everything that bore on one grant, and the answer. */
export interface Verdict {
  readonly allowed: boolean;
  /** Why not, in one sentence; why, when allowed. */
  readonly says: string;
  readonly objections: readonly Objection[];
  readonly approval?: Approval;
  readonly policy?: PolicyDecision;
  readonly facts?: DecisionFacts;
  readonly lease?: Lease;
}

/** Decides a grant on the default branch afresh: from git objects by hash and from the API's own records, nothing else. */
export async function decideActivation(
  world: World,
  snapshot: Snapshot,
  policy: Policy,
  { filed, added }: { readonly filed: FiledGrant; readonly added: PathChange },
): Promise<Verdict> {
  const target = snapshot.tree.targets.get(filed.target);
  if (target === undefined) return denied(`its target ${filed.target} does not exist`);
  const pullRequest = await world.forge.mergedAs(added.commit);
  if (pullRequest?.mergedAt === undefined)
    return denied(
      `commit ${added.commit.slice(0, 12)} added it without a merged pull request: an incident, find out who pushed it`,
    );
  const strays = await straysOf(world, added.commit);
  if (strays !== undefined) return denied(strays);

  const objections = await objectionsTo(world, snapshot, filed, target);
  const approval = await approvalOf(world, snapshot, {
    pullRequest,
    moment: "activation",
    path: filed.path,
    blob: filed.blob,
    base: added.parent,
  });
  const decision = policy.decide(
    policyFacts("activation", { filed, target, requester: pullRequest.author, approvers: approval.approvers }),
  );
  const facts: DecisionFacts = {
    path: filed.path,
    blob: filed.blob,
    commit: added.commit,
    pullRequest: pullRequest.number,
    mergedAt: pullRequest.mergedAt,
    requester: pullRequest.author,
    approvers: approval.approvers,
    policy: decision.policyDigest,
  };
  const allowed = objections.length === 0 && approval.allowed && decision.allowed;
  return {
    allowed,
    says: allowed ? approval.says : firstRefusal(objections, approval, decision),
    objections,
    approval,
    policy: decision,
    facts,
  };
}

/** Decides again over recorded facts: time, ceiling and policy may have changed; who approved has not. */
export async function decideAgain(
  world: World,
  snapshot: Snapshot,
  policy: Policy,
  { filed, facts }: { readonly filed: FiledGrant; readonly facts: DecisionFacts },
): Promise<Verdict> {
  const target = snapshot.tree.targets.get(filed.target);
  if (target === undefined) return denied(`its target ${filed.target} does not exist any more`);
  const objections = await objectionsTo(world, snapshot, filed, target);
  const decision = policy.decide(
    policyFacts("activation", { filed, target, requester: facts.requester, approvers: facts.approvers }),
  );
  const allowed = objections.length === 0 && decision.allowed;
  return {
    allowed,
    says: allowed
      ? "its approval was recorded and policy still permits it"
      : firstRefusal(objections, undefined, decision),
    objections,
    policy: decision,
    facts,
  };
}

/** The lease that these facts make of a grant. The target must list its subject: `objectionsTo` has said so. */
export function leaseOf(
  snapshot: Pick<Snapshot, "configuration">,
  target: NamedTarget,
  filed: FiledGrant,
  provenance: {
    readonly mergedAt: Instant;
    readonly pullRequest: number;
    readonly facts: string;
    readonly ledgerHead: string;
  },
): Lease {
  const subjects = listedSubject(target.target, filed.grant);
  if (subjects === undefined) throw new TypeError(`target ${target.name} does not list the job of ${filed.path}`);
  const lease = {
    configuration: snapshot.configuration,
    target,
    id: filed.id,
    subject: subjectOf(subjects, filed.grant),
    access: filed.grant.access,
    ...windowOf(filed.grant, provenance.mergedAt, fromIso),
  };
  const { pullRequest, facts, ledgerHead } = provenance;
  return { ...lease, mark: markOf(lease), provenance: { pullRequest, blob: filed.blob, facts, ledgerHead } };
}

/** What target and ceiling have against a grant; pointers are into its file. */
export async function objectionsTo(
  world: Pick<World, "provider">,
  snapshot: Pick<Snapshot, "configuration">,
  filed: FiledGrant,
  target: NamedTarget,
): Promise<readonly Objection[]> {
  const provider = await world.provider(target, snapshot.configuration);
  return [...checkGrant(filed, target), ...provider.covers(target, filed.grant.access)];
}

/** Who approved these bytes, with every membership read that the answer needs. */
export async function approvalOf(
  world: Pick<World, "repository" | "forge">,
  snapshot: Pick<Snapshot, "configuration" | "entries">,
  question: {
    readonly pullRequest: PullRequest;
    readonly moment: "request" | "activation";
    readonly path: string;
    readonly blob: string;
    /** The commit whose CODEOWNERS counts: the default branch just before the merge. */
    readonly base: string;
  },
): Promise<Approval> {
  const { pullRequest, moment, path, blob } = question;
  const codeowners = await codeownersAt(world, question.base);
  const commits = [...new Set(pullRequest.reviews.map(({ commit }) => commit).filter(Boolean))];
  const blobsAt = await world.forge.blobsAt(path, commits);
  const memberships = await membershipsFor(world, codeowners, path, peopleWhoApproved(pullRequest));
  return approve({
    moment,
    pullRequest,
    defaultBranch: snapshot.configuration.branch,
    path,
    blob,
    blobsAt,
    codeowners,
    memberships,
    terms: await termsOf(world, snapshot, path, commits),
  });
}

/** The target as it stands now, and as it stood at the commits that were reviewed. A target that is not there approves nothing. */
async function termsOf(
  world: Pick<World, "forge">,
  snapshot: Pick<Snapshot, "entries">,
  grant: string,
  commits: readonly string[],
): Promise<ApprovalFacts["terms"]> {
  const path = `targets/${grantOf(grant).target}.yaml`;
  const blob = snapshot.entries.find((entry) => entry.path === path)?.oid ?? "absent";
  return [{ path, blob, blobsAt: await world.forge.blobsAt(path, commits) }];
}

async function codeownersAt(world: Pick<World, "repository">, commit: string): Promise<Codeowners | undefined> {
  const entries = await world.repository.tree(commit, ...codeownersPaths);
  const entry = codeownersPaths.map((path) => entries.find((each) => each.path === path)).find(Boolean);
  // The first that is there counts. A link or an executable in its place names nobody: the next one is somebody else's.
  if (entry?.mode !== "100644" || entry.type !== "blob") return undefined;
  return parseCodeowners(entry.path, (await world.repository.blobs([entry.oid])).get(entry.oid)!);
}

async function membershipsFor(
  world: Pick<World, "forge">,
  codeowners: Codeowners | undefined,
  path: string,
  people: readonly Actor[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, Membership>>> {
  const memberships = new Map<string, ReadonlyMap<number, Membership>>();
  for (const team of neededTeams(codeowners?.rules ?? [], path)) {
    const members = new Map<number, Membership>();
    for (const person of people) members.set(person.id, await world.forge.membership(team, person));
    memberships.set(teamKey(team), members);
  }
  return memberships;
}

/** A grant's commit adds grants and deletes grants, and does nothing else; a sentence says what it did. */
async function straysOf(world: Pick<World, "repository">, commit: string): Promise<string | undefined> {
  const changes = await world.repository.changedBy(commit);
  const stray = changes.find(({ path, status }) => !path.startsWith("grants/") || status === "modified");
  if (stray === undefined) return undefined;
  return `commit ${commit.slice(0, 12)} added it and also ${stray.status} ${JSON.stringify(stray.path)}: a grant comes alone, ask again in a pull request that only adds grants`;
}

/** The facts that Cedar is asked about. */
export function policyFacts(
  moment: PolicyFacts["moment"],
  about: {
    readonly filed: FiledGrant;
    readonly target: NamedTarget;
    readonly requester: Actor;
    readonly approvers: readonly Actor[];
  },
): PolicyFacts {
  const { filed, target, requester, approvers } = about;
  const { grant } = filed;
  const actions = grant.access.flatMap((statement) => statement.actions);
  const resources = grant.access.flatMap((statement) => statement.resources);
  return {
    moment,
    requester,
    approvers,
    target: {
      name: target.name,
      tier: target.target.tier,
      account: target.target.account,
      provider: target.target.provider,
    },
    grant: {
      id: filed.id,
      repository: grant.job.repository,
      workflow: grant.job.workflow,
      ref: grant.job.ref,
      environment: grant.job.environment,
      change: grant.change,
      minutes: grant.window.minutes,
      actions,
      resources,
      wildcardActions: actions.some(hasWildcard),
      wildcardResources: resources.some(hasWildcard),
    },
    limits: { minutes: target.target.limits.minutes },
  };
}

function hasWildcard(value: string): boolean {
  return /[*?]/.test(value);
}

function firstRefusal(
  objections: readonly Objection[],
  approval: Reasoning | undefined,
  decision: PolicyDecision,
): string {
  const [objection] = objections;
  if (objection) return objection.message;
  if (approval && !approval.allowed) {
    const because = approval.because?.find(({ allowed }) => !allowed);
    return because ? `${approval.says}: ${because.says}` : approval.says;
  }
  const rule = decision.reasons.find(({ effect }) => effect !== "permit");
  return rule ? `policy ${rule.rule}: ${rule.says}` : "no policy permits it";
}

function denied(says: string): Verdict {
  return { allowed: false, says, objections: [] };
}
