import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import {
  CreateOpenIDConnectProviderCommand,
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMoto } from "../../../sandbox/cloud/moto.ts";
import { bootstrapFiles } from "../../../scripts/generate/bootstrap.ts";
import { bootstrapTemplate } from "../../../src/providers/aws/bootstrap.ts";
import { boundaryDocument } from "../../../src/providers/aws/boundary.ts";
import { boundaryName, inlinePolicy, oidcProviderArn } from "../../../src/providers/aws/names.ts";
import { withMoto } from "../../moto.ts";
import { configuration, target } from "./example.ts";

const { account } = target.target;

/** What IAM holds after the stack was made. moto puts everything into account 123456789012 unless told otherwise. */
async function deployed() {
  const moto = await startMoto();
  if (!moto) throw new Error("moto_server went away while the tests ran");
  const credentials = { accessKeyId: "owner", secretAccessKey: "owner" };
  const options = { endpoint: moto.url, region: "us-east-1", credentials, maxAttempts: 1 };
  const cloudformation = new CloudFormationClient(options);
  const iam = new IAMClient(options);
  const TemplateBody = (await bootstrapFiles()).get(`bootstrap/${account}.yaml`) ?? "";
  const StackName = "sallyport";
  await cloudformation.send(
    new CreateStackCommand({ StackName, TemplateBody, Capabilities: ["CAPABILITY_NAMED_IAM"] }),
  );
  const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName }));
  return { moto, iam, status: Stacks?.[0]?.StackStatus };
}

/** moto keeps an inline policy that CloudFormation made as Python prints it. Our documents hold no quotes, so this reads it back. */
function pythonic(text: string): unknown {
  return JSON.parse(decodeURIComponent(text).replaceAll("'", '"'));
}

withMoto("the bootstrap template in CloudFormation", () => {
  describe("the bootstrap template in moto's CloudFormation", () => {
    let world: Awaited<ReturnType<typeof deployed>>;
    beforeAll(async () => {
      world = await deployed();
    }, 240_000);
    afterAll(() => world.moto.stop());

    test("makes the boundary and the control roles as they are written", async () => {
      const { iam, status } = world;
      expect(status).toBe("CREATE_COMPLETE");
      for (const [role, logical] of [
        ["binder", "Binder"],
        ["unbinder", "Unbinder"],
        ["reader", "Reader"],
      ] as const) {
        const RoleName = configuration.roles[role];
        const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
        const policy = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: inlinePolicy }));
        const wanted = bootstrapTemplate(configuration, [target]).Resources[logical]?.Properties;
        expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""))).toEqual(
          wanted?.AssumeRolePolicyDocument,
        );
        expect([{ PolicyName: inlinePolicy, PolicyDocument: pythonic(policy.PolicyDocument ?? "") }]).toEqual(
          wanted?.Policies,
        );
        expect(Role?.MaxSessionDuration).toBe(3600);
        expect(Role?.Path).toBe("/");
      }
      const PolicyArn = `arn:aws:iam::123456789012:policy/${boundaryName(target.name)}`;
      const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
      const version = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId }));
      const document = JSON.parse(decodeURIComponent(version.PolicyVersion?.Document ?? ""));
      expect(document).toEqual(boundaryDocument(configuration, target));
    });

    test("names an OIDC provider that IAM takes as it is written", async () => {
      const { iam } = world;
      // moto's CloudFormation does not know the resource, so its properties go through IAM's own API.
      const { Url, ClientIdList } = bootstrapTemplate(configuration, [target]).Resources.Provider?.Properties ?? {};
      const input = { Url: Url as string, ClientIDList: ClientIdList as string[] };
      const made = await iam.send(new CreateOpenIDConnectProviderCommand(input));
      expect(made.OpenIDConnectProviderArn).toBe(oidcProviderArn("aws", "123456789012", configuration.issuer));
      const OpenIDConnectProviderArn = made.OpenIDConnectProviderArn;
      const read = await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn }));
      expect(read).toMatchObject({ ClientIDList: [configuration.audience] });
    });
  });
});
