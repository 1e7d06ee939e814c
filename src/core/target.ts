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
  readonly limits: {
    /** Longest window, in minutes. */
    readonly minutes: number;
  };
  /** True: apply starts the named workflow with the lease reference. Default false. */
  readonly dispatch: boolean;
  /** `release`: the end of the job ends the lease. `window`: it stays until its time is over. Default `release`. */
  readonly ends: "release" | "window";
}

/** A target as it was read: its name (the file's) and its content with every default filled in. */
export interface NamedTarget {
  readonly name: string;
  readonly target: Target;
}
