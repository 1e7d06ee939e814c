import type { Tier } from "../../core/target.ts";

/** A repository at one full commit: 40 hexadecimal characters. */
export interface Pin {
  /** `owner/name` */
  readonly repository: string;
  readonly commit: string;
}

/** A repository by its name and by the ids that GitHub never gives out again. */
export interface Identified {
  /** `owner/name` */
  readonly repository: string;
  readonly repositoryId: string;
  readonly ownerId: string;
}

/** Everything that the files of a new installation have to be told: names and numbers. */
export interface Setup {
  /** Where the Action is taken from. */
  readonly action: Pin;
  readonly access: Identified & { readonly branch: string };
  readonly installation: string;
  readonly audience: string;
  /** `@organization/team` or `@login`: who answers for everything but requests. */
  readonly owners: readonly string[];
  readonly target: {
    readonly name: string;
    /** Twelve digits. */
    readonly account: string;
    readonly regions: readonly string[];
    readonly tier: Tier;
    /** The longest window, in minutes. */
    readonly minutes: number;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    /** Who answers for requests at this place. */
    readonly approvers: readonly string[];
    readonly dispatch: boolean;
  };
  readonly consumer: Identified & {
    readonly workflow: string;
    readonly job: string;
    /** `refs/heads/…` */
    readonly ref: string;
    readonly environment: string;
    /** The command that the job runs with its credentials. */
    readonly run: string;
  };
  /** Hardened: the repository, writable by admins alone, whose reusable workflows hold the controller's jobs. */
  readonly controller?: Pin;
}

/** Path → content. */
export type Files = ReadonlyMap<string, string>;

/** `owner/name@<40 hexadecimal characters>`; undefined for anything else. */
export function pinOf(text: string): Pin | undefined {
  const [, repository, commit] = /^([A-Za-z0-9][A-Za-z0-9_-]*\/[A-Za-z0-9._-]+)@([0-9a-f]{40})$/.exec(text) ?? [];
  return repository === undefined || commit === undefined ? undefined : { repository, commit };
}
