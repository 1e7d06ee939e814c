/** What administrators set up about a repository, in GitHub's own words, and which pushes rulesets keep out. */
import type { Governance, Ruleset } from "../administration.ts";
import type { Identity } from "./state.ts";

export function newGovernance(): Governance {
  return {
    rulesets: [],
    merges: { allow_squash_merge: true, allow_merge_commit: true, allow_rebase_merge: false },
    workflowPermissions: { default_workflow_permissions: "read", can_approve_pull_request_reviews: false },
    waiting: new Set(),
    disabled: new Map(),
    ownerErrors: [],
  };
}

export function holdsFor({ enforcement, target, conditions }: Ruleset, branch: string): boolean {
  const { include, exclude } = conditions.ref_name;
  const named = (refs: readonly string[]) =>
    refs.some(
      (ref) => ref === "~ALL" || ref === `refs/heads/${branch}` || (ref === "~DEFAULT_BRANCH" && branch === "main"),
    );
  return enforcement === "active" && target === "branch" && named(include) && !named(exclude);
}

/** Rules that a push by itself breaks. */
const againstPushes = ["pull_request", "update", "creation"];

/** Whether rulesets let an identity move a branch by itself: on the bypass list of each that forbids it, as an App. */
export function passesRulesets(identity: Identity, { rulesets }: Governance, branch: string): boolean {
  return rulesets
    .filter((ruleset) => holdsFor(ruleset, branch) && ruleset.rules.some(({ type }) => againstPushes.includes(type)))
    .every(
      ({ bypass_actors: actors }) =>
        identity.kind === "installation" &&
        actors.some(({ actor_type, actor_id }) => actor_type === "Integration" && actor_id === identity.app.id),
    );
}

/** Branches that a ruleset names. */
export function ruledBranches({ rulesets }: Governance): readonly string[] {
  return rulesets
    .flatMap(({ conditions }) => conditions.ref_name.include)
    .map((ref) => ref.replace(/^refs\/heads\//, ""));
}
