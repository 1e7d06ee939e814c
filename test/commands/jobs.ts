/** The grants' own jobs: their runs, the tokens that GitHub gives them, and what STS answers. */
import { execFileSync } from "node:child_process";
import type { SandboxCloud } from "../../sandbox/cloud/index.ts";
import type { CloudKeys, GitHub, JobClaims, OidcIssuer } from "../../sandbox/contract.ts";
import { claimsOf, consumer, type Place, places } from "../acme.ts";
import { keysIn } from "../aws/attacks/raw.ts";
import { configuration } from "../aws/provider/example.ts";

export function jobsOf({
  github,
  cloud,
  oidc,
}: {
  readonly github: GitHub;
  readonly cloud: SandboxCloud;
  readonly oidc: OidcIssuer;
}) {
  /** Whether the cloud lets the grant's own job in now, or one that differs in these claims. */
  async function enters(...asked: Parameters<typeof minted>): Promise<boolean> {
    return (await minted(...asked))?.ok ?? false;
  }

  /** The keys that the grant's own job gets. */
  async function keys(id: string): Promise<CloudKeys> {
    return keysIn({ status: 0, code: "", body: (await (await minted(id))?.text()) ?? "" });
  }

  /** What STS answers the grant's own job now, or one that differs in these claims; undefined when there is no role. */
  async function minted(
    id: string,
    differs: Readonly<Record<string, string>> = {},
    named: { readonly run: number; readonly attempt?: number; readonly job: number } | string = "",
  ): Promise<Response | undefined> {
    const [role] = await rolesOf(id);
    if (role === undefined) return undefined;
    const place = Object.values(places).find(({ account }) => role.arn.includes(account))!;
    const session = typeof named === "string" ? named : `${named.run}-${named.attempt ?? 1}-${named.job}`;
    const claims = { ...claimsOf(place), ...differs } as JobClaims;
    const body = new URLSearchParams({
      Action: "AssumeRoleWithWebIdentity",
      Version: "2011-06-15",
      RoleArn: role.arn,
      RoleSessionName: `${id}@${session || `${ranNow(place)}-1-1`}`,
      WebIdentityToken: await tokenOf(oidc, claims),
    });
    return await fetch(cloud.url, { method: "POST", body });
  }

  /** Number of a new run of the job's workflow, at the commit that main has now. */
  function ranNow({ workflow }: Place): number {
    const about = { repository: consumer, workflow, event: "workflow_dispatch", ref: "refs/heads/main" };
    return github.startRun({ ...about, sha: mainOf(github.directory(consumer)), actor: "ana" }).runId;
  }

  /** A run of the grant's own workflow, and a job of it that runs. */
  function begins(environment: keyof typeof places = "production") {
    const run = ranNow(places[environment]);
    return { run, job: github.startJob(run, "backfill") };
  }

  /** What GitHub says of the job that the grants of production name. */
  const jobClaims = () => ({
    ...claimsOf(places.production),
    run_id: String(ranNow(places.production)),
    run_attempt: "1",
    check_run_id: "1",
  });

  async function rolesOf(id?: string) {
    const all = await Promise.all(Object.values(places).map(({ account }) => cloud.roles(account)));
    return all
      .flat()
      .filter(
        ({ path, description = "" }) => path.startsWith("/sallyport/") && (!id || description.includes(`/${id} `)),
      );
  }

  return { enters, keys, begins, jobClaims, rolesOf };
}

/** The token that GitHub gives a job of these claims. */
export async function tokenOf(oidc: OidcIssuer, claims: JobClaims): Promise<string> {
  const { requestUrl, requestToken } = oidc.admit(claims);
  const issued = await fetch(`${requestUrl}&audience=${configuration.audience}`, {
    headers: { authorization: `bearer ${requestToken}` },
  });
  return ((await issued.json()) as { value: string }).value;
}

/** The commit that the default branch of a bare repository has. */
export function mainOf(directory: string): string {
  return execFileSync("git", ["--git-dir", directory, "rev-parse", "refs/heads/main"], { encoding: "utf8" }).trim();
}
