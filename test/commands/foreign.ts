/** What somebody with rights of their own in an account may do behind our back. */
import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { accounts, type Town } from "./world.ts";

/** A role under our path that we did not make. Returns its ARN. */
export async function putForeignRole(town: Town): Promise<string> {
  const owner = new IAMClient({
    endpoint: town.cloud.url,
    region: "us-east-1",
    credentials: town.cloud.admin(accounts.production),
    maxAttempts: 1,
  });
  const trust = {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${accounts.production}:root` }, Action: "sts:AssumeRole" },
    ],
  };
  const made = await owner.send(
    new CreateRoleCommand({
      RoleName: "handmade",
      Path: "/sallyport/1001/by-hand/",
      AssumeRolePolicyDocument: JSON.stringify(trust),
    }),
  );
  owner.destroy();
  return made.Role?.Arn ?? "";
}
