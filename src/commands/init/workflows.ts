import { parcel } from "./parcel.generated.ts";
import { scalar } from "./scalar.ts";
import type { Files, Pin, Setup } from "./setup.ts";

/*
 * The shipped workflows, as they are, but for what only this installation knows: where the Action comes from and what the
 * default branch is called.
 */

const folder = ".github/workflows";

/** Those that work with a control role. */
const reconciling = ["apply", "sweep", "audit"] as const;

/** The access repository's four workflows. */
export function workflowFiles(setup: Pick<Setup, "action" | "access" | "controller">): Files {
  const names = ["validate", ...reconciling] as const;
  return new Map(
    names.map((name) => {
      const whole = pinned(shipped(name), setup);
      const controlled = setup.controller !== undefined && name !== "validate";
      return [`${folder}/${name}.yml`, controlled ? caller(whole, name, setup.controller) : whole];
    }),
  );
}

/** Hardened: the workflows of the controller's own repository, which hold the jobs. */
export function controllerFiles(setup: Pick<Setup, "action" | "access">): Files {
  return new Map(
    reconciling.map((name) => [`${folder}/${name}.yml`, called(pinned(shipped(name), setup), name)] as const),
  );
}

/** The workflow of the repository whose job is given access. */
export function consumerFiles({ action, target, consumer }: Setup): Files {
  const [, filename = ""] = /\/([^/]+)\.ya?ml$/.exec(consumer.workflow) ?? [];
  const text = swaps(shippedText("examples/consumer/.github/workflows/backfill.yml"), [
    [/^name: backfill$/m, `name: ${filename}`],
    [/^ {2}backfill:$/m, `  ${consumer.job}:`],
    [/^ {4}environment: production$/m, `    environment: ${consumer.environment}`],
    [/uses: acme\/access@0{40} #.*$/m, `uses: ${spelled(action)}`],
    [/account: "210987654321"/, `account: ${JSON.stringify(target.account)}`],
    [/^ {8}run: node backfill\.mjs\n {8}env:\n(?: {10}.*\n)+/m, `        run: ${JSON.stringify(consumer.run)}\n`],
  ]);
  return new Map([[consumer.workflow, text]]);
}

function shipped(name: string): string {
  return shippedText(`${folder}/${name}.yml`);
}

function shippedText(path: string): string {
  const text = parcel[path];
  if (text === undefined) throw new TypeError(`${path} is not in the parcel`);
  return text;
}

function pinned(text: string, { action, access }: Pick<Setup, "action" | "access">): string {
  return text
    .replaceAll(/^( +)uses: \.\/$/gm, `$1uses: ${spelled(action)}`)
    .replace(/^ {4}branches: \[main\]$/m, `    branches: [${scalar(access.branch)}]`);
}

function spelled({ repository, commit }: Pin): string {
  return `${repository}@${commit} # sallyport`;
}

/** A shipped workflow taken apart: what starts it, and its jobs. */
function parts(text: string): { readonly head: string; readonly jobs: string } {
  const at = text.indexOf("\njobs:\n");
  if (at < 0) throw new TypeError("a shipped workflow has no jobs");
  return { head: text.slice(0, at + 1), jobs: text.slice(at + 1) };
}

/** The inputs that its jobs read, in their order. */
function inputsOf(jobs: string): readonly string[] {
  return [...new Set(Array.from(jobs.matchAll(/\binputs\.(\w+)\b/g), ([, name = ""]) => name))];
}

/**
 * The access repository's half: what starts it. `inherit` hands on no key, since none lies outside an environment; without it
 * a called job finds its own environment's secrets empty (github.com/actions/runner/issues/4453).
 */
function caller(text: string, name: string, controller: Pin): string {
  const { head, jobs } = parts(text);
  const given = inputsOf(jobs).map((input) => `      ${input}: \${{ inputs.${input} }}\n`);
  const inputs = given.length > 0 ? `    with:\n${given.join("")}` : "";
  return `${head}jobs:
  controller:
    # The jobs, and the right to use the control roles, are that file's at that commit, whatever stands here.
    uses: ${controller.repository}/${folder}/${name}.yml@${controller.commit} # sallyport
    permissions:
      contents: read
      id-token: write
    secrets: inherit
${inputs}`;
}

/** The controller's half: the same jobs, started by nothing but a call. */
function called(text: string, name: string): string {
  const { head, jobs } = parts(text);
  const taken = inputsOf(jobs).map((input) => `      ${input}:\n        type: string\n        required: false\n`);
  const inputs = taken.length > 0 ? `    inputs:\n${taken.join("")}` : "";
  const [about = ""] = head.split("\n");
  return `${about}
# The controller's jobs: the control roles trust this file at one commit, and the access repository calls it there.
name: ${name}
on:
  workflow_call:
${inputs}
permissions: {}

${jobs}`;
}

/** Each replacement must find its place: a template that has changed is a bug, not a file. */
function swaps(text: string, pairs: readonly (readonly [RegExp, string])[]): string {
  return pairs.reduce((changed, [pattern, by]) => {
    if (!pattern.test(changed)) throw new TypeError(`the consumer's workflow has nothing like ${pattern}`);
    return changed.replace(pattern, () => by);
  }, text);
}
