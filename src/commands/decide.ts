import type { Approval } from "../approval/approve.ts";
import { checkGrant } from "../core/check.ts";
import type { Actor, PolicyDecision, Reasoning } from "../core/decision.ts";
import type { Objection } from "../core/finding.ts";
import { type FiledGrant, windowOf } from "../core/grant.ts";
import { type Lease, markOf } from "../core/lease.ts";
import type { DecisionFacts, GrantRecord } from "../core/record.ts";
import { listedSubject, subjectOf } from "../core/subject.ts";
import type { NamedTarget } from "../core/target.ts";
import { fromIso, type Instant } from "../core/time.ts";
import type { PathChange, Policy } from "../ports.ts";
import { approvalOf } from "./approval.ts";
import { arrivalOf } from "./arrival.ts";
import type { Gate } from "./gate.ts";
import type { Limits } from "./limits.ts";
import { policyFacts } from "./policy-facts.ts";
import type { Snapshot } from "./snapshot.ts";
import { subjectObjections } from "./subjects.ts";
import type { World } from "./world.ts";

/** Everything that bore on one grant, and the answer. */
export interface Verdict {
  readonly allowed: boolean;
  /** Why, when allowed; why not: the first refusal, and how many more there are. */
  readonly says: string;
  /** Everything that speaks against it, in sentences; empty when allowed. */
  readonly refusals: readonly string[];
  readonly objections: readonly Objection[];
  readonly approval?: Approval;
  readonly policy?: PolicyDecision;
  readonly facts?: DecisionFacts;
  readonly lease?: Lease;
  /** True: nothing can be decided now, and nothing is refused. */
  readonly held?: boolean;
  /** Set when it came past every pull request: what happened, for a person to look into. */
  readonly incident?: string;
}

/** One grant that is to be decided. */
export interface Request {
  readonly filed: FiledGrant;
  readonly at: Instant;
  /** The ledger by grant. */
  readonly records: ReadonlyMap<string, GrantRecord>;
  /** Every change below grants/ that the default branch has seen, newest first. */
  readonly changes: readonly PathChange[];
  /** How much is given, what this run has allowed included. */
  readonly limits: Limits;
}

/**
 * Decides a grant on the default branch afresh: from git objects by hash and from the API's own records, nothing else.
 * How it came is asked first; then every ground, whatever the others say, so that whoever is refused is told all of it.
 */
export async function decideActivation(
  world: World,
  snapshot: Snapshot,
  policy: Policy,
  request: Request & { readonly added: PathChange; readonly gate: Pick<Gate, "shut" | "ownersAt"> },
): Promise<Verdict> {
  const { filed, added } = request;
  const target = snapshot.tree.targets.get(filed.target);
  if (target === undefined) return denied(`its target ${filed.target} does not exist`);
  const arrival = await arrivalOf(world, request.gate, added, request.at);
  if ("held" in arrival) return { ...denied(arrival.held), held: true };
  if ("refused" in arrival) {
    const { refused, incident } = arrival;
    return { ...denied(refused), ...(incident === undefined ? {} : { incident }) };
  }
  const pullRequest = arrival.by;
  const requester = pullRequest.author;
  const { mergedAt } = pullRequest;
  const approval = await approvalOf(world, snapshot, {
    pullRequest,
    moment: "activation",
    path: filed.path,
    blob: filed.blob,
    base: added.parent,
  });
  const { approvers } = approval;
  const job = await subjectObjections(world, { filed, target, moment: "activation" });
  const grounded = await groundsAgainst(world, snapshot, { ...request, target, requester, mergedAt });
  const moment = "activation";
  const limited = await request.limits.against({ filed, target, requester, mergedAt, moment, base: added.parent });
  const objections = [...grounded, ...job.objections, ...limited.objections];
  const known = { counted: approval.counted, judgedAt: mergedAt, usage: limited.usage, subject: job.record };
  const decision = policy.decide(policyFacts("activation", { filed, target, requester, approvers, ...known }));
  const facts: DecisionFacts = {
    path: filed.path,
    blob: filed.blob,
    commit: added.commit,
    pullRequest: pullRequest.number,
    mergedAt,
    requester,
    approvers,
    approvals: approval.counted,
    policy: decision.policyDigest,
    ...(job.record ? { subject: job.record } : {}),
    ...(limited.usage ? { usage: limited.usage } : {}),
  };
  const grounds = { objections, approval, policy: decision };
  return { ...answer(refusalsOf(grounds), approval.says), ...grounds, facts };
}

/** Decides again over recorded facts: time, ceiling, limits and policy may have changed; who approved has not. */
export async function decideAgain(
  world: World,
  snapshot: Snapshot,
  policy: Policy,
  request: Request & { readonly facts: DecisionFacts },
): Promise<Verdict> {
  const { filed, facts } = request;
  const { requester, approvers, mergedAt } = facts;
  const target = snapshot.tree.targets.get(filed.target);
  if (target === undefined) return denied(`its target ${filed.target} does not exist any more`);
  const grounded = await groundsAgainst(world, snapshot, { ...request, target, requester, mergedAt, known: facts });
  const objections = [...grounded, ...request.limits.timeAgainst({ filed, target, mergedAt })];
  const known = { counted: facts.approvals, judgedAt: mergedAt, usage: facts.usage, subject: facts.subject };
  const decision = policy.decide(policyFacts("activation", { filed, target, requester, approvers, ...known }));
  const grounds = { objections, policy: decision };
  const says = "its approval was recorded and policy still permits it";
  return { ...answer(refusalsOf(grounds), says), ...grounds, facts };
}

/** A grant, and what is known of it when its grounds are asked. */
export interface Question extends Request {
  readonly target: NamedTarget;
  readonly requester: Actor;
  readonly mergedAt: Instant;
  /** The facts of the first decision, when it stands open by them: what was only true at that moment is not asked again. */
  readonly known?: DecisionFacts;
}

/** Everything but people and policy that speaks against a grant; each ground is asked whatever the others say. */
async function groundsAgainst(world: World, snapshot: Snapshot, question: Question): Promise<readonly Objection[]> {
  const { filed, target } = question;
  const grounds = await Promise.all([objectionsTo(world, snapshot, filed, target)]);
  return grounds.flat();
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
    /** How GitHub said that it begins `sub` when this was decided; undefined when it was not asked. */
    readonly prefix?: string | undefined;
  },
): Lease {
  const subjects = listedSubject(target.target, filed.grant);
  if (subjects === undefined) throw new TypeError(`target ${target.name} does not list the job of ${filed.path}`);
  const lease = {
    configuration: snapshot.configuration,
    target,
    id: filed.id,
    subject: subjectOf(subjects, filed.grant, provenance.prefix),
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

/** Target, ceiling, subject and limits first, then people, then policy: the order in which somebody would mend them. */
function refusalsOf(grounds: {
  readonly objections: readonly Objection[];
  readonly approval?: Reasoning;
  readonly policy: PolicyDecision;
}): readonly string[] {
  const { objections, approval, policy } = grounds;
  const because = approval?.because?.find(({ allowed }) => !allowed);
  const people =
    approval === undefined || approval.allowed ? [] : [because ? `${approval.says}: ${because.says}` : approval.says];
  const rules = policy.reasons
    .filter(({ effect }) => effect !== "permit")
    .map(({ rule, says }) => `policy ${rule}: ${says}`);
  const silent = policy.allowed || rules.length > 0 ? [] : ["no policy permits it"];
  return [
    ...objections.map(({ message, fix }) => `${message}: ${fix}`),
    ...people,
    ...(policy.allowed ? [] : rules),
    ...silent,
  ];
}

function answer(refusals: readonly string[], why: string): Pick<Verdict, "allowed" | "says" | "refusals"> {
  const [first, ...others] = refusals;
  if (first === undefined) return { allowed: true, says: why, refusals };
  const more = others.length === 0 ? "" : ` (and ${others.length} more ${others.length === 1 ? "reason" : "reasons"})`;
  return { allowed: false, says: `${first}${more}`, refusals };
}

function denied(says: string): Verdict {
  return { allowed: false, says, refusals: [says], objections: [] };
}
