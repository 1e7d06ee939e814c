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
 * Faults: `mint.refused` for a refusal, `mint.unavailable` (retryable) for what passes, `mint.answer` for the rest.
 */
export async function assumeRole(send: Send, exchange: Exchange): Promise<Credential> {
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
  if (answer.status !== 200) throw faultOf("AssumeRoleWithWebIdentity", answer);
  return credentialOf(answer.body);
}

/** What an error answer of STS means. */
function faultOf(call: string, { status, body }: { readonly status: number; readonly body: string }): Fault {
  const code = element(body, "Code") ?? `status ${status}`;
  const detail = element(body, "Message");
  const said = `AWS STS answered ${code} to ${call}${detail ? `: ${detail}` : ""}`;
  if (refusals.has(code)) return new Fault("mint.refused", said);
  if (status >= 500 || status === 429 || passing.has(code)) {
    return new Fault("mint.unavailable", `${said}; run the job again`, { retryable: true });
  }
  const advice =
    code === "RegionDisabledException"
      ? "activate STS in that region of the account"
      : "see the code in AWS's documentation";
  return new Fault("mint.answer", `${said}; ${advice}`);
}

function credentialOf(xml: string): Credential {
  const accessKeyId = element(xml, "AccessKeyId");
  const secretAccessKey = element(xml, "SecretAccessKey");
  const sessionToken = element(xml, "SessionToken");
  const principal = element(xml, "Arn");
  const expiration = timeOf(element(xml, "Expiration"));
  if (!accessKeyId || !secretAccessKey || !sessionToken || !principal || expiration === undefined) {
    throw new Fault("mint.answer", "AWS STS answered without complete credentials: run the job again", {
      retryable: true,
    });
  }
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
