import { expect, test } from "vitest";
import { unreached } from "../../src/commands/unreached.ts";
import { event } from "../../src/core/event.ts";
import { Fault } from "../../src/core/fault.ts";
import { iso, minute } from "../../src/core/time.ts";

const at = Date.UTC(2026, 10, 21, 22);
const [key, account, resource] = ["payments-production/a", "210987654321", "arn:aws:iam::210987654321:role/a"];
const about = { grant: key, mark: "e".repeat(32) };
const until = iso(at + 30 * minute);
const bound = event("bound", at - minute, about, about.mark, { resource, from: iso(at), until });
const sealed = event("sealed", at, about, resource, { resource, account });
const failed = (end: object) =>
  event(
    "unended",
    at - minute,
    about,
    { resource },
    { resource, account, ending: "drifted", code: "a.b", why: "c", ...end },
  );

/** What is said of its revocation while its account cannot be listed. */
function told(lines: readonly ReturnType<typeof event>[], now = at) {
  const fault = new Fault("aws.unavailable", "IAM is throttled");
  const records = new Map([[key, { lines: lines.map((line, seq) => ({ ...line, seq, prev: "" })) }]]);
  const blind = new Map([["payments-production", { account, fault }]]);
  const { faults, events } = unreached([{ key, ending: "revoked" }], { blind, records, at: now });
  return { faults: faults.map(({ message }) => message), untils: events.map(({ detail }) => detail.until) };
}

const fault = "it was not ended, since its account could not be listed: IAM is throttled";

test.each([
  ["stands by the ledger", [bound], { faults: [fault], untils: [until] }],
  ["stands by no line, and may all the same", [], { faults: [fault], untils: [] }],
  ["was sealed", [bound, sealed], { faults: [], untils: [] }],
  ["could not be ended before", [bound, failed({ until })], { faults: [fault], untils: [until] }],
  ["was changed by hand, and has no end of its own", [bound, failed({})], { faults: [fault], untils: [undefined] }],
])("of a lease that %s", (_, lines, said) => {
  expect(told(lines)).toEqual(said);
});

test("once its own time is over nothing is left to end, but where a hand took that end away", () => {
  expect(told([bound], at + 30 * minute)).toEqual({ faults: [], untils: [] });
  expect(told([bound, failed({})], at + 30 * minute)).toEqual({ faults: [fault], untils: [undefined] });
});
