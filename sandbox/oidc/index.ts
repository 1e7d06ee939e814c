/**
 * GitHub's OIDC issuer, as a job sees it: real RS256 keys, the token endpoint, discovery and the key set.
 * Token times and default audience: https://docs.github.com/en/actions/reference/security/oidc
 */
import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import type { JobClaims, OidcIssuer, SandboxClock } from "../contract.ts";

export const issuer = "https://token.actions.githubusercontent.com";

/** Seconds between a token's issue and its end. */
const life = 300;
/** Seconds by which `nbf` lies before `iat`. */
const slack = 600;

/** What the issuer adds to a job's claims; a claim listed here cannot be set by the job. */
interface Stamp {
  readonly audience: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly id: string;
}

/** The whole payload of a token: the admitted claims and nothing else, then the issuer's own. */
export function payload(claims: JobClaims, { audience, issuedAt, id }: Stamp): Record<string, string | number> {
  return {
    ...claims,
    iss: issuer,
    aud: audience,
    iat: issuedAt,
    nbf: issuedAt - slack,
    exp: issuedAt + life,
    jti: id,
  };
}

/** Starts an issuer on loopback with a key of its own. */
export async function startOidc({ clock }: { readonly clock: SandboxClock }): Promise<OidcIssuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const kid = randomUUID();
  const keys = [{ ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" }];
  const admitted = new Map<string, JobClaims>();
  const served = { requests: 0, connections: 0 };
  const issued: string[] = [];

  function sign(claims: JobClaims, audience: string): Promise<string> {
    const stamp = { audience, issuedAt: Math.floor(clock.now() / 1000), id: randomUUID() };
    return new SignJWT(payload(claims, stamp)).setProtectedHeader({ alg: "RS256", typ: "JWT", kid }).sign(privateKey);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    served.requests += 1;
    const url = new URL(request.url ?? "/", "http://issuer");
    if (request.method !== "GET") return reply(response, 405, { message: "only GET is answered here" });
    if (url.pathname === "/.well-known/jwks") return reply(response, 200, { keys });
    if (url.pathname === "/.well-known/openid-configuration") return reply(response, 200, discovery);
    if (url.pathname !== "/token") return reply(response, 404, { message: `nothing is at ${url.pathname}` });
    const claims = admitted.get(bearer(request));
    if (!claims) return reply(response, 401, { message: "the bearer token is not one that this issuer gave to a job" });
    const audience = url.searchParams.get("audience") || defaultAudience(claims);
    const value = await sign(claims, audience);
    issued.push(value);
    return reply(response, 200, { value });
  }

  const server = createServer((request, response) => {
    response.setHeader("date", new Date(clock.now()).toUTCString());
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.on("connection", () => {
    served.connections += 1;
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    served,
    issued,
    jwks: async () => ({ keys }),
    admit(claims) {
      const requestToken = randomBytes(48).toString("base64url");
      admitted.set(requestToken, claims);
      issued.push(requestToken);
      return { requestUrl: `${base}/token?api-version=2.0`, requestToken };
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

const discovery = {
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks`,
  subject_types_supported: ["public", "pairwise"],
  response_types_supported: ["id_token"],
  id_token_signing_alg_values_supported: ["RS256"],
  scopes_supported: ["openid"],
};

function bearer(request: IncomingMessage): string {
  return /^bearer (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
}

/** The URL of the repository's owner: what GitHub puts into `aud` when a job asks for none. */
function defaultAudience(claims: JobClaims): string {
  const owner = claims.repository_owner ?? claims.repository?.split("/")[0] ?? "";
  return `https://github.com/${owner}`;
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}
