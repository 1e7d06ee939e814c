import type { Actor, PolicyFacts } from "../core/decision.ts";
import type { FiledGrant } from "../core/grant.ts";
import type { RecordedApproval } from "../core/record.ts";
import { listedSubject } from "../core/subject.ts";
import type { NamedTarget } from "../core/target.ts";
import { type Instant, minute } from "../core/time.ts";

/** What is known of a grant when policy is asked; what is left out is not known. */
export interface Known {
  readonly filed: FiledGrant;
  readonly target: NamedTarget;
  readonly requester: Actor;
  readonly approvers: readonly Actor[];
  /** Every approval that counts, of whatever path. */
  readonly counted?: readonly RecordedApproval[];
  /** The merge, or now before it: by it the age of approvals is told. */
  readonly judgedAt?: Instant;
  readonly usage?: PolicyFacts["usage"] | undefined;
  readonly subject?: PolicyFacts["subject"] | undefined;
}

/** The facts that Cedar is asked about. */
export function policyFacts(moment: PolicyFacts["moment"], about: Known): PolicyFacts {
  const { filed, target, requester, approvers, usage, subject } = about;
  const { grant } = filed;
  const actions = grant.access.flatMap((statement) => statement.actions);
  const resources = grant.access.flatMap((statement) => statement.resources);
  const reusable = listedSubject(target.target, grant)?.reusable;
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
      ...(grant.extends === undefined ? {} : { extends: grant.extends }),
      ...(grant.for === undefined ? {} : { beneficiary: grant.for }),
      ...(reusable === undefined ? {} : { reusable }),
    },
    limits: { minutes: target.target.limits.minutes },
    ...approvalFacts(about),
    ...(usage === undefined ? {} : { usage }),
    ...(subject === undefined ? {} : { subject: { commit: subject.commit, workflow: subject.workflow } }),
  };
}

const hour = 60 * minute;

/** Of the approvals of the grant's own file: whom they stood for, and how old the oldest is. */
function approvalFacts({
  filed,
  counted = [],
  judgedAt,
}: Known): Pick<PolicyFacts, "standFor" | "oldestApprovalHours"> {
  const own = counted.filter(({ path }) => path === filed.path);
  const standFor = [...new Set(own.flatMap((approval) => approval.as))].sort();
  const oldest = Math.min(...own.map(({ submittedAt }) => submittedAt));
  if (judgedAt === undefined || !Number.isFinite(oldest)) return { standFor };
  return { standFor, oldestApprovalHours: Math.floor((judgedAt - oldest) / hour) };
}

function hasWildcard(value: string): boolean {
  return /[*?]/.test(value);
}
