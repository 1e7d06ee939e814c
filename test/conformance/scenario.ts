/** A walk over every route of the sandbox's GitHub, with every answer kept. */
import { createPrivateKey } from "node:crypto";
import { Octokit } from "@octokit/rest";
import { importPKCS8, SignJWT } from "jose";
import { access, refusal, type Town } from "../sandbox/github/town.ts";
import type { Exchange } from "./description.ts";

export async function walk(town: Town): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const client = (auth?: string) => recording(town, exchanges, auth);
  const alice = client(town.github.userToken("alice"));
  const bob = client(town.github.userToken("bob"));
  const app = {
    appId: town.writer.clientId,
    privateKey: town.writer.privateKey,
    owner: "acme",
    repositories: ["access"],
  };
  const writer = client(town.github.installationToken(app));

  const folder = await town.clone("alice");
  const sha = await town.pushFile(folder, { branch: "topic", path: "grants/prod/new.yaml", content: "version: 1\n" });
  await repositories(bob, sha);
  const pull_number = await review(alice, bob, writer);
  await refusals(
    { alice, stranger: client(town.github.userToken("mallory")), nobody: client(), bogus: client("ghp_x") },
    pull_number,
  );
  await merge(bob, pull_number);
  await people(bob);
  await actions(town, bob, sha);
  await settings(town, client(town.github.userToken("erin")), client(town.github.userToken("dave")));
  await apps(town, client);
  return exchanges;
}

async function repositories(bob: Octokit, sha: string): Promise<void> {
  await bob.repos.get(access);
  await bob.repos.getBranch({ ...access, branch: "main" });
  await bob.repos.listBranches(access);
  await bob.git.getRef({ ...access, ref: "heads/main" });
  await bob.git.listMatchingRefs({ ...access, ref: "heads/" });
  await bob.git.createRef({ ...access, ref: "refs/heads/made", sha });
  await bob.git.updateRef({ ...access, ref: "heads/made", sha, force: true });
  await bob.git.deleteRef({ ...access, ref: "heads/made" });
  await bob.repos.listCommits({ ...access, sha: "topic", path: "grants/prod/new.yaml" });
  const { data: commit } = await bob.repos.getCommit({ ...access, ref: sha });
  await bob.git.getCommit({ ...access, commit_sha: sha });
  await bob.repos.listPullRequestsAssociatedWithCommit({ ...access, commit_sha: sha });
  await bob.repos.createCommitStatus({ ...access, sha, state: "success", context: "review" });
  await bob.repos.listCommitStatusesForRef({ ...access, ref: sha });
  await bob.repos.listActivities(access);
  await bob.repos.getBranchRules({ ...access, branch: "main" });
  await bob.repos.getContent({ ...access, path: "README.md" });
  await bob.repos.getContent({ ...access, path: "grants" });
  const { data: tree } = await bob.git.getTree({ ...access, tree_sha: commit.commit.tree.sha, recursive: "1" });
  const blob = tree.tree.find(({ type }) => type === "blob");
  await bob.git.getBlob({ ...access, file_sha: blob?.sha ?? "" });
  await made(bob);
  await bob.repos.getCollaboratorPermissionLevel({ ...access, username: "alice" });
}

async function made(bob: Octokit): Promise<void> {
  await bob.git.createBlob({ ...access, content: "text" });
  const tree = [{ path: "a/b.txt", mode: "100644", type: "blob", content: "text" } as const];
  const { data } = await bob.git.createTree({ ...access, tree });
  await bob.git.createCommit({ ...access, message: "Begin", tree: data.sha, parents: [] });
}

async function review(alice: Octokit, bob: Octokit, writer: Octokit): Promise<number> {
  const { data: pull } = await alice.pulls.create({
    ...access,
    title: "Ask",
    head: "topic",
    base: "main",
    body: "Please.",
  });
  const pull_number = pull.number;
  await alice.pulls.update({ ...access, pull_number, title: "Ask again" });
  await bob.pulls.list({ ...access, state: "all" });
  await bob.pulls.listFiles({ ...access, pull_number });
  await bob.pulls.listCommits({ ...access, pull_number });
  const { data: first } = await bob.pulls.createReview({
    ...access,
    pull_number,
    event: "REQUEST_CHANGES",
    body: "Why?",
  });
  const review_id = first.id;
  await bob.pulls.getReview({ ...access, pull_number, review_id });
  await bob.pulls.dismissReview({ ...access, pull_number, review_id, message: "Answered." });
  await bob.pulls.createReview({ ...access, pull_number, event: "APPROVE" });
  await bob.pulls.listReviews({ ...access, pull_number });
  const { data: comment } = await writer.issues.createComment({ ...access, issue_number: pull_number, body: "Hello." });
  await writer.issues.updateComment({ ...access, comment_id: comment.id, body: "Hello again." });
  await bob.issues.getComment({ ...access, comment_id: comment.id });
  await bob.issues.listComments({ ...access, issue_number: pull_number });
  await writer.issues.deleteComment({ ...access, comment_id: comment.id });
  return pull_number;
}

async function refusals(
  { alice, stranger, nobody, bogus }: Readonly<Record<"alice" | "stranger" | "nobody" | "bogus", Octokit>>,
  pull_number: number,
): Promise<void> {
  await refusal(alice.pulls.createReview({ ...access, pull_number, event: "APPROVE" }));
  await refusal(alice.pulls.merge({ ...access, pull_number, sha: "0".repeat(40), merge_method: "squash" }));
  await refusal(alice.pulls.merge({ ...access, pull_number, merge_method: "merge" }));
  await refusal(alice.pulls.create({ ...access, title: "Twice", head: "topic", base: "main" }));
  await refusal(alice.pulls.get({ ...access, pull_number: 4096 }));
  await refusal(stranger.repos.get(access));
  await refusal(nobody.repos.get(access));
  await refusal(bogus.repos.get(access));
  await refusal(alice.git.updateRef({ ...access, ref: "heads/none", sha: "0".repeat(40) }));
  await refusal(alice.repos.getContent({ ...access, path: "none" }));
}

async function merge(bob: Octokit, pull_number: number): Promise<void> {
  await bob.pulls.get({ ...access, pull_number });
  await bob.pulls.merge({ ...access, pull_number, merge_method: "squash" });
  await bob.pulls.checkIfMerged({ ...access, pull_number });
  await bob.pulls.get({ ...access, pull_number });
}

async function people(bob: Octokit): Promise<void> {
  await bob.users.getAuthenticated();
  await bob.users.getByUsername({ username: "alice" });
  await bob.orgs.get({ org: "acme" });
  await bob.orgs.listMembers({ org: "acme" });
  await bob.orgs.checkMembershipForUser({ org: "acme", username: "alice" });
  await bob.teams.list({ org: "acme" });
  await bob.teams.getByName({ org: "acme", team_slug: "oncall" });
  await bob.teams.listMembersInOrg({ org: "acme", team_slug: "platform" });
  const teamRepository = { org: "acme", owner: "acme", repo: "access", team_slug: "platform" };
  await bob.teams.listReposInOrg({ org: "acme", team_slug: "platform" });
  await bob.teams.checkPermissionsForRepoInOrg(teamRepository);
  const accept = "application/vnd.github.v3.repository+json";
  await bob.teams.checkPermissionsForRepoInOrg({ ...teamRepository, headers: { accept } });
  await bob.teams.getMembershipForUserInOrg({ org: "acme", team_slug: "platform", username: "carol" });
  await bob.rateLimit.get();
}

async function actions(town: Town, bob: Octokit, sha: string): Promise<void> {
  const workflow = ".github/workflows/backfill.yml";
  const { runId: run_id } = town.github.startRun({
    ...{ repository: "acme/access", workflow, event: "push", sha, ref: "refs/heads/main", actor: "bob" },
  });
  const job_id = town.github.startJob(run_id, "backfill");
  const waiting = { ...access, job_id: town.github.startJob(run_id, "waits", "queued") };
  const lost = { ...access, job_id: town.github.startJob(run_id, "lost") };
  town.github.loseJob(lost.job_id);
  for (const one of [{ ...access, job_id }, waiting, lost]) await bob.actions.getJobForWorkflowRun(one);
  town.clock.move(10 * 60_000);
  await bob.actions.getJobForWorkflowRun(lost);
  town.github.finishJob(job_id, "success");
  town.github.finishJob(waiting.job_id, "cancelled");
  town.github.finishRun(run_id, "success");
  town.github.rerun(run_id);
  await bob.actions.listRepoWorkflows(access);
  await bob.actions.getWorkflow({ ...access, workflow_id: "backfill.yml" });
  await bob.actions.createWorkflowDispatch({
    ...access,
    workflow_id: "backfill.yml",
    ref: "main",
    inputs: { lease: "x" },
  });
  await bob.actions.createWorkflowDispatch({
    ...{ ...access, workflow_id: "backfill.yml", ref: "main", inputs: { lease: "x" }, return_run_details: true },
  });
  await bob.actions.listWorkflowRuns({ ...access, workflow_id: "backfill.yml" });
  await bob.actions.listWorkflowRunsForRepo(access);
  await bob.actions.getWorkflowRun({ ...access, run_id });
  await bob.actions.listJobsForWorkflowRun({ ...access, run_id });
  await bob.actions.getWorkflowRunAttempt({ ...access, run_id, attempt_number: 1 });
  await bob.actions.listJobsForWorkflowRunAttempt({ ...access, run_id, attempt_number: 1 });
  await refusal(bob.actions.getWorkflowRunAttempt({ ...access, run_id, attempt_number: 9 }));
  await bob.actions.getJobForWorkflowRun({ ...access, job_id });
  await bob.actions.getCustomOidcSubClaimForRepo(access);
  await bob.repos.getAllEnvironments(access);
  await bob.repos.getEnvironment({ ...access, environment_name: "cloud" });
  await bob.repos.listDeploymentBranchPolicies({ ...access, environment_name: "cloud" });
}

async function settings(town: Town, erin: Octokit, dave: Octokit): Promise<void> {
  await erin.repos.update({ ...access, allow_merge_commit: false });
  const { data: ruleset } = await erin.repos.createRepoRuleset({
    ...access,
    name: "reviewed",
    target: "branch",
    enforcement: "active",
    conditions: { ref_name: { include: ["refs/heads/main"], exclude: [] } },
    rules: [{ type: "deletion" }, { type: "non_fast_forward" }],
    bypass_actors: [{ actor_id: 77, actor_type: "Integration", bypass_mode: "always" }],
  });
  await erin.repos.getRepoRuleset({ ...access, ruleset_id: ruleset.id });
  await dave.repos.getRepoRuleset({ ...access, ruleset_id: ruleset.id });
  await dave.repos.getBranchRules({ ...access, branch: "main" });
  const permissions = { default_workflow_permissions: "read", can_approve_pull_request_reviews: false } as const;
  await erin.actions.setGithubActionsDefaultWorkflowPermissionsRepository({ ...access, ...permissions });
  await erin.actions.getGithubActionsDefaultWorkflowPermissionsRepository(access);
  await refusal(dave.actions.getGithubActionsDefaultWorkflowPermissionsRepository(access));
  await erin.actions.setWorkflowAccessToRepository({ ...access, access_level: "organization" });
  town.github.governance("acme/access").ownerErrors.push({ path: "CODEOWNERS", line: 1, kind: "Unknown owner" });
  await erin.repos.codeownersErrors(access);
  const deployment_branch_policy = { protected_branches: false, custom_branch_policies: true };
  const environment = { ...access, environment_name: "made" };
  await erin.repos.createOrUpdateEnvironment({ ...environment, deployment_branch_policy });
  await erin.repos.createDeploymentBranchPolicy({ ...environment, name: "main" });
  town.github.governance("acme/access").waiting.add("made");
  await erin.repos.getEnvironment(environment);
  town.github.setSecret("acme/access", "made", "KEY", "k");
  town.github.setVariable("acme/access", "REGION", "eu");
  await erin.actions.listEnvironmentSecrets(environment);
  await erin.actions.listRepoSecrets(access);
  await refusal(dave.actions.listRepoSecrets(access));
  town.github.organizationSecrets("acme").add("SHARED");
  await erin.actions.listRepoOrganizationSecrets(access);
  await erin.actions.listRepoVariables(access);
  await erin.orgs.listAppInstallations({ org: "acme" });
  await refusal(dave.orgs.listAppInstallations({ org: "acme" }));
}

async function apps(town: Town, client: (auth?: string) => Octokit): Promise<void> {
  const pem = createPrivateKey(town.writer.privateKey).export({ type: "pkcs8", format: "pem" }).toString();
  const now = Math.floor(town.clock.now() / 1000);
  const jwt = await new SignJWT({ iss: town.writer.clientId, iat: now - 60, exp: now + 540 })
    .setProtectedHeader({ alg: "RS256" })
    .sign(await importPKCS8(pem, "RS256"));
  const app = client(jwt);
  await app.apps.getOrgInstallation({ org: "acme" });
  const { data: found } = await app.apps.getRepoInstallation(access);
  const { data: made } = await app.apps.createInstallationAccessToken({
    installation_id: found.id,
    repositories: ["access"],
  });
  await client(made.token).apps.revokeInstallationAccessToken();
}

function recording(town: Town, exchanges: Exchange[], auth: string | undefined): Octokit {
  const keep: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const text = await response.clone().text();
    exchanges.push({
      method: init?.method ?? "GET",
      path: new URL(String(input)).pathname,
      status: response.status,
      body: text === "" ? undefined : JSON.parse(text),
    });
    return response;
  };
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  return new Octokit({ baseUrl: town.github.apiUrl, request: { fetch: keep }, log: quiet, ...(auth ? { auth } : {}) });
}
