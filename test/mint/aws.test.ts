import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Secret } from "../../src/core/secret.ts";
import { sessionName } from "../../src/providers/aws/mint.ts";
import { iamEndpoint, regions, stsEndpoint } from "../../src/providers/aws/regions.ts";
import { sign } from "../../src/providers/aws/sigv4.ts";
import { element } from "../../src/providers/aws/xml.ts";
import { claims, leaseRef, noon } from "./lease.ts";

describe("the closed region list", () => {
  it("holds exactly the regions that AWS's own SDK knows for these partitions", () => {
    const sdk = createRequire(createRequire(import.meta.url).resolve("@aws-sdk/client-sts")).resolve("@aws-sdk/core");
    const file = join(
      dirname(sdk).replace(/dist-[ce]js.*$/, ""),
      "dist-es/submodules/client/util-endpoints/lib/aws/partitions.js",
    );
    const json = readFileSync(file, "utf8");
    for (const [partition, listed] of Object.entries(regions)) {
      const from = json.indexOf(`"id": "${partition}"`);
      const section = json.slice(json.indexOf('"regions"', from), json.indexOf('"id"', from + 5) >>> 0);
      const known = [...section.matchAll(/"([a-z]{2,}(?:-[a-z]+)+-\d)": \{/g)].map((found) => found[1]);
      expect(listed, partition).toEqual(known.sort());
    }
  });

  it("makes the endpoints of each partition", () => {
    expect(stsEndpoint("aws", "eu-west-1").href).toBe("https://sts.eu-west-1.amazonaws.com/");
    expect(stsEndpoint("aws-cn", "cn-north-1").href).toBe("https://sts.cn-north-1.amazonaws.com.cn/");
    expect(stsEndpoint("aws-us-gov", "us-gov-west-1").href).toBe("https://sts.us-gov-west-1.amazonaws.com/");
    expect(["aws", "aws-cn", "aws-us-gov"].map((partition) => iamEndpoint(partition).url.host)).toEqual([
      "iam.amazonaws.com",
      "iam.cn-north-1.amazonaws.com.cn",
      "iam.us-gov.amazonaws.com",
    ]);
  });
});

describe("a session name", () => {
  it("holds the id, the run, the attempt and the job, within what AWS takes", () => {
    expect(sessionName(leaseRef(), claims)).toBe("backfill@71-1-9001");
    const long = sessionName(leaseRef({ id: "a".repeat(32) }), {
      run_id: "12345678901",
      run_attempt: "12",
      check_run_id: "98765432109",
    });
    expect(long).toBe(`${"a".repeat(32)}@12345678901-12-98765432109`);
    expect(long.length).toBeLessThanOrEqual(64);
  });

  it("takes nothing from a claim that is not a number", () => {
    expect(sessionName(leaseRef(), { run_id: "7 or so", run_attempt: 2, check_run_id: undefined })).toBe("backfill@2");
  });
});

it("signs as AWS's own signer does", async () => {
  const { SignatureV4 } = await import("@smithy/signature-v4");
  const call = {
    url: new URL("https://iam.amazonaws.com/"),
    service: "iam",
    region: "us-east-1",
    body: "Action=X&Y=a%20b",
  };
  const secrets = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG", sessionToken: "token+/==" };
  const credential = {
    accessKeyId: new Secret(secrets.accessKeyId),
    secretAccessKey: new Secret(secrets.secretAccessKey),
    sessionToken: new Secret(secrets.sessionToken),
    expiration: noon,
    principal: "",
  };
  const ours = sign(call, credential, noon);
  const { host, ...rest } = Object.fromEntries(
    Object.entries(ours)
      .filter(([name]) => name !== "Authorization")
      .map(([name, value]) => [name.toLowerCase(), value]),
  ) as Record<string, string>;
  const signer = new SignatureV4({
    credentials: secrets,
    region: call.region,
    service: call.service,
    sha256: Sha256,
    applyChecksum: false,
  });
  const theirs = await signer.sign(
    {
      method: "POST",
      protocol: "https:",
      hostname: host!,
      path: "/",
      query: {},
      headers: { host: host!, ...rest },
      body: call.body,
    },
    { signingDate: new Date(noon) },
  );
  expect(ours.Authorization!.replaceAll(", ", ",")).toBe(theirs.headers.authorization!.replaceAll(", ", ","));
});

/** SHA-256 as the signer of the SDK takes it. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = key === undefined ? createHash("sha256") : createHmac("sha256", key as Uint8Array);
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(data as Uint8Array);
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }

  reset(): void {}
}

it("reads flat XML and nothing into it", () => {
  expect(element("<a><Code>Access&amp;Denied &#39;x&#x27;</Code></a>", "Code")).toBe("Access&Denied 'x'");
  expect(element("<Code><b>nested</b></Code>", "Code")).toBeUndefined();
  expect(element("", "Code")).toBeUndefined();
});
