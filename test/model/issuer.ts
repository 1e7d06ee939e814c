/** GitHub's issuer without its servers: the same tokens, signed by a key that is made once in a process. */
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { JobClaims, OidcIssuer, SandboxClock } from "../../sandbox/contract.ts";
import { issuer, payload } from "../../sandbox/oidc/index.ts";

const pair = await generateKeyPair("RS256");
const jwk = { ...(await exportJWK(pair.publicKey)), kid: "model", alg: "RS256", use: "sig" };

export interface Issuer extends OidcIssuer {
  /** A token of a job, for an audience; the same one within a minute. */
  token(claims: JobClaims, audience: string): Promise<string>;
}

export function modelIssuer(clock: SandboxClock): Issuer {
  const known = new Map<string, Promise<string>>();
  let minute = 0;
  return {
    issuer,
    jwks: async () => ({ keys: [jwk] }),
    admit: () => {
      throw new TypeError("tokens are asked for directly here");
    },
    issued: [],
    served: { requests: 0, connections: 0 },
    stop: async () => undefined,
    token(claims, audience) {
      const issuedAt = Math.floor(clock.now() / 60_000) * 60;
      if (issuedAt !== minute) known.clear();
      minute = issuedAt;
      const key = JSON.stringify([claims, audience]);
      const made =
        known.get(key) ??
        new SignJWT(payload(claims, { audience, issuedAt, id: String(known.size) }))
          .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: jwk.kid })
          .sign(pair.privateKey);
      known.set(key, made);
      return made;
    },
  };
}
