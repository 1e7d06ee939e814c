/** Identifiers in the shapes that AWS gives them. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
import { randomBytes } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A prefix such as `AROA`, `ANPA`, `ASIA` or `AKIA`, and random characters up to `length` in all. */
export function uniqueId(prefix: "AROA" | "ANPA" | "ASIA" | "AKIA", length: 20 | 21): string {
  const random = randomBytes(length - prefix.length);
  return prefix + Array.from(random, (byte) => alphabet[byte % alphabet.length]).join("");
}

/** A secret access key: 40 characters. */
export function secretKey(): string {
  return randomBytes(30).toString("base64");
}
