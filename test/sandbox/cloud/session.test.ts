import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CloudKeys } from "../../../sandbox/contract.ts";
import { startOidc } from "../../../sandbox/oidc/index.ts";
import { states } from "../../moto.ts";
import {
  account,
  assume,
  audience,
  claims,
  dynamodb,
  host,
  idToken,
  makeRole,
  policy,
  providerArn,
  refused,
  startWorld,
  stsAs,
  table,
  trust,
  type World,
} from "./world.ts";

const minutes = 60_000;

describe.each(states())("beginning a session over %s", (state) => {
  let world: World;
  let roles = 0;
  beforeAll(async () => {
    world = await startWorld({ state });
  });
  afterAll(() => world.stop());

  const role = (wanted: Parameters<typeof makeRole>[1] = {}) => {
    roles += 1;
    return makeRole(world, { name: `role-${roles}`, ...wanted });
  };
  const identity = async (keys: CloudKeys) => stsAs(world.cloud, keys).send(new GetCallerIdentityCommand({}));

  test("a job's token becomes a session that does what the role may, and nothing else", async () => {
    const { arn, name } = await role();
    const keys = await assume(world, arn);
    expect((await identity(keys)).Arn).toBe(`arn:aws:sts::${account}:assumed-role/${name}/backfill@1-1-1`);
    const item = { id: { S: "1" }, amount: { N: "7" } };
    expect((await dynamodb(world, keys, "PutItem", { TableName: "ledger", Item: item })).status).toBe(200);
    const read = await dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "1" } } });
    expect(JSON.parse(read.body)).toEqual({ Item: item });
    const deleted = await dynamodb(world, keys, "DeleteItem", { TableName: "ledger", Key: { id: { S: "1" } } });
    expect(deleted.status).toBe(400);
    expect(deleted.body).toContain("AccessDeniedException");
    expect(deleted.body).toContain(`is not authorized to perform: dynamodb:DeleteItem on resource: ${table}`);
    expect((await dynamodb(world, keys, "GetItem", { TableName: "other", Key: {} })).status).toBe(400);
  });

  test("the answer says whose session it is, and from which token", async () => {
    const { arn, name } = await role();
    const sent = new URLSearchParams({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: arn,
      RoleSessionName: "by-get",
      WebIdentityToken: await idToken(world),
      DurationSeconds: "900",
    });
    for (const init of [{ method: "GET" }, { method: "POST", body: sent }]) {
      const answer = await fetch(`${world.cloud.url}/${init.method === "GET" ? `?${sent}` : ""}`, init);
      const xml = await answer.text();
      expect(answer.status, xml).toBe(200);
      expect(xml).toContain(`<Arn>arn:aws:sts::${account}:assumed-role/${name}/by-get</Arn>`);
      expect(xml).toContain(`<SubjectFromWebIdentityToken>${claims.sub}</SubjectFromWebIdentityToken>`);
      expect(xml).toContain(`<Audience>${audience}</Audience><Provider>${providerArn}</Provider>`);
      const [, ends = ""] = /<Expiration>([^<]+)</.exec(xml) ?? [];
      expect(Math.abs(Date.parse(ends) - world.clock.now() - 15 * minutes)).toBeLessThan(20_000);
    }
  });

  test.each([
    ["sub", "repo:acme/payments:environment:staging"],
    ["repository_id", "5002"],
    ["repository_owner_id", "78"],
    ["ref", "refs/heads/side"],
    ["environment", "staging"],
    ["job_workflow_ref", "acme/payments/.github/workflows/other.yml@refs/heads/main"],
  ])("another %s is not admitted", async (claim, value) => {
    const { arn } = await role();
    const token = await idToken(world, { [claim]: value });
    expect(await refused(assume(world, arn, { token }))).toBe("AccessDenied");
    expect(world.cloud.requests.at(-1)).toMatchObject({ action: "sts:AssumeRoleWithWebIdentity", allowed: false });
  });

  test("tokens of others are not believed", async () => {
    const { arn } = await role();
    const wrongAudience = await idToken(world, {}, "somebody-else");
    expect(await refused(assume(world, arn, { token: wrongAudience }))).toBe("InvalidIdentityTokenException");
    expect(await refused(assume(world, arn, { token: "no.jwt" }))).toBe("InvalidIdentityTokenException");

    const stranger = await startOidc({ clock: world.clock });
    const forged = await idToken({ ...world, oidc: stranger });
    await stranger.stop();
    expect(await refused(assume(world, arn, { token: forged }))).toBe("InvalidIdentityTokenException");

    const [head, body, signature] = (await idToken(world)).split(".");
    const changed = JSON.parse(Buffer.from(body ?? "", "base64url").toString());
    const payload = Buffer.from(JSON.stringify({ ...changed, ref: "refs/heads/main2" })).toString("base64url");
    const altered = `${head}.${payload}.${signature}`;
    expect(await refused(assume(world, arn, { token: altered }))).toBe("InvalidIdentityTokenException");

    const { privateKey, publicKey } = await generateKeyPair("RS256");
    await exportJWK(publicKey);
    const elsewhere = await new SignJWT({ ...claims, iss: "https://evil.example", aud: audience })
      .setProtectedHeader({ alg: "RS256" })
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);
    expect(await refused(assume(world, arn, { token: elsewhere }))).toBe("InvalidIdentityTokenException");
  });

  test("what a token or a call would bring into the session is for the trust to allow as well", async () => {
    const claim = { "https://aws.amazon.com/source_identity": "ann" };
    const plain = await role();
    const token = () => idToken(world, claim);
    await expect(assume(world, plain.arn, { token: await token() })).rejects.toThrow(
      "Not authorized to perform sts:SetS",
    );
    const both = trust().replace(
      '"sts:AssumeRoleWithWebIdentity"',
      '["sts:AssumeRoleWithWebIdentity","sts:SetSourceIdentity"]',
    );
    const { arn } = await role({ trust: both });
    await expect(assume(world, arn, { token: await token() })).rejects.toThrow(
      "sts:SetSourceIdentity is permitted, and not",
    );
    const owner = stsAs(world.cloud, world.cloud.admin(account));
    const trusting = policy({ Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" });
    const chained = { RoleArn: (await role({ trust: trusting })).arn, RoleSessionName: "ann" };
    const tagged = { ...chained, Tags: [{ Key: "team", Value: "red" }] };
    expect(await refused(owner.send(new AssumeRoleCommand(tagged)))).toBe("AccessDenied");
    expect((await owner.send(new AssumeRoleCommand(chained))).AssumedRoleUser?.Arn).toContain("ann");
  });

  test("an account that has no provider for the issuer believes no token of it", async () => {
    const elsewhere = `arn:aws:iam::111122223333:role/backfill`;
    await expect(assume(world, elsewhere)).rejects.toThrow(
      "No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com",
    );
  });

  test("an old token is refused", async () => {
    const { arn } = await role();
    const token = await idToken(world);
    world.clock.move(5 * minutes);
    expect(await refused(assume(world, arn, { token }))).toBe("ExpiredTokenException");
    await assume(world, arn);
  });

  test("the window of the trust ends by the clock alone", async () => {
    const until = new Date(world.clock.now() + 30 * minutes).toISOString().replace(/\.\d+/, "");
    const window = { DateLessThan: { "aws:CurrentTime": until } };
    const { arn } = await role({ trust: trust(window) });
    await assume(world, arn);
    world.clock.move(31 * minutes);
    expect(await refused(assume(world, arn))).toBe("AccessDenied");
  });

  test.each([
    ["a name of one character", { session: "x" }],
    ["a name of 65 characters", { session: "x".repeat(65) }],
    ["a name with a slash", { session: "a/b" }],
    ["less than 15 minutes", { duration: 899 }],
    ["more than 12 hours", { duration: 43_201 }],
    ["more than the role's longest", { duration: 3601 }],
    ["a token of 20001 characters", { token: "x".repeat(20_001) }],
  ])("%s is a ValidationError", async (_, asked) => {
    const { arn } = await role();
    expect(await refused(assume(world, arn, asked))).toBe("ValidationError");
  });

  test("a path that is not the role's finds no role", async () => {
    const { name } = await role();
    expect(await refused(assume(world, `arn:aws:iam::${account}:role/${name}`))).toBe("AccessDenied");
  });

  test("a condition that is not understood admits nobody", async () => {
    const { arn } = await role({ trust: trust({ BinaryEquals: { [`${host}:sub`]: "eA==" } }) });
    expect(await refused(assume(world, arn))).toBe("AccessDenied");
    expect(world.cloud.requests.at(-1)?.why).toContain("could not be evaluated");
  });

  test("AssumeRole asks trust and permission", async () => {
    const owner = world.cloud.admin(account);
    const plain = (principal: object) => policy({ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" });
    const inner = await role({ trust: plain({ AWS: account }) });
    const outer = await role();
    const ask = (keys: CloudKeys, RoleArn: string) =>
      stsAs(world.cloud, keys).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "chained" }));
    const made = await ask(owner, inner.arn);
    expect(made.AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${account}:assumed-role/${inner.name}/chained`);
    expect(await refused(ask(owner, outer.arn))).toBe("AccessDenied");
    expect(await refused(ask(owner, inner.arn.replace("/sallyport/", "/")))).toBe("AccessDenied");
    expect(await refused(ask(owner, `${outer.arn}-missing`))).toBe("AccessDenied");
    expect(await refused(ask(await assume(world, outer.arn), inner.arn))).toBe("AccessDenied");
  });
});
