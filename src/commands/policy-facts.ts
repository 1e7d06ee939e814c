import type { Actor, PolicyFacts } from "../core/decision.ts";
import type { FiledGrant } from "../core/grant.ts";
import type { NamedTarget } from "../core/target.ts";

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
