import { createPrivateKey } from "node:crypto";
import { Fault } from "../core/fault.ts";
import { Secret } from "../core/secret.ts";
import type { Clock, Send } from "../ports.ts";
import { slugOf } from "./forge/slug.ts";

/** A GitHub App that we hold the key of. */
export interface App {
  /** Client id or App id. */
  readonly id: string;
  /** PEM, as GitHub gives it (PKCS #1) or as PKCS #8. */
  readonly key: Secret;
}

/**
 * A token of one installation, of one repository, with these permissions and no others; it lives an hour at most.
 * https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app
 * Undefined when the App is not installed there. Faults: `github.app-key`, `github.app`.
 */
export async function oneRepositoryToken(
  app: App,
  about: {
    readonly repository: string;
    readonly permissions: Readonly<Record<string, "read" | "write">>;
    readonly api: URL;
    readonly send: Send;
    readonly clock: Clock;
  },
): Promise<Secret | undefined> {
  const { owner, name } = slugOf(about.repository);
  const jwt = await proofOf(app, about.clock);
  const headers = {
    authorization: `Bearer ${jwt.reveal()}`,
    accept: "application/vnd.github+json",
    "user-agent": "sallyport",
  };
  const base = about.api.href.replace(/\/$/, "");
  const where = new URL(`${base}/repos/${owner}/${name}/installation`);
  const found = await about.send({ method: "GET", url: where, headers });
  if (found.status === 404) return undefined;
  const { id } = read(found, 200, about.repository);
  if (!Number.isSafeInteger(id)) throw incomplete("number of the installation");
  const made = await about.send({
    method: "POST",
    url: new URL(`${base}/app/installations/${id}/access_tokens`),
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ repositories: [name], permissions: about.permissions }),
  });
  const { token } = read(made, 201, about.repository);
  if (typeof token !== "string" || token === "") throw incomplete("installation token");
  return new Secret(token);
}

/** The App's own proof: a JWT of at most ten minutes, dated a minute back against clocks that differ. */
async function proofOf(app: App, clock: Clock): Promise<Secret> {
  const now = Math.floor(clock.now() / 1000);
  // Few runs start workflows elsewhere: the others do not load this.
  const { SignJWT } = await import("jose");
  try {
    const key = createPrivateKey(app.key.reveal());
    const jwt = await new SignJWT({})
      .setProtectedHeader({ alg: "RS256" })
      .setIssuer(app.id)
      .setIssuedAt(now - 60)
      .setExpirationTime(now + 540)
      .sign(key);
    return new Secret(jwt);
  } catch {
    // The cause is left out: it could quote the key.
    throw new Fault("github.app-key", "the App's private key cannot be used: store the whole PEM file as the secret");
  }
}

function read(
  answer: { readonly status: number; readonly body: string },
  expected: number,
  repository: string,
): Record<string, unknown> {
  if (answer.status !== expected)
    throw new Fault(
      "github.app",
      `GitHub answered ${answer.status} when the App asked for a token of ${repository}: check that it is installed there with these permissions`,
      {
        retryable: answer.status >= 500 || answer.status === 429,
      },
    );
  try {
    return JSON.parse(answer.body) as Record<string, unknown>;
  } catch {
    throw incomplete("whole answer");
  }
}

function incomplete(what: string): Fault {
  return new Fault("github.app", `GitHub gave no ${what} to the App: run again`, { retryable: true });
}
