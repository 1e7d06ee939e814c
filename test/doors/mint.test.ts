import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import aws4 from "aws4";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { LeaseRef } from "../../src/core/lease.ts";
import { basic, minute } from "../../src/core/time.ts";
import { recall } from "../../src/providers/aws/profile.ts";
import { golden } from "../golden.ts";
import { account, type Installation, install } from "./installation.ts";
import { type JobStep, jobStep, type Result } from "./process.ts";

let installation: Installation;
beforeEach(async () => {
  installation = await install();
});
afterEach(() => installation.stop());

/** Milliseconds until the cloud believes a change: longer than any process takes to begin, less than a clock may be off. */
const propagation = 30_000;

/** From the nth call of this kind on, every change so far is believed: how long the calls before it took does not matter. */
function spreadsAtCall(nth: number, of: string): void {
  let calls = 0;
  installation.cloud.before = ({ action }) => {
    if (action === of) calls += 1;
    if (action === of && calls === nth) installation.clock.move(propagation);
  };
}

it("mints, uses, releases: two requests, two connections, and the same credential refused afterwards", async () => {
  const ref = await installation.bind();
  const job = jobStep(installation, ref);
  const before = served();
  const main = await job.main();
  expect(main.output.replace(/::add-mask::.*\n/g, "")).toContain("lease backfill is yours until");
  expect(main.code).toBe(0);
  expect(served()).toEqual({ requests: before.requests + 2, connections: before.connections + 2 });
  const keys = await keysOf(job, ref);
  expect(await getItem(keys, "ledger")).toBe("200");
  expect(await getItem(keys, "payroll")).toBe("AccessDeniedException");

  const post = await job.post();
  expect(post.code).toBe(0);
  golden("doors/released.txt", story(post, job));
  expect(await getItem(keys, "ledger")).toBe("AccessDeniedException");
  expect(existsSync(join(job.folder, "sallyport"))).toBe(false);
  const asked = installation.cloud.requests.filter(({ action }) => action === "iam:AttachRolePolicy");
  expect(asked.at(-2)).toMatchObject({ allowed: true });
  expect(asked.at(-1)).toMatchObject({ allowed: false, principal: expect.stringContaining("/backfill@71-1-9001") });
});

it.each([
  ["environment", { environment: "staging", sub: "repo:acme/payments:environment:staging" }],
  ["workflow", { job_workflow_ref: "acme/payments/.github/workflows/other.yml@refs/heads/main" }],
  ["ref", { ref: "refs/heads/x", job_workflow_ref: "acme/payments/.github/workflows/backfill.yml@refs/heads/x" }],
])("is refused from a wrong %s, once the binding is ninety seconds old with a single try", async (name, claims) => {
  const ref = await installation.bind();
  installation.clock.move(2 * minute);
  const job = jobStep(installation, ref, { claims });
  const main = await job.main();
  expect(main.code).toBe(1);
  expect(installation.cloud.requests.filter(({ action }) => action === "sts:AssumeRoleWithWebIdentity")).toHaveLength(
    1,
  );
  golden(`doors/refused-${name}.txt`, story(main, job));
  const post = await job.post();
  expect([post.code, installation.cloud.requests.at(-1)?.action]).toEqual([0, "sts:AssumeRoleWithWebIdentity"]);
});

it("waits while the cloud does not know a fresh role yet", async () => {
  await installation.stop();
  installation = await install({ propagation });
  const job = jobStep(installation, await installation.bind());
  spreadsAtCall(2, "sts:AssumeRoleWithWebIdentity");
  const main = await job.main();
  expect(main.output).toContain("so this may pass: again in");
  expect(main.code).toBe(0);
});

it("gives back what IAM takes seconds to hear of, and probes until it has", async () => {
  await installation.stop();
  installation = await install({ propagation });
  const job = jobStep(installation, await installation.bind());
  installation.clock.move(propagation);
  expect((await job.main()).code).toBe(0);
  const before = installation.cloud.requests.length;
  spreadsAtCall(3, "iam:AttachRolePolicy");
  const post = await job.post();
  expect([post.code, post.output]).toEqual([0, expect.stringContaining("IAM refused the same call")]);
  const asked = installation.cloud.requests.slice(before);
  expect(asked.map(({ action, allowed }) => [action, allowed])).toEqual(
    [true, true, false].map((allowed) => ["iam:AttachRolePolicy", allowed]),
  );
});

it("survives a cloud that is down for a moment", async () => {
  const ref = await installation.bind();
  installation.cloud.outage(account, true);
  let asked = 0;
  installation.cloud.before = () => {
    asked += 1;
    if (asked > 1) installation.cloud.outage(account, false);
  };
  const main = await jobStep(installation, ref).main();
  expect(main.output).toContain("try 1 of 4");
  expect(main.code).toBe(0);
});

it("says that a lease is over, and the credentials are dead by themselves", async () => {
  const ref = await installation.bind({ minutes: 12 });
  const job = jobStep(installation, ref);
  expect((await job.main()).code).toBe(0);
  const keys = await keysOf(job, ref);
  installation.clock.move(12 * minute);
  expect(await getItem(keys, "ledger")).toBe("AccessDeniedException");
  const late = await jobStep(installation, ref).main();
  expect([late.code, late.output]).toEqual([1, expect.stringContaining("nothing was asked; ask for a new grant")]);
  const requests = installation.cloud.requests.length;
  const post = await job.post();
  expect([post.code, post.output]).toEqual([0, expect.stringContaining("ended by itself")]);
  expect(post.output).toContain("IAM refused its release call");
  expect(installation.cloud.requests.slice(requests)).toMatchObject([
    { action: "iam:AttachRolePolicy", allowed: false },
  ]);
});

it("leaves no secret behind when it is killed at any point, and post gives back what was got", async () => {
  const points = [
    () => true,
    () => readFileSync(join(job.folder, "STATE"), "utf8") !== "",
    (seen: number) => installation.cloud.requests.length > seen,
    () => readdirSync(job.folder).includes("sallyport"),
    () => existsSync(join(job.folder, "sallyport", "credentials")),
  ];
  let job!: JobStep;
  for (const [number, when] of points.entries()) {
    const ref = await installation.bind({ id: `killed-${number}` });
    const seen = installation.cloud.requests.length;
    job = jobStep(installation, ref);
    await job.killMain(() => when(seen));
    const held = recall(ref, job.folder);
    const post = await job.post();
    expect(post.code, post.output).toBe(0);
    expect(existsSync(join(job.folder, "sallyport"))).toBe(false);
    if (held) expect(post.output).toContain(`lease killed-${number} sealed at`);
    else expect(post.output).not.toContain("sealed");
  }
});

it("gives variables when asked to, and post still finds the credentials", async () => {
  const ref = await installation.bind();
  const job = jobStep(installation, ref, { inputs: { environment: "true" } });
  expect((await job.main()).code).toBe(0);
  const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = job.file("ENV");
  expect(await getItem({ accessKeyId: key!, secretAccessKey: secret!, sessionToken: token! }, "ledger")).toBe("200");
  expect((await job.post()).output).toContain("IAM refused the same call");
});

it("leaves a lease alone that ends with its window", async () => {
  const ref = await installation.bind({ ends: "window" });
  const job = jobStep(installation, ref);
  await job.main();
  const keys = await keysOf(job, ref);
  expect((await job.post()).code).toBe(0);
  expect(await getItem(keys, "ledger")).toBe("200");
});

it("prints no secret, in any form, and writes it to no output and no state", async () => {
  const ref = await installation.bind();
  const job = jobStep(installation, ref);
  const main = await job.main();
  const keys = await keysOf(job, ref);
  const post = await job.post();
  const printed = [main.output, post.output].map((output) => output.replace(/::add-mask::.*\n/g, "")).join("\n");
  const written = ["OUTPUT", "STATE", "STEP_SUMMARY"]
    .map((name) => readFileSync(join(job.folder, name), "utf8"))
    .join("\n");
  for (const secret of Object.values(keys)) {
    const encoded = Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -2);
    for (const form of [secret, encoded]) expect((printed + written).includes(form)).toBe(false);
  }
});

it("loads nothing and says nothing at the end of a step that minted nothing", async () => {
  const job = jobStep(installation, await installation.bind());
  expect(await job.post()).toEqual({ code: 0, output: "" });
});

function served() {
  const { oidc, cloud } = installation;
  return {
    requests: oidc.served.requests + cloud.served.requests,
    connections: oidc.served.connections + cloud.served.connections,
  };
}

async function keysOf(job: JobStep, ref: LeaseRef) {
  const kept = recall(ref, job.folder);
  if (!kept) throw new Error("the step kept no credentials");
  return {
    accessKeyId: kept.accessKeyId.reveal(),
    secretAccessKey: kept.secretAccessKey.reveal(),
    sessionToken: kept.sessionToken.reveal(),
  };
}

/** What the cloud says to reading one item of a table with these keys: `200`, or the code of its refusal. */
async function getItem(keys: { accessKeyId: string; secretAccessKey: string; sessionToken: string }, table: string) {
  const { host } = new URL(installation.cloud.url);
  const body = JSON.stringify({ TableName: table, Key: { id: { S: "1" } } });
  const named = {
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "DynamoDB_20120810.GetItem",
    "x-amz-date": basic(installation.clock.now()),
  };
  const signed = aws4.sign(
    { host, service: "dynamodb", region: "eu-west-1", method: "POST", path: "/", body, headers: named },
    keys,
  );
  const { Host: _host, "Content-Length": _length, ...headers } = signed.headers as Record<string, string>;
  const answer = await fetch(installation.cloud.url, { method: "POST", headers, body });
  const refusal = /"__type":"(?:[^"#]*#)?([^"]+)"/.exec(await answer.text());
  return refusal?.[1] ?? String(answer.status);
}

/** What a person sees, without masks, times and this machine's folders. */
function story({ output }: Result, job: JobStep): string {
  return output
    .replace(/::add-mask::.*\n/g, "")
    .replaceAll(job.folder, "$RUNNER_TEMP")
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, "<time>");
}
