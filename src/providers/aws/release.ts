import type { Revocation } from "../../core/binding.ts";
import { Fault } from "../../core/fault.ts";
import type { LeaseRef } from "../../core/lease.ts";
import { skewOf } from "../../core/skew.ts";
import { type Instant, minute, second } from "../../core/time.ts";
import type { Clock, Credential, Send } from "../../ports.ts";
import { roleArn, roleName } from "./mint.ts";
import { denyAllArn } from "./names.ts";
import { iamEndpoint } from "./regions.ts";
import { sign } from "./sigv4.ts";
import { element } from "./xml.ts";

/** How long the probe goes on asking. A policy change is seen by IAM after seconds, rarely after minutes. */
const probeBudget = minute;
/** A binding younger than this may not be known everywhere yet, so a refusal can also mean "not yet". */
const young = 90 * second;
const longestPause = 8 * second;

export interface Release {
  readonly ref: LeaseRef;
  readonly credential: Credential;
  readonly send: Send;
  readonly clock: Clock;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly endpoint: URL | undefined;
}

type Answer = { readonly kind: "done" } | { readonly kind: "denied" | "failed"; readonly said: string };

/** A release under way, by the cloud's clock: our own, less what its answers show it to be ahead. */
interface Going extends Release {
  ahead: number;
}

/**
 * Attaches AWSDenyAll to the session's own role, the one change that its policy allows, then repeats that call until it is
 * refused. IAM evaluates policies at each request, so the refusal proves what IAM sees and nothing about other services:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html
 * A clock that is off stops nothing here: ending is never refused. Times are the cloud's.
 */
export async function release(work: Release): Promise<Revocation> {
  const going: Going = { ...work, ahead: work.credential.clockAhead ?? 0 };
  const resource = roleArn(work.ref);
  const first = await attachDenyAll(going);
  if (first === "denied-before") return { resource, provenDeadAt: now(going), proof: "probe", outlives };
  const provenDeadAt = await probe(going, first);
  if (provenDeadAt === undefined) return { resource, sealedAt: first, outlives };
  return { resource, sealedAt: first, provenDeadAt, proof: "probe", outlives };
}

const outlives = [
  "what the job was handed while the lease was open and that is checked elsewhere (registry or cluster tokens, presigned URLs already in use, open connections)",
];

function now({ clock, ahead }: Going): Instant {
  return clock.now() - ahead;
}

/**
 * AWS names the kind of policy that denied, and the policy where it is a managed one. One attached to the role can be AWSDenyAll
 * of an earlier release, or the end that its own policy holds; a service control policy, a boundary or another managed policy
 * that forbids this very call proves nothing about the lease, nor does a role that this part of IAM does not know yet.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const ourDeny =
  /with an explicit deny in an identity-based policy(?!: arn:(?![^\s:]+:iam::aws:policy\/AWSDenyAll(?![\w/])))/i;

function deniedByUs(answer: Answer): boolean {
  return answer.kind === "denied" && ourDeny.test(answer.said);
}

/** When the deny was attached; or that everything was denied before. */
async function attachDenyAll(going: Going): Promise<Instant | "denied-before"> {
  const deadline = going.clock.now() + probeBudget;
  for (let wait = second; ; wait = Math.min(2 * wait, longestPause)) {
    const answer = await attempt(going);
    if (answer.kind === "done") return now(going);
    if (deniedByUs(answer)) return "denied-before";
    const mayPass = answer.kind === "failed" || now(going) - going.ref.boundAt < young;
    const late = going.clock.now() + wait > deadline || now(going) + wait >= going.ref.until;
    if (!mayPass || late) throw failed(answer.said);
    await going.pause(wait);
  }
}

/** When the very same call was refused by that deny; undefined when it was not within the budget. */
async function probe(going: Going, sealedAt: Instant): Promise<Instant | undefined> {
  for (let wait = second / 4; ; wait = Math.min(2 * wait, longestPause)) {
    if (deniedByUs(await attempt(going))) return now(going);
    if (now(going) + wait > sealedAt + probeBudget) return undefined;
    await going.pause(wait);
  }
}

async function attempt(going: Going): Promise<Answer> {
  const { ref, credential, clock } = going;
  const iam = iamEndpoint(ref.partition);
  const url = going.endpoint ?? iam.url;
  const body = new URLSearchParams({
    Action: "AttachRolePolicy",
    Version: "2010-05-08",
    RoleName: roleName(ref),
    PolicyArn: denyAllArn(ref.partition),
  }).toString();
  const headers = sign({ url, service: "iam", region: iam.region, body }, credential, now(going));
  const sentAt = clock.now();
  try {
    const answer = await going.send({ method: "POST", url, headers, body });
    const { date } = answer;
    going.ahead = skewOf({ sentAt, receivedAt: clock.now(), ...(date === undefined ? {} : { date }) }) ?? going.ahead;
    if (answer.status === 200) return { kind: "done" };
    const code = element(answer.body, "Code") ?? `status ${answer.status}`;
    const said = `${code}${describe(element(answer.body, "Message"))}`;
    return { kind: code === "AccessDenied" ? "denied" : "failed", said };
  } catch (cause) {
    if (cause instanceof Fault && cause.retryable) return { kind: "failed", said: cause.message };
    throw cause;
  }
}

function describe(message: string | undefined): string {
  return message ? `: ${message}` : "";
}

function failed(said: string): Fault {
  return new Fault("release.failed", `AWS IAM did not take the lease back: ${said}`, { retryable: true });
}
