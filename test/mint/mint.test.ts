import { readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { golden } from "../golden.ts";
import { claims, leaseRef, noon } from "./lease.ts";
import { error, session } from "./peers.ts";
import { playMint, principal } from "./stage.ts";

const denied = error(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");

describe("a job that the lease admits", () => {
  it("asks once for a token and once for a session, and hands over a profile", async () => {
    const { code, step, peers } = await playMint();
    expect(code).toBe(0);
    expect(peers.asked).toEqual(["GET token sallyport:acme", "AssumeRoleWithWebIdentity backfill@71-1-9001"]);
    expect(peers.last().get("DurationSeconds")).toBe("3600");
    expect(Object.keys(step.file("ENV")).sort()).toEqual(["AWS_PROFILE", "AWS_REGION", "AWS_SHARED_CREDENTIALS_FILE"]);
    expect(step.file("OUTPUT")).toEqual({ profile: "sallyport-backfill", expires: "2026-11-21T13:00:00Z" });
    const file = step.file("ENV").AWS_SHARED_CREDENTIALS_FILE!;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const content = readFileSync(file, "utf8");
    expect(content).toContain("[sallyport-backfill]\naws_access_key_id = ASIAEXAMPLEKEY000001\n");
    expect(content).toContain("aws_session_token = IQoJb3JpZ2luX2VjE&token==\n");
    golden("mint/granted.txt", told(step));
  });

  it("hands over variables when asked to, and never the file's name", async () => {
    const { step } = await playMint({ inputs: { environment: "true" } });
    const names = ["AWS_ACCESS_KEY_ID", "AWS_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
    expect(Object.keys(step.file("ENV")).sort()).toEqual(names);
    expect(step.raw("OUTPUT")).not.toContain("ASIAEXAMPLEKEY000001");
    expect(step.raw("STATE")).not.toContain("ASIAEXAMPLEKEY000001");
  });

  it("has everything masked before it is printed, and prints no secret", async () => {
    const { step } = await playMint({ inputs: { environment: "true" } });
    const lastMask = step.lines.findLastIndex((line) => line.startsWith("::add-mask::"));
    const firstTold = step.lines.findIndex((line) => !line.startsWith("::add-mask::"));
    expect(lastMask).toBeGreaterThan(0);
    expect(firstTold).toBeGreaterThan(lastMask);
    for (const secret of ["ASIAEXAMPLEKEY000001", "wJalrXUtnFEMI/K7MDENG+bPxRfiCY", "IQoJb3JpZ2luX2VjE&token=="]) {
      expect(step.lines).toContain(`::add-mask::${secret}`);
      expect(step.lines).toContain(`::add-mask::${wholeGroups(secret)}`);
      expect(told(step)).not.toContain(secret);
    }
  });

  it("asks for no more than the lease has left, and no less than STS gives", async () => {
    const until = noon + 20 * 60_000;
    const { peers } = await playMint({ ref: leaseRef({ until }) });
    expect(peers.last().get("DurationSeconds")).toBe("1200");
    const short = await playMint({ ref: leaseRef({ until }), now: until - 60_000 });
    expect(short.peers.last().get("DurationSeconds")).toBe("900");
    expect(short.step.file("OUTPUT").expires).toBe("2026-11-21T12:20:00Z");
  });

  it("is told on a self-hosted runner that whoever shares it can read the credentials, and on GitHub's own is not", async () => {
    const shared = await playMint({ claims: { ...claims, runner_environment: "self-hosted" } });
    expect(told(shared.step)).toContain("this runner is self-hosted: whoever shares it can read the credentials");
    const hosted = await playMint({ claims: { ...claims, runner_environment: "github-hosted" } });
    expect(told(hosted.step)).not.toContain("self-hosted");
  });

  it("throws away a session of any other role", async () => {
    const other = principal.replace("sallyport-fedc", "administrator-fedc");
    const { code, step } = await playMint({ cloud: [session(other)] });
    expect(code).toBe(1);
    expect(told(step)).toContain("mint.other-role");
    expect(step.raw("ENV") + step.raw("OUTPUT")).toBe("");
  });
});

describe("a job that the lease does not admit", () => {
  const wrong = {
    environment: { environment: "staging", sub: "repo:acme/payments:environment:staging" },
    "no-environment": { environment: undefined, sub: "repo:acme/payments:ref:refs/heads/main" },
    workflow: { job_workflow_ref: "acme/payments/.github/workflows/other.yml@refs/heads/main" },
    ref: {
      ref: "refs/heads/feature",
      job_workflow_ref: "acme/payments/.github/workflows/backfill.yml@refs/heads/feature",
    },
    owner: { repository_owner_id: "6666", sub: "repo:acme@6666/payments@2002:environment:production" },
    subject: { sub: "repo:acme/payments:environment:production:job_workflow_ref:x" },
    nothing: {},
  };
  for (const [name, change] of Object.entries(wrong)) {
    it(`is refused once and told why, side by side: ${name}`, async () => {
      const { code, step, peers, waits } = await playMint({ claims: { ...claims, ...change }, cloud: [denied] });
      expect(code).toBe(1);
      expect(waits).toEqual([]);
      expect(peers.asked).toHaveLength(2);
      golden(`mint/refused-${name}.txt`, told(step));
    });
  }
});

describe("a refusal while the binding is young", () => {
  it("is tried again until the cloud knows the role", async () => {
    const ref = leaseRef({ boundAt: noon - 2_000 });
    const { code, waits, peers } = await playMint({ ref, cloud: [denied, denied, session(principal)] });
    expect(code).toBe(0);
    expect(waits).toEqual([1_000, 2_000]);
    expect(peers.asked.filter((call) => call.startsWith("GET"))).toHaveLength(1);
  });

  it("is tried for ninety seconds after the binding and not beyond", async () => {
    const ref = leaseRef({ boundAt: noon - 1_000 });
    const { code, waits, step } = await playMint({ ref, cloud: [denied] });
    expect(code).toBe(1);
    expect(waits).toEqual([1, 2, 4, 8, 16, 16, 16, 16].map((seconds) => seconds * 1000));
    expect(told(step)).toContain("every claim agrees");
  });

  it("is tried with a fresh token once the old one is over four minutes old", async () => {
    // A binding "in the future" stands for a runner whose clock is behind: the only way to still be young after four minutes.
    const ref = leaseRef({ boundAt: noon + 240_000 });
    const answers = [...Array.from({ length: 19 }, () => denied), session(principal)];
    const { code, peers } = await playMint({ ref, cloud: answers });
    expect(code).toBe(0);
    expect(peers.asked.filter((call) => call.startsWith("GET"))).toHaveLength(2);
  });

  it("is not tried again for a job that waiting cannot make the right one", async () => {
    const ref = leaseRef({ boundAt: noon - 1_000 });
    const other = { ...claims, environment: "staging", sub: "repo:acme/payments:environment:staging" };
    const { waits, step } = await playMint({ ref, claims: other, cloud: [denied] });
    expect(waits).toEqual([]);
    expect(told(step)).toContain("change the job's environment to production");
  });

  it("is not tried at all at ninety seconds", async () => {
    const { waits } = await playMint({ ref: leaseRef({ boundAt: noon - 90_000 }), cloud: [denied] });
    expect(waits).toEqual([]);
  });
});

describe("trouble that passes", () => {
  const passing = {
    "503": error(503, "ServiceUnavailable", "try later"),
    throttling: error(400, "Throttling", "Rate exceeded"),
    "the issuer's keys unread": error(400, "IDPCommunicationError", "could not reach the identity provider"),
    "a broken connection": "reset",
  } as const;
  for (const [name, answer] of Object.entries(passing)) {
    it(`is tried at most four times in ten seconds: ${name}`, async () => {
      const { code, waits } = await playMint({ cloud: [answer] });
      expect(code).toBe(1);
      expect(waits).toEqual([500, 1_000, 2_000]);
    });
    it(`is forgotten when it has passed: ${name}`, async () => {
      const { code, peers } = await playMint({ cloud: [answer, session(principal)] });
      expect(code).toBe(0);
      expect(peers.asked.filter((call) => call.startsWith("GET"))).toHaveLength(1);
    });
  }

  it("is not what a malformed request is", async () => {
    const { waits, step } = await playMint({ cloud: [error(400, "ValidationError", "no such thing")] });
    expect(waits).toEqual([]);
    expect(told(step)).toContain("mint.answer");
  });
});

describe("what is refused without asking anyone", () => {
  const cases = {
    early: { ref: leaseRef({ from: noon + 60_000 }) },
    over: { now: noon + 3_600_000 },
    account: { inputs: { account: "111111111111" } },
    "account-name": { inputs: { account: "payments" } },
    switch: { inputs: { environment: "yes" } },
    empty: { inputs: { lease: "" } },
    cut: { inputs: { lease: Buffer.from('{"v":1,"provider"').toString("base64url") } },
    everything: {
      inputs: {
        lease: Buffer.from(
          JSON.stringify({
            ...leaseRef(),
            v: 2,
            provider: "gcp",
            id: "Back Fill",
            account: "1",
            region: "eu-west-1.evil.example",
            role: "admin",
            audience: "a\nb",
            subject: { repository: 7 },
            from: 1,
            until: noon + 0.5,
            boundAt: "now",
            ends: "never",
            endpoint: "https://evil.example",
          }),
        ).toString("base64url"),
      },
    },
  };
  for (const [name, scene] of Object.entries(cases)) {
    it(name, async () => {
      const { code, step, peers } = await playMint(scene);
      expect(code).toBe(1);
      expect(peers.asked).toEqual([]);
      golden(`mint/unasked-${name}.txt`, told(step));
    });
  }
});

it("names the missing permission when there is no token to be had", async () => {
  const { step } = await playMint({ inputs: {} });
  expect(step.environment.ACTIONS_ID_TOKEN_REQUEST_URL).toBeDefined();
  const { runnerIo } = await import("../../src/github/runner.ts");
  const { idToken } = await import("../../src/github/oidc.ts");
  const lines: string[] = [];
  const io = runnerIo({}, (line) => void lines.push(line));
  const asked = idToken("a", {
    environment: {},
    io,
    send: () => Promise.reject(new Error("asked")),
    clock: { now: () => noon },
  });
  await expect(asked).rejects.toMatchObject({
    code: "oidc.unavailable",
    message: expect.stringContaining("permissions: id-token: write"),
  });
});

/** What a person sees: everything but the masks, with this machine's folder named. */
function told(step: {
  readonly lines: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}): string {
  return `${step.lines
    .filter((line) => !line.startsWith("::add-mask::"))
    .join("\n")
    .replaceAll(step.environment.RUNNER_TEMP!, "$RUNNER_TEMP")}\n`;
}

/** The base64 characters that a secret fills by itself. */
function wholeGroups(secret: string): string {
  const bytes = Buffer.from(secret);
  return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
}
