import type { Json } from "./digest.ts";
import { type Event, type EventKind, eventId } from "./event.ts";
import { either, flag, list, members, type ObjectForm, spelled, text, time, whole, word } from "./form.ts";
import { haltId } from "./halt.ts";
import type { Ending } from "./plan.ts";

/*
 * What an event of each kind may say, closed: the record job writes nothing that is not of one of these forms. Whoever makes
 * an event says something new by adding it here first.
 */

/** What one kind of event says, and what makes it the same event when it is said again. */
export interface EventForm {
  readonly detail: ObjectForm;
  /** Whether it is about one grant, one lease of it, or perhaps about neither. */
  readonly about: "lease" | "grant" | "anything";
  /** What its id is a digest of, beside kind, grant and mark. */
  readonly identity: (event: Pick<Event, "at" | "mark" | "detail">) => Json;
  /** True: the record job alone says it, and takes it from nobody. */
  readonly own?: true;
}

const object = spelled(/^([0-9a-f]{40}|[0-9a-f]{64})$/, "a git object id");
const hash = spelled(/^[0-9a-f]{64}$/, "a SHA-256 digest");
const account = spelled(/^\d{12}$/, "an account");
/** Full names in a cloud, session names, ids of a log: whoever named them could write anything there. */
const name = text(2048);
const path = text(512);
const sentence = text(4000);
const login = text(100);

const endings: Readonly<Record<Ending | "unrecorded", true>> = {
  expired: true,
  released: true,
  revoked: true,
  withdrawn: true,
  deleted: true,
  lapsed: true,
  finished: true,
  idle: true,
  drifted: true,
  unexplained: true,
  unrecorded: true,
};

const actor = members({ id: whole, login, kind: word("user", "bot", "ghost") });

const approval = members({
  path,
  by: whole,
  review: whole,
  commit: object,
  submittedAt: time,
  as: list(text(200), 100),
  mayWrite: flag,
});

const usage = members({
  open: members({ person: whole, repository: whole, target: whole }),
  repeated: members({ days: whole, grants: whole, minutes: whole }),
  extends: flag,
  outsideHours: flag,
  frozen: flag,
  from: time,
});

/** A job that used a lease, as GitHub told of it when the lease ended. */
const job = members(
  { session: name, run: whole, attempt: whole, completed: flag, conclusion: text(40) },
  { job: whole },
);

const day = spelled(/^\d{4}-\d\d-\d\d$/, "a day");

const policy = {
  policyFacts: hash,
  rules: list(text(200), 100),
  audited: list(members({ rule: text(200), effect: word("permit", "forbid"), until: day }), 100),
  moreRules: whole,
};

const said = ({ detail }: Pick<Event, "detail">, member: string): Json => detail[member] ?? null;

/** By kind. */
export const eventForms: { readonly [kind in EventKind]: EventForm } = {
  decided: {
    detail: members(
      {
        path,
        blob: object,
        commit: object,
        pullRequest: whole,
        mergedAt: time,
        requester: actor,
        approvers: list(actor, 100),
        approvals: list(approval, 1000),
        policy: hash,
      },
      { ...policy, subject: members({ prefix: text(500), commit: object, workflow: object }), usage },
    ),
    about: "lease",
    identity: ({ mark }) => mark,
  },
  bound: {
    detail: members({
      resource: name,
      from: time,
      until: time,
      pullRequest: whole,
      facts: hash,
      reference: spelled(/^[A-Za-z0-9_-]{1,8192}$/, "a lease reference"),
    }),
    about: "lease",
    identity: ({ mark }) => mark,
  },
  refused: {
    detail: members({ why: sentence }, { path, blob: object, because: list(sentence, 20), policy: hash, ...policy }),
    about: "grant",
    identity: ({ detail: { blob, why = null } }) => (blob === undefined ? why : { blob, why }),
  },
  dispatched: {
    detail: members({ workflow: text(500), started: flag, says: sentence }, { run: whole }),
    about: "lease",
    identity: ({ mark }) => mark,
  },
  sealed: {
    detail: members({ resource: name }, { sealedAt: time, account, was: text(20), why: sentence, after: time }),
    about: "anything",
    // What was sealed, and is again after a try that failed, is told anew.
    identity: ({ detail: { resource = null, after } }) => (after === undefined ? resource : { resource, after }),
  },
  probed: {
    detail: members({
      resource: name,
      account,
      provenDeadAt: time,
      proof: word("probe", "evaluation"),
      walls: list(text(500), 50),
      outlives: list(text(500), 50),
    }),
    about: "anything",
    identity: (event) => said(event, "resource"),
  },
  ended: {
    detail: members({ ending: word(...Object.keys(endings)), why: sentence }, { jobs: list(job, 20) }),
    about: "grant",
    identity: () => "ended",
  },
  revocation: {
    detail: members(
      { what: text(200), heeded: flag, verified: flag, by: login, byId: whole, own: flag, why: sentence },
      { run: whole, reason: text(200) },
    ),
    about: "anything",
    // One that was refused is one a day of the same person and thing, however often it is tried.
    identity: ({ at, detail: { what = null, heeded, byId = null, run = null } }) =>
      heeded === true ? { what, run } : { what, refused: byId, day: at.slice(0, 10) },
  },
  halted: {
    detail: members({ halt: spelled(haltId, "a halt"), scope: text(200), by: login, reason: text(200) }),
    about: "anything",
    identity: (event) => said(event, "halt"),
  },
  lifted: {
    detail: members({ halt: spelled(haltId, "a halt"), scope: text(200) }),
    about: "anything",
    identity: (event) => said(event, "halt"),
  },
  deleted: {
    detail: members({ resource: name }, { deletedAt: time, why: sentence }),
    about: "anything",
    identity: (event) => said(event, "resource"),
  },
  used: {
    detail: members({ session: name, minted: time, log: name, run: name }),
    about: "lease",
    identity: (event) => said(event, "log"),
  },
  reverted: {
    detail: members({ commit: object }),
    about: "grant",
    identity: (event) => said(event, "commit"),
    own: true,
  },
  incident: {
    detail: either(
      ["resource", members({ resource: name, why: sentence })],
      ["lost", members({ grant: text(65), commit: object, lost: whole, why: sentence })],
      ["paths", members({ commit: object, paths: list(path, 10), why: sentence })],
      ["path", members({ path, blob: object, commit: spelled(/^[0-9a-f]{0,64}$/, "a commit"), why: sentence })],
    ),
    about: "anything",
    identity: ({ detail: { resource, lost, paths, commit = null, blob = null, why = null } }) => {
      if (resource !== undefined) return resource;
      if (lost !== undefined) return { rewritten: commit };
      return paths === undefined ? { blob, incident: why } : { control: commit };
    },
  },
  drift: {
    detail: either(
      ["found", members({ account, resource: name, found: list(text(500), 20), why: sentence })],
      [
        "by",
        members({ account, resource: name, by: name, action: text(200), log: name, changed: time, why: sentence }),
      ],
      ["log", members({ account, resource: name, log: word(""), why: sentence })],
    ),
    about: "anything",
    identity: ({ detail: { resource = null, found, log = null } }) =>
      found === undefined ? { resource, log } : { resource, found },
  },
  ending: {
    detail: members({ resource: name, until: time }),
    about: "lease",
    identity: ({ mark }) => mark,
  },
  unended: {
    detail: members(
      { resource: name, account, ending: word(...Object.keys(endings)), code: text(60), why: sentence },
      { until: time },
    ),
    about: "anything",
    // Each failure is one of its own: told again while it lasts, and once by one run.
    identity: ({ at, detail: { resource = null } }) => ({ resource, at }),
  },
  undelivered: {
    detail: members({
      event: spelled(/^[0-9a-f]{32}$/, "an event's id"),
      type: text(40),
      receiver: text(60),
      why: text(500),
    }),
    about: "anything",
    identity: ({ detail: { event = null, receiver = null } }) => ({ event, receiver }),
    own: true,
  },
  told: {
    detail: members({ through: whole, alerts: whole }),
    about: "anything",
    identity: (event) => said(event, "through"),
    own: true,
  },
};

/** What keeps an event that comes from elsewhere from being written, each objection with its place; empty: nothing does. */
export function objections(event: Event): readonly string[] {
  const { detail, about, identity, own } = eventForms[event.kind];
  if (own) return [`only the record job says ${event.kind}`];
  const faults = [...detail(event.detail, "detail")];
  if (about !== "anything" && event.grant === "") faults.push("it names no grant");
  if (about === "lease" && event.mark === "") faults.push("it names no mark");
  if (faults.length === 0 && event.id !== eventId(event, identity(event)))
    faults.push("its id is not the digest of what it says");
  return faults;
}

/** Whether an event of our form bears another id than what it says has. Of what an older form said, nothing can be told. */
export function misnamed(event: Event): boolean {
  const { detail, identity } = eventForms[event.kind];
  return detail(event.detail, "detail").length === 0 && event.id !== eventId(event, identity(event));
}
