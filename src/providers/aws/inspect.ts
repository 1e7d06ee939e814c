import type { Ailment } from "../../core/ailment.ts";
import { digest } from "../../core/digest.ts";
import type { NamedTarget } from "../../core/target.ts";
import { type Instant, iso, minute } from "../../core/time.ts";
import type { Inspector } from "../../ports.ts";
import { bootstrapTemplate, type Resource } from "./bootstrap.ts";
import { callOrNothing, iamClient, loopback } from "./client.ts";
import { boundaryArn, oidcProviderArn, pathPrefix } from "./names.ts";
import type { AwsOptions } from "./provider.ts";
import { type Roles, rolesOf } from "./roles.ts";
import { bindingOf, type ListedRole } from "./state.ts";

/** How long after its end a lease may stand unsealed before somebody should ask why, in milliseconds. */
const patience = 60 * minute;

/** Holds one account against what its bootstrap template would make of it. Changes nothing. */
export function awsInspector(options: AwsOptions): Inspector {
  const { account, partition, clock } = options;
  const client = {
    ...{ partition, credentials: options.credentials, clock, concurrency: 8, attempts: options.attempts ?? 6 },
    ...(options.endpoint !== undefined && { endpoint: loopback(options.endpoint) }),
  };
  const roles = rolesOf(client);
  return {
    account,
    async inspect(targets, at) {
      const { Resources } = bootstrapTemplate(options.configuration, targets);
      const deploy = `aws cloudformation deploy --stack-name sallyport --capabilities CAPABILITY_NAMED_IAM --template-file bootstrap/${account}.yaml`;
      const about = { roles, account, deploy };
      const control = Object.values(Resources).filter(({ Type }) => Type === "AWS::IAM::Role");
      return (
        await Promise.all([
          issuerAilments(options, client, deploy),
          ...control.map((role) => roleAilments(about, role)),
          ...targets.map((target) => boundaryAilments(about, target, Resources)),
          leaseAilments(options, roles, at),
        ])
      ).flat();
    },
  };
}

interface About {
  readonly roles: Roles;
  readonly account: string;
  readonly deploy: string;
}

async function issuerAilments(
  { configuration, account, partition }: AwsOptions,
  client: Parameters<typeof iamClient>[0],
  deploy: string,
): Promise<readonly Ailment[]> {
  const arn = oidcProviderArn(partition, account, configuration.issuer);
  const { GetOpenIDConnectProviderCommand } = await import("@aws-sdk/client-iam");
  const found = await callOrNothing("look at the OIDC provider", async () =>
    (await iamClient(client)).send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn })),
  );
  const ailing = (seen: string, fix: string) => [{ code: "doctor.cloud.issuer", where: arn, seen, fix }];
  if (found === undefined) return ailing("there is no such OIDC provider, so that no token is believed", deploy);
  if (found.ClientIDList?.includes(configuration.audience)) return [];
  return ailing(
    `its audiences are ${found.ClientIDList?.join(", ") || "none"}, without ${configuration.audience}`,
    `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${configuration.audience}`,
  );
}

/** A control role must be exactly what the template makes: who may be it, and what it may do. */
async function roleAilments({ roles, account, deploy }: About, { Properties }: Resource): Promise<readonly Ailment[]> {
  const name = Properties.RoleName as string;
  const where = `role ${name} of ${account}`;
  const standing = await roles.get(name);
  if (standing === undefined)
    return [{ code: "doctor.cloud.role-missing", where, seen: "there is no such role", fix: deploy }];
  const [inline, attached] = await Promise.all([roles.inlineNames(name), roles.attached(name)]);
  const [own] = Properties.Policies as readonly { readonly PolicyName: string; readonly PolicyDocument: object }[];
  const permissions = own && (await roles.inline(name, own.PolicyName));
  const ailments: Ailment[] = [];
  if (!same(standing.trust, Properties.AssumeRolePolicyDocument))
    ailments.push({ code: "doctor.cloud.role-trust", where, seen: `its trust is ${standing.trust}`, fix: deploy });
  if (permissions === undefined || !same(permissions, own?.PolicyDocument))
    ailments.push({
      code: "doctor.cloud.role-permissions",
      where,
      seen: `its policy ${own?.PolicyName} ${permissions === undefined ? "is not there" : "differs from the template"}`,
      fix: deploy,
    });
  const foreign = [...inline.filter((policy) => policy !== own?.PolicyName), ...attached];
  if (foreign.length > 0)
    ailments.push({
      code: "doctor.cloud.role-more",
      where,
      seen: `it also has ${foreign.join(", ")}`,
      fix: `take that away: aws iam delete-role-policy or detach-role-policy --role-name ${name}`,
    });
  return ailments;
}

async function boundaryAilments(
  { roles, account, deploy }: About,
  target: NamedTarget,
  resources: Readonly<Record<string, Resource>>,
): Promise<readonly Ailment[]> {
  const arn = boundaryArn(target);
  const where = `boundary of ${target.name} in ${account}`;
  const made = Object.values(resources).find(({ Properties }) => arn.endsWith(`/${Properties.ManagedPolicyName}`));
  const standing = await roles.managed(arn);
  if (standing === undefined)
    return [{ code: "doctor.cloud.boundary-missing", where, seen: `there is no ${arn}`, fix: deploy }];
  if (same(standing, made?.Properties.PolicyDocument)) return [];
  const seen = "what is deployed differs from what the target makes";
  return [{ code: "doctor.cloud.boundary-differs", where, seen, fix: deploy }];
}

async function leaseAilments({ configuration }: AwsOptions, roles: Roles, at: Instant): Promise<readonly Ailment[]> {
  const prefix = pathPrefix(configuration);
  const denied = await roles.denied(prefix);
  return (await roles.list(prefix)).flatMap((role) => {
    const name = role.arn.split("/").at(-1) ?? "";
    const binding = bindingOf(configuration, role.arn.split(":")[4] ?? "", role, denied.has(name));
    const fix = "find who made it, in CloudTrail; the next sweep seals it: gh workflow run sweep.yml";
    if (isWide(role))
      return [{ code: "doctor.cloud.wildcard", where: role.arn, seen: `its trust is ${role.trust}`, fix }];
    if (binding.state === "unexplained" && binding.sealedAt === undefined)
      return [{ code: "doctor.cloud.unexplained", where: role.arn, seen: binding.reason ?? "not as it was made", fix }];
    if (!["open", "released", "preparing"].includes(binding.state) || at - binding.until < patience) return [];
    const seen = `its time was over at ${iso(binding.until)}, and no sweep has sealed it`;
    return [
      {
        code: "doctor.cloud.stale",
        where: role.arn,
        seen,
        fix: "gh workflow run sweep.yml, and see why the schedule stopped",
      },
    ];
  });
}

/** A trust that lets in more than one subject: anyone, an account, or a pattern of any claim. */
function isWide({ trust }: ListedRole): boolean {
  const document = parsed(trust) as { readonly Statement?: unknown } | undefined;
  const statements = [document?.Statement ?? []].flat() as unknown as readonly Readonly<Record<string, unknown>>[];
  return statements.some(({ Effect, Principal, Condition }) => {
    if (Effect !== "Allow") return false;
    const federated = (Principal as Readonly<Record<string, unknown>> | undefined)?.Federated;
    const patterns = Object.entries((Condition ?? {}) as Readonly<Record<string, object>>)
      .filter(([operator]) => /Like/i.test(operator))
      .flatMap(([, keys]) => Object.keys(keys))
      .filter((key) => key.toLowerCase() !== "sts:rolesessionname");
    return typeof federated !== "string" || federated.includes("*") || patterns.length > 0;
  });
}

function same(text: string, document: unknown): boolean {
  const standing = parsed(text);
  return standing !== undefined && document !== undefined && digest(standing) === digest(document);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
