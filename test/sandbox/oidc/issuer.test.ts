import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sandboxClock } from "../../../sandbox/clock.ts";
import type { OidcIssuer } from "../../../sandbox/contract.ts";
import { startOidc } from "../../../sandbox/oidc/index.ts";

const clock = sandboxClock();
const claims = { sub: "repo:acme/payments:ref:refs/heads/main", repository: "acme/payments", repository_owner: "acme" };
let oidc: OidcIssuer;
beforeAll(async () => {
  oidc = await startOidc({ clock });
});
afterAll(() => oidc.stop());

async function ask(audience?: string, token?: string) {
  const { requestUrl, requestToken } = oidc.admit(claims);
  const url = audience === undefined ? requestUrl : `${requestUrl}&audience=${encodeURIComponent(audience)}`;
  return fetch(url, { headers: { authorization: `bearer ${token ?? requestToken}` } });
}

async function read(answer: Response) {
  const { value } = (await answer.json()) as { value: string };
  const { requestUrl } = oidc.admit(claims);
  const keys = createRemoteJWKSet(new URL("/.well-known/jwks", requestUrl));
  return jwtVerify(value, keys, { currentDate: new Date(clock.now()) });
}

test("a token carries the job's claims, the issuer's own, and nothing else", async () => {
  const { payload, protectedHeader } = await read(await ask("sallyport.example"));
  const { iat = 0, jti, ...rest } = payload;
  expect(rest).toEqual({
    ...claims,
    iss: "https://token.actions.githubusercontent.com",
    aud: "sallyport.example",
    nbf: iat - 600,
    exp: iat + 300,
  });
  expect(jti).toMatch(/^[0-9a-f-]{36}$/);
  expect(protectedHeader.alg).toBe("RS256");
});

test("without an audience it is the owner's URL", async () => {
  expect((await read(await ask())).payload.aud).toBe("https://github.com/acme");
});

test("a bearer that was given to no job gets nothing", async () => {
  const answer = await ask("sallyport.example", "guessed");
  expect(answer.status).toBe(401);
  expect(await answer.text()).not.toContain("value");
});

test("times follow the sandbox's clock", async () => {
  const before = (await read(await ask())).payload.iat ?? 0;
  clock.move(3_600_000);
  const after = (await read(await ask())).payload.iat ?? 0;
  expect(after - before).toBeGreaterThanOrEqual(3600);
  expect(after - before).toBeLessThan(3660);
});

test("the job cannot write the issuer's claims", async () => {
  const { requestUrl, requestToken } = oidc.admit({ ...claims, iss: "https://evil.example", exp: "9999999999" });
  const answer = await fetch(requestUrl, { headers: { authorization: `Bearer ${requestToken}` } });
  const { payload } = await read(answer);
  expect(payload.iss).toBe("https://token.actions.githubusercontent.com");
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
});

test("discovery names issuer and keys", async () => {
  const { requestUrl } = oidc.admit(claims);
  const answer = await fetch(new URL("/.well-known/openid-configuration", requestUrl));
  expect(await answer.json()).toMatchObject({
    issuer: oidc.issuer,
    jwks_uri: `${oidc.issuer}/.well-known/jwks`,
    id_token_signing_alg_values_supported: ["RS256"],
  });
});
