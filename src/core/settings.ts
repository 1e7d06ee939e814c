import type { Reading } from "./subject-facts.ts";
import type { Instant } from "./time.ts";

/** One rule that holds for a branch, and the ruleset it comes from. */
export interface BranchRule {
  /** `deletion`, `non_fast_forward`, `pull_request`, `update`, `creation`, … */
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Who need not obey it. */
  readonly bypass: Reading<readonly BypassActor[]>;
}

export interface BypassActor {
  /** `Integration`, `Team`, `RepositoryRole`, `OrganizationAdmin`, `DeployKey`, `User`. */
  readonly kind: string;
  /** The App's number for an Integration; undefined where the kind alone says who. */
  readonly id: number | undefined;
  /** Whether GitHub records nothing when it passes: https://docs.github.com/en/rest/repos/rules#get-a-repository-ruleset */
  readonly exempt: boolean;
}

export interface EnvironmentSettings {
  readonly name: string;
  /** Which refs it lets in: any, those with classic protection, or those that fit a pattern. */
  readonly admits: Reading<
    "all" | "protected" | readonly { readonly kind: "branch" | "tag"; readonly pattern: string }[]
  >;
  /** A person or a timer holds its jobs back. */
  readonly waits: boolean;
  readonly secrets: Reading<readonly string[]>;
}

export interface AppInstallation {
  readonly slug: string;
  readonly appId: number;
  readonly clientId: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly everywhere: boolean;
  readonly suspended: boolean;
}

/** A scheduled workflow: GitHub stops schedules of idle repositories, and late is not never. */
export interface Schedule {
  /** `active`, or why it is not. */
  readonly state: string;
  /** When its last run that succeeded on the default branch began; undefined for none among the last hundred. */
  readonly lastSuccess: Instant | undefined;
}

/** How the access repository and its organization are set up, as far as a token may see. */
export interface SettingsFacts {
  readonly repository: Reading<{
    readonly id: string;
    readonly ownerId: string;
    readonly defaultBranch: string;
    readonly merges: readonly ("squash" | "merge" | "rebase")[];
  }>;
  readonly branch: Reading<readonly BranchRule[]>;
  readonly ledger: Reading<readonly BranchRule[]>;
  /** What GitHub finds wrong with CODEOWNERS. */
  readonly ownerErrors: Reading<readonly { readonly path: string; readonly line: number; readonly says: string }[]>;
  readonly workflowPermissions: Reading<{ readonly byDefault: string; readonly mayApprove: boolean }>;
  readonly environments: Reading<readonly EnvironmentSettings[]>;
  /** Names of the secrets that any job of the repository can read. */
  readonly secrets: {
    readonly repository: Reading<readonly string[]>;
    readonly organization: Reading<readonly string[]>;
  };
  readonly variables: Reading<Readonly<Record<string, string>>>;
  readonly installations: Reading<readonly AppInstallation[]>;
  readonly schedules: { readonly sweep: Reading<Schedule | undefined>; readonly audit: Reading<Schedule | undefined> };
  /** `owner/name@commit` → whether GitHub knows that commit there. */
  readonly pins: ReadonlyMap<string, Reading<boolean>>;
}
