import type { Actor } from "../core/decision.ts";
import type { Instant } from "../core/time.ts";
import type { Codeowners } from "./codeowners.ts";
import type { ReviewRecord } from "./opinion.ts";

/** What approve reads of a pull request; the Forge's PullRequest is one. */
export interface ReviewedPullRequest {
  readonly number: number;
  readonly author: Actor;
  readonly base: { readonly ref: string; readonly repositoryId: number };
  readonly head: { readonly repositoryId?: number };
  readonly mergedAt?: Instant;
  readonly committers: readonly Actor[];
  readonly unknownCommitters: boolean;
  readonly pushers: readonly Actor[];
  readonly reviews: readonly ReviewRecord[];
}

export type TeamMembership = "member" | "not-member" | "unknown";

export interface ApprovalFacts {
  /** `request`: an open pull request is judged as it stands. `activation`: it must be merged. */
  readonly moment: "request" | "activation";
  readonly pullRequest: ReviewedPullRequest;
  readonly defaultBranch: string;
  /** Path of the grant file. */
  readonly path: string;
  /** Git object id of the bytes to approve: what was merged, or what the head holds of an open pull request. */
  readonly blob: string;
  /** Blob id of `path` at the commit of each review; undefined or absent: not there. */
  readonly blobsAt: ReadonlyMap<string, string | undefined>;
  /**
   * Other files that say what the grant opens (its target): what each holds now, and at the commit of each review. Who
   * approved saw both; a target changed since is another request.
   */
  readonly terms: readonly {
    readonly path: string;
    readonly blob: string;
    readonly blobsAt: ReadonlyMap<string, string | undefined>;
  }[];
  /** The file of the base commit; undefined when it has none. */
  readonly codeowners: Codeowners | undefined;
  /** {@link teamKey} → user id → membership. What is absent is unknown. */
  readonly memberships: ReadonlyMap<string, ReadonlyMap<number, TeamMembership>>;
}

/** `organization/slug` in lower case: GitHub compares both without regard to case. */
export function teamKey(team: { readonly organization: string; readonly slug: string }): string {
  return `${team.organization}/${team.slug}`.toLowerCase();
}
