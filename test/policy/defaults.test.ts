import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCases, runCases } from "../../src/policy/cases.ts";
import { cedarPolicy } from "../../src/policy/cedar.ts";
import { at, shippedPolicies } from "./shipped.ts";

describe("the shipped policies", () => {
  const folder = new URL("../../policies/cases/", import.meta.url);
  const policy = cedarPolicy(shippedPolicies(), at);
  const named = new Set<string>();

  for (const name of readdirSync(folder)) {
    const { cases, findings } = readCases(`policies/cases/${name}`, readFileSync(new URL(name, folder)));
    it(`${name} is well formed`, () => {
      expect(findings).toEqual([]);
      expect(cases.length).toBeGreaterThan(0);
    });
    for (const result of runCases(policy, cases)) {
      it(result.case.name, () => expect(result.differences).toEqual([]));
      for (const rule of [...result.case.rules, ...(result.case.pending ?? [])]) named.add(rule);
    }
  }

  it("have a case and a line in docs/policy.md for every rule", () => {
    const docs = readFileSync(new URL("../../docs/policy.md", import.meta.url), "utf8");
    const ids = [...shippedPolicies().values()].flatMap((text) =>
      [...text.matchAll(/@id\("([^"]+)"\)/g)].map(([, id]) => id!),
    );
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => !named.has(id) || !docs.includes(`\`${id}\``))).toEqual([]);
  });
});
