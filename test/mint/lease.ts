import type { LeaseRef } from "../../src/core/lease.ts";
import { basic, fromIso } from "../../src/core/time.ts";

export const noon = fromIso("2026-11-21T12:00:00Z")!;
export const account = "210987654321";

/** A reference as apply writes it, bound an hour and a minute into the past unless told otherwise. */
export function leaseRef(change: Partial<LeaseRef> = {}): LeaseRef {
  const until = change.until ?? noon + 3_600_000;
  return {
    v: 1,
    provider: "aws",
    id: "backfill",
    account,
    partition: "aws",
    region: "eu-west-1",
    role: `sallyport/1001/${basic(until)}/0123456789abcdef0123456789abcdef/sallyport-fedcba9876543210fedcba9876543210`,
    audience: "sallyport:acme",
    subject: {
      repository: "acme/payments",
      repositoryId: "2002",
      ownerId: "3003",
      ref: "refs/heads/main",
      environment: "production",
      jobWorkflowRef: "acme/payments/.github/workflows/backfill.yml@refs/heads/main",
      sub: ["repo:acme/payments:environment:production", "repo:acme@3003/payments@2002:environment:production"],
    },
    from: noon - 600_000,
    until,
    boundAt: noon - 300_000,
    ...change,
  };
}

/** The claims of the very job that `leaseRef` admits. */
export const claims = {
  sub: "repo:acme/payments:environment:production",
  aud: "sallyport:acme",
  repository: "acme/payments",
  repository_id: "2002",
  repository_owner_id: "3003",
  ref: "refs/heads/main",
  environment: "production",
  job_workflow_ref: "acme/payments/.github/workflows/backfill.yml@refs/heads/main",
  run_id: "71",
  run_attempt: "1",
  check_run_id: "9001",
};
