import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromHttpDate, mostSkew, skewFault, skewOf } from "../../src/core/skew.ts";
import { minute, second } from "../../src/core/time.ts";

const told = Date.UTC(2026, 10, 21, 22, 4, 42);
const date = "Sat, 21 Nov 2026 22:04:42 GMT";

describe("how far a clock is off", () => {
  test.each([
    ["in the very second", { sentAt: told, receivedAt: told }, 0],
    ["at its last millisecond", { sentAt: told + 999, receivedAt: told + 999 }, 0],
    ["an exchange around it", { sentAt: told - 4000, receivedAt: told + 9000 }, 0],
    ["begun after the second was over", { sentAt: told + 1250, receivedAt: told + 1500 }, 250],
    ["ended before it began", { sentAt: told - 900, receivedAt: told - 400 }, -400],
    ["far ahead", { sentAt: told + 200 * second, receivedAt: told + 201 * second }, 199 * second],
    ["far behind", { sentAt: told - 201 * second, receivedAt: told - 200 * second }, -200 * second],
    ["a slow exchange, which proves less", { sentAt: told - 61 * second, receivedAt: told - second }, -second],
  ])("%s", (_, exchange, skew) => {
    expect(skewOf({ ...exchange, date })).toBe(skew);
  });

  test.each([
    undefined,
    "",
    "yesterday",
    "2026-11-21T22:04:42Z",
    "Sun, 21 Nov 2026 22:04:42 GMT",
    "Sat, 31 Nov 2026 22:04:42 GMT",
    "Saturday, 21-Nov-26 22:04:42 GMT",
    "Sat, 21 Nov 2026 22:04:42 +0100",
    `${date}, ${date}`,
  ])("is not known from %s", (text) => {
    expect(skewOf({ sentAt: 0, receivedAt: 0, ...(text === undefined ? {} : { date: text }) })).toBeUndefined();
    expect(
      skewFault("AWS STS", { sentAt: 0, receivedAt: 0, ...(text === undefined ? {} : { date: text }) }),
    ).toBeUndefined();
  });

  test("is never said to be more than it is, and at most a second and the exchange less", () => {
    const about = fc.record({
      skew: fc.integer({ min: -10 * minute, max: 10 * minute }),
      before: fc.integer({ min: 0, max: 30 * second }),
      after: fc.integer({ min: 0, max: 30 * second }),
      at: fc.integer({ min: told, max: told + 86_400_000 }),
    });
    fc.assert(
      fc.property(about, ({ skew, before, after, at }) => {
        const sentAt = at - before + skew;
        const receivedAt = at + after + skew;
        const found = skewOf({ sentAt, receivedAt, date: new Date(at).toUTCString() })!;
        expect(Math.abs(found)).toBeLessThanOrEqual(Math.abs(skew));
        expect(Math.abs(skew) - Math.abs(found)).toBeLessThanOrEqual(before + after + second);
        if (found !== 0) expect(Math.sign(found)).toBe(Math.sign(skew));
      }),
    );
  });
});

describe("a clock that is off", () => {
  const off = (by: number) => skewFault("AWS STS", { sentAt: told + by, receivedAt: told + by, date });

  test("is borne up to a minute", () => {
    expect(off(mostSkew + second)).toBeUndefined();
    expect(off(-mostSkew)).toBeUndefined();
  });

  test("is refused beyond it, with how far, which way and what to do", () => {
    expect(off(mostSkew + second + 1)).toMatchObject({
      code: "clock.skewed",
      retryable: false,
      message:
        "this machine's clock is 1 min 0 s ahead of that of AWS STS: set the clock (it should follow a time server), then run it again",
    });
    expect(off(-mostSkew - 1)?.message).toMatch(/1 min 0 s behind that of AWS STS: set the clock/);
    expect(off(-26 * 60 * minute)?.message).toMatch(/26 h 0 min behind/);
  });
});

test("a Date header is read as RFC 9110 writes it", () => {
  expect(fromHttpDate(date)).toBe(told);
});
