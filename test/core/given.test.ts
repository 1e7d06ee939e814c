import { describe, expect, test } from "vitest";
import type { LedgerLine } from "../../src/core/event.ts";
import { type Filing, givenUnder } from "../../src/core/given.ts";
import { recordsOf } from "../../src/core/record.ts";
import { fromIso, iso, minute } from "../../src/core/time.ts";
import { grant } from "../aws/provider/example.ts";

const at = fromIso("2026-11-21T22:00:00Z")!;
const { repository, workflow } = grant.job;

function filing(id: string, minutes = 60, more: Partial<Filing["grant"]> = {}): Filing {
  return { id, reached: at, grant: { ...grant, window: { minutes }, ...more } };
}

function line(kind: LedgerLine["kind"], id: string, detail: LedgerLine["detail"] = {}): LedgerLine {
  return { id: "", kind, at: iso(at), grant: `t/${id}`, mark: "", detail, seq: 0, prev: "" };
}

const decided = (id: string) => line("decided", id, { requester: { id: 101, login: "ana", kind: "user" } });

function bound(
  id: string,
  minutes: number,
  subject: object = { repository, jobWorkflowRef: `${repository}/${workflow}@x` },
) {
  const reference = Buffer.from(JSON.stringify({ subject })).toString("base64url");
  return line("bound", id, { from: iso(at), until: iso(at + minutes * minute), reference });
}

function given(filings: readonly Filing[], lines: readonly LedgerLine[], undecided: readonly string[] = []) {
  const told = { filings, records: recordsOf(lines), undecided: new Set(undecided.map((id) => `t/${id}`)) };
  return givenUnder("t", told).map(({ key, minutes, standing }) => `${key} ${minutes}${standing ? "" : " ended"}`);
}

describe("what was given", () => {
  test.each<[string, readonly Filing[], readonly LedgerLine[], readonly string[]]>([
    ["limits cannot be reset by deleting the ledger", [filing("a")], [], ["t/a 60"]],
    ["nor by taking the file out of history", [], [decided("a"), bound("a", 60)], ["t/a 60"]],
    ["nor by renaming the file: both names count", [filing("a"), filing("b")], [], ["t/a 60", "t/b 60"]],
    ["nor by writing a shorter file over it: the larger counts", [filing("a", 60), filing("a", 5)], [], ["t/a 60"]],
    ["a longer opening than the file says counts", [filing("a", 5)], [bound("a", 60)], ["t/a 60"]],
    ["a shorter opening than the file says does not help", [filing("a", 60)], [bound("a", 5)], ["t/a 60"]],
    ["what was refused does not count", [filing("a")], [line("refused", "a")], []],
    ["what lapsed unopened does not count", [filing("a")], [decided("a"), line("ended", "a")], []],
    [
      "what was made and never opened does not count",
      [filing("a")],
      [decided("a"), line("sealed", "a", { was: "preparing" }), line("ended", "a")],
      [],
    ],
    [
      "a refusal does not hide an opening",
      [filing("a")],
      [bound("a", 60), line("refused", "a"), line("ended", "a")],
      ["t/a 60 ended"],
    ],
    [
      "an opening whose line was lost counts by its end",
      [filing("a")],
      [line("sealed", "a", { was: "open" }), line("ended", "a")],
      ["t/a 60 ended"],
    ],
    [
      "what was given back early counts whole",
      [filing("a")],
      [bound("a", 60), line("ended", "a", { ending: "released" })],
      ["t/a 60 ended"],
    ],
    ["what was decided after a refusal counts", [filing("a")], [line("refused", "a"), decided("a")], ["t/a 60"]],
    ["another target's lines do not", [], [{ ...bound("a", 60), grant: "t2/a" }], []],
  ])("%s", (_title, filings, lines, expected) => {
    expect(given(filings, lines)).toEqual(expected);
  });

  test("what the same run decides about waits for that, unless it was opened before", () => {
    const filings = [filing("new"), filing("again"), filing("opened")];
    expect(given(filings, [decided("again"), bound("opened", 60)], ["new", "again", "opened"])).toEqual([
      "t/opened 60",
    ]);
  });

  test("without a start the window begins at the merge that the ledger knows, or when the file reached the branch", () => {
    const late = line("decided", "a", { mergedAt: iso(at + 5 * minute) });
    const [known, unknown] = [[late], []].map((lines) =>
      givenUnder("t", { filings: [filing("a")], records: recordsOf(lines) }),
    );
    expect(known).toMatchObject([{ from: at + 5 * minute, until: at + 65 * minute }]);
    expect(unknown).toMatchObject([{ from: at, until: at + 60 * minute }]);
  });

  test("it is told for which job and for whom, as far as anybody knows", () => {
    const told = (filings: readonly Filing[], lines: readonly LedgerLine[]) =>
      givenUnder("t", { filings, records: recordsOf(lines) })[0];
    expect(told([filing("a", 60, { for: "Ben" })], [decided("a")])).toMatchObject({
      people: [101],
      for: "ben",
      workers: [{ repository, workflow }],
    });
    expect(told([], [bound("a", 60)])).toMatchObject({ people: [], workers: [{ repository, workflow }] });
    expect(told([], [bound("a", 60, { repository, workflow: "w.yml", jobWorkflowRef: "x" })])).toMatchObject({
      workers: [{ repository, workflow: "w.yml" }],
    });
  });

  test.each<[string, unknown]>([
    ["none", undefined],
    ["no text", 7],
    ["no JSON", "e30x"],
    ["no subject", Buffer.from("{}").toString("base64url")],
    [
      "a reusable workflow of elsewhere",
      Buffer.from(
        JSON.stringify({ subject: { repository, jobWorkflowRef: "acme/shared/.github/workflows/w.yml@x" } }),
      ).toString("base64url"),
    ],
  ])("an opening whose job cannot be told counts for every job: %s", (_title, reference) => {
    const opening = line("bound", "a", {
      from: iso(at),
      until: iso(at + minute),
      ...(reference === undefined ? {} : { reference: reference as string }),
    });
    expect(givenUnder("t", { filings: [], records: recordsOf([opening]) })).toMatchObject([{ workers: [] }]);
  });

  test("dispatching or using a lease shows that it was opened, though it is recorded as ended; other lines do not", () => {
    const life = (kind: LedgerLine["kind"]) => given([filing("a")], [line(kind, "a"), line("ended", "a")]);
    for (const kind of ["bound", "dispatched", "used"] as const) expect(life(kind)).toEqual(["t/a 60 ended"]);
    for (const kind of ["decided", "refused", "deleted", "reverted", "incident"] as const)
      expect(life(kind)).toEqual([]);
  });

  test("what only a later line tells is told in the order of names", () => {
    expect(given([filing("b")], [bound("c", 5), bound("a", 5)])).toEqual(["t/a 5", "t/b 60", "t/c 5"]);
  });

  test("the newest of decisions and refusals counts, whatever came behind it", () => {
    expect(given([filing("a")], [line("refused", "a"), line("incident", "a")])).toEqual([]);
    expect(given([filing("a")], [decided("a"), line("incident", "a")])).toEqual(["t/a 60"]);
  });

  test("of several openings and files it takes the widest window and all of their jobs", () => {
    const later = line("bound", "a", { from: iso(at + 30 * minute), until: iso(at + 200 * minute), reference: "" });
    const [one] = givenUnder("t", { filings: [filing("a", 10)], records: recordsOf([bound("a", 20), later]) });
    expect(one).toMatchObject({ from: at, until: at + 200 * minute, minutes: 170, workers: [] });
    const [two] = givenUnder("t", { filings: [filing("a", 10)], records: recordsOf([bound("a", 20)]) });
    expect(two?.workers).toEqual([
      { repository, workflow },
      { repository, workflow },
    ]);
  });

  test("an opening whose window cannot be read is not counted by itself", () => {
    for (const detail of [
      {},
      { from: iso(at) },
      { until: iso(at) },
      { from: "x", until: iso(at) },
      { from: 1, until: 2 },
    ])
      expect(given([], [line("bound", "a", detail)])).toEqual([]);
  });

  test("whoever asked is told from what can be read, and what is no merge or no id is passed over", () => {
    const odd = [7, null, { id: "7" }, { login: "x" }].map((requester) =>
      line("decided", "a", { requester, mergedAt: 7 }),
    );
    const [one] = givenUnder("t", {
      filings: [filing("a")],
      records: recordsOf([
        ...odd,
        decided("a"),
        line("bound", "a", { requester: { id: 9 }, mergedAt: iso(at + minute) }),
      ]),
    });
    expect(one).toMatchObject({ people: [101], from: at });
    expect(one).not.toHaveProperty("for");
  });

  test("a reference of a reusable workflow that names its own file says which", () => {
    const of = (subject: object) =>
      givenUnder("t", { filings: [], records: recordsOf([bound("a", 5, subject)]) })[0]?.workers;
    expect(of({ repository: 7, workflow: "w.yml" })).toEqual([]);
    expect(of({ repository })).toEqual([]);
    expect(of({ repository, jobWorkflowRef: `x${repository}/${workflow}@x` })).toEqual([]);
  });
});
