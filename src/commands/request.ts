import { checkGrant } from "../core/check.ts";
import type { Configuration } from "../core/configuration.ts";
import { Fault } from "../core/fault.ts";
import type { Finding } from "../core/finding.ts";
import { readGrant } from "../core/parse.ts";
import { kindOf } from "../core/paths.ts";
import type { NamedTarget } from "../core/target.ts";
import type { Forge, Provider } from "../ports.ts";
import { findingsText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";

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
    "  - actions:",
    ...wish.actions.map((action) => `      - ${scalar(action)}`),
    "    resources:",
    ...wish.resources.map((resource) => `      - ${scalar(resource)}`),
    "window:",
    `  minutes: ${wish.minutes}`,
    ...(wish.start === undefined ? [] : [`  start: ${scalar(wish.start)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Plain where YAML cannot mistake it; otherwise in double quotes, which JSON's spelling is. */
function scalar(text: string): string {
  const plain =
    /^[A-Za-z][A-Za-z0-9 ./_:@,()'-]*$/.test(text) && !/: |:$| $|^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

/** Where a grant is filed. */
export function grantPath(wish: Pick<Wish, "target" | "id">): string {
  return `grants/${wish.target}/${wish.id}.yaml`;
}

/** Writes the file, checks it as the pull request will be checked, and opens the pull request as the person. */
export async function request(
  world: {
    readonly configuration: Configuration;
    readonly targets: ReadonlyMap<string, NamedTarget>;
    readonly provider: (target: NamedTarget, configuration: Configuration) => Promise<Provider>;
    readonly propose: (change: {
      branch: string;
      base: string;
      path: string;
      content: string;
      message: string;
    }) => void;
    readonly forge: Pick<Forge, "openPullRequest">;
    readonly progress: (line: string) => void;
  },
  wish: Wish,
): Promise<Answer> {
  const target = world.targets.get(wish.target);
  if (target === undefined)
    throw new Fault(
      "request.target",
      `there is no target ${wish.target}: it is one of ${[...world.targets.keys()].join(", ")}`,
    );
  const path = grantPath(wish);
  if (kindOf(path) !== "grant")
    throw new Fault("request.id", `${JSON.stringify(wish.id)} is no id: use a-z, 0-9 and -, at most 32`);
  const content = grantFile(wish);
  const findings = await findingsOf(world, target, path, content);
  if (findings.length > 0)
    return {
      exit: 1,
      text: `${findingsText(findings)}\nnothing was written: mend the request and ask again`,
      json: { findings },
      findings,
    };
  const branch = `grant/${wish.target}/${wish.id}`;
  const title = `Grant ${wish.target}/${wish.id}`;
  world.progress(`pushing ${branch}`);
  world.propose({ branch, base: world.configuration.branch, path, content, message: `${title}\n\n${wish.reason}\n` });
  const { number, url } = await world.forge.openPullRequest({
    title,
    body: `${wish.reason}\n\nFor ${wish.change}`,
    head: branch,
    base: world.configuration.branch,
  });
  return { exit: 0, text: `opened ${url}: its comment says who must approve`, json: { path, branch, number, url } };
}

async function findingsOf(
  world: Parameters<typeof request>[0],
  target: NamedTarget,
  path: string,
  content: string,
): Promise<readonly Finding[]> {
  const read = readGrant(path, Buffer.from(content), "");
  const filed = read.value ?? read.draft;
  if (filed === undefined) return read.findings;
  const provider = await world.provider(target, world.configuration);
  const objections = [...checkGrant(filed, target), ...provider.covers(target, filed.grant.access)];
  return [...read.findings, ...read.place(objections)];
}
