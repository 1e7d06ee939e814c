/** AWS's JSON protocols: the action in X-Amz-Target, JSON both ways. https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html */
import type { Answer } from "./call.ts";
import { Refusal } from "./refusal.ts";
import type { SignedRequest } from "./signature.ts";

export type JsonVersion = "1.0" | "1.1";

/** The action, and the body's top-level texts for the record. */
export function readJson(request: SignedRequest, service: string) {
  const target = String(request.headers["x-amz-target"] ?? "");
  const texts = Object.entries(jsonBody(request)).filter(([, value]) => typeof value === "string");
  return {
    action: `${service}:${target.split(".").at(-1)}`,
    parameters: Object.fromEntries(texts) as Record<string, string>,
  };
}

export function jsonBody({ body }: SignedRequest): Readonly<Record<string, unknown>> {
  const text = body.toString();
  try {
    const value: unknown = JSON.parse(text === "" ? "{}" : text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through: not JSON is refused as any other body that is no object.
  }
  throw new Refusal("SerializationException", "the body is not a JSON object");
}

export function jsonAnswer(version: JsonVersion, body: object): Answer {
  return { status: 200, type: `application/x-amz-json-${version}`, body: JSON.stringify(body) };
}

/** What JSON services call the refusals of judge, tokens and signatures; they answer 400 where Query services say 403. */
const names: Readonly<Record<string, string>> = {
  AccessDenied: "AccessDeniedException",
  InvalidClientTokenId: "UnrecognizedClientException",
  ExpiredToken: "ExpiredTokenException",
  SignatureDoesNotMatch: "InvalidSignatureException",
  IncompleteSignature: "IncompleteSignatureException",
};

export function jsonRefusal(version: JsonVersion, { code, message, status }: Refusal): Answer {
  const body = { __type: `com.amazon.coral.service#${names[code] ?? code}`, message, Message: message };
  return {
    status: status === 403 ? 400 : status,
    type: `application/x-amz-json-${version}`,
    body: JSON.stringify(body),
  };
}
