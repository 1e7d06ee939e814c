import { describe, expect, it, test } from "vitest";
import { compareClaims } from "../../src/core/claims.ts";
import { writeRef } from "../../src/core/lease.ts";
import { readRef } from "../../src/core/lease-ref.ts";
import { account, claims, leaseRef } from "../mint/lease.ts";

const ids = "repo:acme@3003/payments@2002:environment:production";
const names = "repo:acme/payments:environment:production";
const pinned = `acme/deploy/.github/workflows/backfill.yml@${"a".repeat(40)}`;
const { subject } = leaseRef();

function differing(about: Partial<typeof subject>, token: Readonly<Record<string, unknown>>) {
  const ref = leaseRef({ subject: { ...subject, ...about } });
  return compareClaims(ref, { ...claims, ...token })
    .filter(({ agrees }) => !agrees)
    .map(({ claim, expected, advice }) => ({ claim, expected, advice }));
}

describe("sub", () => {
  it("agrees with the one spelling that a lease admits, or with either of two", () => {
    expect(differing({ sub: [names] }, {})).toEqual([]);
    expect(differing({ sub: [ids] }, { sub: ids })).toEqual([]);
    expect(differing({ sub: [names, ids] }, { sub: ids })).toEqual([]);
    expect(differing({ sub: [ids, names] }, { sub: names })).toEqual([]);
  });

  it("in the other spelling says that the repository changed it since", () => {
    const says = { claim: "sub", advice: expect.stringContaining("ask again under a new id") };
    expect(differing({ sub: [names] }, { sub: ids })).toMatchObject([{ ...says, expected: names }]);
    expect(differing({ sub: [ids] }, { sub: names })).toMatchObject([{ ...says, expected: ids }]);
  });

  it("of chosen claims says to set it back", () => {
    expect(differing({ sub: [names] }, { sub: `${names}:actor:mallory` })).toMatchObject([
      { claim: "sub", advice: expect.stringContaining("set it back to the default") },
    ]);
  });
});

test("a job outside the pinned reusable workflow is told what to call", () => {
  const about = { jobWorkflowRef: pinned, workflow: ".github/workflows/calls.yml" };
  expect(differing(about, {})).toMatchObject([
    { claim: "job_workflow_ref", advice: expect.stringContaining(`\`uses: ${pinned}\``) },
  ]);
  expect(differing(about, { job_workflow_ref: pinned })).toEqual([]);
});

describe("a lease reference", () => {
  const expected = { account, regions: { aws: ["eu-west-1"] } };
  const read = (about: object) => readRef(writeRef(leaseRef({ subject: { ...subject, ...about } })), expected);

  it.each([
    ["one spelling of sub", { sub: [names] }],
    ["two", { sub: [names, ids] }],
    ["the file that calls a reusable workflow", { jobWorkflowRef: pinned, workflow: ".github/workflows/calls.yml" }],
  ])("may hold %s", (_, about) => expect(read(about).ref?.subject).toMatchObject(about));

  it.each([
    ["no spelling of sub", { sub: [] }, "sub"],
    ["three", { sub: [names, ids, names] }, "sub"],
    ["a spelling that is no text", { sub: [names, 1] }, "sub"],
    ["a calling file that is no line", { workflow: "a\nb" }, "workflow"],
    ["a calling file that is empty", { workflow: "" }, "workflow"],
    ["anything else", { workflows: "x" }, "workflows"],
  ])("may not hold %s", (_, about, member) => {
    expect(read(about).objections).toMatchObject([{ code: "lease.subject", message: expect.stringContaining(member) }]);
  });
});
