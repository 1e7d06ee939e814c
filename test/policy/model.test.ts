import fc from "fast-check";
import { expect, it } from "vitest";
import type { Actor, PolicyFacts } from "../../src/core/decision.ts";
import { cedarPolicy } from "../../src/policy/cedar.ts";
import { shippedPolicies } from "./shipped.ts";

/* The shipped rules told a second time, in TypeScript: every decision on random facts must give the same rules. */

const policy = cedarPolicy(shippedPolicies());

const actor: fc.Arbitrary<Actor> = fc.record({
  id: fc.integer({ min: 1, max: 5 }),
  login: fc.constantFrom("rosa", "ana", "helper[bot]"),
  kind: fc.constantFrom("user", "user", "user", "user", "bot", "ghost"),
});
const minutes = fc.constantFrom(-1, 0, 1, 29, 30, 31, 60, 119, 120, 121, 239, 240, 241, 479, 480, 481, 10_000);

const facts: fc.Arbitrary<PolicyFacts> = fc
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
    }),
    limits: fc.record({ minutes: fc.constantFrom(30, 120, 10_000) }),
    approvers: fc.array(actor, { maxLength: 3 }),
  })
  .map((given) => JSON.parse(JSON.stringify(given)));

function model({ moment, requester, target, grant, limits, approvers }: PolicyFacts): readonly string[] {
  const { tier } = target;
  const agent = requester.kind === "bot";
  const longest = { production: 120, staging: 240, development: 480 }[tier as "production"];
  const broken: readonly (readonly [string, boolean])[] = [
    ["agent-minutes", agent && grant.minutes > 30],
    ["agent-production-names-resources", agent && tier === "production" && grant.wildcardResources],
    ["change-is-linked", !grant.change.startsWith("https://")],
    [`${tier}-minutes`, grant.minutes > longest],
    ["nobody-approves-for-oneself", approvers.some(({ id }) => id === requester.id)],
    ["only-people-approve", approvers.some(({ kind }) => kind !== "user")],
    ["production-names-actions", tier === "production" && grant.wildcardActions],
    ["production-two-approvers", moment === "activation" && tier === "production" && approvers.length < 2],
    ["somebody-approved", moment === "activation" && approvers.length === 0],
    ["target-minutes", grant.minutes > limits.minutes],
    ["window-has-length", grant.minutes < 1],
  ];
  const forbids = broken.filter(([, holds]) => holds).map(([rule]) => rule);
  if (forbids.length > 0) return forbids.sort();
  if (requester.kind === "ghost") return ["deny-unless-permitted"];
  return [agent ? "agents-may-ask" : "people-may-ask"];
}

it("gives the rules that the model gives, and allows only by a permit", () => {
  let allowed = 0;
  fc.assert(
    fc.property(facts, (given) => {
      const decision = policy.decide(given);
      const expected = model(given);
      expect(decision.reasons.map(({ rule }) => rule)).toEqual(expected);
      expect(decision.allowed).toBe(expected[0]!.endsWith("-may-ask"));
      if (decision.allowed) allowed++;
      if (given.moment === "request") expect(decision.pending).toBeDefined();
    }),
    { numRuns: 600 },
  );
  expect(allowed).toBeGreaterThan(5);
});

it("wants at the request as many approvers as open it at activation, and one fewer do not", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const asked = policy.decide({ ...given, moment: "request", approvers: [] });
      const { approversWanted: wanted } = asked;
      if (wanted === undefined) return;
      const people = (count: number): Actor[] =>
        Array.from({ length: count }, (_, at) => ({ id: 100 + at, login: `p${at}`, kind: "user" }));
      const at = (count: number) => policy.decide({ ...given, moment: "activation", approvers: people(count) }).allowed;
      expect([at(wanted), at(wanted - 1)]).toEqual([true, false]);
    }),
    { numRuns: 120 },
  );
});
