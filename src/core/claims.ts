import type { LeaseRef } from "./lease.ts";
import { type Instant, iso } from "./time.ts";

/** One claim that a lease expects, beside the one that a token carries. */
export interface ClaimRow {
  readonly claim: string;
  readonly expected: string;
  /** Undefined: the token has no such claim. */
  readonly actual: string | undefined;
  readonly agrees: boolean;
  /** What to change so that it agrees; only where it does not. */
  readonly advice?: string;
}

/**
 * Sets what a lease admits beside what a token says, claim by claim. It explains and decides nothing: the cloud compares
 * for itself, and a reference can claim to expect anything.
 */
export function compareClaims(
  ref: Pick<LeaseRef, "subject" | "audience">,
  claims: { readonly [claim: string]: unknown },
): readonly ClaimRow[] {
  const { subject } = ref;
  const expected: readonly (readonly [claim: string, value: string])[] = [
    ["repository", subject.repository],
    ["repository_id", subject.repositoryId],
    ["repository_owner_id", subject.ownerId],
    ["ref", subject.ref],
    ["environment", subject.environment],
    ["job_workflow_ref", subject.jobWorkflowRef],
    ["sub", nearer(subject.sub, claims.sub)],
    ["aud", ref.audience],
  ];
  const rows = expected.map(([claim, value]) => row(claim, value, claims[claim]));
  const differs = new Set(rows.filter(({ agrees }) => !agrees).map(({ claim }) => claim));
  return rows.map((one) => (one.agrees || repeats(one, differs) ? one : { ...one, advice: advise(one) }));
}

/** Of the spellings that are admitted, the one that this token uses. */
function nearer(forms: LeaseRef["subject"]["sub"], actual: unknown): string {
  return forms.find((form) => hasIds(form) === hasIds(actual)) ?? forms[0];
}

/** Whether a `sub` is of names with ids, and not of names alone. */
function hasIds(sub: unknown): boolean {
  return /^repo:[^/]*@\d+\//.test(String(sub));
}

function row(claim: string, expected: string, value: unknown): ClaimRow {
  const actual = value === undefined || value === null ? undefined : String(value);
  return { claim, expected, actual, agrees: actual === expected };
}

/** `sub` repeats repository and environment, and a workflow's file repeats its ref: the first of them says it all. */
function repeats({ claim, expected, actual }: ClaimRow, differs: ReadonlySet<string>): boolean {
  if (claim === "sub") return differs.size > 1;
  const file = (value = "") => value.slice(0, value.lastIndexOf("@"));
  return claim === "job_workflow_ref" && differs.has("ref") && file(expected) === file(actual);
}

function advise({ claim, expected, actual }: ClaimRow): string {
  switch (claim) {
    case "repository":
      return `run the workflow in ${expected}: the grant names that repository and no other`;
    case "repository_id":
    case "repository_owner_id":
      return `the repository of that name is not the one that was granted (${claim} ${expected}): names can be taken over, ids cannot; correct the target's subjects if it really moved`;
    case "ref":
      return `run the workflow on ${expected}, or ask for a grant that names ${actual ?? "the ref you need"}`;
    case "environment":
      return actual === undefined
        ? `add \`environment: ${expected}\` to the job`
        : `change the job's environment to ${expected}, or ask for a grant that names ${actual}`;
    case "job_workflow_ref":
      if (/@[0-9a-f]{40}$/.test(expected))
        return `call the reusable workflow by exactly \`uses: ${expected}\`, and mint inside it: the target admits no other`;
      return `mint in ${expected}: the grant names that workflow file and no other`;
    case "sub":
      if (hasIds(expected) !== hasIds(actual))
        return "the repository has changed how it begins `sub` since this was decided: ask again under a new id";
      return "the repository or its organization customizes the `sub` claim: set it back to the default";
    default:
      return `the token's ${claim} must be ${expected}: copy the lease reference again`;
  }
}

/** The window beside the present: `open`, or why not. */
export function windowState(ref: Pick<LeaseRef, "from" | "until">, now: Instant): "open" | "early" | "over" {
  if (now < ref.from) return "early";
  return now < ref.until ? "open" : "over";
}

/** The comparison as lines of text: claim, expected, actual, one below the other, what differs marked with `!`. */
export function claimTable(
  rows: readonly ClaimRow[],
  ref: Pick<LeaseRef, "from" | "until">,
  now: Instant,
): readonly string[] {
  const open = windowState(ref, now) === "open";
  const cells = [
    ["", "claim", "this lease expects", "this job's token says"],
    ...rows.map((one) => [one.agrees ? " " : "!", one.claim, one.expected, one.actual ?? "(absent)"]),
    [open ? " " : "!", "window", `${iso(ref.from)} to ${iso(ref.until)}`, `now ${iso(now)}`],
  ];
  const widths = [1, 2].map((column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells.map(([flag, claim, expected, actual]) =>
    `${flag || " "} ${claim!.padEnd(widths[0]!)}  ${expected!.padEnd(widths[1]!)}  ${actual}`.trimEnd(),
  );
}
