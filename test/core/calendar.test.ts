import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockWords, closedFor, isZone, nextOpening } from "../../src/core/calendar.ts";
import type { Freeze, Hours } from "../../src/core/target.ts";
import { fromIso, iso, minute } from "../../src/core/time.ts";

const hour = 60 * minute;
const at = (text: string) => fromIso(text)!;
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const all = [...weekdays, "sat", "sun"] as const;
const office: Hours = { days: weekdays, from: "09:00", until: "17:00", zone: "Europe/Berlin" };

function closed(hours: readonly Hours[] | undefined, from: string, until: string, freezes: readonly Freeze[] = []) {
  const found = closedFor({ ...(hours ? { hours } : {}), freezes }, { from: at(from), until: at(until) });
  if (found === undefined) return "open";
  return {
    ...(found.outsideFrom === undefined ? {} : { outsideFrom: iso(found.outsideFrom) }),
    ...(found.freeze === undefined ? {} : { freeze: found.freeze.says }),
    ...(found.next === undefined ? {} : { next: iso(found.next) }),
  };
}

describe("maintenance windows", () => {
  test("a window lies wholly inside, also when it fills them", () => {
    expect(closed([office], "2026-11-24T08:00:00Z", "2026-11-24T16:00:00Z")).toBe("open");
    expect(closed([office], "2026-11-24T15:00:00Z", "2026-11-24T16:00:00Z")).toBe("open");
  });

  test("one second too early or too late is outside, and the next opening is told", () => {
    expect(closed([office], "2026-11-24T07:59:59Z", "2026-11-24T09:00:00Z")).toEqual({
      outsideFrom: "2026-11-24T07:59:59Z",
      next: "2026-11-24T08:00:00Z",
    });
    expect(closed([office], "2026-11-24T15:00:01Z", "2026-11-24T16:00:01Z")).toEqual({
      outsideFrom: "2026-11-24T16:00:00Z",
      next: "2026-11-25T08:00:00Z",
    });
  });

  test("over a weekend the next opening is on Monday", () => {
    expect(closed([office], "2026-11-20T17:00:00Z", "2026-11-20T18:00:00Z")).toMatchObject({
      next: "2026-11-23T08:00:00Z",
    });
  });

  test("a window over midnight belongs to the day on which it begins", () => {
    const night: Hours = { days: ["tue"], from: "22:00", until: "02:00", zone: "UTC" };
    expect(closed([night], "2026-11-24T22:00:00Z", "2026-11-25T02:00:00Z")).toBe("open");
    expect(closed([night], "2026-11-24T01:00:00Z", "2026-11-24T02:00:00Z")).toEqual({
      outsideFrom: "2026-11-24T01:00:00Z",
      next: "2026-11-24T22:00:00Z",
    });
  });

  test("one that ends as it begins lasts a whole day", () => {
    const day: Hours = { days: ["sat"], from: "06:00", until: "06:00", zone: "UTC" };
    expect(closed([day], "2026-11-28T06:00:00Z", "2026-11-29T06:00:00Z")).toBe("open");
    expect(closed([day], "2026-11-28T06:00:00Z", "2026-11-29T06:00:01Z")).not.toBe("open");
  });

  test("adjoining windows cover together, also of different zones; with a minute between them they do not", () => {
    const early: Hours = { days: ["tue"], from: "06:00", until: "09:00", zone: "UTC" };
    const late: Hours = { days: ["tue"], from: "10:00", until: "12:00", zone: "Europe/Berlin" };
    expect(closed([late, early], "2026-11-24T07:00:00Z", "2026-11-24T11:00:00Z")).toBe("open");
    expect(closed([{ ...late, from: "10:01" }, early], "2026-11-24T07:00:00Z", "2026-11-24T11:00:00Z")).toMatchObject({
      outsideFrom: "2026-11-24T09:00:00Z",
    });
  });

  test("what a clock skips in spring is in no window, and the hour after it is not either", () => {
    // Berlin, 29 March 2026: 02:00 becomes 03:00 at 01:00 UTC.
    const gap: Hours = { days: ["sun"], from: "02:00", until: "03:00", zone: "Europe/Berlin" };
    expect(closed([gap], "2026-03-29T00:30:00Z", "2026-03-29T00:31:00Z")).toEqual({
      outsideFrom: "2026-03-29T00:30:00Z",
      next: "2026-04-05T00:00:00Z",
    });
    const across: Hours = { days: ["sun"], from: "01:30", until: "03:30", zone: "Europe/Berlin" };
    expect(closed([across], "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z")).toBe("open");
    expect(closed([across], "2026-03-29T00:30:00Z", "2026-03-29T02:00:00Z")).not.toBe("open");
  });

  test("what a clock shows twice in autumn is open twice", () => {
    // Berlin, 25 October 2026: 03:00 becomes 02:00 at 01:00 UTC.
    const twice: Hours = { days: ["sun"], from: "02:00", until: "03:00", zone: "Europe/Berlin" };
    expect(closed([twice], "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z")).toBe("open");
    const half: Hours = { ...twice, until: "02:30" };
    expect(closed([half], "2026-10-25T00:00:00Z", "2026-10-25T01:30:00Z")).toEqual({
      outsideFrom: "2026-10-25T00:30:00Z",
    });
    expect(closed([half], "2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z")).toBe("open");
  });

  test("without hours it is always open", () => {
    expect(closed(undefined, "2026-11-22T03:00:00Z", "2026-11-23T03:00:00Z")).toBe("open");
  });
});

describe("freezes", () => {
  const freeze = { from: "2026-12-20T00:00:00Z", until: "2027-01-03T00:00:00+01:00", says: "Year-end close" };

  test("a window that ends as it begins does not touch it; one that begins as it ends does not either", () => {
    expect(closed(undefined, "2026-12-19T23:00:00Z", "2026-12-20T00:00:00Z", [freeze])).toBe("open");
    expect(closed(undefined, "2027-01-02T23:00:00Z", "2027-01-03T00:00:00Z", [freeze])).toBe("open");
  });

  test("one second of it is enough, and the next opening is when it is over", () => {
    const told = { freeze: "Year-end close", next: "2027-01-02T23:00:00Z" };
    expect(closed(undefined, "2026-12-19T23:00:00Z", "2026-12-20T00:00:01Z", [freeze])).toEqual(told);
    expect(closed(undefined, "2027-01-02T22:59:59Z", "2027-01-02T23:10:00Z", [freeze])).toEqual(told);
  });

  test("one inside the hours leaves what is before and after it", () => {
    const noon = { from: "2026-11-24T11:00:00Z", until: "2026-11-24T12:00:00Z", says: "Release" };
    expect(closed([office], "2026-11-24T10:30:00Z", "2026-11-24T11:30:00Z", [noon])).toEqual({
      freeze: "Release",
      next: "2026-11-24T12:00:00Z",
    });
  });

  test("hours that are never long enough have no next opening", () => {
    expect(closed([{ ...office, until: "09:30" }], "2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z")).toEqual({
      outsideFrom: "2026-11-24T08:30:00Z",
    });
  });
});

test("zones are those that Intl knows", () => {
  expect(["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"].map(isZone)).toEqual([true, true, true]);
  expect(["Europe/Atlantis", "CEST-Berlin", ""].map(isZone)).toEqual([false, false, false]);
});

test("a time is told by the zone's clock too", () => {
  expect(clockWords(at("2026-11-24T22:30:00Z"), [office])).toBe("2026-11-24T22:30:00Z (tue 23:30 Europe/Berlin)");
  expect(clockWords(at("2026-11-24T22:30:00Z"), undefined)).toBe("2026-11-24T22:30:00Z");
});

describe("against the clock on the wall, read quarter by quarter", () => {
  const zones = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kolkata",
  ];
  /** When clocks are moved, and a plain day. */
  const moments = [
    ...["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"],
    ...["2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z", "2026-02-15T02:00:00Z", "2026-03-22T02:00:00Z"],
    "2026-11-24T12:00:00Z",
  ].map(at);
  const readers = new Map(
    zones.map((zone) => [
      zone,
      new Intl.DateTimeFormat("en-GB", {
        ...{ timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
      }),
    ]),
  );

  /** Whether the clock on the wall shows a time in the window: the documented meaning, and nothing cleverer. */
  function shows({ days, from, until, zone }: Hours, when: number): boolean {
    const [weekday, clock] = readers.get(zone)!.format(when).toLowerCase().split(/,? /) as [
      (typeof all)[number],
      string,
    ];
    const before = all[(all.indexOf(weekday) + 6) % 7]!;
    if (from < until) return days.includes(weekday) && clock >= from && clock < until;
    return (days.includes(weekday) && clock >= from) || (days.includes(before) && clock < until);
  }

  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30", "45"))
    .map(([hours, rest]) => `${String(hours).padStart(2, "0")}:${rest}`);
  const someHours: fc.Arbitrary<Hours> = fc.record({
    days: fc.subarray([...all], { minLength: 1 }),
    from: clock,
    until: clock,
    zone: fc.constantFrom(...zones),
  });
  const someWindow = fc
    .record({
      moment: fc.constantFrom(...moments),
      shift: fc.integer({ min: -26 * 4, max: 26 * 4 }),
      length: fc.integer({ min: 1, max: 30 }),
    })
    .map(({ moment, shift, length }) => ({ from: moment + shift * 15 * minute, minutes: length * 15 }));
  const someFreezes = fc.array(
    fc
      .record({
        moment: fc.constantFrom(...moments),
        shift: fc.integer({ min: -90, max: 90 }),
        length: fc.integer({ min: 1, max: 50 }),
      })
      .map(({ moment, shift, length }) => ({
        ...{ from: iso(moment + shift * 15 * minute), until: iso(moment + (shift + length) * 15 * minute) },
        says: "frozen",
      })),
    { maxLength: 2 },
  );

  test("it agrees on every window, and on when the next one may begin", () => {
    fc.assert(
      fc.property(
        fc.array(someHours, { minLength: 1, maxLength: 3 }),
        someFreezes,
        someWindow,
        (hours, freezes, asked) => {
          const { from, minutes } = asked;
          const isOpen = (when: number) =>
            hours.some((each) => shows(each, when)) &&
            !freezes.some((freeze) => when >= at(freeze.from) && when < at(freeze.until));
          const fits = (begin: number) => {
            for (let when = begin; when < begin + minutes * minute; when += 15 * minute)
              if (!isOpen(when)) return false;
            return true;
          };
          const found = closedFor({ hours, freezes }, { from, until: from + minutes * minute });
          expect(found === undefined).toBe(fits(from));
          const next = nextOpening({ hours, freezes }, from, minutes * minute);
          let begin = from;
          while (begin < from + 30 * hour && !fits(begin)) begin += 15 * minute;
          if (begin < from + 30 * hour) expect(next).toBe(begin);
          else expect(next === undefined || next >= begin).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
