import { Fault } from "../../core/fault.ts";
import type { Instant } from "../../core/time.ts";
import type { Send } from "../../ports.ts";
import type { Keys } from "./client.ts";
import { sign } from "./sigv4.ts";
import { element } from "./xml.ts";

/**
 * The account that keys belong to. Needs no permission.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * Faults: `aws.keys` when STS knows no such keys, `aws.unavailable` (retryable).
 */
export async function accountOfKeys(
  send: Send,
  {
    keys,
    url,
    region,
    now,
  }: { readonly keys: Keys; readonly url: URL; readonly region: string; readonly now: Instant },
): Promise<string> {
  const body = "Action=GetCallerIdentity&Version=2011-06-15";
  const headers = sign({ url, service: "sts", region, body }, keys, now);
  const answer = await send({ method: "POST", url, headers, body });
  const account = answer.status === 200 ? element(answer.body, "Account") : undefined;
  if (account !== undefined) return account;
  const said = `AWS STS answered ${element(answer.body, "Code") ?? `status ${answer.status}`} to GetCallerIdentity`;
  if (answer.status >= 500 || answer.status === 429)
    throw new Fault("aws.unavailable", `${said}; run it again`, { retryable: true });
  throw new Fault("aws.keys", `${said}: the keys are unknown or expired; get new ones`);
}
