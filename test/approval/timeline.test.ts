import fc from "fast-check";
import { expect, it } from "vitest";
import { approve } from "../../src/approval/approve.ts";
import { parseCodeowners } from "../../src/approval/codeowners.ts";
import type { ApprovalFacts, TeamMembership } from "../../src/approval/facts.ts";
import type { ReviewRecord } from "../../src/approval/opinion.ts";
import type { Actor } from "../../src/core/decision.ts";

/*
 * Random review timelines against a model that works backwards and never looks at the real code: take each person who
 * exists, and look for any one reason to say no.
 */

const people: readonly Actor[] = [
  { id: 1, login: "rosa", kind: "user" },
  { id: 2, login: "ana", kind: "user" },
  { id: 3, login: "ben", kind: "user" },
  { id: 4, login: "eve", kind: "user" },
  { id: 5, login: "helper[bot]", kind: "bot" },
];
const someone = fc.constantFrom(...people);
const mostly = <T>(usual: T, rare: T) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(rare) });

const reviews: fc.Arbitrary<ReviewRecord[]> = fc
  .array(
    fc.record({
      author: someone,
      state: fc.constantFrom(
        "APPROVED",
        "APPROVED",
        "APPROVED",
        "CHANGES_REQUESTED",
        "COMMENTED",
        "DISMISSED",
        "PENDING",
      ),
      commit: fc.constantFrom("same", "same", "same", "other", "gone", ""),
      submittedAt: fc.integer({ min: 0, max: 12 }),
      authorMayWrite: mostly(true, false),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((list) => list.map((review, index) => ({ ...review, id: index + 1 }) as ReviewRecord));

const standing = fc.constantFrom<TeamMembership | undefined>("member", "member", "not-member", "unknown", undefined);

const world = fc.record({
  reviews,
  mergedAt: fc.integer({ min: 4, max: 12 }),
  committers: fc.subarray([...people], { maxLength: 1 }),
  pusher: fc.oneof({ weight: 3, arbitrary: fc.constant(people[0]!) }, { weight: 1, arbitrary: someone }),
  owners: fc.subarray(["@ana", "@ben", "@rosa", "@acme/dba", "@acme/sre"]),
  dba: fc.tuple(standing, standing, standing, standing, standing),
  fork: mostly(false, true),
  unknown: mostly(false, true),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

function factsOf(given: World): ApprovalFacts {
  const dba = people.flatMap(({ id }, index) => {
    const membership = given.dba[index];
    return membership === undefined ? [] : [[id, membership] as const];
  });
  return {
    moment: "activation",
    defaultBranch: "main",
    path: "grants/a/b.yaml",
    blob: "B",
    terms: [],
    blobsAt: new Map([
      ["same", "B"],
      ["other", "X"],
      ["gone", undefined],
    ]),
    codeowners: parseCodeowners("CODEOWNERS", Buffer.from(`* @eve\n/grants/ ${given.owners.join(" ")}\n`)),
    memberships: new Map([["acme/dba", new Map(dba)]]),
    pullRequest: {
      number: 1,
      author: people[0]!,
      base: { ref: "main", repositoryId: 9 },
      head: { repositoryId: given.fork ? 8 : 9 },
      mergedAt: given.mergedAt,
      committers: given.committers,
      unknownCommitters: given.unknown,
      pushers: [given.pusher],
      reviews: given.reviews,
    },
  };
}

function model(given: World): number[] {
  return people
    .filter((who, index) => {
      if (given.fork || given.unknown || who.kind !== "user" || who.id === 1) return false;
      if (who.id === given.pusher.id || given.committers.some(({ id }) => id === who.id)) return false;
      if (
        !given.owners.includes(`@${who.login}`) &&
        !(given.owners.includes("@acme/dba") && given.dba[index] === "member")
      ) {
        return false;
      }
      const heard = given.reviews.filter(
        ({ author, state, submittedAt }) =>
          author.id === who.id && submittedAt <= given.mergedAt && !["COMMENTED", "PENDING"].includes(state),
      );
      const last = heard.filter(({ submittedAt }) => heard.every((other) => other.submittedAt <= submittedAt));
      if (last.length === 0 || last.some(({ state }) => state !== "APPROVED")) return false;
      const final = last.at(-1)!;
      return final.commit === "same" && final.authorMayWrite === true;
    })
    .map(({ id }) => id);
}

it("agrees with the model on every timeline, whatever the order in which reviews are listed", () => {
  let counted = 0;
  fc.assert(
    fc.property(world, fc.nat(), (given, turn) => {
      const facts = factsOf(given);
      const expected = model(given);
      if (expected.length > 0) counted++;
      const decision = approve(facts);
      expect(decision.approvers.map(({ id }) => id).sort()).toEqual(expected);
      expect(decision.allowed).toBe(expected.length > 0);
      const at = turn % (given.reviews.length + 1);
      const turned = [...given.reviews.slice(at), ...given.reviews.slice(0, at)];
      const again = approve({ ...facts, pullRequest: { ...facts.pullRequest, reviews: turned } });
      expect(again.approvers).toEqual(decision.approvers);
    }),
    { numRuns: 4000 },
  );
  expect(counted).toBeGreaterThan(150);
});

it("never gains an approver from a review that is no approval", () => {
  fc.assert(
    fc.property(
      world,
      fc.constantFrom("CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"),
      someone,
      (given, state, author) => {
        const before = new Set(model(given));
        const extra = { id: 99, author, state, commit: "same", submittedAt: 3, authorMayWrite: true } as const;
        const after = approve(factsOf({ ...given, reviews: [...given.reviews, extra] }));
        expect(after.approvers.every(({ id }) => before.has(id))).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
