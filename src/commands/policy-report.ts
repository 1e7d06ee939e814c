import type { AuditedReason } from "../core/decision.ts";
import type { LedgerLine } from "../core/event.ts";
import type { Instant } from "../core/time.ts";
import { changing } from "../report/audited.ts";
import { type TrialReport, trialsText } from "../report/policy.ts";
import type { Answer } from "./answer.ts";
import { snapshotAt } from "./snapshot.ts";
import type { World } from "./world.ts";

/**
 * What rules in audit mode would have decided otherwise, from the ledger: each rule with its grants, also those that are in
 * audit mode no longer. Faults: `policy.invalid` when the default branch's policies cannot be used; whatever the ports throw.
 */
export async function policyReport(
  world: Pick<World, "repository" | "ledger" | "policy">,
  at: Instant,
): Promise<Answer> {
  const snapshot = await snapshotAt(world.repository, await world.repository.tip(), { grants: false });
  const { audited } = await world.policy(snapshot.policies, at);
  const { lines } = await world.ledger.read();
  const decided = lines.filter(({ kind }) => kind === "decided" || kind === "refused");
  const rules = trialsOf(decided, audited);
  return { exit: 0, text: trialsText(rules, decided.length), json: { rules, decided: decided.length } };
}

/** Rules that are in audit mode, then rules that were, each sort by name; of a grant that was told twice, the first line counts. */
export function trialsOf(lines: readonly LedgerLine[], audited: readonly AuditedReason[]): readonly TrialReport[] {
  const told = lines.flatMap((line) => changing(line).map((trial) => ({ ...trial, line })));
  const byRule = Map.groupBy(told, ({ rule }) => rule);
  const standing = audited.map(({ rule, effect, says, until }) => ({
    ...{ rule, effect, says, until },
    grants: grantsOf(byRule.get(rule) ?? []),
  }));
  const known = new Set(audited.map(({ rule }) => rule));
  const past = [...byRule].flatMap(([rule, lines]) => {
    const { effect, until } = lines.at(-1)!;
    return known.has(rule) ? [] : [{ rule, effect, until, grants: grantsOf(lines) }];
  });
  const byName = (a: TrialReport, b: TrialReport) => (a.rule < b.rule ? -1 : 1);
  return [...standing.sort(byName), ...past.sort(byName)];
}

function grantsOf(lines: readonly { readonly line: LedgerLine }[]): TrialReport["grants"] {
  const first = new Map<string, LedgerLine>();
  for (const { line } of lines) if (!first.has(line.grant)) first.set(line.grant, line);
  return [...first.values()].map((line) => ({ grant: line.grant, at: line.at, by: requesterOf(line) }));
}

function requesterOf({ detail: { requester } }: LedgerLine): string {
  if (typeof requester !== "object" || requester === null || Array.isArray(requester)) return "";
  const { login } = requester as { readonly [key: string]: unknown };
  return typeof login === "string" ? login : "";
}
