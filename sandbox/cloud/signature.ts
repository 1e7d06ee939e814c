/**
 * Verifies Signature Version 4, from the recipe and not from a signing library, so that both ends cannot share a mistake.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../../src/core/time.ts";
import { fromBasic, minute } from "../../src/core/time.ts";
import { Refusal } from "./refusal.ts";

export interface SignedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** What the Authorization header says of itself. */
export interface Scope {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const shape =
  /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request, *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})$/;

/** Reads the credential scope; undefined when the request carries no signature. */
export function scopeOf(request: SignedRequest): Scope | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const parts = shape.exec(String(header));
  if (!parts) {
    throw new Refusal("IncompleteSignature", "Authorization header is not a complete AWS4-HMAC-SHA256 signature", 400);
  }
  const [, accessKeyId = "", date = "", region = "", service = "", headers = "", signature = ""] = parts;
  return { accessKeyId, date, region, service, signedHeaders: headers.split(";"), signature };
}

/** How far a request's own time may be from now. */
const tolerance = 15 * minute;

/**
 * Throws unless the request was signed with this secret, about now.
 * `times` are the clocks that count as now: the sandbox's, and the machine's for callers whose clock nobody moved. What lies
 * between them is a caller's who follows the `Date` of an answer that came before the sandbox's clock was moved on.
 */
export function verifySignature(
  request: SignedRequest,
  scope: Scope,
  { secret, times }: { readonly secret: string; readonly times: readonly Instant[] },
): void {
  const stamp = headerOf(request, "x-amz-date");
  const at = fromBasic(stamp);
  if (at === undefined || !stamp.startsWith(scope.date)) {
    throw new Refusal("IncompleteSignature", "x-amz-date is missing or is not of the credential scope's day", 400);
  }
  for (const name of ["host", ...Object.keys(request.headers).filter((header) => header.startsWith("x-amz-"))]) {
    if (!scope.signedHeaders.includes(name)) {
      throw new Refusal("SignatureDoesNotMatch", `the header ${name} must be signed`, 403);
    }
  }
  if (at < Math.min(...times) - tolerance || at > Math.max(...times) + tolerance) {
    throw new Refusal("SignatureDoesNotMatch", `Signature expired: ${stamp} is not within 15 minutes of now`, 403);
  }
  const wanted = Buffer.from(signatureOf(request, scope, { secret, stamp }), "hex");
  if (!timingSafeEqual(wanted, Buffer.from(scope.signature, "hex"))) {
    throw new Refusal(
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
      403,
    );
  }
}

function signatureOf(
  request: SignedRequest,
  scope: Scope,
  { secret, stamp }: { readonly secret: string; readonly stamp: string },
): string {
  const parts = [scope.date, scope.region, scope.service, "aws4_request"];
  const key = parts.reduce<Buffer>((inner, part) => hmac(inner, part), Buffer.from(`AWS4${secret}`));
  const text = ["AWS4-HMAC-SHA256", stamp, parts.join("/"), sha256(canonicalRequest(request, scope))].join("\n");
  return hmac(key, text).toString("hex");
}

function canonicalRequest(request: SignedRequest, scope: Scope): string {
  const [path = "/", query = ""] = splitOnce(request.url, "?");
  const headers = scope.signedHeaders.map((name) => `${name}:${headerOf(request, name).trim().replace(/ +/g, " ")}\n`);
  return [
    request.method,
    // S3 signs the path as it is sent; every other service signs it encoded once more.
    scope.service === "s3" ? path : path.split("/").map(encode).join("/"),
    canonicalQuery(query),
    headers.join(""),
    scope.signedHeaders.join(";"),
    bodyHash(request, scope),
  ].join("\n");
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => splitOnce(pair, "=").map((part) => encode(decodeURIComponent(part))))
    .sort(([a = "", x = ""], [b = "", y = ""]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** The body's own digest; a digest announced in a header must be the body's. */
function bodyHash(request: SignedRequest, scope: Scope): string {
  const announced = request.headers["x-amz-content-sha256"];
  const actual = sha256(request.body);
  if (announced === undefined || announced === actual) return actual;
  if (scope.service === "s3" && announced === "UNSIGNED-PAYLOAD") return announced;
  throw new Refusal(
    "XAmzContentSHA256Mismatch",
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  );
}

function headerOf(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
