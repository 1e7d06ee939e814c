import { Fault } from "../../core/fault.ts";
import { type ClientOptions, call, stsClient } from "./client.ts";

/**
 * The account that keys belong to, a 12-digit number. Needs no permission.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * Faults: `aws.keys` when STS knows no such keys, `aws.unavailable` (retryable).
 */
export async function accountOfKeys(options: ClientOptions, region: string): Promise<string> {
  const sts = await stsClient(options, region);
  const { GetCallerIdentityCommand } = await import("@aws-sdk/client-sts");
  try {
    const { Account } = await call("sts:GetCallerIdentity", () => sts.send(new GetCallerIdentityCommand({})));
    if (Account !== undefined) return Account;
    throw new Fault("aws.unavailable", "sts:GetCallerIdentity: an answer without an account; run it again", {
      retryable: true,
    });
  } finally {
    sts.destroy();
  }
}
