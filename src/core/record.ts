import type { Actor } from "./decision.ts";
import type { Json } from "./digest.ts";
import type { LedgerLine } from "./event.ts";
import type { SubjectRecord } from "./subject-facts.ts";
import { fromIso, type Instant, iso } from "./time.ts";
import type { UsageFacts } from "./usage.ts";
import { readUsage, writeUsage } from "./usage-record.ts";

/** An approval that counted, as it was when apply first decided. */
export interface RecordedApproval {
  /** Which path it counted for: the grant's own, or another that the same commit touched. */
  readonly path: string;
  /** Numeric id of the person. */
  readonly by: number;
  /** Numeric id of the review. */
  readonly review: number;
  /** The commit that was looked at. */
  readonly commit: string;
  readonly submittedAt: Instant;
  /** The owners, and whom the target asks for, that the person stood for: `@login` or `@organization/team`. */
  readonly as: readonly string[];
  /** Whether the person could write to the access repository. */
  readonly mayWrite: boolean;
}

/** The facts on which the first decision about a mark rests, as the ledger keeps them. */
export interface DecisionFacts {
  readonly path: string;
  /** Git object id of the approved bytes. */
  readonly blob: string;
  /** The commit of the default branch that added them. */
  readonly commit: string;
  readonly pullRequest: number;
  readonly mergedAt: Instant;
  readonly requester: Actor;
  readonly approvers: readonly Actor[];
  readonly approvals: readonly RecordedApproval[];
  /** Digests of what decided, as it stood then. */
  readonly policy: string;
  /** What was read of the job's repository; absent in lines that an older version wrote. */
  readonly subject?: SubjectRecord;
  /** What was given already when it was decided; absent in lines that an older version wrote. */
  readonly usage?: UsageFacts;
}

/** Everything the ledger holds of one grant, in the order it was written. */
export interface GrantRecord {
  readonly lines: readonly LedgerLine[];
}

/** The ledger by grant (`<target>/<id>`). */
export function recordsOf(lines: readonly LedgerLine[]): ReadonlyMap<string, GrantRecord> {
  const records = new Map<string, { lines: LedgerLine[] }>();
  for (const line of lines) {
    if (line.grant === "") continue;
    const record = records.get(line.grant);
    if (record) record.lines.push(line);
    else records.set(line.grant, { lines: [line] });
  }
  return records;
}

/** The newest line of a kind, of one mark when a mark is given. */
export function newest(
  record: GrantRecord | undefined,
  kind: LedgerLine["kind"],
  mark?: string,
): LedgerLine | undefined {
  return record?.lines.findLast((line) => line.kind === kind && (mark === undefined || line.mark === mark));
}

/** The line that says that an end failed, unless it was sealed since: it may stand open, whatever else was recorded of it. */
export function failing(record: GrantRecord | undefined): LedgerLine | undefined {
  const last = record?.lines.findLast(({ kind }) => kind === "unended" || kind === "sealed");
  return last?.kind === "unended" ? last : undefined;
}

/** When an end of what had been sealed before was tried and failed, and nobody has ended it since: RFC 3339. */
export function unsealedAt(record: GrantRecord | undefined, resource: string): string | undefined {
  const failed = failing(record);
  const before = record?.lines.some(({ kind, detail }) => kind === "sealed" && detail.resource === resource);
  return before && failed?.detail.resource === resource ? failed.at : undefined;
}

/** Facts in the form in which a ledger line carries them. */
export function writeFacts(facts: DecisionFacts): { readonly [key: string]: Json } {
  const { subject, usage, ...rest } = facts;
  return {
    ...rest,
    ...(usage ? { usage: writeUsage(usage) } : {}),
    ...(subject ? { subject: { ...subject } } : {}),
    mergedAt: iso(facts.mergedAt),
    requester: { ...facts.requester },
    approvers: facts.approvers.map((actor) => ({ ...actor })),
    approvals: facts.approvals.map((approval) => ({
      ...approval,
      submittedAt: iso(approval.submittedAt),
      as: [...approval.as],
    })),
  };
}

/** Reads the facts of a `decided` line; undefined when they are not whole: the grant is then decided again. */
export function readFacts(line: LedgerLine | undefined): DecisionFacts | undefined {
  if (line === undefined) return undefined;
  const { path, blob, commit, pullRequest, mergedAt, requester, approvers, approvals, policy } = line.detail;
  const { subject, usage } = line.detail;
  const at = typeof mergedAt === "string" ? fromIso(mergedAt) : undefined;
  const who = readActor(requester);
  const people = Array.isArray(approvers) ? approvers.map(readActor) : [undefined];
  const job = subject === undefined ? undefined : readSubject(subject);
  const used = readUsage(usage);
  const given = Array.isArray(approvals) ? approvals.map(readApproval) : [undefined];
  const whole =
    typeof path === "string" &&
    typeof blob === "string" &&
    typeof commit === "string" &&
    typeof policy === "string" &&
    Number.isSafeInteger(pullRequest);
  if (!whole || at === undefined || who === undefined) return undefined;
  if (people.includes(undefined) || given.includes(undefined)) return undefined;
  if (subject !== undefined && job === undefined) return undefined;
  if (usage !== undefined && used === undefined) return undefined;
  return {
    path,
    blob,
    commit,
    policy,
    pullRequest: pullRequest as number,
    mergedAt: at,
    requester: who,
    approvers: people as Actor[],
    approvals: given as RecordedApproval[],
    ...(job ? { subject: job } : {}),
    ...(used ? { usage: used } : {}),
  };
}

function readActor(value: Json | undefined): Actor | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { id, login, kind } = value as { readonly [key: string]: Json };
  if (!Number.isSafeInteger(id) || typeof login !== "string") return undefined;
  if (kind !== "user" && kind !== "bot" && kind !== "ghost") return undefined;
  return { id: id as number, login, kind };
}

function readApproval(value: Json | undefined): RecordedApproval | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { path, by, review, commit, submittedAt, as, mayWrite } = value as { readonly [key: string]: Json };
  const at = typeof submittedAt === "string" ? fromIso(submittedAt) : undefined;
  const stoodFor = Array.isArray(as) ? as.filter((owner) => typeof owner === "string") : undefined;
  if (!Number.isSafeInteger(by) || !Number.isSafeInteger(review) || at === undefined) return undefined;
  if (typeof path !== "string" || typeof commit !== "string" || typeof mayWrite !== "boolean") return undefined;
  if (stoodFor === undefined || stoodFor.length !== (as as readonly Json[]).length) return undefined;
  return { path, by: by as number, review: review as number, commit, submittedAt: at, as: stoodFor, mayWrite };
}

function readSubject(value: Json): SubjectRecord | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { prefix, commit, workflow } = value as { readonly [key: string]: Json };
  if (typeof prefix !== "string" || typeof commit !== "string" || typeof workflow !== "string") return undefined;
  return { prefix, commit, workflow };
}
