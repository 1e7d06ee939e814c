import { writeBatch } from "../core/batch.ts";
import type { Binding } from "../core/binding.ts";
import { digest } from "../core/digest.ts";
import { type Event, event } from "../core/event.ts";
import { Fault } from "../core/fault.ts";
import type { FiledGrant } from "../core/grant.ts";
import type { Lease } from "../core/lease.ts";
import type { Standing } from "../core/plan.ts";
import { writePolicy } from "../core/policy-record.ts";
import { type GrantRecord, newest, readFacts, writeFacts } from "../core/record.ts";
import type { Instant } from "../core/time.ts";
import type { LedgerState, PathChange, Policy } from "../ports.ts";
import { decideActivation, decideAgain, leaseOf } from "./decide.ts";
import type { Gate } from "./gate.ts";
import type { History } from "./history.ts";
import type { Limits } from "./limits.ts";
import { refused } from "./refused.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/** What is asked about every grant. */
export interface Deciding {
  readonly snapshot: Snapshot;
  /** Undefined when nothing may be decided now: see `hindrance`. */
  readonly policy: Policy | undefined;
  /** Why nothing may be decided now; what stands is then held as it is. */
  readonly hindrance?: string;
  readonly records: ReadonlyMap<string, GrantRecord>;
  readonly ledger: Pick<LedgerState, "head" | "lines">;
  readonly at: Instant;
  /** False in a run that may only end: what nobody opened is not decided there, so that a sweep asks GitHub nothing about it. */
  readonly decides: boolean;
}

/** One grant, with what is known of it before anybody is asked. */
export interface Case extends History {
  readonly filed: FiledGrant;
  /** Of the default branch, below grants/, newest first. */
  readonly changes: readonly PathChange[];
  readonly gate: Gate;
  readonly limits: Limits;
  readonly key: string;
  readonly record: GrantRecord | undefined;
  readonly binding: Binding | undefined;
}

export interface Answered {
  readonly standing: Standing;
  /** Also of a grant that does not stand any more, when its lease is known. */
  readonly lease?: Lease;
  readonly said: readonly Event[];
}

/** From what git alone tells, to what the ledger has recorded, to what has to be asked. */
export async function standingOf(world: World, about: Deciding, one: Case): Promise<Answered> {
  const { filed, key, added, record } = one;
  const { at, policy } = about;
  const refuse = (why: string) => refused(one, at, why);
  if (added === undefined || added.blob !== filed.blob)
    throw new Fault(
      "git.unreadable",
      `history does not show who added ${filed.path}: check out with \`fetch-depth: 0\``,
    );
  if (added.status !== "added")
    return refuse("its file was edited after it was merged: an edit ends the lease, a change is a new id");
  if (one.reused) return refuse(`the id ${filed.id} was used before: ask again under a new one`);
  const over = endedBefore(key, record);
  if (over) return { standing: over, said: [] };
  // What no pull request brought, none will have brought: GitHub is asked about it once.
  if (record?.lines.some(({ kind, detail }) => kind === "incident" && detail.commit === added.commit))
    return undecided(one, at);
  if (!about.snapshot.tree.targets.has(filed.target)) return refuse(`its target ${filed.target} does not exist`);
  if (policy === undefined)
    return { standing: { state: "held", key, why: about.hindrance ?? "nothing can be decided now" }, said: [] };
  return await decided(world, { ...about, policy }, one, added);
}

/** Of a grant that has ended: that is known whatever its file says now, and whether it can be read. */
export function endedBefore(key: string, record: GrantRecord | undefined): Standing | undefined {
  const over = newest(record, "ended");
  const why = `it ended at ${over?.at}: an id is used once, ask again under a new one`;
  return over && { state: "withdrawn", key, why };
}

/** Asks who approved and what policy says; where that was recorded before, only what can have changed since. */
async function decided(
  world: World,
  about: Deciding & { readonly policy: Policy },
  one: Case,
  added: PathChange,
): Promise<Answered> {
  const { filed, key, record, binding } = one;
  const { snapshot, policy, at } = about;
  if (binding === undefined && !about.decides) return undecided(one, at);
  // Recorded facts may keep open what is open, and tell of what was; only a decision made afresh may open anything.
  const opened = binding !== undefined && binding.state !== "preparing";
  const facts = opened ? readFacts(newest(record, "decided", binding.mark)) : undefined;
  const known = facts?.commit === added.commit && facts.blob === filed.blob ? facts : undefined;
  const request = { filed, at, records: about.records, changes: one.changes, limits: one.limits };
  const verdict = known
    ? await decideAgain(world, snapshot, policy, { ...request, facts: known })
    : await decideActivation(world, snapshot, policy, { ...request, added, gate: one.gate });
  if (verdict.held) return { standing: { state: "held", key, why: verdict.says }, said: [] };
  const target = snapshot.tree.targets.get(filed.target);
  if (!verdict.allowed || verdict.facts === undefined || target === undefined)
    return refused(one, at, verdict.says, verdict);

  const written = writeFacts(verdict.facts);
  const said = writePolicy(verdict.policy);
  const lease = leaseOf(snapshot, target, filed, {
    mergedAt: verdict.facts.mergedAt,
    pullRequest: verdict.facts.pullRequest,
    facts: digest(written),
    ledgerHead: about.ledger.head,
    prefix: verdict.facts.subject?.prefix,
  });
  const decision = event("decided", at, { grant: key, mark: lease.mark }, lease.mark, { ...written, ...said });
  // Many approvals of many files: the record job would not take it, and nobody could tell later who had approved it.
  const [unfit] = known ? [] : writeBatch([decision]).refused;
  if (unfit !== undefined)
    return refused(one, at, `its decision cannot be recorded (${unfit}): ask again, in a pull request of its own`);
  return { standing: { state: "wanted", key, lease }, said: known ? [] : [decision], lease };
}

/** What nobody opened and nobody decides now: refused as it was recorded, or waiting for an apply. */
function undecided(one: Case, at: Instant): Answered {
  const why = newest(one.record, "refused")?.detail.why;
  if (typeof why === "string") return refused(one, at, why);
  return { standing: { state: "held", key: one.key, why: "it waits for an apply to decide about it" }, said: [] };
}
