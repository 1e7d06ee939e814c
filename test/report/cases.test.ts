import { afterAll, beforeAll, describe, test } from "vitest";
import { validate } from "../../src/commands/validate.ts";
import { Secret } from "../../src/core/secret.ts";
import { githubForge } from "../../src/github/forge.ts";
import { type Asked, grantText, type Person, startTown, type Town } from "../commands/world.ts";
import { golden } from "../golden.ts";

/*
 * What a pull request is told, case by case, from real decisions in a town: the comment and the terminal's text as golden
 * files, for people to read. Each must say, to somebody who is tired, what stands and what to do next.
 */

const production = "grants/payments-production";
const development = "grants/payments-development";
/** A Wednesday. */
const morning = Date.UTC(2031, 0, 8, 10);

const target = (name: string, more: string) => `version: 1
provider: aws
account: "109876543210"
regions: [eu-west-1]
tier: development
subjects:
  - repository: acme/payments
    repository_id: "2002"
    owner_id: "9001"
    workflows: [.github/workflows/backfill.yml, .github/workflows/rehearse.yml]
    refs: [refs/heads/main]
    environments: [development]
ceiling:
  - actions: ["dynamodb:*", "lambda:*"]
    resources: [arn:aws:dynamodb:eu-west-1:109876543210:table/dev-*, "arn:aws:lambda:eu-west-1:109876543210:function:${name}-*"]
${more}`;

/** The shipped target, as it may stay: its limits are told in every case. */
const ledger = `version: 1
provider: aws
account: "210987654321"
regions: [eu-west-1]
tier: production
subjects:
  - repository: acme/payments
    repository_id: "2002"
    owner_id: "9001"
    workflows: [.github/workflows/backfill.yml]
    refs: [refs/heads/main]
    environments: [production]
ceiling:
  - actions: [dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:Query]
    resources: [arn:aws:dynamodb:eu-west-1:210987654321:table/ledger*]
limits:
  minutes: 120
  open: { person: 5, repository: 10, target: 20 }
  repeated: { days: 7, grants: 50, minutes: 2880 }
`;

const nights = target(
  "nights",
  `limits:
  minutes: 60
  repeated: { days: 7, grants: 3, minutes: 60 }
hours:
  - { days: [mon, tue, wed, thu, fri], from: "09:00", until: "17:00", zone: Europe/Berlin }
freezes:
  - { from: "2031-01-10T00:00:00Z", until: "2031-01-13T06:00:00Z", says: Closing the year's books }
`,
);

const changes = `@id("change-is-reviewed")
@says("production is opened for a pull request of ours, and for no other address")
@fix("set change to the address of the pull request that it serves")
forbid (principal, action, resource)
when { resource.tier == Sallyport::Tier::"production" && !(context.grant.change like "https://github.com/acme/*/pull/*") };
`;

const audited = `@id("short-nights")
@says("access in production is to last half an hour at most")
@fix("set window.minutes to 30 or less")
@mode("audit")
@until("2031-02-01")
forbid (principal, action, resource)
when { resource.tier == Sallyport::Tier::"production" && context.grant.minutes > 30 };
`;

let town: Town;
beforeAll(async () => {
  town = await startTown({
    files: {
      "targets/payments-production.yaml": ledger,
      "targets/payments-nights.yaml": nights,
      "policies/changes.cedar": changes,
      "targets/payments-wide.yaml": target("wide", "limits:\n  minutes: 60\n"),
    },
  });
  town.clock.move(morning - town.clock.now());
});
afterAll(() => town.stop());

/** Times, commits and digests differ from run to run, and documents belong to other golden files. */
function settled(text: string): string {
  return text
    .replace(/```json\n[\s\S]*?\n```/g, "```json\n…\n```")
    .replace(/\b[0-9a-f]{64}\b/g, "<digest>")
    .replace(/\b[0-9a-f]{40}\b/g, "<commit>")
    .replace(/\b(commit|by|in) (`?)[0-9a-f]{12}\b/g, "$1 $2<commit>")
    .replace(/sallyport-[0-9a-f]{32}\b/g, "sallyport-<name>")
    .replace(/(2031-01-(?:08|15)T\d\d):\d\d:\d\dZ/g, "$1:…Z");
}

interface Seen {
  readonly readers?: "everybody";
  /** Whose token validate has; otherwise the job's own, which reads no team. */
  readonly as?: Person;
}

/** What the pull request is told, as golden files. */
async function told(name: string, number: number, { readers, as }: Seen = {}): Promise<void> {
  const token = as
    ? town.github.userToken(as)
    : town.github.jobToken("acme/access", { contents: "read", pull_requests: "write" });
  const world = await town.worldAs("reader", token);
  const answer = await validate({ ...world, ...(readers && { readers }) }, town.clock.now(), { pullRequest: number });
  golden(`report/cases/${name}.md`, settled(answer.markdown ?? ""));
  golden(`report/cases/${name}.txt`, settled(answer.text));
}

/** One more commit on a pull request's branch. Returns it. */
async function push(by: Person, number: number, files: Readonly<Record<string, string>>): Promise<string> {
  const { head } = await town.as<{ head: { ref: string; sha: string } }>(by, "GET", `/pulls/${number}`);
  const forge = githubForge({
    token: new Secret(town.github.userToken(by)),
    repository: "acme/access",
    apiUrl: town.github.apiUrl,
  });
  const changes = Object.entries(files).map(([path, content]) => ({ path, content }));
  return await forge.commit({ branch: head.ref, expectedHead: head.sha, message: "Another try", files: changes });
}

const inNights = (asked: Asked & { readonly from?: string } = {}) =>
  grantText({ ...asked, target: "payments-development", minutes: asked.minutes ?? 30 });

describe("a pull request is told", () => {
  test("that it is ready", async () => {
    const number = await town.propose({ [`${production}/ready.yaml`]: grantText({}) }, { approvers: ["ben", "chloe"] });
    await told("ready", number, { as: "sam" });
  });

  test("that one of two approvals is missing", async () => {
    const number = await town.propose({ [`${production}/one.yaml`]: grantText({}) }, { approvers: ["ben"] });
    await told("one-of-two", number, { as: "sam" });
  });

  test("that its approvals count if a team says so that only apply can read", async () => {
    const number = await town.propose({ [`${production}/team.yaml`]: grantText({}) }, { approvers: ["ben", "chloe"] });
    await told("team-unknown", number);
  });

  test("that the file has changed since it was approved", async () => {
    const path = `${production}/stale.yaml`;
    const number = await town.propose({ [path]: grantText({}) }, { approvers: ["ben", "chloe"] });
    await push("ana", number, { [path]: grantText({ minutes: 90 }) });
    await told("stale-approval", number, { as: "sam" });
  });

  test("that who had a part in it cannot approve it", async () => {
    const path = `${production}/own.yaml`;
    const number = await town.propose({ [path]: grantText({ minutes: 20 }) });
    const head = await push("ben", number, { [path]: grantText({}) });
    await town.as("ben", "POST", `/pulls/${number}/reviews`, { event: "APPROVE", commit_id: head });
    await told("approved-own", number, { as: "sam" });
  });

  test("that a merged grant is not edited", async () => {
    await town.ask("edited");
    await told("edited", await town.propose({ [`${production}/edited.yaml`]: grantText({ minutes: 90 }) }));
  });

  test("that a grant comes alone", async () => {
    const files = { [`${production}/mixed.yaml`]: grantText({}), "policies/limits.cedar": "// nothing\n" };
    await told("mixed", await town.propose(files));
  });

  test("that its place is closed, and when it opens", async () => {
    const files = {
      "grants/payments-nights/late.yaml": inNights({ start: "2031-01-08T22:00:00Z" }),
      "grants/payments-nights/frozen.yaml": inNights({ start: "2031-01-10T10:00:00Z" }),
    };
    await told("closed", await town.propose(files));
  });

  test("that it asks for an escape which its target does not name", async () => {
    const text = inNights().replace(
      /resources: .*/,
      "resources: [arn:aws:dynamodb:eu-west-1:109876543210:table/dev-ledger]\n  - actions: [lambda:UpdateFunctionCode]\n    resources: [arn:aws:lambda:eu-west-1:109876543210:function:wide-report]",
    );
    await told("escape", await town.propose({ "grants/payments-wide/escape.yaml": text }));
  });

  test("that policy forbids it", async () => {
    const text = grantText({}).replace("github.com/acme/payments/pull/812", "tickets.example.com/INC-4211");
    await told("forbidden", await town.propose({ [`${production}/forbidden.yaml`]: text }));
  });

  test("less where everybody can read it", async () => {
    const number = await town.propose({ [`${production}/public.yaml`]: grantText({}) }, { approvers: ["ben"] });
    await told("public", number, { as: "sam", readers: "everybody" });
  });

  test("what a deletion ends", async () => {
    await told("deletion", await town.propose({ [`${production}/edited.yaml`]: undefined }));
  });

  test("all of thirty findings, at once", async () => {
    const broken = grantText({ minutes: 600 }).replace("GetItem", "DeleteTable").replace("refs/heads/main", "main");
    const files = Array.from({ length: 10 }, (_, n) => [`${development}/many-${n}.yaml`, broken] as const);
    await told("thirty-findings", await town.propose(Object.fromEntries(files)));
  });

  test("how near an extension is to what may be given", async () => {
    const grant = inNights({ minutes: 40 });
    await town.merge(await town.propose({ "grants/payments-nights/first.yaml": grant }, { approvers: ["sam"] }));
    await town.run();
    const near = { "grants/payments-nights/second.yaml": `extends: first\n${inNights({ minutes: 15 })}` };
    await told("extension", await town.propose(near));
    const over = { "grants/payments-nights/third.yaml": `extends: first\n${inNights({ minutes: 30 })}` };
    await told("extension-over", await town.propose(over));
  });

  test("what a rule on trial would have said", async () => {
    await town.change({ "policies/trial.cedar": audited });
    const number = await town.propose({ [`${production}/trial.yaml`]: grantText({}) }, { approvers: ["ben", "chloe"] });
    await told("rule-on-trial", number, { as: "sam" });
  });
});
