import { DeleteRolePolicyCommand, GetRoleCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Refusal, startCloud } from "../../../sandbox/cloud/index.ts";
import { minute } from "../../../src/core/time.ts";
import { states } from "../../moto.ts";
import { account, assume, denyAll, dynamodb, iamAs, makeRole, refused, startWorld, type World } from "./world.ts";

describe("one address for every service", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  test("an outage is one account's, and ends", async () => {
    const role = await makeRole(world);
    const keys = await assume(world, role.arn);
    const list = () => world.iam.send(new ListRolesCommand({}));
    world.cloud.outage(account, true);
    expect(await refused(list())).toBe("ServiceUnavailable");
    expect(await refused(assume(world, role.arn))).toBe("ServiceUnavailable");
    expect((await dynamodb(world, keys, "GetItem")).status).toBe(503);
    world.cloud.outage(account, false);
    await list();
  });

  test("a connection can be cut before the request is served", async () => {
    const seen: string[] = [];
    const { requests } = world.cloud.served;
    world.cloud.before = ({ action, account: of, number }) => {
      seen.push(`${number - requests} ${of} ${action}`);
      throw new Error("cut");
    };
    const before = world.cloud.requests.length;
    await expect(makeRole(world)).rejects.toThrow();
    world.cloud.before = undefined;
    expect(seen[0]).toBe(`1 ${account} iam:CreateRole`);
    expect(world.cloud.requests).toHaveLength(before);
    expect(await world.cloud.roles(account)).toEqual([]);
  });

  test("a connection can be cut when the work is done", async () => {
    world.cloud.after = ({ action }) => {
      if (action === "iam:CreateRole") throw new Error("cut");
    };
    await expect(makeRole(world)).rejects.toThrow();
    expect((await world.cloud.roles(account)).map(({ name }) => name)).toEqual(["backfill"]);
  });

  test("a test can have any refusal answered", async () => {
    world.cloud.before = () => {
      throw new Refusal("Throttling", "Rate exceeded");
    };
    expect(await refused(world.iam.send(new ListRolesCommand({})))).toBe("Throttling");
  });

  test("requests and connections are counted", async () => {
    const { requests, connections } = world.cloud.served;
    await world.iam.send(new ListRolesCommand({}));
    await world.iam.send(new ListRolesCommand({}));
    expect(world.cloud.served.requests - requests).toBe(2);
    expect(world.cloud.served.connections - connections).toBeLessThan(2);
    expect(world.cloud.requests.at(-1)).toMatchObject({ action: "iam:ListRoles", allowed: true, account });
  });

  test("answers wait as long as they are told", async () => {
    world.cloud.setDelay(150);
    const begun = performance.now();
    await world.iam.send(new ListRolesCommand({}));
    expect(performance.now() - begun).toBeGreaterThanOrEqual(145);
  });

  test("an account that was not named has no owner", () => {
    expect(() => world.cloud.admin("000000000000")).toThrow("000000000000");
  });

  test("accounts do not see each other", async () => {
    const second = "111122223333";
    const cloud = await startCloud({ clock: world.clock, issuers: [world.oidc], accounts: [account, second] });
    const here = { ...world, cloud, iam: iamAs(cloud, cloud.admin(account)) };
    await makeRole(here);
    const there = iamAs(cloud, cloud.admin(second));
    expect(await refused(there.send(new GetRoleCommand({ RoleName: "backfill" })))).toBe("NoSuchEntityException");
    expect((await here.iam.send(new ListRolesCommand({}))).Roles).toHaveLength(1);
    await cloud.stop();
  });
});

describe.each(states())("with propagation over %s", (state) => {
  test("the judge sees a change of a role only after the delay, reads see it at once", async () => {
    const world = await startWorld({ state, propagation: minute });
    const role = await makeRole(world);
    expect(await refused(assume(world, role.arn))).toBe("AccessDenied");
    await world.iam.send(new GetRoleCommand({ RoleName: role.name }));
    world.clock.move(minute);
    const keys = await assume(world, role.arn);
    const read = () => dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "1" } } });
    await denyAll(world, role.name);
    await world.iam.send(new DeleteRolePolicyCommand({ RoleName: role.name, PolicyName: "grant" }));
    expect((await read()).status).toBe(200);
    world.clock.move(minute);
    expect((await read()).status).toBe(400);
    await world.stop();
  });
});
