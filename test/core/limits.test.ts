import { describe, expect, test } from "vitest";
import type { Given } from "../../src/core/given.ts";
import { timeObjections, usageOf } from "../../src/core/limits.ts";
import type { Target } from "../../src/core/target.ts";
import { fromIso, minute } from "../../src/core/time.ts";
import { target as example, grant } from "../aws/provider/example.ts";
import { golden } from "../golden.ts";

/* 2026-11-21 is a Saturday. */
const merged = fromIso("2026-11-21T22:00:00Z")!;
const hour = 60 * minute;
const { repository, workflow } = grant.job;

function targetWith(change: Partial<Target>) {
  return { ...example, target: { ...example.target, ...change } };
}

function time(
  change: Partial<Target>,
  window: { readonly minutes: number; readonly start?: string } = { minutes: 60 },
) {
  const from = window.start === undefined ? merged : fromIso(window.start)!;
  const until = from + window.minutes * minute;
  return timeObjections(targetWith(change), { window }, { from, until, merged });
}

const office = {
  ...{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", until: "17:00", zone: "Europe/Berlin" },
} as const satisfies NonNullable<Target["hours"]>[number];
const freeze = { from: "2026-11-21T22:59:59Z", until: "2026-11-23T00:00:00Z", says: "Year-end close\u001b[31m" };
const limits = example.target.limits;

describe("when", () => {
  test.each<[string, Partial<Target>, string | undefined, readonly string[]]>([
    ["at any time, without hours and freezes", {}, undefined, []],
    ["outside the hours", { hours: [office] }, undefined, ["grant.window.hours window.minutes"]],
    [
      "outside the hours, by its own start",
      { hours: [office] },
      "2026-11-23T16:30:00Z",
      ["grant.window.hours window.start"],
    ],
    ["inside them", { hours: [office] }, "2026-11-23T15:00:00Z", []],
    ["in a freeze", { freezes: [freeze] }, undefined, ["grant.window.freeze window.minutes"]],
    [
      "in both",
      { hours: [office], freezes: [freeze] },
      undefined,
      ["grant.window.hours window.minutes", "grant.window.freeze window.minutes"],
    ],
    [
      "by a clock that nobody has",
      { hours: [{ ...office, zone: "Europe/Atlantis" }] },
      undefined,
      ["grant.window.calendar "],
    ],
    [
      "in a freeze that ends before it begins",
      { freezes: [{ ...freeze, until: freeze.from }] },
      undefined,
      ["grant.window.calendar "],
    ],
    ["as far ahead as may be", { limits: { ...limits, ahead_hours: 2 } }, "2026-11-22T00:00:00Z", []],
    [
      "a second further",
      { limits: { ...limits, ahead_hours: 2 } },
      "2026-11-22T00:00:01Z",
      ["grant.window.start.ahead window.start"],
    ],
    ["begun long ago, with five minutes left", {}, "2026-11-21T21:05:00Z", []],
    ["begun a second earlier", {}, "2026-11-21T21:04:59Z", ["grant.window.start.past window.start"]],
    ["over before it is merged", {}, "2026-11-20T22:00:00Z", ["grant.window.start.past window.start"]],
    ["not ahead at all", { limits: { ...limits, ahead_hours: 0 } }, "2026-11-21T22:00:00Z", []],
  ])("%s", (_title, change, start, expected) => {
    const found = time(change, { minutes: 60, ...(start === undefined ? {} : { start }) });
    expect(found.map(({ code, pointer }) => `${code} ${pointer.join(".")}`)).toEqual(expected);
  });
});

const at = merged;

function given(id: string, ago: number, minutes: number, more: Partial<Given> = {}): Given {
  const from = merged - ago * hour;
  const until = from + minutes * minute;
  return {
    ...{ key: `payments-production/${id}`, from, until, minutes, standing: true, people: [101] },
    workers: [{ repository, workflow }],
    ...more,
  };
}

function usage(all: readonly Given[], change: Partial<Target["limits"]>, minutes = 60) {
  const asking = {
    ...{ key: "payments-production/new", repository, workflow, from: merged, until: merged + minutes * minute },
    people: [{ id: 101, login: "ana", kind: "user" as const }],
  };
  const target = targetWith({ limits: { ...limits, ...change } });
  return usageOf(target, asking, { standing: all, given: all, at, extends: false });
}

const open = (person: number, inRepository: number, target: number) => ({
  open: { person, repository: inRepository, target },
});
const repeated = (grants: number, minutes: number) => ({ repeated: { days: 7, grants, minutes } });

describe("how many and how often", () => {
  const two = [given("a", 0.5, 60), given("b", 0.25, 60)];

  test.each<[string, readonly Given[], Partial<Target["limits"]>, readonly string[]]>([
    ["two of two at once", two, open(2, 9, 9), ["grant.limit.person"]],
    ["the third of three", two, open(3, 3, 3), []],
    ["all three are full", two, open(2, 2, 2), ["grant.limit.person", "grant.limit.repository", "grant.limit.target"]],
    ["the third grant of two", [given("a", 24, 60), given("b", 48, 60)], repeated(2, 600), ["grant.limit.grants"]],
    ["the third of three, to the minute", [given("a", 24, 60), given("b", 48, 60)], repeated(3, 180), []],
    ["one minute too many", [given("a", 24, 60), given("b", 48, 61)], repeated(3, 180), ["grant.limit.minutes"]],
    ["what has left the period", [given("a", 24 * 7 + 1, 60)], repeated(1, 60), []],
    ["a longer one than all of it", [], repeated(1, 30), ["grant.limit.minutes"]],
  ])("%s", (_title, all, change, expected) => {
    expect(usage(all, change).objections.map(({ code }) => code)).toEqual(expected);
  });

  test("policy gets the numbers", () => {
    expect(usage([...two, given("old", 24, 30)], {}).facts).toEqual({
      open: { person: 2, repository: 2, target: 2 },
      repeated: { days: 7, grants: 4, minutes: 210 },
      ...{ extends: false, outsideHours: false, frozen: false, from: merged },
    });
  });
});

test("the sentences", () => {
  const two = [given("a", 0.5, 60), given("b", 0.25, 60)];
  const all = [
    ...time({ hours: [office], freezes: [freeze] }),
    ...time({ hours: [{ ...office, until: "09:30" }] }),
    ...time({ hours: [{ ...office, zone: "Europe/Atlantis" }] }),
    ...time({ limits: { ...limits, ahead_hours: 2 } }, { minutes: 60, start: "2026-11-22T22:00:00Z" }),
    ...time({}, { minutes: 60, start: "2026-11-21T20:00:00Z" }),
    ...usage(two, open(2, 2, 2)).objections,
    ...usage(two, repeated(2, 150)).objections,
    ...usage([], repeated(1, 30)).objections,
  ];
  golden("limits/sentences.txt", all.map(({ code, message, fix }) => `${code}\n  ${message}\n  → ${fix}\n`).join(""));
});
