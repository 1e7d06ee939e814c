import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createMasks } from "../../sandbox/runner/masks.ts";
import { batchLimit, readBatch, writeBatch } from "../../src/core/batch.ts";
import { canonical, digest } from "../../src/core/digest.ts";
import { event } from "../../src/core/event.ts";
import { pack, unpackedLimit } from "../../src/core/packing.ts";
import { iso } from "../../src/core/time.ts";
import { anyToldEvents, nearlyEvent } from "./events.ts";

test("what is written is read back, in order", () => {
  fc.assert(
    fc.property(anyToldEvents, (events) => {
      const { text, digest: told, left, refused } = writeBatch(events);
      expect([left, refused]).toEqual([0, []]);
      expect(readBatch(text, told)).toEqual(events);
    }),
  );
});

test("more than fits is left for the next run, never cut in the middle", () => {
  const long = (size: number) => (number: number) =>
    event("refused", 0, { grant: `t/${number}`, mark: "" }, "€".repeat(size), { why: "€".repeat(size) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 1, max: 40 }), (size, count) => {
      const events = Array.from({ length: count }, (_, number) => long(size)(number));
      const batch = writeBatch(events);
      expect(Buffer.byteLength(batch.text)).toBeLessThanOrEqual(batchLimit);
      expect(readBatch(batch.text, batch.digest)).toEqual(events.slice(0, count - batch.left));
    }),
    { numRuns: 50 },
  );
});

/** Text that no packing makes shorter than three quarters of it. */
function noise(from: number, size: number): string {
  let text = "";
  for (let part = 0; text.length < size; part += 1)
    text += Buffer.from(digest(`${from} ${part}`), "hex").toString("base64");
  return text.slice(0, size);
}

test("of what is too much as many as fit are told", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => noise(n, 900)).map((why, n) =>
      event("refused", 0, { grant: `t/${n}`, mark: "" }, why, { why }),
    );
  const size = canonical({ ...many(1)[0]! }).length + 1;
  const plain = Math.floor(batchLimit / (size + 3));
  const leftOf = (count: number) => {
    const batch = writeBatch(many(count));
    expect(Buffer.byteLength(batch.text)).toBeLessThanOrEqual(batchLimit);
    expect(readBatch(batch.text, batch.digest)).toEqual(many(count).slice(0, count - batch.left));
    return batch.left;
  };
  expect(leftOf(0)).toBe(0);
  expect(leftOf(plain + 8)).toBe(0);
  const left = leftOf(2 * plain);
  // One more would not have fitted.
  expect(leftOf(2 * plain - left + 1)).toBe(1);
  expect(left).toBeLessThan(plain);
  expect(left).toBeGreaterThan(0);
});

test("no text of an event makes GitHub leave a batch out, though it is a line of a secret or base64 of one", () => {
  const firstLine = "-----BEGIN RSA PRIVATE KEY-----";
  const masks = createMasks();
  masks.add(`${firstLine}\nMIIEpAIBAAKCAQEA7bq\n`);
  // As far as nothing before or behind it changes them.
  const known = fc.constantFrom(
    firstLine,
    ...[0, 2].map((shift) =>
      Buffer.from(" ".repeat(shift) + firstLine)
        .toString("base64")
        .slice(shift * 2, 40 + shift * 2),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: "binary" }), known), { minLength: 1 }), (parts) => {
      const reasons = parts.map(([some, line]) => `${some.toWellFormed()}${line}`);
      const batch = writeBatch(
        reasons.map((why, n) => event("refused", 0, { grant: `t/${n}`, mark: "" }, why, { why })),
      );
      expect(reasons.filter(masks.holds)).toEqual(reasons);
      expect([batch.text, batch.digest].filter(masks.holds)).toEqual([]);
    }),
  );
});

test("the ends of five hundred leases fit into one run", () => {
  const proof =
    "a hundred letters of a sentence that says which wall stands, and what outlives a session all the same. ";
  const ends = Array.from({ length: 500 }, (_, n) => {
    const mark = digest(`mark ${n}`).slice(0, 32);
    const about = { grant: `payments-production/backfill-${n}`, mark };
    const resource = `arn:aws:iam::210987654321:role/sallyport/1001/20261121T230442Z/${mark}/sallyport-${mark}`;
    const where = { resource, account: "210987654321" };
    const [at, why] = [n * 1000, "its time was over at 2026-11-21T23:04:42Z"];
    const detail = {
      ...where,
      provenDeadAt: iso(at),
      proof: "evaluation",
      walls: [proof, proof],
      outlives: [proof, proof],
    };
    return [
      event("sealed", at, about, resource, { ...where, sealedAt: iso(at), was: "open", why }),
      event("probed", at, about, resource, detail),
      event("ended", at, about, "ended", { ending: "expired", why }),
    ];
  }).flat();
  const { left, refused } = writeBatch(ends);
  expect([left, refused]).toEqual([0, []]);
});

test("any other byte, or any other digest, is refused", () => {
  fc.assert(
    fc.property(anyToldEvents, fc.nat(), (events, place) => {
      const { text, digest: told } = writeBatch(events);
      const at = place % text.length;
      const other = `${text.slice(0, at)}${text[at] === "x" ? "y" : "x"}${text.slice(at + 1)}`;
      expect(readBatch(other, told)).toContain("digest");
      expect(readBatch(text, digest("other"))).toContain("digest");
      expect(readBatch(text, "")).toContain("digest");
    }),
  );
});

const ends = { ...event("ended", 0, { grant: "t/a", mark: "" }, "ended", { ending: "expired", why: "over" }) };

const hostile: readonly (readonly [string, string])[] = [
  ["", "no packed list"],
  ["[", "no packed list"],
  ["{}", "no packed list"],
  ["null", "no packed list"],
  [" []", "no packed list"],
  [pack("{}"), "not a list"],
  [pack("null"), "not a list"],
  [pack("["), "not JSON"],
  [pack("[null]"), "event 0"],
  [pack(pack("[]")), "not JSON"],
  // What unpacks to more than its limit, as a few thousand bytes may, and what does so by one byte alone.
  [pack(" ".repeat(unpackedLimit + 1)), "no packed list"],
  [pack(`[${" ".repeat(unpackedLimit - 2)}]x`), "no packed list"],
  [`${pack("[]")}\n`, "no packed list"],
  [pack("[]").replace(/=*$/, ""), "no packed list"],
  [pack("[]").slice(0, 4), "no packed list"],
  [deflateRawSync(Buffer.from([0x5b, 0xff, 0x5d])).toString("base64"), "no packed list"],
  // A list as it is, which would be as good: one form is enough to read.
  ["[null]", "no packed list"],
  ["[ ]", "no packed list"],
  [canonical([ends]), "no packed list"],
  [pack("[[]]"), "event 0"],
  [pack('[{"__proto__":{"id":"x"}}]'), "event 0"],
  [pack(`[${"[".repeat(50_000)}${"]".repeat(50_000)}]`), "event 0"],
  ["x".repeat(batchLimit + 1), "longer"],
];

test.each(hostile)("a hostile batch is refused with its reason, although its digest fits (%#)", (text, why) => {
  expect(readBatch(text, digest(text))).toContain(why);
});

test("as much as may be unpacked is read", () => {
  expect(readBatch(pack(canonical([ends])), digest(pack(canonical([ends]))))).toEqual([ends]);
  const text = pack(`[${" ".repeat(unpackedLimit - 2)}]`);
  expect(text.length).toBeLessThan(batchLimit);
  expect(readBatch(text, digest(text))).toEqual([]);
});

test("one bad event refuses the whole batch", () => {
  fc.assert(
    fc.property(anyToldEvents, nearlyEvent, (events, bad) => {
      const text = pack(JSON.stringify([...events, bad]).replace('"big":null', '"big":1e999'));
      expect(typeof readBatch(text, digest(text))).toBe("string");
    }),
  );
});
