import type { Access } from "./access.ts";
import type { Actor, ApprovalNeed, PolicyDecision, Reasoning } from "./decision.ts";
import type { Finding } from "./finding.ts";
import type { Subject } from "./subject.ts";
import type { Tier } from "./target.ts";

/** What the commands have to tell, as values; src/report/ makes text of them. Times are RFC 3339, UTC. */

/** One grant of a pull request, as a reviewer decides on it. */
export interface GrantReport {
  /** `grants/<target>/<id>.yaml` */
  readonly path: string;
  readonly id: string;
  readonly target: string;
  readonly tier: Tier;
  readonly account: string;
  /** Full name of what would stand in the cloud; absent when nothing could be compiled. */
  readonly resource?: string;
  readonly access: Access;
  /** The literal claims that will match; absent when the job may not ask. */
  readonly subject?: Subject;
  /** The exact documents that would be created. */
  readonly documents: readonly { readonly name: string; readonly content: object }[];
  /** What the grant says and the cloud does not enforce, in sentences. */
  readonly told: readonly string[];
  /** From the merge when there is no `start`. */
  readonly window: { readonly minutes: number; readonly start?: string };
  readonly change: string;
  readonly reason: string;
  /** Who asks. */
  readonly requester?: Actor;
  readonly approval?: Reasoning & {
    readonly approvers?: readonly Actor[];
    /** People who approved, and of whom only the decision can tell whether they are owners. */
    readonly undecided?: readonly Actor[];
    /** Owners that could still approve, as CODEOWNERS writes them. */
    readonly couldApprove?: readonly string[];
    /** What must be met, and how far it is. */
    readonly needed?: readonly ApprovalNeed[];
  };
  readonly policy?: PolicyDecision;
  /** What people still have to do before this opens, in one sentence; empty when nothing is. */
  readonly stillNeeded: string;
  /** What only apply can tell, in words that follow "if"; empty or absent when nothing is. */
  readonly decidedLater?: string;
  /** What apply looks at after the merge and this run may not, in sentences. */
  readonly decidedAfterMerge?: readonly string[];
  /** What the reviewer should know of how much access is given already, in sentences. */
  readonly given?: readonly string[];
}

/** Who can read a page of ours: everybody when the access repository is public. */
export type Readers = "everybody" | "members";

/** What a pull request asks for, and what is wrong with it. */
export interface RequestReport {
  readonly grants: readonly GrantReport[];
  readonly findings: readonly Finding[];
  /** Grants that the pull request takes away: `<target>/<id>`. Their access ends with the merge. */
  readonly ending?: readonly string[];
  /** The commit that was looked at. */
  readonly commit?: string;
  /** What the reader should know of this answer as a whole, in sentences (teams could not be read, …). */
  readonly notes?: readonly string[];
  /** Absent: everybody. */
  readonly readers?: Readers;
  /** GitHub's own word on the reviews, in a sentence; it is GitHub's, and nothing here is decided by it. */
  readonly github?: string;
}

export type LinkName =
  | "request"
  | "approval"
  | "lease"
  | "workflow"
  | "mint"
  | "use"
  | "release"
  | "revocation"
  | "revert";

/**
 * `never-minted` and `not-yet` are states of a whole chain; `absent` is a gap, and `broken` contradicts another link.
 */
export type LinkState = "present" | "absent" | "not-yet" | "never-minted" | "broken";

export interface Link {
  readonly link: LinkName;
  readonly state: LinkState;
  /** When; RFC 3339, UTC. */
  readonly at?: string;
  /** One lower-case sentence. */
  readonly says: string;
  /** Where it can be looked up: event ids, commits, addresses. */
  readonly evidence?: readonly string[];
}

/** The life of one grant, link by link, in the order of its life. */
export interface Chain {
  readonly target: string;
  readonly id: string;
  readonly links: readonly Link[];
}

/** Whether nothing is missing from a chain and nothing in it contradicts. */
export function isWhole(chain: Chain): boolean {
  return chain.links.every(({ state }) => state !== "absent" && state !== "broken");
}

/** One lease as `status` lists it. */
export interface StatusRow {
  readonly target: string;
  readonly id: string;
  /** `waiting`, `open`, `released`, `sealed`, `lapsed`, … */
  readonly state: string;
  /** RFC 3339, UTC; empty when not known. */
  readonly from: string;
  readonly until: string;
  /** The job, in words. */
  readonly subject: string;
  /** Of what is sealed: when it was read again and judged dead; RFC 3339, UTC. Absent: not yet, or not recorded. */
  readonly provenDeadAt?: string;
}

/** What an ended grant's commit tells. */
export interface Story {
  readonly target: string;
  readonly id: string;
  readonly pullRequest?: number;
  /** Logins. */
  readonly approvers: readonly string[];
  /** RFC 3339, UTC. */
  readonly from?: string;
  readonly until?: string;
  /** Addresses of the runs that used it, as recorded, not proven; undefined when the log has not told yet. */
  readonly runs?: readonly string[];
  /** When it was proven dead; RFC 3339, UTC. */
  readonly provenDeadAt?: string;
  /** Why it ended: `its window is over`, `it was revoked`. */
  readonly ended: string;
  /** Id of the ledger event that says so. */
  readonly event: string;
}

/** A finding as GitHub shows it on the very line. */
export interface Annotation {
  readonly level: "error" | "notice";
  readonly title: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
