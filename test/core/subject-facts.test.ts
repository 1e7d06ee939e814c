import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Job } from "../../src/core/grant.ts";
import { subjectOf } from "../../src/core/subject.ts";
import {
  type EnvironmentFacts,
  type RefFacts,
  type SubjectFacts,
  subjectFactsObjections,
  subjectRecord,
} from "../../src/core/subject-facts.ts";
import type { Subjects, Target } from "../../src/core/target.ts";
import { golden } from "../golden.ts";

const job: Job = {
  repository: "acme/payments",
  workflow: ".github/workflows/backfill.yml",
  name: "backfill",
  ref: "refs/heads/main",
  environment: "production",
};
const subjects: Subjects = {
  repository: "acme/payments",
  repository_id: "2002",
  owner_id: "9001",
  workflows: [job.workflow],
  refs: ["refs/heads/main"],
  environments: ["production"],
};
const text =
  "on: workflow_dispatch\njobs:\n  backfill:\n    environment: production\n    permissions: { id-token: write }\n    steps: []\n";
const commit = "c".repeat(40);
const branch: RefFacts = { commit, ruled: true, classic: false, replaceable: false, immutable: false };
const facts: SubjectFacts = {
  repository: { read: { id: "2002", ownerId: "9001" } },
  ref: { read: branch },
  environment: { read: { admits: [{ kind: "branch", pattern: "main" }] } },
  workflow: { read: { blob: "b".repeat(40), text } },
  format: { read: { usesDefault: true, prefix: "repo:acme/payments" } },
};

function codes(change: Partial<SubjectFacts>, ref = job.ref): readonly string[] {
  return subjectFactsObjections({ ...facts, ...change }, { job: { ...job, ref } }, subjects).map(({ code }) => code);
}

test("facts that are all as they should be have nothing against them, and are kept", () => {
  expect(codes({})).toEqual([]);
  expect(subjectRecord(facts)).toEqual({ prefix: "repo:acme/payments", commit, workflow: "b".repeat(40) });
});

test("whatever could not be read denies, whatever else was read, and nothing is kept", () => {
  const parts = ["repository", "ref", "environment", "workflow", "format"] as const;
  fc.assert(
    fc.property(fc.subarray([...parts], { minLength: 1 }), (unread) => {
      const change = Object.fromEntries(unread.map((part) => [part, { unknown: "403 said GitHub" }]));
      const found = codes(change);
      expect(found.length).toBe(unread.length);
      for (const code of found) expect(code).toMatch(/^grant\.job\.(repository|ref|environment|workflow)\.unknown$/);
    }),
    { numRuns: 50 },
  );
  for (const part of ["ref", "workflow", "format"] as const)
    expect(subjectRecord({ ...facts, [part]: { unknown: "x" } }), part).toBeUndefined();
  expect(subjectRecord({ ...facts, workflow: { read: undefined } })).toBeUndefined();
  expect(subjectRecord({ ...facts, ref: { read: undefined } })).toBeUndefined();
});

describe("the ref", () => {
  const ref = (found: Partial<RefFacts> | undefined) => ({
    ref: { read: found && { ...branch, ruled: false, ...found } },
  });
  it("is a branch that rules or classic protection guard", () => {
    expect(codes(ref({ ruled: true }))).toEqual([]);
    expect(codes(ref({ classic: true, classicGuards: true }))).toEqual([]);
    expect(codes(ref({}))).toEqual(["grant.job.ref.unprotected"]);
    expect(codes(ref({ immutable: true }))).toEqual(["grant.job.ref.unprotected"]);
    expect(codes(ref(undefined))).toEqual(["grant.job.ref.missing"]);
  });
  it("is no branch whose classic rule takes no approval, and for production none whose rule github does not show", () => {
    const against = (found: Partial<RefFacts>, tier?: "production" | "staging") =>
      subjectFactsObjections({ ...facts, ...ref(found) }, { job }, subjects, tier).map(({ code }) => code);
    expect(against({ classic: true, classicGuards: false }, "staging")).toEqual(["grant.job.ref.unprotected"]);
    expect(against({ classic: true, classicGuards: false }, "production")).toEqual(["grant.job.ref.unprotected"]);
    expect(against({ classic: true }, "production")).toEqual(["grant.job.ref.unread"]);
    expect(against({ classic: true }, "staging")).toEqual([]);
    expect(against({ classic: true, classicGuards: true }, "production")).toEqual([]);
    expect(against({ classic: true, ruled: true }, "production")).toEqual([]);
    expect(against({ classicGuards: true }, "production")).toEqual(["grant.job.ref.unprotected"]);
  });
  it("is no branch that can be deleted and made anew, whatever its pull requests ask, nor for production one of which that is not shown", () => {
    const against = (found: Partial<RefFacts>, tier?: "production" | "staging") =>
      subjectFactsObjections({ ...facts, ...ref({ ruled: true, ...found }) }, { job }, subjects, tier);
    for (const tier of ["production", "staging"] as const)
      expect(against({ replaceable: true }, tier).map(({ code }) => code)).toEqual(["grant.job.ref.replaceable"]);
    const [unshown] = against({ classic: true, replaceable: "unshown" }, "production");
    expect(unshown).toMatchObject({
      code: "grant.job.ref.replaceable",
      message: expect.stringMatching(/^it is not shown whether branch main of acme\/payments can be deleted/),
    });
    expect(against({ classic: true, replaceable: "unshown" }, "staging")).toEqual([]);
    expect(against({ replaceable: false }, "production")).toEqual([]);
  });
  it("is a tag of an immutable release, and no branch's protection makes up for that", () => {
    const tags = { read: { admits: [{ kind: "tag", pattern: "v1" }] } } as const;
    expect(codes({ ...ref({ immutable: true }), environment: tags }, "refs/tags/v1")).toEqual([]);
    expect(codes({ ...ref({ ruled: true, classic: true }), environment: tags }, "refs/tags/v1")).toEqual([
      "grant.job.ref.movable",
    ]);
  });
});

describe("the environment", () => {
  const admits = (whom: EnvironmentFacts["admits"] | undefined, ref = job.ref) =>
    codes(
      {
        environment: { read: whom === undefined ? undefined : { admits: whom } },
        ref: { read: { ...branch, immutable: true } },
      },
      ref,
    );
  const branches = (...patterns: readonly string[]) =>
    patterns.map((pattern) => ({ kind: "branch", pattern }) as const);

  it.each(["*", "**", "*/*", "**/*", "?*", "[!x]*", "[a-z]*", "***", ""])("is as good as none with %j", (pattern) => {
    expect(admits(branches("main", pattern))).toEqual(["grant.job.environment.open"]);
  });
  it.each(["main", "ma*", "m*n", "*n"])("lets main in by %j", (pattern) => {
    expect(admits(branches(pattern))).toEqual([]);
  });
  it.each(["mai", "Main", "main/*", "m?in", "ma.n", "[m]ain", "m**n", "release/*"])(
    "does not let main in by %j",
    (pattern) => {
      expect(admits(branches(pattern))).toEqual(["grant.job.environment.closed"]);
    },
  );
  it("does not stop at a slash where the name has one", () => {
    expect(admits(branches("release/*"), "refs/heads/release/1")).toEqual([]);
    expect(admits(branches("release*"), "refs/heads/release/1")).toEqual(["grant.job.environment.closed"]);
  });
  it("takes a dot for a dot, and each star for what stands in one segment", () => {
    expect(admits(branches("v1.*"), "refs/heads/v1.2")).toEqual([]);
    expect(admits(branches("v1.*"), "refs/heads/v1x2")).toEqual(["grant.job.environment.closed"]);
    expect(admits(branches("m*i*"), "refs/heads/main")).toEqual([]);
    for (const odd of ["[a]m*", "m*?", "?m*", "m*[a-z]"])
      expect(admits(branches(odd), "refs/heads/main"), odd).toEqual(["grant.job.environment.closed"]);
  });
  it("needs one pattern that fits, not all, and none of a ref of another kind", () => {
    expect(admits(branches("release", "main"))).toEqual([]);
    for (const ref of ["refs/pull/7/merge", "refs/heads/", "xrefs/heads/main", "main"])
      expect(admits(branches("main"), ref), ref).toEqual(["grant.job.environment.closed"]);
  });
  it("takes no tag's pattern for a branch's, nor the other way round", () => {
    expect(admits([{ kind: "tag", pattern: "main" }])).toEqual(["grant.job.environment.closed"]);
    expect(admits(branches("v1"), "refs/tags/v1")).toEqual(["grant.job.environment.closed"]);
  });
  it("of protected branches lets in what has classic protection, and nothing else", () => {
    const environment = { read: { admits: "protected" } } as const;
    expect(codes({ environment, ref: { read: { ...branch, classic: true } } })).toEqual([]);
    expect(codes({ environment })).toEqual(["grant.job.environment.closed"]);
    const tag = { read: { ...branch, classic: true, immutable: true } };
    expect(codes({ environment, ref: tag }, "refs/tags/v1")).toEqual(["grant.job.environment.closed"]);
  });
  it("may not be missing, nor open to all", () => {
    expect(admits(undefined)).toEqual(["grant.job.environment.missing"]);
    expect(admits("all")).toEqual(["grant.job.environment.open"]);
  });
});

describe("the repository", () => {
  it.each([
    { id: "2003", ownerId: "9001" },
    { id: "2002", ownerId: "9002" },
    { id: "02002", ownerId: "9001" },
  ])("is the one with the target's numbers, not $id of $ownerId", (read) => {
    expect(codes({ repository: { read } })).toEqual(["grant.job.repository.other"]);
  });

  it.each(["repo:acme/payments", "repo:acme@9001/payments@2002"])(
    "begins sub with %s, and the lease admits that alone",
    (prefix) => {
      expect(codes({ format: { read: { usesDefault: true, prefix } } })).toEqual([]);
      expect(subjectOf(subjects, { job }, prefix).sub).toEqual([`${prefix}:environment:production`]);
    },
  );

  it.each([
    ...["", "repo:Acme/payments", "repo:acme/payments2", "repo:acme@9001/payments", "repo:acme@1/payments@2"],
    ...["repository:acme/payments", "repo:acme/payments:environment:production", "repo:acme/*"],
  ])("and in no other way: %j", (prefix) => {
    expect(codes({ format: { read: { usesDefault: true, prefix } } })).toEqual(["grant.job.repository.sub"]);
    expect(() => subjectOf(subjects, { job }, prefix)).toThrow(TypeError);
  });

  it("makes sub of no claims of its own choice", () => {
    const format = { read: { usesDefault: false, prefix: "repo:acme/payments" } };
    expect(codes({ format })).toEqual(["grant.job.repository.sub"]);
  });
});

test("both spellings stand in a lease only where GitHub was not asked", () => {
  expect(subjectOf(subjects, { job }).sub).toEqual([
    "repo:acme/payments:environment:production",
    "repo:acme@9001/payments@2002:environment:production",
  ]);
});

test("a reusable workflow is what the token names, and its caller is told beside it", () => {
  const reusable = `acme/deploy/.github/workflows/x.yml@${commit}`;
  expect(subjectOf({ ...subjects, reusable }, { job })).toMatchObject({
    jobWorkflowRef: reusable,
    workflow: job.workflow,
  });
  expect(subjectOf(subjects, { job })).not.toHaveProperty("workflow");
});

test("what is said of each is the golden file", () => {
  const ref = (found: Partial<RefFacts>) => ({ ref: { read: { ...branch, ruled: false, ...found } } });
  const whom = (admits: EnvironmentFacts["admits"]) => ({ environment: { read: { admits } } });
  const told: readonly (readonly [
    what: string,
    change: Partial<SubjectFacts>,
    at?: { readonly ref?: string; readonly tier?: Target["tier"] },
  ])[] = [
    [
      "nothing could be read",
      Object.fromEntries(Object.keys(facts).map((part) => [part, { unknown: "403 said GitHub" }])),
    ],
    ["another repository", { repository: { read: { id: "2003", ownerId: "9002" } } }],
    ["no such ref", { ref: { read: undefined } }],
    ["a tag that moves", { ...ref({}), ...whom([{ kind: "tag", pattern: "v1" }]) }, { ref: "refs/tags/v1" }],
    ["protection that nobody shows", ref({ classic: true }), { tier: "production" }],
    ["no protection", ref({})],
    ["no environment", { environment: { read: undefined } }],
    ["an environment for all", whom("all")],
    ["an environment for all of a kind", whom([{ kind: "branch", pattern: "**" }])],
    ["an environment for others", whom([{ kind: "branch", pattern: "release" }])],
    ["no such workflow", { workflow: { read: undefined } }],
    ["claims of its own choice", { format: { read: { usesDefault: false, prefix: "" } } }],
    ["a prefix that is not told", { format: { read: { usesDefault: true, prefix: "" } } }],
    ["another prefix", { format: { read: { usesDefault: true, prefix: "repo:mallory/payments" } } }],
  ];
  const texts = told.map(([what, change, { ref: named = job.ref, tier } = {}]) => {
    const found = subjectFactsObjections({ ...facts, ...change }, { job: { ...job, ref: named } }, subjects, tier);
    return [`# ${what}`, ...found.map((one) => JSON.stringify(one))].join("\n");
  });
  golden("findings/subject.txt", `${texts.join("\n\n")}\n`);
});
