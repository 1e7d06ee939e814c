import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { type Read, readConfiguration, readTarget } from "../../src/core/parse.ts";
import type { NamedTarget } from "../../src/core/target.ts";
import { bootstrapTemplate } from "../../src/providers/aws/bootstrap.ts";

const heading =
  "# Written by `npm run generate` from sallyport.yaml and targets/: change those, not this. How to deploy it: docs/aws.md\n";

/** What people wrote cannot be used: told without a stack. */
export class Unusable extends Error {}

/** CloudFormation reads YAML 1.1, to which an unquoted `2012-10-17` is a date. */
const style = { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false } as const;

/** `bootstrap/<account>.yaml` for each account that a target names: a CloudFormation template. */
export async function bootstrapFiles(root = join(import.meta.dirname, "../..")): Promise<Map<string, string>> {
  const read = <Value>(path: string, parse: (file: string, bytes: Uint8Array) => Read<Value>) =>
    wellFormed(parse(path, readFileSync(join(root, path))));
  const configuration = read("sallyport.yaml", readConfiguration);
  if (!existsSync(join(root, "targets"))) throw new Unusable("targets/ has no target: write one, see the README");
  const targets = readdirSync(join(root, "targets"))
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file): NamedTarget => read(`targets/${file}`, readTarget));
  const accounts = Map.groupBy(targets, ({ target }) => target.account);
  return new Map(
    [...accounts].map(([account, own]) => [
      `bootstrap/${account}.yaml`,
      heading + stringify(bootstrapTemplate(configuration, own), style),
    ]),
  );
}

function wellFormed<Value>({ value, findings }: Read<Value>): Value {
  if (value !== undefined) return value;
  throw new Unusable(
    findings.map(({ file, line, column, message, fix }) => `${file}:${line}:${column}: ${message}; ${fix}`).join("\n"),
  );
}
