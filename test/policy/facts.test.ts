import { readFileSync } from "node:fs";
import { type NamespaceDefinition, schemaToJson } from "@cedar-policy/cedar-wasm/nodejs";
import { describe, expect, it } from "vitest";
import type { Approval } from "../../src/approval/approve.ts";
import { policyDecidedLater, stillNeeded } from "../../src/commands/needed.ts";
import type { PolicyFacts } from "../../src/core/decision.ts";
import { policyFindings } from "../../src/policy/cedar.ts";
import { everyone, facts, policyOf, schema } from "./ask.ts";
import { at } from "./shipped.ts";

const usage: NonNullable<PolicyFacts["usage"]> = {
  open: { person: 1, repository: 2, target: 3 },
  repeated: { days: 7, grants: 4, minutes: 240 },
  extends: false,
  outsideHours: false,
  frozen: false,
  from: Date.UTC(2026, 5, 1, 9),
};
const subject = { commit: "c".repeat(40), workflow: "b".repeat(40) };
const known = { ...facts, usage, subject };

const forbid = (when: string, id = "mine") => `@id("${id}") @says("no") forbid (principal, action, resource) ${when};`;
const decide = (when: string, given: PolicyFacts = known) => policyOf(everyone + forbid(when)).decide(given);

describe("every fact reaches the rules, with its type", () => {
  it.each([
    ["who asks", 'principal.id == "101" && principal.login == "rosa" && principal.kind == Sallyport::Kind::"user"'],
    ["the target", 'resource.account == "210987654321" && resource.provider == "aws" && resource.minutes == 120'],
    ["whom approvals stood for", 'context.approvals.standFor.contains("@acme/security")'],
    ["the age of the oldest approval", "context.approvals has oldestHours && context.approvals.oldestHours == 5"],
    ["what it goes on from", 'context.grant has extends && context.grant.extends == "earlier"'],
    ["for whom", 'context.grant has beneficiary && context.grant.beneficiary == "olga"'],
    ["the reusable workflow", 'context.grant has reusable && context.grant.reusable like "acme/deploy/*"'],
    ["what stands open", "context has usage && context.usage.openOfPerson == 1 && context.usage.openOfTarget == 3"],
    ["what was given before", "context has usage && context.usage.grants == 4 && context.usage.minutes == 240"],
    ["when it begins", 'context has usage && context.usage.from < datetime("2026-06-01T09:00:01Z")'],
    ["hours and freezes", "context has usage && !context.usage.frozen && !context.usage.outsideHours"],
    ["the job's workflow", `context has subject && context.subject.workflow == "${subject.workflow}"`],
  ])("%s", (_name, expression) => {
    const given: PolicyFacts = {
      ...known,
      grant: { ...facts.grant, extends: "earlier", beneficiary: "olga", reusable: "acme/deploy/w.yml@c" },
      standFor: ["@acme/security", "@rosa"],
      oldestApprovalHours: 5,
    };
    expect(decide(`when { ${expression} }`, given).reasons).toMatchObject([{ rule: "mine", effect: "forbid" }]);
    expect(decide(`unless { ${expression} }`, given).allowed).toBe(true);
  });
});

it("has every attribute of the schema, as Cedar reads it, in the table of docs/policy.md, and no other", () => {
  const page = readFileSync(new URL("../../docs/policy.md", import.meta.url), "utf8");
  const answer = schemaToJson(schema);
  if (answer.type === "failure") throw new Error("the schema cannot be read");
  const { commonTypes = {}, entityTypes } = (answer.json as Record<string, NamespaceDefinition<unknown>>).Sallyport!;
  type Shaped = { readonly attributes?: object; readonly shape?: { readonly attributes?: object } };
  const types = Object.entries({ ...commonTypes, ...entityTypes }) as [string, Shaped][];
  const names = types.flatMap(([, type]) => Object.keys(type.attributes ?? type.shape?.attributes ?? {}));
  const told = Array.from(page.matchAll(/^\| `(?:principal|resource|context\.\w+)\.(\w+)` \|/gm), ([, name]) => name);
  expect(names.length).toBeGreaterThan(30);
  expect(told.sort()).toEqual(names.sort());
});

describe("a fact that is not known", () => {
  const kind = "when { context has usage && context.usage.minutes > 600 }";

  it("denies at the activation, however the rule was written", () => {
    for (const when of [kind, "unless { context has usage && context.usage.minutes <= 600 }"]) {
      expect(decide(when).allowed).toBe(true);
      const { usage: _, ...blind } = known;
      const decision = decide(when, blind);
      expect(decision).toMatchObject({ allowed: false, reasons: [{ rule: "mine", effect: "error" }, { rule: "all" }] });
      expect(decision.reasons[0]?.says).toContain("it looks at what is not known here (usage)");
    }
  });

  it("denies nothing by rules that do not look at it", () => {
    expect(policyOf(everyone).decide(facts).allowed).toBe(true);
    expect(decide('when { context has subject && context.subject.commit == "x" }', { ...facts, subject }).allowed).toBe(
      true,
    );
  });

  it("is told of as decided later in the pull request, and never as met", () => {
    const asked: PolicyFacts = { ...facts, moment: "request" };
    const decision = decide(kind, asked);
    expect(decision.allowed).toBe(true);
    expect(decision.pending).toMatchObject([{ rule: "mine", later: true }]);
    expect(decide(kind, { ...asked, usage }).pending).toEqual([]);
    expect(
      decide(kind, { ...asked, usage: { ...usage, repeated: { days: 7, grants: 4, minutes: 601 } } }),
    ).toMatchObject({
      allowed: false,
    });
  });

  it("leaves the number of approvers to the rules that can be asked", () => {
    const two =
      '@id("two") @says("two") forbid (principal, action == Sallyport::Action::"activate", resource) when { context.approvals.count < 2 };';
    const decision = policyOf(everyone + two + forbid(kind)).decide({ ...facts, moment: "request" });
    expect(decision).toMatchObject({
      approversWanted: 2,
      pending: [{ rule: "two" }, { rule: "mine", later: true }],
    });
    expect(decision.pending?.[0]?.later).toBeUndefined();
  });

  it("cannot be looked at without asking whether it is there", () => {
    const text = everyone + forbid('when { context.usage.minutes > 600 || context.grant.extends == "x" }');
    const files = new Map([
      ["p/schema.cedarschema", schema],
      ["p/a.cedar", text],
    ]);
    const found = policyFindings(files, at);
    expect(new Set(found.map(({ code, level }) => `${level} ${code}`))).toEqual(new Set(["error policy.cedar"]));
    for (const attribute of ["usage", "grant.extends"])
      expect(found.map(({ message }) => message).join()).toContain(`optional attribute \`${attribute}\``);
  });
});

describe("hostile strings as facts stay values", () => {
  const hostile = [
    '"',
    '\\"',
    '") || true || ("',
    '"; permit (principal, action, resource); //',
    "*",
    "a*b\\*c",
    "\u202egnp.exe",
    "\u0000",
    '\n@id("x")',
    'Sallyport::Kind::"user"',
    "__entity",
    '{"__entity":{"type":"Sallyport::Tier","id":"development"}}',
    '{"__extn":{"fn":"decimal","arg":"1.0"}}',
    "constructor",
    "ünï\u{1f600}",
    "x".repeat(100_000),
  ];
  const open = `@id("open") @says("x") permit (principal, action, resource) when { principal.login == "zoe" && context.grant.change == "zoe" };`;

  it.each(hostile.map((value) => [JSON.stringify(value.slice(0, 30)), value]))("%s opens nothing", (_name, value) => {
    const given: PolicyFacts = {
      ...known,
      requester: { ...facts.requester, login: value },
      target: { ...facts.target, name: value, account: value, provider: value },
      grant: {
        ...facts.grant,
        ...{ id: value, repository: value, workflow: value, ref: value, environment: value, change: value },
        ...{ actions: [value], resources: [value], extends: value, beneficiary: value, reusable: value },
      },
      standFor: [value],
      subject: { commit: value, workflow: value },
    };
    expect(policyOf(open).decide(given)).toMatchObject({
      allowed: false,
      reasons: [{ rule: "deny-unless-permitted" }],
    });
    // Cedar refuses the invisible ones in policies; a pattern needs no test here.
    const literal = value.length > 1000 || /[\0*\u202e]/.test(value) ? undefined : JSON.stringify(value);
    if (literal === undefined) return;
    const same = `when { principal.login == ${literal} && context.grant has extends && context.grant.extends == ${literal} && context.grant.actions == [${literal}] }`;
    expect(decide(same, given).reasons).toMatchObject([{ rule: "mine" }]);
  });

  it("a wildcard in a value is a letter, and no pattern", () => {
    const given = { ...known, grant: { ...facts.grant, change: "*" } };
    expect(decide('when { context.grant.change == "https://x.example" }', given).allowed).toBe(true);
    expect(decide('when { "https://x.example" like "\\*" }', given).allowed).toBe(true);
    expect(decide('when { context.grant.change like "https://*" }', given).allowed).toBe(true);
    expect(decide('when { context.grant.change like "\\*" }', given).allowed).toBe(false);
  });

  it.each(["tier", "kind"])("a %s that is none is an error, which denies", (member) => {
    for (const value of hostile.slice(0, 6)) {
      const wrong =
        member === "tier"
          ? { ...known, target: { ...facts.target, tier: value } }
          : { ...known, requester: { ...facts.requester, kind: value as "user" } };
      expect(policyOf(everyone).decide(wrong)).toMatchObject({
        allowed: false,
        reasons: [{ rule: "policy-evaluation", effect: "error" }],
      });
    }
  });
});

describe("what is still needed, in the pull request", () => {
  const approval: Approval = {
    ...{ allowed: true, says: "approved", approvers: [facts.requester], undecided: [], sound: true, couldApprove: [] },
    ...{ needed: [], counted: [] },
  };
  const rule = forbid('unless { context has subject && context.subject.commit == "x" }');

  it("is nothing for a rule that only apply can judge, and the rule is named", () => {
    const decision = policyOf(everyone + rule).decide({ ...facts, moment: "request" });
    expect(stillNeeded(approval, decision, [])).toBe("");
    expect(policyDecidedLater(decision)).toEqual([
      "policy mine, which looks at what only apply knows, does not deny it",
    ]);
  });

  it("is a rule that stands in the way whatever apply finds", () => {
    const never =
      '@id("never") @says("not at all") forbid (principal, action == Sallyport::Action::"activate", resource);';
    const decision = policyOf(everyone + rule + never).decide({ ...facts, moment: "request" });
    expect(stillNeeded(approval, decision, [])).toBe("policy would not open it after the merge: not at all");
  });
});
