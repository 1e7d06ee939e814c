import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { ListRolesCommand } from "@aws-sdk/client-iam";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { Secret } from "../../../src/core/secret.ts";
import { type ClientOptions, cloudTrailClient, iamClient } from "../../../src/providers/aws/client.ts";

/* An earlier step of a control job, or whoever wrote ~/.aws/config, names a host that would answer in AWS's stead. */

const trap = "http://127.0.0.1:9";
const folder = mkdtempSync(join(tmpdir(), "endpoints-"));
const file = join(folder, "config");
writeFileSync(file, `[default]\nendpoint_url = ${trap}\n`);

afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options: ClientOptions = {
  partition: "aws",
  credentials: async () => ({ accessKeyId: new Secret("AKIAEXAMPLE"), secretAccessKey: new Secret("secret") }),
  ...{ concurrency: 1, attempts: 1, clock: { now: () => Date.now() } },
};

interface Stack {
  add(middleware: () => (args: { request: unknown }) => Promise<never>, where: { step: "finalizeRequest" }): void;
}

/** Where a call would go: it is stopped before it is sent. */
async function hostOf(stack: unknown, send: () => Promise<unknown>): Promise<string> {
  let host = "none";
  (stack as Stack).add(
    () => async (args) => {
      host = (args.request as { readonly hostname: string }).hostname;
      throw new Error("stopped before it is sent");
    },
    { step: "finalizeRequest" },
  );
  await expect(send()).rejects.toThrow("stopped before it is sent");
  return host;
}

const clients = {
  IAM: async () => {
    const client = await iamClient(options);
    return await hostOf(client.middlewareStack, () => client.send(new ListRolesCommand({})));
  },
  CloudTrail: async () => {
    const client = await cloudTrailClient(options, "eu-west-1");
    return await hostOf(client.middlewareStack, () => client.send(new LookupEventsCommand({})));
  },
} as const;
const hosts = { IAM: "iam.amazonaws.com", CloudTrail: "cloudtrail.eu-west-1.amazonaws.com" } as const;

const names = ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_IAM", "AWS_ENDPOINT_URL_CLOUDTRAIL", "AWS_CONFIG_FILE"] as const;

describe("a control job", () => {
  test.each(names.flatMap((name) => (["IAM", "CloudTrail"] as const).map((service) => [service, name] as const)))(
    "%s asks AWS itself, whatever %s says",
    async (service, name) => {
      vi.stubEnv(name, name === "AWS_CONFIG_FILE" ? file : trap);
      expect(await clients[service]()).toBe(hosts[service]);
    },
  );
});
