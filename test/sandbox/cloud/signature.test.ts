import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import aws4 from "aws4";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CloudKeys } from "../../../sandbox/contract.ts";
import { account, assume, call, dynamodb, makeRole, refused, region, startWorld, stsAs, type World } from "./world.ts";

let world: World;
let keys: Required<CloudKeys>;
beforeAll(async () => {
  world = await startWorld();
  keys = await assume(world, (await makeRole(world)).arn);
});
afterAll(() => world.stop());

const form = { "content-type": "application/x-www-form-urlencoded" };
const whoAmI = "Action=GetCallerIdentity&Version=2011-06-15";
const ask = (signer: CloudKeys, tamper?: Parameters<typeof call>[3]) =>
  call(world, signer, { service: "sts", headers: form, body: whoAmI }, tamper);

test("a second signer agrees with the first", async () => {
  expect((await ask(keys)).status).toBe(200);
  expect((await stsAs(world.cloud, keys).send(new GetCallerIdentityCommand({}))).Account).toBe(account);
});

test("odd paths and queries are signed as they are sent", async () => {
  const owner = world.cloud.admin(account);
  await call(world, owner, { service: "s3", method: "PUT", path: "/odd" });
  for (const path of ["/odd/a%20b%2Bc/d", "/odd/%C3%A9~", "/odd/x?policy-like=1&b=%20&a=2&a-b=3"]) {
    expect((await call(world, owner, { service: "s3", method: "PUT", path, body: "here" })).status, path).toBe(200);
    expect((await call(world, owner, { service: "s3", method: "GET", path })).body, path).toBe("here");
  }
});

test("another secret does not match", async () => {
  const wrong = { ...keys, secretAccessKey: `${keys.secretAccessKey.slice(0, -1)}_` };
  const answer = await ask(wrong);
  expect(answer.status).toBe(403);
  expect(answer.body).toContain("<Code>SignatureDoesNotMatch</Code>");
  expect(await refused(stsAs(world.cloud, wrong).send(new GetCallerIdentityCommand({})))).toBe("SignatureDoesNotMatch");
});

type Tamper = (headers: Record<string, string>) => void;

/** Writes one header anew. */
function write(name: string, change: (old: string) => string): Tamper {
  return (headers) => {
    headers[name] = change(headers[name] ?? "");
  };
}

function drop(name: string): Tamper {
  return (headers) => {
    delete headers[name];
  };
}

test.each<[string, Tamper, string]>([
  ["a changed date", write("X-Amz-Date", (old) => old.replace(/.Z$/, "xZ")), "IncompleteSignature"],
  [
    "another second",
    write("X-Amz-Date", (old) => old.replace(/\d\dZ$/, (seconds) => (seconds === "00Z" ? "01Z" : "00Z"))),
    "SignatureDoesNotMatch",
  ],
  ["a changed content type", write("content-type", () => "text/plain"), "SignatureDoesNotMatch"],
  ["an unsigned x-amz header", write("x-amz-target", () => "DynamoDB_20120810.GetItem"), "SignatureDoesNotMatch"],
  [
    "another region in the scope",
    write("Authorization", (old) => old.replace(region, "eu-west-3")),
    "SignatureDoesNotMatch",
  ],
  ["no token", drop("X-Amz-Security-Token"), "InvalidClientTokenId"],
  ["another token", write("X-Amz-Security-Token", () => "other"), "InvalidClientTokenId"],
  ["a mangled header", write("Authorization", () => "AWS4-HMAC-SHA256 nothing"), "IncompleteSignature"],
  ["no header", drop("Authorization"), "MissingAuthenticationToken"],
])("%s is refused", async (_, tamper, code) => {
  const answer = await ask(keys, tamper);
  expect(answer.body).toContain(`<Code>${code}</Code>`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
});

test("a body that was changed after signing is refused", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const request = aws4.sign(
    { host: new URL(world.cloud.url).host, service: "sts", region, method: "POST", path: "/", headers, body: whoAmI },
    keys,
  );
  const { Host: _, "Content-Length": __, ...signed } = request.headers as Record<string, string>;
  const answer = await fetch(world.cloud.url, { method: "POST", headers: signed, body: `${whoAmI}&X=1` });
  expect(await answer.text()).toContain("<Code>SignatureDoesNotMatch</Code>");
});

test("a digest in a header must be the body's", async () => {
  const headers = { ...form, "x-amz-content-sha256": "0".repeat(64) };
  const answer = await call(world, keys, { service: "sts", headers, body: whoAmI });
  expect(answer.body).toContain("<Code>XAmzContentSHA256Mismatch</Code>");
});

test("a key that nobody was given is unknown", async () => {
  const answer = await ask({ ...keys, accessKeyId: "ASIAAAAAAAAAAAAAAAAA" });
  expect(answer.status).toBe(403);
  expect(answer.body).toContain("<Code>InvalidClientTokenId</Code>");
});

test("a signature of yesterday is too old, and JSON services say it their way", async () => {
  const old = "20200101T000000Z";
  const body = JSON.stringify({ TableName: "ledger" });
  const headers = { "x-amz-target": "DynamoDB_20120810.GetItem", "x-amz-date": old };
  const answer = await call(world, keys, { service: "dynamodb", headers, body });
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body).__type).toContain("InvalidSignatureException");
  expect((await dynamodb(world, keys, "GetItem", { TableName: "ledger", Key: {} })).status).toBe(200);
});

test("a service that is not offered is judged like any other, and answered to nobody", async () => {
  const ec2 = { service: "ec2", headers: form, body: "Action=RunInstances" };
  const refused = await call(world, keys, ec2);
  expect([refused.status, refused.body]).toEqual([
    400,
    expect.stringContaining("not authorized to perform: ec2:RunInst"),
  ]);
  expect((await call(world, keys, { service: "ec2" })).body).toContain("AccessDenied");
  const owner = await call(world, world.cloud.admin(account), ec2);
  expect([owner.status, owner.body]).toEqual([404, expect.stringContaining("ec2 is not offered here")]);
});

test("no session gets further credentials, and the account's owner is not offered any", async () => {
  for (const Action of ["GetSessionToken", "GetFederationToken"]) {
    const asked = { service: "sts", headers: form, body: `Action=${Action}` };
    expect((await call(world, keys, asked)).body).toContain("<Code>AccessDenied</Code>");
    expect((await call(world, world.cloud.admin(account), asked)).body).toContain("is permitted, and not offered here");
  }
});
