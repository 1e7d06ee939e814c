import { UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CloudKeys } from "../../../sandbox/contract.ts";
import type { Lease } from "../../../src/core/lease.ts";
import { minute } from "../../../src/core/time.ts";
import { type AwsWorld, startWorld } from "../provider/world.ts";
import { query, send, session, table } from "./raw.ts";

/** Attacks by whoever may write the policy of a resource, or of another role, and holds a session of a lease. */
const account = "210987654321";
const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";
const provider = `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
const everything = { Effect: "Allow", Action: "*", Resource: "*" };
const policyOf = (...Statement: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const nameOf = (arn: string) => arn.split("/").at(-1)!;

describe("a resource policy that", () => {
  let world: AwsWorld;
  let lease: Lease;
  let keys: CloudKeys;
  let role: string;
  beforeAll(async () => {
    world = await startWorld("memory");
    lease = world.lease();
    role = (await world.provider.bind(lease)).resource;
    keys = await session(world, lease);
  });
  afterAll(() => world.stop());

  const sessionArn = () => `arn:aws:sts::${account}:assumed-role/${nameOf(role)}/${lease.id}@1-1-1`;
  const tag = { StringEquals: { "aws:PrincipalTag/sallyport:target": "payments-production" } };
  const like = { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${account}:role/sallyport/*` } };
  const federated = { StringEquals: { "aws:FederatedProvider": provider } };
  const namings: readonly {
    readonly naming: string;
    readonly principal: () => object;
    readonly condition?: object;
  }[] = [
    { naming: "names the session", principal: () => ({ AWS: sessionArn() }) },
    { naming: "names the role", principal: () => ({ AWS: role }) },
    { naming: "names the account's root", principal: () => ({ AWS: `arn:aws:iam::${account}:root` }) },
    { naming: "names the account by its number", principal: () => ({ AWS: account }) },
    { naming: "names everyone", principal: () => ({ AWS: "*" }) },
    { naming: "names whoever bears the role's tag", principal: () => ({ AWS: "*" }), condition: tag },
    { naming: "names whoever stands under our path", principal: () => ({ AWS: "*" }), condition: like },
    { naming: "names whoever came through GitHub's issuer", principal: () => ({ AWS: "*" }), condition: federated },
  ];

  test.each(namings)("$naming adds nothing to the grant", async ({ principal, condition }) => {
    const generous = { ...everything, Principal: principal(), ...(condition ? { Condition: condition } : {}) };
    const document = { Version: "2012-10-17", Statement: [generous] };
    for (const name of ["ledger", "secrets"])
      world.cloud.resourcePolicy(account, `arn:aws:dynamodb:eu-west-1:${account}:table/${name}`, document);
    world.cloud.resourcePolicy(account, "arn:aws:s3:::vault", document);
    expect(await table(world, keys, "GetItem")).toMatchObject({ status: 200 });
    for (const operation of ["Scan", "DeleteItem"])
      expect(await table(world, keys, operation)).toMatchObject({ code: "AccessDeniedException" });
    expect(await table(world, keys, "GetItem", { name: "secrets" })).toMatchObject({ code: "AccessDeniedException" });
    const granted = `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`;
    const elsewhere = { name: granted, region: "us-east-1" };
    expect(await table(world, keys, "GetItem", elsewhere)).toMatchObject({ code: "AccessDeniedException" });
    for (const [method, path] of [
      ["GET", "/vault/secret"],
      ["PUT", "/vault/mine"],
      ["PUT", "/vault?policy"],
    ] as const)
      expect(await send(world, keys, { service: "s3", method, path })).toMatchObject({ code: "AccessDenied" });
  });

  test.each(namings)("$naming opens no role to the session", async ({ principal, condition }) => {
    const trust = policyOf({
      Effect: "Allow",
      Principal: principal(),
      Action: ["sts:AssumeRole", "sts:TagSession"],
      ...(condition ? { Condition: condition } : {}),
    });
    const known = (await world.cloud.roles(account)).find(({ name }) => name === "operations");
    const RoleArn = known?.arn ?? (await world.foreign()).outside;
    await world.owner().send(new UpdateAssumeRolePolicyCommand({ RoleName: "operations", PolicyDocument: trust }));
    const chained = { RoleArn, RoleSessionName: "chained" };
    expect(await query(world, keys, "sts:AssumeRole", chained)).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  test.each(namings)("$naming gives nothing after the end, nor after the release", async ({ principal, condition }) => {
    const generous = { ...everything, Principal: principal(), ...(condition ? { Condition: condition } : {}) };
    const ledger = `arn:aws:dynamodb:eu-west-1:${account}:table/ledger`;
    const [ending, released] = [world.lease({ until: world.now() + 6 * minute }), world.lease()];
    const open = async (one: Lease) => {
      const { resource } = await world.provider.bind(one);
      const named = JSON.stringify(generous).replaceAll(nameOf(role), nameOf(resource)).replaceAll(role, resource);
      const document = { Version: "2012-10-17", Statement: [JSON.parse(named.replaceAll(lease.id, one.id))] };
      world.cloud.resourcePolicy(account, ledger, document);
      const held = await session(world, one);
      expect(await table(world, held, "GetItem")).toMatchObject({ status: 200 });
      return { held, RoleName: nameOf(resource) };
    };
    const given = await open(released);
    const own = { RoleName: given.RoleName, PolicyArn: denyAll };
    expect(await query(world, given.held, "iam:AttachRolePolicy", own)).toMatchObject({ status: 200 });
    expect(await table(world, given.held, "GetItem")).toMatchObject({ code: "AccessDeniedException" });
    expect(await query(world, given.held, "iam:DetachRolePolicy", own)).toMatchObject({ status: 403 });
    const late = await open(ending);
    world.move(6 * minute);
    expect(await table(world, late.held, "GetItem")).toMatchObject({ code: "AccessDeniedException" });
  });
});
