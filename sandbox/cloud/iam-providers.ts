/** OIDC providers and the account's summary. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html */
import type { IamCall, IamCalls } from "./iam-call.ts";
import { limitExceeded, required } from "./iam-limits.ts";
import { type OidcProvider, providerArn } from "./iam-state.ts";
import { Refusal } from "./refusal.ts";
import { members, type Xml } from "./xml.ts";

const providersPerAccount = 100;
const audiencesPerProvider = 100;

async function create({ account, state, parameters }: IamCall): Promise<Xml> {
  const url = required(parameters, "Url");
  if (!/^https:\/\/[^?#]+$/.test(url) || url.length > 255) {
    throw new Refusal("ValidationError", `Invalid Open ID Connect Provider URL: ${url}`);
  }
  const audiences = members(parameters, "ClientIDList");
  if (audiences.length > audiencesPerProvider)
    throw limitExceeded("ClientIdsPerOpenIdConnectProvider", audiencesPerProvider);
  const bare = url.slice("https://".length).replace(/\/$/, "");
  if (await state.provider(providerArn(account, bare))) {
    throw new Refusal("EntityAlreadyExists", `Provider with url ${url} already exists.`, 409);
  }
  if ((await state.providers()).length >= providersPerAccount) {
    throw limitExceeded("OpenIdConnectProvidersPerAccount", providersPerAccount);
  }
  const thumbprints = members(parameters, "ThumbprintList");
  const { arn } = await state.createProvider({ url: bare, audiences, thumbprints });
  return { OpenIDConnectProviderArn: arn };
}

async function known({ state, parameters }: IamCall): Promise<OidcProvider> {
  const arn = required(parameters, "OpenIDConnectProviderArn");
  const provider = await state.provider(arn);
  if (!provider) throw new Refusal("NoSuchEntity", `OpenIDConnect Provider not found for arn ${arn}`, 404);
  return provider;
}

export const providerCalls: IamCalls = {
  CreateOpenIDConnectProvider: create,
  async GetOpenIDConnectProvider(call) {
    const provider = await known(call);
    return {
      Url: provider.url,
      ClientIDList: provider.audiences,
      ThumbprintList: provider.thumbprints,
      CreateDate: new Date(provider.createdAt),
      Tags: [],
    };
  },
  async ListOpenIDConnectProviders({ state }) {
    return { OpenIDConnectProviderList: (await state.providers()).map(({ arn }) => ({ Arn: arn })) };
  },
  async AddClientIDToOpenIDConnectProvider(call) {
    const { arn } = await known(call);
    await call.state.addAudience(arn, required(call.parameters, "ClientID"));
    return undefined;
  },
  async DeleteOpenIDConnectProvider(call) {
    const { arn } = await known(call);
    await call.state.deleteProvider(arn);
    return undefined;
  },
  async GetAccountSummary({ state, quotas }) {
    const summary = new Map([
      ["Roles", await state.countRoles()],
      ["RolesQuota", quotas.roles],
      ["Policies", (await state.policies()).length],
      ["AttachedPoliciesPerRoleQuota", quotas.policiesPerRole],
      ["AssumeRolePolicySizeQuota", quotas.trust],
      ["Providers", (await state.providers()).length],
    ]);
    return { SummaryMap: summary };
  },
};
