import aws4 from "aws4";
import { basic, type Instant } from "../../core/time.ts";
import type { Credential } from "../../ports.ts";

/** A form-encoded POST, before it is signed. */
export interface Call {
  readonly url: URL;
  readonly service: string;
  readonly region: string;
  readonly body: string;
}

/** What signs: keys of a session, since nothing of ours holds others for a call of its own. */
type Signer = Pick<Credential, "accessKeyId" | "secretAccessKey" | "sessionToken">;

/**
 * The headers of a call signed with AWS Signature Version 4, at a time given by the caller.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function sign(call: Call, credential: Signer, now: Instant): Readonly<Record<string, string>> {
  const { headers } = aws4.sign(
    {
      method: "POST",
      host: call.url.host,
      path: call.url.pathname,
      service: call.service,
      region: call.region,
      body: call.body,
      headers: {
        Host: call.url.host,
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
        "X-Amz-Date": basic(now),
      },
    },
    {
      accessKeyId: credential.accessKeyId.reveal(),
      secretAccessKey: credential.secretAccessKey.reveal(),
      sessionToken: credential.sessionToken.reveal(),
    },
  );
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
}
