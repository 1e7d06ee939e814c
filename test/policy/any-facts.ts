import fc from "fast-check";
import type { Actor, PolicyFacts } from "../../src/core/decision.ts";

const actor: fc.Arbitrary<Actor> = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  login: fc.constantFrom("rosa", "ana", "helper[bot]"),
  kind: fc.constantFrom("user", "user", "user", "user", "bot", "ghost"),
});
const minutes = fc.constantFrom(-1, 0, 1, 29, 30, 31, 60, 119, 120, 121, 239, 240, 241, 479, 480, 481, 10_000);

/** Facts at and around every edge of the shipped rules. */
export const anyFacts: fc.Arbitrary<PolicyFacts> = fc
  .record<PolicyFacts>({
    moment: fc.constantFrom("request", "activation"),
    requester: actor,
    target: fc.record({
      name: fc.constant("t"),
      tier: fc.constantFrom("production", "staging", "development"),
      account: fc.constant("210987654321"),
      provider: fc.constant("aws"),
    }),
    grant: fc.record({
      id: fc.constant("g"),
      repository: fc.constant("acme/payments"),
      workflow: fc.constant(".github/workflows/w.yml"),
      ref: fc.constant("refs/heads/main"),
      environment: fc.constant("production"),
      change: fc.constantFrom(
        "https://x.example/1",
        "https://x.example/1",
        "http://x.example/1",
        "x https://x.example",
        "",
      ),
      minutes,
      actions: fc.constant(["s3:GetObject"]),
      resources: fc.constant(["arn:aws:s3:::a/b"]),
      wildcardActions: fc.boolean(),
      wildcardResources: fc.boolean(),
      extends: fc.constantFrom("earlier", undefined, undefined) as fc.Arbitrary<string>,
    }),
    limits: fc.record({ minutes: fc.constantFrom(30, 120, 10_000) }),
    approvers: fc.array(actor, { maxLength: 3 }),
  })
  .map((given) => JSON.parse(JSON.stringify(given)));
