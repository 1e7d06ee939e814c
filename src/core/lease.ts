import type { Access } from "./access.ts";
import type { Configuration } from "./configuration.ts";
import { digest } from "./digest.ts";
import type { Subject } from "./subject.ts";
import type { NamedTarget } from "./target.ts";
import { type Instant, iso, minute } from "./time.ts";

/** An allowed grant with its exact window. Immutable: whatever changes makes another mark. */
export interface Lease {
  readonly configuration: Configuration;
  readonly target: NamedTarget;
  readonly id: string;
  readonly subject: Subject;
  readonly access: Access;
  readonly from: Instant;
  /** The first instant at which access is refused. */
  readonly until: Instant;
  /** 32 hexadecimal characters; see {@link markOf}. */
  readonly mark: string;
  /** What is told with the binding and is not part of the mark. */
  readonly provenance: {
    readonly pullRequest: number;
    /** Git object id of the grant file's bytes. */
    readonly blob: string;
    /** Digest of the facts on which the decision rests. */
    readonly facts: string;
    /** Head of the ledger when the decision was made; empty for an empty ledger. */
    readonly ledgerHead: string;
  };
}

/** With less than this left at apply, a grant is lapsed and never bound. */
export const leastUseful = 5 * minute;

/** The identity of a lease: a digest of installation, target as resolved, id, subject, access, from and until. */
export function markOf(lease: Omit<Lease, "mark" | "provenance">): string {
  // Who may end it, and who hears of that, is no part of what it opens: another answer ends no lease.
  const { revoking: _, ...place } = lease.target.target;
  return digest({
    installation: lease.configuration.installation,
    repository: lease.configuration.repository_id,
    audience: lease.configuration.audience,
    issuer: lease.configuration.issuer,
    target: { name: lease.target.name, ...place },
    id: lease.id,
    subject: lease.subject,
    access: lease.access,
    from: iso(lease.from),
    until: iso(lease.until),
  }).slice(0, 32);
}

/** What a job needs to find its lease. Public: it opens nothing by itself. */
export interface LeaseRef {
  readonly v: 1;
  readonly provider: "aws";
  readonly id: string;
  readonly account: string;
  readonly partition: string;
  readonly region: string;
  /** Role name with its path, as it stands after `role/` in the ARN. */
  readonly role: string;
  readonly audience: string;
  readonly subject: Subject;
  readonly from: Instant;
  readonly until: Instant;
  readonly boundAt: Instant;
  /** `release` (also when absent): the end of the job ends the lease. `window`: it stays until its time is over. */
  readonly ends?: "release" | "window";
}

/** A lease reference as text: base64url of JSON, safe in a workflow input. */
export function writeRef(ref: LeaseRef): string {
  return Buffer.from(JSON.stringify(ref)).toString("base64url");
}
