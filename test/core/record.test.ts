import fc from "fast-check";
import { expect, test } from "vitest";
import { continueChain } from "../../src/core/chain.ts";
import type { Json } from "../../src/core/digest.ts";
import { event, type LedgerLine } from "../../src/core/event.ts";
import { type DecisionFacts, newest, readFacts, recordsOf, writeFacts } from "../../src/core/record.ts";
import { anyEvent } from "./events.ts";

const facts: DecisionFacts = {
  path: "grants/payments-production/a.yaml",
  blob: "b".repeat(40),
  commit: "c".repeat(40),
  pullRequest: 7,
  mergedAt: Date.UTC(2026, 10, 21, 22),
  requester: { id: 101, login: "ana", kind: "user" },
  approvers: [
    { id: 102, login: "ben", kind: "user" },
    { id: 103, login: "chloe", kind: "user" },
  ],
  approvals: [
    {
      path: "grants/payments-production/a.yaml",
      by: 102,
      review: 9001,
      commit: "e".repeat(40),
      submittedAt: Date.UTC(2026, 10, 21, 21, 50),
      as: ["@acme/payments-owners"],
      mayWrite: true,
    },
  ],
  policy: "d".repeat(64),
};

function decided(detail: { readonly [key: string]: Json }): LedgerLine {
  const said = event("decided", 0, { grant: "payments-production/a", mark: "e".repeat(32) }, "1", detail);
  return continueChain([], [said])[0]!;
}

test("facts survive the ledger", () => {
  const stored = JSON.parse(JSON.stringify(decided(writeFacts(facts)))) as LedgerLine;
  expect(readFacts(stored)).toEqual(facts);
});

/** What a grant with a subject of its own and with limits is decided from, besides. */
const more: Pick<DecisionFacts, "subject" | "usage"> = {
  subject: { prefix: "repo:acme@1/payments@2", commit: "f".repeat(40), workflow: "a".repeat(40) },
  usage: {
    open: { person: 1, repository: 2, target: 3 },
    repeated: { days: 7, grants: 4, minutes: 240 },
    extends: false,
    outsideHours: true,
    frozen: false,
    from: Date.UTC(2026, 10, 21, 22),
  },
};

test("the job's subject and what was used before survive it too, each without the other", () => {
  const { subject, usage } = more as Required<typeof more>;
  for (const extra of [{ subject }, { usage }, { subject, usage }]) {
    const stored = JSON.parse(JSON.stringify(decided(writeFacts({ ...facts, ...extra })))) as LedgerLine;
    expect(readFacts(stored)).toEqual({ ...facts, ...extra });
  }
});

test.each(["prefix", "commit", "workflow"])("a subject whose %s is something else spoils the facts", (member) => {
  const written = writeFacts({ ...facts, ...more }) as { readonly subject: { readonly [key: string]: Json } };
  for (const value of [null, 7, true, [], {}, ["a"]]) {
    const subject = { ...written.subject, [member]: value };
    expect(readFacts(decided({ ...written, subject })), JSON.stringify(value)).toBeUndefined();
  }
  const { [member]: _, ...without } = written.subject;
  expect(readFacts(decided({ ...written, subject: without }))).toBeUndefined();
});

test.each(["subject", "usage"])("a %s that is none spoils the facts", (member) => {
  const list: Json = Object.assign([], { prefix: "p", commit: "c", workflow: "w" });
  for (const value of [null, 7, "p", true, [], list, {}])
    expect(readFacts(decided({ ...writeFacts({ ...facts, ...more }), [member]: value }))).toBeUndefined();
});

test("no line, no facts", () => {
  expect(readFacts(undefined)).toBeUndefined();
});

const wrong: readonly Json[] = [
  null,
  7.5,
  true,
  "",
  "now",
  [],
  [null],
  {},
  { id: 1 },
  { id: "1", login: "a", kind: "user" },
];
const members = Object.keys(writeFacts(facts));

test.each(members)("facts whose %s is missing are no facts", (member) => {
  const { [member]: _, ...rest } = writeFacts(facts);
  expect(readFacts(decided(rest))).toBeUndefined();
});

test.each(["mergedAt", "requester", "approvers", "pullRequest"])("facts whose %s is hostile are no facts", (member) => {
  for (const value of wrong) {
    // A grant that nobody approved is still a whole fact: policy judges it.
    if (member === "approvers" && Array.isArray(value) && value.length === 0) continue;
    expect(readFacts(decided({ ...writeFacts(facts), [member]: value }))).toBeUndefined();
  }
});

test.each(["2026-02-30T00:00:00Z", "2026-11-21T22:00:00", "2026-11-21 22:00:00Z", "1"])(
  "a merge at %s is none",
  (mergedAt) => {
    expect(readFacts(decided({ ...writeFacts(facts), mergedAt }))).toBeUndefined();
  },
);

test("one unreadable approver spoils them all: no fewer people than approved are ever counted in silence", () => {
  const approvers = [
    { id: 102, login: "ben", kind: "user" },
    { id: 103, login: "chloe", kind: "team" },
  ];
  expect(readFacts(decided({ ...writeFacts(facts), approvers }))).toBeUndefined();
});

test.each([
  ["path", 1],
  ["by", "102"],
  ["review", 1.5],
  ["commit", null],
  ["submittedAt", "yesterday"],
  ["as", "@ben"],
  ["as", [1]],
  ["mayWrite", "yes"],
])("an approval whose %s is %j spoils the facts: they are decided again", (member, value) => {
  const written = writeFacts(facts) as { readonly approvals: readonly { readonly [key: string]: Json }[] };
  const approvals = [{ ...written.approvals[0], [member]: value }] as Json;
  expect(readFacts(decided({ ...writeFacts(facts), approvals }))).toBeUndefined();
});

test("a line from before approvals were recorded is no whole fact", () => {
  const { approvals: _, ...older } = writeFacts(facts);
  expect(readFacts(decided(older))).toBeUndefined();
});

test("records part the ledger by grant, in its order, and leave out what belongs to none", () => {
  fc.assert(
    fc.property(fc.array(anyEvent), (events) => {
      const lines = continueChain([], events);
      const records = recordsOf(lines);
      for (const [grant, record] of records) expect(record.lines).toEqual(lines.filter((line) => line.grant === grant));
      const counted = [...records.values()].reduce((sum, record) => sum + record.lines.length, 0);
      expect(counted).toBe(lines.filter(({ grant }) => grant !== "").length);
      for (const line of lines.filter(({ grant }) => grant !== "")) {
        const found = newest(records.get(line.grant), line.kind, line.mark);
        expect(found?.seq).toBeGreaterThanOrEqual(line.seq);
        expect([found?.kind, found?.mark]).toEqual([line.kind, line.mark]);
      }
    }),
  );
});
