/** IAM's Query API over a state, every call judged first. */
import type { Beliefs } from "./beliefs.ts";
import type { Call, Outcome, Service } from "./call.ts";
import { identityOf, type Report } from "./cloudtrail.ts";
import type { IamCalls } from "./iam-call.ts";
import type { Quotas } from "./iam-limits.ts";
import { policyCalls } from "./iam-policies.ts";
import { providerCalls } from "./iam-providers.ts";
import { iamNeeds } from "./iam-request.ts";
import { roleCalls } from "./iam-roles.ts";
import { type IamStates, roleArn } from "./iam-state.ts";
import { queryAnswer, queryRefusal, readQuery, trailParameters } from "./query.ts";
import { Refusal } from "./refusal.ts";
import type { Xml } from "./xml.ts";

const namespace = "https://iam.amazonaws.com/doc/2010-05-08/";
const calls: IamCalls = { ...roleCalls, ...policyCalls, ...providerCalls };

export function iamService(world: {
  readonly states: IamStates;
  readonly beliefs: Beliefs;
  readonly quotas: Quotas;
}): Service {
  const inTurn = turns();

  async function perform({ action, account, parameters }: Call): Promise<Xml> {
    const name = action.slice("iam:".length);
    const answer = calls[name];
    if (!answer) throw new Refusal("InvalidAction", `Could not find operation ${name} for version 2010-05-08`);
    const run = () => answer({ account, state: world.states.of(account), parameters, quotas: world.quotas });
    if (/^(Get|List)/.test(name)) return run();
    return inTurn(account, async () => {
      if (parameters.RoleName !== undefined) await world.beliefs.changing(account, parameters.RoleName);
      return run();
    });
  }

  return {
    name: "iam",
    read: (request) => readQuery(request, "iam"),
    refuse: (refusal, requestId) => queryRefusal(namespace, refusal, requestId),
    report: iamReport,
    async serve(call) {
      const { account, action, parameters } = call;
      const role =
        parameters.RoleName === undefined ? undefined : await world.states.of(account).role(parameters.RoleName);
      for (const need of iamNeeds({ account, action: action.slice("iam:".length), parameters, role }))
        await call.permit(need);
      return queryAnswer(namespace, call, await perform(call));
    },
  };
}

/** One change after the other in an account, so that what was checked still holds when it is written. */
function turns(): <T>(account: string, change: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (account, change) => {
    const turn = (last.get(account) ?? Promise.resolve()).then(change, change);
    last.set(account, turn);
    return turn;
  };
}

/** IAM is one service for all regions and is recorded in us-east-1. */
function iamReport(call: Call, outcome: Outcome): Report | undefined {
  const { caller, account, parameters } = call;
  if (!caller) return undefined;
  return {
    account,
    source: "iam.amazonaws.com",
    name: call.action.slice("iam:".length),
    region: "us-east-1",
    ...identityOf(caller.principal, caller.accessKeyId),
    accessKeyId: caller.accessKeyId,
    userAgent: String(call.request.headers["user-agent"] ?? ""),
    request: trailParameters(parameters),
    response: null,
    ...("refusal" in outcome ? { error: outcome.refusal } : {}),
    resources: resourcesOf(call),
  };
}

function resourcesOf({ action, account, parameters }: Call) {
  const { RoleName, PolicyArn, Path = "/" } = parameters;
  const role = RoleName === undefined ? [] : [{ type: "AWS::IAM::Role", name: RoleName }];
  const created = RoleName !== undefined && action === "iam:CreateRole";
  return [
    ...role,
    ...(created ? [{ type: "AWS::IAM::Role", name: roleArn(account, Path, RoleName) }] : []),
    ...(PolicyArn === undefined ? [] : [{ type: "AWS::IAM::Policy", name: PolicyArn }]),
  ];
}
