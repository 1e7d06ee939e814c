import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Job } from "../../src/core/grant.ts";
import { workflowObjections } from "../../src/core/workflow.ts";
import { golden } from "../golden.ts";

const job: Job = {
  repository: "acme/payments",
  workflow: ".github/workflows/backfill.yml",
  name: "backfill",
  ref: "refs/heads/main",
  environment: "production",
};
const pinned = `acme/deploy/.github/workflows/backfill.yml@${"0123456789abcdef".repeat(3).slice(0, 40)}`;

const good = `name: backfill
on:
  workflow_dispatch:
    inputs:
      lease: { type: string, required: true }
permissions: {}
jobs:
  backfill:
    runs-on: ubuntu-latest
    environment: production
    permissions: { contents: read, id-token: write }
    steps:
      - run: "true"
  other:
    runs-on: ubuntu-latest
    steps: []
`;

function codes(text: string, reusable?: string): readonly string[] {
  return workflowObjections({ path: job.workflow, text }, job, reusable).map(({ code }) => code);
}

function withOn(on: string): string {
  return good.replace(/on:\n {2}workflow_dispatch:[\s\S]*?required: true \}\n/, `${on}\n`);
}

test("a workflow that only its writers start, with the lease as its one input, has nothing against it", () => {
  expect(codes(good)).toEqual([]);
});

test("so has one with the line ends of Windows, comments and block texts", () => {
  const text = good.replace('run: "true"', "run: |\n          # $" + "{{ vars.TABLE }} is not used\n          true");
  expect(codes(text.replaceAll("\n", "\r\n"))).toEqual([]);
});

const outsiders = [
  ...["pull_request", "pull_request_target", "pull_request_review", "pull_request_review_comment"],
  ...["issue_comment", "issues", "discussion", "discussion_comment", "fork", "watch", "gollum"],
  ...["workflow_run", "workflow_call", "repository_dispatch"],
];

describe("a workflow that outsiders can trigger", () => {
  it.each(outsiders)("%s, in every way of writing it, alone and beside what is admitted", (event) => {
    const spellings = [
      `on: ${event}`,
      `on: "${event}"`,
      `'on': [${event}]`,
      `on: [push, ${event}]`,
      `on:\n  - workflow_dispatch\n  - ${event}`,
      `on:\n  push:\n  ${event}:`,
      `on:\n  ${event}:\n    types: [created]`,
      `on: { workflow_dispatch: , ${event}: { types: [opened] } }`,
      `on: {"${event}": null}`,
      `on: ["\\u00${event.charCodeAt(0).toString(16)}${event.slice(1)}"]`,
    ];
    for (const on of spellings) expect(codes(withOn(on)), on).toEqual(["grant.job.workflow.trigger"]);
  });

  it("is told with what each of them lets an outsider do", () => {
    const [objection] = workflowObjections(
      { path: job.workflow, text: withOn("on: pull_request_target") },
      job,
      undefined,
    );
    expect(objection?.message).toMatch(
      /^\.github\/workflows\/backfill\.yml is triggered by "pull_request_target": anybody/,
    );
    expect(objection?.pointer).toEqual(["job", "workflow"]);
  });

  it.each([
    "deployment_status",
    "check_run",
    "Push",
    "PUSH",
    "push ",
    "$" + "{{ inputs.event }}",
    "release",
    "toString",
  ])("an event that is not known to be harmless: %j", (event) =>
    expect(codes(withOn(`on: ${JSON.stringify(event)}`))).toEqual(["grant.job.workflow.trigger"]),
  );

  test("no set of events passes that holds another one than the three admitted", () => {
    const admitted = ["workflow_dispatch", "push", "schedule"];
    const events = fc.uniqueArray(fc.constantFrom(...admitted, ...outsiders, "release", "status", "member"), {
      minLength: 1,
    });
    const written = fc.constantFrom("list", "map");
    fc.assert(
      fc.property(events, written, (names, form) => {
        const on =
          form === "list" ? `on: [${names.join(", ")}]` : `on:\n${names.map((name) => `  ${name}:`).join("\n")}`;
        const harmless = names.every((name) => admitted.includes(name));
        expect(codes(withOn(on)).length === 0).toBe(harmless);
      }),
      { numRuns: 300 },
    );
  });
});

describe("triggers that cannot be read are not taken for none", () => {
  it.each([
    ["no trigger at all", "run-name: x"],
    ["`on` read as true by older YAML", "true: [push]"],
    ["`on` in capitals", "ON: [push]\non: push"],
    ["an empty list", "on: []"],
    ["a number", "on: 1"],
    ["an empty map", "on: {}"],
    ["a list with something else than names", "on: [push, 7]"],
    ["an event that is neither empty nor a map", "on: { workflow_dispatch: lease }"],
    ["a list of maps", "on: [{ push: null }]"],
    ["an alias", "env: { a: &a push }\non: *a"],
    ["a merge", "on:\n  <<: { pull_request_target: null }\n  push:"],
    ["twice, the second hidden behind an escape", 'on: push\n"\\u006fn": pull_request_target'],
    ["a tag", "on: !!str push"],
    ["a second document", "on: push\n---\non: pull_request_target"],
  ])("%s", (_, on) => {
    expect(codes(withOn(on))).toContain("grant.job.workflow.unreadable");
  });

  it("a file that is no map, a link's text, an empty file, a binary one", () => {
    for (const text of ["../other.yml", "- push", "", "\0", "on: push\njobs: {"])
      expect(codes(text), JSON.stringify(text)).toEqual(["grant.job.workflow.unreadable"]);
  });
});

describe("inputs beyond lease", () => {
  it.each([
    ["one more", "inputs:\n      lease: {}\n      table: { default: ledger }", 1],
    ["another instead", "inputs: { command: { type: string } }", 1],
    ["lease in capitals", "inputs: { LEASE: {} }", 1],
    ["two more", "inputs: { lease: {}, a: {}, b: {} }", 2],
  ])("%s", (_, inputs, count) => {
    const found = codes(withOn(`on:\n  workflow_dispatch:\n    ${inputs}`));
    expect(found).toEqual(Array(count).fill("grant.job.workflow.inputs"));
  });

  it.each([
    ["none", "on: workflow_dispatch"],
    ["null", "on:\n  workflow_dispatch:"],
    ["an empty map", "on:\n  workflow_dispatch:\n    inputs: {}"],
    ["lease without fields", "on:\n  workflow_dispatch:\n    inputs:\n      lease:"],
  ])("there are none: %s", (_, on) => expect(codes(withOn(on))).toEqual([]));

  it.each(["inputs: [table]", "input: { table: {} }", "inputs: table"])(
    "written so that nobody knows: %s",
    (inputs) => {
      expect(codes(withOn(`on:\n  workflow_dispatch:\n    ${inputs}`))).toContain("grant.job.workflow.unreadable");
    },
  );
});

describe("the job that a grant names", () => {
  const cases: readonly (readonly [what: string, from: string, to: string, code: string])[] = [
    ["is not there", "  backfill:\n", "  nightly:\n", "grant.job.name.unknown"],
    ["is there in another letter case", "  backfill:\n", "  Backfill:\n", "grant.job.name.unknown"],
    ["runs in another environment", "environment: production", "environment: staging", "grant.job.environment.other"],
    ["runs in none", "    environment: production\n", "", "grant.job.environment.other"],
    [
      "runs in one of another case",
      "environment: production",
      "environment: Production",
      "grant.job.environment.other",
    ],
    [
      "has an expression for it",
      "environment: production",
      "environment: $" + "{{ github.ref == 'x' && 'a' || 'production' }}",
      "grant.job.environment.other",
    ],
    [
      "has an expression inside the map",
      "environment: production",
      "environment: { name: '$" + "{{ vars.E }}' }",
      "grant.job.environment.other",
    ],
    [
      "names it under a key of no meaning",
      "environment: production",
      "environment: { Name: production }",
      "grant.job.workflow.unreadable",
    ],
    ["asks for no token", ", id-token: write", "", "grant.job.name.permissions"],
    ["may only read it", "id-token: write", "id-token: read", "grant.job.name.permissions"],
    [
      "asks for everything",
      "permissions: { contents: read, id-token: write }",
      "permissions: write-all",
      "grant.job.name.permissions",
    ],
    [
      "empties what the top gives",
      "permissions: { contents: read, id-token: write }",
      "permissions:",
      "grant.job.name.permissions",
    ],
    [
      "calls another workflow",
      "    runs-on: ubuntu-latest\n    environment",
      "    uses: ./.github/workflows/x.yml\n    environment",
      "grant.job.name.uses",
    ],
    [
      "has a key in capitals",
      "    environment: production",
      "    environment: production\n    Environment: staging",
      "grant.job.workflow.unreadable",
    ],
  ];
  it.each(cases)("%s", (_, from, to, code) => {
    expect(good).toContain(from);
    expect(codes(good.replace(from, to))).toEqual([code]);
  });

  it("may take the permission from the top of the file, and its environment from a map", () => {
    const top = good
      .replace("permissions: {}", "permissions: { id-token: write }")
      .replace("    permissions: { contents: read, id-token: write }\n", "")
      .replace("environment: production", "environment: { name: production, url: 'https://a.example' }");
    expect(codes(top)).toEqual([]);
  });

  it("is not taken from what every object has", () => {
    const everybodys = { ...job, name: "toString" };
    expect(workflowObjections({ path: job.workflow, text: good }, everybodys, undefined)).toMatchObject([
      { code: "grant.job.name.unknown" },
    ]);
  });
});

describe("what whoever starts it, or pushes, writes", () => {
  const lease = `$${"{{ inputs.lease }}"}`;
  const step = (text: string, more = "") => good.replace('run: "true"', text) + more;

  it.each([
    ["a mint step's input", `uses: acme/access@${"0".repeat(40)}\n        with: { lease: "${lease}" }`],
    ["a variable that is named for it", `run: echo "$LEASE"\n        env: { LEASE: "${lease}" }`],
    ["other expressions", `run: echo $${"{{ github.run_id }} $${{ vars.TABLE }} $${{ github.event_name }}"}`],
    ["variables that hold no lease", `run: echo $${"{{ env.TABLE }}"}\n        env: { TABLE: a }`],
    ["no expression", "run: echo inputs.lease github.event"],
    ["a condition on what the trust binds", "run: a\n        if: github.event_name == 'workflow_dispatch' && always()"],
    ["a variable called if", "run: a\n        env: { if: inputs.lease }"],
  ])("may be handed on: %s", (_, text) => expect(codes(step(text))).toEqual([]));

  it.each([
    ["a script", `run: echo ${lease}`],
    ["a comment in a script", `run: |\n          # ${lease}\n          true`],
    ["a script, by another name", `run: echo $${"{{ github.event.inputs.lease }}"}`],
    ["the message of a push", `run: echo "$${"{{ github.event.head_commit.message }}"}"`],
    ["letter case and brackets", `run: echo $${"{{ GITHUB['EVENT'].head_commit.message }} $${{ INPUTS['lease'] }}"}`],
    ["all of it at once", `run: echo '$${"{{ toJSON(github) }}"}'`],
    ["all of it, filtered", `run: echo '$${"{{ join(github.*) }}"}'`],
    ["behind a text that looks like an end", `run: echo $${"{{ format('}}', inputs.lease) }}"}`],
    ["another commit", `uses: actions/checkout@${"0".repeat(40)}\n        with: { ref: "${lease}" }`],
    ["another program, by a variable", `run: node a.mjs\n        env: { NODE_OPTIONS: "${lease}" }`],
    ["a variable put back into a script", `run: echo $${"{{ env.LEASE }}"}\n        env: { LEASE: "${lease}" }`],
    ["whether a step runs, by a condition without marks", "run: a\n        if: endsWith(inputs.lease, 'AA')"],
    [
      "whether a step runs, by the message of a push",
      "run: a\n        if: contains(github.event.head_commit.message, 'x')",
    ],
    [
      "whether a step runs, by the lease's variable",
      `run: a\n        if: env.LEASE == 'x'\n        env: { LEASE: "${lease}" }`,
    ],
    ["a part of a text", `uses: acme/a@${"0".repeat(40)}\n        with: { lease: "a ${lease}" }`],
  ])("does not choose what the job does: %s", (_, text) =>
    expect(codes(step(text))).toEqual(["grant.job.workflow.inputs"]),
  );

  it.each([
    ["whether it runs at all", good.replace("    steps:\n", "    if: inputs.lease == 'x'\n    steps:\n")],
    ["its runner", good.replace("runs-on: ubuntu-latest", `runs-on: "${lease}"`)],
    ["its image", good.replace("    steps:\n", `    container: { image: "${lease}" }\n    steps:\n`)],
    ["its matrix", good.replace("    steps:\n", `    strategy: "$${"{{ fromJSON(inputs.lease) }}"}"\n    steps:\n`)],
    ["the shell of all", `${good}defaults: { run: { shell: "${lease}" } }\n`],
    ["a variable of all", `${good}env: { BASH_ENV: "${lease}" }\n`],
    ["another job of the file, which the cloud cannot tell apart", step("run: a", `  env: { runs-on: "${lease}" }\n`)],
  ])("nor where: %s", (_, text) => expect(codes(text)).toEqual(["grant.job.workflow.inputs"]));
});

describe("a job of a reusable workflow", () => {
  const calling = (uses: string) => `on:
  workflow_dispatch:
    inputs: { lease: { type: string } }
jobs:
  backfill:
    uses: ${uses}
    permissions: { id-token: write }
    with: { lease: "$" }
`;
  it("calls exactly the one that the target pins", () => expect(codes(calling(pinned), pinned)).toEqual([]));

  it.each([
    pinned.replace(/@.*/, "@main"),
    pinned.replace(/@.*/, "@v1"),
    pinned.slice(0, -1),
    pinned.toUpperCase(),
    pinned.replace("acme/deploy", "mallory/deploy"),
    "./.github/workflows/backfill.yml",
    `$${"{{ vars.WORKFLOW }}"}`,
  ])("and not %s", (uses) => expect(codes(calling(JSON.stringify(uses)), pinned)).toEqual(["grant.job.name.uses"]));

  it("may not stand in the file itself", () => expect(codes(good, pinned)).toEqual(["grant.job.name.uses"]));

  it("is refused where the target pins none", () =>
    expect(codes(calling(pinned))).toEqual(["grant.job.name.uses", "grant.job.environment.other"]));
});

test("what is said of each is the golden file", () => {
  const swap = (from: string, to: string) => good.replace(from, to);
  const place = "environment: production";
  const told: readonly (readonly [what: string, text: string, reusable?: string])[] = [
    ["no one reading", "on: push\non: issues"],
    ["no map", "- push"],
    ["a key of no meaning", `${good}On: push\n`],
    ["no trigger", withOn("run-name: x")],
    ["outsiders, and what nobody knows", withOn("on: [issues, release]")],
    ["a dispatch that is no map", withOn("on: { workflow_dispatch: lease }")],
    ["a dispatch with another key", withOn("on: { workflow_dispatch: { types: [x], kinds: [y] } }")],
    ["inputs that are no map", withOn("on: { workflow_dispatch: { inputs: [table] } }")],
    ["another input", withOn("on: { workflow_dispatch: { inputs: { table: {} } } }")],
    ["no such job", swap("  backfill:\n", "  nightly:\n")],
    ["nearly that job", swap("  backfill:\n", "  backfil:\n")],
    ["no job at all", "on: push\njobs: {}\n"],
    ["a call where none is listed", swap("runs-on: ubuntu-latest", "uses: ./.github/workflows/x.yml")],
    ["no call where one is due", good, pinned],
    ["another call than the one that is due", swap("runs-on: ubuntu-latest", "uses: acme/x/y.yml@main"), pinned],
    ["no environment", swap(`    ${place}\n`, "")],
    ["an environment of nothing", swap(place, "environment:")],
    ["another environment", swap(place, "environment: staging")],
    ["an expression", swap(place, "environment: $" + "{{ vars.E }}")],
    ["an environment that is a number", swap(place, "environment: 7")],
    ["an environment with another key", swap(place, "environment: { Name: production }")],
    ["no token", swap(", id-token: write", "")],
    ["what whoever starts it chooses", swap('run: "true"', "run: echo $" + "{{ inputs.lease }}")],
  ];
  const texts = told.map(([what, text, reusable]) =>
    [
      `# ${what}`,
      ...workflowObjections({ path: job.workflow, text }, job, reusable).map((one) => JSON.stringify(one)),
    ].join("\n"),
  );
  golden("findings/workflow.txt", `${texts.join("\n\n")}\n`);
});
