import { claimTable, compareClaims, windowState } from "../core/claims.ts";
import { Fault } from "../core/fault.ts";
import type { LeaseRef } from "../core/lease.ts";
import type { IdToken } from "../ports.ts";
import type { Asking } from "./persist.ts";

/**
 * Prints what the lease expects beside what this job's token says, and returns the fault with the sentence of what to change.
 * The expectation is the reference's own word; the cloud's refusal is the fact.
 */
export function explainRefusal(
  { io, clock }: Pick<Asking, "io" | "clock">,
  about: { readonly ref: LeaseRef; readonly refusal: Fault; readonly token: IdToken },
): Fault {
  const { ref, refusal, token } = about;
  const rows = compareClaims(ref, token.claims);
  io.log(`the cloud refused lease ${ref.id} to this job:`);
  for (const line of claimTable(rows, ref, clock.now())) io.log(line);
  const advice = rows.flatMap((row) => (row.advice === undefined ? [] : [row.advice]));
  return new Fault("mint.refused", sentence(ref, advice, windowState(ref, clock.now()) === "over"), { cause: refusal });
}

function sentence(ref: LeaseRef, advice: readonly string[], over: boolean): string {
  if (advice.length > 0) return `this job is not the one that lease ${ref.id} admits: ${advice.join("; ")}`;
  if (over) return `lease ${ref.id} ended while it was asked for: ask for a new grant`;
  return `every claim agrees with what lease ${ref.id} expects, so the lease itself is gone or was changed (released by an earlier run, revoked, or ended): look at it with \`sallyport status ${ref.id}\` and ask for a new grant`;
}
