import type { PolicyDecision } from "./decision.ts";
import type { Json } from "./digest.ts";
import type { Event } from "./event.ts";

/** A line of the ledger names so many rules of each sort, and says how many there were beside them. */
const mostRules = 20;

/** A rule in audit mode as a line of the ledger names it. */
export interface AuditedRecord {
  readonly rule: string;
  readonly effect: "permit" | "forbid";
  /** `YYYY-MM-DD` */
  readonly until: string;
}

/** What policy said, as a `decided` or `refused` line carries it: digests, and rules by their ids. */
export function writePolicy(decision: PolicyDecision | undefined): { readonly [key: string]: Json } {
  if (decision === undefined) return {};
  const { reasons, audited = [], policyDigest, factsDigest } = decision;
  const ids = [...new Set(reasons.map(({ rule }) => rule))];
  const trials = audited.slice(0, mostRules).map(({ rule, effect, until }) => ({ rule, effect, until }));
  return {
    policy: policyDigest,
    policyFacts: factsDigest,
    rules: ids.slice(0, mostRules),
    ...(trials.length === 0 ? {} : { audited: trials }),
    ...(ids.length > mostRules || audited.length > mostRules
      ? { moreRules: Math.max(0, ids.length - mostRules) + Math.max(0, audited.length - mostRules) }
      : {}),
  };
}

/** The rules that decided, by their ids, as a line tells; empty when it tells none. */
export function rulesOf({ detail }: Pick<Event, "detail">): readonly string[] {
  return Array.isArray(detail.rules) ? detail.rules.filter((rule) => typeof rule === "string") : [];
}

/** The rules in audit mode that would have said something, as a line tells. What it tells in another form is left out. */
export function auditedIn({ detail }: Pick<Event, "detail">): readonly AuditedRecord[] {
  return Array.isArray(detail.audited) ? detail.audited.flatMap((one) => auditedRecord(one)) : [];
}

function auditedRecord(value: Json): AuditedRecord | readonly [] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { rule, effect, until } = value as { readonly [key: string]: Json };
  if (typeof rule !== "string" || typeof until !== "string") return [];
  return effect === "forbid" || effect === "permit" ? { rule, effect, until } : [];
}
