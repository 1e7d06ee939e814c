import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CloudKeys } from "../../../sandbox/contract.ts";
import { claimsOf } from "../../../sandbox/oidc/claims.ts";
import type { Lease } from "../../../src/core/lease.ts";
import { type ControlRole, controlSubject } from "../../../src/providers/aws/control.ts";
import { roleArn } from "../../../src/providers/aws/names.ts";
import { states } from "../../moto.ts";
import { configuration } from "../provider/example.ts";
import { type AwsWorld, startWorld } from "../provider/world.ts";
import { assume, type Changed, keysIn, query, table, tokenOf } from "./raw.ts";

/** Attacks with a control role: by whoever wants to become one, and by whoever has stolen its session. */
const account = "210987654321";
const roles = ["binder", "unbinder", "reader"] as const;
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const boundary = `arn:aws:iam::${account}:policy/sallyport-boundary-payments-production`;
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const everything = policyOf({ Effect: "Allow", Action: "*", Resource: "*" });
const anybody = policyOf({ Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" });
const denied = { status: 403, code: "AccessDenied" };
const nameOf = (arn: string) => arn.split("/").at(-1)!;

const strangers: readonly (readonly [who: string, changed: Changed])[] = [
  ["a job of another branch", { ref: "refs/heads/attack" }],
  ["a pull request's job", { ref: "refs/pull/7/merge", sub: "repo:acme/access:pull_request" }],
  [
    "a job of another workflow file",
    { job_workflow_ref: "acme/access/.github/workflows/validate.yml@refs/heads/main" },
  ],
  ["a job without the environment", { environment: undefined, sub: "repo:acme/access:ref:refs/heads/main" }],
  ["a repository that took over the name", { repository_id: "6666" }],
  [
    "a fork of the access repository",
    { repository: "mallory/access", repository_id: "6667", repository_owner_id: "6668" },
  ],
];

interface Prey {
  /** Name of an open lease's role. */
  readonly leased: string;
  /** Name of a role of somebody else's. */
  readonly operations: string;
}
type Attempt = readonly [what: string, action: string, parameters: (prey: Prey) => Readonly<Record<string, string>>];

const path = `/sallyport/1001/20990101T000000Z/${"0".repeat(32)}/`;
const made = { RoleName: "sallyport-mine", Path: path, AssumeRolePolicyDocument: anybody };

/** What none of the three may do. */
const never: readonly Attempt[] = [
  ["a role without a boundary", "iam:CreateRole", () => made],
  ["a role under another boundary", "iam:CreateRole", () => ({ ...made, PermissionsBoundary: administrator })],
  ["a role outside our path", "iam:CreateRole", () => ({ ...made, Path: "/", PermissionsBoundary: boundary })],
  [
    "AdministratorAccess on a lease",
    "iam:AttachRolePolicy",
    ({ leased }) => ({ RoleName: leased, PolicyArn: administrator }),
  ],
  [
    "AdministratorAccess on itself",
    "iam:AttachRolePolicy",
    () => ({ RoleName: "sallyport-binder", PolicyArn: administrator }),
  ],
  [
    "its own policy",
    "iam:PutRolePolicy",
    () => ({ RoleName: "sallyport-binder", PolicyName: "sallyport", PolicyDocument: everything }),
  ],
  ["its own trust", "iam:UpdateAssumeRolePolicy", () => ({ RoleName: "sallyport-binder", PolicyDocument: anybody })],
  [
    "somebody else's policy",
    "iam:PutRolePolicy",
    ({ operations }) => ({ RoleName: operations, PolicyName: "x", PolicyDocument: everything }),
  ],
  [
    "somebody else's trust",
    "iam:UpdateAssumeRolePolicy",
    ({ operations }) => ({ RoleName: operations, PolicyDocument: anybody }),
  ],
  ["somebody else's end", "iam:DeleteRole", ({ operations }) => ({ RoleName: operations })],
  [
    "an open lease's boundary",
    "iam:PutRolePermissionsBoundary",
    ({ leased }) => ({ RoleName: leased, PermissionsBoundary: administrator }),
  ],
  ["an open lease without its boundary", "iam:DeleteRolePermissionsBoundary", ({ leased }) => ({ RoleName: leased })],
  [
    "an open lease without its Denies",
    "iam:DeleteRolePolicy",
    ({ leased }) => ({ RoleName: leased, PolicyName: "sallyport" }),
  ],
  ["longer sessions", "iam:UpdateRole", ({ leased }) => ({ RoleName: leased, MaxSessionDuration: "43200" })],
  [
    "another version of the boundary",
    "iam:CreatePolicyVersion",
    () => ({ PolicyArn: boundary, PolicyDocument: everything, SetAsDefault: "true" }),
  ],
  ["another issuer", "iam:CreateOpenIDConnectProvider", () => ({ Url: "https://mallory.example" })],
  ["a user", "iam:CreateUser", () => ({ UserName: "mallory" })],
  ["an access key that does not end", "iam:CreateAccessKey", () => ({ UserName: "owner" })],
  [
    "somebody else's session",
    "sts:AssumeRole",
    ({ operations }) => ({ RoleArn: `arn:aws:iam::${account}:role/team/${operations}`, RoleSessionName: "chained" }),
  ],
  ["a session without an end", "sts:GetFederationToken", () => ({ Name: "mallory" })],
];

describe.each(states())("over %s", (state) => {
  let world: AwsWorld;
  let lease: Lease;
  let prey: Prey;
  const keys = new Map<ControlRole, CloudKeys>();

  async function become(role: ControlRole, changed: Changed = {}) {
    const claims = { ...claimsOf(controlSubject(role, configuration)), ...changed };
    const given = { RoleArn: `arn:aws:iam::${account}:role/${configuration.roles[role]}`, RoleSessionName: "mallory" };
    return await assume(world, lease, await tokenOf(world, lease, claims), given);
  }

  beforeAll(async () => {
    world = await startWorld(state);
    lease = world.lease();
    const { resource } = await world.provider.bind(lease);
    prey = { leased: nameOf(resource), operations: nameOf((await world.foreign()).outside) };
    for (const role of roles) keys.set(role, keysIn(await become(role)));
  });
  afterAll(() => world.stop());

  test.each(strangers)("no control role admits %s, asked directly", async (_, changed) => {
    for (const role of roles) {
      expect(await become(role)).toMatchObject({ status: 200 });
      expect(await become(role, changed)).toMatchObject(denied);
    }
  });

  test("no control role admits the job of another one, nor the job of a lease", async () => {
    for (const role of roles) {
      for (const other of roles.filter((one) => one !== role))
        expect(await become(role, claimsOf(controlSubject(other, configuration)))).toMatchObject(denied);
      expect(await become(role, claimsOf(lease.subject))).toMatchObject(denied);
    }
  });

  test.each(never)("a stolen control session may not have: %s", async (_, action, parameters) => {
    for (const role of roles)
      expect(await query(world, keys.get(role)!, action, parameters(prey)), role).toMatchObject(denied);
  });

  test("a control session may list what stands under our path, so that the refusals are not of its keys", async () => {
    for (const role of roles)
      expect(await query(world, keys.get(role)!, "iam:ListRoles")).toMatchObject({ status: 200 });
  });

  test("a stolen control session reads no data, and the reader's changes nothing", async () => {
    for (const role of roles)
      expect((await table(world, keys.get(role)!, "GetItem")).code).toBe("AccessDeniedException");
    for (const [action, parameters] of [
      ["iam:AttachRolePolicy", { RoleName: prey.leased, PolicyArn: "arn:aws:iam::aws:policy/AWSDenyAll" }],
      ["iam:UpdateAssumeRolePolicy", { RoleName: prey.leased, PolicyDocument: anybody }],
      ["iam:DeleteRole", { RoleName: prey.leased }],
      ["iam:TagRole", { RoleName: prey.leased, "Tags.member.1.Key": "a", "Tags.member.1.Value": "b" }],
    ] as const)
      expect(await query(world, keys.get("reader")!, action, parameters)).toMatchObject(denied);
    const mine = { ...made, PermissionsBoundary: boundary };
    for (const role of ["unbinder", "reader"] as const)
      expect(await query(world, keys.get(role)!, "iam:CreateRole", mine)).toMatchObject(denied);
  });

  test("what remains: the unbinder opens a lease's trust to whom it likes, and that session may do nothing", async () => {
    const rewritten = { RoleName: prey.leased, PolicyDocument: anybody };
    expect(await query(world, keys.get("unbinder")!, "iam:UpdateAssumeRolePolicy", rewritten)).toMatchObject({
      status: 200,
    });
    expect(await assume(world, lease, await tokenOf(world, lease))).toMatchObject(denied);
    const chained = { RoleArn: roleArn(lease), RoleSessionName: "chained" };
    const opened = await query(world, world.cloud.admin(account), "sts:AssumeRole", chained);
    expect(opened).toMatchObject({ status: 200 });
    expect((await table(world, keysIn(opened), "GetItem")).code).toBe("AccessDeniedException");
  });
});
