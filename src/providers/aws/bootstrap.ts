import type { Configuration } from "../../core/configuration.ts";
import { digest } from "../../core/digest.ts";
import type { NamedTarget } from "../../core/target.ts";
import { boundaryDocument } from "./boundary.ts";
import { federatedTrust } from "./compile.ts";
import { type ControlRole, controlPermissions, controlSubject } from "./control.ts";
import { checkSize, type PolicyDocument, version } from "./document.ts";
import { boundaryArn, boundaryName } from "./names.ts";

/** A CloudFormation template: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */
export interface Template {
  readonly AWSTemplateFormatVersion: "2010-09-09";
  readonly Description: string;
  readonly Parameters: { readonly [name: string]: object };
  readonly Conditions: { readonly [name: string]: object };
  readonly Resources: { readonly [name: string]: Resource };
}

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DependsOn?: string;
  readonly DeletionPolicy?: "Retain";
  readonly Properties: { readonly [name: string]: unknown };
}

/**
 * What an account's admins deploy once, and again when a target's ceiling changes: the OIDC provider, a boundary for each
 * target, and the three control roles. All targets must be of one account; throws a TypeError otherwise.
 */
export function bootstrapTemplate(configuration: Configuration, targets: readonly NamedTarget[]): Template {
  const [first] = targets;
  if (!first) throw new TypeError("a bootstrap template needs a target");
  if (targets.some(({ target }) => target.account !== first.target.account))
    throw new TypeError("a bootstrap template is for one account");
  const place = { partition: first.target.partition, account: first.target.account };
  const boundaries = targets.map((target) => [boundaryId(target.name), boundary(configuration, target)] as const);
  const roles = (["binder", "unbinder", "reader"] as const).map((role) => {
    const permissions = controlPermissions(role, { configuration, ...place, boundaries: targets.map(boundaryArn) });
    return [capital(role), controlRole(role, { configuration, ...place, permissions })] as const;
  });
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: `Sallyport ${configuration.installation} in ${place.account}: OIDC provider, boundaries and control roles`,
    Parameters: {
      CreateProvider: {
        Type: "String",
        AllowedValues: ["true", "false"],
        Default: "true",
        Description: `false where the account has a provider for ${configuration.issuer} already: then add ${configuration.audience} to its audiences`,
      },
    },
    Conditions: { MakesProvider: { "Fn::Equals": [{ Ref: "CreateProvider" }, "true"] } },
    Resources: { Provider: provider(configuration), ...Object.fromEntries(boundaries), ...Object.fromEntries(roles) },
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-oidcprovider.html */
function provider(configuration: Configuration): Resource {
  return {
    Type: "AWS::IAM::OIDCProvider",
    Condition: "MakesProvider",
    DeletionPolicy: "Retain",
    Properties: { Url: configuration.issuer, ClientIdList: [configuration.audience] },
  };
}

function boundary(configuration: Configuration, target: NamedTarget): Resource {
  return {
    Type: "AWS::IAM::ManagedPolicy",
    Properties: {
      ManagedPolicyName: boundaryName(target.name),
      Description: `The most that any Sallyport lease of ${target.name} can do`,
      PolicyDocument: boundaryDocument(configuration, target),
    },
  };
}

interface Control {
  readonly configuration: Configuration;
  readonly partition: string;
  readonly account: string;
  readonly permissions: PolicyDocument;
}

/** A control role admits one workflow file of the access repository, on its default branch, in its own environment. */
function controlRole(role: ControlRole, { configuration, partition, account, permissions }: Control): Resource {
  const { issuer, audience } = configuration;
  const trusted = { partition, account, issuer, audience, subject: controlSubject(role, configuration) };
  return {
    Type: "AWS::IAM::Role",
    DependsOn: "Provider",
    Properties: {
      RoleName: configuration.roles[role],
      Description: `Sallyport ${configuration.installation} ${role}`,
      MaxSessionDuration: 3600,
      AssumeRolePolicyDocument: checkSize(
        { name: `trust of the ${role}`, limit: 2048, fix: "use a shorter branch name" },
        {
          Version: version,
          Statement: [federatedTrust(capital(role), trusted)],
        },
      ),
      Policies: [{ PolicyName: "sallyport", PolicyDocument: permissions }],
    },
  };
}

/** Logical ids are letters and digits; a digest keeps `a-1` and `a1` apart. */
function boundaryId(target: string): string {
  return `Boundary${target.split("-").map(capital).join("")}${digest(target).slice(0, 6)}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
