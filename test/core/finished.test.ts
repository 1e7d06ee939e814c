import { describe, expect, it } from "vitest";
import { allOver, finishedWhy, jobName, type Look, type SeenJob } from "../../src/core/finished.ts";
import { namedJob } from "../../src/core/session.ts";

const job = (number: number, conclusion = "success", completed = true): SeenJob => ({
  session: `a@7-1-${number}`,
  run: 7,
  attempt: 1,
  job: number,
  completed,
  conclusion,
});
const unknown: Look = { session: "a@7-1-9", unknown: "nobody knows" };

describe("the job that a session's name says made it", () => {
  it.each([
    ["a@7-1-9", { run: 7, attempt: 1, job: 9 }],
    ["a-b@123456789012345-50-999999999999999", { run: 123456789012345, attempt: 50, job: 999999999999999 }],
    ["a@7-2", { run: 7, attempt: 2 }],
  ])("%s", (session, named) => expect(namedJob(session)).toEqual(named));

  it.each([
    "",
    "a",
    "a@",
    "a@7",
    "a@run",
    "a@7-1-",
    "a@7-1-9x",
    "a@7-1-9-4",
    "a@-7-1-9",
    "7-1-9",
    "a@7-12345-9",
    "a@1234567890123456-1-9",
    "a@7-1-1234567890123456",
  ])("%j names none", (session) => expect(namedJob(session)).toBeUndefined());
});

describe("a lease's jobs are over", () => {
  it("when each of them is", () => {
    expect(allOver([job(1), job(2, "cancelled")])).toEqual([job(1), job(2, "cancelled")]);
  });

  it.each<readonly [string, readonly Look[]]>([
    ["none is known", []],
    ["one runs", [job(1), job(2, "in_progress", false)]],
    ["of one nothing is known", [job(1), unknown]],
    ["of none anything is known", [unknown]],
  ])("and not when %s", (_, looks) => expect(allOver(looks)).toBeUndefined());
});

describe("why it ended, in a sentence", () => {
  it("names run and conclusion", () => {
    expect(finishedWhy([job(1, "cancelled")])).toBe(
      "its job is over and did not give it back: job 1 of run 7 attempt 1 completed as cancelled",
    );
  });

  it("names three, and counts the others", () => {
    const said = finishedWhy([1, 2, 3, 4, 5].map((number) => job(number)));
    expect(said).toMatch(
      /^its jobs are over and none gave it back: job 1 .*, job 3 .* completed as success, and 2 more$/,
    );
    expect(said).not.toContain("job 4");
    expect(finishedWhy([1, 2, 3].map((number) => job(number)))).not.toContain("more");
  });

  it("names an attempt where the job has no number", () => {
    expect(jobName({ run: 7, attempt: 2 })).toBe("run 7 attempt 2");
  });
});
