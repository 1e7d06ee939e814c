import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type Command, commands, exitCodes, type Option } from "../../src/terminal/catalogue.ts";
import { table } from "./table.ts";

interface Described {
  readonly description: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
}

/** `docs/commands.md`: every command through both doors. Throws when an input or output is for a command that is not there. */
export function commandsPage(root: string): ReadonlyMap<string, string> {
  const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
  const parts = [head, overview(), ...commands.map((command) => section(command, action)), shared(action), exits()];
  return new Map([["docs/commands.md", `${parts.join("\n\n")}\n`]]);
}

const head = `# Commands

<!-- Generated from src/terminal/catalogue.ts and action.yml by scripts/generate.ts. Do not edit. -->

Every command can be started in one or two ways: from a terminal, in a clone of the access repository, and
from a step of a workflow (\`uses:\` this repository by its full commit, with \`command: <command>\`). At a terminal \`sallyport\`
stands for \`node <folder>/dist/cli.js\`, where \`<folder>\` is a clone of this repository.`;

function overview(): string {
  const rows = commands.map(({ name, doors, says }) => {
    const where = (["terminal", "workflow"] as const).map((door) => (doors.includes(door) ? "yes" : "–"));
    return [`[\`${name}\`](#${anchor(name)})`, ...where, says];
  });
  return table(["command", "terminal", "workflow", "what it does"], rows);
}

function anchor(name: string): string {
  return name.replaceAll(" ", "-");
}

function section(command: Command, action: Action): string {
  const { name, says, argument, doors, options, no } = command;
  const usage = `sallyport ${name}${argument ? ` ${argument}` : ""}${options.length > 0 ? " [options]" : ""}`;
  const parts = [`## ${name}`, `${sentence(says)} ${answer(no)}`];
  if (doors.includes("terminal")) {
    parts.push(`\`\`\`console\n$ ${usage}\n\`\`\``);
    const own = options.filter(({ sandbox }) => !sandbox);
    if (own.length > 0) parts.push(table(["option", "says"], own.map(optionRow)));
  }
  const given = [...described(action.inputs, name), ...described(action.outputs, name, "output ")];
  if (doors.includes("workflow") && given.length > 0) parts.push(table(["in a workflow", "says"], given));
  return parts.join("\n\n");
}

function answer(no: string): string {
  return no.startsWith("nothing") ? "It has no exit code 1: what fails is a fault." : `Exit code 1: ${no}.`;
}

function optionRow({ name, value, many, says }: Option): readonly string[] {
  return [`\`--${name}${value ? ` ${value}` : ""}\`${many ? ", many times" : ""}`, says];
}

/** Inputs that say whose they are: `apply, sweep: only these targets`. */
function described(
  all: Readonly<Record<string, Described>>,
  command: string,
  kind = "",
): readonly (readonly string[])[] {
  return Object.entries(all).flatMap(([name, { description }]) => {
    const owners = ownersOf(name, description);
    return owners.names.includes(command) ? [[`${kind}\`${name}\``, sentence(owners.says)]] : [];
  });
}

function ownersOf(name: string, description: string): { readonly names: readonly string[]; readonly says: string } {
  const parts = /^([a-z]+(?:(?:, and |, | and )[a-z]+)*)(?: when [^:]*)?: (.*)$/s.exec(description);
  if (!parts) return { names: [], says: description };
  const names = parts[1]!.split(/, and |, | and /);
  const unknown = names.find((one) => !commands.some((command) => command.name === one));
  if (unknown !== undefined) throw new Error(`action.yml: ${name} is for ${unknown}, and there is no such command`);
  return { names, says: parts[2]! };
}

function shared(action: Action): string {
  const rows = Object.entries(action.inputs).flatMap(([name, { description }]) =>
    ownersOf(name, description).names.length === 0 ? [[`\`${name}\``, description]] : [],
  );
  return `## Inputs of every step\n\n${table(["in a workflow", "says"], rows)}`;
}

function exits(): string {
  const rows = exitCodes.map(([code, means]) => [String(code), means]);
  return [
    "## Exit codes, JSON and keys",
    table(["exit code", "means"], rows),
    "Every command takes `--help` and `--json`; with `--json` it prints one JSON value and nothing else on standard output.",
    "Those that reach GitHub or a cloud also take `--github-api-url URL` and `--aws-endpoint URL`, to work in the sandbox on this\nmachine.",
    "From a terminal, GitHub is reached with `GITHUB_TOKEN` or `GH_TOKEN`, a cloud with `AWS_ACCESS_KEY_ID`,\n`AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`. `validate` and `simulate` of\nfiles, `policy test`, `bootstrap` and `attest` need neither.",
  ].join("\n\n");
}

function sentence(text: string): string {
  const end = /[.!?]$/.test(text) ? "" : ".";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${end}`;
}
