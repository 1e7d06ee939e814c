import type { Binding } from "../core/binding.ts";
import type { Actor } from "../core/decision.ts";
import { type Event, event, type LedgerLine } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import { type Halt, haltedEvent, haltsOf, reasonOf, type Scope, scopeWords, writeScope } from "../core/halt.ts";
import { keyOf } from "../core/plan.ts";
import { type GrantRecord, newest } from "../core/record.ts";
import { type Instant, minute } from "../core/time.ts";
import { count } from "../report/plain.ts";
import { said } from "./retell.ts";
import { type Ended, mayEnd, mayHalt, usual, type Verdict } from "./revokers.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** What somebody asks to end before its time. */
export interface Asked {
  /** Grants (`<target>/<id>` or bare ids) to end now. */
  readonly revoke?: ReadonlySet<string>;
  /** What to stop at once, and to keep stopped. */
  readonly halt?: Scope;
  /** Why, as somebody typed it. */
  readonly reason?: string;
  /**
   * The run in which it is asked: whoever started it is judged. Absent: it is asked by whoever holds keys of the cloud's
   * control roles, who needs no leave of ours, and nothing is recorded.
   */
  readonly run?: number;
}

/** What of it is done, and what is told. */
export interface Heeded {
  /** Grants to end. */
  readonly revoked: ReadonlySet<string>;
  /** The new halt. */
  readonly halt?: Halt;
  readonly events: readonly Event[];
  readonly faults: readonly { readonly about: string; readonly fault: Fault }[];
}

interface Question {
  readonly asked: Asked;
  readonly at: Instant;
  readonly snapshot: Snapshot;
  readonly lines: readonly LedgerLine[];
  readonly records: ReadonlyMap<string, GrantRecord>;
  readonly bindings: readonly Binding[];
  /** Those of `asked.revoke` that are grants. */
  readonly keys: ReadonlySet<string>;
  /** Whether there is, or lately was, anything of this scope. */
  readonly exists: (scope: Scope) => boolean;
}

type Place = Pick<World, "repository" | "forge">;
type Part = Omit<Heeded, "revoked" | "halt"> & { readonly heeded: boolean; readonly halt?: Halt };

/**
 * Judges who asks, by GitHub's own record of the run. What is refused is told and recorded. Where it cannot be told who asks or
 * what they may, the one lease ends all the same, recorded as unverified: that is the safe side for what it opens. Nothing is
 * halted then: that would be an outage, which anybody could cause who can start a workflow.
 */
export async function heed(world: Place, question: Question): Promise<Heeded> {
  const { asked, keys } = question;
  if (asked.halt && !question.exists(asked.halt)) return nothing(unknownScope(asked.halt));
  if (asked.run === undefined) return byKeys(question);
  if (keys.size === 0 && asked.halt === undefined) return { revoked: new Set(), events: [], faults: [] };
  const who = await starter(world, asked.run);
  const parts: Part[] = [];
  const revoked = new Set<string>();
  for (const key of keys) {
    const record = question.records.get(key);
    // What has ended is not ended again: nobody has to be asked.
    if (newest(record, "ended")) continue;
    const part = await heedOne(world, who, { ...question, key, record });
    if (part.heeded) revoked.add(key);
    parts.push(part);
  }
  const halting = asked.halt && (await heedHalt(world, who, { ...question, scope: asked.halt, run: asked.run }));
  if (halting) parts.unshift(halting);
  return {
    revoked,
    ...(halting?.halt ? { halt: halting.halt } : {}),
    events: parts.flatMap(({ events }) => events),
    faults: parts.flatMap(({ faults }) => faults),
  };
}

function nothing(fault: Fault): Heeded {
  return { revoked: new Set(), events: [], faults: [{ about: "revoke", fault }] };
}

function unknownScope(scope: Scope): Fault {
  return new Fault(
    "halt.unknown",
    `no target or grant is known of ${scopeWords(scope)}: nothing was halted, look at the name`,
  );
}

/** Whoever holds the cloud's own keys: there is no run, and no record job. */
function byKeys({ asked, keys, at }: Question): Heeded {
  const reason = reasonOf(asked.reason ?? "");
  const halt = asked.halt && ({ id: "", scope: asked.halt, by: "", reason, at, unrecorded: true } as const);
  return { revoked: keys, ...(halt ? { halt } : {}), events: [], faults: [] };
}

/** Who started a run, or why that is not known. */
type Starter = { readonly who: Actor; readonly first: Actor } | { readonly unknown: string };

async function starter({ forge }: Place, run: number): Promise<Starter> {
  try {
    const { by, first = by } = (await forge.run(run)) ?? {};
    if (by === undefined || first === undefined || by.kind === "ghost")
      return { unknown: "github does not say who started it" };
    return { who: by, first };
  } catch (cause) {
    if (cause instanceof Fault) return { unknown: cause.message };
    throw cause;
  }
}

// ---------------------------------------------------------------- one lease

const day = 24 * 60 * minute;

async function heedOne(world: Place, starter: Starter, about: Question & Ended): Promise<Part> {
  const { key, snapshot } = about;
  const note = noteOf(about, { what: key, grant: key, starter });
  const target = key.slice(0, key.indexOf("/"));
  const { per_day: most } = snapshot.tree.targets.get(target)?.target.revoking ?? usual;
  const unsure = (why: string): Part => {
    if (unverifiedAt(about, target) >= most)
      return refusedPart(note, key, new Fault("revoke.rate", unverifiedWords(key, why, most)));
    return { heeded: true, events: [note({ verified: false, own: false, why })], faults: [unverified(key, why)] };
  };
  if ("unknown" in starter) return unsure(`who asked that it end cannot be told (${starter.unknown})`);
  const { who } = starter;
  const verdict = await mayEnd(world, who, about);
  const over = verdict.may === "yes" && !verdict.own && endedBy(about, who, target) >= most;
  if (verdict.may === "yes" && !over)
    return { heeded: true, events: [note({ own: verdict.own, why: `ended as ${verdict.who}` })], faults: [] };
  const chief = await mayHalt(world, who, snapshot.configuration);
  if (chief.may === "yes")
    return { heeded: true, events: [note({ own: verdict.own, why: `ended as ${chief.who}` })], faults: [] };
  if (over) return refusedPart(note, key, new Fault("revoke.rate", rateWords(key, who, most)));
  if (verdict.may === "no" && chief.may === "no") {
    const says = `@${who.login} may not end ${key}: ${verdict.who} may, or ${chief.who}; ask one of them, or take grants/${key}.yaml away by a pull request`;
    return refusedPart(note, key, new Fault("revoke.refused", says));
  }
  return unsure(`whether @${who.login} is among those who may (${verdict.who}, ${chief.who}) cannot be read`);
}

/** How many leases of others a person ended at a target in the last day. */
function endedBy(question: Question, who: Actor, target: string): number {
  return endedAt(question, target).filter(({ own, byId }) => own === false && byId === who.id).length;
}

/**
 * How many ended there in the last day though nobody could tell who may, or nobody tells who asked: whoever can bring that about
 * must not end all, and any writer can cancel the job that would have told.
 */
function unverifiedAt(question: Question, target: string): number {
  const unread = endedAt(question, target).filter(({ verified }) => verified === false);
  return unread.length + untoldAt(question, target).length;
}

/** Leases that were ended before their time in the last day, by the cloud's word alone. */
function untoldAt({ bindings, records, at }: Question, target: string): readonly string[] {
  const standing = bindings.filter(({ sealedAt, until, ...binding }) => {
    const early = binding.state === "sealed" && sealedAt !== undefined && sealedAt < until && at - sealedAt < day;
    return early && binding.target === target && newest(records.get(keyOf(target, binding.id)), "ended") === undefined;
  });
  const found = [...records].filter(([key, record]) => {
    const end = newest(record, "ended");
    const unknown = end?.detail.ending === "unrecorded" && at - Date.parse(end.at) < day;
    const asked = record.lines.some(({ kind, detail }) => kind === "revocation" && detail.heeded === true);
    return unknown && !asked && key.startsWith(`${target}/`);
  });
  return [...standing.map(({ id }) => keyOf(target, id)), ...found.map(([key]) => key)];
}

function endedAt({ lines, at }: Question, target: string): readonly LedgerLine["detail"][] {
  return lines.flatMap(({ kind, grant, detail, at: then }) =>
    kind === "revocation" && detail.heeded === true && grant.startsWith(`${target}/`) && at - Date.parse(then) < day
      ? [detail]
      : [],
  );
}

function unverifiedWords(key: string, why: string, most: number): string {
  return `${count(most, "lease")} ended there within a day without anybody's leave that could be read, which is as many as may, and ${why}: ${key} stays; have somebody end it of whom it can be read, take its file away by a pull request, or sweep from a terminal`;
}

function rateWords(key: string, { login }: Actor, most: number): string {
  return `@${login} has ended ${count(most, "lease")} of others there within a day, which is as many as one person may: ${key} stays; have somebody else end it who may, or take its file away by a pull request`;
}

function unverified(key: string, why: string): { readonly about: string; readonly fault: Fault } {
  const says = `it ended, and ${why}: ask whoever did, and let the reader App read members and actions`;
  return { about: key, fault: new Fault("revoke.unverified", says) };
}

// ---------------------------------------------------------------- a halt

async function heedHalt(
  world: Place,
  starter: Starter,
  about: Question & { readonly scope: Scope; readonly run: number },
): Promise<Part> {
  const { scope, run, asked, at, lines } = about;
  const what = writeScope(scope);
  const note = noteOf(about, { what, grant: "", starter });
  const stays = `nothing was halted: ${scopeWords(scope)} goes on`;
  if ("unknown" in starter) {
    const says = `${stays}, since it cannot be told who asked (${starter.unknown}); run it again, or end one lease by its id`;
    return { heeded: false, events: [], faults: [{ about: what, fault: new Fault("halt.unverified", says) }] };
  }
  const { who, first } = starter;
  const verdict = await mayHalt(world, who, about.snapshot.configuration);
  // Whoever runs a red run again is not shown what it was given: both must be entitled to it.
  const chose = first.id === who.id ? verdict : await mayHalt(world, first, about.snapshot.configuration);
  if (verdict.may === "yes" && chose.may !== "yes") {
    const says = `${stays}, since @${first.login} started this run and ${chose.may === "no" ? "may not" : "cannot be shown to be allowed to"} halt it, whoever runs it again; when you mean it, start a run of your own`;
    return refusedPart(note, what, new Fault("halt.refused", says));
  }
  if (verdict.may === "yes") {
    const id = `halt-${run}`;
    // The same run once more is the same halt: when that was lifted, it stays lifted.
    const before = haltsOf(lines).find((halt) => halt.id === id);
    const halt = before ?? { id, scope, by: who.login, reason: reasonOf(asked.reason ?? ""), at };
    return { heeded: true, halt, events: [haltedEvent(halt)], faults: [] };
  }
  const may = `${verdict.who} may; ask one of them, or end one lease by its id`;
  if (verdict.may === "no")
    return refusedPart(note, what, new Fault("halt.refused", `${stays}, since @${who.login} may not halt it: ${may}`));
  const says = `${stays}, since it cannot be read whether @${who.login} may halt it: ${may}`;
  return { heeded: false, events: [], faults: [{ about: what, fault: new Fault("halt.unverified", says) }] };
}

// ---------------------------------------------------------------- what is recorded

type Note = (said: {
  readonly heeded?: boolean;
  readonly verified?: boolean;
  readonly own: Verdict["own"];
  readonly why: string;
}) => Event;

/** The line that says who asked for what. A refusal is one a day of the same person and thing, however often it is tried. */
function noteOf(
  { asked, at }: Question,
  { what, grant, starter }: { readonly what: string; readonly grant: string; readonly starter: Starter },
): Note {
  const { id: byId, login: by } = "who" in starter ? starter.who : { id: 0, login: "" };
  const { run = 0 } = asked;
  const reason = reasonOf(asked.reason ?? "");
  return ({ heeded = true, verified = true, own, why }) => {
    const identity = heeded ? { what, run } : { what, refused: byId, day: new Date(at).toISOString().slice(0, 10) };
    const detail = { what, heeded, verified, by, byId, own, why: said(why), run, ...(reason === "" ? {} : { reason }) };
    return event("revocation", at, { grant, mark: "" }, identity, detail);
  };
}

function refusedPart(note: Note, about: string, fault: Fault): Part {
  return {
    heeded: false,
    events: [note({ heeded: false, own: false, why: fault.message })],
    faults: [{ about, fault }],
  };
}
