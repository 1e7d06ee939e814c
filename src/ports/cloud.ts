import type { Access } from "../core/access.ts";
import type { Binding, Revocation } from "../core/binding.ts";
import type { Change, Difference } from "../core/drift.ts";
import type { Objection } from "../core/finding.ts";
import type { Lease, LeaseRef } from "../core/lease.ts";
import type { Secret } from "../core/secret.ts";
import type { NamedTarget } from "../core/target.ts";
import type { Instant } from "../core/time.ts";

/** A policy document or other exact thing that would be created; `content` is JSON. */
export interface Document {
  /** `trust`, `permissions`, `boundary`. */
  readonly name: string;
  readonly content: object;
}

/** What compile makes of a lease, for people to read and for the proof to judge. */
export interface Documents {
  /** Full name of what will stand in the cloud: an ARN. */
  readonly resource: string;
  readonly documents: readonly Document[];
  /** What the grant says and the cloud does not enforce, in sentences. */
  readonly told: readonly string[];
}

/** What a lease's trust makes of a token. */
export interface Admission {
  readonly admitted: boolean;
  /** The claims that it compares, each with the values that it takes. */
  readonly takes: { readonly [claim: string]: readonly string[] };
}

/** An OIDC token and the claims inside it, unverified: the cloud verifies. */
export interface IdToken {
  readonly token: Secret;
  readonly claims: { readonly [claim: string]: unknown };
  readonly obtainedAt: Instant;
}

export interface Credential {
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
  readonly expiration: Instant;
  /** ARN of the session, as the cloud returned it. */
  readonly principal: string;
  /** Milliseconds by which this machine's clock was ahead of the cloud's when it was minted; absent: not known. */
  readonly clockAhead?: number;
}

/** A use of a lease as the cloud's own log tells it. */
export interface Use {
  readonly at: Instant;
  /** The session's name: chosen by the caller, hence recorded, not proven. */
  readonly session: string;
  readonly action: string;
  readonly allowed: boolean;
  readonly eventId: string;
}

/**
 * One account of one cloud. Every verb is safe to repeat.
 * Laws, checked for every provider by one shared contract test (test/contract/provider.ts):
 *  1 bind twice leaves one binding.            2 unbind twice succeeds twice.
 *  3 list() after bind shows the same mark and until.
 *  4 at `until` the cloud refuses access though nobody ran unbind.
 *  5 a credential dies no later than its lease.
 *  6 what is not under our path is neither listed nor touched; under our path, a foreign or lost mark is drift, never adopted.
 *  7 an ended binding never comes back to life through bind.
 *  8 a bind or unbind cut off at any point leaves nothing open that was not meant to be.
 */
export interface Provider {
  /** No behaviour switches on it. */
  readonly name: string;
  readonly account: string;
  /** Empty: the request is inside the target's ceiling. Unsure is an objection; pointers are into the grant (`access`, 0, …). */
  covers(target: NamedTarget, request: Access): readonly Objection[];
  /** Pure: the exact documents, as shown in the pull request. */
  compile(lease: Lease): Documents;
  /** Pure: whether what would be compiled admits a token with these claims at this time. Throws what `compile` throws. */
  admits(lease: Lease, asked: { readonly claims: IdToken["claims"]; readonly at: Instant }): Admission;
  list(): Promise<readonly Binding[]>;
  /** How many roles (or their like) the account has, and how many it may have; undefined when it may not be asked. */
  room(): Promise<{ readonly used: number; readonly quota: number } | undefined>;
  /** Proves the documents, makes the binding closed, reads it back, proves that, opens it last. Throws a Fault `provider.proof-failed` before creating anything. */
  bind(lease: Lease): Promise<Binding>;
  /** Denies first, closes trust second; a tombstone stays. Proves death by evaluation of what it re-reads. */
  unbind(binding: Binding): Promise<Revocation>;
  /** Takes away a sealed tombstone whose time has come; refuses (Fault `provider.too-early`) before. */
  remove(binding: Binding): Promise<Revocation>;
  /**
   * What of an open binding is not as `bind` wrote it, whoever changed it; where all of it is, what the last repair found, as
   * `mended`; of one that is not finished, what `bind` would refuse to open. Empty when it was never repaired, and when it is shut.
   */
  differences(lease: Lease): Promise<readonly Difference[]>;
  /**
   * Writes again what `mendable` differences name, and proves all of it as `bind` does. Fault `provider.foreign` when anything
   * else differs, `provider.ended` when it has ended: what denies is never taken off.
   */
  repair(lease: Lease): Promise<Binding>;
  /** The head of the ledger on which a binding was decided, as it says itself; undefined when it says none any more. */
  anchor(binding: Pick<Binding, "resource">): Promise<string | undefined>;
  /** The public reference under which the job finds its lease. */
  reference(lease: Lease, binding: Binding): LeaseRef;
  /** What the cloud's log holds of this binding, `sessions`: who was let in and nothing else; throws when the log cannot be read. */
  uses(binding: Pick<Binding, "resource" | "createdAt">, only?: "sessions"): Promise<readonly Use[]>;
  /** Who changed it by hand, as far as the cloud's log tells yet, oldest first; throws when the log cannot be read. */
  changes(binding: Pick<Binding, "resource" | "createdAt">): Promise<readonly Change[]>;
}

/** One account of one cloud, looked at by a person: what of it is not as our templates and leases make it. Changes nothing. */
export interface Inspector {
  readonly account: string;
  /** All targets of this account; throws when a part of it cannot be read. */
  inspect(targets: readonly NamedTarget[], at: Instant): Promise<readonly import("../core/ailment.ts").Ailment[]>;
}
