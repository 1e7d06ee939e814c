import type { Configuration } from "../core/configuration.ts";
import { templateText } from "../core/emit.ts";
import type { NamedTarget } from "../core/target.ts";
import { bootstrapTemplate } from "../providers/aws/bootstrap.ts";

const heading =
  "# Written by Sallyport from sallyport.yaml and targets/: change those, not this, and run `sallyport bootstrap`.\n";

/** `bootstrap/<account>.yaml` for each account that a target names: a CloudFormation template. */
export function bootstrapTemplates(
  configuration: Configuration,
  targets: readonly NamedTarget[],
): ReadonlyMap<string, string> {
  const sorted = targets.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const accounts = Map.groupBy(sorted, ({ target }) => target.account);
  return new Map(
    Array.from(accounts, ([account, own]) => [
      `bootstrap/${account}.yaml`,
      heading + templateText(bootstrapTemplate(configuration, own)),
    ]),
  );
}
