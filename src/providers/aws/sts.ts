import { Fault } from "../../core/fault.ts";
import { Secret } from "../../core/secret.ts";
import { fromIso, type Instant } from "../../core/time.ts";
import type { Credential, Send } from "../../ports.ts";
import { element } from "./xml.ts";

/** What AssumeRoleWithWebIdentity is asked for. */
export interface Exchange {
  readonly url: URL;
  readonly roleArn: string;
  /** 2 to 64 characters of `[\w+=,.@-]`. */
  readonly sessionName: string;
  readonly token: Secret;
  /** 900 to 43200. */
  readonly seconds: number;
}

/** What each way to fail is called, and what to do about it; whoever asks says that. */
export interface Failings {
  /** The cloud understood and said no. */
  readonly refused: Failing;
  readonly unavailable: Failing;
  readonly answer: Failing;
}

interface Failing {
  readonly code: string;
  /** Absent: who asked tells it. */
  readonly advice?: string;
}

const failingMint: Failings = {
  refused: { code: "mint.refused" },
  unavailable: { code: "mint.unavailable", advice: "run the job again" },
  answer: { code: "mint.answer", advice: "see the code in AWS's documentation" },
};

/** Refusals: the cloud understood and said no. Right after a binding was made they can also mean "not yet". */
const refusals = new Set([
  "AccessDenied",
  "InvalidIdentityToken",
  "IDPRejectedClaim",
  "ExpiredTokenException",
  "ExpiredToken",
]);
/** Codes that AWS itself calls worth another try, beside any 5xx. */
const passing = new Set([
  "IDPCommunicationError",
  "Throttling",
  "ThrottlingException",
  "RequestLimitExceeded",
  "SlowDown",
]);

/**
 * One unsigned AssumeRoleWithWebIdentity call, never repeated here.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 * Faults: `mint.refused` for a refusal, `mint.unavailable` (retryable) for what passes, `mint.answer` for the rest, or what
 * `failings` calls them.
 */
export async function assumeRole(send: Send, exchange: Exchange, failings = failingMint): Promise<Credential> {
  const body = new URLSearchParams({
    Action: "AssumeRoleWithWebIdentity",
    Version: "2011-06-15",
    RoleArn: exchange.roleArn,
    RoleSessionName: exchange.sessionName,
    WebIdentityToken: exchange.token.reveal(),
    DurationSeconds: String(exchange.seconds),
  }).toString();
  const answer = await send({
    method: "POST",
    url: exchange.url,
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", accept: "application/xml" },
    body,
  });
  if (answer.status !== 200) throw faultOf(answer, failings);
  const credential = credentialOf(answer.body);
  if (credential) return credential;
  throw new Fault(failings.answer.code, "AWS STS answered without complete credentials: run the job again", {
    retryable: true,
  });
}

/** What an error answer of STS means. */
function faultOf({ status, body }: { readonly status: number; readonly body: string }, failings: Failings): Fault {
  const code = element(body, "Code") ?? `status ${status}`;
  const detail = element(body, "Message");
  const said = `AWS STS answered ${code} to AssumeRoleWithWebIdentity${detail ? `: ${detail}` : ""}`;
  if (refusals.has(code)) return fault(failings.refused, said);
  if (status >= 500 || status === 429 || passing.has(code)) return fault(failings.unavailable, said, true);
  const asleep = code === "RegionDisabledException";
  return fault(
    asleep ? { ...failings.answer, advice: "activate STS in that region of the account" } : failings.answer,
    said,
  );
}

function fault({ code, advice }: Failing, said: string, retryable = false): Fault {
  return new Fault(code, advice === undefined ? said : `${said}; ${advice}`, { retryable });
}

/** Undefined when a part of it is missing. */
function credentialOf(xml: string): Credential | undefined {
  const accessKeyId = element(xml, "AccessKeyId");
  const secretAccessKey = element(xml, "SecretAccessKey");
  const sessionToken = element(xml, "SessionToken");
  const principal = element(xml, "Arn");
  const expiration = timeOf(element(xml, "Expiration"));
  if (!accessKeyId || !secretAccessKey || !sessionToken || !principal || expiration === undefined) return undefined;
  return {
    accessKeyId: new Secret(accessKeyId),
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    expiration,
    principal,
  };
}

/** STS writes fractions of a second or none. */
function timeOf(text: string | undefined): Instant | undefined {
  return text === undefined ? undefined : fromIso(text.replace(/\.\d+(?=Z|[+-])/, ""));
}
