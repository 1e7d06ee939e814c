import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import aws4 from "aws4";
import { afterEach, beforeEach, expect, test } from "vitest";
import { minute } from "../../src/core/time.ts";
import { type Installation, install } from "./installation.ts";
import { type JobStep, jobStep } from "./process.ts";

let installation: Installation;
beforeEach(async () => {
  installation = await install();
});
afterEach(() => installation.stop());

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: string;
  readonly failure?: string;
}

async function sdk(job: JobStep): Promise<Keys> {
  return JSON.parse((await job.sdk()).output) as Keys;
}

async function getItem(keys: Keys): Promise<string> {
  const { host, origin } = new URL(installation.cloud.url);
  const body = JSON.stringify({ TableName: "ledger", Key: { id: { S: "1" } } });
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": "DynamoDB_20120810.GetItem" };
  const about = { service: "dynamodb", region: "eu-west-1", host, method: "POST", path: "/", headers, body };
  const signed = aws4.sign({ ...about }, { ...keys });
  const sent = await fetch(origin, { method: "POST", headers: signed.headers as Record<string, string>, body });
  return sent.ok ? "allowed" : "refused";
}

test("a job longer than its credentials goes on with fresh ones until the lease ends, and not one second past it", async () => {
  const ref = await installation.bind({ minutes: 150 });
  const job = jobStep(installation, ref);
  const main = await job.main();
  expect([main.code, main.output]).toEqual([0, expect.stringContaining("renewed   by credential_process")]);
  const first = await sdk(job);
  expect(first.failure).toBeUndefined();
  expect((await sdk(job)).accessKeyId).toBe(first.accessKeyId);

  const seen = new Set([first.accessKeyId]);
  for (const _ of [1, 2]) {
    installation.clock.move(55 * minute);
    const keys = await sdk(job);
    expect(seen.has(keys.accessKeyId)).toBe(false);
    seen.add(keys.accessKeyId);
    expect(Date.parse(keys.expiration)).toBeLessThanOrEqual(ref.until);
    expect(await getItem(keys)).toBe("allowed");
  }
  const last = await sdk(job);
  expect(Date.parse(last.expiration)).toBe(ref.until);
  installation.clock.move(ref.until - installation.clock.now());
  expect(await getItem(last)).toBe("refused");
  expect(await sdk(job)).toEqual({ failure: expect.stringContaining("Could not load credentials") });
});

test("the post step gives back with fresh credentials what outlasted the first ones", async () => {
  const ref = await installation.bind({ minutes: 150 });
  const job = jobStep(installation, ref);
  await job.main();
  installation.clock.move(70 * minute);
  const post = await job.post();
  expect([post.code, post.output]).toEqual([0, expect.stringContaining("IAM refused the same call")]);
  expect(existsSync(join(job.folder, "sallyport"))).toBe(false);
  expect((await sdk(job)).failure).toMatch(/./);
});

test("what is left on the disk names no key but in files of this user alone, and goes with the job", async () => {
  const ref = await installation.bind({ minutes: 150 });
  const job = jobStep(installation, ref);
  await job.main();
  const config = readFileSync(job.file("ENV").AWS_CONFIG_FILE!, "utf8");
  expect(config).toMatch(
    /^\[profile sallyport-backfill\]\nregion = eu-west-1\ncredential_process = "\/.*" "\/.*" "\/.*"\n$/,
  );
  expect(config).not.toContain("aws_");
  for (const name of ["config", "credentials", "sallyport-backfill.json"])
    expect(statSync(join(job.folder, "sallyport", name)).mode & 0o777).toBe(0o600);
  await job.post();
  expect(existsSync(join(job.folder, "sallyport"))).toBe(false);
});

test("variables cannot be renewed, and the job is told so", async () => {
  const ref = await installation.bind({ minutes: 150 });
  const main = await jobStep(installation, ref, { inputs: { environment: "true" } }).main();
  expect(main.output).toContain("variables cannot be renewed, take the profile");
});
