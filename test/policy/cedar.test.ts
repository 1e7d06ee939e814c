import { describe, expect, it } from "vitest";
import { policyTest } from "../../src/commands/policy-test.ts";
import type { PolicyFacts } from "../../src/core/decision.ts";
import { Fault } from "../../src/core/fault.ts";
import { readCases, runCases } from "../../src/policy/cases.ts";
import { cedarPolicy, policyFindings } from "../../src/policy/cedar.ts";
import { golden } from "../golden.ts";
import { everyone, facts, policyOf as policy, schema } from "./ask.ts";
import { at, shippedPolicies } from "./shipped.ts";

function findings(text: string) {
  return policyFindings(
    new Map([
      ["p/schema.cedarschema", schema],
      ["p/a.cedar", text],
    ]),
    at,
  );
}

describe("a decision", () => {
  it("names the rules that permitted", () => {
    const decision = policy(everyone).decide(facts);
    expect(decision).toMatchObject({
      allowed: true,
      reasons: [{ rule: "all", effect: "permit", says: "everybody may" }],
    });
    expect(decision.pending).toBeUndefined();
  });

  it("names every rule that forbids, with its mending", () => {
    const forbids =
      '@id("b") @says("no") @fix("do so") forbid (principal, action, resource); @id("c") @says("never") forbid (principal, action, resource);';
    expect(policy(everyone + forbids).decide(facts)).toMatchObject({
      allowed: false,
      reasons: [
        { rule: "b", effect: "forbid", says: "no", fix: "do so" },
        { rule: "c", effect: "forbid", says: "never" },
      ],
    });
  });

  it("is a denial when no rule permits", () => {
    const nobody = '@id("x") @says("y") permit (principal, action, resource) when { principal.login == "zoe" };';
    expect(policy(nobody).decide(facts)).toMatchObject({
      allowed: false,
      reasons: [{ rule: "deny-unless-permitted" }],
    });
  });

  it("is a denial when a forbidding rule cannot be evaluated, though Cedar itself says allow", () => {
    const overflow =
      '@id("sum") @says("x") forbid (principal, action, resource) when { context.grant.minutes * 9223372036854775807 > 5 };';
    const decision = policy(everyone + overflow).decide(facts);
    expect(decision.allowed).toBe(false);
    expect(decision.reasons[0]).toMatchObject({ rule: "sum", effect: "error" });
    expect(decision.reasons[0]!.says).toMatch(/could not be evaluated, which denies: .*overflow/);
  });

  it("is a denial when a permitting rule cannot be evaluated beside one that can", () => {
    const overflow =
      '@id("sum") @says("x") permit (principal, action, resource) when { context.grant.minutes * 9223372036854775807 > 5 };';
    expect(policy(everyone + overflow).decide(facts)).toMatchObject({
      allowed: false,
      reasons: [{ rule: "sum", effect: "error" }, { rule: "all" }],
    });
  });

  it.each<[string, PolicyFacts]>([
    ["a tier that is none", { ...facts, target: { ...facts.target, tier: "prod" } }],
    ["half a minute", { ...facts, grant: { ...facts.grant, minutes: 0.5 } }],
    ["minutes that are no number", { ...facts, grant: { ...facts.grant, minutes: Number.POSITIVE_INFINITY } }],
    ["a missing fact", { ...facts, grant: { ...facts.grant, change: undefined as unknown as string } }],
    ["a fact too many", { ...facts, grant: { ...facts.grant, approved: true } as PolicyFacts["grant"] }],
    ["a moment that is none", { ...facts, moment: "whenever" as "request" }],
    ["a kind that is none", { ...facts, requester: { ...facts.requester, kind: "admin" as "user" } }],
  ])("is a denial for %s", (_name, wrong) => {
    const decide = () => policy(everyone).decide(wrong);
    // Infinity has no JSON form: a fact that cannot be written down is a bug, and nothing is decided on it.
    if (wrong.grant.minutes === Number.POSITIVE_INFINITY) expect(decide).toThrow(TypeError);
    else expect(decide()).toMatchObject({ allowed: false, reasons: [{ rule: "policy-evaluation", effect: "error" }] });
  });

  it("says at the request what is pending, and how many approvers policy wants", () => {
    const wants = (count: number) =>
      `@id("n") @says("n") forbid (principal, action == Sallyport::Action::"activate", resource) when { context.approvals.count < ${count} };`;
    const asked = { ...facts, moment: "request" as const };
    expect(policy(everyone + wants(3)).decide(asked)).toMatchObject({
      allowed: true,
      pending: [{ rule: "n" }],
      approversWanted: 3,
    });
    expect(policy(everyone + wants(0)).decide(asked)).toMatchObject({ allowed: true, pending: [] });
    const never = policy(everyone + wants(1000)).decide(asked);
    expect(never).toMatchObject({ allowed: true, pending: [{ rule: "n" }] });
    expect(never.approversWanted).toBeUndefined();
  });

  it("is bound to the policies and the facts it was made of", () => {
    const one = policy(everyone).decide(facts);
    expect(one.policyDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(policy(everyone).decide(facts)).toEqual(one);
    expect(policy(everyone.replace("may", "can")).digest).not.toBe(one.policyDigest);
    expect(policy(everyone).decide({ ...facts, approvers: [facts.requester] }).factsDigest).not.toBe(one.factsDigest);
  });

  it("keeps two sets of policies apart in one process", () => {
    const open = policy(everyone);
    const shut = policy('@id("all") @says("nobody") forbid (principal, action, resource);');
    expect([open.decide(facts).allowed, shut.decide(facts).allowed, open.decide(facts).allowed]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe("policy files that cannot be used", () => {
  it.each([
    ["no @id", "permit (principal, action, resource);", "policy.id", 1],
    ["an @id without a value", '@id @says("x") permit (principal, action, resource);', "policy.id", 1],
    ["a @says without a value", '@id("b") @says permit (principal, action, resource);', "policy.says", 1],
    ["an @id with blanks", '@id("a b") @says("x") permit (principal, action, resource);', "policy.id", 1],
    ["a reserved @id", '@id("policy-evaluation") @says("x") permit (principal, action, resource);', "policy.id", 1],
    ["no @says", `${everyone}\n@id("b")\nforbid (principal, action, resource);`, "policy.says", 2],
    ["an @id used twice", `${everyone}\n\n${everyone}`, "policy.id", 3],
    ["a syntax error", `${everyone}\npermit (principal, action resource);`, "policy.cedar", 2],
    [
      "a misspelt attribute",
      `${everyone}\n@id("b") @says("x") forbid (principal, action, resource)\nwhen { context.grant.minuets > 3 };`,
      "policy.cedar",
      3,
    ],
    [
      "a misspelt tier",
      '@id("b") @says("é") forbid (principal, action, resource)\nwhen { resource.tier == Sallyport::Tier::"prod" };',
      "policy.cedar",
      2,
    ],
    [
      "a misspelt action",
      '@id("b") @says("x") forbid (principal, action == Sallyport::Action::"open", resource);',
      "policy.cedar",
      1,
    ],
    [
      "an optional attribute unguarded, or a wrong type",
      '@id("b") @says("x") forbid (principal, action, resource) when { context.grant.minutes == "60" };',
      "policy.cedar",
      1,
    ],
    [
      "a rule that can never apply",
      '@id("b") @says("x") forbid (principal, action, resource) when { false };',
      "policy.cedar",
      1,
    ],
    ["a template", '@id("b") @says("x") forbid (principal == ?principal, action, resource);', "policy.template", 1],
  ])("%s", (_name, text, code, line) => {
    const found = findings(text);
    expect(found.map(({ code, line, file }) => [code, line, file])).toContainEqual([code, line, "p/a.cedar"]);
    expect(found.every(({ fix }) => fix !== "")).toBe(true);
    expect(() => policy(text)).toThrow(expect.objectContaining({ code: "policy.invalid", retryable: false }));
  });

  it("are told all at once, with file and line", () => {
    const files = new Map([
      ["p/schema.cedarschema", schema],
      ["p/a.cedar", "permit (principal, action, resource);\npermit (principal, action, resource) when { context.x };"],
      ["p/b.cedar", everyone],
      ["p/c.cedar", `\n${everyone}`],
    ]);
    const message = (() => {
      try {
        cedarPolicy(files, at);
      } catch (fault) {
        if (fault instanceof Fault) return fault.message;
      }
      return "";
    })();
    expect(message).toMatch(/p\/a\.cedar:1: the policy has no @id/);
    expect(message).toMatch(/p\/a\.cedar:2: attribute `x`/);
    expect(message).toMatch(/p\/c\.cedar:2: the @id "all" is used twice/);
  });

  it("need exactly one schema, a readable one, and at least one policy", () => {
    expect(policyFindings(new Map([["a.cedar", everyone]]), at)).toMatchObject([{ code: "policy.files" }]);
    expect(policyFindings(new Map([["s.cedarschema", schema]]), at)).toMatchObject([{ code: "policy.files" }]);
    expect(
      policyFindings(
        new Map([
          ["s.cedarschema", schema],
          ["t.cedarschema", schema],
          ["a.cedar", everyone],
        ]),
        at,
      ),
    ).toMatchObject([{ code: "policy.files" }]);
    const broken = new Map([
      ["s.cedarschema", "\nentity = ;"],
      ["a.cedar", everyone],
    ]);
    expect(policyFindings(broken, at)).toMatchObject([{ code: "policy.cedar", file: "s.cedarschema", line: 2 }]);
    expect(policyFindings(shippedPolicies(), at)).toEqual([]);
  });
});

describe("cases", () => {
  const read = (text: string) => readCases("policies/cases/x.yaml", Buffer.from(text));
  const whole = (cases: string) =>
    `facts: ${JSON.stringify({ ...facts, grant: { ...facts.grant, wildcardActions: undefined, wildcardResources: undefined } })}\ncases:\n${cases}`;

  it("say what came out otherwise than expected", () => {
    const { cases, findings } = read(
      whole(
        "  - {name: a, expect: allow, rules: [all]}\n  - {name: b, with: {moment: request}, expect: deny, rules: [z], pending: [y], approversWanted: 2}\n",
      ),
    );
    expect(findings).toEqual([]);
    const [good, bad] = runCases(policy(everyone), cases);
    expect(good).toMatchObject({ passed: true, differences: [], case: { line: 3 } });
    expect(bad).toMatchObject({
      passed: false,
      case: { name: "b", line: 4 },
      differences: [
        "expected deny, policy said allow",
        "expected rules z, got all",
        "expected pending rules y, got none",
        "expected 2 approvers to be wanted, policy wants no number of them",
      ],
    });
  });

  it.each([
    ["  - {name: a, expect: maybe, rules: []}", "policy.case", /expect must be one of allow, deny/],
    ["  - {name: a, expect: allow}", "policy.case", /rules is missing/],
    ["  - {name: a, expect: allow, rules: [], when: 3}", "policy.case", /when is not a field/],
    [
      "  - {name: a, expect: allow, rules: [], with: {grant: {minutes: 1.5}}}",
      "policy.case",
      /minutes must be a whole number/,
    ],
    [
      "  - {name: a, expect: allow, rules: [], with: {grant: {wildcardActions: true}}}",
      "policy.case",
      /wildcardActions is not a field/,
    ],
    ["  - {name: a, expect: allow, rules: [], with: {approvers: [3]}}", "policy.case", /approvers.0 must be a map/],
    ["  - 7", "policy.case", /must be a map/],
  ])("that are malformed are findings: %s", (text, code, message) => {
    const { cases, findings } = read(whole(text));
    expect(cases).toEqual([]);
    expect(findings[0]).toMatchObject({ code, line: 3, file: "policies/cases/x.yaml" });
    expect(findings.map(({ message }) => message).join()).toMatch(message);
  });

  it("hold rules in audit mode still too, and facts that are not known", () => {
    const trial =
      '@id("t") @says("x") @mode("audit") @until("2026-06-30") forbid (principal, action, resource) when { context.grant.minutes > 30 };';
    const busy =
      '@id("busy") @says("x") forbid (principal, action, resource) when { context has usage && context.usage.frozen };';
    const usage =
      '{open: {person: 0, repository: 0, target: 0}, repeated: {days: 7, grants: 1, minutes: 60}, outsideHours: false, frozen: true, from: "2026-06-01T09:00:00+02:00"}';
    const { cases, findings } = read(
      whole(`  - {name: known, expect: deny, rules: [busy], audited: [t], with: {usage: ${usage}}}
  - {name: not known, expect: deny, rules: [busy, all], audited: [t]}
  - {name: taken away, expect: deny, rules: [busy, all], audited: [], with: {usage: ${usage}}, without: [usage]}
`),
    );
    expect(findings).toEqual([]);
    expect(cases[0]?.facts.usage).toMatchObject({ from: Date.UTC(2026, 5, 1, 7), extends: false });
    const results = runCases(policy(everyone + trial + busy), cases);
    expect(results.map(({ differences }) => differences)).toEqual([
      [],
      [],
      ["expected rules in audit mode none, got t"],
    ]);
    const told = results.map(({ case: { name }, passed, differences, decision: { audited = [] } }) => {
      return { name, passed, says: differences.join("; "), audited };
    });
    golden("terminal/policy-test-audited.txt", `${policyTest(told).text}\n`);
  });

  it.each([
    ["usage: {open: {}}", /usage.open.person is missing/],
    ["usage: {frozen: 1}", /usage.frozen must be true or false/],
    ["usage: {from: soon}", /usage.from must be a time, RFC 3339/],
    ["subject: {commit: 4}", /subject.commit must be a text/],
  ])("refuse a fact of the wrong form: %s", (text, message) => {
    const { cases, findings } = read(whole(`  - {name: a, expect: allow, rules: [], with: {${text}}}`));
    expect(cases).toEqual([]);
    expect(findings.map(({ message }) => message).join()).toMatch(message);
  });

  it("of a file that is no map, or no YAML, are findings", () => {
    expect(read("- a").findings).toMatchObject([{ code: "policy.case" }]);
    expect(read("facts: {").findings.length).toBeGreaterThan(0);
    expect(read("facts: {}\ncases: 3").findings).toMatchObject([{ message: "cases must be a list" }]);
  });
});
