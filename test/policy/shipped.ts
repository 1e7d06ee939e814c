import { readdirSync, readFileSync } from "node:fs";

/** The policies of this repository, as a command reads them: path → text. */
export function shippedPolicies(): ReadonlyMap<string, string> {
  const folder = new URL("../../policies/", import.meta.url);
  const names = readdirSync(folder).filter((name) => /\.(cedar|cedarschema)$/.test(name));
  return new Map(names.map((name) => [`policies/${name}`, readFileSync(new URL(name, folder), "utf8")]));
}
