import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cedarPolicy, policyFindings } from "../../src/policy/cedar.ts";
import { anyFacts } from "./any-facts.ts";
import { everyone, facts, policyOf, schema } from "./ask.ts";
import { at, shippedPolicies } from "./shipped.ts";

const day = 24 * 60 * 60 * 1000;
const trial = '@mode("audit") @until("2026-06-30")';
const nobody = '@id("all") @says("nobody may") forbid (principal, action, resource);';

function found(text: string, now = at) {
  return policyFindings(
    new Map([
      ["p/schema.cedarschema", schema],
      ["p/a.cedar", text],
    ]),
    now,
  );
}

describe("a rule in audit mode", () => {
  const short = `${trial} @id("short") @says("an hour is too long") @fix("ask for less") forbid (principal, action, resource) when { context.grant.minutes > 30 };`;

  it("is recorded and not enforced", () => {
    expect(policyOf(everyone + short).decide(facts)).toMatchObject({
      allowed: true,
      reasons: [{ rule: "all" }],
      audited: [
        { rule: "short", effect: "forbid", says: "an hour is too long", fix: "ask for less", until: "2026-06-30" },
      ],
    });
    const less = policyOf(everyone + short).decide({ ...facts, grant: { ...facts.grant, minutes: 30 } });
    expect(less.allowed).toBe(true);
    expect(less.audited).toBeUndefined();
  });

  it("is told of a policy that has one", () => {
    expect(policyOf(everyone + short).audited).toMatchObject([{ rule: "short", until: "2026-06-30" }]);
    expect(policyOf(everyone + short, Date.UTC(2026, 6, 1)).audited).toEqual([]);
    expect(policyOf(everyone).audited).toEqual([]);
  });

  it("with an audit end date in the past enforces", () => {
    const last = Date.UTC(2026, 6, 1) - 1;
    expect(policyOf(everyone + short, last).decide(facts).allowed).toBe(true);
    const decision = policyOf(everyone + short, last + 1).decide(facts);
    expect(decision).toMatchObject({ allowed: false, reasons: [{ rule: "short", effect: "forbid" }] });
    expect(decision.audited).toBeUndefined();
  });

  it("an audited permit never allows, on its last day or after", () => {
    const open = `${trial} @id("open") @says("everybody may") permit (principal, action, resource);`;
    const during = policyOf(open).decide(facts);
    expect(during).toMatchObject({ allowed: false, reasons: [{ rule: "deny-unless-permitted" }] });
    expect(during.audited).toMatchObject([{ rule: "open", effect: "permit" }]);
    for (const late of [Date.UTC(2026, 6, 1), Date.UTC(2030, 0, 1)])
      expect(policyOf(open, late).decide(facts)).toMatchObject({
        allowed: false,
        reasons: [{ rule: "deny-unless-permitted" }],
      });
    expect(policyOf(nobody + open).decide(facts)).toMatchObject({ allowed: false, audited: [{ rule: "open" }] });
  });

  it("a rule that errors in audit mode denies, and says which one it is", () => {
    const sum = `${trial} @id("sum") @says("x") forbid (principal, action, resource) when { context.grant.minutes * 9223372036854775807 > 5 };`;
    for (const effect of ["forbid", "permit"]) {
      const decision = policyOf(everyone + sum.replace("forbid", effect)).decide(facts);
      expect(decision.allowed).toBe(false);
      expect(decision.reasons).toMatchObject([{ rule: "sum", effect: "error" }, { rule: "all" }]);
      expect(decision.reasons[0]!.says).toMatch(/could not be evaluated, which denies: .*overflow/);
    }
  });

  it("never changes what the enforced rules say, whatever the facts", () => {
    const trials = [
      ["t-none", "forbid", "true"],
      ["t-tier", "forbid", 'resource.tier == Sallyport::Tier::"production"'],
      ["t-short", "forbid", "context.grant.minutes > 30"],
      ["t-few", "forbid", "context.approvals.count < 3"],
      ["t-bots", "permit", 'principal.kind == Sallyport::Kind::"ghost"'],
      ["t-all", "permit", "context.grant.minutes > -5"],
    ].map(
      ([id, effect, when]) =>
        `${trial} @id("${id}") @says("x") ${effect} (principal, action, resource) when { ${when === "true" ? "context.grant.minutes < 100000" : when} };`,
    );
    const plain = cedarPolicy(shippedPolicies(), at);
    const tried = cedarPolicy(new Map([...shippedPolicies(), ["policies/trials.cedar", trials.join("\n")]]), at);
    let told = 0;
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { policyDigest: _p, audited: none, ...expected } = plain.decide(given);
        const { policyDigest: _q, audited = [], ...decision } = tried.decide(given);
        expect(decision).toEqual(expected);
        expect(none).toBeUndefined();
        told += audited.length;
      }),
      { numRuns: 150 },
    );
    expect(told).toBeGreaterThan(150);
  });
});

describe("annotations that would put a rule into audit mode", () => {
  const rule = (annotations: string, body = "forbid (principal, action, resource);") =>
    `${everyone}\n${annotations} @id("mine") @says("x") ${body}`;

  it.each([
    ["an unknown mode is an error", '@mode("dry-run")', /its @mode "dry-run" is none/],
    ["an unknown mode with an end", '@mode("Audit") @until("2026-06-30")', /its @mode "Audit" is none/],
    ["a mode without a name", "@mode", /its @mode "" is none/],
    ["audit mode without an end", '@mode("audit")', /in audit mode without an end/],
    ["an end that is no day", '@mode("audit") @until("soon")', /its @until "soon" is no day/],
    ["a day that does not exist", '@mode("audit") @until("2026-02-30")', /its @until "2026-02-30" is no day/],
    ["an end that never comes", '@mode("audit") @until("9999-12-31")', /more than 180 days ahead/],
    ["an end without a mode", '@until("2026-06-30")', /it has @until and no @mode/],
    ["a misspelt annotation", '@Mode("audit") @until("2026-06-30")', /@Mode means nothing/],
  ])("%s", (_name, annotations, message) => {
    const [one, ...more] = found(rule(annotations));
    expect(more).toEqual([]);
    expect(one).toMatchObject({ file: "p/a.cedar", line: 2, level: "error" });
    expect(one?.message).toMatch(message);
    expect(one?.fix).not.toBe("");
    expect(() => policyOf(rule(annotations))).toThrow(/the policies cannot be used/);
  });

  it("say by a notice that the end is near, or over, and nothing before", () => {
    const text = rule(trial);
    expect(found(text)).toEqual([]);
    expect(found(text, Date.UTC(2026, 5, 16) + day)).toMatchObject([
      { level: "notice", line: 2, code: "policy.audit", message: expect.stringContaining("ends with 2026-06-30") },
    ]);
    expect(found(text, Date.UTC(2026, 6, 1))).toMatchObject([
      { level: "notice", message: expect.stringContaining("ended with 2026-06-30; it is enforced") },
    ]);
    expect(found(rule(trial, "permit (principal, action, resource);"), Date.UTC(2027, 6, 1))).toMatchObject([
      { level: "notice", message: expect.stringContaining("it permits nothing all the same") },
    ]);
  });

  it("a shipped forbid set to audit mode is an error, and so is every other shipped rule", () => {
    for (const [file, text] of shippedPolicies()) {
      if (!file.endsWith(".cedar")) continue;
      for (const [, id] of text.matchAll(/@id\("([^"]+)"\)/g)) {
        const changed = text.replace(`@id("${id}")`, `@mode("audit") @until("2026-06-30") @id("${id}")`);
        const findings = policyFindings(
          new Map([
            ["s.cedarschema", schema],
            [file, changed],
          ]),
          at,
        );
        expect(findings).toMatchObject([
          { code: "policy.audit", file, level: "error", message: expect.stringContaining(`the policy ${id}: it is a`) },
        ]);
      }
    }
  });

  it("a shipped forbid under another name, and in other letters, is known all the same", () => {
    const hidden = `${trial} @id("mine") @says("x")
      forbid (principal, action == Sallyport::Action::"activate", resource) // two
      when { (context.approvals.count) < 1 };`;
    expect(found(hidden)).toMatchObject([
      { message: expect.stringContaining("the shipped rule somebody-approved under another name") },
    ]);
  });
});
