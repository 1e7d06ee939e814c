import { describe, expect, it } from "vitest";
import { approve, neededTeams, peopleWhoApproved } from "../../src/approval/approve.ts";
import { parseCodeowners } from "../../src/approval/codeowners.ts";
import type { ApprovalFacts, TeamFacts, TeamMembership, Touched } from "../../src/approval/facts.ts";
import type { Quorum } from "../../src/approval/quorum.ts";
import type { Actor, Reasoning } from "../../src/core/decision.ts";
import type { Review } from "../../src/core/review.ts";
import type { PullRequest } from "../../src/ports.ts";

const person = (id: number, login: string): Actor => ({ id, login, kind: "user" });
const rosa = person(1, "rosa");
const ana = person(2, "ana");
const ben = person(3, "ben");
const eve = person(4, "eve");

const path = "grants/payments-prod/backfill.yaml";
const hour = 3_600_000;
const merged = 100 * hour;
const one: Quorum = { asker: "target payments", people: 1, from: [] };

function review(author: Actor, changes: Partial<Review> = {}): Review {
  return {
    id: author.id * 10,
    author,
    state: "APPROVED",
    commit: "c1",
    submittedAt: merged - 5000,
    authorMayWrite: true,
    ...changes,
  };
}

const pullRequest: PullRequest = {
  number: 7,
  url: "https://github.com/acme/access/pull/7",
  title: "backfill",
  state: "merged",
  author: rosa,
  base: { ref: "main", sha: "b0", repositoryId: 9 },
  head: { ref: "backfill", sha: "c1", repositoryId: 9 },
  createdAt: merged - 10 * hour,
  mergedAt: merged,
  mergeCommit: "m1",
  committers: [rosa],
  unknownCommitters: false,
  pushers: [rosa],
  reviews: [review(ana)],
};

interface Changes extends Partial<Omit<ApprovalFacts, "pullRequest" | "codeowners" | "grant">> {
  readonly pull?: Partial<PullRequest>;
  readonly owners?: string;
  readonly grant?: Partial<Touched>;
}

const touched: Touched = {
  path,
  blob: "blob-1",
  terms: [],
  blobsAt: new Map([
    ["c1", "blob-1"],
    ["c2", "blob-2"],
  ]),
  quorum: one,
};

function decide({ pull = {}, owners = "/grants/ @ana @ben\n", grant = {}, ...changes }: Changes = {}) {
  return approve({
    moment: "activation",
    defaultBranch: "main",
    beside: [],
    teams: new Map(),
    ...changes,
    grant: { ...touched, ...grant },
    pullRequest: { ...pullRequest, ...pull },
    codeowners: parseCodeowners("CODEOWNERS", Buffer.from(owners)),
  });
}

const logins = (changes?: Changes) => decide(changes).approvers.map(({ login }) => login);

/** Every sentence of a refusal in the tree. */
function refusals({ because = [] }: Reasoning): string[] {
  return because.flatMap((node) => [...(node.allowed ? [] : [node.says]), ...refusals(node)]);
}

function members(
  team: string,
  who: readonly (readonly [Actor, TeamMembership])[],
  mayOwn: TeamFacts["mayOwn"] = "yes",
): ApprovalFacts["teams"] {
  return new Map([[team, { mayOwn, members: new Map(who.map(([{ id }, standing]) => [id, standing])) }]]);
}

describe("an approval counts", () => {
  it("from an owner of the path who saw the merged bytes", () => {
    const decision = decide();
    expect(decision).toMatchObject({ allowed: true, approvers: [ana], couldApprove: ["@ben"] });
    expect(decision.says).toBe("these bytes were approved by @ana");
    expect(refusals(decision)).toEqual([]);
  });

  it("from two, each once", () => {
    expect(
      logins({ pull: { reviews: [review(ana), review(ben), review(ana, { id: 21, submittedAt: merged - 10 })] } }),
    ).toEqual(["ben", "ana"]);
  });

  it("a second before the merge, and of an old commit that holds the same bytes", () => {
    const grant = { blobsAt: new Map([["c0", "blob-1"]]) };
    const reviews = [review(ana, { commit: "c0", submittedAt: merged - 1000 })];
    expect(logins({ grant, pull: { reviews } })).toEqual(["ana"]);
  });

  it("whatever comments and unsubmitted reviews follow", () => {
    const later = [
      review(ana, { id: 21, state: "COMMENTED", submittedAt: merged - 10 }),
      review(ana, { id: 22, state: "PENDING", submittedAt: merged - 9 }),
    ];
    expect(logins({ pull: { reviews: [review(ana), ...later] } })).toEqual(["ana"]);
  });

  it("that somebody dismissed only after the merge, and says so", () => {
    const dismissed = { at: merged + 1000, was: "APPROVED" } as const;
    const decision = decide({ pull: { reviews: [review(ana, { state: "DISMISSED", dismissed })] } });
    expect(decision).toMatchObject({ allowed: true, approvers: [ana] });
    expect(refusals(decision)).toEqual(["a review of @ana was dismissed after the merge, which takes nothing back"]);
  });

  it("from an owner whose login is spelt otherwise in CODEOWNERS", () => {
    expect(logins({ owners: "/grants/ @ANA\n" })).toEqual(["ana"]);
  });

  it("from an active member of an owning team", () => {
    const teams = members("acme/dba", [[ana, "member"]]);
    expect(logins({ owners: "* @Acme/DBA\n", teams })).toEqual(["ana"]);
  });

  it("so far, on an open pull request at the moment of the request", () => {
    const { mergedAt: _mergedAt, ...open } = pullRequest;
    const facts = { defaultBranch: "main", grant: touched, beside: [], teams: new Map() };
    const codeowners = parseCodeowners("CODEOWNERS", Buffer.from("* @ana"));
    const asked = { ...facts, pullRequest: { ...open, state: "open" as const }, codeowners };
    expect(approve({ ...asked, moment: "request" }).approvers).toEqual([ana]);
    expect(approve({ ...asked, moment: "activation" })).toMatchObject({ allowed: false, approvers: [] });
  });
});

describe("an approval does not count", () => {
  const cases: readonly (readonly [string, Changes, RegExp])[] = [
    [
      "of other bytes",
      { pull: { reviews: [review(ana, { commit: "c2" })] } },
      /@ana approved other bytes than these \(at commit c2\)/,
    ],
    ["of a commit that github forgot", { pull: { reviews: [review(ana, { commit: "" })] } }, /other bytes.*unknown/],
    ["of a commit without the file", { grant: { blobsAt: new Map([["c1", undefined]]) } }, /other bytes/],
    ["of a commit that was not looked up", { grant: { blobsAt: new Map() } }, /other bytes/],
    [
      "under another target than stands now",
      { grant: { terms: [{ path: "targets/db.yaml", blob: "target-2", blobsAt: new Map([["c1", "target-1"]]) }] } },
      /under another targets\/db\.yaml than the default branch holds now/,
    ],
    [
      "at a commit whose target was not looked up",
      { grant: { terms: [{ path: "targets/db.yaml", blob: "target-2", blobsAt: new Map() }] } },
      /under another targets\/db\.yaml/,
    ],
    ["after the merge", { pull: { reviews: [review(ana, { submittedAt: merged + 1 })] } }, /after the merge/],
    [
      "dismissed in the very second of the merge",
      { pull: { reviews: [review(ana, { state: "DISMISSED", dismissed: { at: merged, was: "APPROVED" } })] } },
      /dismissed/,
    ],
    [
      "that had asked for changes, and was dismissed after the merge",
      {
        pull: {
          reviews: [review(ana, { state: "DISMISSED", dismissed: { at: merged + 1000, was: "CHANGES_REQUESTED" } })],
        },
      },
      /@ana requested changes/,
    ],
    ["once dismissed", { pull: { reviews: [review(ana, { state: "DISMISSED" })] } }, /dismissed/],
    [
      "when a later one was dismissed",
      { pull: { reviews: [review(ana), review(ana, { id: 21, state: "DISMISSED", submittedAt: merged - 10 })] } },
      /dismissed, and earlier ones do not come back/,
    ],
    [
      "when changes were requested later",
      {
        pull: { reviews: [review(ana), review(ana, { id: 21, state: "CHANGES_REQUESTED", submittedAt: merged - 10 })] },
      },
      /@ana requested changes/,
    ],
    [
      "when changes were requested in the same second",
      { pull: { reviews: [review(ana, { id: 21 }), review(ana, { state: "CHANGES_REQUESTED" })] } },
      /@ana requested changes/,
    ],
    [
      "of the right bytes when other bytes were approved later",
      { pull: { reviews: [review(ana), review(ana, { id: 21, commit: "c2", submittedAt: merged - 10 })] } },
      /other bytes/,
    ],
    [
      "of the author",
      { owners: "* @rosa\n", pull: { reviews: [review(rosa)] } },
      /@rosa opened this pull request and cannot approve it/,
    ],
    ["of a committer", { pull: { committers: [rosa, ana] } }, /@ana made a commit/],
    ["of a pusher", { pull: { pushers: [rosa, ana] } }, /@ana pushed to its branch/],
    ["of a committer under an old name", { pull: { committers: [{ ...ana, login: "old-ana" }] } }, /made a commit/],
    ["of a bot", { owners: "* @ana\n", pull: { reviews: [review({ ...ana, kind: "bot" })] } }, /not a person/],
    [
      "of an account that is gone",
      { owners: "* @ghost\n", pull: { reviews: [review({ id: 10137, login: "ghost", kind: "ghost" })] } },
      /not a person/,
    ],
    [
      "of somebody who owns nothing here",
      { pull: { reviews: [review(eve)] } },
      /@eve approved exactly these bytes, but does not own/,
    ],
    [
      "of somebody without write access",
      { pull: { reviews: [review(ana, { authorMayWrite: false })] } },
      /write access/,
    ],
    [
      "of somebody who has taken an owner's old name",
      { owners: "* @ana\n", pull: { author: { ...ana, login: "x" } } },
      /opened this pull request/,
    ],
    [
      "of no member of the team",
      { owners: "* @acme/dba\n", teams: members("acme/dba", [[ana, "not-member"]]) },
      /does not own/,
    ],
    ["of a team that cannot be read", { owners: "* @acme/dba\n" }, /without a reader app only @user owners count/],
    [
      "of a team that is unknown for this person",
      { owners: "* @acme/dba\n", teams: members("acme/dba", [[ben, "member"]]) },
      /cannot be read/,
    ],
    ["for another branch", { pull: { base: { ...pullRequest.base, ref: "side" } } }, /not for the default branch/],
    ["from a fork", { pull: { head: { ref: "x", sha: "c1", repositoryId: 10 } } }, /in another repository/],
    ["from a repository that is gone", { pull: { head: { ref: "x", sha: "c1" } } }, /in another repository or gone/],
    ["with unknown committers", { pull: { unknownCommitters: true } }, /no account, and who could be anybody/],
    ["with unknown pushers", { pull: { pushers: [] } }, /nobody who pushed/],
    [
      "that a bot pushed to for somebody",
      { pull: { pushers: [rosa, { id: 41898282, login: "github-actions[bot]", kind: "bot" }] } },
      /@github-actions\[bot\] pushed to its branch, and @rosa opened it/,
    ],
    [
      "that an account pushed to which is gone",
      { pull: { pushers: [rosa, { id: 10137, login: "ghost", kind: "ghost" }] } },
      /@ghost pushed to its branch/,
    ],
    [
      "of a bot to which another one pushed",
      {
        pull: {
          author: { id: 8, login: "asker[bot]", kind: "bot" },
          pushers: [{ id: 9, login: "other[bot]", kind: "bot" }],
        },
      },
      /@other\[bot\] pushed to its branch, and @asker\[bot\] opened it/,
    ],
    ["when no line of CODEOWNERS matches", { owners: "/targets/ @ana\n" }, /no line of CODEOWNERS matches/],
    ["when the last line that matches names nobody", { owners: "* @ana\n/grants/\n" }, /line 2 of CODEOWNERS leaves/],
    [
      "when a later line was skipped",
      { owners: "* @ana\n/grants/ @ana ben\n" },
      /CODEOWNERS:2 is skipped and may have been meant/,
    ],
    ["when the file is empty", { owners: "" }, /no line of CODEOWNERS/],
  ];
  it.each(cases)("%s", (_name, changes, reason) => {
    const decision = decide(changes);
    expect(decision).toMatchObject({ allowed: false, approvers: [] });
    expect(refusals(decision).join("\n")).toMatch(reason);
    expect(decision.fix).not.toBe("");
  });

  it("without a CODEOWNERS file", () => {
    const facts = {
      moment: "activation",
      defaultBranch: "main",
      grant: touched,
      beside: [],
      teams: new Map(),
    } as const;
    const decision = approve({ ...facts, pullRequest, codeowners: undefined });
    expect(decision).toMatchObject({ allowed: false, approvers: [] });
    expect(refusals(decision)[0]).toMatch(/no CODEOWNERS file/);
  });

  it("when one of two has an invalid line before the one that matches, which changes nothing", () => {
    expect(logins({ owners: "/x ben\n/grants/ @ana\n" })).toEqual(["ana"]);
  });
});

describe("what the command asks for", () => {
  const { rules } = parseCodeowners(
    "CODEOWNERS",
    Buffer.from("* @acme/all\n/grants/ @ana @acme/dba @ACME/dba @acme/sre\n"),
  );

  it("is the teams of the paths and those asked for by name, each once, and whether they own", () => {
    const dba = { organization: "ACME", slug: "dba", owns: true };
    const sre = { organization: "acme", slug: "sre", owns: true };
    const all = { organization: "acme", slug: "all" };
    expect(neededTeams(rules, [path])).toEqual([dba, sre]);
    expect(neededTeams(rules, ["README.md"])).toEqual([{ ...all, owns: true }]);
    expect(neededTeams(rules, [path, "README.md"])).toEqual([dba, sre, { ...all, owns: true }]);
    const from = [
      { kind: "team", organization: "acme", slug: "SRE" },
      { kind: "team", ...all },
    ] as const;
    expect(neededTeams(rules, [path], from)).toEqual([sre, { ...all, owns: false }, dba]);
    expect(neededTeams([], [path])).toEqual([]);
  });

  it("is asked for people whose approval stands", () => {
    const reviews = [
      review(ana),
      review(ben),
      review(ben, { id: 31, state: "CHANGES_REQUESTED", submittedAt: merged - 10 }),
      review({ id: 5, login: "x[bot]", kind: "bot" }),
      review(eve, { submittedAt: merged + 1 }),
    ];
    expect(peopleWhoApproved({ reviews, mergedAt: merged })).toEqual([ana]);
  });

  it("names who could still approve: owners who had no part in it", () => {
    const owners = "* @rosa @ana @ben @eve @acme/dba\n";
    expect(decide({ owners, pull: { pushers: [rosa, eve] } }).couldApprove).toEqual(["@ben", "@acme/dba"]);
  });
});

describe("a team that the pull request's own token cannot read", () => {
  const open = (reviews: readonly Review[], pull: Partial<PullRequest> = {}): Changes => {
    return { moment: "request", owners: "* @acme/dba\n", pull: { ...pull, reviews } };
  };

  it("leaves the approval undecided at the request, and neither counts nor refuses it", () => {
    const answer = decide({ ...open([review(ana), review(ben)]), teams: members("acme/dba", []) });
    expect(answer).toMatchObject({ allowed: false, later: true, sound: true, approvers: [] });
    expect(answer.undecided).toEqual([ana, ben]);
    expect(answer.says).toMatch(/approved by @ana, @ben; whether as owners .* only after the merge/);
  });

  it("says so of nobody whose approval fails otherwise", () => {
    const answer = decide(open([review(rosa), review(ana, { commit: "c2" }), review(ben, { authorMayWrite: false })]));
    expect(answer).toMatchObject({ allowed: false, undecided: [] });
    expect(answer.later).toBeUndefined();
  });

  it("says so of nobody when the pull request itself is refused, and puts the reason first", () => {
    const answer = decide(open([review(ana)], { head: { ref: "x", sha: "c1", repositoryId: 10 } }));
    expect(answer).toMatchObject({ sound: false, undecided: [] });
    expect(answer.because?.find(({ allowed }) => !allowed)?.says).toMatch(/in another repository/);
  });
});
