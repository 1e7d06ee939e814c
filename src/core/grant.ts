import type { Access } from "./access.ts";
import type { Instant } from "./time.ts";

/** The one job that is to get access. */
export interface Job {
  /** `owner/name`. */
  readonly repository: string;
  /** The workflow file, from the repository's root. */
  readonly workflow: string;
  /** The job's key in that file. No cloud sees it: it is told, and audited afterwards. */
  readonly name: string;
  /** Full ref, e.g. `refs/heads/main`. */
  readonly ref: string;
  readonly environment: string;
}

/** `grants/<target>/<id>.yaml`: one request. The contract is schemas/grant.schema.json. */
export interface Grant {
  readonly version: 1;
  /** The pull request, issue, incident or maintenance window that this access serves: an https URL. */
  readonly change: string;
  /** Why, in one line for the reviewer. */
  readonly reason: string;
  readonly job: Job;
  readonly access: Access;
  readonly window: {
    /** Length in minutes, from the merge or from `start`. */
    readonly minutes: number;
    /** RFC 3339 with a zone; without it the window begins at the merge. */
    readonly start?: string;
  };
  /** Login of the person for whom it is asked, when somebody else or an agent opens the pull request. */
  readonly for?: string;
  /** Id of the grant under the same target that this one goes on from. */
  readonly extends?: string;
}

/** A grant file on the default branch, parsed. */
export interface FiledGrant {
  /** `grants/<target>/<id>.yaml` */
  readonly path: string;
  /** Unique in the repository for ever: `[a-z0-9-]`, at most 32. */
  readonly id: string;
  /** The folder's name. */
  readonly target: string;
  /** Git object id of the file's bytes. */
  readonly blob: string;
  readonly grant: Grant;
}

/** When a grant's window runs, given when its pull request was merged. `until` is not part of the window. */
export function windowOf(
  grant: Grant,
  mergedAt: Instant,
  fromIso: (text: string) => Instant | undefined,
): { readonly from: Instant; readonly until: Instant } {
  const from = grant.window.start === undefined ? mergedAt : fromIso(grant.window.start);
  if (from === undefined) throw new TypeError(`window.start ${grant.window.start} is not a time`);
  return { from, until: from + grant.window.minutes * 60_000 };
}
