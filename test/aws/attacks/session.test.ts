import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CloudKeys } from "../../../sandbox/contract.ts";
import type { Binding } from "../../../src/core/binding.ts";
import type { Lease } from "../../../src/core/lease.ts";
import { states } from "../../moto.ts";
import { type AwsWorld, startWorld } from "../provider/world.ts";
import { query, send, session, table } from "./raw.ts";

/** Attacks by a session of a lease: by the job's own code, or by whoever stole its credentials. */
const account = "210987654321";
const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const boundary = `arn:aws:iam::${account}:policy/sallyport-boundary-payments-production`;
const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
const everything = { Effect: "Allow", Action: "*", Resource: "*" };
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const anybody = policyOf({ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" });
const nameOf = (arn: string) => arn.split("/").at(-1)!;

/** What stands in the account: the role under attack, another lease's, and one that has nothing to do with Sallyport. */
interface Standing {
  readonly self: string;
  readonly other: string;
  readonly operations: string;
}

type Attack = readonly [
  what: string,
  action: string,
  parameters: (standing: Standing) => Readonly<Record<string, string>>,
];
const on =
  (parameters: Readonly<Record<string, string>> = {}) =>
  ({ self }: Standing) => ({ RoleName: nameOf(self), ...parameters });

const onIam: readonly Attack[] = [
  ["attaching AdministratorAccess to itself", "iam:AttachRolePolicy", on({ PolicyArn: administrator })],
  ["attaching its own boundary to itself as a policy", "iam:AttachRolePolicy", on({ PolicyArn: boundary })],
  [
    "attaching AWSDenyAll to another lease",
    "iam:AttachRolePolicy",
    ({ other }) => ({ RoleName: nameOf(other), PolicyArn: denyAll }),
  ],
  [
    "attaching AWSDenyAll to somebody's role",
    "iam:AttachRolePolicy",
    ({ operations }) => ({ RoleName: nameOf(operations), PolicyArn: denyAll }),
  ],
  [
    "attaching AWSDenyAll to the control role that could end it",
    "iam:AttachRolePolicy",
    () => ({ RoleName: "sallyport-unbinder", PolicyArn: denyAll }),
  ],
  ["detaching AWSDenyAll from itself", "iam:DetachRolePolicy", on({ PolicyArn: denyAll })],
  ["rewriting its own trust", "iam:UpdateAssumeRolePolicy", on({ PolicyDocument: anybody })],
  [
    "rewriting the trust of another lease",
    "iam:UpdateAssumeRolePolicy",
    ({ other }) => ({ RoleName: nameOf(other), PolicyDocument: anybody }),
  ],
  ["taking its boundary away", "iam:DeleteRolePermissionsBoundary", on()],
  [
    "setting AdministratorAccess as its boundary",
    "iam:PutRolePermissionsBoundary",
    on({ PermissionsBoundary: administrator }),
  ],
  [
    "writing itself a second policy",
    "iam:PutRolePolicy",
    on({ PolicyName: "more", PolicyDocument: policyOf(everything) }),
  ],
  [
    "writing over its policy",
    "iam:PutRolePolicy",
    on({ PolicyName: "sallyport", PolicyDocument: policyOf(everything) }),
  ],
  ["deleting its policy, and its Denies with it", "iam:DeleteRolePolicy", on({ PolicyName: "sallyport" })],
  ["tagging itself", "iam:TagRole", on({ "Tags.member.1.Key": "team", "Tags.member.1.Value": "admins" })],
  ["taking its own mark away", "iam:UntagRole", on({ "TagKeys.member.1": "sallyport:mark" })],
  ["lengthening its sessions", "iam:UpdateRole", on({ MaxSessionDuration: "43200" })],
  ["deleting itself, so that nothing tells of it", "iam:DeleteRole", on()],
  [
    "making a role without a boundary",
    "iam:CreateRole",
    () => ({ RoleName: "mine", AssumeRolePolicyDocument: anybody }),
  ],
  [
    "making a role inside the boundary",
    "iam:CreateRole",
    () => ({ RoleName: "mine", AssumeRolePolicyDocument: anybody, PermissionsBoundary: boundary }),
  ],
  [
    "a new version of its boundary",
    "iam:CreatePolicyVersion",
    () => ({ PolicyArn: boundary, PolicyDocument: policyOf(everything), SetAsDefault: "true" }),
  ],
  ["an older version of its boundary", "iam:SetDefaultPolicyVersion", () => ({ PolicyArn: boundary, VersionId: "v1" })],
  ["deleting its boundary's policy", "iam:DeletePolicy", () => ({ PolicyArn: boundary })],
  ["a policy of its own", "iam:CreatePolicy", () => ({ PolicyName: "mine", PolicyDocument: policyOf(everything) })],
  ["a user", "iam:CreateUser", () => ({ UserName: "mallory" })],
  ["an access key that does not end", "iam:CreateAccessKey", () => ({ UserName: "owner" })],
  [
    "another issuer for the account",
    "iam:CreateOpenIDConnectProvider",
    () => ({ Url: "https://evil.example", "ClientIDList.member.1": "x" }),
  ],
  [
    "another audience for GitHub's issuer",
    "iam:AddClientIDToOpenIDConnectProvider",
    () => ({ OpenIDConnectProviderArn: provider, ClientID: "x" }),
  ],
  ["iam:PassRole of itself", "iam:PassRole", on()],
  ["iam:PassRole of a role with more", "iam:PassRole", ({ operations }) => ({ RoleName: nameOf(operations) })],
  ["reading what roles there are", "iam:ListRoles", () => ({})],
];

const onSts: readonly Attack[] = [
  [
    "role chaining into somebody's role that trusts the whole account",
    "sts:AssumeRole",
    ({ operations }) => ({ RoleArn: operations, RoleSessionName: "chained" }),
  ],
  [
    "role chaining into another lease",
    "sts:AssumeRole",
    ({ other }) => ({ RoleArn: other, RoleSessionName: "chained" }),
  ],
  [
    "role chaining into itself, to begin its hour again",
    "sts:AssumeRole",
    ({ self }) => ({ RoleArn: self, RoleSessionName: "chained" }),
  ],
  [
    "role chaining into the binder",
    "sts:AssumeRole",
    () => ({ RoleArn: `arn:aws:iam::${account}:role/sallyport-binder`, RoleSessionName: "chained" }),
  ],
  [
    "role chaining with a session tag",
    "sts:AssumeRole",
    ({ operations }) => ({
      RoleArn: operations,
      RoleSessionName: "chained",
      "Tags.member.1.Key": "team",
      "Tags.member.1.Value": "admins",
    }),
  ],
  [
    "role chaining with a transitive tag",
    "sts:AssumeRole",
    ({ operations }) => ({ RoleArn: operations, RoleSessionName: "chained", "TransitiveTagKeys.member.1": "team" }),
  ],
  ["sts:GetFederationToken", "sts:GetFederationToken", () => ({ Name: "mallory", Policy: policyOf(everything) })],
  ["sts:GetSessionToken", "sts:GetSessionToken", () => ({ DurationSeconds: "129600" })],
];

const onServices = [
  ["a function that would run as another role", "lambda:CreateFunction"],
  ["an instance that would run as another role", "ec2:RunInstances"],
  ["a command on an instance", "ssm:SendCommand"],
  ["a stack that would be made as another role", "cloudformation:CreateStack"],
  ["a task that would run as another role", "ecs:RunTask"],
  ["a grant on a key", "kms:CreateGrant"],
  ["a share with another account", "ram:CreateResourceShare"],
  ["secrets", "secretsmanager:GetSecretValue"],
  ["the end of the log", "cloudtrail:StopLogging"],
  ["the log", "cloudtrail:LookupEvents"],
] as const;

describe.each(states())("a session over %s may not have", (state) => {
  let world: AwsWorld;
  let standing: Standing;
  let bound: Binding;
  let keys: CloudKeys;
  let lease: Lease;
  beforeAll(async () => {
    world = await startWorld(state);
    lease = world.lease();
    bound = await world.provider.bind(lease);
    const { resource: other } = await world.provider.bind(world.lease());
    const { outside: operations } = await world.foreign();
    standing = { self: bound.resource, other, operations };
    keys = await session(world, lease);
  });
  afterAll(() => world.stop());

  test.each([...onIam, ...onSts])("%s", async (_, action, parameters) => {
    expect(await query(world, keys, action, parameters(standing))).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  test.each(onServices)("%s: a call to a service that was not listed", async (_, action) => {
    const [service = "", operation] = action.split(":");
    const headers = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `Any.${operation}` };
    const KeyId = `arn:aws:kms:eu-west-1:${account}:key/11111111-2222-3333-4444-555555555555`;
    // A key of which nobody may do anything by its own policy: it is there to be refused, and not merely missing.
    world.cloud.resourcePolicy(account, KeyId, { Version: "2012-10-17", Statement: [] });
    const body = JSON.stringify({ KeyId });
    expect(await send(world, keys, { service, headers, body })).toMatchObject({ code: "AccessDeniedException" });
    expect(world.cloud.requests.at(-1)).toMatchObject({ action, allowed: false });
  });

  test("what was not granted on the table that was, and what was granted on another", async () => {
    const refused = { status: 400, code: "AccessDeniedException" };
    expect(await table(world, keys, "GetItem")).toMatchObject({ status: 200 });
    for (const operation of ["Scan", "DeleteItem", "PutItem", "Query", "getitem2"])
      expect(await table(world, keys, operation)).toMatchObject(refused);
    for (const name of ["ledger2", "Ledger", "ledge", `arn:aws:dynamodb:eu-west-1:999999999999:table/ledger`])
      expect(await table(world, keys, "GetItem", { name })).toMatchObject(refused);
  });

  test("a call in another region, also on the table that was granted", async () => {
    const granted = `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`;
    for (const name of ["ledger", granted])
      expect(await table(world, keys, "GetItem", { name, region: "us-east-1" })).toMatchObject({ status: 400 });
    expect(await table(world, keys, "GetItem", { name: granted })).toMatchObject({ status: 200 });
  });

  test("more by a session policy that allows everything", async () => {
    const wide = await session(world, lease, { Policy: policyOf(everything) });
    expect(await table(world, wide, "GetItem")).toMatchObject({ status: 200 });
    expect(await table(world, wide, "Scan")).toMatchObject({ status: 400 });
    expect(await query(world, wide, "iam:CreateUser", { UserName: "mallory" })).toMatchObject({ status: 403 });
  });

  test("anything of all that left behind: the role stands as it was bound", async () => {
    const [listed] = (await world.provider.list()).filter(({ resource }) => resource === bound.resource);
    expect(listed).toMatchObject({ state: "open", mark: bound.mark, until: bound.until });
    expect(await world.provider.bind(lease)).toMatchObject({ resource: bound.resource, state: "open" });
  });
});
