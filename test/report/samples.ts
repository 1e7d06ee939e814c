import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { PolicyDecision } from "../../src/core/decision.ts";
import { readGrant, readTarget } from "../../src/core/parse.ts";
import type { Chain, GrantReport, Story } from "../../src/core/report.ts";
import { listedSubject, subjectOf } from "../../src/core/subject.ts";

const root = join(import.meta.dirname, "../..");
const path = "grants/payments-production/backfill-4211.yaml";
const { grant, id } = readGrant(path, readFileSync(join(root, "examples", path)), "0".repeat(40)).value!;
const targetPath = "targets/payments-production.yaml";
const { name, target } = readTarget(targetPath, readFileSync(join(root, targetPath))).value!;

export const dana = { id: 501, login: "dana", kind: "user" } as const;
export const erin = { id: 502, login: "erin", kind: "user" } as const;

const policy: PolicyDecision = {
  allowed: true,
  reasons: [{ rule: "listed-jobs-may-ask", effect: "permit", says: "a job that the target lists may ask" }],
  pending: [
    {
      rule: "production-needs-two",
      effect: "forbid",
      says: "production needs two approvers; there is one",
      fix: "ask one more owner",
    },
  ],
  approversWanted: 2,
  policyDigest: "a".repeat(64),
  factsDigest: "b".repeat(64),
};

/** The shipped example as `validate` reports it: one of two approvals given. */
export const waiting: GrantReport = {
  path,
  id,
  target: name,
  tier: target.tier,
  account: target.account,
  resource: "arn:aws:iam::210987654321:role/sallyport/1001/20261121T230000Z/0123456789abcdef/sallyport-0123456789ab",
  access: grant.access,
  subject: subjectOf(listedSubject(target, grant)!, grant),
  documents: [
    {
      name: "trust",
      content: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRoleWithWebIdentity" }] },
    },
    {
      name: "permissions",
      content: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: grant.access[0]?.actions }] },
    },
  ],
  told: ["job backfill: AWS sees no job name"],
  window: grant.window,
  change: grant.change,
  reason: grant.reason,
  requester: dana,
  approval: {
    allowed: true,
    says: "these bytes were approved by @erin",
    because: [
      { allowed: true, says: "@acme/payments-owners owns the path", rule: "CODEOWNERS:18" },
      { allowed: true, says: "@erin approved the very bytes" },
      { allowed: false, says: "@dana opened the pull request", fix: "ask somebody else" },
    ],
    approvers: [erin],
    couldApprove: ["@acme/payments-owners"],
  },
  policy,
  stillNeeded: "one more approval by @acme/payments-owners",
};

const { pending: _pending, ...settled } = policy;

export const ready: GrantReport = { ...waiting, policy: settled, stillNeeded: "" };

/** Both owners approved, and the pull request's own token cannot read their team. */
export const undecided: GrantReport = {
  ...ready,
  approval: {
    allowed: false,
    later: true,
    says: "these bytes were approved by @erin, @frank; whether as owners of this path can be read only after the merge",
    because: [{ allowed: false, later: true, says: "@erin approved exactly these bytes" }],
    approvers: [],
    undecided: [erin, { id: 503, login: "frank", kind: "user" }],
    couldApprove: ["@acme/payments-owners"],
  },
  decidedLater: "apply finds @erin and @frank in @acme/payments-owners, which only apply can read",
};

export const refused: GrantReport = {
  ...waiting,
  id: "too-long",
  policy: {
    ...settled,
    allowed: false,
    reasons: [
      {
        rule: "production-minutes",
        effect: "forbid",
        says: "access to production lasts at most 120 minutes",
        fix: "ask for fewer minutes",
      },
      { rule: "production-change", effect: "error", says: "the rule could not be evaluated: no such attribute" },
    ],
  },
  window: { minutes: 240, start: "2026-11-21T23:00:00+01:00" },
  stillNeeded: "a shorter window",
};

export const chains: readonly Chain[] = [
  {
    target: "payments-production",
    id: "backfill-4211",
    links: [
      {
        link: "request",
        state: "present",
        at: "2026-11-21T21:50:00Z",
        says: "@dana asked in pull request #7",
        evidence: ["9f3c2d1"],
      },
      { link: "approval", state: "present", at: "2026-11-21T21:58:00Z", says: "@erin and @frank approved these bytes" },
      {
        link: "lease",
        state: "present",
        at: "2026-11-21T22:00:05Z",
        says: "open until 2026-11-21T23:00:00Z",
        evidence: ["e-1", "e-2"],
      },
      {
        link: "mint",
        state: "present",
        at: "2026-11-21T22:01:00Z",
        says: "one session, by run 41-1 (recorded, not proven)",
      },
      { link: "use", state: "not-yet", says: "the cloud's log has not been delivered yet" },
      { link: "release", state: "present", at: "2026-11-21T22:02:00Z", says: "the job gave it up" },
      {
        link: "revocation",
        state: "present",
        at: "2026-11-21T22:02:02Z",
        says: "denied and closed; proven by evaluation",
      },
      { link: "revert", state: "not-yet", says: "the file is still there" },
    ],
  },
  {
    target: "payments-development",
    id: "probe",
    links: [
      { link: "request", state: "present", says: "@dana asked in pull request #8" },
      { link: "approval", state: "broken", says: "the bytes on the default branch are not those that were approved" },
      { link: "mint", state: "never-minted", says: "no job ever asked for it" },
      { link: "revocation", state: "absent", says: "its time is over, and no event says that it was sealed" },
    ],
  },
];

export const stories: readonly Story[] = [
  {
    target: "payments-production",
    id: "backfill-4211",
    pullRequest: 7,
    approvers: ["erin", "frank"],
    from: "2026-11-21T22:00:00Z",
    until: "2026-11-21T23:00:00Z",
    runs: ["https://github.com/acme/payments/actions/runs/41/attempts/1"],
    provenDeadAt: "2026-11-21T22:02:02Z",
    ended: "its job released it",
    event: "0123456789abcdef0123456789abcdef",
  },
  {
    target: "payments-development",
    id: "probe",
    approvers: [],
    runs: [],
    ended: "it was revoked",
    event: "f".repeat(32),
  },
  {
    target: "payments-development",
    id: "late",
    pullRequest: 9,
    approvers: ["dana"],
    from: "2026-11-21T20:00:00Z",
    until: "2026-11-21T21:00:00Z",
    ended: "its window is over",
    event: "e".repeat(32),
  },
];
