import { parseArgs } from "node:util";
import { type Command, commands } from "./catalogue.ts";

/** A command line that makes sense. */
export interface Line {
  readonly command: Command;
  readonly argument?: string;
  /** By option name; switches are `true`. */
  readonly one: Readonly<Record<string, string>>;
  readonly many: Readonly<Record<string, readonly string[]>>;
  readonly json: boolean;
  readonly help: boolean;
}

/** A command line that does not: the sentence says what to do. */
export class Misuse extends Error {}

/** Reads a command line; undefined asks for the overview. Throws {@link Misuse}. */
export function readLine(words: readonly string[]): Line | undefined {
  const [first] = words;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") return undefined;
  const command = commands.find(({ name }) => words.slice(0, name.split(" ").length).join(" ") === name);
  if (command === undefined || !command.doors.includes("terminal")) throw new Misuse(unknown(first, command));
  const { values, positionals } = parse(command, words.slice(command.name.split(" ").length));
  if (positionals.length > (command.argument ? 1 : 0))
    throw new Misuse(`${command.name} takes no ${positionals.at(-1)}: see sallyport ${command.name} --help`);
  const given = Object.entries(values);
  return {
    command,
    one: Object.fromEntries(given.filter((entry): entry is [string, string] => typeof entry[1] === "string")),
    many: Object.fromEntries(given.filter((entry): entry is [string, string[]] => Array.isArray(entry[1]))),
    json: values.json === true,
    help: values.help === true,
    ...(positionals[0] === undefined ? {} : { argument: positionals[0] }),
  };
}

function parse(
  command: Command,
  args: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  const options = Object.fromEntries([
    ["json", { type: "boolean" as const }],
    ["help", { type: "boolean" as const, short: "h" }],
    ...command.options.map(
      ({ name, value, many }) =>
        [name, { type: value ? ("string" as const) : ("boolean" as const), multiple: many === true }] as const,
    ),
  ]);
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const said = cause instanceof Error ? (cause.message.split(". ")[0] ?? "") : "";
    throw new Misuse(`${said.charAt(0).toLowerCase()}${said.slice(1)}: see sallyport ${command.name} --help`);
  }
}

function unknown(word: string, command: Command | undefined): string {
  if (command) return `${command.name} runs in workflows only: see action.yml`;
  return `there is no command ${JSON.stringify(word)}: see sallyport --help`;
}
