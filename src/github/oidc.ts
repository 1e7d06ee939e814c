import { Fault } from "../core/fault.ts";
import { Secret } from "../core/secret.ts";
import type { Clock, IdToken, RunnerIo, Send } from "../ports.ts";
import type { RunnerEnvironment } from "./runner.ts";

/**
 * Asks GitHub for an OIDC token of this job for one audience, and has it masked before anyone can print it.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
export async function idToken(
  audience: string,
  runner: {
    readonly environment: RunnerEnvironment;
    readonly io: Pick<RunnerIo, "mask">;
    readonly send: Send;
    readonly clock: Clock;
  },
): Promise<IdToken> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: bearer } = runner.environment;
  if (!address || !bearer) {
    throw new Fault(
      "oidc.unavailable",
      "this job may not ask GitHub for an OIDC token: add `permissions: id-token: write` to the job",
    );
  }
  const url = new URL(address);
  url.searchParams.set("audience", audience);
  const { status, body } = await runner.send({
    method: "GET",
    url,
    headers: { authorization: `Bearer ${bearer}`, accept: "application/json; api-version=2.0" },
  });
  if (status !== 200) throw refused(status);
  const token = new Secret(tokenOf(body));
  runner.io.mask(token);
  return { token, claims: claimsOf(token.reveal()), obtainedAt: runner.clock.now() };
}

function refused(status: number): Fault {
  const retryable = status >= 500 || status === 429;
  const advice = retryable
    ? "run the job again"
    : "check that the job still runs and has `permissions: id-token: write`";
  return new Fault("oidc.refused", `GitHub answered ${status} to the request for an OIDC token: ${advice}`, {
    retryable,
  });
}

function tokenOf(body: string): string {
  try {
    const { value } = JSON.parse(body) as { value?: unknown };
    if (typeof value === "string" && value !== "") return value;
  } catch {
    // Said below: the body itself is never quoted, since it may hold the token.
  }
  throw new Fault(
    "oidc.unreadable",
    "GitHub's answer to the request for an OIDC token holds no token: run the job again",
    {
      retryable: true,
    },
  );
}

/** The claims, unverified: the cloud verifies, we only explain with them. */
function claimsOf(token: string): { readonly [claim: string]: unknown } {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    if (typeof claims === "object" && claims !== null && !Array.isArray(claims)) {
      return claims as { readonly [claim: string]: unknown };
    }
  } catch {
    // Said below.
  }
  throw new Fault("oidc.unreadable", "the OIDC token from GitHub cannot be read: run the job again", {
    retryable: true,
  });
}
