import type { LedgerLine } from "./event.ts";
import { type Grant, windowOf } from "./grant.ts";
import { keyOf } from "./plan.ts";
import { type GrantRecord, newest } from "./record.ts";
import { fromIso, type Instant, minute } from "./time.ts";

/*
 * How much access has been given: from the history of the default branch and from the ledger together, so that neither a
 * ledger that was deleted nor a file that was taken away, renamed or rewritten hides any. A lease counts with its whole
 * window, also when it was given back early: the ledger may deny, and never allow.
 */

/** A file that the default branch was given once. */
export interface Filing {
  readonly id: string;
  /** When it reached the branch. */
  readonly reached: Instant;
  readonly grant: Grant;
}

/** The job that a lease is for, as far as limits go by it. */
export interface Worker {
  readonly repository: string;
  readonly workflow: string;
}

/** A lease that was given, or that nothing proves was not. */
export interface Given {
  /** `<target>/<id>` */
  readonly key: string;
  /** More than one where the file and the ledger disagree; none when nobody knows, and then it counts for every job. */
  readonly workers: readonly Worker[];
  /** Numeric ids of those who asked; none when nobody knows, and then it counts for everybody. */
  readonly people: readonly number[];
  /** Login of the person for whom it was asked, in lower case. */
  readonly for?: string;
  readonly from: Instant;
  readonly until: Instant;
  /** Of its window, not of its use. */
  readonly minutes: number;
  /** No end of it is recorded. */
  readonly standing: boolean;
}

/**
 * Everything that a target has given, by grant: of what the files and the ledger say, the larger. What the ledger knows to
 * have been refused or to have lapsed unopened does not count; of what it knows nothing, the file counts. `undecided` are
 * grants about which the same run decides: they count when they are allowed, unless they were opened before.
 */
export function givenUnder(
  target: string,
  told: {
    readonly filings: readonly Filing[];
    readonly records: ReadonlyMap<string, GrantRecord>;
    readonly undecided?: ReadonlySet<string>;
  },
): readonly Given[] {
  const filings = Map.groupBy(told.filings, ({ id }) => keyOf(target, id));
  const recorded = [...told.records.keys()].filter((key) => key.startsWith(`${target}/`));
  return [...new Set([...filings.keys(), ...recorded])].sort().flatMap((key) => {
    const record = told.records.get(key);
    const life = lifeOf(record);
    if (life === "unopened" || (life !== "opened" && told.undecided?.has(key))) return [];
    return givenBy(key, filings.get(key) ?? [], record);
  });
}

type Life = "unknown" | "decided" | "opened" | "unopened";

/** How far a grant came, as the ledger tells it. An opening outweighs every refusal. */
function lifeOf(record: GrantRecord | undefined): Life {
  const opening = record?.lines.some(
    ({ kind, detail }) =>
      ["bound", "dispatched", "used"].includes(kind) || (kind === "sealed" && detail.was !== "preparing"),
  );
  if (opening) return "opened";
  if (newest(record, "ended")) return "unopened";
  const last = record?.lines.findLast(({ kind }) => kind === "decided" || kind === "refused");
  if (last === undefined) return "unknown";
  return last.kind === "decided" ? "decided" : "unopened";
}

interface Part {
  readonly from: Instant;
  readonly until: Instant;
  readonly worker: Worker | undefined;
}

function givenBy(key: string, filings: readonly Filing[], record: GrantRecord | undefined): readonly Given[] {
  const lines = record?.lines ?? [];
  const decided = lines.filter(({ kind }) => kind === "decided");
  const merged = decided.flatMap(({ detail }) => instantOf(detail.mergedAt) ?? []);
  const parts: readonly Part[] = [
    ...filings.map(({ reached, grant }) => ({
      ...windowOf(grant, Math.max(reached, ...merged), fromIso),
      worker: grant.job,
    })),
    ...lines.filter(({ kind }) => kind === "bound").flatMap(boundPart),
  ];
  if (parts.length === 0) return [];
  const workers = parts.map(({ worker }) => worker);
  const person = filings.map(({ grant }) => grant.for?.toLowerCase()).find(Boolean);
  return [
    {
      key,
      workers: workers.every((worker) => worker !== undefined) ? workers.map(workerOf) : [],
      people: decided.flatMap(({ detail }) => idOf(detail.requester) ?? []),
      ...(person === undefined ? {} : { for: person }),
      from: Math.min(...parts.map(({ from }) => from)),
      until: Math.max(...parts.map(({ until }) => until)),
      minutes: Math.max(...parts.map(minutesOf)),
      standing: newest(record, "ended") === undefined,
    },
  ];
}

function workerOf({ repository, workflow }: Worker): Worker {
  return { repository, workflow };
}

/** What the line of an opening says of its window and its job; nothing when its window cannot be read. */
function boundPart({ detail }: LedgerLine): readonly Part[] {
  const [from, until] = [detail.from, detail.until].map(instantOf);
  return from === undefined || until === undefined ? [] : [{ from, until, worker: referredWorker(detail.reference) }];
}

function instantOf(value: unknown): Instant | undefined {
  return typeof value === "string" ? fromIso(value) : undefined;
}

/** The numeric id of an account, in lines of every age. */
function idOf(value: unknown): number | undefined {
  const id = (value as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === "number" ? id : undefined;
}

/** The job in the public reference of a lease, which may be of any age; undefined when it cannot be told. */
function referredWorker(reference: unknown): Worker | undefined {
  if (typeof reference !== "string") return undefined;
  try {
    const { subject } = JSON.parse(Buffer.from(reference, "base64url").toString("utf8"));
    const { repository, workflow, jobWorkflowRef } = subject;
    if (typeof repository !== "string") return undefined;
    if (typeof workflow === "string") return { repository, workflow };
    const [file] = String(jobWorkflowRef).split("@");
    return file?.startsWith(`${repository}/.github/`)
      ? { repository, workflow: file.slice(repository.length + 1) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The length of a window, in minutes. */
export function minutesOf({ from, until }: Pick<Given, "from" | "until">): number {
  return Math.ceil((until - from) / minute);
}
