import { Fault } from "../../core/fault.ts";
import { type Call, contextOf, evaluate, evaluateTrust, parsePolicy } from "./iam/index.ts";
import { denyAllArn, isBoundary } from "./names.ts";

/** A role as it was read back after it was ended. */
export interface Sealed {
  /** ARN. */
  readonly role: string;
  readonly trust: string;
  /** Its inline policies, as JSON. */
  readonly inline: readonly string[];
  /** ARNs of the managed policies that are attached to it. */
  readonly attached: readonly string[];
  /** ARN of its boundary. */
  readonly boundary: string | undefined;
}

/** What a role shows that nothing is alive behind, each wall in a sentence. */
export const walls = [
  "AWSDenyAll is attached to it",
  "its trust admits nobody",
  "its boundary stands",
  "no call that its policies speak of is allowed, not even where a resource's policy allows the session everything",
] as const;

/** What AWSDenyAll says; AWS owns it, and nobody can change it in an account. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html */
const denyAll = {
  Version: "2012-10-17",
  Statement: [{ Sid: "DenyAll", Effect: "Deny", Action: ["*"], Resource: "*" }],
};

/** Why the role is not dead, in sentences: who is still admitted, which granted call still works. Empty: it is dead. */
export function proveSealed(sealed: Sealed): readonly string[] {
  try {
    return [...missing(sealed), ...admissions(sealed), ...calls(sealed)];
  } catch (error) {
    if (error instanceof Fault || error instanceof SyntaxError) return [error.message];
    throw error;
  }
}

/** AWSDenyAll ends it, and the boundary holds it should somebody take AWSDenyAll off. */
function missing({ role, attached, boundary }: Sealed): readonly string[] {
  const denyAll = denyAllArn(role.split(":")[1] ?? "");
  return [
    ...(attached.includes(denyAll) ? [] : ["AWSDenyAll is not attached to it"]),
    ...(isBoundary(role, boundary) ? [] : [`its boundary is ${boundary ?? "gone"}`]),
  ];
}

function admissions({ role, trust }: Sealed): readonly string[] {
  const policy = parsePolicy(JSON.parse(trust), "trust");
  if (policy.statements.some((statement) => statement.effect === "Allow")) return ["its trust still has an Allow"];
  const account = role.split(":")[4] ?? "";
  const root = { arn: `arn:${role.split(":")[1]}:iam::${account}:root`, account };
  const verdict = evaluateTrust(policy, { action: "sts:AssumeRole", principal: root, context: contextOf({}) });
  return verdict.allowed ? [verdict.says] : [];
}

/** Every action that an inline policy speaks of is tried, with a resource policy that allows the session everything. */
function calls({ role, inline, attached }: Sealed): readonly string[] {
  const account = role.split(":")[4] ?? "";
  const sessionArn = `arn:${role.split(":")[1]}:sts::${account}:assumed-role/${role.split("/").at(-1)}/any`;
  const statement = { Effect: "Allow", Principal: { AWS: sessionArn }, Action: "*", Resource: "*" };
  const resource = parsePolicy({ Version: "2012-10-17", Statement: [statement] }, "resource");
  const documents = inline.map((text) => JSON.parse(text));
  const denied = attached.includes(denyAllArn(role.split(":")[1] ?? ""));
  const identity = [...documents, ...(denied ? [denyAll] : [])].map((document) => parsePolicy(document, "identity"));
  return spoken(documents).flatMap((action) => {
    const call: Call = {
      action,
      resource: "*",
      principal: { arn: role, account, sessionArn },
      context: contextOf({}),
    };
    const verdict = evaluate(call, { identity, resource });
    return verdict.allowed ? [verdict.says] : [];
  });
}

function spoken(documents: readonly { readonly Statement?: unknown }[]): readonly string[] {
  const statements = documents.flatMap(({ Statement }) => Statement as { readonly Action?: string | string[] }[]);
  const actions = statements.flatMap(({ Action = [] }) => Action);
  const concrete = actions.map((action) => (action === "*" ? "sallyport:Any" : action.replace(/[*?]/g, "x")));
  return [...new Set(["sts:AssumeRole", ...concrete])];
}
