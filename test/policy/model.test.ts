import fc from "fast-check";
import { expect, it } from "vitest";
import type { Actor, PolicyFacts } from "../../src/core/decision.ts";
import { cedarPolicy } from "../../src/policy/cedar.ts";
import { anyFacts } from "./any-facts.ts";
import { at, shippedPolicies } from "./shipped.ts";

/* The shipped rules told a second time, in TypeScript: every decision on random facts must give the same rules. */

const policy = cedarPolicy(shippedPolicies(), at);

function model({ moment, requester, target, grant, limits, approvers }: PolicyFacts): readonly string[] {
  const { tier } = target;
  const agent = requester.kind === "bot";
  const longest = { production: 120, staging: 240, development: 480 }[tier as "production"];
  const broken: readonly (readonly [string, boolean])[] = [
    ["agent-minutes", agent && grant.minutes > 30],
    ["agent-production-names-resources", agent && tier === "production" && grant.wildcardResources],
    ["agent-starts-anew", agent && grant.extends !== undefined],
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
    fc.property(anyFacts, (given) => {
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
    fc.property(anyFacts, (given) => {
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
