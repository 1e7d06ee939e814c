import type { Event } from "../core/event.ts";
import { type AuditedRecord, auditedIn, rulesOf } from "../core/policy-record.ts";

/** What policy says when nothing permits: then alone a permit in audit mode would have changed the answer. */
const notPermitted = "deny-unless-permitted";

/** The rules in audit mode that would have changed what a line tells: forbids of what was allowed, permits of what nothing permitted. */
export function changing(line: Pick<Event, "kind" | "detail">): readonly AuditedRecord[] {
  if (line.kind !== "decided" && line.kind !== "refused") return [];
  const unpermitted = line.kind === "refused" && rulesOf(line).includes(notPermitted);
  return auditedIn(line).filter(({ effect }) => (effect === "forbid" ? line.kind === "decided" : unpermitted));
}

/** `would have been denied by short-nights, in audit mode until 2026-12-31` */
export function auditedWords({ rule, effect, until }: AuditedRecord): string {
  return `would have been ${effect === "forbid" ? "denied" : "permitted"} by ${rule}, in audit mode until ${until}`;
}

/** The policy, the rules and the facts of a decision, and what rules in audit mode would have changed: where it can be looked up. */
export function policyEvidence(line: Pick<Event, "kind" | "detail">): readonly string[] {
  const { policy, policyFacts } = line.detail;
  const rules = rulesOf(line);
  const by = rules.length === 0 ? "" : ` by ${rules.join(", ")}`;
  return [
    ...(typeof policy === "string" ? [`policy ${policy.slice(0, 12)}${by}`] : []),
    ...(typeof policyFacts === "string" ? [`facts ${policyFacts.slice(0, 12)}`] : []),
    ...changing(line).map(auditedWords),
  ];
}
