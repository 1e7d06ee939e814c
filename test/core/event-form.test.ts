import { describe, expect, test } from "vitest";
import { readBatch, writeBatch } from "../../src/core/batch.ts";
import { digest, type Json } from "../../src/core/digest.ts";
import { type Event, type EventKind, event } from "../../src/core/event.ts";
import { objections } from "../../src/core/event-form.ts";
import { pack } from "../../src/core/packing.ts";
import { ownKinds, sampled, samples } from "./events.ts";

/* What comes from the cloud job is anybody's: each kind says what it may say, and nothing else. */

const kinds = Object.keys(samples) as EventKind[];
const said = kinds.filter((kind) => !ownKinds.has(kind)).flatMap((kind) => sampled(kind));
const name = ({ kind, detail }: Event) => `${kind} ${Object.keys(detail).join(" ")}`;

/** What a batch of these values is refused for, with a digest that fits. */
function refusal(...values: readonly unknown[]): string {
  const text = pack(JSON.stringify(values));
  const read = readBatch(text, digest(text));
  return typeof read === "string" ? read : "";
}

test.each(said.map((one) => [name(one), one] as const))("%s: what we say is taken as it is", (_, one) => {
  expect(refusal(one)).toBe("");
});

describe.each(said.map((one) => [name(one), one] as const))("%s is refused", (_, one) => {
  test("with a member that none has, whatever it is called", () => {
    for (const more of ["script", "__proto__", "constructor", "toString", "Why", ""]) {
      const detail = JSON.parse(`{${JSON.stringify(more)}:1,${JSON.stringify(one.detail).slice(1)}`) as Json;
      expect(refusal({ ...one, detail })).toContain("has a member that none has");
    }
    expect(refusal({ ...one, more: 1 })).toContain("unknown member");
  });

  test("with any member of another type, at any depth", () => {
    for (const changed of retyped(one.detail as { [key: string]: Json }))
      expect(refusal({ ...one, detail: changed })).not.toBe("");
  });

  test("with a text that is too long", () => {
    for (const key of Object.keys(one.detail)) {
      const detail = { ...one.detail, [key]: "x".repeat(9000) };
      expect(refusal({ ...one, detail })).not.toBe("");
    }
  });

  test("under a forged id, another grant's, another lease's, or another kind's", () => {
    const forged = "its id is not the digest of what it says";
    expect(refusal({ ...one, id: "0".repeat(32) })).toContain(forged);
    expect(refusal({ ...one, grant: "payments-production/other" })).toContain(forged);
    expect(refusal({ ...one, mark: "1".repeat(32) })).toContain(forged);
    for (const kind of kinds.filter((other) => other !== one.kind)) expect(refusal({ ...one, kind })).not.toBe("");
  });
});

test.each(kinds.filter((kind) => ownKinds.has(kind)))("%s is said by the record job alone", (kind) => {
  for (const one of sampled(kind)) expect(refusal(one)).toContain(`only the record job says ${kind}`);
});

test.each(["decided", "bound", "used", "ending", "dispatched"] as const)("%s of no lease is refused", (kind) => {
  const [[detail, identity]] = samples[kind] as [(typeof samples)[EventKind][0]];
  const none = event(kind, 0, { grant: "", mark: "" }, identity, detail);
  expect(objections(none)).toEqual(["it names no grant", "it names no mark"]);
});

test("a time that is none, and a day that does not exist, are refused", () => {
  const [one] = sampled("ended");
  for (const at of ["2026-02-30T00:00:00Z", "9999-99-99T99:99:99Z", "2026-11-22T12:00:00+01:00", "now", 0])
    expect(refusal({ ...one, at })).toContain("at is not a time");
});

test("one wrong event refuses the whole batch, and all that is wrong is told", () => {
  const [good] = sampled("ended");
  const [other] = sampled("bound");
  const told = refusal(good, { ...other, id: "0".repeat(32) }, { ...good, kind: "opened" }, good);
  expect(told).toContain("event 1: its id is not the digest");
  expect(told).toContain("event 2: kind is unknown");
  expect(told).toContain("event 3: it has the id of event 0");
});

test("of very many faults some are told, and how many more there are", () => {
  expect(refusal(...Array.from({ length: 5000 }, () => 1))).toMatch(/^event 0: .*; and 4980 more$/);
});

test("an event of ours that has no form is not sent, so that it keeps no other from being written", () => {
  const [good] = sampled("ended");
  const { text, digest: told, left, refused } = writeBatch([{ ...good!, detail: { why: 1 } }, good!]);
  expect(readBatch(text, told)).toEqual([good]);
  expect(left).toBe(0);
  expect(refused).toEqual([
    expect.stringMatching(/^an event of payments-production\/a \(ended\) has no form of ours: /),
  ]);
});

/** The value with each of its parts in turn exchanged for one of another type. */
function* retyped(value: { readonly [key: string]: Json }): Generator<Json> {
  for (const [key, part] of Object.entries(value)) {
    for (const other of [null, [[]], { a: 1 }, -1, 0.5]) yield { ...value, [key]: other };
    if (Array.isArray(part))
      for (const [index, one] of part.entries())
        for (const inner of typeof one === "object" && one !== null ? retyped(one as { [key: string]: Json }) : [null])
          yield { ...value, [key]: part.with(index, inner) };
    else if (typeof part === "object" && part !== null)
      for (const inner of retyped(part as { [key: string]: Json })) yield { ...value, [key]: inner };
  }
}
