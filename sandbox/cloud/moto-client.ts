/** What speaking to moto takes: a client per account, and its refusals in IAM's words. */
import { IAMClient, IAMServiceException, ListEntitiesForPolicyCommand } from "@aws-sdk/client-iam";
import type { Moto } from "./moto.ts";
import { Refusal } from "./refusal.ts";

/** moto takes the account from a header. */
export function clientFor(moto: Moto, account: string): IAMClient {
  const client = new IAMClient({
    endpoint: moto.url,
    region: "us-east-1",
    credentials: { accessKeyId: "moto", secretAccessKey: "moto" },
  });
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      headers["x-moto-account-id"] = account;
      return next(args);
    },
    { step: "build", name: "account" },
  );
  return client;
}

export async function attachedTo(iam: IAMClient, PolicyArn: string): Promise<readonly string[]> {
  const command = new ListEntitiesForPolicyCommand({ PolicyArn, EntityFilter: "Role", PathPrefix: "/" });
  const { PolicyRoles = [] } = await refusing(iam.send(command));
  return PolicyRoles.map(({ RoleName = "" }) => RoleName);
}

export function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** moto's refusals in IAM's words. */
export async function refusing<Answer>(sent: Promise<Answer>): Promise<Answer> {
  try {
    return await sent;
  } catch (error) {
    if (!(error instanceof IAMServiceException)) throw error;
    throw new Refusal(error.name.replace(/Exception$/, ""), error.message, error.$metadata.httpStatusCode ?? 400);
  }
}

export async function ifThere<Answer>(sent: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await refusing(sent);
  } catch (error) {
    if (error instanceof Refusal && error.code === "NoSuchEntity") return undefined;
    throw error;
  }
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
