import type { Stoppable } from "./clock.ts";

/** Claims of one job, as GitHub documents them; every value a string. The issuer adds iss, aud, iat, nbf, exp and jti. */
export type JobClaims = Readonly<Record<string, string>> & { readonly sub: string };

export interface OidcIssuer extends Stoppable {
  /** The `iss` in its tokens: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** Public keys as a JWK set. */
  jwks(): Promise<{ readonly keys: readonly Record<string, unknown>[] }>;
  /** Lets a job ask for tokens: what the runner puts into ACTIONS_ID_TOKEN_REQUEST_URL and _TOKEN. */
  admit(claims: JobClaims): { readonly requestUrl: string; readonly requestToken: string };
  /** Every request token and every ID token given out, oldest first. For leak tests. */
  readonly issued: readonly string[];
  /** Requests and connections served so far. */
  readonly served: { readonly requests: number; readonly connections: number };
}
