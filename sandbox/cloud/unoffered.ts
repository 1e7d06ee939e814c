/** Every service that is not here: the judge is asked all the same, and whoever may learns that there is nothing to be had. */
import type { Service } from "./call.ts";
import { jsonRefusal, readJson } from "./json-protocol.ts";
import { readQuery } from "./query.ts";
import { Refusal } from "./refusal.ts";
import type { SignedRequest } from "./signature.ts";

const version = "1.1";

export function unofferedService(name: string): Service {
  const read = (request: SignedRequest) =>
    request.headers["x-amz-target"] === undefined ? readQuery(request, name) : readJson(request, name);
  return {
    name,
    read,
    refuse: (refusal) => jsonRefusal(version, refusal),
    async serve(call) {
      await call.permit({ action: call.action, resource: "*", context: {} });
      throw new Refusal("UnknownOperationException", `the service ${name} is not offered here`, 404);
    },
  };
}
