import type { Statement } from "../../core/access.ts";
import type { Configuration } from "../../core/configuration.ts";
import type { NamedTarget } from "../../core/target.ts";
import { checkSize, type PolicyDocument, type PolicyStatement, refuse, version } from "./document.ts";
import { abridged, escapeKind, escapes, escapesIn } from "./escapes.ts";
import { denyAllArn, oidcProviderArn, pathPrefix } from "./names.ts";
import { releaseAction } from "./restrict.ts";

/**
 * The permissions boundary of a target: what no lease of it can pass, whatever apply was made to write.
 * Owned by the account's admins and deployed by bootstrap/. An explicit Deny in a boundary also beats resource policies:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 * Throws a Fault `provider.not-compilable`. Quota of a managed policy: 6,144 characters.
 */
export function boundaryDocument(configuration: Configuration, target: NamedTarget): PolicyDocument {
  return checkSize(
    { name: `boundary of ${target.name}`, limit: 6144, fix: "narrow its ceiling, or split the target" },
    {
      Version: version,
      Statement: [
        ...ceiling(target),
        ...noEscape(target),
        ...release(configuration, target),
        federatedByUs(configuration, target),
      ],
    },
  );
}

function ceilingActions(target: NamedTarget): readonly string[] {
  return [...new Set(target.target.ceiling.flatMap((statement) => statement.actions))];
}

function ceiling(target: NamedTarget): readonly PolicyStatement[] {
  const actions = ceilingActions(target);
  const named = actions.find((action) => action.toLowerCase() === releaseAction.toLowerCase());
  if (named)
    throw refuse(
      `the ceiling of ${target.name} names ${named}, by which leases end themselves; take it out of the ceiling`,
    );
  return [
    ...target.target.ceiling.map(
      (statement, index): PolicyStatement => ({
        Sid: `Ceiling${index + 1}`,
        Effect: "Allow",
        Action: statement.actions,
        Resource: statement.resources,
        ...(statement.conditions && { Condition: statement.conditions }),
      }),
    ),
    { Sid: "OnlyCeiling", Effect: "Deny", NotAction: [...actions, releaseAction], Resource: "*" },
  ];
}

/** Escapes that a wildcard of the ceiling would take in. Those that no pattern meets are denied by OnlyCeiling already. */
function noEscape(target: NamedTarget): readonly PolicyStatement[] {
  const taken = new Set(ceilingActions(target).flatMap(escapesIn));
  const denied = deniedEscapes(target);
  const met = denied.filter((name) => taken.has(name));
  const nowhere: readonly PolicyStatement[] =
    met.length === 0
      ? []
      : [{ Sid: "NoEscape", Effect: "Deny", Action: abridged(met, new Set(denied)), Resource: "*" }];
  return [...nowhere, ...escapesWhereNamed(target)];
}

/** Every escape that this target does not name letter for letter. The release has Denies of its own. */
export function deniedEscapes(target: NamedTarget): readonly string[] {
  const named = new Set(ceilingActions(target).map((action) => action.toLowerCase()));
  return escapes.filter((name) => name !== releaseAction && !named.has(name.toLowerCase()));
}

/** An escape that one statement names and another takes in by a wildcard works only where it is named. */
function escapesWhereNamed({ name, target }: NamedTarget): readonly PolicyStatement[] {
  const spread = [...new Set(target.ceiling.flatMap(namedEscapes))].flatMap((way) => {
    const naming = target.ceiling.filter((statement) => namedEscapes(statement).includes(way));
    const taking = target.ceiling.find((one) => !naming.includes(one) && one.actions.flatMap(escapesIn).includes(way));
    if (!taking) return [];
    const bound = naming.find(({ conditions }) => conditions !== undefined);
    if (bound)
      throw refuse(
        `the ceiling of ${name} names ${way} under a condition and takes it in by a wildcard elsewhere, which a Deny cannot keep apart; write the actions of that wildcard out`,
      );
    return [{ way, resources: [...new Set(naming.flatMap(({ resources }) => resources))].sort() }];
  });
  const groups = Map.groupBy(spread, ({ resources }) => resources.join("\n"));
  return [...groups.values()]
    .filter(([first]) => !first!.resources.includes("*"))
    .map((group, index) => ({
      Sid: `EscapeWhereNamed${index + 1}`,
      Effect: "Deny",
      Action: group.map(({ way }) => way),
      NotResource: group[0]!.resources,
    }));
}

function namedEscapes({ actions }: Statement): readonly string[] {
  return actions.filter((action) => escapeKind(action) !== undefined).flatMap(escapesIn);
}

function release(configuration: Configuration, target: NamedTarget): readonly PolicyStatement[] {
  const { partition, account } = target.target;
  const ours = `arn:${partition}:iam::${account}:role${pathPrefix(configuration)}*`;
  const denyAll = denyAllArn(partition);
  return [
    {
      Sid: "Release",
      Effect: "Allow",
      Action: releaseAction,
      Resource: ours,
      Condition: { ArnEquals: { "iam:PolicyARN": denyAll } },
    },
    { Sid: "ReleaseOnlyOurs", Effect: "Deny", Action: releaseAction, NotResource: ours },
    {
      Sid: "ReleaseOnlyByDenyAll",
      Effect: "Deny",
      Action: releaseAction,
      Resource: "*",
      Condition: { ArnNotEquals: { "iam:PolicyARN": denyAll } },
    },
  ];
}

/** A trust that was widened by hand to some other principal is worth nothing: its sessions are not federated by our provider. */
function federatedByUs(configuration: Configuration, target: NamedTarget): PolicyStatement {
  const provider = oidcProviderArn(target.target.partition, target.target.account, configuration.issuer);
  return {
    Sid: "OnlyFederated",
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { StringNotEquals: { "aws:FederatedProvider": provider } },
  };
}
