import type { Access, Statement } from "../core/access.ts";
import { checkGrant } from "../core/check.ts";
import type { Configuration } from "../core/configuration.ts";
import { Fault } from "../core/fault.ts";
import type { Finding } from "../core/finding.ts";
import { nearest } from "../core/nearest.ts";
import { readGrant } from "../core/parse.ts";
import { kindOf } from "../core/paths.ts";
import type { NamedTarget } from "../core/target.ts";
import { type Instant, second } from "../core/time.ts";
import type { Forge, Provider } from "../ports.ts";
import { code } from "../report/inert.ts";
import { quiet } from "../report/quiet.ts";
import { findingsText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";
import type { Limits } from "./limits.ts";
import { idUsed } from "./used.ts";

/** What a person wants, as flags or answers gave it. */
export interface Wish {
  readonly target: string;
  readonly id: string;
  readonly repository: string;
  readonly workflow: string;
  readonly job: string;
  readonly ref: string;
  readonly environment: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly minutes: number;
  readonly start?: string;
  readonly change: string;
  readonly reason: string;
  /** Login of the person for whom it is asked. */
  readonly for?: string;
  /** Id of the grant that it goes on from. */
  readonly extends?: string;
  /** Instead of actions and resources: the statements of the grant that it goes on from, where there are several or conditions. */
  readonly access?: Access;
}

/** The grant file that a wish makes, with the schema line that gives editors its help. */
export function grantFile(wish: Wish): string {
  const lines = [
    "# yaml-language-server: $schema=../../schemas/grant.schema.json",
    "version: 1",
    `change: ${scalar(wish.change)}`,
    `reason: ${scalar(wish.reason)}`,
    "job:",
    `  repository: ${scalar(wish.repository)}`,
    `  workflow: ${scalar(wish.workflow)}`,
    `  name: ${scalar(wish.job)}`,
    `  ref: ${scalar(wish.ref)}`,
    `  environment: ${scalar(wish.environment)}`,
    "access:",
    ...(wish.access ?? [wish]).flatMap(statementLines),
    "window:",
    `  minutes: ${wish.minutes}`,
    ...(wish.start === undefined ? [] : [`  start: ${scalar(wish.start)}`]),
    ...(wish.for === undefined ? [] : [`for: ${scalar(wish.for)}`]),
    ...(wish.extends === undefined ? [] : [`extends: ${scalar(wish.extends)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function statementLines({ actions, resources, conditions }: Statement): readonly string[] {
  return [
    "  - actions:",
    ...actions.map((action) => `      - ${scalar(action)}`),
    "    resources:",
    ...resources.map((resource) => `      - ${scalar(resource)}`),
    // JSON is YAML.
    ...(conditions === undefined ? [] : [`    conditions: ${JSON.stringify(conditions)}`]),
  ];
}

/** Plain where YAML cannot mistake it; otherwise in double quotes, which JSON's spelling is. */
function scalar(text: string): string {
  const plain =
    /^(?:\.github\/)?[A-Za-z][A-Za-z0-9 ./_:@,()'-]*$/.test(text) &&
    !/: |:$| $|^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

/** Where a grant is filed. */
export function grantPath(wish: Pick<Wish, "target" | "id">): string {
  return `grants/${wish.target}/${wish.id}.yaml`;
}

/** What request touches: the clone as it lies, the person's own git, and GitHub. */
export interface RequestWorld {
  readonly configuration: Configuration;
  readonly targets: ReadonlyMap<string, NamedTarget>;
  readonly provider: (target: NamedTarget, configuration: Configuration) => Promise<Provider>;
  /** The newest commit of a branch that touched a path of this form; undefined for none. */
  readonly touched: (base: string, glob: string) => Promise<string | undefined>;
  readonly propose: (proposal: {
    readonly branch: string;
    readonly base: string;
    readonly path: string;
    readonly content: string;
    readonly message: string;
  }) => Promise<"pushed" | "there already">;
  /** `owner/name` that the clone is of. */
  readonly repository: string;
  readonly forge: Pick<Forge, "openPullRequest" | "repository" | "viewer">;
  readonly at: Instant;
  /** The limits of the default branch as they stand now, and its tip. Faults when this clone or token cannot tell. */
  readonly limits: () => Promise<{ readonly limits: Pick<Limits, "against">; readonly tip: string }>;
  readonly progress: (line: string) => void;
}

/**
 * Checks the file as the pull request will be checked, and opens the pull request as the person. With findings nothing is
 * written anywhere. Asked twice, it finds the same branch and the same pull request again.
 */
export async function request(world: RequestWorld, wish: Wish): Promise<Answer> {
  const target = world.targets.get(wish.target);
  if (target === undefined) throw unknownTarget(wish.target, [...world.targets.keys()]);
  const path = grantPath(wish);
  if (kindOf(path) !== "grant") throw new Fault("input.id", `${JSON.stringify(wish.id)} is no id: ${idRule}`);
  const content = grantFile(wish);
  const base = world.configuration.branch;
  world.progress("checking the request");
  const findings = await findingsOf(world, { target, path, content, id: wish.id });
  if (findings.length > 0) return toMend(findings);
  await sameRepository(world);
  const limited = await limitFindings(world, { target, path, content });
  if (limited.length > 0) return toMend(limited);
  const branch = `grant/${wish.target}/${wish.id}`;
  const title = `Grant ${wish.target}/${wish.id}`;
  world.progress(`pushing ${branch}`);
  // A last paragraph of ours, since git would read one like `Grant: x` as a trailer.
  const message = `${title}\n\n${quiet(wish.reason)}\n\nAsked with sallyport request.\n`;
  await world.propose({ branch, base, path, content, message });
  world.progress("opening the pull request");
  // Code, since a reason and an address are somebody's text, and a pull request's body is Markdown.
  const body = `${code(wish.reason)}\n\nFor ${code(wish.change)}`;
  const { number, url } = await world.forge.openPullRequest({ title, body, head: branch, base }).catch(pushedOnly);
  return { exit: 0, text: `opened ${url}: its comment says who must approve`, json: { path, branch, number, url } };
}

function toMend(findings: readonly Finding[]): Answer {
  const text = `${findingsText(findings)}nothing was written: mend the request and ask again`;
  return { exit: 1, text, json: { findings }, findings };
}

/** What the target's limits have against it now. Where they cannot be told here, the pull request tells. */
async function limitFindings(
  world: RequestWorld,
  { target, path, content }: { readonly target: NamedTarget; readonly path: string; readonly content: string },
): Promise<readonly Finding[]> {
  const read = readGrant(path, Buffer.from(content), "");
  if (read.value === undefined) return read.findings;
  try {
    const { limits, tip } = await world.limits();
    const { objections } = await limits.against({
      ...{ filed: read.value, target, requester: await world.forge.viewer(), moment: "request", base: tip },
      mergedAt: world.at - (world.at % second),
    });
    return read.place(objections);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    world.progress(`the limits cannot be told here (${cause.message}): the pull request tells`);
    return [];
  }
}

/** Asked before anything is pushed: with a token that is refused, or from a clone of a fork, nothing shall be left behind. */
async function sameRepository({ forge, repository, configuration }: RequestWorld): Promise<void> {
  const { id } = await forge.repository(repository);
  if (String(id) === configuration.repository_id) return;
  throw new Fault(
    "input.repository",
    `this clone's origin is ${repository}, and requests are made in ${configuration.repository} itself: in a fork no approval counts`,
  );
}

function pushedOnly(cause: unknown): never {
  if (!(cause instanceof Fault)) throw cause;
  const message = "the branch is pushed, but its pull request could not be opened: run the same command again";
  throw new Fault(cause.code, message, { retryable: cause.retryable, cause });
}

/** What an id may look like, for people. */
export const idRule = "use a-z, 0-9 and -, at most 32, beginning and ending with a letter or digit";

/** A target that is not there, with the one that was meant. */
export function unknownTarget(name: string, names: readonly string[]): Fault {
  const meant = nearest(name, names);
  const hint = meant === undefined ? `it is one of ${names.join(", ")}` : `did you mean ${meant}?`;
  return new Fault("input.target", `there is no target ${JSON.stringify(name)}: ${hint}`);
}

async function findingsOf(
  world: RequestWorld,
  about: { readonly target: NamedTarget; readonly path: string; readonly content: string; readonly id: string },
): Promise<readonly Finding[]> {
  const { target, path, content, id } = about;
  const read = readGrant(path, Buffer.from(content), "");
  const used = await world.touched(world.configuration.branch, `grants/*/${id}.yaml`);
  const objections = used === undefined ? [] : [idUsed(id, used)];
  const filed = read.value ?? read.draft;
  if (filed === undefined) return [...read.findings, ...read.place(objections)];
  const provider = await world.provider(target, world.configuration);
  objections.push(...checkGrant(filed, target), ...provider.covers(target, filed.grant.access));
  return [...read.findings, ...read.place(objections)];
}
