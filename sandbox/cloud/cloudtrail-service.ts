/** CloudTrail's one call that is offered: LookupEvents. */
import type { Service } from "./call.ts";
import type { Trail } from "./cloudtrail.ts";
import { jsonAnswer, jsonBody, jsonRefusal, readJson } from "./json-protocol.ts";
import { Refusal } from "./refusal.ts";

export function cloudtrailService(trail: Trail): Service {
  return {
    name: "cloudtrail",
    read: (request) => readJson(request, "cloudtrail"),
    refuse: (refusal) => jsonRefusal("1.1", refusal),
    async serve(call) {
      await call.permit({ action: call.action, resource: "*", context: {} });
      if (call.action !== "cloudtrail:LookupEvents") {
        throw new Refusal("UnknownOperationException", `${call.action} is not offered here`);
      }
      return jsonAnswer("1.1", trail.lookup(call.account, call.caller?.region ?? "", jsonBody(call.request)));
    },
  };
}
