/** Acme, as its people know it: who they are, where access may be given, and what is asked. */
import type { JobClaims } from "../sandbox/contract.ts";

const organization = "acme";
export const consumer = "acme/payments";

export const people = { ana: 101, ben: 102, chloe: 103, dana: 104, eli: 105, mallory: 106, sam: 107 } as const;
export type Person = keyof typeof people;

/** A place where access may be given, as the people of Acme know it. */
export interface Place {
  readonly target: string;
  readonly account: string;
  readonly environment: string;
  readonly workflow: string;
  readonly table: string;
}

export const places = {
  production: {
    target: "payments-production",
    account: "210987654321",
    environment: "production",
    workflow: ".github/workflows/backfill.yml",
    table: "ledger",
  },
  development: {
    target: "payments-development",
    account: "109876543210",
    environment: "development",
    workflow: ".github/workflows/rehearse.yml",
    table: "dev-ledger",
  },
} as const satisfies Readonly<Record<string, Place>>;
export type PlaceName = keyof typeof places;

/** The workflow file of the consumer whose job runs in an environment. */
export const workflow = (environment: string) => `on:
  workflow_dispatch:
    inputs:
      lease: { required: true, type: string }
jobs:
  backfill:
    runs-on: ubuntu-latest
    environment: ${environment}
    permissions: { id-token: write }
    steps:
      - run: "true"
`;

/** The claims of the job that a place's grants are for. */
export function claimsOf({ environment, workflow: file }: Place): JobClaims {
  return {
    repository: consumer,
    repository_id: "2002",
    repository_owner: organization,
    repository_owner_id: "9001",
    ref: "refs/heads/main",
    environment,
    job_workflow_ref: `${consumer}/${file}@refs/heads/main`,
    sub: `repo:${consumer}:environment:${environment}`,
  };
}

/** A grant file; `beyond` asks for more than its target may give. */
export function grantText(
  { environment, workflow: file, account, table }: Place,
  asked: { readonly minutes: number; readonly start?: string | undefined; readonly beyond?: boolean },
): string {
  const named = asked.beyond ? "secrets" : table;
  return `version: 1
change: https://github.com/acme/payments/pull/812
reason: Backfill the ledger rows that INC-4211 left unposted.
job:
  repository: ${consumer}
  workflow: ${file}
  name: backfill
  ref: refs/heads/main
  environment: ${environment}
access:
  - actions: [dynamodb:GetItem, dynamodb:UpdateItem]
    resources: [arn:aws:dynamodb:eu-west-1:${account}:table/${named}]
window:
  minutes: ${asked.minutes}${asked.start === undefined ? "" : `\n  start: "${asked.start}"`}
`;
}
