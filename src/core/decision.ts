import type { UsageFacts } from "./usage.ts";

/**
 * A decision is a tree that explains itself: every rule and person that bore on it, and why.
 * `allowed` of a node follows from its children by its own rule, stated in `says`.
 */
export interface Reasoning {
  readonly allowed: boolean;
  /** True: not allowed only because it cannot be told here; it is told when the grant is decided. */
  readonly later?: boolean;
  /** One lower-case sentence for a tired reader. */
  readonly says: string;
  /** What to do about a refusal. */
  readonly fix?: string;
  /** The rule it comes from: a Cedar `@id`, a CODEOWNERS line. */
  readonly rule?: string;
  readonly because?: readonly Reasoning[];
}

/** A person or machine on GitHub. `id` is what is compared; `login` is what is shown. */
export interface Actor {
  readonly id: number;
  readonly login: string;
  readonly kind: "user" | "bot" | "ghost";
}

/** Something that approvals must meet before a grant opens, and how far it is met. */
export interface ApprovalNeed {
  /** `owner`: somebody who owns the path. `people`: so many distinct people. `from`: one distinct person of a team, or a person. */
  readonly kind: "owner" | "people" | "from";
  /** The path whose owners or target ask for it: the grant's, or another that the same pull request touches. */
  readonly path: string;
  /** Whose approval could meet it, as CODEOWNERS and the target write them: `@login` or `@organization/team`. */
  readonly of: readonly string[];
  /** People. */
  readonly wanted: number;
  readonly have: number;
  /** People who approved, and of whom only the decision can tell whether they meet it. */
  readonly undecided: number;
  /** People still to be asked, if the undecided ones meet it. */
  readonly missing: number;
}

/** What policy is asked about; facts only, already recomputed from git and the API. */
export interface PolicyFacts {
  readonly moment: "request" | "activation";
  readonly requester: Actor;
  readonly target: {
    readonly name: string;
    readonly tier: string;
    readonly account: string;
    readonly provider: string;
  };
  readonly grant: {
    readonly id: string;
    readonly repository: string;
    readonly workflow: string;
    readonly ref: string;
    readonly environment: string;
    readonly change: string;
    readonly minutes: number;
    /** Actions and resources as written. */
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    /** An action or a resource contains `*` or `?` (actions) . */
    readonly wildcardActions: boolean;
    readonly wildcardResources: boolean;
    /** Id of the grant that it goes on from. */
    readonly extends?: string;
    /** Login of the person for whom it is asked. */
    readonly beneficiary?: string;
    /** The reusable workflow at its full commit that the job must be in. */
    readonly reusable?: string;
  };
  readonly limits: { readonly minutes: number };
  /** Distinct people whose approval counts. At request time, those so far. */
  readonly approvers: readonly Actor[];
  /** Whom their approvals stood for, as CODEOWNERS and the target write it. */
  readonly standFor?: readonly string[];
  /** Full hours between the oldest approval that counts and the merge, or now before it; absent: there is none. */
  readonly oldestApprovalHours?: number;
  /** Absent: not known here, and a rule that looks at it cannot be met. */
  readonly usage?: UsageFacts;
  /** The commit of the job's ref and the workflow file's git object id there. Absent: not known here, likewise. */
  readonly subject?: { readonly commit: string; readonly workflow: string };
}

/** One rule that bore on a decision. */
export interface PolicyReason {
  /** The rule's `@id`. */
  readonly rule: string;
  readonly effect: "permit" | "forbid" | "error";
  /** The rule's `@says`: a sentence for the person it stops. */
  readonly says: string;
  /** The rule's `@fix`. */
  readonly fix?: string;
  /** True, at the moment of the request: the rule looks at a fact that only apply can tell. */
  readonly later?: true;
}

/** A rule in audit mode that bore on a decision: what it would have said. It counted for nothing. */
export interface AuditedReason extends PolicyReason {
  readonly effect: "permit" | "forbid";
  /** The last day of its audit mode, `YYYY-MM-DD`, UTC. A forbid is enforced from the next day on; a permit never is. */
  readonly until: string;
}

/** What policy said, and by which rules. */
export interface PolicyDecision {
  readonly allowed: boolean;
  /** Rules that permitted, rules that forbade, and evaluation errors, each with its `@id` and its sentence. */
  readonly reasons: readonly PolicyReason[];
  /** Rules in audit mode that would have said something; absent: none. */
  readonly audited?: readonly AuditedReason[];
  /** At the moment of the request: what would still stop it at activation as things stand. Empty: nothing. */
  readonly pending?: readonly PolicyReason[];
  /** With `pending`: the number of approvers at which policy would allow activation; absent when no number would do. */
  readonly approversWanted?: number;
  /** SHA-256 of the policies and their schema. */
  readonly policyDigest: string;
  /** SHA-256 of the facts. */
  readonly factsDigest: string;
}
