/** What administrators of the sandbox's GitHub set up, beside what a repository is seeded with. */
import type { Permissions, RepositorySeed } from "./contract.ts";

/** A ruleset, in GitHub's own words: https://docs.github.com/en/rest/repos/rules */
export interface Ruleset {
  readonly id: number;
  name: string;
  target: "branch" | "tag";
  enforcement: "active" | "evaluate" | "disabled";
  conditions: { ref_name: { include: string[]; exclude: string[] } };
  rules: { type: string; parameters?: Record<string, unknown> }[];
  bypass_actors: { actor_id: number | null; actor_type: string; bypass_mode: string }[];
}

/** What administrators set up about a repository. Can be changed in place. */
export interface Governance {
  readonly rulesets: Ruleset[];
  readonly merges: { allow_squash_merge: boolean; allow_merge_commit: boolean; allow_rebase_merge: boolean };
  readonly workflowPermissions: {
    default_workflow_permissions: "read" | "write";
    can_approve_pull_request_reviews: boolean;
  };
  /** Environments that wait for a reviewer. */
  readonly waiting: Set<string>;
  /** Workflow file → the state that GitHub shows instead of `active`. */
  readonly disabled: Map<string, "disabled_manually" | "disabled_inactivity">;
  /** What GitHub finds wrong with CODEOWNERS. */
  readonly ownerErrors: { path: string; line: number; kind: string }[];
}

/** What an administrator can change of a repository; `id` as when it is deleted and another made under its name. */
export type RepositorySettings = Partial<
  Pick<RepositorySeed, "id" | "secrets" | "environments" | "protect" | "immutableSubject" | "releases">
> & { readonly subjectClaims?: readonly string[] | undefined };

/** An administrator's hands, for tests that plant a mistake. */
export interface Administration {
  /** Replaces settings of a repository, each of those given as a whole. */
  configure(repository: string, settings: RepositorySettings): void;
  /** Replaces the repositories that an App is installed on. */
  installApp(slug: string, repositories: readonly string[]): void;
  /** What administrators set up about a repository, to be changed in place. */
  governance(repository: string): Governance;
  /** Names of an organization's secrets that every repository of it may use, to be changed in place. */
  organizationSecrets(organization: string): Set<string>;
  /** Replaces what may be set of an App: its permissions, whether it is on every repository, whether it is suspended. */
  changeApp(
    slug: string,
    change: { readonly permissions?: Permissions; readonly everywhere?: boolean; readonly suspended?: boolean },
  ): void;
  /** Keeps all settings as they are now; what it returns puts them back. Git, pull requests and runs are not settings. */
  keepSettings(): () => void;
  /** Adds a secret to an environment, or a variable to a repository, as an administrator would. */
  setSecret(repository: string, environment: string, name: string, value: string): void;
  setVariable(repository: string, name: string, value: string): void;
}
