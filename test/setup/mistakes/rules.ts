/** Of rules: who may move the default branch and the ledger, and how. */
import type { Ruleset } from "../../../sandbox/administration.ts";
import type { Globex } from "../globex.ts";
import { governance, type Mistake } from "./mistake.ts";

const rulesetOf = (globex: Globex, part: string): Ruleset => {
  const found = governance(globex).rulesets.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`no ruleset is called ${part}`);
  return found;
};
const review = (globex: Globex, parameters: Record<string, unknown>) => {
  const [rule] = rulesetOf(globex, "reviewed").rules;
  Object.assign(rule!.parameters!, parameters);
};
const without = (types: readonly string[]) => (rule: { readonly type: string }) => !types.includes(rule.type);

export const inRules: readonly Mistake[] = [
  {
    title: "the default branch takes pushes without a pull request",
    code: "doctor.branch.pull-request",
    plant: (globex) => {
      const ruleset = rulesetOf(globex, "reviewed");
      ruleset.rules = ruleset.rules.filter(without(["pull_request"]));
    },
  },
  {
    title: "a ruleset is only evaluated",
    code: "doctor.branch.pull-request",
    plant: (globex) => {
      rulesetOf(globex, "reviewed").enforcement = "evaluate";
    },
  },
  {
    title: "code owners need not review",
    code: "doctor.branch.code-owners",
    plant: (globex) => review(globex, { require_code_owner_review: false }),
  },
  {
    title: "no approval is required",
    code: "doctor.branch.approvals",
    plant: (globex) => review(globex, { required_approving_review_count: 0 }),
  },
  {
    title: "whoever pushed last may approve",
    code: "doctor.branch.last-push",
    plant: (globex) => review(globex, { require_last_push_approval: false }),
  },
  {
    title: "approvals outlive pushes",
    code: "doctor.branch.stale",
    plant: (globex) => review(globex, { dismiss_stale_reviews_on_push: false }),
  },
  {
    title: "merge commits are allowed",
    code: "doctor.branch.squash",
    plant: (globex) => {
      governance(globex).merges.allow_merge_commit = true;
      review(globex, { allowed_merge_methods: ["merge", "squash"] });
    },
  },
  {
    title: "administrators bypass the review",
    code: "doctor.branch.bypass",
    says: /RepositoryRole 5/,
    plant: (globex) => {
      const actor = { actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" };
      rulesetOf(globex, "reviewed").bypass_actors.push(actor);
    },
  },
  {
    title: "the reader App bypasses the review",
    code: "doctor.branch.bypass",
    says: /Integration 901/,
    plant: (globex) => {
      const actor = { actor_id: 901, actor_type: "Integration", bypass_mode: "always" };
      rulesetOf(globex, "reviewed").bypass_actors.push(actor);
    },
  },
  {
    title: "the writer App passes without a trace",
    code: "doctor.branch.exempt",
    says: /Integration 902 is exempt/,
    plant: (globex) => {
      for (const actor of rulesetOf(globex, "reviewed").bypass_actors) actor.bypass_mode = "exempt";
    },
  },
  {
    title: "the default branch can be forced",
    code: "doctor.branch.force-push",
    plant: (globex) => {
      rulesetOf(globex, "rewritten").conditions.ref_name.include.shift();
      const ruleset = rulesetOf(globex, "reviewed");
      ruleset.rules.push({ type: "deletion" });
    },
  },
  {
    title: "the default branch can be deleted",
    code: "doctor.branch.deletion",
    plant: (globex) => {
      rulesetOf(globex, "rewritten").conditions.ref_name.include.shift();
      rulesetOf(globex, "reviewed").rules.push({ type: "non_fast_forward" });
    },
  },
  {
    title: "the ledger can be rewritten",
    code: "doctor.ledger.force-push",
    plant: (globex) => {
      rulesetOf(globex, "rewritten").conditions.ref_name.include.pop();
      rulesetOf(globex, "ledger").rules.push({ type: "deletion" });
    },
  },
  {
    title: "the ledger can be deleted",
    code: "doctor.ledger.deletion",
    plant: (globex) => {
      rulesetOf(globex, "rewritten").conditions.ref_name.include.pop();
      rulesetOf(globex, "ledger").rules.push({ type: "non_fast_forward" });
    },
  },
  {
    title: "anybody who may write pushes to the ledger",
    code: "doctor.ledger.update",
    plant: (globex) => {
      const ruleset = rulesetOf(globex, "ledger");
      ruleset.rules = ruleset.rules.filter(without(["update"]));
    },
  },
  {
    title: "a team pushes to the ledger",
    code: "doctor.ledger.bypass",
    says: /Team 12/,
    plant: (globex) => {
      rulesetOf(globex, "ledger").bypass_actors.push({ actor_id: 12, actor_type: "Team", bypass_mode: "always" });
    },
  },
  {
    title: "the writer App cannot push to the ledger",
    code: "doctor.ledger.writer",
    plant: (globex) => {
      rulesetOf(globex, "ledger").bypass_actors = [];
    },
  },
];
