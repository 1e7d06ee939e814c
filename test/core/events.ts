/** Random events of every kind, for tests of what is written and read. */
import fc from "fast-check";
import type { Json } from "../../src/core/digest.ts";
import { type Event, type EventKind, event } from "../../src/core/event.ts";

const kinds: readonly EventKind[] = ["decided", "bound", "refused", "sealed", "ended", "deleted", "used", "incident"];
const text = fc.string({ unit: "binary", maxLength: 12 });

const detail = fc.dictionary(
  fc.constantFrom("why", "resource", "until", "ünicode", "__proto__", "constructor"),
  fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 3 })),
  { maxKeys: 4, noNullPrototype: true },
) as fc.Arbitrary<{ readonly [key: string]: Json }>;

export const anyEvent: fc.Arbitrary<Event> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    at: fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000),
    grant: fc.constantFrom("", "payments-production/a", "payments-production/b", "dev/a"),
    mark: fc.constantFrom("", "0".repeat(32), "abcdef0123456789abcdef0123456789"),
    identity: text,
    detail,
  })
  .map(({ kind, at, grant, mark, identity, detail: said }) => event(kind, at, { grant, mark }, identity, said));

/** Values that are nearly events: one member is wrong, missing or too many. */
export const nearlyEvent: fc.Arbitrary<unknown> = fc
  .tuple(
    anyEvent,
    fc.constantFrom<readonly [string, unknown]>(
      ["id", "A".repeat(32)],
      ["id", 7],
      ["kind", "opened"],
      ["kind", "__proto__"],
      ["kind", "toString"],
      ["at", "2026-11-21"],
      ["at", 0],
      ["grant", "../../main"],
      ["grant", "a/b/c"],
      ["grant", "UPPER/case"],
      ["mark", "mark"],
      ["detail", []],
      ["detail", null],
      ["detail", { big: Number.POSITIVE_INFINITY }],
      ["detail", { long: "x".repeat(70_000) }],
      ["detail", { deep: JSON.parse(`${"[".repeat(50)}${"]".repeat(50)}`) as Json }],
      ["more", 1],
      ["seq", 0],
    ),
  )
  .map(([good, [member, value]]) => ({ ...good, [member]: value }));
