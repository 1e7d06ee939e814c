import type { Configuration } from "../../core/configuration.ts";
import type { Subject } from "../../core/subject.ts";
import { subjectOf } from "../../core/subject.ts";
import { checkSize, type PolicyDocument, type PolicyStatement, version } from "./document.ts";
import { denyAllArn, pathPrefix } from "./names.ts";

/*
 * What the three control roles may do. Each is used by one workflow file; none is under our path, so none can be listed
 * or changed by Sallyport itself. Which actions know iam:PermissionsBoundary and iam:PolicyARN:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */

export type ControlRole = "binder" | "unbinder" | "reader";

export interface ControlPlace {
  readonly configuration: Configuration;
  readonly partition: string;
  readonly account: string;
  /** ARNs of the boundaries that roles in this account may be made with. */
  readonly boundaries: readonly string[];
}

const workflows: { readonly [role in ControlRole]: string } = { binder: "apply", unbinder: "sweep", reader: "audit" };

/**
 * The job of the access repository that holds a control role: `apply.yml` in `sallyport-apply`, and so on. Hardened, it stands
 * in the controller's workflow of that name at one commit, which is what `job_workflow_ref` then says:
 * https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-with-reusable-workflows
 */
export function controlSubject(role: ControlRole, configuration: Configuration): Subject {
  const workflow = `.github/workflows/${workflows[role]}.yml`;
  const ref = `refs/heads/${configuration.branch}`;
  const environment = `sallyport-${workflows[role]}`;
  const { repository, repository_id, owner_id, controller } = configuration;
  const [where, commit] = controller?.split("@") ?? [];
  const reusable = where === undefined ? {} : { reusable: `${where}/${workflow}@${commit}` };
  return subjectOf(
    {
      repository,
      repository_id,
      owner_id,
      workflows: [workflow],
      refs: [ref],
      environments: [environment],
      ...reusable,
    },
    { job: { repository, workflow, name: workflows[role], ref, environment } },
  );
}

export function controlPermissions(role: ControlRole, place: ControlPlace): PolicyDocument {
  const allowed = [
    ...reads(place),
    ...(role === "reader" ? [] : ends(place)),
    ...(role === "binder" ? makes(place) : []),
  ];
  return checkSize(
    { name: `permissions of the ${role}`, limit: 10_240, fix: "have fewer targets in the account" },
    {
      Version: version,
      Statement: [...allowed, ...fences(role, place, allowed)],
    },
  );
}

function ours({ configuration, partition, account }: ControlPlace): string {
  return `arn:${partition}:iam::${account}:role${pathPrefix(configuration)}*`;
}

/** Everything `list`, reading back and `uses` need. */
function reads(place: ControlPlace): readonly PolicyStatement[] {
  const { partition, account, boundaries } = place;
  return [
    { Sid: "ListRoles", Effect: "Allow", Action: "iam:ListRoles", Resource: "*" },
    { Sid: "ListDenied", Effect: "Allow", Action: "iam:ListEntitiesForPolicy", Resource: denyAllArn(partition) },
    {
      Sid: "ReadRoles",
      Effect: "Allow",
      Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"],
      // A role that is not there has no path: without the second form AWS answers "denied", not "gone".
      Resource: [ours(place), `arn:${partition}:iam::${account}:role/sallyport-*`],
    },
    { Sid: "ReadBoundaries", Effect: "Allow", Action: ["iam:GetPolicy", "iam:GetPolicyVersion"], Resource: boundaries },
    { Sid: "ReadUses", Effect: "Allow", Action: "cloudtrail:LookupEvents", Resource: "*" },
  ];
}

/** Everything `unbind` and `remove` need. Nothing that allows goes before AWSDenyAll is the role's boundary, which none can lift. */
function ends(place: ControlPlace): readonly PolicyStatement[] {
  const denyAll = denyAllArn(place.partition);
  const buried = { ArnEquals: { "iam:PermissionsBoundary": denyAll } };
  return [
    {
      Sid: "DenyAll",
      Effect: "Allow",
      Action: "iam:AttachRolePolicy",
      Resource: ours(place),
      Condition: { ArnEquals: { "iam:PolicyARN": denyAll } },
    },
    { Sid: "SetTrust", Effect: "Allow", Action: "iam:UpdateAssumeRolePolicy", Resource: ours(place) },
    {
      Sid: "Bury",
      Effect: "Allow",
      Action: ["iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary"],
      Resource: ours(place),
      Condition: buried,
    },
    { Sid: "Remove", Effect: "Allow", Action: "iam:DeleteRole", Resource: ours(place) },
  ];
}

/** Everything `bind` needs besides: roles come into being, and are written to, only inside a boundary of this account. */
function makes(place: ControlPlace): readonly PolicyStatement[] {
  return [
    {
      Sid: "Make",
      Effect: "Allow",
      Action: ["iam:CreateRole", "iam:PutRolePolicy"],
      Resource: ours(place),
      Condition: { ArnEquals: { "iam:PermissionsBoundary": place.boundaries } },
    },
    { Sid: "Tag", Effect: "Allow", Action: "iam:TagRole", Resource: ours(place) },
    // How many roles there are and may be: what does not fit is not begun.
    { Sid: "Room", Effect: "Allow", Action: "iam:GetAccountSummary", Resource: "*" },
  ];
}

/** The same limits as Denies, so that neither another policy of the role nor a resource policy adds to it. */
function fences(
  role: ControlRole,
  place: ControlPlace,
  allowed: readonly PolicyStatement[],
): readonly PolicyStatement[] {
  const actions = [...new Set(allowed.flatMap(({ Action = [] }) => Action))];
  const only: PolicyStatement = { Sid: "OnlyThese", Effect: "Deny", NotAction: actions, Resource: "*" };
  if (role === "reader") return [only];
  const denyAll = denyAllArn(place.partition);
  const writes = actions.filter((action) => !/:(Get|List|Lookup)/.test(action));
  const unless = (
    Sid: string,
    Action: readonly string[],
    Condition: { readonly [key: string]: string | readonly string[] },
  ) =>
    ({ Sid, Effect: "Deny", Action, Resource: "*", Condition: { ArnNotEquals: Condition } }) satisfies PolicyStatement;
  return [
    only,
    { Sid: "OnlyOurs", Effect: "Deny", Action: writes, NotResource: ours(place) },
    unless("AttachOnlyDenyAll", ["iam:AttachRolePolicy"], { "iam:PolicyARN": denyAll }),
    unless("BuryOnlyTheDead", ["iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePermissionsBoundary"], {
      "iam:PermissionsBoundary": denyAll,
    }),
    ...(role === "binder"
      ? [
          unless("MakeOnlyBounded", ["iam:CreateRole", "iam:PutRolePolicy"], {
            "iam:PermissionsBoundary": place.boundaries,
          }),
        ]
      : []),
  ];
}
