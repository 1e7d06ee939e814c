import type { Configuration } from "../../../src/core/configuration.ts";
import type { Grant } from "../../../src/core/grant.ts";
import { type Lease, markOf } from "../../../src/core/lease.ts";
import { subjectOf } from "../../../src/core/subject.ts";
import type { NamedTarget, Target } from "../../../src/core/target.ts";
import { fromIso, minute } from "../../../src/core/time.ts";

/** The example of docs/: an installation, a target and a grant, as literal values. */
export const configuration: Configuration = {
  version: 1,
  installation: "acme",
  repository: "acme/access",
  repository_id: "1001",
  owner_id: "9001",
  audience: "sallyport.acme.example",
  issuer: "https://token.actions.githubusercontent.com",
  branch: "main",
  ledger: "sallyport-ledger",
  lifted: [],
  roles: { binder: "sallyport-binder", unbinder: "sallyport-unbinder", reader: "sallyport-reader" },
};

export const target: NamedTarget = {
  name: "payments-production",
  target: {
    version: 1,
    provider: "aws",
    account: "210987654321",
    partition: "aws",
    regions: ["eu-west-1"],
    tier: "production",
    subjects: [
      {
        repository: "acme/payments",
        repository_id: "2002",
        owner_id: "9001",
        workflows: [".github/workflows/backfill.yml"],
        refs: ["refs/heads/main"],
        environments: ["production"],
      },
    ],
    ceiling: [
      {
        actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"],
        resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/ledger*"],
      },
    ],
    limits: {
      minutes: 240,
      ahead_hours: 168,
      open: { person: 5, repository: 10, target: 50 },
      repeated: { days: 7, grants: 50, minutes: 2880 },
    },
    approvals: { people: 1, from: [], request_hours: 336, approval_hours: 168 },
    freezes: [],
    dispatch: true,
    ends: "release",
  },
};

export const grant: Grant = {
  version: 1,
  change: "https://github.com/acme/payments/pull/812",
  reason: "Backfill the ledger rows that INC-4211 left unposted.",
  job: {
    repository: "acme/payments",
    workflow: ".github/workflows/backfill.yml",
    name: "backfill",
    ref: "refs/heads/main",
    environment: "production",
  },
  access: [
    {
      actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"],
      resources: ["arn:aws:dynamodb:eu-west-1:210987654321:table/ledger"],
    },
  ],
  window: { minutes: 60 },
};

/** 2026-11-21T22:04:42Z: when the example's pull request was merged. */
export const mergedAt = fromIso("2026-11-21T22:04:42Z") as number;

/** The example's lease; what is given takes the place of the example's own. */
export function leaseOf(
  change: Partial<Pick<Lease, "id" | "access" | "from" | "until" | "subject">> & {
    readonly target?: Partial<Target>;
  } = {},
): Lease {
  const { target: overrides, ...rest } = change;
  const from = rest.from ?? mergedAt;
  const named = { name: target.name, target: { ...target.target, ...overrides } };
  const lease = {
    configuration,
    target: named,
    id: "inc-4211",
    subject: subjectOf(target.target.subjects[0]!, grant),
    access: grant.access,
    from,
    until: from + 60 * minute,
    ...rest,
  };
  return {
    ...lease,
    mark: markOf(lease),
    provenance: { pullRequest: 7, blob: "b".repeat(40), facts: "f".repeat(64), ledgerHead: "" },
  };
}
