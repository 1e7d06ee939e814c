/**
 * Asks AWS itself: sends the documented cases of identity and boundary policies to SimulateCustomPolicy and prints where
 * it agrees with what was read from the documentation. Creates nothing; needs `iam:SimulateCustomPolicy`.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
 *
 * Exit codes: 0 every answer agrees, 1 some do not, 2 AWS could not be asked.
 */
import { type ContextEntry, IAMClient, SimulateCustomPolicyCommand } from "@aws-sdk/client-iam";
import { type Case, documentedCases } from "../test/aws/iam/cases.ts";

const decisions = { allowed: "allowed", explicitDeny: "explicit-deny", implicitDeny: "implicit-deny" } as const;

/** The simulator knows users, identity policies and boundaries; sessions, resource policies and trust it does not judge. */
function canBeAsked({ policies, caller, expected, action }: Case): boolean {
  const known = policies.identity && !policies.resource && !policies.session && !policies.trust;
  const user = "arn" in caller && caller.arn.includes(":user/") && !caller.sessionArn;
  return (
    !!known &&
    user &&
    expected in { allowed: 0, "explicit-deny": 0, "implicit-deny": 0 } &&
    action !== "sts:GetCallerIdentity"
  );
}

async function simulate(client: IAMClient, documented: Case): Promise<string> {
  const { policies, action, resource, caller, context } = documented;
  const found = await client.send(
    new SimulateCustomPolicyCommand({
      PolicyInputList: policies.identity!.map((document) => JSON.stringify(document)),
      PermissionsBoundaryPolicyInputList: policies.boundary && [JSON.stringify(policies.boundary)],
      ActionNames: [action],
      ResourceArns: [resource!],
      CallerArn: (caller as { readonly arn: string }).arn,
      ContextEntries: Object.entries(context).map(([key, value]) => entry(key, value, operatorFor(key, policies))),
    }),
  );
  const decision = found.EvaluationResults?.[0]?.EvalDecision;
  return decision ? decisions[decision] : "no answer";
}

/** The simulator wants a type for each key: it is taken from the operator that asks for the key. */
function entry(key: string, value: string | readonly string[], operator: string): ContextEntry {
  const type = (["numeric", "date", "boolean"] as const).find((one) =>
    operator.toLowerCase().includes(one.slice(0, 4)),
  );
  const many = Array.isArray(value) || operator.startsWith("For");
  return {
    ContextKeyName: key,
    ContextKeyValues: [value].flat(),
    ContextKeyType: type ?? (many ? "stringList" : "string"),
  };
}

function operatorFor(key: string, { identity = [], boundary }: Case["policies"]): string {
  const statements = [...identity, ...(boundary ? [boundary] : [])].flatMap(({ Statement }) => Statement);
  const conditions = statements.flatMap(({ Condition = {} }) => Object.entries(Condition as Record<string, object>));
  const asks = (keys: object) => Object.keys(keys).some((one) => one.toLowerCase() === key.toLowerCase());
  return conditions.find(([, keys]) => asks(keys))?.[0] ?? "String";
}

async function main(): Promise<number> {
  const client = new IAMClient({ region: process.env.AWS_REGION ?? "us-east-1" });
  try {
    await client.config.credentials();
  } catch {
    console.error(
      "no AWS credentials found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, of a principal with iam:SimulateCustomPolicy",
    );
    return 2;
  }
  const all = documentedCases();
  const asked = all.filter(canBeAsked);
  let agreed = 0;
  for (const documented of asked) {
    const answer = await simulate(client, documented);
    if (answer === documented.expected) agreed++;
    else
      console.log(
        `differs: ${documented.title}\n  documentation ${documented.expected}, AWS ${answer}\n  ${documented.source}`,
      );
  }
  console.log(
    `${agreed} of ${asked.length} answers agree; ${all.length - asked.length} cases cannot be put to the simulator`,
  );
  return agreed === asked.length ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`AWS could not be asked: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
