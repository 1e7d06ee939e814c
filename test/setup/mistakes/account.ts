/** Of the account: control roles, boundaries, and what stands under our path. */
import {
  AttachRolePolicyCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeleteOpenIDConnectProviderCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { account, type Globex, target } from "../globex.ts";
import type { Mistake } from "./mistake.ts";

async function byHand(
  { cloud }: Globex,
  work: (iam: IAMClient) => Promise<(again: IAMClient) => Promise<unknown>>,
): Promise<() => Promise<void>> {
  const iam = new IAMClient({ region: "us-east-1", endpoint: cloud.url, credentials: cloud.admin(account) });
  const undo = await work(iam);
  return async () => {
    await undo(iam);
    iam.destroy();
  };
}

const binder = "sallyport-binder";
const boundary = `arn:aws:iam::${account}:policy/sallyport-boundary-${target}`;
const anyone = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }],
});
const trustOf = async (iam: IAMClient, name: string) =>
  decodeURIComponent((await iam.send(new GetRoleCommand({ RoleName: name }))).Role?.AssumeRolePolicyDocument ?? "");

export const inAccount: readonly Mistake[] = [
  {
    title: "a control role trusts every environment",
    code: "doctor.cloud.role-trust",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const trust = await trustOf(iam, binder);
        const PolicyDocument = trust.replace("sallyport-apply", "production");
        await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: binder, PolicyDocument }));
        return (again) => again.send(new UpdateAssumeRolePolicyCommand({ RoleName: binder, PolicyDocument: trust }));
      }),
  },
  {
    title: "a control role may do something else",
    code: "doctor.cloud.role-permissions",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const own = { RoleName: binder, PolicyName: "sallyport" };
        const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand(own));
        const Action = "iam:*";
        const Statement = [{ Effect: "Allow", Action, Resource: "*" }];
        const other = JSON.stringify({ Version: "2012-10-17", Statement });
        await iam.send(new PutRolePolicyCommand({ ...own, PolicyDocument: other }));
        return (again) =>
          again.send(new PutRolePolicyCommand({ ...own, PolicyDocument: decodeURIComponent(PolicyDocument) }));
      }),
  },
  {
    title: "a control role was given a second policy",
    code: "doctor.cloud.role-more",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const PolicyArn = "arn:aws:iam::aws:policy/AWSDenyAll";
        await iam.send(new AttachRolePolicyCommand({ RoleName: "sallyport-reader", PolicyArn }));
        return (again) => again.send(new DetachRolePolicyCommand({ RoleName: "sallyport-reader", PolicyArn }));
      }),
  },
  {
    title: "a boundary is gone",
    code: "doctor.cloud.boundary-missing",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const own = { PolicyArn: boundary, VersionId: "v1" };
        const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand(own));
        await iam.send(new DeletePolicyCommand({ PolicyArn: boundary }));
        const PolicyName = boundary.split("/").at(-1) ?? "";
        const PolicyDocument = decodeURIComponent(PolicyVersion?.Document ?? "");
        return (again) => again.send(new CreatePolicyCommand({ PolicyName, PolicyDocument }));
      }),
  },
  {
    title: "a boundary was widened by hand",
    code: "doctor.cloud.boundary-differs",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const Statement = [{ Effect: "Allow", Action: "*", Resource: "*" }];
        const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
        const original = await iam.send(new GetPolicyVersionCommand({ PolicyArn: boundary, VersionId: "v1" }));
        const renew = (client: IAMClient, document: string) =>
          client.send(
            new CreatePolicyVersionCommand({ PolicyArn: boundary, PolicyDocument: document, SetAsDefault: true }),
          );
        await renew(iam, PolicyDocument);
        return (again) => renew(again, decodeURIComponent(original.PolicyVersion?.Document ?? ""));
      }),
  },
  {
    title: "the OIDC provider does not know the audience",
    code: "doctor.cloud.issuer",
    says: /its audiences are other, without sallyport\.globex/,
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const [provider] = (await iam.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList ?? [];
        const OpenIDConnectProviderArn = provider?.Arn ?? "";
        const Url = `https://${OpenIDConnectProviderArn.split("oidc-provider/")[1]}`;
        const renew = async (client: IAMClient, ...ClientIDList: string[]) => {
          await client.send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
          await client.send(new CreateOpenIDConnectProviderCommand({ Url, ClientIDList }));
        };
        await renew(iam, "other");
        return (again) => renew(again, "sallyport.globex");
      }),
  },
  {
    title: "a role under our path is none of ours",
    code: "doctor.cloud.unexplained",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const trust = await trustOf(iam, binder);
        const role = { RoleName: "handmade", Path: "/sallyport/5151/", AssumeRolePolicyDocument: trust };
        await iam.send(new CreateRoleCommand(role));
        return (again) => again.send(new DeleteRoleCommand({ RoleName: "handmade" }));
      }),
  },
  {
    title: "a role under our path trusts everybody",
    code: "doctor.cloud.wildcard",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const role = { RoleName: "handmade", Path: "/sallyport/5151/", AssumeRolePolicyDocument: anyone };
        await iam.send(new CreateRoleCommand(role));
        return (again) => again.send(new DeleteRoleCommand({ RoleName: "handmade" }));
      }),
  },
  {
    title: "a role under our path trusts whatever looks like one of ours",
    code: "doctor.cloud.wildcard",
    says: /StringLike/,
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const trust = (await trustOf(iam, binder)).replaceAll("StringEquals", "StringLike");
        const role = { RoleName: "handmade", Path: "/sallyport/5151/", AssumeRolePolicyDocument: trust };
        await iam.send(new CreateRoleCommand(role));
        return (again) => again.send(new DeleteRoleCommand({ RoleName: "handmade" }));
      }),
  },
  {
    title: "a control role is gone",
    code: "doctor.cloud.role-missing",
    plant: (globex) =>
      byHand(globex, async (iam) => {
        const RoleName = "sallyport-reader";
        const trust = await trustOf(iam, RoleName);
        const own = { RoleName, PolicyName: "sallyport" };
        const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand(own));
        await iam.send(new DeleteRolePolicyCommand(own));
        await iam.send(new DeleteRoleCommand({ RoleName }));
        return async (again) => {
          await again.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
          await again.send(new PutRolePolicyCommand({ ...own, PolicyDocument: decodeURIComponent(PolicyDocument) }));
        };
      }),
  },
];
