import { parseCodeowners } from "../approval/codeowners.ts";
import { checkTarget } from "../core/check.ts";
import type { Configuration } from "../core/configuration.ts";
import type { Finding } from "../core/finding.ts";
import { readConfiguration, readTarget } from "../core/parse.ts";
import type { NamedTarget } from "../core/target.ts";
import { count, plain } from "../report/plain.ts";
import { findingsText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";
import { installationFiles } from "./init/files.ts";
import { type Task, whatIsLeft } from "./init/left.ts";
import { appPermissions } from "./init/permissions.ts";
import type { Files, Setup } from "./init/setup.ts";
import { consumerFiles, controllerFiles } from "./init/workflows.ts";

/** A folder of files that people may have been in before us. */
export interface Ground {
  /** As it is told to people. */
  readonly name: string;
  /** What stands there; undefined for nothing. Fault `terminal.path` where it is no plain file, or a link leads elsewhere. */
  read(path: string): Promise<Buffer | undefined>;
  /** Writes all of it, or leaves everything as it was and throws. Returns how to undo it. */
  place(files: Files): Promise<() => Promise<void>>;
}

export interface InitWorld {
  readonly access: Ground;
  /** A clone of the repository whose job is given access. */
  readonly consumer?: Ground;
  /** `bootstrap/<account>.yaml` for each account. */
  readonly bootstrap: (configuration: Configuration, targets: readonly NamedTarget[]) => Files;
}

/** Writes the files of an installation, all of them or none, and says what is left for administrators. */
export async function init(world: InitWorld, setup: Setup, { force }: { readonly force: boolean }): Promise<Answer> {
  const own = installationFiles(setup);
  const made = read(own, setup);
  if ("findings" in made) return refused(made.findings);
  const files = new Map([...own, ...world.bootstrap(made.configuration, [made.target])]);
  const consumers = consumerFiles(setup);
  const places = [
    { ground: world.access, files },
    ...(world.consumer === undefined ? [] : [{ ground: world.consumer, files: consumers }]),
  ];
  const written = await placeAll(places, force);
  if ("findings" in written) return refused(written.findings);
  const workflows = new Map(
    [...files, ...controllerFiles(setup)].filter(([path]) => path.startsWith(".github/workflows/")),
  );
  const tasks = whatIsLeft(setup, appPermissions(workflows, { dispatch: setup.target.dispatch }));
  const printed = world.consumer === undefined ? consumers : new Map<string, string>();
  return {
    exit: 0,
    text: [told(written.paths), ...Array.from(printed, consumerText(setup)), taskText(tasks)].join("\n\n"),
    json: { written: written.paths, consumer: Object.fromEntries(consumers), left: tasks },
  };
}

/** Writes the workflows of the controller's own repository, which is done first: the others name the commit that holds them. */
export async function initController(
  ground: Ground,
  setup: Pick<Setup, "action" | "access">,
  { force, repository }: { readonly force: boolean; readonly repository: string },
): Promise<Answer> {
  const written = await placeAll([{ ground, files: controllerFiles(setup) }], force);
  if ("findings" in written) return refused(written.findings);
  const tasks: readonly Task[] = [
    { says: "let nobody but administrators write to that repository, commit this and push it", commands: [] },
    { says: "run init with that commit", commands: [`sallyport init --hardened ${repository}@<the commit>`] },
  ];
  return {
    exit: 0,
    text: `${told(written.paths)}\n\n${taskText(tasks)}`,
    json: { written: written.paths, left: tasks },
  };
}

/** The files as apply will read them: what is wrong with a name or a number is said by the same sentences. */
function read(
  files: Files,
  setup: Setup,
): { readonly configuration: Configuration; readonly target: NamedTarget } | { readonly findings: readonly Finding[] } {
  const bytes = (path: string) => Buffer.from(files.get(path) ?? "");
  const targetPath = `targets/${setup.target.name}.yaml`;
  const configuration = readConfiguration("sallyport.yaml", bytes("sallyport.yaml"));
  const target = readTarget(targetPath, bytes(targetPath));
  const owners = parseCodeowners(".github/CODEOWNERS", bytes(".github/CODEOWNERS"));
  const findings = [...configuration.findings, ...target.findings, ...owners.findings, ...setupFindings(setup)];
  if (findings.length > 0 || !configuration.value || !target.value) return { findings };
  const crossing = target.place(checkTarget(target.value, configuration.value));
  return crossing.length > 0 ? { findings: crossing } : { configuration: configuration.value, target: target.value };
}

/** What no file of the access repository says. */
function setupFindings({ consumer, controller, access, target }: Setup): readonly Finding[] {
  const wrong: Finding[] = [];
  const say = (code: string, file: string, message: string, fix: string) =>
    wrong.push({ code, file, line: 1, column: 1, message, fix, level: "error" });
  if (!/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(target.name))
    say(
      "init.target",
      "targets/",
      `${JSON.stringify(target.name)} is no name of a target`,
      "use a-z, 0-9 and -, at most 32",
    );
  if (!/^\.github\/workflows\/[A-Za-z0-9_-]+\.ya?ml$/.test(consumer.workflow))
    say(
      "init.workflow",
      consumer.repository,
      `${consumer.workflow} is no workflow file`,
      "name one below .github/workflows/",
    );
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(consumer.job))
    say(
      "init.job",
      consumer.workflow,
      `${JSON.stringify(consumer.job)} is no key of a job`,
      "use letters, digits, - and _",
    );
  if (consumer.run.includes("${{") || /[\n\r]/.test(consumer.run))
    say(
      "init.run",
      consumer.workflow,
      "the command holds an expression or a line break",
      "put it into a script of that repository",
    );
  if (controller !== undefined && controller.repository.split("/")[0] !== access.repository.split("/")[0])
    say(
      "init.controller",
      "sallyport.yaml",
      `${controller.repository} is of another owner than ${access.repository}, and would be handed no environment's secrets`,
      "keep the controller's repository in the same organization",
    );
  return wrong;
}

type Placing = { readonly ground: Ground; readonly files: Files };

async function placeAll(
  places: readonly Placing[],
  force: boolean,
): Promise<{ readonly paths: readonly string[] } | { readonly findings: readonly Finding[] }> {
  const changed = await Promise.all(places.map(async (place) => ({ ...place, ...(await compared(place)) })));
  const inTheWay = changed.flatMap(({ others }) => others);
  if (inTheWay.length > 0 && !force) return { findings: inTheWay };
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { ground, wanted } of changed) undo.push(await ground.place(wanted));
  } catch (cause) {
    for (const back of undo.reverse()) await back();
    throw cause;
  }
  return { paths: changed.flatMap(({ ground, wanted }) => [...wanted.keys()].map((path) => `${ground.name}${path}`)) };
}

/** What has to be written, and what stands there in its place with other content. */
async function compared({ ground, files }: Placing): Promise<{ wanted: Files; others: readonly Finding[] }> {
  const standing = await Promise.all([...files.keys()].map(async (path) => [path, await ground.read(path)] as const));
  const differing = standing.filter(([path, bytes]) => !bytes?.equals(Buffer.from(files.get(path)!)));
  return {
    wanted: new Map(differing.map(([path]) => [path, files.get(path)!])),
    others: differing.filter(([, bytes]) => bytes !== undefined).map(([path]) => exists(`${ground.name}${path}`)),
  };
}

function exists(file: string): Finding {
  const message = "this file is there already, with other content";
  const fix = "move it away, or give --force to have it overwritten";
  return { code: "init.exists", file, line: 1, column: 1, message, fix, level: "error" };
}

function refused(findings: readonly Finding[]): Answer {
  return { exit: 1, text: `${findingsText(findings)}nothing was written`, json: { findings }, findings };
}

function told(paths: readonly string[]): string {
  if (paths.length === 0) return "every file is there already, as it would be written";
  return `wrote ${count(paths.length, "file")}:\n${paths.map((path) => `  ${plain(path)}`).join("\n")}`;
}

function consumerText({ consumer }: Setup): (file: readonly [string, string]) => string {
  return ([path, text]) => `${path}, for ${consumer.repository}:\n\n${text.trimEnd().replaceAll(/^(?=.)/gm, "  ")}`;
}

function taskText(tasks: readonly Task[]): string {
  const items = tasks.map(({ says, commands }, at) => {
    const body = commands.flatMap((command) => command.split("\n")).map((line) => `   ${line}`);
    return [`${at + 1}. ${says}`, ...body].join("\n");
  });
  return `what is left, for administrators:\n\n${items.join("\n")}`;
}
