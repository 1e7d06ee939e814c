import { expect, it } from "vitest";
import { policyFindingsAside } from "../../src/policy/aside.ts";
import { policyFindings } from "../../src/policy/cedar.ts";
import { at, shippedPolicies } from "./shipped.ts";

const shipped = shippedPolicies();

it("finds nothing wrong with the shipped policies", async () => {
  expect(shipped.size).toBeGreaterThan(2);
  expect(await policyFindingsAside(shipped, at)).toEqual([]);
});

it("finds in its thread what is found without one", async () => {
  const broken = new Map([
    ...shipped,
    ["policies/broken.cedar", "permitt (principal, action, resource);\n"],
    ["policies/silent.cedar", '@id("silent")\nforbid (principal, action, resource) when { context.nothing };\n'],
  ]);
  const findings = await policyFindingsAside(broken, at);
  expect(findings.map(({ file }) => file)).toEqual(
    expect.arrayContaining(["policies/broken.cedar", "policies/silent.cedar"]),
  );
  expect(findings).toEqual(policyFindings(broken, at));
});

it("rejects when the thread breaks", async () => {
  await expect(
    policyFindingsAside(new Map([...shipped, ["policies/a.cedar", 1 as unknown as string]]), at),
  ).rejects.toThrow();
});
