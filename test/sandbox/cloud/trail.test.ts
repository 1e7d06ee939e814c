import { type Event, type LookupAttribute, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  account,
  assume,
  audience,
  claims,
  denyAll,
  dynamodb,
  host,
  iamAs,
  idToken,
  makeRole,
  policy,
  refused,
  startWorld,
  trailAs,
  type World,
} from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

async function lookup(attribute?: LookupAttribute, more: object = {}, region = "eu-west-1"): Promise<readonly Event[]> {
  const trail = trailAs(world.cloud, world.cloud.admin(account), region);
  const found: Event[] = [];
  let NextToken: string | undefined;
  do {
    const input = { NextToken, ...(attribute === undefined ? {} : { LookupAttributes: [attribute] }), ...more };
    const answer = await trail.send(new LookupEventsCommand(input));
    found.push(...(answer.Events ?? []));
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  trail.destroy();
  return found;
}

const detail = (event: Event | undefined) => JSON.parse(event?.CloudTrailEvent ?? "{}");

test("a session's beginning is found by its role, with token, session and key", async () => {
  const role = await makeRole(world, { name: "told" });
  const keys = await assume(world, role.arn, { session: "told@7-1-9" });
  const [event, ...rest] = await lookup({ AttributeKey: "ResourceName", AttributeValue: role.arn });
  expect(rest.map(({ EventName }) => EventName)).toEqual([]);
  expect(event).toMatchObject({
    EventName: "AssumeRoleWithWebIdentity",
    EventSource: "sts.amazonaws.com",
    Username: claims.sub,
  });
  expect(detail(event)).toMatchObject({
    eventSource: "sts.amazonaws.com",
    userIdentity: {
      type: "WebIdentityUser",
      principalId: `${host}:${audience}:${claims.sub}`,
      userName: claims.sub,
      identityProvider: host,
    },
    requestParameters: { roleArn: role.arn, roleSessionName: "told@7-1-9" },
    responseElements: {
      subjectFromWebIdentityToken: claims.sub,
      audience,
      credentials: { accessKeyId: keys.accessKeyId },
      assumedRoleUser: { arn: `arn:aws:sts::${account}:assumed-role/told/told@7-1-9` },
    },
    resources: expect.arrayContaining([{ accountId: account, type: "AWS::IAM::Role", ARN: role.arn }]),
    recipientAccountId: account,
    managementEvent: true,
  });
});

test("the log holds no secret, session token or web identity token", async () => {
  const role = await makeRole(world, { name: "quiet" });
  const token = await idToken(world);
  const keys = await assume(world, role.arn, { token });
  const everything = JSON.stringify([await lookup(), await lookup(undefined, {}, "us-east-1"), world.cloud.requests]);
  for (const secret of [token, keys.secretAccessKey, keys.sessionToken]) expect(everything).not.toContain(secret);
});

test("a refused attempt is in the log too", async () => {
  const role = await makeRole(world, { name: "refused" });
  await refused(assume(world, role.arn, { token: await idToken(world, { ref: "refs/heads/side" }) }));
  const [event] = await lookup({ AttributeKey: "ResourceName", AttributeValue: role.arn });
  expect(detail(event)).toMatchObject({ errorCode: "AccessDenied", responseElements: null });
});

test("what a session does in IAM bears its key and its role, in us-east-1", async () => {
  const role = await makeRole(world, {
    name: "doer",
    policy: policy({ Effect: "Allow", Action: "iam:GetRole", Resource: "*" }),
  });
  const keys = await assume(world, role.arn);
  await iamAs(world.cloud, keys).send(new GetRoleCommand({ RoleName: "doer" }));
  await denyAll(world, "doer");
  await refused(iamAs(world.cloud, keys).send(new GetRoleCommand({ RoleName: "doer" })));
  const byKey = { AttributeKey: "AccessKeyId", AttributeValue: keys.accessKeyId } as const;
  const [denied, allowed, ...rest] = await lookup(byKey, {}, "us-east-1");
  expect(rest).toEqual([]);
  expect(await lookup(byKey)).toEqual([]);
  expect(detail(denied)).toMatchObject({ eventName: "GetRole", errorCode: "AccessDenied" });
  expect(detail(allowed).errorCode).toBeUndefined();
  expect(detail(allowed).userIdentity).toMatchObject({
    type: "AssumedRole",
    accessKeyId: keys.accessKeyId,
    sessionContext: { sessionIssuer: { arn: role.arn, userName: "doer" } },
  });
  const byName = await lookup({ AttributeKey: "ResourceName", AttributeValue: "doer" }, {}, "us-east-1");
  expect(byName.map(({ EventName }) => EventName)).toContain("AttachRolePolicy");
});

test("reading an item is no management event", async () => {
  const role = await makeRole(world, { name: "reader" });
  const keys = await assume(world, role.arn);
  await dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: { id: { S: "1" } } });
  expect(await lookup({ AttributeKey: "AccessKeyId", AttributeValue: keys.accessKeyId })).toEqual([]);
  expect(await lookup({ AttributeKey: "EventName", AttributeValue: "GetItem" })).toEqual([]);
});

test("events come newest first, fifty at a time, within the asked time", async () => {
  const role = await makeRole(world, { name: "often" });
  await assume(world, role.arn, { session: "too-early" });
  const start = new Date(world.clock.now() + 60_000);
  world.clock.move(120_000);
  for (let n = 0; n < 53; n += 1) await assume(world, role.arn, { session: `run-${n}` });
  const byRole = { AttributeKey: "ResourceName", AttributeValue: role.arn } as const;
  const found = await lookup(byRole, { StartTime: start });
  expect(found.map((event) => detail(event).requestParameters.roleSessionName)).toEqual(
    Array.from({ length: 53 }, (_, n) => `run-${52 - n}`),
  );
  expect(await lookup(byRole, { EndTime: start })).toHaveLength(1);
  const trail = trailAs(world.cloud, world.cloud.admin(account));
  const first = await trail.send(new LookupEventsCommand({ LookupAttributes: [byRole] }));
  expect(first.Events).toHaveLength(50);
  expect(await refused(trail.send(new LookupEventsCommand({ LookupAttributes: [byRole, byRole] })))).toBe(
    "InvalidLookupAttributesException",
  );
  expect(await refused(trail.send(new LookupEventsCommand({ MaxResults: 51 })))).toBe("InvalidMaxResultsException");
});

test("events are found only once they are delivered", async () => {
  const role = await makeRole(world, { name: "late" });
  world.cloud.setDelivery(300_000);
  await assume(world, role.arn);
  const byRole = { AttributeKey: "ResourceName", AttributeValue: role.arn } as const;
  expect(await lookup(byRole)).toEqual([]);
  world.clock.move(301_000);
  expect(await lookup(byRole)).toHaveLength(1);
  world.cloud.setDelivery(0);
});

test("looking up takes the right to", async () => {
  const role = await makeRole(world, { name: "curious" });
  const trail = trailAs(world.cloud, await assume(world, role.arn));
  expect(await refused(trail.send(new LookupEventsCommand({})))).toBe("AccessDeniedException");
});

test("a log that was put back to an earlier time can be put back to a later one", async () => {
  const told = async () => {
    const found = await lookup({ AttributeKey: "ResourceName", AttributeValue: "later" }, {}, "us-east-1");
    return found.some(({ EventName }) => EventName === "CreateRole");
  };
  const earlier = world.cloud.snapshot();
  await makeRole(world, { name: "later" });
  const later = world.cloud.snapshot();
  earlier();
  expect(await told()).toBe(false);
  later();
  expect(await told()).toBe(true);
});
