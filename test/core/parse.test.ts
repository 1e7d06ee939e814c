import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readConfiguration, readGrant, readTarget } from "../../src/core/parse.ts";
import { findingsText } from "../../src/report/terminal.ts";
import { golden } from "../golden.ts";
import { bytesOf, grantPath, grantText } from "./files.ts";

const blob = "0".repeat(40);
const grant = (text: string) => readGrant(grantPath, Buffer.from(text), blob);
const target = (text: string) => readTarget("targets/payments-production.yaml", Buffer.from(text));
const configuration = (text: string) => readConfiguration("sallyport.yaml", Buffer.from(text));
const targetText = Buffer.from(bytesOf("targets/payments-production.yaml")).toString();
const configurationText = Buffer.from(bytesOf("sallyport.yaml")).toString();

/** The shipped file with one thing replaced; throws when it is not there to be replaced. */
function but(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`${from} is not in the file`);
  return text.replace(from, () => to);
}

describe("the shipped examples", () => {
  test("the grant", () => {
    const { value, findings } = grant(grantText);
    expect(findings).toEqual([]);
    expect(value).toMatchObject({ path: grantPath, id: "backfill-4211", target: "payments-production", blob });
    expect(value?.grant.window).toEqual({ minutes: 60 });
  });

  test("the targets, with defaults filled in", () => {
    const production = target(targetText).value;
    expect(production?.name).toBe("payments-production");
    expect(production?.target).toMatchObject({ partition: "aws", dispatch: true, ends: "release" });
    const development = readTarget("targets/payments-development.yaml", bytesOf("targets/payments-development.yaml"));
    expect(development.value?.target).toMatchObject({ dispatch: false, tier: "development" });
  });

  test("the configuration, with defaults filled in", () => {
    const lean = configurationText.replace(/^roles:\n(?: .*\n)*/m, "");
    expect(configuration(lean).value).toEqual(configuration(configurationText).value);
    expect(configuration(lean).value).toMatchObject({
      issuer: "https://token.actions.githubusercontent.com",
      branch: "main",
      ledger: "sallyport-ledger",
      roles: { binder: "sallyport-binder", unbinder: "sallyport-unbinder", reader: "sallyport-reader" },
    });
  });
});

describe("one wrong field of a grant is one finding", () => {
  const job = {
    repository: "repository: acme/payments",
    workflow: "workflow: .github/workflows/backfill.yml",
    name: "name: backfill",
    ref: "ref: refs/heads/main",
    environment: "environment: production",
  };
  test.each<[code: string, from: string, to: string]>([
    ["grant.version", "version: 1", "version: 2"],
    ["grant.version", "version: 1", 'version: "1"'],
    ["grant.change", "change: https://github.com", "change: http://github.com"],
    ["grant.change", "change: https://github.com", "change: https://me@github.com"],
    ["grant.change", "pull/812", "pull/812>)"],
    ["grant.change", "change: https://github.com/acme/payments/pull/812", "change:"],
    ["grant.change", "change: https://github.com/acme/payments/pull/812\n", ""],
    ["grant.reason", "Backfill the ledger rows that INC-4211 left unposted.", "|\n  one line\n  and another"],
    ["grant.reason", "Backfill the ledger rows that INC-4211 left unposted.", "' '"],
    ["grant.reason", "Backfill", "x".repeat(500)],
    ["grant.reason", "Backfill the ledger rows that INC-4211 left unposted.", '"a\\tb"'],
    ["grant.job.repository", job.repository, "repository: payments"],
    ["grant.job.repository", job.repository, "repository: acme/*"],
    ["grant.job.repository", job.repository, "repository: acme/.."],
    ["grant.job.repository", job.repository, "repository: acme/payments/x"],
    ["grant.job.workflow", job.workflow, "workflow: backfill.yml"],
    ["grant.job.workflow", job.workflow, "workflow: .github/workflows/../../x.yml"],
    ["grant.job.workflow", job.workflow, "workflow: .github/workflows/sub/x.yml"],
    ["grant.job.workflow", job.workflow, "workflow: .github/workflows/*.yml"],
    ["grant.job.workflow", job.workflow, "workflow: .github/workflows/x.yml@refs/heads/main"],
    ["grant.job.name", job.name, "name: 4 fills"],
    ["grant.job.name", job.name, "name: [backfill]"],
    ["grant.job.ref", job.ref, "ref: main"],
    ["grant.job.ref", job.ref, "ref: refs/pull/7/merge"],
    ["grant.job.ref", job.ref, "ref: refs/heads/*"],
    ["grant.job.ref", job.ref, "ref: refs/heads/$main"],
    ["grant.job.ref", job.ref, "ref: refs/heads/a..b"],
    ["grant.job.ref", job.ref, "ref: refs/heads/a.lock"],
    ["grant.job.ref", job.ref, "ref: refs/heads/.a"],
    ["grant.job.ref", job.ref, "ref: refs/heads/a/.b"],
    ["grant.job.ref", job.ref, "ref: refs/heads/a//b"],
    ["grant.job.ref", job.ref, "ref: refs/heads/a@{b"],
    ["grant.job.ref", job.ref, "ref: refs/heads/a b"],
    ["grant.job.ref", job.ref, "ref: refs/heads/"],
    ["grant.job.ref", job.ref, "ref: refs/heads/a/"],
    ["grant.job.ref", job.ref, "ref: refs/heads/a~1"],
    ["grant.job.ref", job.ref, "ref: refs/heads/ä"],
    ["grant.job.environment", job.environment, "environment: prod*"],
    ["grant.job.environment", job.environment, "environment: '${aws:username}'"],
    ["grant.job.environment", job.environment, "environment: ''"],
    ["grant.job.environment", job.environment, "environment: ' production'"],
    ["grant.job.environment", job.environment, `environment: ${"x".repeat(256)}`],
    ["grant.access", "access:\n  - ", "access:\n    "],
    ["grant.access.actions", "dynamodb:GetItem,", "'*',"],
    ["grant.access.actions", "dynamodb:GetItem,", "GetItem,"],
    ["grant.access.actions", "dynamodb:GetItem,", "'dynamodb:${x}',"],
    ["grant.access.actions", "dynamodb:GetItem,", "dynamodb:UpdateItem,"],
    ["grant.access.actions", "[dynamodb:GetItem, dynamodb:UpdateItem]", "[]"],
    ["grant.access.actions", "[dynamodb:GetItem, dynamodb:UpdateItem]", "dynamodb:GetItem"],
    ["grant.access.resources", "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger", "table/ledger"],
    ["grant.access.resources", "arn:aws:dynamodb:eu-west-1:210987654321:table/ledger", "arn:aws:dynamodb:*:*:table/x"],
    ["grant.access.resources", "[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]", "['arn:aws:s3:::x/${aws:y}']"],
    ["grant.access.resources", "210987654321", "21098765432"],
    ["grant.access.conditions", "table/ledger]", "table/ledger]\n    conditions: {StringEquals: {a: b}}"],
    ["grant.access.conditions", "table/ledger]", "table/ledger]\n    conditions: {StringEquals: {'aws:x': '${y}'}}"],
    ["grant.window.minutes", "minutes: 60", "minutes: 4"],
    ["grant.window.minutes", "minutes: 60", "minutes: 1441"],
    ["grant.window.minutes", "minutes: 60", "minutes: 7.5"],
    ["grant.window.minutes", "minutes: 60", "minutes: '60'"],
    ["yaml.number", "minutes: 60", "minutes: .inf"],
    ["yaml.number", "minutes: 60", "minutes: 060"],
    ["yaml.number", "minutes: 60", "minutes: 0x3c"],
    ["grant.window.start", "minutes: 60", "minutes: 60\n  start: 2026-11-21"],
    ["grant.window.start", "minutes: 60", "minutes: 60\n  start: 2026-11-21T22:00:00"],
    ["grant.window.start", "minutes: 60", "minutes: 60\n  start: 2026-11-21 22:00:00Z"],
    ["grant.window.start", "minutes: 60", "minutes: 60\n  start: 2026-02-30T22:00:00Z"],
    ["grant.window.start", "minutes: 60", "minutes: 60\n  start: 2026-11-21T22:00:00.5Z"],
    ["grant.unknown-field", "window:\n", "windows: 1\nwindow:\n"],
    ["grant.unknown-field", "minutes: 60", "minutes: 60\n  until: 5"],
    ["grant.unknown-field", "- actions", "- effect: Deny\n    actions"],
  ])("%s: %j → %j", (code, from, to) => {
    const { value, findings } = grant(but(grantText, from, to));
    expect(value).toBeUndefined();
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});

describe("one wrong field of a target or the configuration is one finding", () => {
  test.each<[code: string, from: string, to: string]>([
    ["target.account", '"210987654321"', "210987654321"],
    ["target.account", '"210987654321"', "'21098765432'"],
    ["target.provider", "provider: aws", "provider: gcp"],
    ["target.partition", "tier: production", "tier: production\npartition: aws-iso"],
    ["target.regions", "[eu-west-1]", "[]"],
    ["target.regions", "[eu-west-1]", "[eu-west-1, eu-west-1]"],
    ["target.regions", "[eu-west-1]", "['eu-*']"],
    ["target.tier", "tier: production", "tier: prod"],
    ["target.subjects.repository_id", '"2002"', "2002"],
    ["target.subjects.owner_id", '"9001"', '"09001"'],
    ["target.subjects.workflows", "[.github/workflows/backfill.yml]", "['.github/workflows/*']"],
    ["target.subjects.refs", "[refs/heads/main]", "['refs/heads/*']"],
    ["target.subjects.environments", "[production]", "['*']"],
    ["target.limits.minutes", "minutes: 120", "minutes: 100000"],
    ["target.dispatch", "dispatch: true", "dispatch: yes"],
    ["target.ends", "dispatch: true", "ends: never"],
    ["target.unknown-field", "dispatch: true", "dispach: true"],
    ["target.ceiling", "ceiling:", "ceiling: none\nlimits:\n  minutes: 5\nx-ceiling:"],
  ])("%s: %j → %j", (code, from, to) => {
    const { value, findings } = target(but(targetText, from, to));
    expect(value).toBeUndefined();
    expect(findings[0]?.code).toBe(code);
  });

  test.each<[code: string, from: string, to: string]>([
    ["configuration.installation", "installation: acme", "installation: Acme"],
    ["configuration.repository", "acme/access", "access"],
    ["configuration.repository_id", '"1001"', "1001"],
    ["configuration.audience", "sallyport.acme.example", "sts.amazonaws.com"],
    ["configuration.issuer", "audience:", "issuer: https://evil.example/\naudience:"],
    ["configuration.branch", "audience:", "branch: refs/heads/main\naudience:"],
    ["configuration.ledger", "audience:", "ledger: a..b\naudience:"],
    ["configuration.roles.binder", "sallyport-binder", "path/binder"],
  ])("%s: %j → %j", (code, from, to) => {
    const { value, findings } = configuration(but(configurationText, from, to));
    expect(value).toBeUndefined();
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});

describe("what may be written", () => {
  test.each<[from: string, to: string]>([
    ["ref: refs/heads/main", "ref: refs/tags/v1.2.3"],
    ["ref: refs/heads/main", "ref: refs/heads/feature/a_b-c.d+e@f"],
    ["environment: production", "environment: EU (blue/green) #2"],
    ["minutes: 60", "minutes: 60\n  start: 2026-11-21T23:00:00+01:00"],
    ["change: https://github.com/acme/payments/pull/812", "change: https://jira.acme.example:8443/browse/INC-1?x=1#y"],
    ["reason: Backfill", "reason: Größe 🙂 Backfill"],
    ["table/ledger", "table/ledger*"],
    ["[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]", "['*']"],
    ["[arn:aws:dynamodb:eu-west-1:210987654321:table/ledger]", "['arn:aws:s3:::bucket/key*']"],
    ["table/ledger]", "table/ledger]\n    conditions: {StringEquals: {'dynamodb:LeadingKeys': [a, b]}}"],
  ])("%j → %j", (from, to) => {
    expect(grant(but(grantText, from, to)).findings).toEqual([]);
  });
});

describe("sentences", () => {
  test("of a grant with everything wrong at once", () => {
    const everything = `version: 2
change: http://x
reason: "a\\nb"
job:
  repository: acme
  workflo: .github/workflows/backfill.yml
  name: 1 2
  ref: refs/heads/*
  environment: "*"
access:
  - actions: [dynamodb:GetItem, dynamodb:GetItem, "*"]
    resources: arn
    conditions: {stringEquals: {a: 1}}
  - {}
window:
  minutes: "60"
  start: 2026-02-30T00:00:00Z
  start: *x
approved: true
`;
    golden("findings/grant.txt", findingsText(grant(everything).findings));
  });

  test("of a target and a configuration with numbers for texts", () => {
    const numbers = targetText.replaceAll('"', "").replace("tier: production", "tier: prod");
    const bare = configurationText.replaceAll('"', "").replace("audience: sallyport.acme.example", "audience:");
    golden("findings/control.txt", findingsText([...target(numbers).findings, ...configuration(bare).findings]));
  });

  test("of what is not even YAML", () => {
    const texts = [
      "",
      "just words",
      "- a\n- b\n",
      "a: [1,\n",
      "\tversion: 1\n",
      "a: &x 1\nb: *x\nc: !t 2\n",
      "\ufeffa\u202e: 1",
    ];
    golden("findings/yaml.txt", findingsText(texts.flatMap((text) => grant(text).findings)));
  });
});

describe("files made to be slow or loud", () => {
  const most = 16 * 1024;
  const shapes = {
    comments: "# x\n".repeat(most),
    "many keys": Array.from({ length: most }, (_, n) => `k${n}: 1\n`).join(""),
    "one key again and again": "a: 1\n".repeat(most),
    "a long list": `a: [${"1,".repeat(most)}]`,
    "many wrong actions": `access:\n- actions: [${"x,".repeat(most)}]`,
    aliases: `a: [${"*x,".repeat(most)}]`,
    anchors: "&a ".repeat(most),
    "a long tag": `a: !${")".repeat(most)}`,
    "a long key": `${"x".repeat(most - 3)}: 1`,
    escapes: `a: "${"\\u202e".repeat(2000)}"`,
    "hidden characters": "a\u200b".repeat(most),
    documents: "---\n".repeat(most),
    directives: "%a\n".repeat(most),
    questions: "? a\n".repeat(most),
    tabs: "\t\n".repeat(most),
    "a long block": `a: |\n${" x\n".repeat(most)}`,
    "a long reference": `job:\n  ref: refs/heads/${"a/".repeat(most)}`,
    "a long environment": `job:\n  environment: "${"a ".repeat(8000)}"`,
    "a long address": `change: https://${"a-".repeat(most)}`,
  };

  test.each(Object.entries(shapes))("%s", (_name, text) => {
    const begun = performance.now();
    const reads = [
      readGrant(grantPath, Buffer.from(text).subarray(0, most), blob),
      readTarget("targets/a.yaml", Buffer.from(text.repeat(4)).subarray(0, 4 * most)),
    ];
    expect(performance.now() - begun).toBeLessThan(10_000);
    for (const { findings } of reads) {
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.length).toBeLessThanOrEqual(100);
      for (const { message, fix } of findings) expect(`${message}${fix}`.length).toBeLessThan(500);
    }
  });
});

test("one file yields a hundred findings at most", () => {
  expect(grant(`${"x: 1\n".repeat(2000)}`).findings).toHaveLength(100);
});

test("later objections get their places", () => {
  const { place } = grant(grantText);
  const [finding] = place([
    { code: "grant.access.outside", pointer: ["access", 0, "actions", 1], message: "too much", fix: "ask for less" },
  ]);
  expect(finding).toEqual({
    code: "grant.access.outside",
    file: grantPath,
    line: 12,
    column: 33,
    message: "too much",
    fix: "ask for less",
    level: "error",
  });
});

describe("anything at all", () => {
  const readers = [grant, target, configuration];
  const value = fc.jsonValue({ maxDepth: 3 });
  const field = fc.constantFrom("version", "job", "access", "window", "subjects", "ceiling", "limits", "roles", "x");

  test("any JSON value yields a value or findings, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(value, fc.dictionary(field, value)), (document) => {
        for (const read of readers) {
          const result = read(JSON.stringify(document));
          expect(result.value === undefined).toBe(result.findings.length > 0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a valid file with a few bytes changed yields a value or findings, and never throws", () => {
    const edit = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        for (const [text, read] of [
          [grantText, readGrant],
          [targetText, readTarget],
        ] as const) {
          const bytes = Buffer.from(text);
          for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
          const result = read("grants/a/b.yaml", bytes, blob);
          expect(result.value === undefined).toBe(result.findings.length > 0);
          for (const { message, fix } of result.findings)
            expect(`${message}${fix}`).not.toMatch(/undefined|\bat .*:\d+:\d+/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
