import { describe, expect, test } from "vitest";
import { checkGrant, checkTarget } from "../../src/core/check.ts";
import { readConfiguration, readGrant, readTarget } from "../../src/core/parse.ts";
import { findingsText } from "../../src/report/terminal.ts";
import { golden } from "../golden.ts";
import { bytesOf, grantPath, grantText } from "./files.ts";

const targetText = Buffer.from(bytesOf("targets/payments-production.yaml")).toString();
const configuration = readConfiguration("sallyport.yaml", bytesOf("sallyport.yaml")).value!;

type Edit = readonly [from: string, to: string];

function edited(text: string, edits: readonly Edit[]): Buffer {
  return Buffer.from(
    edits.reduce((before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`${from} is not in the file`);
      return before.replace(from, to);
    }, text),
  );
}

function target(...edits: Edit[]) {
  const read = readTarget("targets/payments-production.yaml", edited(targetText, edits));
  expect(read.findings).toEqual([]);
  return read.value!;
}

/** The objections to the shipped grant with something replaced, placed in its file. */
function check(edits: readonly Edit[], place = target()) {
  const read = readGrant(grantPath, edited(grantText, edits), "0".repeat(40));
  expect(read.findings).toEqual([]);
  return read.place(checkGrant(read.value!, place));
}

describe("a grant against its target", () => {
  test("the shipped one fits", () => {
    expect(check([])).toEqual([]);
  });

  test.each<[code: string, place: string, edit: Edit]>([
    ["grant.job.repository.unlisted", "6:15", ["acme/payments\n", "acme/other\n"]],
    ["grant.job.repository.unlisted", "6:15", ["acme/payments\n", "Acme/payments\n"]],
    ["grant.job.workflow.unlisted", "7:13", ["backfill.yml", "deploy.yml"]],
    ["grant.job.ref.unlisted", "9:8", ["refs/heads/main", "refs/heads/release"]],
    ["grant.job.environment.unlisted", "10:16", ["environment: production", "environment: staging"]],
    ["grant.window.minutes.limit", "15:12", ["minutes: 60", "minutes: 121"]],
    ["grant.window.start", "16:10", ["minutes: 60", "minutes: 60\n  start: 0001-01-01T00:00:00Z"]],
    ["grant.window.start", "16:10", ["minutes: 60", "minutes: 60\n  start: 2206-11-21T00:00:00Z"]],
    ["grant.access.resources.account", "13:17", ["210987654321", "109876543210"]],
    ["grant.access.resources.region", "13:17", ["eu-west-1", "us-east-1"]],
    ["grant.access.resources.partition", "13:17", ["arn:aws:", "arn:aws-cn:"]],
  ])("%s at %s", (code, place, edit) => {
    expect(check([edit]).map((finding) => [finding.code, `${finding.line}:${finding.column}`])).toEqual([
      [code, place],
    ]);
  });

  test("everything that is wrong is told, each once", () => {
    const codes = check([
      ["backfill.yml", "deploy.yml"],
      ["refs/heads/main", "refs/heads/x"],
      ["minutes: 60", "minutes: 600"],
      ["eu-west-1:210987654321", "us-east-1:000000000000"],
    ]).map(({ code }) => code);
    expect(codes).toEqual([
      "grant.job.workflow.unlisted",
      "grant.job.ref.unlisted",
      "grant.access.resources.account",
      "grant.access.resources.region",
      "grant.window.minutes.limit",
    ]);
  });

  test("lists of one entry do not mix with those of another", () => {
    const entries = `  - repository: acme/payments
    repository_id: "2002"
    owner_id: "9001"
    workflows: [.github/workflows/other.yml]
    refs: [refs/heads/other]
    environments: [other]
ceiling:`;
    const two = target(["ceiling:", entries]);
    expect(check([], two)).toEqual([]);
    expect(check([["environment: production", "environment: other"]], two).map(({ code }) => code)).toEqual([
      "grant.job.environment.unlisted",
    ]);
  });

  test("resources without region or account, and AWS's own, are left to the ceiling", () => {
    const resources: Edit = [
      "[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]",
      "['*', 'arn:aws:s3:::b/k', 'arn:aws:iam::aws:policy/x']",
    ];
    expect(check([resources])).toEqual([]);
  });

  test("the sentences", () => {
    golden(
      "findings/check.txt",
      findingsText([
        ...check([["acme/payments\n", "acme/payment\n"]]),
        ...check([
          ["backfill.yml", "bakfill.yml"],
          ["refs/heads/main", "refs/heads/release"],
          ["minutes: 60", "minutes: 600\n  start: 1999-01-01T00:00:00Z"],
          ["arn:aws:dynamodb:eu-west-1:210987654321", "arn:aws-cn:dynamodb:us-east-1:000000000000"],
        ]),
      ]),
    );
  });
});

describe("a target in itself", () => {
  const hours = (zone: string): Edit => [
    "limits:",
    `hours: [{days: [mon], from: "09:00", until: "17:00", ${zone}}]\nlimits:`,
  ];
  const freeze = (from: string, until: string): Edit => [
    "limits:",
    `freezes: [{from: "${from}", until: "${until}", says: closed}]\nlimits:`,
  ];

  test("hours and freezes that can be meant are sound", () => {
    const edits = [hours("zone: Europe/Berlin"), freeze("2026-12-01T00:00:00Z", "2026-12-01T00:00:01Z")];
    expect(checkTarget(target(...edits), configuration)).toEqual([]);
  });

  test("the shipped one is sound", () => {
    expect(checkTarget(target(), configuration)).toEqual([]);
  });

  test.each<[code: string, edit: Edit]>([
    ["target.regions.partition", ["[eu-west-1]", "[eu-west-1, cn-north-1]"]],
    ["target.ceiling.resources.account", ["210987654321:table", "109876543210:table"]],
    ["target.ceiling.resources.region", ["eu-west-1:2", "us-east-1:2"]],
    ["target.hours.zone.unknown", hours("zone: Europe/Atlantis")],
    ["target.freezes.time", freeze("2026-02-30T00:00:00Z", "2026-12-01T00:00:00Z")],
    ["target.freezes.order", freeze("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z")],
    [
      "target.subjects.ids",
      [
        "ceiling:",
        '  - {repository: acme/payments, repository_id: "2003", owner_id: "9001", workflows: [.github/workflows/x.yml], refs: [refs/heads/x], environments: [x]}\nceiling:',
      ],
    ],
  ])("%s", (code, edit) => {
    expect(checkTarget(target(edit), configuration).map((objection) => objection.code)).toEqual([code]);
  });

  test("the sentences", () => {
    const second =
      '  - {repository: acme/payments, repository_id: "2003", owner_id: "9001", workflows: [.github/workflows/x.yml], refs: [refs/heads/x], environments: [x]}\nceiling:';
    const edits: readonly Edit[] = [
      ["[eu-west-1]", "[eu-west-1, cn-north-1, us-gov-west-1]"],
      ["210987654321:table", "109876543210:table"],
      hours("zone: Europe/Atlantis"),
      freeze("2026-02-30T00:00:00Z", "2026-12-32T00:00:00Z"),
      ["ceiling:", second],
      ["ceiling:", second.replace("2003", "2002").replace("9001", "9002")],
    ];
    const other = [freeze("2026-12-02T00:00:00Z", "2026-12-01T00:00:00Z")];
    const told = [edits, other].flatMap((some) => checkTarget(target(...some), configuration));
    golden(
      "findings/target.txt",
      `${told.map(({ code, pointer, message, fix }) => `${code} ${pointer.join(".")}\n  ${message}\n  ${fix}\n`).join("")}`,
    );
  });

  test.each([
    ["aws-cn", "cn-north-1"],
    ["aws-us-gov", "us-gov-west-1"],
    ["aws", "eu-west-1"],
  ])("a region of partition %s is one there", (partition, region) => {
    const place: readonly Edit[] = [
      ["regions: [eu-west-1]", `partition: ${partition}\nregions: [${region}]`],
      ["arn:aws:dynamodb:eu-west-1", `arn:${partition}:dynamodb:${region}`],
    ];
    expect(checkTarget(target(...place), configuration)).toEqual([]);
  });
});

describe("a window of a grant", () => {
  const start = (text: string): Edit => ["minutes: 60", `minutes: 60\n  start: ${text}`];

  test.each([
    ["2019-12-31T23:59:59Z", false],
    ["2020-01-01T00:00:00Z", true],
    ["2099-12-31T23:59:59Z", true],
    ["2100-01-01T00:00:00Z", false],
  ])("may begin at %s: %s", (text, may) => {
    expect(check([start(text)]).map(({ code }) => code)).toEqual(may ? [] : ["grant.window.start"]);
  });

  test("may be as long as the target allows, to the minute", () => {
    expect(check([["minutes: 60", "minutes: 120"]])).toEqual([]);
    expect(check([["minutes: 60", "minutes: 121"]])).toHaveLength(1);
  });
});

describe("of several entries of one repository", () => {
  const entry = (workflow: string, ref: string, environment: string) =>
    `  - {repository: acme/payments, repository_id: "2002", owner_id: "9001", workflows: [${workflow}], refs: [${ref}], environments: [${environment}]}\n`;

  test("the one that misses least is the one whose lists are told, the first of equals", () => {
    const more = `${entry(".github/workflows/a.yml", "refs/heads/a", "a")}${entry(".github/workflows/b.yml", "refs/heads/b", "b")}ceiling:`;
    const place = target(["ceiling:", more]);
    const told = (...edits: Edit[]) => check(edits, place).map(({ message }) => message);
    expect(
      told(
        ["backfill.yml", "a.yml"],
        ["refs/heads/main", "refs/heads/a"],
        ["environment: production", "environment: c"],
      ),
    ).toEqual([expect.stringContaining('environment "c" may not ask here: target payments-production lists "a"')]);
    expect(
      told(
        ["backfill.yml", "a.yml"],
        ["refs/heads/main", "refs/heads/b"],
        ["environment: production", "environment: c"],
      ),
    ).toEqual([expect.stringContaining('lists "refs/heads/a"'), expect.stringContaining('lists "a"')]);
  });
});
