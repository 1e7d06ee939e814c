import type { Access } from "./access.ts";

export type Tier = "development" | "staging" | "production";

/** Who may ask for access to a target. Every list is of exact values; nothing here is a pattern. */
export interface Subjects {
  /** `owner/name` of the repository whose jobs may ask. */
  readonly repository: string;
  /** GitHub's numeric ids, as strings: names are recycled, ids are not. */
  readonly repository_id: string;
  readonly owner_id: string;
  /** Workflow files, e.g. `.github/workflows/backfill.yml`. */
  readonly workflows: readonly string[];
  /** Full refs, e.g. `refs/heads/main`. */
  readonly refs: readonly string[];
  /** GitHub environments. */
  readonly environments: readonly string[];
  /** `owner/name/.github/workflows/file.yml@<40 hexadecimal characters>`: the reusable workflow that the job must be in. */
  readonly reusable?: string;
}

/** Whose approvals a grant needs beside those that CODEOWNERS and policy ask for, and how old they may be. */
export interface ApprovalRule {
  /** Distinct people at least; production needs two whatever stands here. Default 1. */
  readonly people: number;
  /** `@organization/team` or `@login`: one distinct person from each. */
  readonly from: readonly string[];
  /** How old the pull request may be when it is merged, in hours. Default 336. */
  readonly request_hours: number;
  /** How old an approval may be when the pull request is merged, in hours. Default 168. */
  readonly approval_hours: number;
}

/** A weekly maintenance window by the clock of an IANA time zone; `until` at or before `from` means the next day. */
export interface Hours {
  readonly days: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
  /** `HH:MM`. */
  readonly from: string;
  readonly until: string;
  readonly zone: string;
}

/** A time in which nothing may be open. */
export interface Freeze {
  /** RFC 3339 with a zone. */
  readonly from: string;
  readonly until: string;
  /** Why, for the person it stops. */
  readonly says: string;
}

export interface Limits {
  /** Longest window, in minutes. */
  readonly minutes: number;
  /** How far after the merge a `start` may lie, in hours. Default 168. */
  readonly ahead_hours: number;
  /** How many leases may stand open or be due at once: of one requester, of one repository's jobs, of the target. */
  readonly open: { readonly person: number; readonly repository: number; readonly target: number };
  /** What one workflow file of one repository may be given in a rolling period of days, the new grant counted. */
  readonly repeated: { readonly days: number; readonly grants: number; readonly minutes: number };
}

/** When a lease ends before its window does, beside its job's own release. */
export interface EarlyEnding {
  /** In minutes: one that nothing has used for so long after its window began ends. Absent: never. */
  readonly idle_minutes?: number;
  /** So many minutes before the end people hear of it; 0: they do not. Absent: 15. */
  readonly notice_minutes?: number;
}

/** Who may end a lease before its time, how often, and who is told. */
export interface Revoking {
  /** `requester`, `owners`, `@login`, `@organization/team` or `@name[bot]`. Default the first two. */
  readonly by: readonly string[];
  /** How many leases of others one person may end in a rolling day. Default 20. */
  readonly per_day: number;
  /** `@login` or `@organization/team`, mentioned on the grant's pull request. Default nobody. */
  readonly tell: readonly string[];
}

/** `targets/<name>.yaml`: a place where access may be given, and its ceiling. The contract is schemas/target.schema.json. */
export interface Target {
  readonly version: 1;
  readonly provider: "aws";
  /** Twelve digits, always a string. */
  readonly account: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. Default `aws`. */
  readonly partition: "aws" | "aws-cn" | "aws-us-gov";
  /** Regions in which granted actions work; the first is where tokens are exchanged. */
  readonly regions: readonly string[];
  readonly tier: Tier;
  readonly subjects: readonly Subjects[];
  /** The most that any grant here may ask for. */
  readonly ceiling: Access;
  readonly limits: Limits;
  readonly approvals: ApprovalRule;
  /** `@login` or `@organization/team`: who may ask. Absent: whoever may write to the access repository. */
  readonly requesters?: readonly string[];
  /** A lease lies wholly inside one of them. Absent: any time. */
  readonly hours?: readonly Hours[];
  /** No lease touches one of them. Default none. */
  readonly freezes: readonly Freeze[];
  /** True: apply starts the named workflow with the lease reference. Default false. */
  readonly dispatch: boolean;
  /** `release`: the end of the job ends the lease. `window`: it stays until its time is over. Default `release`. */
  readonly ends: "release" | "window";
  /** Who may end a lease here early. Absent: the defaults of its fields. */
  readonly revoking?: Revoking;
  readonly ending?: EarlyEnding;
  /** What becomes of a lease whose role somebody changed by hand; absent: `end`. */
  readonly drift?: "end" | "repair";
}

/** A target as it was read: its name (the file's) and its content with every default filled in. */
export interface NamedTarget {
  readonly name: string;
  readonly target: Target;
}
