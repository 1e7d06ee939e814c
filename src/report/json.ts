import type { Finding } from "../core/finding.ts";
import { type Chain, isWhole, type RequestReport, type StatusRow } from "../core/report.ts";
import { verdictOf } from "./words.ts";

/** Reports for programs: one JSON document, indented, with a line feed at its end. Fields are added, never renamed. */
function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export function findingsJson(findings: readonly Finding[]): string {
  return json({ findings });
}

export function requestJson(report: RequestReport): string {
  return json({ verdict: verdictOf(report), ...report });
}

export function auditJson(chains: readonly Chain[]): string {
  return json({ chains: chains.map((chain) => ({ ...chain, whole: isWhole(chain) })) });
}

export function statusJson(rows: readonly StatusRow[]): string {
  return json({ leases: rows });
}
