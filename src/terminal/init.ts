import { createInterface } from "node:readline";
import type { Answer } from "../commands/answer.ts";
import { type Identified, type Pin, pinOf, type Setup } from "../commands/init/setup.ts";
import { type Ground, init, initController } from "../commands/init.ts";
import { Fault } from "../core/fault.ts";
import { name as plainName } from "../core/paths.ts";
import type { Tier } from "../core/target.ts";
import { git } from "../git/command.ts";
import { ground } from "../git/ground.ts";
import { workbench } from "../git/workbench.ts";
import type { Forge } from "../ports.ts";
import { type Line, Misuse } from "./arguments.ts";
import { type Person, Questions } from "./ask.ts";
import { bootstrapTemplates } from "./bootstrap.ts";

/** What init needs beside its command line. */
export interface InitSurroundings {
  /** Where it was started. */
  readonly directory: string;
  /** The folder of the command itself. */
  readonly home: string;
  /** Whoever sits at the terminal; undefined for none. */
  readonly person: Person | undefined;
  /** GitHub as the person sees it. Fault `terminal.token`. */
  readonly forge: (repository: string) => Forge;
}

type Told = Readonly<Record<string, readonly string[]>>;

/** `sallyport init`: flags, answers and what GitHub says become a {@link Setup}, which becomes files. */
export async function initHere(line: Line, around: InitSurroundings): Promise<Answer> {
  const here = await standing(around.directory);
  const origin = await originOf(around.home);
  const fallbacks: Told = {
    ...(here.repository === undefined ? {} : { repository: [here.repository] }),
    ...(origin === undefined ? {} : { action: [`${origin.repository}@${origin.commit}`] }),
  };
  const force = line.one.force !== undefined;
  if (line.one.control !== undefined) return await controllerHere(line, { around, fallbacks, force });
  const told = await everything(line, fallbacks, around.person);
  const setup = await setupFrom(told, line, around.forge);
  const consumer = line.one.consumer === undefined ? undefined : await clone(line.one.consumer, "--consumer");
  const world = { access: here.ground, bootstrap: bootstrapTemplates, ...(consumer ? { consumer } : {}) };
  return await init(world, setup, { force });
}

async function controllerHere(
  line: Line,
  about: { readonly around: InitSurroundings; readonly fallbacks: Told; readonly force: boolean },
): Promise<Answer> {
  const given = { ...about.fallbacks, ...said(line) };
  const action = pin("action", given.action?.[0] ?? "");
  const repository = given.repository?.[0] ?? "owner/access";
  const folder = line.one.control ?? "";
  const name =
    (await workbench(folder)
      .then((bench) => bench.repository())
      .catch(absent)) ?? "owner/name";
  // Its jobs are those of the access repository, whose names they never say.
  const access = { repository, repositoryId: "", ownerId: "", branch: line.one.branch ?? "main" };
  return await initController(
    await clone(folder, "--control"),
    { action, access },
    { force: about.force, repository: name },
  );
}

/** The folder that is written to: the clone around us, or the folder itself where there is none yet. */
async function standing(
  directory: string,
): Promise<{ readonly ground: Ground; readonly repository: string | undefined }> {
  const bench = await workbench(directory).catch(absent);
  if (bench === undefined) return { ground: ground(directory, ""), repository: undefined };
  return { ground: ground(bench.root, ""), repository: await bench.repository().catch(absent) };
}

async function clone(folder: string, flag: string): Promise<Ground> {
  const bench = await workbench(folder).catch(absent);
  if (bench === undefined)
    throw new Misuse(`${flag} is ${JSON.stringify(folder)}, which is no clone of a repository: clone it there first`);
  return ground(bench.root, `${folder.replace(/\/$/, "")}/`);
}

/** The repository and commit that this very command lies in, when it lies in a clone. */
async function originOf(home: string): Promise<Pin | undefined> {
  const bench = await workbench(home).catch(absent);
  const repository = await bench?.repository().catch(absent);
  if (bench === undefined || repository === undefined) return undefined;
  const head = await git({ directory: bench.root }, "rev-parse", "HEAD").catch(absent);
  return pinOf(`${repository}@${head?.toString("utf8").trim() ?? ""}`);
}

function absent(cause: unknown): undefined {
  if (!(cause instanceof Fault)) throw cause;
  return undefined;
}

const questions: Readonly<Record<string, string>> = {
  repository: "the access repository, owner/name",
  action: "where the Action comes from, owner/name@ and a full commit",
  owner: "who answers for policies, targets and workflows: @organization/team or @login, with spaces between",
  target: "the first target, a name for the place (a-z, 0-9, -)",
  account: "its AWS account, twelve digits",
  region: "its regions, with spaces between",
  approver: "who answers for requests there: @organization/team or @login, with spaces between",
  allow: "the most that may be asked there: actions, with spaces between",
  resource: "on what: ARNs, with spaces between",
  "job-repository": "the repository whose job gets access, owner/name",
  job: "the job's key in its workflow file",
};

const lists = ["owner", "region", "approver", "allow", "resource"];

/** Every name that flags say. */
function said(line: Line): Told {
  const one = Object.entries(line.one).map(([name, value]) => [name, [value]] as const);
  return { ...Object.fromEntries(one), ...line.many };
}

/** What flags say, what can be seen, and answers for the rest; without a person, every missing flag is named at once. */
async function everything(line: Line, fallbacks: Told, person: Person | undefined): Promise<Told> {
  const given: Record<string, readonly string[]> = { ...fallbacks, ...said(line) };
  const lacking = Object.keys(questions).filter((name) => given[name] === undefined);
  if (lacking.length === 0) return given;
  if (person === undefined) {
    const flags = lacking.map((name) => `--${name}`).join(", ");
    throw new Misuse(`init needs ${flags}: give them, or run it at a terminal`, "see sallyport init --help");
  }
  const terminal = createInterface({ input: person.input, output: person.output });
  try {
    const asking = new Questions(terminal, person.output);
    for (const name of lacking) {
      const answer = await asking.ask(questions[name] ?? name, (text) => objection(name, text));
      given[name] = lists.includes(name) ? answer.split(/[\s,]+/).filter(Boolean) : [answer];
    }
    return given;
  } finally {
    terminal.close();
  }
}

function objection(name: string, text: string): string | undefined {
  if (name === "action") return pinOf(text) ? undefined : "owner/name, @, and 40 hexadecimal digits";
  if (name === "target") return plainName.test(text) ? undefined : "a-z, 0-9 and -, at most 32";
  if (name === "account") return /^\d{12}$/.test(text) ? undefined : "twelve digits";
  if (name === "owner" || name === "approver")
    return text
      .split(/[\s,]+/)
      .filter(Boolean)
      .every(isWho)
      ? undefined
      : "@login or @organization/team, each";
  if (name.endsWith("repository")) return /^[^/\s]+\/[^/\s]+$/.test(text) ? undefined : "owner/name";
  return undefined;
}

/** Whether it is written as CODEOWNERS writes people and teams. */
function isWho(text: string): boolean {
  return /^@[^\s@/]+(\/[^\s@/]+)?$/.test(text);
}

function pin(flag: string, text: string): Pin {
  const found = pinOf(text);
  if (found !== undefined) return found;
  const seen = text === "" ? "is not given" : `is ${JSON.stringify(text)}`;
  throw new Misuse(`--${flag} ${seen}: give owner/name@ and a full commit of 40 hexadecimal digits`);
}

async function setupFrom(told: Told, line: Line, forge: InitSurroundings["forge"]): Promise<Setup> {
  const one = (name: string, otherwise = "") => told[name]?.[0] ?? otherwise;
  const all = (name: string) => told[name] ?? [];
  const tier = one("tier", "production") as Tier;
  const access = await identified(one("repository"), { id: one("repository-id"), owner: one("owner-id") }, forge);
  const other = await identified(
    one("job-repository"),
    { id: one("job-repository-id"), owner: one("job-owner-id") },
    forge,
  );
  const [owner = ""] = access.repository.split("/");
  const job = one("job");
  return {
    action: pin("action", one("action")),
    access: { ...access, branch: one("branch", access.branch) },
    installation: one(
      "installation",
      owner
        .toLowerCase()
        .replaceAll(/[^a-z0-9-]/g, "-")
        .slice(0, 32),
    ),
    audience: one("audience", `sallyport.${owner.toLowerCase()}`),
    owners: all("owner"),
    target: {
      name: one("target"),
      account: one("account"),
      regions: all("region"),
      tier,
      minutes: minutesOf(one("minutes", "60")),
      actions: all("allow"),
      resources: all("resource"),
      approvers: all("approver"),
      dispatch: line.one.dispatch !== undefined,
    },
    consumer: {
      ...other,
      workflow: one("workflow", `.github/workflows/${job}.yml`),
      job,
      ref: one("ref", `refs/heads/${other.branch}`),
      environment: one("environment", tier),
      run: one("run", "aws sts get-caller-identity"),
    },
    ...(told.hardened === undefined ? {} : { controller: pin("hardened", one("hardened")) }),
  };
}

/** Ids from flags, or from GitHub: names are recycled, ids are not. */
async function identified(
  repository: string,
  { id, owner }: { readonly id: string; readonly owner: string },
  forge: InitSurroundings["forge"],
): Promise<Identified & { readonly branch: string }> {
  if (id !== "" && owner !== "") return { repository, repositoryId: id, ownerId: owner, branch: "main" };
  const facts = await forge(repository).repository(repository);
  return {
    repository,
    repositoryId: id || String(facts.id),
    ownerId: owner || String(facts.ownerId),
    branch: facts.defaultBranch,
  };
}

function minutesOf(text: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(text))
    throw new Misuse(`--minutes is ${JSON.stringify(text)}: give a whole number of minutes`);
  return Number(text);
}
