import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { policySetTextToParts, policyToJson } from "@cedar-policy/cedar-wasm/nodejs";
import { digest } from "../../src/core/digest.ts";

/** `src/policy/shipped.generated.ts`: every rule of policies/ by its id, with a digest of what it says beside its annotations. */
export function shippedRules(root: string): ReadonlyMap<string, string> {
  const rules = globSync("policies/*.cedar", { cwd: root })
    .sort()
    .flatMap((path) => rulesIn(path, readFileSync(join(root, path), "utf8")))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rules.map(([id, body]) => `  ${/^[a-z]+$/.test(id) ? id : JSON.stringify(id)}: "${body}",\n`);
  return new Map([["src/policy/shipped.generated.ts", `${head}${lines.join("")}};\n`]]);
}

const head = `// Generated from policies/ by scripts/generate.ts. Do not edit.

/** The rules that sallyport ships, by id, each with the digest of its Cedar JSON form without annotations. */
export const shippedRules: Readonly<Record<string, string>> = {
`;

function rulesIn(path: string, text: string): (readonly [id: string, body: string])[] {
  const parts = policySetTextToParts(text);
  if (parts.type === "failure") throw new Error(`${path}: ${parts.errors.map(({ message }) => message).join("; ")}`);
  return parts.policies.map((policy) => {
    const parsed = policyToJson(policy);
    if (parsed.type === "failure")
      throw new Error(`${path}: ${parsed.errors.map(({ message }) => message).join("; ")}`);
    const { annotations, ...body } = parsed.json;
    const id = annotations?.id;
    if (!id) throw new Error(`${path}: a rule has no @id`);
    return [id, digest(body)] as const;
  });
}
