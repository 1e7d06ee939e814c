import type { Approval } from "../approval/approve.ts";
import { shortfall } from "../approval/need.ts";
import type { Actor, PolicyDecision } from "../core/decision.ts";
import type { Finding } from "../core/finding.ts";
import type { Policy } from "../ports.ts";
import { policyFacts } from "./policy-facts.ts";

/** What is left to do before a grant opens, as far as the pull request's own token can tell. */

/**
 * What policy says now. What would still stop it at activation is asked as if every approval counted that cannot be judged
 * here: people are told what is left for them to do.
 */
export function requestDecision(
  policy: Policy,
  { approvers, undecided, counted }: Approval,
  about: Omit<Parameters<typeof policyFacts>[1], "approvers" | "counted">,
): PolicyDecision {
  const asked = (people: readonly Actor[]) =>
    policy.decide(policyFacts("request", { ...about, counted, approvers: people }));
  const decision = asked(approvers);
  if (undecided.length === 0) return decision;
  const { pending = [] } = asked([...approvers, ...undecided]);
  return { ...decision, pending };
}

/** What people still have to do, in one sentence; empty when nothing is. */
export function stillNeeded(approval: Approval, decision: PolicyDecision, findings: readonly Finding[]): string {
  if (findings.length > 0) return "the findings must be mended first";
  if (!decision.allowed) return "policy does not permit it as it is";
  const { needed, sound, because = [] } = approval;
  const refused = because.find(({ allowed }) => !allowed);
  if (!sound && refused) return `no approval counts before this is mended: ${refused.says}`;
  const { pending = [], approversWanted } = decision;
  const never = pending.find(({ later }) => !later);
  if (never && approversWanted === undefined) return `policy would not open it after the merge: ${never.says}`;
  const short = shortfall(needed, approversWanted);
  if (short !== "" || approval.allowed || approval.later) return short;
  // What no approval mends: something else of the same pull request stands in the way.
  const stuck = because.find((node) => !node.allowed && node.because);
  const why = stuck?.because?.find(({ allowed }) => !allowed);
  return stuck ? `${stuck.says}${why ? `: ${why.says}` : ""}` : approval.says;
}

/** What only apply can tell, in words that follow "if": teams cannot be read with a pull request's own token. */
export function decidedLater({ undecided, needed }: Approval): string {
  const open = needed.filter((need) => need.undecided > 0);
  if (open.length === 0) return "";
  const people = undecided.map(({ login }) => `@${login}`).join(" and ") || "those who approved";
  const teams = [...new Set(open.flatMap(({ of }) => of))].filter((owner) => owner.includes("/")).join(" or ");
  return `apply finds ${people} in ${teams}, which only apply can read`;
}

/** Rules that look at what only apply knows, each in words that follow "if". */
export function policyDecidedLater({ pending = [] }: PolicyDecision): readonly string[] {
  return pending
    .filter(({ later }) => later)
    .map(({ rule }) => `policy ${rule}, which looks at what only apply knows, does not deny it`);
}
