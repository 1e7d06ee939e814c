/** Acme's installation, as files and facts: what every sequence begins with. Read once in a process. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { SandboxCloud } from "../../sandbox/cloud/index.ts";
import type { JobClaims, SandboxClock } from "../../sandbox/contract.ts";
import { memoryHub } from "../../sandbox/memory/hub.ts";

const root = join(import.meta.dirname, "../..");
export const organization = "acme";
export const access = "acme/access";
export const consumer = "acme/payments";
export const audience = "sallyport.acme.example";

export const people = { ana: 101, ben: 102, chloe: 103, dana: 104, eli: 105, mallory: 106, sam: 107 } as const;
export type Person = keyof typeof people;
export const writer = "sallyport-writer[bot]";
export const reader = "sallyport-reader[bot]";

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

const below = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
const paths = ["sallyport.yaml", ".github/CODEOWNERS", ...below("targets"), ...below("policies")];
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));

const workflow = (environment: string) => `on:
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

export function openHub(clock: SandboxClock) {
  return memoryHub({
    clock,
    ...{ repository: access, id: 1001, ownerId: 9001, files },
    people: { ...people, [writer]: 32, [reader]: 31 },
    administrators: ["sam"],
    teams: { "payments-owners": ["ben", "chloe"], security: ["sam", "eli"] },
    protect: { main: [writer], "sallyport-ledger": [writer] },
    others: {
      [consumer]: {
        id: 2002,
        facts: ({ environment }) => ({
          repository: { read: { id: "2002", ownerId: "9001" } },
          ref: { read: { commit: "c".repeat(40), ruled: true, classic: false, immutable: false } },
          environment: { read: { admits: [{ kind: "branch", pattern: "main" }] } },
          workflow: { read: { blob: "b".repeat(40), text: workflow(environment) } },
          format: { read: { usesDefault: true, prefix: "repo:acme/payments" } },
        }),
      },
    },
  });
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

const bootstraps = Object.values(places).map(({ account }) => {
  const template = parse(readFileSync(join(root, `bootstrap/${account}.yaml`), "utf8"));
  return {
    account,
    resources: Object.values((template as { Resources: Readonly<Record<string, Resource>> }).Resources),
  };
});

/** What the account's owner deploys, but for the control roles: nobody is judged by them here. */
export async function deploy(cloud: SandboxCloud): Promise<void> {
  for (const { account, resources } of bootstraps) {
    const { state } = cloud.iam(account);
    for (const { Type, Properties } of resources) {
      if (Type === "AWS::IAM::OIDCProvider")
        await state.createProvider({
          url: String(Properties.Url).replace(/^https:\/\//, ""),
          audiences: Properties.ClientIdList as readonly string[],
          thumbprints: [],
        });
      if (Type === "AWS::IAM::ManagedPolicy")
        await state.createPolicy({
          name: String(Properties.ManagedPolicyName),
          path: "/",
          document: JSON.stringify(Properties.PolicyDocument),
        });
    }
  }
}

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
