/**
 * GitHub for the sandbox, on real bare git repositories: git over HTTP, REST, GraphQL, events for the runner.
 * Left out on purpose: code owners' enforcement (what applies a grant decides by itself), forks, issues of their own, signatures' bytes.
 */
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { GitHub, RepositorySeed, SandboxClock } from "../contract.ts";
import { accountOf, actionsBot, webFlow } from "./accounts.ts";
import { queueSchedule } from "./events.ts";
import { BareRepository, zero } from "./git.ts";
import { newGovernance } from "./governance.ts";
import { graphqlRoutes } from "./graphql.ts";
import { actionRoutes } from "./rest-actions.ts";
import { contentRoutes } from "./rest-contents.ts";
import { environmentRoutes } from "./rest-environments.ts";
import { objectRoutes } from "./rest-objects.ts";
import { pullRoutes } from "./rest-pulls.ts";
import { releaseRoutes } from "./rest-releases.ts";
import { repositoryRoutes } from "./rest-repos.ts";
import { reviewRoutes } from "./rest-reviews.ts";
import { settingsRoutes } from "./rest-settings.ts";
import { statusRoutes } from "./rest-statuses.ts";
import { teamRoutes } from "./rest-teams.ts";
import { tokenRoutes } from "./rest-tokens.ts";
import { jobContext, runBook } from "./runs.ts";
import { serve } from "./server.ts";
import { snapshot } from "./snapshot.ts";
import { newWorld, nextId, type Repo, repoOf, timestamp, type World } from "./state.ts";
import { appOfKey, issueInstallationToken, issueJobToken, issueUserToken } from "./tokens.ts";
import { findWorkflow } from "./workflows.ts";

const routes = {
  // Before the routes of commits, whose ref takes everything behind it.
  ...statusRoutes,
  ...repositoryRoutes,
  ...contentRoutes,
  ...objectRoutes,
  ...pullRoutes,
  ...reviewRoutes,
  ...teamRoutes,
  ...actionRoutes,
  ...environmentRoutes,
  ...releaseRoutes,
  ...settingsRoutes,
  ...tokenRoutes,
  ...graphqlRoutes,
};

/** Starts an empty GitHub; its repositories lie below `directory`. Stopping closes the port and leaves the repositories. */
export async function startGitHub({
  clock,
  directory,
}: {
  readonly clock: SandboxClock;
  readonly directory: string;
}): Promise<GitHub> {
  const world = newWorld(clock, directory, [actionsBot, webFlow]);
  const hooks: Pick<GitHub, "fail"> = {};
  const server = await serve(world, routes, hooks);
  world.url = server.url;
  return {
    apiUrl: server.url,
    stop: server.stop,
    get fail() {
      return hooks.fail;
    },
    set fail(hook) {
      hooks.fail = hook;
    },
    requests: world.requests,
    unknownRoutes: world.unknownRoutes,
    issued: world.issued,
    cloneUrl: (repository) => `${server.url}/${repository}.git`,
    directory: (repository) => repoOf(world, repository).git.directory,
    emailOf: (login) => `${accountOf(world, login).login}@example.com`,
    ...seeding(world),
    ...tokens(world),
    ...runBook(world),
    jobContext: (repository, environment, ref) => jobContext(repoOf(world, repository), environment, ref),
    subjectFormat: (repository) => {
      const { immutableSubject, subjectClaims } = repoOf(world, repository);
      return { immutable: immutableSubject, claims: subjectClaims };
    },
    repositoryIds: (repository) => {
      const { id, owner, private: secret } = repoOf(world, repository);
      return { id, ownerId: owner.id, private: secret };
    },
    userId: (login) => accountOf(world, login).id,
    takeEvent: () => world.events.shift(),
    keepHistory: () => snapshot(world),
    schedule: (repository, workflow) => {
      const repo = repoOf(world, repository);
      const file = findWorkflow(world, repo, workflow);
      const cron = file?.crons[0];
      if (!file || !cron) throw new Error(`${repository} has no scheduled workflow ${workflow}: commit one to main`);
      queueSchedule(world, repo, file.path, cron);
    },
  };
}

type Seeding =
  | ("addUser" | "addOrganization" | "addTeam" | "addRepository" | "configure" | "addApp" | "installApp")
  | ("governance" | "keepSettings" | "organizationSecrets" | "changeApp" | "setSecret" | "setVariable");

function seeding(world: World): Pick<GitHub, Seeding> {
  const add = (login: string, id: number, type: "User" | "Bot" | "Organization") => {
    world.accounts.set(login.toLowerCase(), { login, id, type });
  };
  return {
    addUser: (login, id, kind = "user") => add(login, id, kind === "bot" ? "Bot" : "User"),
    addOrganization: (login, id, members) => {
      add(login, id, "Organization");
      world.organizations.set(login.toLowerCase(), new Set(members.map((member) => accountOf(world, member).login)));
    },
    addTeam: (organization, slug, members, parent) => {
      const logins = new Set(members.map((member) => accountOf(world, member).login));
      world.teams.push({ id: nextId(world), organization, slug, members: logins, parent });
    },
    addRepository: (seed) => {
      const repo = seedRepository(world, seed);
      world.repos.set(repo.fullName.toLowerCase(), repo);
    },
    configure: (repository, { environments, ...settings }) => {
      const repo = repoOf(world, repository);
      const changed = environments ? { environments: numbered(world, environments) } : {};
      world.repos.set(repo.fullName.toLowerCase(), { ...repo, ...settings, ...changed });
    },
    addApp: (app) => {
      const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
      const clientId = `Iv23li${String(app.id).padStart(14, "0")}`;
      const repositories = fullNames(app.organization, app.repositories);
      world.apps.push({ ...app, repositories, clientId, installationId: nextId(world), publicKey });
      add(`${app.slug}[bot]`, 200_000_000 + app.id, "Bot");
      return { clientId, privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString() };
    },
    governance: (repository) => repoOf(world, repository).governance,
    organizationSecrets: (organization) => {
      const names = world.organizationSecrets.get(organization) ?? new Set();
      world.organizationSecrets.set(organization, names);
      return names;
    },
    changeApp: (slug, change) => {
      const at = world.apps.findIndex((app) => app.slug === slug);
      const app = world.apps[at];
      if (!app) throw new Error(`the sandbox has no app ${slug}: add it first`);
      world.apps[at] = { ...app, ...change };
    },
    keepSettings: () => {
      const repos = Array.from(
        world.repos,
        ([name, repo]) => [name, { ...repo, governance: structuredClone(repo.governance) }] as const,
      );
      const apps = [...world.apps];
      const secrets = structuredClone(world.organizationSecrets);
      return () => {
        for (const [name, repo] of repos)
          world.repos.set(name, { ...repo, governance: structuredClone(repo.governance) });
        world.apps.splice(0, world.apps.length, ...apps);
        world.organizationSecrets.clear();
        for (const [name, names] of secrets) world.organizationSecrets.set(name, new Set(names));
      };
    },
    setSecret: (repository, environment, name, value) => {
      const repo = repoOf(world, repository);
      const own = repo.environments.get(environment);
      if (!own) throw new Error(`${repository} has no environment ${environment}: make it first`);
      const changed = { ...own, secrets: { ...own.secrets, [name]: value } };
      const environments = new Map([...repo.environments, [environment, changed]]);
      world.repos.set(repo.fullName.toLowerCase(), { ...repo, environments });
    },
    setVariable: (repository, name, value) => {
      const repo = repoOf(world, repository);
      const variables = { ...repo.variables, [name]: value };
      world.repos.set(repo.fullName.toLowerCase(), { ...repo, variables });
    },
    installApp: (slug, names) => {
      const at = world.apps.findIndex((app) => app.slug === slug);
      const app = world.apps[at];
      if (!app) throw new Error(`the sandbox has no app ${slug}: add it first`);
      world.apps[at] = { ...app, repositories: fullNames(app.organization, names) };
    },
  };
}

/** The bare repository with one commit by its owner on `main`. */
function seedRepository(world: World, seed: RepositorySeed): Repo {
  const fullName = `${seed.owner}/${seed.name}`;
  const directory = join(world.directory, `${fullName}.git`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(world.directory, seed.owner), { recursive: true });
  const git = BareRepository.create(directory);
  const files = new Map(
    [...seed.files].map(
      ([path, content]) => [path, { oid: git.write("blob", Buffer.from(content as string)) }] as const,
    ),
  );
  const by = { name: "GitHub", email: webFlow.email, seconds: Math.floor(world.clock.now() / 1000) };
  const commit = git.writeCommit({
    tree: git.edit(undefined, files),
    parents: [],
    author: by,
    committer: by,
    message: "Begin\n",
  });
  git.update([{ ref: "refs/heads/main", before: zero, after: commit }]);
  return {
    id: seed.id,
    owner: accountOf(world, seed.owner),
    name: seed.name,
    fullName,
    private: seed.private ?? false,
    createdAt: timestamp(world),
    git,
    collaborators: seed.collaborators ?? {},
    teams: seed.teams ?? {},
    environments: numbered(world, seed.environments ?? {}),
    secrets: seed.secrets ?? {},
    variables: seed.variables ?? {},
    protect: seed.protect ?? {},
    immutableSubject: seed.immutableSubject ?? false,
    subjectClaims: seed.subjectClaims,
    releases: seed.releases ?? {},
    governance: newGovernance(),
    pulls: [],
    activity: [],
    known: new Map([["refs/heads/main", commit]]),
    signed: new Set([commit]),
    workflows: new Map(),
  };
}

function numbered(world: World, environments: NonNullable<RepositorySeed["environments"]>): Repo["environments"] {
  return new Map(Object.entries(environments).map(([name, one]) => [name, { ...one, id: nextId(world) }]));
}

/** Repositories of an owner may be named with or without it. */
function fullNames(owner: string, names: readonly string[]): readonly string[] {
  return names.map((name) => (name.includes("/") ? name : `${owner}/${name}`));
}

function tokens(world: World): Pick<GitHub, "userToken" | "installationToken" | "jobToken" | "endToken"> {
  return {
    userToken: (login) => issueUserToken(world, login),
    jobToken: (repository, permissions) => issueJobToken(world, repository, permissions),
    endToken: (token) => {
      world.tokens.delete(token);
    },
    installationToken: ({ appId, privateKey, owner, repositories, permissions }) => {
      const app = appOfKey(world, appId, privateKey);
      if (!app) throw new Error(`no app ${appId} has this private key: give the key of the app it names`);
      if (app.organization !== owner) throw new Error(`the app ${app.slug} is not installed on ${owner}`);
      const names = fullNames(owner, repositories);
      return issueInstallationToken(world, app, {
        repositories: names.length > 0 ? names : app.repositories,
        permissions: permissions ?? app.permissions,
      });
    },
  };
}
