import type { Approval } from "../approval/approve.ts";
import { checkGrant } from "../core/check.ts";
import type { PolicyDecision, Reasoning } from "../core/decision.ts";
import type { Objection } from "../core/finding.ts";
import { type FiledGrant, windowOf } from "../core/grant.ts";
import { type Lease, markOf } from "../core/lease.ts";
import type { DecisionFacts } from "../core/record.ts";
import { listedSubject, subjectOf } from "../core/subject.ts";
import type { NamedTarget } from "../core/target.ts";
import { fromIso, type Instant } from "../core/time.ts";
import type { PathChange, Policy } from "../ports.ts";
import { approvalOf } from "./approval.ts";
import { policyFacts } from "./policy-facts.ts";
import type { Snapshot } from "./snapshot.ts";
import { straysOf } from "./strays.ts";
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
