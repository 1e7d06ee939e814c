import { readdirSync, readFileSync } from "node:fs";

/** The policies of this repository, as a command reads them: path → text. */
export function shippedPolicies(): ReadonlyMap<string, string> {
  const folder = new URL("../../policies/", import.meta.url);
  const names = readdirSync(folder).filter((name) => /\.(cedar|cedarschema)$/.test(name));
  return new Map(names.map((name) => [`policies/${name}`, readFileSync(new URL(name, folder), "utf8")]));
}

/** The time of these tests: no shipped rule depends on it. */
export const at = Date.UTC(2026, 5, 1);
