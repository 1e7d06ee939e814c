/** Reads the token of AssumeRoleWithWebIdentity as STS does: provider, signature, times, audience, in that order. */
import { createLocalJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import { iso } from "../../src/core/time.ts";
import type { OidcIssuer, SandboxClock } from "../contract.ts";
import { type IamState, type OidcProvider, providerArn } from "./iam-state.ts";
import { Refusal } from "./refusal.ts";

export interface VerifiedToken {
  readonly claims: JWTPayload;
  readonly provider: OidcProvider;
}

const algorithms = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

export async function verifyWebIdentity(
  token: string,
  world: {
    readonly clock: SandboxClock;
    readonly issuers: readonly OidcIssuer[];
    readonly account: string;
    readonly state: IamState;
  },
): Promise<VerifiedToken> {
  const { iss, aud } = unverified(token);
  const provider = await world.state.provider(providerArn(world.account, String(iss).replace(/^https:\/\//, "")));
  if (!provider || !String(iss).startsWith("https://")) {
    throw new Refusal("InvalidIdentityToken", `No OpenIDConnect provider found in your account for ${iss}`);
  }
  const claims = await verified(token, world);
  if (typeof aud !== "string" || !provider.audiences.includes(aud)) {
    throw new Refusal("InvalidIdentityToken", "Incorrect token audience");
  }
  return { claims, provider };
}

function unverified(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch {
    throw new Refusal("InvalidIdentityToken", "The ID Token provided is not a valid JWT.");
  }
}

/** The claims of a token that one of its issuer's keys signed and whose time it is. */
async function verified(
  token: string,
  { clock, issuers }: { readonly clock: SandboxClock; readonly issuers: readonly OidcIssuer[] },
): Promise<JWTPayload> {
  const now = clock.now();
  const { iss } = unverified(token);
  const sets = await Promise.all(issuers.filter(({ issuer }) => issuer === iss).map((issuer) => issuer.jwks()));
  const keys = createLocalJWKSet({ keys: sets.flatMap((set) => [...set.keys]) });
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      currentDate: new Date(now),
      requiredClaims: ["iss", "aud", "sub", "iat", "exp"],
    });
    return payload;
  } catch (error) {
    throw refusalFor(error, now);
  }
}

function refusalFor(error: unknown, now: number): Refusal {
  if (error instanceof errors.JWTExpired) {
    const end = iso(Number(error.payload.exp) * 1000);
    return new Refusal(
      "ExpiredTokenException",
      `Token expired: current date/time ${iso(now)} must be before the expiration date/time ${end}`,
    );
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed) {
    return new Refusal("InvalidIdentityToken", "Couldn't verify the token's signature with the provider's keys");
  }
  if (error instanceof errors.JOSEError)
    return new Refusal("InvalidIdentityToken", `The ID Token is not valid: ${error.message}`);
  throw error;
}
