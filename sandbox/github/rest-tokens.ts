/** Tokens over HTTP: an App's own way to installation tokens, giving one up, and rate limits. */
import { jwtVerify } from "jose";
import { iso } from "../../src/core/time.ts";
import type { Permissions } from "../contract.ts";
import { renderAccount, renderRepository, type Schema } from "./render.ts";
import { type Answer, type Call, invalid, notFound, Refusal, type Routes } from "./rest.ts";
import { limitOf } from "./server.ts";
import { type App, repoOf } from "./state.ts";
import { installationTokenLife, issueInstallationToken } from "./tokens.ts";

/** The App behind a JWT it signed with its key; at most ten minutes long (docs.github.com, "Generating a JSON Web Token"). */
async function appFor(call: Call): Promise<App> {
  const currentDate = new Date(call.world.clock.now());
  for (const app of call.world.apps) {
    const verified = await jwtVerify(call.token ?? "", app.publicKey, {
      algorithms: ["RS256"],
      currentDate,
      maxTokenAge: "11 minutes",
    }).catch(() => undefined);
    const issuer = verified?.payload.iss;
    if (issuer === app.clientId || issuer === String(app.id)) return app;
  }
  throw new Refusal(401, "A JSON web token could not be decoded");
}

export function renderInstallation(call: Call, app: App) {
  const account = call.world.accounts.get(app.organization.toLowerCase());
  const url = `${call.world.url}/app/installations/${app.installationId}`;
  return {
    id: app.installationId,
    account: account ? renderAccount(call.world, account) : null,
    repository_selection: app.everywhere ? "all" : "selected",
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: `${call.world.url}/installation/repositories`,
    html_url: `https://github.com/organizations/${app.organization}/settings/installations/${app.installationId}`,
    app_id: app.id,
    app_slug: app.slug,
    client_id: app.clientId,
    target_id: account?.id ?? 0,
    target_type: "Organization",
    permissions: app.permissions,
    events: [],
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    single_file_name: null,
    suspended_by: null,
    suspended_at: app.suspended ? "2026-01-02T00:00:00Z" : null,
  };
}

async function getInstallation(call: Call): Promise<Answer> {
  const app = await appFor(call);
  const owner = call.param("owner") || call.param("org");
  if (owner.toLowerCase() !== app.organization.toLowerCase()) throw notFound();
  const repository = call.param("repo") && `${owner}/${call.param("repo")}`.toLowerCase();
  if (repository && !app.repositories.some((name) => name.toLowerCase() === repository)) throw notFound();
  return { body: renderInstallation(call, app) };
}

async function createToken(call: Call): Promise<Answer> {
  const app = await appFor(call);
  if (call.param("installation") !== String(app.installationId)) throw notFound();
  const names = call.body.repositories as readonly string[] | undefined;
  const repositories = names?.map((name) => `${app.organization}/${name}`) ?? app.repositories;
  const permissions = (call.body.permissions as Permissions | undefined) ?? app.permissions;
  const expiresAt = call.world.clock.now() + installationTokenLife;
  try {
    const token = issueInstallationToken(call.world, app, { repositories, permissions });
    return {
      status: 201,
      body: {
        token,
        expires_at: iso(expiresAt),
        permissions,
        repository_selection: "selected",
        repositories: repositories.map((name) => renderRepository(call.world, repoOf(call.world, name))),
      },
    };
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function revoke(call: Call): Answer {
  if (call.identity.kind !== "installation" && call.identity.kind !== "job")
    throw new Refusal(403, "Resource not accessible by personal access token");
  call.world.tokens.delete(call.token ?? "");
  return { status: 204 };
}

function getRateLimit(call: Call): Answer {
  const issued = call.token === undefined ? undefined : call.world.tokens.get(call.token);
  const limit = limitOf(call.identity);
  const used = issued?.used ?? 0;
  const core = { limit, used, remaining: Math.max(0, limit - used), reset: Math.floor((issued?.resetAt ?? 0) / 1000) };
  return {
    body: { resources: { core, search: core, graphql: core }, rate: core } satisfies Schema["rate-limit-overview"],
  };
}

export const tokenRoutes: Routes = {
  "GET /rate_limit": getRateLimit,
  "DELETE /installation/token": revoke,
  "GET /repos/:owner/:repo/installation": getInstallation,
  "GET /orgs/:org/installation": getInstallation,
  "POST /app/installations/:installation/access_tokens": createToken,
};
