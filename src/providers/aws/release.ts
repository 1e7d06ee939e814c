import type { Revocation } from "../../core/binding.ts";
import { Fault } from "../../core/fault.ts";
import type { LeaseRef } from "../../core/lease.ts";
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

/**
 * Attaches AWSDenyAll to the session's own role, the one change that its policy allows, then repeats that call until it is
 * refused. IAM evaluates policies at each request, so the refusal proves what IAM sees and nothing about other services:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html
 */
export async function release(work: Release): Promise<Revocation> {
  const resource = roleArn(work.ref);
  const first = await attachDenyAll(work);
  if (first === "denied-before") return { resource, provenDeadAt: work.clock.now(), proof: "probe", outlives };
  const provenDeadAt = await probe(work, first);
  if (provenDeadAt === undefined) return { resource, sealedAt: first, outlives };
  return { resource, sealedAt: first, provenDeadAt, proof: "probe", outlives };
}

const outlives = [
  "what the job was handed while the lease was open and that is checked elsewhere (registry or cluster tokens, presigned URLs already in use, open connections)",
];

/**
 * AWS names the kind of policy that denied. One attached to the role can be AWSDenyAll of an earlier release; a service control
 * policy or a boundary that forbids this very call proves nothing about the lease.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const ourDeny = /with an explicit deny in an identity-based policy/i;

/** When the deny was attached; or that somebody had denied everything before. */
async function attachDenyAll(work: Release): Promise<Instant | "denied-before"> {
  const deadline = work.clock.now() + probeBudget;
  for (let wait = second; ; wait = Math.min(2 * wait, longestPause)) {
    const answer = await attempt(work);
    if (answer.kind === "done") return work.clock.now();
    if (answer.kind === "denied" && ourDeny.test(answer.said)) return "denied-before";
    const now = work.clock.now();
    const mayPass = answer.kind === "failed" || now - work.ref.boundAt < young;
    if (!mayPass || now + wait > deadline || now + wait >= work.ref.until) throw failed(answer.said);
    await work.pause(wait);
  }
}

/** When the very same call was refused; undefined when it was not within the budget. */
async function probe(work: Release, sealedAt: Instant): Promise<Instant | undefined> {
  for (let wait = second / 4; ; wait = Math.min(2 * wait, longestPause)) {
    const answer = await attempt(work);
    const now = work.clock.now();
    if (answer.kind === "denied") return now;
    if (now + wait > sealedAt + probeBudget) return undefined;
    await work.pause(wait);
  }
}

async function attempt(work: Release): Promise<Answer> {
  const { ref, credential, clock } = work;
  const iam = iamEndpoint(ref.partition);
  const url = work.endpoint ?? iam.url;
  const body = new URLSearchParams({
    Action: "AttachRolePolicy",
    Version: "2010-05-08",
    RoleName: roleName(ref),
    PolicyArn: denyAllArn(ref.partition),
  }).toString();
  const headers = sign({ url, service: "iam", region: iam.region, body }, credential, clock.now());
  try {
    const answer = await work.send({ method: "POST", url, headers, body });
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
