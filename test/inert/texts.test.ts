import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { policyTest } from "../../src/commands/policy-test.ts";
import type { RequestReport } from "../../src/core/report.ts";
import { runnerIo } from "../../src/github/runner.ts";
import { auditMarkdown } from "../../src/report/chains.ts";
import { auditCsv, statusCsv } from "../../src/report/csv.ts";
import { earlyMarkdown } from "../../src/report/early.ts";
import { leaseMarkdown } from "../../src/report/lease.ts";
import { requestMarkdown } from "../../src/report/markdown.ts";
import { plainJson } from "../../src/report/plain.ts";
import { trialsText } from "../../src/report/policy.ts";
import { reconciliationMarkdown, reconciliationText } from "../../src/report/reconciliation.ts";
import { revertMessage } from "../../src/report/revert.ts";
import { simulationText } from "../../src/report/simulate.ts";
import { auditText, findingsText, requestTerminal, statusText } from "../../src/report/terminal.ts";
import { step } from "../mint/step.ts";
import { chains, stories, waiting } from "../report/samples.ts";
import { formulas, records } from "./consumers/csv.ts";
import { commitDeeds, livelyParts } from "./consumers/github-text.ts";
import { githubShows } from "./consumers/markdown.ts";
import { runnerReads } from "./consumers/runner.ts";
import { assignments } from "./consumers/runner-files.ts";
import { terminalShows } from "./consumers/terminal.ts";
import { trailers } from "./consumers/trailers.ts";
import { hostile } from "./hostile.ts";

/*
 * Every text that is made of a report, with one hostile value wherever a value may stand, read by those who will read it. It has
 * to be told by them as the same text is told with a harmless word in its place.
 */

const marker = "<!-- sallyport: a marker of ours -->";
const reason = (value: string) => ({ allowed: false, says: value, fix: value, rule: value });

/** A report that says one value wherever somebody else's words can come to stand. */
function reportOf(value: string): RequestReport {
  const actor = { id: 1, login: value, kind: "user" as const };
  const rule = { rule: value, effect: "forbid" as const, says: value, fix: value };
  const grant = {
    ...waiting,
    path: value,
    id: value,
    target: value,
    account: value,
    resource: value,
    access: [{ actions: [value], resources: [value], conditions: { [value]: { [value]: [value, value] } } }],
    subject: {
      ...waiting.subject!,
      jobWorkflowRef: value,
      environment: value,
      ref: value,
      sub: [value, value] as const,
    },
    documents: [{ name: value, content: { [value]: value } }],
    told: [value],
    change: value,
    reason: value,
    stillNeeded: value,
    decidedLater: value,
    decidedAfterMerge: [value],
    requester: actor,
    approval: {
      ...reason(value),
      approvers: [actor],
      undecided: [actor],
      couldApprove: [value],
      because: [reason(value)],
    },
    policy: { ...waiting.policy!, reasons: [rule], pending: [rule] },
  };
  const finding = {
    code: value,
    file: value,
    line: 1,
    column: 1,
    message: value,
    fix: value,
    level: "notice" as const,
  };
  return {
    grants: [grant],
    findings: [finding],
    ending: [value],
    notes: [value],
    github: value,
    commit: value,
    readers: "members",
  };
}

const chainOf = (value: string) => [
  {
    target: value,
    id: value,
    links: [{ ...chains[0]!.links[0]!, at: value, says: value, evidence: [value, value] }],
  },
];
const storiesOf = (value: string) =>
  stories.map((story) => ({
    ...story,
    target: value,
    id: value,
    approvers: [value],
    ...(story.from === undefined ? {} : { from: value, until: value }),
    ...(story.runs === undefined ? {} : { runs: [value] }),
    ended: value,
    event: value,
    resource: value,
    reference: value,
  }));
const refusedOf = (value: string) => [{ ...storiesOf(value)[0]!, event: "", refused: value }];
const reconciliationOf = (value: string) => ({
  at: 0,
  tip: "0".repeat(40),
  deeds: [{ do: "bind", grant: value, resource: value, outcome: "failed", says: value } as const],
  kept: 1,
  sealed: 0,
  refused: [{ grant: value, why: value }],
  halts: [value],
  faults: [{ about: value, code: value, message: value }],
  events: [],
});
const statusOf = (value: string) => [
  { target: value, id: value, state: value, from: value, until: value, subject: value },
];

const rulesOf = (value: string) => [{ rule: value, effect: "forbid" as const, says: value, fix: value, until: value }];
const factsOf = (value: string) => ({ grounds: [value], alone: [value], together: [value] });
const simulationOf = (value: string) => ({
  grant: value,
  tier: value,
  account: value,
  at: "2031-01-08T10:00:00Z",
  approval: { couldApprove: [value], approved: [value], needed: [value], excluded: [{ who: value, why: value }] },
  opening: { ...factsOf(value), onceApproved: false },
  audited: rulesOf(value),
  notes: [value],
});
const casesOf = (value: string) => [
  { name: value, passed: false, says: value, audited: rulesOf(value) },
  { name: value, passed: true, says: "", audited: [] },
];
const trialsOf = (value: string) => [
  {
    rule: value,
    effect: "forbid" as const,
    says: value,
    until: value,
    grants: [{ grant: value, at: value, by: value }],
  },
  { rule: value, effect: "permit" as const, until: value, grants: [] },
];

const comments: Readonly<Record<string, (value: string) => string>> = {
  "a pull request's comment": (value) => requestMarkdown(reportOf(value), marker),
  "a comment for everybody": (value) => requestMarkdown({ ...reportOf(value), readers: "everybody" }, marker),
  "a lease's comment": (value) => leaseMarkdown(marker, [...storiesOf(value), ...refusedOf(value)]),
  "a comment on an early end": (value) =>
    earlyMarkdown(marker, [], { key: value, by: value, why: value, reason: value }),
  "a comment on an end that a halt brought": (value) =>
    earlyMarkdown(marker, [], { key: value, why: value, reason: "", stands: true }),
  "an audit's summary": (value) => `${marker}\n\n${auditMarkdown(chainOf(value))}`,
  "a reconciliation's summary": (value) => `${marker}\n\n${reconciliationMarkdown(reconciliationOf(value))}`,
};

const terminals: Readonly<Record<string, (value: string) => string>> = {
  "a request": (value) => requestTerminal(reportOf(value)),
  findings: (value) => findingsText(reportOf(value).findings),
  "an audit": (value) => auditText(chainOf(value)),
  "a status": (value) => statusText(statusOf(value)),
  "a reconciliation": (value) => reconciliationText(reconciliationOf(value)),
  "a simulation": (value) => simulationText([simulationOf(value)]),
  "policy's cases": (value) => policyTest(casesOf(value)).text,
  "rules on trial": (value) => trialsText(trialsOf(value), 1),
  JSON: (value) => plainJson(reportOf(value)),
  "a commit message": (value) => revertMessage({ stories: storiesOf(value), ledger: value }),
};

/** An empty value stands for one that is not there, which is told in other words. */
const said = hostile.filter((value) => value.trim() !== "");
const always = (says: (value: string) => void, numRuns = 100) => fc.assert(fc.property(said, says), { numRuns });

describe.each(Object.entries(comments))("%s, as GitHub shows it", (_, write) => {
  const calm = githubShows(write("calm"));

  test("has no link, image, mention, reference or HTML of somebody else's, and no cell, heading or list of theirs", () => {
    always((value) => {
      const page = githubShows(write(value));
      expect(page.lively).toEqual([]);
      expect(page.elements).toEqual(calm.elements);
      expect(page.comments).toEqual(calm.comments);
      expect(page.attributes).toEqual(calm.attributes);
    });
  });

  test("tells a value whole, though as code", () => {
    const page = githubShows(write("a|b`c\\d<e>@f"));
    expect(page.code.some((code) => code.includes("a|b`c\\d<e>@f"))).toBe(true);
  });
});

describe.each(Object.entries(terminals))("%s, in a terminal", (name, write) => {
  const calm = terminalShows(write("calm"));

  test("has no escape, no overwriting and no reordering, and no line of somebody else's", () => {
    always((value) => {
      const screen = terminalShows(write(value));
      expect(screen.acts).toEqual([]);
      expect(screen.lines).toHaveLength(calm.lines.length);
    });
  });

  if (name === "JSON")
    test("is the same value when a program reads it", () => {
      always((value) => {
        expect(JSON.parse(write(value))).toEqual(JSON.parse(JSON.stringify(reportOf(value))));
      });
    });
});

describe.each([
  ["an audit", (value: string) => auditCsv(chainOf(value), [value]), 2],
  ["a status", (value: string) => statusCsv(statusOf(value), [value]), 2],
] as const)("%s, in a spreadsheet", (_, write, rows) => {
  const calm = records(write("calm"));

  test("calculates nothing and adds no row and no column, whichever separator it goes by", () => {
    always((value) => {
      const text = write(value);
      expect(formulas(text)).toEqual([]);
      expect(records(text).map(({ length }) => length)).toEqual(calm.map(({ length }) => length));
      expect(records(text)).toHaveLength(rows + 1);
    });
  });

  test("keeps what is harmless as it is", () => {
    expect(records(write('naïve "x", 1=2; a-b')).at(-1)).toContain('naïve "x", 1=2; a-b');
  });
});

describe("a step", () => {
  test.each(Object.entries(terminals))("obeys nothing in the log of %s", (_, write) => {
    always((value) => {
      const { io, lines } = step({});
      for (const line of write(value).split("\n")) io.log(line);
      io.log(value);
      expect(runnerReads(lines.join("\n")).obeyed).toEqual([]);
    }, 60);
  });

  test("marks a finding by one command whose parts are the finding's own", () => {
    always((value) => {
      const { io, lines } = step({});
      io.annotate("error", value, { file: value, line: 3, column: 7, title: value });
      const { obeyed, printed } = runnerReads(lines.join("\n"));
      expect(printed).toEqual([]);
      expect(obeyed.map(({ command }) => command)).toEqual(["error"]);
      const { line, col, ...rest } = obeyed[0]!.properties;
      expect([line, col]).toEqual(["3", "7"]);
      expect(Object.keys(rest).every((key) => key === "file" || key === "title")).toBe(true);
      expect(runnerReads(obeyed[0]!.data).obeyed).toEqual([]);
    });
  });

  test("hands on outputs, variables and state under their own names alone, and whole", () => {
    always((value) => {
      const { io, raw } = step({});
      io.output("events", value);
      io.output("digest", "2");
      io.variable("AWS_PROFILE", value);
      io.save("lease", value);
      const kept = value.toWellFormed();
      expect(assignments(raw("OUTPUT"))).toEqual([
        ["events", kept],
        ["digest", "2"],
      ]);
      expect(assignments(raw("ENV"))).toEqual([["AWS_PROFILE", kept]]);
      expect(assignments(raw("STATE"))).toEqual([["lease", kept]]);
    });
  });

  test("outside the runner writes nothing at all", () => {
    expect(() => runnerIo({}).output("events", "x")).toThrow(/GITHUB_OUTPUT/);
  });
});

describe("a commit that takes ended grants away", () => {
  const message = (value: string) => revertMessage({ stories: storiesOf(value), ledger: value });
  const calm = message("calm");

  test("notifies nobody, closes nothing, skips no workflow and names no author, whatever it tells", () => {
    always((value) => {
      expect(commitDeeds(message(value))).toEqual([]);
      const theirs = livelyParts(message(value).replaceAll(/pull request #\d+/g, ""));
      expect(theirs.filter((part) => /^(mention|reference|address)/.test(part))).toEqual([]);
    });
  });

  test("has its own trailers alone, as git reads them", () => {
    const names = (text: string) => trailers(text).map((trailer) => trailer.slice(0, trailer.indexOf(":")));
    always((value) => {
      expect(names(message(value))).toEqual(names(calm));
    }, 40);
  });
});
