import type { Actor } from "../core/decision.ts";
import type { Review } from "../core/review.ts";
import type { Instant } from "../core/time.ts";
import type { Codeowners } from "./codeowners.ts";
import type { Quorum } from "./quorum.ts";

/** What approve reads of a pull request; the Forge's PullRequest is one. */
export interface ReviewedPullRequest {
  readonly number: number;
  readonly author: Actor;
  readonly base: { readonly ref: string; readonly repositoryId: number };
  readonly head: { readonly repositoryId?: number };
  readonly createdAt: Instant;
  readonly mergedAt?: Instant;
  readonly committers: readonly Actor[];
  readonly unknownCommitters: boolean;
  readonly pushers: readonly Actor[];
  readonly reviews: readonly Review[];
}

export type TeamMembership = "member" | "not-member" | "unknown";

/** What GitHub tells of a team. */
export interface TeamFacts {
  /** Whether it can own paths here: visible, and with write access of its own. GitHub ignores any other team in CODEOWNERS. */
  readonly mayOwn: "yes" | "no" | "unknown";
  /** By user id. Who is absent is unknown. */
  readonly members: ReadonlyMap<number, TeamMembership>;
}

/** One path that the pull request adds below grants/ or takes away, and what it takes to have approved that. */
export interface Touched {
  readonly path: string;
  /** Git object id of the bytes to approve: what was merged, or what the head of an open pull request holds. Undefined: the file is taken away. */
  readonly blob: string | undefined;
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
  /** What its target asks for. Undefined: that cannot be read, and no approval is enough. */
  readonly quorum: Quorum | undefined;
  /** The login that the grant names as `for`, and the account behind it as far as GitHub knows one. */
  readonly beneficiary?: { readonly login: string; readonly actor: Actor | undefined };
}

export interface ApprovalFacts {
  /** `request`: an open pull request is judged as it stands. `activation`: it must be merged. */
  readonly moment: "request" | "activation";
  /** By which the ages of an open pull request and of its approvals are told; after the merge, the merge is. */
  readonly now?: Instant;
  readonly pullRequest: ReviewedPullRequest;
  readonly defaultBranch: string;
  /** The grant in question. */
  readonly grant: Touched;
  /** Whatever else below grants/ the same commit adds or takes away: its owners have a say in that commit too. */
  readonly beside: readonly Touched[];
  /** The file of the base commit; undefined when it has none. */
  readonly codeowners: Codeowners | undefined;
  /** By {@link teamKey}. What is absent is unknown. */
  readonly teams: ReadonlyMap<string, TeamFacts>;
}

/** `organization/slug` in lower case: GitHub compares both without regard to case. */
export function teamKey(team: { readonly organization: string; readonly slug: string }): string {
  return `${team.organization}/${team.slug}`.toLowerCase();
}
