import type { Receiver } from "./alerts/receiver.ts";
import { webhooks } from "./alerts/send.ts";
import type { DoctorWorld } from "./commands/doctor.ts";
import { configurationAt } from "./commands/snapshot.ts";
import type { World } from "./commands/world.ts";
import type { Configuration } from "./core/configuration.ts";
import { Fault } from "./core/fault.ts";
import type { Secret } from "./core/secret.ts";
import { mostSkew, skewOf } from "./core/skew.ts";
import type { NamedTarget } from "./core/target.ts";
import { minute } from "./core/time.ts";
import { gitRepository } from "./git/repository.ts";
import { type App, oneRepositoryToken } from "./github/app.ts";
import type { Run } from "./github/client.ts";
import { githubForge } from "./github/forge.ts";
import { githubSettings } from "./github/settings.ts";
import { connect } from "./http/send.ts";
import { branchLedger } from "./ledger/branch.ts";
import { cedar } from "./policy/engine.ts";
import type { Clock, Forge, Provider } from "./ports.ts";
import { homeRegion } from "./providers/aws/names.ts";
import { inspectors, providers } from "./providers/index.ts";
import { dryRun, withDeadline } from "./providers/wrap.ts";
import { forReaders } from "./report/readers.ts";

/** The control role that a command works as. */
export type ControlRole = keyof Configuration["roles"];

/** Keys for one control role in one account, fetched when they are first needed. */
export type Keys = () => Promise<{
  readonly accessKeyId: Secret;
  readonly secretAccessKey: Secret;
  readonly sessionToken?: Secret;
}>;

/** What a door knows before anything is read. */
export interface Surroundings {
  /** A clone of the access repository. */
  readonly directory: string;
  /** `owner/name` of the access repository. */
  readonly repository: string;
  readonly token: Secret;
  /** Loopback only; undefined: api.github.com. */
  readonly githubApi: URL | undefined;
  /** Loopback only; undefined: AWS. */
  readonly awsEndpoint: URL | undefined;
  readonly clock: Clock;
  readonly role: ControlRole;
  /** How this door comes by cloud keys. */
  readonly keys: (role: {
    readonly account: string;
    readonly partition: string;
    readonly region: string;
    readonly name: string;
    readonly audience: string;
  }) => Keys;
  /** The App that may read the repositories of jobs, and start workflows there. */
  readonly starter?: App;
  /** True: `token` is a person's, and reads other repositories as that person does. */
  readonly personal?: boolean;
  /** Whom the record job tells out of band. */
  readonly receivers?: readonly Receiver[];
  /** Milliseconds until the job is stopped; absent: nobody stops it. */
  readonly left?: () => number;
  readonly progress: (line: string) => void;
}

/** No single verb of a cloud takes longer, in milliseconds: a listing of thousands is the longest. */
const patience = 300_000;

/** For so long GitHub's failures may keep one run waiting, in milliseconds. */
const mostLost = 5 * minute;

/** GitHub's REST API. */
export const githubApi = new URL("https://api.github.com");

/** The parts that a command needs, each behind its port. The only place where concrete adapters are named. */
export async function openWorld(given: Surroundings): Promise<World & { readonly configuration: Configuration }> {
  const clocks = listening(given.clock);
  const run: Run = { lost: 0, most: mostLost, heard: clocks.hear("GitHub") };
  const around = { ...given, clock: clocks.steady, run };
  const forge = forgeFor(around, around.repository, around.token);
  const { directory, token } = around;
  const facts = await forge.repository(around.repository);
  // An internal repository counts as private at GitHub: its members are the enterprise's.
  const readers = facts.private ? "members" : "everybody";
  const of = { id: String(facts.id), branch: facts.defaultBranch };
  const repository = { ...gitRepository({ directory, branch: of.branch, token }), of };
  const { configuration } = await configurationAt(repository, await repository.tip());
  return {
    configuration,
    repository,
    forge,
    ledger: branchLedger({ branch: configuration.ledger, repository, forge }),
    alerts: webhooks(around.receivers ?? [], { installation: configuration.installation, clock: around.clock }),
    ...policyEngine,
    provider: providerFactory({ ...around, heard: clocks.hear("AWS") }),
    heard: clocks.worst,
    ...(around.left ? { left: around.left } : {}),
    starter: starterFactory(around),
    reader: readerFactory(around),
    readers,
    progress: (line) => around.progress(forReaders(line, readers)),
  };
}

/**
 * What doctor needs: the same clone and forge, but nothing is taken for granted of them, and its provider only looks. Whether
 * the repository is the one that sallyport.yaml says is a finding then, and no fault.
 */
export async function openLook(
  around: Surroundings,
): Promise<Pick<DoctorWorld, "configuration" | "repository" | "settings" | "forge" | "inspector" | "progress">> {
  const { directory, token, githubApi: api, awsEndpoint } = around;
  const { defaultBranch } = await forgeFor(around, around.repository, token).repository(around.repository);
  const repository = gitRepository({ directory, branch: defaultBranch, token });
  const { configuration } = await configurationAt(repository, await repository.tip());
  const apiUrl = api ? { apiUrl: api.href.replace(/\/$/, "") } : {};
  return {
    configuration,
    repository,
    settings: githubSettings({ token, repository: around.repository, ...apiUrl }),
    forge: (name) => forgeFor(around, name, token),
    inspector: (targets) => {
      const { account, partition, regions, provider } = targets[0]!.target;
      const place = { account, partition, region: regions[0]!, name: configuration.roles.reader };
      return inspectors[provider]({
        ...{ configuration, account, partition, regions, clock: around.clock },
        credentials: around.keys({ ...place, audience: configuration.audience }),
        ...(awsEndpoint ? { endpoint: awsEndpoint.href.replace(/\/$/, "") } : {}),
      });
    },
    progress: around.progress,
  };
}

/** Cedar, loaded when policy is first asked: a sweep or a status has no use for it. */
export const policyEngine: Pick<World, "policy" | "policyFindings"> = {
  policy: async (files, at) => (await cedar()).cedarPolicy(files, at),
  policyFindings: async (files, at) => (await cedar()).policyFindings(files, at),
};

/** Where GitHub is, and what all that ask it in one run share. */
type Within = Pick<Surroundings, "githubApi"> & { readonly run?: Run };

/** The forge of one repository, seen with one token. */
export function forgeFor(around: Within, repository: string, token: Secret): Forge {
  const { githubApi: api, run } = around;
  return githubForge({
    ...{ token, repository },
    ...(api ? { apiUrl: api.href.replace(/\/$/, "") } : {}),
    ...(run ? { run } : {}),
  });
}

/** One provider an account, made when it is first asked for. */
export function providerFactory(
  around: Pick<Surroundings, "awsEndpoint" | "clock" | "role" | "keys"> & Pick<Run, "heard">,
): World["provider"] {
  // An account's targets share one provider, whose regions grow as its targets are met.
  const made = new Map<string, { readonly provider: Provider; readonly regions: string[] }>();
  return async (named: NamedTarget, configuration: Configuration) => {
    const { account, partition, regions, provider } = named.target;
    const key = `${provider}/${account}`;
    const existing = made.get(key);
    const seen = existing?.regions ?? [homeRegion(partition)];
    seen.push(...regions.filter((region) => !seen.includes(region)));
    if (existing) return existing.provider;
    const role = {
      account,
      partition,
      region: regions[0]!,
      name: configuration.roles[around.role],
      audience: configuration.audience,
    };
    const created = withDeadline(
      providers[provider]({
        configuration,
        account,
        partition,
        regions: seen,
        clock: around.clock,
        credentials: around.keys(role),
        ...(around.heard ? { heard: around.heard } : {}),
        ...(around.awsEndpoint ? { endpoint: around.awsEndpoint.href.replace(/\/$/, "") } : {}),
      }),
      patience,
    );
    const usable = around.role === "reader" ? dryRun(created) : created;
    made.set(key, { provider: usable, regions: seen });
    return usable;
  };
}

function starterFactory(around: Surroundings & Within): World["starter"] {
  return async (repository) => await asApp(around, repository, { actions: "write", metadata: "read" });
}

function readerFactory(around: Surroundings & Within): World["reader"] {
  return async (repository) => {
    if (around.starter) return await asApp(around, repository, readerMay);
    if (around.personal) return allOrNothing(forgeFor(around, repository, around.token), repository);
    throw new Fault(
      "github.no-app",
      `${repository} cannot be read here, so nothing is decided about its jobs: give this step \`app-id\` and \`app-key\``,
    );
  };
}

/** What a person may not read is not known here, and no reason for apply to refuse. */
function allOrNothing(forge: Forge, repository: string): Forge {
  return {
    ...forge,
    subjectFacts: async (job) => {
      const facts = await forge.subjectFacts(job);
      const unread = Object.values(facts).find((part) => "unknown" in part);
      if (unread === undefined) return facts;
      throw new Fault(
        "github.unread",
        `your token does not show whether jobs of ${repository} are safe (${unread.unknown}): apply decides with the App's`,
      );
    },
  };
}

/** What reading a job's repository takes: docs/subjects.md says which call needs which. */
const readerMay = { actions: "read", contents: "read", metadata: "read" } as const;

async function asApp(
  { starter: app, clock, githubApi: api, run }: Surroundings & Within,
  repository: string,
  permissions: Readonly<Record<string, "read" | "write">>,
): Promise<Forge | undefined> {
  if (app === undefined) return undefined;
  const { send, close } = connect();
  try {
    const token = await oneRepositoryToken(app, { repository, permissions, api: api ?? githubApi, send, clock });
    return token && forgeFor({ githubApi: api, ...(run ? { run } : {}) }, repository, token);
  } finally {
    close();
  }
}

/** Keeps the answer by which a server's clock was furthest from ours. */
function listening(clock: Clock) {
  let worst: ReturnType<NonNullable<World["heard"]>>;
  let ahead = 0;
  return {
    hear:
      (server: string): NonNullable<Run["heard"]> =>
      ({ took, date }) => {
        const receivedAt = clock.now();
        const exchanged = { sentAt: receivedAt - took, receivedAt, ...(date === undefined ? {} : { date }) };
        const skew = skewOf(exchanged);
        if (skew === undefined || (worst !== undefined && Math.abs(skew) <= Math.abs(ahead))) return;
        worst = { server, exchanged };
        ahead = skew;
      },
    worst: () => worst,
    /** By the server's clock where ours is wrong: AWS and GitHub refuse what a wrong clock signed, and nothing could be ended. */
    steady: { now: () => clock.now() - (Math.abs(ahead) > mostSkew ? ahead : 0) },
  };
}
