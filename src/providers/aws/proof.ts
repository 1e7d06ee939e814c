import { Fault } from "../../core/fault.ts";
import type { Lease } from "../../core/lease.ts";
import type { Documents } from "../../ports.ts";
import { documentNamed } from "./compile.ts";
import { parsePolicy, type Verdict } from "./iam/index.ts";
import { boundaryChecks } from "./proof-boundary.ts";
import { permissionChecks, releaseChecks } from "./proof-session.ts";
import { trustChecks } from "./proof-trust.ts";

/** A question whose answer is known before it is asked. */
export interface Check {
  /** In words, for the person who reads why nothing was opened. */
  readonly what: string;
  readonly expect: "allowed" | "refused";
  ask(): Verdict;
}

export interface ProofFailure {
  readonly check: string;
  readonly found: string;
}

/**
 * Evaluates the documents of a lease, trust, permissions and boundary, as AWS would: the subject is admitted and every
 * single mutation of it refused; what is granted works and nothing beside it does; every wall also holds alone.
 * Empty: proven. A document that our evaluator does not fully understand is a failure.
 */
export function prove(documents: Documents, lease: Lease): readonly ProofFailure[] {
  return attempt("the documents can be read", () => questions(documents, lease).flatMap(failure));
}

/** All that is asked of the documents, in the order in which it is asked. Throws a Fault for a document that cannot be read. */
export function questions(documents: Documents, lease: Lease): readonly Check[] {
  const trust = parsePolicy(documentNamed(documents, "trust"), "trust");
  const permissions = parsePolicy(documentNamed(documents, "permissions"), "identity");
  const boundary = parsePolicy(documentNamed(documents, "boundary"), "boundary");
  return [
    ...trustChecks(trust, lease),
    ...permissionChecks({ permissions, boundary }, lease),
    ...releaseChecks({ permissions, boundary }, lease),
    ...boundaryChecks(boundary, lease),
  ];
}

function failure(check: Check): readonly ProofFailure[] {
  return attempt(`${check.what} is ${check.expect}`, () => {
    const verdict = check.ask();
    if (verdict.allowed === (check.expect === "allowed")) return [];
    return [{ check: `${check.what} is ${check.expect}`, found: verdict.says }];
  });
}

function attempt(check: string, work: () => readonly ProofFailure[]): readonly ProofFailure[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof Fault) return [{ check, found: error.message }];
    throw error;
  }
}
