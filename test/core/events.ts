/** Random events of every kind, for tests of what is written and read. */
import fc from "fast-check";
import type { Json } from "../../src/core/digest.ts";
import { type Event, type EventKind, event } from "../../src/core/event.ts";

const kinds: readonly EventKind[] = [
  "decided",
  "bound",
  "refused",
  "sealed",
  "probed",
  "ended",
  "deleted",
  "used",
  "incident",
];
const text = fc.string({ unit: "binary", maxLength: 12 });
const mark = "abcdef0123456789abcdef0123456789";

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
    mark: fc.constantFrom("", "0".repeat(32), mark),
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

const git = "0123456789abcdef0123456789abcdef01234567";
const sha = "a".repeat(64);
const noon = "2026-11-22T12:00:00Z";
const arn = "arn:aws:iam::210987654321:role/sallyport/1001/x";
const account = "210987654321";
const ana = { id: 101, login: "ana", kind: "user" };
const policy = { policyFacts: sha, rules: ["limits"], audited: [{ rule: "r", effect: "forbid", until: "2026-12-01" }] };

/** What each kind says, in every way that it can be said, with what its id is made of. Those of the record job alone, too. */
export const samples: {
  readonly [kind in EventKind]: readonly (readonly [detail: { readonly [key: string]: Json }, identity: Json])[];
} = {
  decided: [
    [
      {
        ...{ path: "grants/t/a.yaml", blob: git, commit: git, pullRequest: 7, mergedAt: noon, policy: sha },
        requester: ana,
        approvers: [ana],
        approvals: [
          {
            path: "grants/t/a.yaml",
            by: 102,
            review: 5,
            commit: git,
            submittedAt: noon,
            as: ["@acme/o"],
            mayWrite: true,
          },
        ],
        subject: { prefix: "repo:acme/payments", commit: git, workflow: git },
        usage: {
          open: { person: 1, repository: 1, target: 1 },
          repeated: { days: 7, grants: 1, minutes: 60 },
          ...{ extends: false, outsideHours: false, frozen: false, from: noon },
        },
        ...policy,
        moreRules: 3,
      },
      mark,
    ],
  ],
  bound: [[{ resource: arn, from: noon, until: noon, pullRequest: 7, facts: sha, reference: "eyJ2IjoxfQ" }, mark]],
  refused: [
    [{ why: "no" }, "no"],
    [
      { why: "no", path: "grants/t/a.yaml", blob: git, because: ["one", "two"], policy: sha, ...policy },
      { blob: git, why: "no" },
    ],
  ],
  dispatched: [[{ workflow: "acme/payments/x.yml@main", started: true, says: "started" }, mark]],
  sealed: [
    [{ resource: arn, account, sealedAt: noon }, arn],
    [{ resource: arn, account, sealedAt: noon, was: "open", why: "over" }, arn],
  ],
  probed: [
    [
      { resource: arn, account, provenDeadAt: noon, proof: "evaluation", walls: ["it is denied"], outlives: ["x"] },
      arn,
    ],
  ],
  ended: [[{ ending: "revoked", why: "it was revoked" }, "ended"]],
  revocation: [
    [
      { what: "t/a", heeded: true, verified: false, by: "ana", byId: 101, own: false, why: "owner", run: 7 },
      { what: "t/a", run: 7 },
    ],
    [
      { what: "all", heeded: false, verified: true, by: "ana", byId: 101, own: false, why: "no", run: 7, reason: "x" },
      { what: "all", refused: 101, day: noon.slice(0, 10) },
    ],
  ],
  halted: [[{ halt: "halt-7", scope: "target:t", by: "sam", reason: "leak" }, "halt-7"]],
  lifted: [[{ halt: "halt-7", scope: "target:t" }, "halt-7"]],
  deleted: [
    [{ resource: arn, deletedAt: noon }, arn],
    [{ resource: arn, why: "it was gone" }, arn],
  ],
  used: [[{ session: "a@1-1-1", minted: noon, log: "e-1", run: "https://github.com/acme/x/actions/runs/1" }, "e-1"]],
  reverted: [[{ commit: git }, git]],
  incident: [
    [{ resource: arn, why: "nothing explains it" }, arn],
    [{ grant: "t/a", commit: git, lost: 1, why: "rewritten" }, { rewritten: git }],
    [{ commit: git, paths: ["sallyport.yaml"], why: "unreviewed" }, { control: git }],
    [
      { path: "grants/t/a.yaml", blob: git, commit: git, why: "pushed" },
      { blob: git, incident: "pushed" },
    ],
  ],
  drift: [
    [
      { account, resource: arn, found: ["wider"], why: "wider" },
      { resource: arn, found: ["wider"] },
    ],
    [
      { account, resource: arn, by: arn, action: "iam:x", log: "e", changed: noon, why: "x" },
      { resource: arn, log: "e" },
    ],
    [
      { account, resource: arn, log: "", why: "nobody" },
      { resource: arn, log: "" },
    ],
  ],
  ending: [[{ resource: arn, until: noon }, mark]],
  unended: [
    [
      { resource: arn, account, ending: "revoked", code: "aws.unavailable", why: "no", until: noon },
      { resource: arn, at: noon },
    ],
  ],
  undelivered: [
    [
      { event: "b".repeat(32), type: "incident", receiver: "receiver 1 (slack)", why: "it answered 500" },
      { event: "b".repeat(32), receiver: "receiver 1 (slack)" },
    ],
  ],
  told: [[{ through: 4, alerts: 2 }, 4]],
};

/** Kinds that the record job takes from nobody. */
export const ownKinds: ReadonlySet<EventKind> = new Set(["reverted", "undelivered", "told"]);

/** Every sample of a kind as an event. */
export function sampled(kind: EventKind, grant = "payments-production/a"): readonly Event[] {
  return samples[kind].map(([said, identity]) => event(kind, Date.parse(noon), { grant, mark }, identity, said));
}

const grants = ["payments-production/a", "payments-production/b", "dev/a"];

const all = (Object.keys(samples) as EventKind[])
  .filter((kind) => !ownKinds.has(kind))
  .flatMap((kind) => grants.flatMap((grant) => sampled(kind, grant)));

/** Events that the record job takes, each once. */
export const anyToldEvents: fc.Arbitrary<readonly Event[]> = fc.subarray([
  ...new Map(all.map((one) => [one.id, one])).values(),
]);
