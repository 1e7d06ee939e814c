/** The account's owner: what somebody with rights of their own sees of a role, and may do behind our back. */
import {
  CreateRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import type { SandboxCloud } from "../../sandbox/cloud/index.ts";

const production = "210987654321";

function ownerOf(cloud: SandboxCloud): IAMClient {
  const credentials = cloud.admin(production);
  return new IAMClient({ endpoint: cloud.url, region: "us-east-1", credentials, maxAttempts: 1 });
}

/** A role under our path that we did not make. Returns its ARN. */
export async function putForeignRole(cloud: SandboxCloud): Promise<string> {
  const owner = ownerOf(cloud);
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${production}:root` }, Action: "sts:AssumeRole" }],
  };
  const AssumeRolePolicyDocument = JSON.stringify(trust);
  const role = { RoleName: "handmade", Path: "/sallyport/1001/by-hand/", AssumeRolePolicyDocument };
  const made = await owner.send(new CreateRoleCommand(role));
  owner.destroy();
  return made.Role?.Arn ?? "";
}

/** What a role's sessions may do: its one policy (empty when it has none) and what is attached to it. */
export async function permissionsOf(
  cloud: SandboxCloud,
  RoleName: string,
): Promise<{ policy: string; attached: string[] }> {
  const owner = ownerOf(cloud);
  try {
    const written = await owner
      .send(new GetRolePolicyCommand({ RoleName, PolicyName: "sallyport" }))
      .catch(() => undefined);
    const { AttachedPolicies = [] } = await owner.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const policy = decodeURIComponent(written?.PolicyDocument ?? "");
    return { policy, attached: AttachedPolicies.map(({ PolicyArn = "" }) => PolicyArn) };
  } finally {
    owner.destroy();
  }
}
