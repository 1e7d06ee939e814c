import { Fault } from "../../core/fault.ts";
import { type Call, contextOf, evaluate, evaluateTrust, parsePolicy } from "./iam/index.ts";

/** A role as it was read back after it was ended. */
export interface Sealed {
  /** ARN. */
  readonly role: string;
  readonly trust: string;
  /** Its inline policies, as JSON. */
  readonly inline: readonly string[];
  readonly denied: boolean;
}

/** What AWSDenyAll says. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSDenyAll.html */
const denyAll = {
  Version: "2012-10-17",
  Statement: [{ Sid: "DenyAll", Effect: "Deny", Action: ["*"], Resource: "*" }],
};

/** Why the role is not dead, in sentences: who is still admitted, which granted call still works. Empty: it is dead. */
export function proveSealed(sealed: Sealed): readonly string[] {
  try {
    return [...admissions(sealed), ...calls(sealed)];
  } catch (error) {
    if (error instanceof Fault || error instanceof SyntaxError) return [error.message];
    throw error;
  }
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
function calls({ role, inline, denied }: Sealed): readonly string[] {
  const account = role.split(":")[4] ?? "";
  const sessionArn = `arn:${role.split(":")[1]}:sts::${account}:assumed-role/${role.split("/").at(-1)}/any`;
  const statement = { Effect: "Allow", Principal: { AWS: sessionArn }, Action: "*", Resource: "*" };
  const resource = parsePolicy({ Version: "2012-10-17", Statement: [statement] }, "resource");
  const documents = inline.map((text) => JSON.parse(text));
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
