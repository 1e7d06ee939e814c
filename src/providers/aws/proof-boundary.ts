import type { Lease } from "../../core/lease.ts";
import { deniedEscapes } from "./boundary.ts";
import { escapesIn } from "./escapes.ts";
import { evaluate, type Policy } from "./iam/index.ts";
import { denyAllArn, pathPrefix, roleArn } from "./names.ts";
import { overlap } from "./overlap.ts";
import type { Check } from "./proof.ts";
import {
  type Against,
  anything,
  attachments,
  callOf,
  generous,
  grantedCalls,
  outsider,
  refusals,
  sample,
  spell,
} from "./proof-session.ts";
import { releaseAction } from "./restrict.ts";

/** The boundary by itself, beside an identity policy and a resource policy that allow everything. */
export function boundaryChecks(boundary: Policy, lease: Lease): readonly Check[] {
  const alone: Against = { identity: [anything], boundary, resource: generous(lease) };
  const policy = { "iam:PolicyARN": denyAllArn(lease.target.target.partition) };
  const own = { action: releaseAction, resource: roleArn(lease), region: null };
  const path = `${pathPrefix(lease.configuration)}x`;
  // There are more than a thousand: all of them are asked in the same circumstances, which are put together once.
  const onItself = callOf(lease, { ...own, region: lease.target.target.regions[0]!, extra: policy });
  const escaping = deniedEscapes(lease.target).map(
    (action): Check => ({
      what: spell({ ...onItself, action }),
      expect: "refused",
      ask: () => evaluate({ ...onItself, action }, alone),
    }),
  );
  const unfederated = grantedCalls(lease).flatMap((call) =>
    [null, "arn:aws:iam::000000000000:oidc-provider/issuer.invalid"].map((provider) => ({
      ...call,
      provider,
      what: `${spell(call)} by a session of ${provider ?? "no provider"}`,
    })),
  );
  const others = refusals(lease, alone, [
    ...unfederated,
    ...attachments(lease, own),
    { ...own, extra: policy, resource: outsider(lease), what: `the boundary's release outside ${path}` },
    { action: "sallyport:OutsideEveryCeiling", resource: "*" },
  ]);
  return [...escaping, ...elsewhere(lease, alone), ...others];
}

/** Escapes that the target names, on what it gives only by a wildcard that takes them in. */
function elsewhere(lease: Lease, alone: Against): readonly Check[] {
  const { ceiling } = lease.target.target;
  const names = (actions: readonly string[], way: string) =>
    actions.some((action) => action.toLowerCase() === way.toLowerCase());
  const calls = ceiling.flatMap(({ actions, resources }) =>
    [...new Set(actions.flatMap(escapesIn))].flatMap((action) => {
      const naming = ceiling.filter((statement) => names(statement.actions, action));
      const given = naming.flatMap((statement) => statement.resources);
      const beside = resources.map(sample).filter((resource) => !given.some((pattern) => overlap(pattern, resource)));
      return naming.length === 0 ? [] : beside.map((resource) => ({ action, resource }));
    }),
  );
  return refusals(
    lease,
    alone,
    calls.filter(({ action }) => action !== releaseAction),
  );
}
