import type { Credential, Send } from "../../ports.ts";
import { assumeRole, type Exchange } from "./sts.ts";

/**
 * Keys of a control role for the token of this very run; asked once: whoever waits asks again. Faults: `aws.login` when the role does not admit
 * it, `aws.unavailable` (retryable) for what passes, `aws.refused` for the rest.
 */
export function login(send: Send, exchange: Exchange): Promise<Credential> {
  return assumeRole(send, exchange, {
    refused: {
      code: "aws.login",
      advice: `${exchange.roleArn} does not admit this run: let \`sallyport doctor\` look at its trust, and deploy bootstrap/ there`,
    },
    unavailable: { code: "aws.unavailable", advice: "run it again" },
    answer: { code: "aws.refused", advice: "see the code in AWS's documentation" },
  });
}
