import { expect, it } from "vitest";
import { type Approval, approve } from "../../src/approval/approve.ts";
import { parseCodeowners } from "../../src/approval/codeowners.ts";
import type { ApprovalFacts, TeamFacts, Touched } from "../../src/approval/facts.ts";
import { type Quorum, takingAway } from "../../src/approval/quorum.ts";
import type { Actor, Reasoning } from "../../src/core/decision.ts";
import type { Review } from "../../src/core/review.ts";
import { golden } from "../golden.ts";

/* Every sentence of a decision about approvals, as a tired person reads it, and what it says to do. */

const person = (id: number, login: string): Actor => ({ id, login, kind: "user" });
const [rosa, ana, ben, eve] = [person(1, "rosa"), person(2, "ana"), person(3, "ben"), person(4, "eve")];
const hour = 3_600_000;
const merged = Date.UTC(2026, 10, 21, 22);
const path = "grants/payments/a.yaml";
const other = "grants/stock/b.yaml";
const at = (blob: string | undefined) => new Map([["c".repeat(40), blob]]);
const security = { kind: "team", organization: "acme", slug: "security" } as const;

const review = (author: Actor, changes: Partial<Review> = {}): Review => ({
  ...{ id: author.id * 10, author, state: "APPROVED", commit: "c".repeat(40), authorMayWrite: true },
  submittedAt: merged - hour,
  ...changes,
});
const target = (blob: string) => [{ path: "targets/payments.yaml", blob: "t", blobsAt: at(blob) }];
const production: Quorum = { asker: "production", people: 2, from: [], requestAge: 24 * hour, approvalAge: 8 * hour };
const beside: Touched = {
  path: other,
  blob: "o",
  blobsAt: at("o"),
  terms: [],
  quorum: { ...takingAway, asker: "target stock" },
};

interface Case extends Partial<Omit<ApprovalFacts, "grant" | "pullRequest" | "codeowners" | "teams">> {
  readonly owners?: string;
  readonly grant?: Partial<Touched>;
  readonly pull?: Partial<ApprovalFacts["pullRequest"]>;
  readonly reviews?: readonly Review[];
  readonly teams?: readonly (readonly [string, TeamFacts])[];
  readonly open?: true;
}

function decide({
  owners = `/${path} @ana @ben\n/${other} @kim\n`,
  grant,
  pull,
  reviews = [],
  open,
  teams,
  ...more
}: Case) {
  const times = open ? { createdAt: merged - 4 * hour } : { createdAt: merged - 4 * hour, mergedAt: merged };
  return approve({
    ...{ moment: open ? "request" : "activation", now: merged, defaultBranch: "main", beside: [] },
    ...more,
    codeowners: owners === "" ? undefined : parseCodeowners("CODEOWNERS", Buffer.from(owners)),
    teams: new Map(teams),
    grant: { path, blob: "b", blobsAt: at("b"), terms: target("t"), quorum: { ...production, people: 1 }, ...grant },
    pullRequest: {
      ...{ number: 7, author: rosa, committers: [rosa], unknownCommitters: false, pushers: [rosa, eve] },
      ...{ base: { ref: "main", repositoryId: 9 }, head: { repositoryId: 9 } },
      ...times,
      reviews,
      ...pull,
    },
  });
}

const unwritable: TeamFacts = { mayOwn: "no", members: new Map([[ana.id, "member"]]) };
const ghost: Actor = { id: 10137, login: "ghost", kind: "ghost" };

const cases: Readonly<Record<string, Case>> = {
  enough: { reviews: [review(ana), review(ben)], grant: { quorum: production } },
  "one of two": { reviews: [review(ana)], grant: { quorum: production } },
  "nobody yet, and open": { open: true },
  "open, and only apply can read the teams": {
    open: true,
    owners: "* @acme/dba\n",
    reviews: [review(ana)],
    grant: { quorum: { ...production, people: 1, from: [security] } },
  },
  "every way not to count": {
    owners: `* @rosa @ana @ben @eve @acme/dba\n`,
    grant: { beneficiary: { login: "kim", actor: person(5, "kim") } },
    reviews: [
      review(rosa),
      review(eve),
      review(person(5, "kim")),
      review(ana, { state: "CHANGES_REQUESTED" }),
      review(ben, { state: "DISMISSED" }),
      review(ghost),
      review(person(6, "lou"), { authorMayWrite: false }),
      review(person(7, "max"), { commit: "d".repeat(40) }),
      review(person(8, "nia"), { commit: "" }),
      review(person(9, "oda"), { submittedAt: merged }),
      review(person(10, "pia"), { submittedAt: merged - 9 * hour }),
      review(person(11, "quin"), { submittedAt: merged + 1000 }),
      review(person(12, "ray"), { state: "COMMENTED" }),
      review(person(13, "sue"), { state: "PENDING" }),
      review(person(14, "tom")),
    ],
  },
  "an approval that is half an hour too old, and open": {
    open: true,
    reviews: [review(ana, { submittedAt: merged - 90 * 60_000 })],
    grant: { quorum: { ...production, approvalAge: hour } },
  },
  "an approval that is an hour too old": {
    reviews: [review(ana, { submittedAt: merged - 2 * hour })],
    grant: { quorum: { ...production, people: 1, approvalAge: hour } },
  },
  "another target than was approved": { reviews: [review(ana)], grant: { terms: target("t-2") } },
  "a team that owns nothing": {
    owners: "* @acme/dba @ben\n",
    reviews: [review(ana)],
    teams: [["acme/dba", unwritable]],
  },
  "no people left who could": { owners: "* @rosa\n" },
  "a pull request that is wrong in every way": {
    open: true,
    moment: "activation",
    owners: "",
    grant: { quorum: undefined, beneficiary: { login: "nobody", actor: undefined } },
    pull: { base: { ref: "side", repositoryId: 9 }, head: {}, unknownCommitters: true, pushers: [] },
  },
  "a pull request that is too old": { open: true, pull: { createdAt: merged - 26 * hour } },
  "a path that nobody owns": { owners: `* @ana\n/${path}\n` },
  "a path that no line names": { owners: "/x @ana\n" },
  "a line that is skipped": { owners: `/${path} @ana\n/${path} ana\n` },
  "another grant that is approved too": { reviews: [review(ana), review(person(5, "kim"))], beside: [beside] },
  "another grant that is not": { reviews: [review(ana)], beside: [beside] },
  "a grant that is taken away, unseen": {
    reviews: [review(ana), review(person(5, "kim"))],
    beside: [{ ...beside, blob: undefined, quorum: takingAway }],
  },
  "another grant whose owners only apply can read": {
    open: true,
    owners: `/${path} @ana\n/${other} @acme/stock @acme/dba\n`,
    reviews: [review(ana)],
    beside: [beside],
  },
};

function text(approval: Approval): string {
  const tree = ({ allowed, later, says, fix, rule, because = [] }: Reasoning, indent: string): string =>
    [
      `${indent}${allowed ? "yes" : later ? "later" : "no"}: ${says}${rule ? ` [${rule}]` : ""}${fix ? ` -> ${fix}` : ""}`,
      ...because.map((node) => tree(node, `${indent}  `)),
    ].join("\n");
  const needs = approval.needed.map(
    ({ kind, path: of, of: who, wanted, have, undecided, missing }) =>
      `  ${kind} ${of}: ${wanted} wanted, ${have} there, ${undecided} undecided, ${missing} missing; ${who.join(" ") || "-"}`,
  );
  return `${tree(approval, "")}\n${needs.join("\n")}\n`;
}

it("says of every case what it is, why, and what to do", () => {
  const told = Object.entries(cases).map(([name, one]) => `## ${name}\n${text(decide(one))}`);
  expect(told.length).toBeGreaterThan(15);
  golden("approval/explained.txt", told.join("\n"));
});
