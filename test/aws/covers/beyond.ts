import type { Access } from "../../../src/core/access.ts";
import { Fault } from "../../../src/core/fault.ts";
import { covers } from "../../../src/providers/aws/covers.ts";
import { contextOf, evaluate, parsePolicy } from "../../../src/providers/aws/iam/index.ts";
import { type Asked, account, type Pair } from "./arbitraries.ts";

export type Covers = (ceiling: Access, request: Access) => boolean;
export const real: Covers = (ceiling, request) => covers(ceiling, request).length === 0;

/** The same as a policy that allows it. */
export function document(statements: Access) {
  return {
    Version: "2012-10-17",
    Statement: statements.map(({ actions, resources, conditions }) => ({
      Effect: "Allow",
      Action: actions,
      Resource: resources,
      ...(conditions ? { Condition: conditions } : {}),
    })),
  };
}

export const caller = { principal: { arn: `arn:aws:iam::${account}:user/ann`, account }, resourceAccount: account };

/** What the evaluator says of a call; `refused` where it does not say. */
function allows(statements: Access): (call: Asked) => boolean | "refused" {
  const identity = [parsePolicy(document(statements), "identity")];
  return (call) => {
    try {
      return evaluate({ ...call, ...caller, context: contextOf(call.context) }, { identity }).allowed;
    } catch (fault) {
      if (fault instanceof Fault) return "refused";
      throw fault;
    }
  };
}

/** The calls that a covered request allows, and of those the ones that no ceiling statement allows. */
export function beyond(agreed: Covers, { ceiling, request, calls }: Pair) {
  if (!agreed(ceiling, request)) return { covered: false, asked: [], broken: [] };
  const may = allows(request);
  // Statement by statement: another statement of the ceiling may be one that the evaluator refuses to judge.
  const inside = ceiling.map((statement) => allows([statement]));
  const asked = calls.filter((call) => may(call) === true);
  const broken = asked.filter((call) => !inside.some((statement) => statement(call) === true));
  return { covered: true, asked, broken };
}
