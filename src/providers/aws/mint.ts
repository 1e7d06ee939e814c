import { Fault } from "../../core/fault.ts";
import type { LeaseRef } from "../../core/lease.ts";
import { skewFault, skewOf } from "../../core/skew.ts";
import { second } from "../../core/time.ts";
import type { Clock, Credential, IdToken, Send } from "../../ports.ts";
import { sessionPrefix } from "./names.ts";
import { stsEndpoint } from "./regions.ts";
import { assumeRole } from "./sts.ts";

/** Full name of the role that a reference means. */
export function roleArn(ref: Pick<LeaseRef, "partition" | "account" | "role">): string {
  return `arn:${ref.partition}:iam::${ref.account}:role/${ref.role}`;
}

/** The role's name without its path, by which IAM knows it in calls and in sessions. */
export function roleName(ref: Pick<LeaseRef, "role">): string {
  return ref.role.slice(ref.role.lastIndexOf("/") + 1);
}

/**
 * `<id>@<run>-<attempt>-<check_run_id>`: names the lease, and the job as far as the token knows it. At most 64 characters.
 * The caller chooses it, so it records and does not prove.
 */
export function sessionName(ref: Pick<LeaseRef, "id">, claims: IdToken["claims"]): string {
  const parts = ["run_id", "run_attempt", "check_run_id"].map((claim) => String(claims[claim] ?? ""));
  return `${sessionPrefix(ref.id)}${parts.filter((part) => /^\d{1,20}$/.test(part)).join("-")}`.slice(0, 64);
}

/** Seconds to ask for: what is left of the lease, within what STS gives (900 at least, and no more than the role's 3600). */
export function durationSeconds(ref: Pick<LeaseRef, "until">, now: number): number {
  return Math.max(900, Math.min(3600, Math.ceil((ref.until - now) / second)));
}

/** Exchanges a token for credentials of exactly the referenced role, and believes no other. */
export async function mint(
  ref: LeaseRef,
  token: IdToken,
  { send, clock, endpoint }: { readonly send: Send; readonly clock: Clock; readonly endpoint: URL | undefined },
): Promise<Credential> {
  const session = sessionName(ref, token.claims);
  let clockAhead: number | undefined;
  const watched = watching(send, clock, (skew) => {
    clockAhead = skew;
  });
  const credential = await assumeRole(watched, {
    url: endpoint ?? stsEndpoint(ref.partition, ref.region),
    roleArn: roleArn(ref),
    sessionName: session,
    token: token.token,
    seconds: durationSeconds(ref, clock.now()),
  });
  const expected = `arn:${ref.partition}:sts::${ref.account}:assumed-role/${roleName(ref)}/${session}`;
  if (credential.principal !== expected) {
    throw new Fault(
      "mint.other-role",
      `AWS STS returned a session of ${credential.principal}, not ${expected}: the credentials were thrown away; tell the owners of the account`,
    );
  }
  return { ...credential, ...(clockAhead === undefined ? {} : { clockAhead }) };
}

/** Holds our clock against STS's, by which leases begin and end. Throws `clock.skewed`, whatever else was answered. */
function watching(send: Send, clock: Clock, tell: (skew: number | undefined) => void): Send {
  return async (request) => {
    const sentAt = clock.now();
    const answer = await send(request);
    const { date } = answer;
    const exchanged = { sentAt, receivedAt: clock.now(), ...(date === undefined ? {} : { date }) };
    const fault = skewFault("AWS STS", exchanged);
    if (fault) throw fault;
    tell(skewOf(exchanged));
    return answer;
  };
}
