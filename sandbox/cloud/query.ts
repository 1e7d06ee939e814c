/** What IAM and STS share: the Query protocol, and management events of what is asked over it. */
import type { Answer } from "./call.ts";
import type { Refusal } from "./refusal.ts";
import type { SignedRequest } from "./signature.ts";
import { answerXml, errorXml, formParameters, type Parameters, type Xml } from "./xml.ts";

const xml = "text/xml";

/** Parameters from the query string and the form, the form's counting. */
export function readQuery(request: SignedRequest, service: string): { action: string; parameters: Parameters } {
  const at = request.url.indexOf("?");
  const query = at < 0 ? "" : request.url.slice(at + 1);
  const parameters = { ...formParameters(query), ...formParameters(request.body.toString()) };
  return { action: `${service}:${parameters.Action ?? ""}`, parameters };
}

export function queryAnswer(namespace: string, call: { action: string; requestId: string }, result: Xml): Answer {
  const action = call.action.split(":")[1] ?? "";
  return { status: 200, type: xml, body: answerXml(namespace, action, result, call.requestId) };
}

export function queryRefusal(namespace: string, refusal: Refusal, requestId: string): Answer {
  return { status: refusal.status, type: xml, body: errorXml(namespace, refusal, requestId) };
}

/** Request parameters as CloudTrail writes them: first letter small, and no token. */
export function trailParameters(parameters: Parameters): Readonly<Record<string, string>> {
  const told = Object.entries(parameters).filter(([name]) => !hidden.has(name));
  return Object.fromEntries(told.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]));
}

const hidden = new Set(["Action", "Version", "WebIdentityToken"]);
