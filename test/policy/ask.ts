import type { PolicyFacts } from "../../src/core/decision.ts";
import { cedarPolicy } from "../../src/policy/cedar.ts";
import { at, shippedPolicies } from "./shipped.ts";

/** The shipped schema. */
export const schema = shippedPolicies().get("policies/schema.cedarschema")!;

/** An activation for an hour that nobody approved. */
export const facts: PolicyFacts = {
  moment: "activation",
  requester: { id: 101, login: "rosa", kind: "user" },
  target: { name: "payments-prod", tier: "production", account: "210987654321", provider: "aws" },
  grant: {
    id: "backfill",
    repository: "acme/payments",
    workflow: ".github/workflows/backfill.yml",
    ref: "refs/heads/main",
    environment: "production",
    change: "https://github.com/acme/payments/pull/812",
    minutes: 60,
    actions: ["dynamodb:GetItem"],
    resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/ledger"],
    wildcardActions: false,
    wildcardResources: false,
  },
  limits: { minutes: 120 },
  approvers: [],
};

export const everyone = '@id("all") @says("everybody may") permit (principal, action, resource);';

/** Policies of one file beside the shipped schema. */
export function policyOf(text: string, now = at) {
  return cedarPolicy(
    new Map([
      ["p/schema.cedarschema", schema],
      ["p/a.cedar", text],
    ]),
    now,
  );
}
