import fc from "fast-check";
import { expect, it } from "vitest";
import { approve } from "../../src/approval/approve.ts";
import { parseCodeowners, readOwner } from "../../src/approval/codeowners.ts";
import type { ApprovalFacts, TeamFacts, TeamMembership, Touched } from "../../src/approval/facts.ts";
import type { Actor } from "../../src/core/decision.ts";
import type { Review } from "../../src/core/review.ts";
import { blobOf, model, type Place, people, type Story, teamNames } from "./timeline-model.ts";

/* Random review timelines against a model that works backwards: it takes each person and looks for any one reason to say no. */

const someone = fc.constantFrom(...people);
const mostly = <T>(usual: T, ...rare: readonly T[]) =>
  fc.oneof({ weight: 24, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
const approved = Array.from({ length: 12 }, () => "APPROVED" as const);
const states = [...approved, "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "DISMISSED", "PENDING"] as const;
const commits = [...Array.from({ length: 9 }, () => "h1"), "h2", "h2", "h3", "gone", ""] as const;

const reviews: fc.Arbitrary<Review[]> = fc
  .array(
    fc.record({
      author: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...people.slice(1, 5)) },
        { weight: 1, arbitrary: someone },
      ),
      state: fc.constantFrom(...states),
      commit: fc.constantFrom(...commits),
      submittedAt: fc.integer({ min: 0, max: 12 }),
      authorMayWrite: mostly(true, false),
      dismissed: fc.option(
        fc.record({
          at: fc.integer({ min: 0, max: 20 }),
          was: mostly<"APPROVED" | "CHANGES_REQUESTED">("APPROVED", "CHANGES_REQUESTED"),
        }),
        { freq: 4, nil: undefined },
      ),
    }),
    { minLength: 3, maxLength: 10 },
  )
  .map((list) =>
    list.map(({ dismissed, ...review }, index) => ({
      ...review,
      id: index + 1,
      ...(review.state === "DISMISSED" && dismissed ? { dismissed } : {}),
    })),
  );

const standing = mostly<TeamMembership | undefined>("member", "not-member", "unknown", undefined);
const team = fc.record({
  mayOwn: mostly<TeamFacts["mayOwn"]>("yes", "no", "unknown"),
  members: fc.tuple(...people.map(() => standing)),
});

const place = (path: string): fc.Arbitrary<Place> =>
  fc.record({
    path: fc.constant(path),
    owners: fc.subarray(["@ana", "@ben", "@rosa", "@acme/dba", "@acme/sre", "@kim"], { minLength: 1 }),
    // A push may leave the file alone, change it, or take it away; the target may have moved meanwhile.
    held: fc.record({
      h1: mostly("now", "other", "absent"),
      h2: mostly("now", "other", "absent"),
      h3: mostly("other", "now", "absent"),
    }),
    target: fc.record({ h1: mostly("now", "other"), h2: mostly("now", "other"), h3: mostly("now", "other") }),
    people: fc.constantFrom(1, 1, 1, 2, 2, 3),
    from: fc.subarray(["@acme/dba", "@acme/sec", "@eve", "@ana"], { maxLength: 3 }),
    requestAge: fc.integer({ min: 12, max: 40 }),
    approvalAge: fc.integer({ min: 6, max: 20 }),
    beneficiary: mostly<Actor | "nobody" | "unknown">("nobody", "unknown", ...people.slice(1, 4)),
    readable: mostly(true, false),
  });

const story: fc.Arbitrary<Story> = fc.record({
  reviews,
  createdAt: fc.integer({ min: -10, max: 0 }),
  mergedAt: fc.integer({ min: 6, max: 13 }),
  committers: mostly<readonly Actor[]>([], ...people.map((one) => [one])),
  pusher: fc.oneof({ weight: 4, arbitrary: fc.constant(people[0]!) }, { weight: 1, arbitrary: someone }),
  teams: fc.record({ dba: team, sre: team, sec: team }),
  fork: mostly(false, true),
  unknown: mostly(false, true),
  grant: place("grants/a/b.yaml"),
  beside: fc.option(place("grants/c/d.yaml"), { freq: 3, nil: undefined }),
  takesAway: fc.boolean(),
});

function touchedOf(told: Place, takesAway: boolean): Touched {
  const at = (version: Place["held"] | Place["target"]) =>
    new Map(["h1", "h2", "h3", "gone"].map((commit) => [commit, blobOf(version, commit)]));
  const owners = told.from.map(readOwner).filter((owner) => "kind" in owner);
  const nobody = told.beneficiary === "nobody" || takesAway;
  return {
    path: told.path,
    blob: takesAway ? undefined : "now",
    blobsAt: at(told.held),
    terms: takesAway ? [] : [{ path: "targets/a.yaml", blob: "now", blobsAt: at(told.target) }],
    quorum: takesAway
      ? { asker: "taking it away", people: 1, from: [] }
      : told.readable
        ? { asker: "it", people: told.people, from: owners, requestAge: told.requestAge, approvalAge: told.approvalAge }
        : undefined,
    ...(nobody
      ? {}
      : {
          beneficiary: { login: "x", actor: told.beneficiary === "unknown" ? undefined : (told.beneficiary as Actor) },
        }),
  };
}

function factsOf(told: Story): ApprovalFacts {
  const teams = teamNames.map((name): [string, TeamFacts] => {
    const { mayOwn, members } = told.teams[name];
    const known = people.flatMap(({ id }, index) =>
      members[index] === undefined ? [] : [[id, members[index]] as const],
    );
    return [`acme/${name}`, { mayOwn, members: new Map(known) }];
  });
  const lines = [told.grant, ...(told.beside ? [told.beside] : [])].map(
    ({ path, owners }) => `/${path} ${owners.join(" ")}`,
  );
  return {
    moment: "activation",
    defaultBranch: "main",
    grant: touchedOf(told.grant, false),
    beside: told.beside ? [touchedOf(told.beside, told.takesAway)] : [],
    codeowners: parseCodeowners("CODEOWNERS", Buffer.from(["* @eve", ...lines].join("\n"))),
    teams: new Map(teams),
    pullRequest: {
      number: 1,
      author: people[0]!,
      base: { ref: "main", repositoryId: 9 },
      head: { repositoryId: told.fork ? 8 : 9 },
      createdAt: told.createdAt,
      mergedAt: told.mergedAt,
      committers: told.committers,
      unknownCommitters: told.unknown,
      pushers: [told.pusher],
      reviews: told.reviews,
    },
  };
}

/** What had happened to a review before then. */
function soFar(review: Review, now: number): readonly Review[] {
  if (review.submittedAt >= now) return [];
  const { dismissed, ...rest } = review;
  return dismissed === undefined || dismissed.at <= now ? [review] : [{ ...rest, state: dismissed.was }];
}

it("agrees with the model on 10,000 timelines, whatever the order in which reviews are listed", {
  timeout: 60_000,
}, () => {
  const seen = { tried: 0, allowed: 0, counted: 0, beside: 0, named: 0, late: 0 };
  fc.assert(
    fc.property(story, fc.nat(), (told, turn) => {
      seen.tried++;
      const facts = factsOf(told);
      const expected = model(told);
      const decision = approve(facts);
      expect(decision.approvers.map(({ id }) => id).sort()).toEqual(expected.approvers);
      expect(decision.allowed).toBe(expected.allowed);
      if (decision.allowed)
        expect(decision.needed.every(({ missing, undecided }) => missing + undecided === 0)).toBe(true);
      if (expected.approvers.length > 0) seen.counted++;
      if (expected.allowed) seen.allowed++;
      if (expected.allowed && told.beside) seen.beside++;
      if (expected.allowed && told.grant.from.length > 1) seen.named++;
      const late = ({ id }: Actor) =>
        told.reviews.findLast(({ author }) => author.id === id)?.state === "DISMISSED" ? 1 : 0;
      seen.late += decision.approvers.reduce((sum, who) => sum + late(who), 0);
      const at = turn % (told.reviews.length + 1);
      const turned = [...told.reviews.slice(at), ...told.reviews.slice(0, at)];
      const again = approve({ ...facts, pullRequest: { ...facts.pullRequest, reviews: turned } });
      expect([again.approvers, again.allowed]).toEqual([decision.approvers, decision.allowed]);
    }),
    { numRuns: 10_000 },
  );
  // A property that only ever sees refusals proves little.
  expect(seen.counted).toBeGreaterThan(seen.tried / 10);
  expect(seen.allowed).toBeGreaterThan(seen.tried / 40);
  expect(seen.beside).toBeGreaterThan(seen.tried / 250);
  expect(seen.late).toBeGreaterThan(seen.tried / 500);
  expect(seen.named).toBeGreaterThan(seen.tried / 2000);
});

it("gains nothing from a review that is no approval, nor from knowing less of a team", () => {
  const extra = fc.constantFrom("CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING");
  fc.assert(
    fc.property(story, extra, someone, fc.constantFrom(...teamNames), (told, state, author, name) => {
      const before = approve(factsOf(told));
      const review = { id: 99, author, state, commit: "h1", submittedAt: 3, authorMayWrite: true } as const;
      const unread = { mayOwn: "unknown", members: people.map(() => undefined) } as const;
      for (const worse of [
        { ...told, reviews: [...told.reviews, review] },
        { ...told, teams: { ...told.teams, [name]: unread } },
      ]) {
        const after = approve(factsOf(worse));
        expect(after.approvers.every(({ id }) => before.approvers.some((one) => one.id === id))).toBe(true);
        expect(after.allowed && !before.allowed).toBe(false);
      }
    }),
    { numRuns: 1500 },
  );
});

it("tells at the request what apply will find, and never calls complete what is not", () => {
  fc.assert(
    fc.property(story, (told) => {
      const facts = factsOf(told);
      const { mergedAt, ...pullRequest } = facts.pullRequest;
      // What is not yet merged: every review so far came before now.
      const open = {
        ...facts,
        moment: "request",
        now: mergedAt!,
        pullRequest: { ...pullRequest, reviews: told.reviews.flatMap((review) => soFar(review, mergedAt!)) },
      } as const;
      const later = approve({ ...facts, pullRequest: { ...facts.pullRequest, reviews: open.pullRequest.reviews } });
      const now = approve(open);
      expect(now.approvers).toEqual(later.approvers);
      expect(now.allowed).toBe(later.allowed);
      if (now.sound && now.needed.some(({ missing }) => missing > 0)) expect(later.allowed).toBe(false);
    }),
    { numRuns: 1500 },
  );
});
