import type { Approval } from "../../approval/approve.ts";
import type { Actor, ApprovalNeed, PolicyDecision, PolicyFacts } from "../../core/decision.ts";
import { type FiledGrant, windowOf } from "../../core/grant.ts";
import { leastUseful } from "../../core/lease.ts";
import { timeObjections } from "../../core/limits.ts";
import type { NamedTarget } from "../../core/target.ts";
import { fromIso, type Instant, iso } from "../../core/time.ts";
import type { Policy } from "../../ports.ts";
import { count } from "../../report/plain.ts";
import { objectionsTo } from "../decide.ts";
import type { Limited, Limits } from "../limits.ts";
import { policyFacts } from "../policy-facts.ts";
import type { Snapshot } from "../snapshot.ts";
import type { World } from "../world.ts";

/** Everything that a grant is judged by, from wherever it was read. */
export interface Scene {
  readonly snapshot: Pick<Snapshot, "configuration">;
  readonly provider: World["provider"];
  readonly policy: Policy;
  readonly target: NamedTarget;
  readonly approval: Approval;
  /** Absent where nothing could be counted; hours and freezes are judged all the same. */
  readonly limits?: Limits;
  /** When it was merged; of what is not merged yet, the time that is simulated. */
  readonly mergedAt: Instant;
  /** The commit of the default branch that the grant was built on; empty for none. */
  readonly base: string;
  /** Whether it is merged: approvals given since count for nothing. */
  readonly merged: boolean;
}

/** A grant as it is, or as it would be with some facts otherwise. */
export interface Supposed {
  readonly filed: FiledGrant;
  readonly requester: Actor;
  /** So many more people of those who could approve do. */
  readonly more: number;
}

/** Everything in the way of a grant at the activation, in sentences; empty: it would open. What only apply can read is not among it. */
export async function groundsAgainst(scene: Scene, supposed: Supposed): Promise<readonly string[]> {
  const { filed } = supposed;
  const limited = await limitsOf(scene, supposed);
  const objections = [...(await objectionsTo(scene, scene.snapshot, filed, scene.target)), ...limited.objections];
  const { approval } = scene;
  const refused = approval.sound ? undefined : approval.because?.find(({ allowed, later }) => !allowed && !later);
  return [
    ...objections.map(({ message }) => message),
    ...lateness(scene, filed),
    ...(refused ? [refused.says] : []),
    ...(approval.sound ? unmet(approval.needed, supposed.more) : []),
    ...policyGrounds(decisionOn(scene, supposed, limited.usage)),
  ];
}

/** Merged when its window is as good as over, a grant lapses: apply never opens it. */
function lateness({ mergedAt }: Scene, { grant }: FiledGrant): readonly string[] {
  const { until } = windowOf(grant, mergedAt, fromIso);
  return until - mergedAt < leastUseful ? [`its window ends at ${iso(until)}, too soon for apply to open it`] : [];
}

/** What policy would say at the activation, as far as it can be told now. */
export function decisionOn(
  scene: Scene,
  { filed, requester, more }: Supposed,
  usage?: PolicyFacts["usage"],
): PolicyDecision {
  const { approval, target, mergedAt } = scene;
  const known = [...approval.approvers, ...approval.undecided];
  const others = Array.from({ length: more }, (_, n): Actor => ({ id: -1 - n, login: "somebody", kind: "user" }));
  const facts = policyFacts("request", {
    ...{
      filed,
      target,
      requester,
      approvers: [...known, ...others],
      counted: approval.counted,
      judgedAt: mergedAt,
      usage,
    },
  });
  const supposed = more > 0 ? approval.needed.flatMap(({ of }) => of) : [];
  return scene.policy.decide({ ...facts, standFor: [...new Set([...(facts.standFor ?? []), ...supposed])] });
}

/** Rules that stand in the way; of those that look at what only apply knows nothing is said. */
function policyGrounds({ allowed, reasons, pending = [] }: PolicyDecision): readonly string[] {
  const now = allowed ? [] : reasons.filter(({ effect }) => effect !== "permit");
  return [...now, ...pending.filter(({ later }) => !later)].map(({ rule, says }) => `policy ${rule}: ${says}`);
}

async function limitsOf(scene: Scene, { filed, requester }: Supposed): Promise<Pick<Limited, "objections" | "usage">> {
  const { limits, target, mergedAt, base } = scene;
  if (limits !== undefined)
    return await limits.against({ filed, target, requester, mergedAt, moment: "request", base });
  const window = { ...windowOf(filed.grant, mergedAt, fromIso), merged: mergedAt };
  return { objections: timeObjections(target, filed.grant, window) };
}

/** How many more people it takes, as far as they can be told apart: one may meet several needs. */
export function missingPeople(needed: readonly ApprovalNeed[]): number {
  const missing = (kind: ApprovalNeed["kind"]) =>
    needed.filter((need) => need.kind === kind).map((need) => need.missing);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
  return Math.max(0, ...missing("owner"), ...missing("people"), sum(missing("from")));
}

/** Each need that is not met. An owner's is left out beside one for more people of whom any may be the owner. */
function unmet(needed: readonly ApprovalNeed[], more: number): readonly string[] {
  const met = more >= missingPeople(needed);
  const wanting = needed.filter(({ missing, of }) => missing > 0 && (of.length === 0 || !met));
  const people = wanting.filter(({ kind }) => kind === "people");
  const covered = ({ kind, of }: ApprovalNeed) =>
    kind === "owner" && people.some((need) => need.of.every((one) => of.includes(one)));
  return wanting
    .filter((need) => !covered(need))
    .map(({ missing, of }) => {
      const whom = of.length === 0 ? "and nobody is left who could give it" : `from ${of.join(" or ")}`;
      return `${count(missing, "more approval")} ${missing === 1 ? "is" : "are"} needed, ${whom}`;
    });
}
