/** Acme's installation, as files and facts: what every sequence begins with. Read once in a process. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { SandboxCloud } from "../../sandbox/cloud/index.ts";
import type { SandboxClock } from "../../sandbox/contract.ts";
import { memoryHub } from "../../sandbox/memory/hub.ts";
import { consumer, people, places, workflow } from "../acme.ts";
import { rules } from "./oracle.ts";

export { claimsOf, consumer, grantText, type Person, type Place, type PlaceName, people, places } from "../acme.ts";

const root = join(import.meta.dirname, "../..");
export const access = "acme/access";
export const audience = "sallyport.acme.example";

export const writer = "sallyport-writer[bot]";
export const reader = "sallyport-reader[bot]";

const below = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
const paths = ["sallyport.yaml", ".github/CODEOWNERS", ...below("targets"), ...below("policies")];
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));

/** What a target says beside what is shipped. */
function ruled(name: keyof typeof rules): string {
  const { idle, drift } = rules[name];
  return [...(idle ? [`ending: { idle_minutes: ${idle} }\n`] : []), ...(drift ? [`drift: ${drift}\n`] : [])].join("");
}

for (const name of ["production", "development"] as const) {
  const path = `targets/${places[name].target}.yaml`;
  files[path] += ruled(name);
}

export const configuration = "sallyport.yaml";

/** `sallyport.yaml` with these halts lifted; never the same twice, since what changes nothing cannot be merged. */
export function lifting(halts: readonly string[], version: number): string {
  return `# version ${version}\n${files[configuration]}lifted: [${halts.join(", ")}]\n`;
}

export function openHub(clock: SandboxClock) {
  return memoryHub({
    clock,
    ...{ repository: access, id: 1001, ownerId: 9001, files },
    people: { ...people, [writer]: 32, [reader]: 31 },
    administrators: ["sam"],
    teams: { "payments-owners": ["ben", "chloe"], security: ["sam", "eli"] },
    protect: { main: [writer], "sallyport-ledger": [writer] },
    others: {
      [consumer]: {
        id: 2002,
        facts: ({ environment }) => ({
          repository: { read: { id: "2002", ownerId: "9001" } },
          ref: { read: { commit: "c".repeat(40), ruled: true, classic: false, replaceable: false, immutable: false } },
          environment: { read: { admits: [{ kind: "branch", pattern: "main" }] } },
          workflow: { read: { blob: "b".repeat(40), text: workflow(environment) } },
          format: { read: { usesDefault: true, prefix: "repo:acme/payments" } },
        }),
      },
    },
  });
}

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

const bootstraps = Object.values(places).map(({ account }) => {
  const template = parse(readFileSync(join(root, `bootstrap/${account}.yaml`), "utf8"));
  return {
    account,
    resources: Object.values((template as { Resources: Readonly<Record<string, Resource>> }).Resources),
  };
});

/** What the account's owner deploys, but for the control roles: nobody is judged by them here. */
export async function deploy(cloud: SandboxCloud): Promise<void> {
  for (const { account, resources } of bootstraps) {
    const { state } = cloud.iam(account);
    for (const { Type, Properties } of resources) {
      if (Type === "AWS::IAM::OIDCProvider")
        await state.createProvider({
          url: String(Properties.Url).replace(/^https:\/\//, ""),
          audiences: Properties.ClientIdList as readonly string[],
          thumbprints: [],
        });
      if (Type === "AWS::IAM::ManagedPolicy")
        await state.createPolicy({
          name: String(Properties.ManagedPolicyName),
          path: "/",
          document: JSON.stringify(Properties.PolicyDocument),
        });
    }
  }
}
