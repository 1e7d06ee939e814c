import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Read, readConfiguration, readTarget } from "../../src/core/parse.ts";
import type { NamedTarget } from "../../src/core/target.ts";
import { bootstrapTemplates } from "../../src/terminal/bootstrap.ts";

/** What people wrote cannot be used: told without a stack. */
export class Unusable extends Error {}

/** `bootstrap/<account>.yaml` for each account that a target of this repository names. */
export async function bootstrapFiles(root = join(import.meta.dirname, "../..")): Promise<Map<string, string>> {
  const read = <Value>(path: string, parse: (file: string, bytes: Uint8Array) => Read<Value>) =>
    wellFormed(parse(path, readFileSync(join(root, path))));
  const configuration = read("sallyport.yaml", readConfiguration);
  if (!existsSync(join(root, "targets"))) throw new Unusable("targets/ has no target: write one, see the README");
  const targets = readdirSync(join(root, "targets"))
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file): NamedTarget => read(`targets/${file}`, readTarget));
  return new Map(bootstrapTemplates(configuration, targets));
}

function wellFormed<Value>({ value, findings }: Read<Value>): Value {
  if (value !== undefined) return value;
  throw new Unusable(
    findings.map(({ file, line, column, message, fix }) => `${file}:${line}:${column}: ${message}; ${fix}`).join("\n"),
  );
}
