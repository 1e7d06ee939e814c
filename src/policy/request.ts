import type { AuthorizationCall } from "@cedar-policy/cedar-wasm/nodejs";
import type { Actor, PolicyFacts } from "../core/decision.ts";

/** A question to Cedar in the words of policies/schema.cedarschema. */
export type CedarRequest = Pick<AuthorizationCall, "principal" | "action" | "resource" | "context" | "entities">;

/** The namespace of the schema. */
const namespace = "Sallyport";
const actions = { request: "request", activation: "activate" } as const;

/** Turns facts into a request. Cedar checks it against the schema, so that a fact of the wrong form is an error, which denies. */
export function cedarRequest(facts: PolicyFacts): CedarRequest {
  const principal = uid("Requester", String(facts.requester.id));
  const resource = uid("Target", facts.target.name);
  return {
    principal,
    action: uid("Action", actions[facts.moment]),
    resource,
    context: {
      grant: { ...facts.grant, actions: [...facts.grant.actions], resources: [...facts.grant.resources] },
      approvals: {
        count: facts.approvers.length,
        ids: facts.approvers.map(({ id }) => String(id)),
        kinds: facts.approvers.map(kindOf),
      },
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

function uid(type: string, id: string): { readonly type: string; readonly id: string } {
  return { type: `${namespace}::${type}`, id };
}

function entity(type: string, id: string) {
  return { __entity: uid(type, id) };
}

function kindOf(actor: Actor) {
  return entity("Kind", actor.kind);
}
