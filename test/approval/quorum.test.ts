import { describe, expect, it } from "vitest";
import { approve } from "../../src/approval/approve.ts";
import { parseCodeowners } from "../../src/approval/codeowners.ts";
import type { ApprovalFacts, TeamFacts, Touched } from "../../src/approval/facts.ts";
import { filledSeats } from "../../src/approval/matching.ts";
import { shortfall } from "../../src/approval/need.ts";
import { type Quorum, quorumOf, takingAway } from "../../src/approval/quorum.ts";
import type { Actor, Reasoning } from "../../src/core/decision.ts";
import type { Review } from "../../src/core/review.ts";
import type { ApprovalRule, NamedTarget, Tier } from "../../src/core/target.ts";
import { target } from "../aws/provider/example.ts";

/* What targets ask for beside an owner, and what happens to whoever tries to get by with less. */

const person = (id: number, login: string): Actor => ({ id, login, kind: "user" });
const rosa = person(1, "rosa");
const ana = person(2, "ana");
const ben = person(3, "ben");
const eve = person(4, "eve");
const kim = person(5, "kim");
const hour = 3_600_000;
const merged = 1000 * hour;

const review = (author: Actor, changes: Partial<Review> = {}): Review => ({
  id: author.id * 10,
  author,
  state: "APPROVED",
  commit: "c1",
  submittedAt: merged - hour,
  authorMayWrite: true,
  ...changes,
});

const path = "grants/payments-prod/backfill.yaml";
const other = "grants/stock/count.yaml";
const at = (blob: string | undefined) => new Map([["c1", blob]]);
const quorum = (changes: Partial<Quorum> = {}): Quorum => ({
  asker: "target payments",
  people: 1,
  from: [],
  ...changes,
});
const team = (slug: string) => ({ kind: "team", organization: "acme", slug }) as const;

interface Changes extends Partial<Omit<ApprovalFacts, "grant" | "pullRequest" | "codeowners" | "teams">> {
  readonly by?: readonly (Actor | Review)[];
  readonly wants?: Partial<Quorum>;
  readonly grant?: Partial<Touched>;
  readonly pull?: Partial<ApprovalFacts["pullRequest"]>;
  readonly owners?: string;
  readonly teams?: Readonly<Record<string, readonly Actor[]>>;
  readonly mayOwn?: TeamFacts["mayOwn"];
  readonly open?: boolean;
}

function decide({ by = [], wants = {}, grant = {}, pull = {}, teams = {}, mayOwn = "yes", open, ...more }: Changes) {
  const { owners = `/${path} @ana @ben\n/${other} @kim\n`, ...rest } = more;
  const everybody = [rosa, ana, ben, eve, kim];
  return approve({
    moment: "activation",
    defaultBranch: "main",
    beside: [],
    ...rest,
    grant: { path, blob: "b", blobsAt: at("b"), terms: [], quorum: quorum(wants), ...grant },
    codeowners: parseCodeowners("CODEOWNERS", Buffer.from(owners)),
    teams: new Map(
      Object.entries(teams).map(([name, members]): [string, TeamFacts] => [
        `acme/${name}`,
        {
          mayOwn,
          members: new Map(
            everybody.map(({ id }) => [id, members.some((one) => one.id === id) ? "member" : "not-member"]),
          ),
        },
      ]),
    ),
    pullRequest: {
      number: 7,
      author: rosa,
      base: { ref: "main", repositoryId: 9 },
      head: { repositoryId: 9 },
      createdAt: merged - 24 * hour,
      ...(open ? {} : { mergedAt: merged }),
      committers: [rosa],
      unknownCommitters: false,
      pushers: [rosa],
      reviews: by.map((one) => ("state" in one ? one : review(one))),
      ...pull,
    },
  });
}

function refusals({ because = [] }: Reasoning): string {
  return because.flatMap((node) => [...(node.allowed ? [] : [node.says]), refusals(node)]).join("\n");
}

describe("so many people", () => {
  const asks = (tier: Tier, approvals: Partial<ApprovalRule>) =>
    quorumOf({
      name: "payments",
      target: {
        ...target.target,
        tier,
        approvals: { people: 1, from: [], request_hours: 24, approval_hours: 8, ...approvals },
      },
    } satisfies NamedTarget);

  it("are two in production whatever the target says, and as many as it says elsewhere", () => {
    expect(asks("production", {})).toMatchObject({ people: 2, asker: "production" });
    expect(asks("production", { people: 4 })).toMatchObject({ people: 4, asker: "target payments" });
    expect(asks("staging", {})).toMatchObject({ people: 1, requestAge: 24 * hour, approvalAge: 8 * hour });
    expect(asks("development", { people: 3 })).toMatchObject({ people: 3, asker: "target payments" });
  });

  it("may be asked for by name, and a name that is none leaves nothing that could be enough", () => {
    expect(asks("staging", { from: ["@acme/dba", "@Ana"] })?.from).toEqual([
      team("dba"),
      { kind: "user", login: "Ana" },
    ]);
    expect(asks("staging", { from: ["@acme/dba", "ana@example.com"] })).toBeUndefined();
    expect(decide({ by: [ana], grant: { quorum: undefined } })).toMatchObject({ allowed: false, sound: false });
  });

  it("one owner of two is not enough, and it is said what is missing", () => {
    const answer = decide({ by: [ana], wants: { people: 2, asker: "production" } });
    expect(answer).toMatchObject({ allowed: false, approvers: [ana], sound: true });
    expect(answer.says).toBe("these bytes were approved by @ana, and 1 more approval from @ben is missing");
    expect(refusals(answer)).toContain("production needs 2 people who had no part in it, and has 1");
    expect(answer.needed).toEqual([
      { kind: "owner", path, of: ["@ben"], wanted: 1, have: 1, undecided: 0, missing: 0 },
      { kind: "people", path, of: ["@ben"], wanted: 2, have: 1, undecided: 0, missing: 1 },
    ]);
  });

  it("one person twice is one person", () => {
    const again = review(ana, { id: 11, submittedAt: merged - 60_000 });
    expect(decide({ by: [ana, again], wants: { people: 2 } }).allowed).toBe(false);
    expect(decide({ by: [ana, ben], wants: { people: 2 } }).allowed).toBe(true);
  });
});

describe("one from each", () => {
  const wants = { from: [team("dba"), team("security")] };

  it("one person who is in both teams does not stand for both", () => {
    const answer = decide({ by: [ana], wants, teams: { dba: [ana], security: [ana] } });
    expect(answer.allowed).toBe(false);
    expect(shortfall(answer.needed)).toBe("one approval from @acme/security");
    expect(refusals(answer)).toMatch(/needs somebody of @acme\/security who stands for no other/);
  });

  it("two people are enough however they are in the teams, as long as each can stand for one", () => {
    for (const teams of [
      { dba: [ana, ben], security: [ana] },
      { dba: [ana], security: [ana, ben] },
      { dba: [ana, ben], security: [ana, ben] },
    ])
      expect(decide({ by: [ana, ben], wants, teams }).allowed).toBe(true);
    expect(decide({ by: [ana, ben], wants, teams: { dba: [ana, ben], security: [] } }).allowed).toBe(false);
  });

  it("somebody who is asked for by name counts without owning the path, and an owner is needed all the same", () => {
    const teams = { security: [eve, kim] };
    const named = { people: 2, from: [team("security")] };
    const both = decide({ by: [ana, eve], wants: named, teams });
    expect(both).toMatchObject({ allowed: true, approvers: [ana, eve] });
    const none = decide({ by: [eve, kim], wants: named, teams });
    expect(none).toMatchObject({ allowed: false, approvers: [eve, kim] });
    expect(shortfall(none.needed)).toBe("1 more approval from @ana, @ben");
  });

  it("a team that cannot be read denies, and says why", () => {
    const answer = decide({ by: [ana, eve], wants: { from: [team("security")] } });
    expect(answer.allowed).toBe(false);
    expect(refusals(answer)).toMatch(/whether @eve is in @acme\/security cannot be read/);
  });

  it("nobody is counted twice in what is still missing", () => {
    const words = (changes: Changes, people?: number) => shortfall(decide(changes).needed, people);
    const named = { people: 2, from: [team("security")] };
    expect(words({ by: [ana], wants: named })).toBe("one approval from @acme/security");
    expect(words({ by: [], wants: named })).toBe(
      "1 more approval from @ana, @ben, and one approval from @acme/security",
    );
    expect(words({ by: [ana], wants: {} }, 3)).toBe("2 more approvals from @ben");
    expect(words({ by: [ana], wants: {} })).toBe("");
  });

  it("seats are filled as well as they can be", () => {
    const sets = (...fits: readonly number[][]) => fits.map((people) => new Set(people));
    expect(filledSeats(sets([1, 2], [1], [2]))).toEqual([true, true, false]);
    expect(filledSeats(sets([1, 2], [1, 3], [1]))).toEqual([true, true, true]);
    expect(filledSeats(sets([], [1]))).toEqual([false, true]);
    expect(filledSeats([])).toEqual([]);
  });
});

describe("age", () => {
  it("a pull request that was kept for later is refused as a whole", () => {
    const pull = { createdAt: merged - 25 * hour };
    const answer = decide({ by: [ana], pull, wants: { requestAge: 24 * hour } });
    expect(answer).toMatchObject({ allowed: false, sound: false, approvers: [] });
    expect(refusals(answer)).toMatch(
      /opened 25 hours before its merge, and target payments takes none older than 24 hours/,
    );
    expect(decide({ by: [ana], pull, wants: { requestAge: 25 * hour } }).allowed).toBe(true);
  });

  it("an approval that was kept for later does not count, and a fresh one beside it does", () => {
    const stale = review(ana, { submittedAt: merged - 8 * hour - 1000 });
    const answer = decide({ by: [stale], wants: { approvalAge: 8 * hour } });
    expect(answer.approvers).toEqual([]);
    expect(refusals(answer)).toMatch(
      /@ana approved these bytes 9 hours before the merge, and target payments takes none older than 8 hours/,
    );
    expect(decide({ by: [stale, ben], wants: { approvalAge: 8 * hour } }).approvers).toEqual([ben]);
    expect(
      decide({ by: [review(ana, { submittedAt: merged - 8 * hour })], wants: { approvalAge: 8 * hour } }).allowed,
    ).toBe(true);
  });

  it("is told by the clock while the pull request is open", () => {
    const asked = { by: [review(ana)], wants: { approvalAge: 8 * hour }, moment: "request", open: true } as const;
    expect(decide({ ...asked, now: merged + 6 * hour }).approvers).toEqual([ana]);
    const late = decide({ ...asked, now: merged + 8 * hour });
    expect(late.approvers).toEqual([]);
    expect(refusals(late)).toMatch(/9 hours before now/);
  });
});

describe("who may not approve", () => {
  it("the person for whom it is asked, under whatever name", () => {
    const beneficiary = { login: "benny", actor: { ...ben, login: "benny" } };
    const answer = decide({ by: [ben], grant: { beneficiary } });
    expect(answer).toMatchObject({ allowed: false, approvers: [] });
    expect(refusals(answer)).toContain("@ben is the one for whom it is asked and cannot approve it");
    expect(decide({ by: [ben, ana], grant: { beneficiary } }).approvers).toEqual([ana]);
  });

  it("anybody, when the person for whom it is asked is not known", () => {
    const answer = decide({ by: [ana, ben], grant: { beneficiary: { login: "nobody", actor: undefined } } });
    expect(answer).toMatchObject({ allowed: false, sound: false, approvers: [] });
    expect(refusals(answer)).toMatch(/asked for @nobody, whom github does not know/);
  });

  it("whoever approves in the very second of the merge: nothing tells which came first", () => {
    const answer = decide({ by: [review(ana, { submittedAt: merged })] });
    expect(answer.approvers).toEqual([]);
    expect(refusals(answer)).toMatch(/in the very second of the merge/);
    expect(
      decide({ by: [review(ana), review(ana, { id: 11, submittedAt: merged, state: "CHANGES_REQUESTED" })] }).approvers,
    ).toEqual([]);
  });

  it("a team that github takes for no owner, since it is secret or may not write itself", () => {
    const asked = { by: [eve], owners: `/${path} @acme/dba\n`, teams: { dba: [eve] } };
    expect(decide(asked).allowed).toBe(true);
    const answer = decide({ ...asked, mayOwn: "no" });
    expect(answer).toMatchObject({ allowed: false, approvers: [] });
    expect(refusals(answer)).toMatch(/@acme\/dba owns nothing here: github ignores a team/);
    expect(decide({ ...asked, mayOwn: "unknown" })).toMatchObject({ allowed: false, approvers: [] });
  });
});

describe("every path of the commit", () => {
  const second: Touched = { path: other, blob: "o", blobsAt: at("o"), terms: [], quorum: quorum() };
  const gone: Touched = { path: other, blob: undefined, blobsAt: at(undefined), terms: [], quorum: takingAway };

  it("a grant under kind owners does not carry one under others", () => {
    const answer = decide({ by: [ana], beside: [second] });
    expect(answer).toMatchObject({ allowed: false, approvers: [ana] });
    expect(refusals(answer)).toMatch(
      /it also adds grants\/stock\/count\.yaml, and the approvals of that are not complete/,
    );
    expect(shortfall(answer.needed)).toBe(`for ${other} 1 more approval from @kim`);
    expect(decide({ by: [ana, kim], beside: [second] }).allowed).toBe(true);
  });

  it("each has its own bytes, its own people and its own beneficiary", () => {
    expect(decide({ by: [ana, kim], beside: [{ ...second, blobsAt: at("x") }] }).allowed).toBe(false);
    expect(decide({ by: [ana, kim], beside: [{ ...second, quorum: quorum({ people: 2 }) }] }).allowed).toBe(false);
    expect(decide({ by: [ana, kim], beside: [{ ...second, quorum: undefined }] }).allowed).toBe(false);
    const beneficiary = { login: "kim", actor: kim };
    expect(decide({ by: [ana, kim], beside: [{ ...second, beneficiary }] }).allowed).toBe(false);
    expect(decide({ by: [ana, kim], beside: [{ ...second, quorum: quorum({ requestAge: hour }) }] }).allowed).toBe(
      false,
    );
  });

  it("taking somebody else's grant away needs an owner of it who saw that", () => {
    expect(decide({ by: [ana], beside: [gone] }).allowed).toBe(false);
    expect(decide({ by: [ana, kim], beside: [gone] }).allowed).toBe(true);
    expect(decide({ by: [ana, kim], beside: [{ ...gone, blobsAt: at("o") }] }).allowed).toBe(false);
    // A commit that github has forgotten holds no file either: that proves nothing.
    const lost = review(kim, { commit: "lost" });
    const blobsAt = new Map([
      ["c1", undefined],
      ["lost", undefined],
    ]);
    expect(decide({ by: [ana, lost], beside: [{ ...gone, blobsAt }] }).allowed).toBe(false);
    const unnamed = review(kim, { commit: "" });
    expect(
      decide({ by: [ana, unnamed], beside: [{ ...gone, blobsAt: new Map([...blobsAt, ["", undefined]]) }] }).allowed,
    ).toBe(false);
  });

  it("one that belongs to nobody stops them all", () => {
    expect(decide({ by: [ana, kim], beside: [second], owners: `/${path} @ana\n/${other}\n` }).allowed).toBe(false);
  });
});

it("every approval is kept as it counted: which review, of what, when, as whom", () => {
  const { counted } = decide({
    by: [ana, eve, kim],
    wants: { people: 2, from: [team("security")] },
    teams: { security: [eve] },
    beside: [{ path: other, blob: "o", blobsAt: at("o"), terms: [], quorum: quorum() }],
  });
  const entry = { commit: "c1", submittedAt: merged - hour, mayWrite: true };
  expect(counted).toEqual([
    { ...entry, path, by: ana.id, review: 20, as: ["@ana"] },
    { ...entry, path, by: eve.id, review: 40, as: ["@acme/security"] },
    { ...entry, path: other, by: kim.id, review: 50, as: ["@kim"] },
  ]);
  expect(decide({ by: [ana], pull: { head: { repositoryId: 8 } } }).counted).toEqual([]);
});
