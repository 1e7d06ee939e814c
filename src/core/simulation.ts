import type { AuditedReason } from "./decision.ts";

/** What simulate has to tell of one grant, as values; src/report/simulate.ts makes text of them. Times are RFC 3339, UTC. */
export interface Simulation {
  /** `<target>/<id>` */
  readonly grant: string;
  readonly tier: string;
  readonly account: string;
  /** The time that is simulated. */
  readonly at: string;
  readonly approval: {
    /** Whom CODEOWNERS and the target name, as far as they could still approve. */
    readonly couldApprove: readonly string[];
    /** Logins whose approval counts already. */
    readonly approved: readonly string[];
    /** What must be met, in sentences. */
    readonly needed: readonly string[];
    /** Who cannot approve, and why. */
    readonly excluded: readonly { readonly who: string; readonly why: string }[];
  };
  /** As things stand, and whether it would open once those who could approve have. */
  readonly opening: Facts & { readonly onceApproved: boolean };
  /** Absent: nothing can be compiled. */
  readonly admission?: Facts & {
    readonly admitted: boolean;
    readonly at: string;
    readonly from: string;
    readonly until: string;
  };
  /** What rules in audit mode would decide otherwise. */
  readonly audited: readonly AuditedReason[];
  /** What could not be read, and what only apply can tell, in sentences. */
  readonly notes: readonly string[];
}

/** What is in the way, and the least that would have to be otherwise. */
export interface Facts {
  readonly grounds: readonly string[];
  readonly alone: readonly string[];
  readonly together: readonly string[];
}
