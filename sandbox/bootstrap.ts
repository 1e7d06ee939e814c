/** Deploys bootstrap/<account>.yaml into the sandbox's cloud through IAM's own API, as CloudFormation would. */
import {
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { parse } from "yaml";
import type { Cloud } from "./contract.ts";

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** Creates what the template lists; whatever type it does not know, it refuses. */
export async function deploy(cloud: Cloud, account: string, template: string): Promise<void> {
  const keys = cloud.admin(account);
  const iam = new IAMClient({ region: "us-east-1", endpoint: cloud.url, credentials: keys });
  const { Resources } = parse(template) as { readonly Resources: Readonly<Record<string, Resource>> };
  const order = ["AWS::IAM::OIDCProvider", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role"];
  const resources = Object.values(Resources).toSorted((a, b) => order.indexOf(a.Type) - order.indexOf(b.Type));
  for (const { Type, Properties } of resources) {
    if (Type === "AWS::IAM::OIDCProvider")
      await iam.send(
        new CreateOpenIDConnectProviderCommand({
          Url: Properties.Url as string,
          ClientIDList: Properties.ClientIdList as string[],
        }),
      );
    else if (Type === "AWS::IAM::ManagedPolicy")
      await iam.send(
        new CreatePolicyCommand({
          PolicyName: Properties.ManagedPolicyName as string,
          PolicyDocument: JSON.stringify(Properties.PolicyDocument),
        }),
      );
    else if (Type === "AWS::IAM::Role") await role(iam, Properties);
    else throw new Error(`the sandbox cannot deploy ${Type}`);
  }
  iam.destroy();
}

async function role(iam: IAMClient, properties: Readonly<Record<string, unknown>>): Promise<void> {
  const name = properties.RoleName as string;
  await iam.send(
    new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: JSON.stringify(properties.AssumeRolePolicyDocument),
      MaxSessionDuration: (properties.MaxSessionDuration as number | undefined) ?? 3600,
      ...(typeof properties.Path === "string" ? { Path: properties.Path } : {}),
    }),
  );
  for (const { PolicyName, PolicyDocument } of (properties.Policies ?? []) as readonly {
    PolicyName: string;
    PolicyDocument: object;
  }[])
    await iam.send(
      new PutRolePolicyCommand({ RoleName: name, PolicyName, PolicyDocument: JSON.stringify(PolicyDocument) }),
    );
}
