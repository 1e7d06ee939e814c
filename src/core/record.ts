import type { Actor } from "./decision.ts";
import type { Json } from "./digest.ts";
import type { LedgerLine } from "./event.ts";
import { fromIso, type Instant, iso } from "./time.ts";

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
  /** Digests of what decided, as it stood then. */
  readonly policy: string;
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

/** Facts in the form in which a ledger line carries them. */
export function writeFacts(facts: DecisionFacts): { readonly [key: string]: Json } {
  return {
    ...facts,
    mergedAt: iso(facts.mergedAt),
    requester: { ...facts.requester },
    approvers: facts.approvers.map((actor) => ({ ...actor })),
  };
}

/** Reads the facts of a `decided` line; undefined when they are not whole. */
export function readFacts(line: LedgerLine | undefined): DecisionFacts | undefined {
  if (line === undefined) return undefined;
  const { path, blob, commit, pullRequest, mergedAt, requester, approvers, policy } = line.detail;
  const at = typeof mergedAt === "string" ? fromIso(mergedAt) : undefined;
  const who = readActor(requester);
  const people = Array.isArray(approvers) ? approvers.map(readActor) : [undefined];
  const whole =
    typeof path === "string" &&
    typeof blob === "string" &&
    typeof commit === "string" &&
    typeof policy === "string" &&
    Number.isSafeInteger(pullRequest);
  if (!whole || at === undefined || who === undefined || people.includes(undefined)) return undefined;
  return {
    path,
    blob,
    commit,
    policy,
    pullRequest: pullRequest as number,
    mergedAt: at,
    requester: who,
    approvers: people as Actor[],
  };
}

function readActor(value: Json | undefined): Actor | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { id, login, kind } = value as { readonly [key: string]: Json };
  if (!Number.isSafeInteger(id) || typeof login !== "string") return undefined;
  if (kind !== "user" && kind !== "bot" && kind !== "ghost") return undefined;
  return { id: id as number, login, kind };
}
