import { describe, expect, it, test } from "vitest";
import { claimTable, compareClaims, windowState } from "../../src/core/claims.ts";
import { writeRef } from "../../src/core/lease.ts";
import { readRef } from "../../src/core/lease-ref.ts";
import { golden } from "../golden.ts";
import { account, claims, leaseRef, noon } from "../mint/lease.ts";

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

/** What a refused job is shown: the table, and a line of advice for each claim that has any. */
function shown(token: Readonly<Record<string, unknown>>, at = noon): string {
  const ref = leaseRef();
  const rows = compareClaims(ref, { ...claims, ...token });
  const advice = rows.flatMap((one) => (one.advice === undefined ? [] : [`${one.claim}: ${one.advice}`]));
  return [...claimTable(rows, ref, at), ...advice, ""].join("\n");
}

test("what a refused job is shown, for each claim that differs", () => {
  const workflow = "acme/payments/.github/workflows/other.yml";
  const cases = {
    "nothing differs": shown({}),
    "another repository": shown({ repository: "acme/other" }),
    "a name taken over": shown({ repository_id: 9, repository_owner_id: "8" }),
    "another ref, and the file at it": shown({
      ref: "refs/heads/x",
      job_workflow_ref: claims.job_workflow_ref.replace("main", "x"),
    }),
    "another ref and another file": shown({ ref: "refs/heads/x", job_workflow_ref: `${workflow}@refs/heads/x` }),
    "no ref": shown({ ref: undefined }),
    "another file": shown({ job_workflow_ref: `${workflow}@refs/heads/main` }),
    "no file": shown({ job_workflow_ref: null }),
    "no environment, which sub repeats": shown({
      environment: undefined,
      sub: "repo:acme/payments:ref:refs/heads/main",
    }),
    "another environment": shown({ environment: "staging", sub: names.replace("production", "staging") }),
    "another audience": shown({ aud: "sts.amazonaws.com" }),
    "too early": shown({}, noon - 600_001),
    "too late": shown({}, noon + 3_600_000),
  };
  const text = Object.entries(cases).map(([name, lines]) => `# ${name}\n${lines}`);
  golden("mint/claims.txt", text.join("\n"));
});

test("a window holds its first instant and not its last", () => {
  const { from, until } = leaseRef();
  expect([from - 1, from, until - 1, until].map((at) => windowState({ from, until }, at))).toEqual([
    "early",
    "open",
    "open",
    "over",
  ]);
});
