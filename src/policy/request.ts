import type { AuthorizationCall, CedarValueJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { Actor, PolicyFacts } from "../core/decision.ts";
import { iso } from "../core/time.ts";

/** A question to Cedar in the words of policies/schema.cedarschema. */
export type CedarRequest = Pick<AuthorizationCall, "principal" | "action" | "resource" | "context" | "entities">;

/** The namespace of the schema. */
const namespace = "Sallyport";
const actions = { request: "request", activation: "activate" } as const;

/**
 * Turns facts into a request: values in Cedar's JSON form, never text of Cedar's language, whatever they hold. Cedar checks
 * them against the schema, so that a fact of the wrong form is an error, which denies.
 */
export function cedarRequest(facts: PolicyFacts): CedarRequest {
  const principal = uid("Requester", String(facts.requester.id));
  const resource = uid("Target", facts.target.name);
  const { usage, subject } = facts;
  return {
    principal,
    action: uid("Action", actions[facts.moment]),
    resource,
    context: {
      grant: given({ ...facts.grant, actions: [...facts.grant.actions], resources: [...facts.grant.resources] }),
      approvals: given({
        count: facts.approvers.length,
        ids: facts.approvers.map(({ id }) => String(id)),
        kinds: facts.approvers.map(kindOf),
        standFor: [...(facts.standFor ?? [])],
        oldestHours: facts.oldestApprovalHours,
      }),
      ...(usage === undefined ? {} : { usage: usageOf(usage) }),
      ...(subject === undefined ? {} : { subject: { commit: subject.commit, workflow: subject.workflow } }),
    },
    entities: [
      {
        uid: principal,
        attrs: { id: String(facts.requester.id), login: facts.requester.login, kind: kindOf(facts.requester) },
        parents: [],
      },
      {
        uid: resource,
        attrs: {
          tier: entity("Tier", facts.target.tier),
          account: facts.target.account,
          provider: facts.target.provider,
          minutes: facts.limits.minutes,
        },
        parents: [],
      },
    ],
  };
}

/** Members of `context` that are not known everywhere; a fact that is not there must not read as a good one. */
export const notAlwaysKnown = ["usage", "subject"] as const satisfies readonly (keyof PolicyFacts)[];

function usageOf({ open, repeated, outsideHours, frozen, from }: NonNullable<PolicyFacts["usage"]>) {
  return {
    openOfPerson: open.person,
    openOfRepository: open.repository,
    openOfTarget: open.target,
    ...repeated,
    outsideHours,
    frozen,
    from: { __extn: { fn: "datetime", arg: iso(from) } },
  };
}

/** Without what is absent: Cedar knows no undefined. */
function given(members: Readonly<Record<string, CedarValueJson | undefined>>): Record<string, CedarValueJson> {
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as Record<string, CedarValueJson>;
}

function uid(type: string, id: string): { readonly type: string; readonly id: string } {
  return { type: `${namespace}::${type}`, id };
}

function entity(type: string, id: string) {
  return { __entity: uid(type, id) };
}

function kindOf(actor: Actor) {
  return entity("Kind", actor.kind);
}
