import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeleteRolePermissionsBoundaryCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  PutRolePolicyCommand,
} from "@aws-sdk/client-iam";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "../../../sandbox/cloud/refusal.ts";
import { minute } from "../../../src/core/time.ts";
import { boundaryArn, inlinePolicy, roleNameOf } from "../../../src/providers/aws/names.ts";
import { walls } from "../../../src/providers/aws/proof-sealed.ts";
import { awsProvider } from "../../../src/providers/aws/provider.ts";
import { configuration, leaseOf, target } from "./example.ts";
import { startWorld } from "./world.ts";

type World = Awaited<ReturnType<typeof startWorld>>;

describe("the AWS provider", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld("memory");
  });
  afterAll(() => world.stop());

  const writes = () =>
    world.cloud.requests.filter(({ action }) => /^iam:(Create|Put|Update|Attach|Tag)/.test(action)).length;

  test("creates nothing for a grant beyond the ceiling, and says why", async () => {
    const { from, until } = world.lease();
    const lease = leaseOf({ from, until, access: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::x/y"] }] });
    const before = writes();
    const bound = world.provider.bind(lease);
    await expect(bound).rejects.toMatchObject({
      code: "provider.proof-failed",
      message: expect.stringContaining("s3:GetObject"),
    });
    expect(writes()).toBe(before);
  });

  test("creates nothing for a target whose boundary is not deployed", async () => {
    const lease = world.lease();
    const other = { ...lease, target: { ...lease.target, name: "another" } };
    const before = writes();
    await expect(world.provider.bind(other)).rejects.toMatchObject({
      code: "aws.access-denied",
      message: expect.stringMatching(
        /^read arn:aws:iam::\d{12}:policy\/.*that bootstrap is up to date in this account$/,
      ),
    });
    expect(writes()).toBe(before);
  });

  test("creates nothing for a target whose boundary somebody took away", async () => {
    const PolicyArn = boundaryArn(target);
    const owner = world.owner();
    const { PolicyVersion } = await owner.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: "v1" }));
    await owner.send(new DeletePolicyCommand({ PolicyArn }));
    const before = writes();
    await expect(world.provider.bind(world.lease())).rejects.toMatchObject({
      code: "aws.boundary-missing",
      message: `there is no ${PolicyArn}; deploy bootstrap/ in ${target.target.account}`,
    });
    expect(writes()).toBe(before);
    const PolicyDocument = decodeURIComponent(PolicyVersion!.Document!);
    await owner.send(new CreatePolicyCommand({ PolicyName: PolicyArn.split("/").at(-1), PolicyDocument }));
  });

  test("makes the role bounded, tagged and shut at first", async () => {
    const lease = world.lease();
    const { resource } = await world.provider.bind(lease);
    const mine = world.cloud.requests.filter(({ parameters }) => parameters.RoleName === roleNameOf(lease));
    const changes = mine.filter(({ action }) => !/:(Get|List)/.test(action)).map(({ action }) => action);
    expect([...new Set(changes)]).toEqual(["iam:CreateRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"]);
    const role = (await world.cloud.roles(target.target.account)).find(({ arn }) => arn === resource);
    expect(role).toMatchObject({
      boundary: boundaryArn(target),
      longest: 3600,
      tags: { "sallyport:mark": lease.mark },
    });
  });

  test("a second bind writes nothing", async () => {
    const lease = world.lease();
    await world.provider.bind(lease);
    const before = writes();
    await world.provider.bind(lease);
    expect(writes()).toBe(before);
  });

  test("will not take up a role to which something was added by hand", async () => {
    const lease = world.lease();
    await world.provider.bind(lease);
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    });
    const input = { RoleName: roleNameOf(lease), PolicyDocument };
    await world.owner().send(new PutRolePolicyCommand({ ...input, PolicyName: "more" }));
    await expect(world.provider.bind(lease)).rejects.toMatchObject({
      message: expect.stringContaining("its policies are"),
    });
    await world.owner().send(new PutRolePolicyCommand({ ...input, PolicyName: inlinePolicy }));
    await expect(world.provider.bind(lease)).rejects.toMatchObject({ code: "provider.foreign" });
  });

  test("tells a trust that was changed by hand, and ends it", async () => {
    const lease = world.lease();
    const binding = await world.provider.bind(lease);
    await world.widen(lease);
    const [found] = (await world.provider.list()).filter(({ mark }) => mark === lease.mark);
    expect(found).toMatchObject({ state: "unexplained", reason: "its trust was changed after it was opened" });
    await world.provider.unbind(binding);
    expect(await world.assumeAsStranger(lease)).toBeUndefined();
  });

  test("gives a role that lost its boundary AWSDenyAll for one, so that nothing lifts its end", async () => {
    const lease = world.lease();
    const binding = await world.provider.bind(lease);
    const RoleName = roleNameOf(lease);
    await world.owner().send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    expect(await world.provider.unbind(binding)).toMatchObject({ proof: "evaluation", walls });
    const { Role } = await world.owner().send(new GetRoleCommand({ RoleName }));
    expect(Role?.PermissionsBoundary?.PermissionsBoundaryArn).toBe("arn:aws:iam::aws:policy/AWSDenyAll");
  });

  test("proves a sealed role once more without writing to it, and shuts it again where somebody opened it", async () => {
    const lease = world.lease();
    await world.provider.unbind(await world.provider.bind(lease));
    const sealed = (await world.provider.list()).find(({ mark }) => mark === lease.mark)!;
    expect(sealed.state).toBe("sealed");
    const before = writes();
    expect(await world.provider.unbind(sealed)).toMatchObject({
      sealedAt: sealed.sealedAt,
      proof: "evaluation",
      walls,
    });
    expect(writes()).toBe(before);
    await world.widen(lease);
    expect(await world.provider.unbind(sealed)).toMatchObject({ proof: "evaluation" });
    expect(await world.assumeAsStranger(lease)).toBeUndefined();
  });

  test("takes what was made a moment ago, and cannot be seen yet, for standing: nothing is said to be over", async () => {
    const lease = world.lease();
    const binding = await world.provider.bind(lease);
    const held = await world.assume(lease);
    const unseen = (action: string) => {
      if (action === "iam:GetRole") throw new Refusal("NoSuchEntity", "not yet", 404);
    };
    world.cloud.before = ({ action }) => unseen(action);
    await expect(world.admin.unbind(binding)).rejects.toMatchObject({ code: "provider.not-sealed", retryable: true });
    expect(await held?.granted()).toBe(false);
    world.move(10 * minute);
    await expect(world.admin.unbind(binding)).rejects.toMatchObject({ code: "provider.not-sealed" });
    world.cloud.before = undefined;
    expect(await world.admin.unbind(binding)).toMatchObject({ proof: "evaluation" });
  });

  test("says nothing of the end of a role that somebody deleted, old enough to be seen were it there", async () => {
    const lease = world.lease();
    const binding = await world.provider.bind(lease);
    world.cloud.before = ({ action }) => {
      if (/^iam:/.test(action)) throw new Refusal("NoSuchEntity", "the role is gone", 404);
    };
    await expect(world.admin.unbind(binding)).rejects.toMatchObject({ code: "provider.not-sealed" });
    world.move(10 * minute);
    expect(await world.admin.unbind(binding)).not.toHaveProperty("sealedAt");
    world.cloud.before = undefined;
  });

  test("shuts a role's trust and ends its sessions even where AWSDenyAll finds no room, and says so", async () => {
    const lease = world.lease();
    const binding = await world.provider.bind(lease);
    const held = await world.assume(lease);
    for (let n = 0; n < 10; n += 1)
      await world.owner().send(
        new AttachRolePolicyCommand({
          RoleName: roleNameOf(lease),
          PolicyArn: await world.policy(`filler-${lease.id}-${n}`),
        }),
      );
    await expect(world.provider.unbind(binding)).rejects.toMatchObject({ code: "aws.limit-exceeded" });
    expect(await world.assume(lease)).toBeUndefined();
    expect(await held?.granted()).toBe(false);
    expect((await world.provider.list()).find(({ mark }) => mark === lease.mark)?.state).toBe("unexplained");
  });

  test("tells the uses of a lease from the log: who was let in, what they called, what was refused", async () => {
    const lease = world.lease();
    const binding = await world.provider.bind(lease);
    expect(await world.provider.uses(binding)).toEqual([]);
    await world.assumeAsStranger(lease);
    const session = await world.assume(lease);
    await session?.release();
    const uses = await world.provider.uses(binding);
    expect(uses.map(({ action, allowed }) => [action, allowed])).toEqual([
      ["sts:AssumeRoleWithWebIdentity", false],
      ["sts:AssumeRoleWithWebIdentity", true],
      ["iam:AttachRolePolicy", true],
    ]);
    expect(new Set(uses.map((use) => use.session))).toEqual(new Set([`${lease.id}@1-1-1`]));
    // Who was let in is one lookup; what each session called would be one more a session.
    const lookups = () => world.cloud.requests.filter(({ action }) => action === "cloudtrail:LookupEvents").length;
    const before = lookups();
    expect(await world.provider.uses(binding, "sessions")).toEqual(uses.slice(0, 2));
    const regions = new Set([...target.target.regions, "us-east-1"]).size;
    expect(lookups() - before).toBe(regions);
  });

  test("a log that anybody filled with a thousand refused attempts is not read to its end by a run that has to tell what it did, and says so; audit reads all of it", async () => {
    const lease = world.lease();
    const binding = await world.provider.bind(lease);
    const some = Array.from({ length: 35 });
    for (const _ of some) await Promise.all(some.slice(5).map(() => world.assumeAsStranger(lease)));
    const lookups = () => world.cloud.requests.filter(({ action }) => action === "cloudtrail:LookupEvents").length;
    const before = lookups();
    await expect(world.provider.uses(binding, "sessions")).rejects.toMatchObject({
      code: "aws.log-unreadable",
      retryable: false,
    });
    expect(lookups() - before).toBeLessThanOrEqual(21 * new Set([...target.target.regions, "us-east-1"]).size);
    expect(await world.provider.uses(binding)).toHaveLength(1050);
  });

  test("an account that is down is a fault worth another try, not an empty list", async () => {
    world.cloud.outage(target.target.account, true);
    await expect(world.admin.list()).rejects.toMatchObject({ code: "aws.unavailable", retryable: true });
    await expect(world.admin.uses({ resource: "x", createdAt: 0 })).rejects.toMatchObject({ retryable: true });
    world.cloud.outage(target.target.account, false);
    expect(await world.admin.list()).toEqual(expect.any(Array));
  });

  test("a reader is refused what it may not do, as a fault that is not worth another try", async () => {
    const reader = await world.as("reader");
    await expect(reader.bind(world.lease())).rejects.toMatchObject({ code: "aws.access-denied", retryable: false });
    const unbinder = await world.as("unbinder");
    await expect(unbinder.bind(world.lease())).rejects.toMatchObject({ code: "aws.access-denied" });
  });

  test("a boundary that was loosened stops every further lease", async () => {
    const open = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
    const input = { PolicyArn: boundaryArn(target), PolicyDocument: JSON.stringify(open), SetAsDefault: true };
    await world.owner().send(new CreatePolicyVersionCommand(input));
    const before = writes();
    await expect(world.provider.bind(world.lease())).rejects.toMatchObject({ code: "aws.boundary-differs" });
    expect(writes()).toBe(before);
  });
});

describe("an endpoint", () => {
  const made = (endpoint: string) =>
    awsProvider({
      configuration,
      account: target.target.account,
      partition: "aws",
      regions: [],
      clock: { now: () => minute },
      credentials: () => Promise.reject(new Error("no call is made here")),
      endpoint,
    });

  test.each(["http://127.0.0.1:5000", "http://localhost:5000", "http://[::1]:5000"])(
    "%s is this machine",
    (endpoint) => {
      expect(made(endpoint).name).toBe("aws");
    },
  );

  test.each([
    "https://iam.amazonaws.com",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com",
    "http://user@127.0.0.1",
    "http://0.0.0.0",
    "https://127.0.0.1",
    "127.0.0.1",
    "",
  ])("%j is refused", (endpoint) => {
    expect(() => made(endpoint)).toThrow(expect.objectContaining({ code: "aws.endpoint-refused" }));
  });
});
