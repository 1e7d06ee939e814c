/** An account's owner with rights of their own: what can be done to a role of ours behind our back. */

import type { SandboxCloud } from "../../sandbox/cloud/index.ts";
import { aws } from "../../sandbox/signed.ts";

export const production = "210987654321";
export const anybody = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${production}:root` }, Action: "sts:AssumeRole" }],
});
export const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});
export const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";

/** One call of IAM by the account's owner; throws when it is not answered with 200. */
export async function byHand(
  cloud: SandboxCloud,
  action: string,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  const body = new URLSearchParams({ Action: action, Version: "2010-05-08", ...parameters }).toString();
  const answer = await aws(cloud.url, cloud.admin(production), { service: "iam", region: "us-east-1", body });
  if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${answer.body}`);
}
