import { parseArgs } from "node:util";
import { nearest } from "../core/nearest.ts";
import { type Command, commands, type Option } from "./catalogue.ts";

/** A command line that makes sense. */
export interface Line {
  readonly command: Command;
  readonly argument?: string;
  /** By option name; a switch that is given is the empty text. */
  readonly one: Readonly<Record<string, string>>;
  readonly many: Readonly<Record<string, readonly string[]>>;
  readonly json: boolean;
  readonly help: boolean;
}

/** A command line that does not: each sentence says what to do. */
export class Misuse extends Error {
  constructor(...sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "Misuse";
  }
}

/** Reads a command line; undefined asks for the overview. Throws {@link Misuse} with everything that is wrong with it. */
export function readLine(given: readonly string[]): Line | undefined {
  // `sallyport help request` is `sallyport request --help`.
  const words = given[0] === "help" && given.length > 1 ? [...given.slice(1), "--help"] : given;
  const [first] = words;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") return undefined;
  const command = commands.find(({ name }) => words.slice(0, name.split(" ").length).join(" ") === name);
  if (command === undefined) throw new Misuse(unknownCommand(words));
  const parsed = parse(command, words.slice(command.name.split(" ").length));
  if (!parsed.help) {
    // A wrong option may have left its value behind: words are judged when the options are right.
    const wrong = parsed.wrong.length > 0 ? [...parsed.wrong] : argumentMisuses(command, parsed);
    if (!command.doors.includes("terminal")) wrong.unshift(`${command.name} runs in workflows only: see action.yml`);
    if (wrong.length > 0) throw new Misuse(...wrong, `see sallyport ${command.name} --help`);
  }
  const { one, many, json, help } = parsed;
  return { command, one, many, json, help, ...(parsed.words[0] === undefined ? {} : { argument: parsed.words[0] }) };
}

interface Parsed extends Omit<Line, "command" | "argument"> {
  /** What stands beside the options. */
  readonly words: readonly string[];
  readonly wrong: readonly string[];
}

const common: readonly Option[] = [
  { name: "json", says: "" },
  { name: "help", says: "" },
];

function parse(command: Command, args: readonly string[]): Parsed {
  const known = new Map([...command.options, ...common].map((option) => [option.name, option]));
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Array.from(known.values(), ({ name, value }) => [
        name,
        { type: value ? ("string" as const) : ("boolean" as const), ...(name === "help" ? { short: "h" } : {}) },
      ]),
    ),
    // Judged below, so that everything wrong is told at once, in the same words under every version of Node.
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const wrong: string[] = [];
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const misuse = optionMisuse(token, known, values);
    if (misuse === undefined) values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ""]);
    else wrong.push(misuse);
  }
  const entries = [...values].filter(([name]) => known.has(name) && !common.some((option) => option.name === name));
  return {
    one: Object.fromEntries(entries.flatMap(([name, [value = ""]]) => (known.get(name)?.many ? [] : [[name, value]]))),
    many: Object.fromEntries(entries.filter(([name]) => known.get(name)?.many)),
    json: values.has("json"),
    help: values.has("help"),
    words: tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : [])),
    wrong,
  };
}

function optionMisuse(
  { name, rawName, value, inlineValue }: OptionToken,
  known: ReadonlyMap<string, Option>,
  before: ReadonlyMap<string, unknown>,
): string | undefined {
  const option = known.get(name);
  if (option === undefined) {
    const meant = nearest(name, [...known.keys()]);
    return `there is no option ${rawName}${meant === undefined ? "" : `: did you mean --${meant}?`}`;
  }
  if (option.value === undefined) return value === undefined ? undefined : `${rawName} takes no value`;
  // `--reason --id x` forgot the reason; whoever means a dash writes `--reason=-`.
  if (value === undefined || value === "" || (inlineValue === false && value.startsWith("-")))
    return `${rawName} needs a value: ${rawName}=${option.value}`;
  return before.has(name) && !option.many ? `${rawName} is given twice: give it once` : undefined;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function argumentMisuses({ name, argument, choices }: Command, { words, one }: Parsed): string[] {
  const chosen = choices?.filter((choice) => one[choice] !== undefined);
  const given = words.slice(0, 1).length + (chosen?.length ?? 0);
  if (chosen && given !== 1) {
    const all = [argument?.replace(/[[\]]/g, ""), ...(choices ?? []).map((choice) => `--${choice}`)].join(", ");
    return [`${name} needs one of ${all}${given === 0 ? "" : `, and ${given} are given: give one`}`];
  }
  if (argument !== undefined && !argument.startsWith("[") && words.length === 0) return [`${name} needs ${argument}`];
  return words.slice(argument === undefined ? 0 : 1).map((word) => `${name} takes no ${JSON.stringify(word)}`);
}

function unknownCommand(words: readonly string[]): string {
  const names = commands.filter(({ doors }) => doors.includes("terminal")).map(({ name }) => name);
  const [first = ""] = words;
  const below = names.filter((name) => name.startsWith(`${first} `));
  const meant =
    nearest(words.join(" "), below) ??
    (below.length > 0 ? below.join(" or sallyport ") : undefined) ??
    nearest(first, names) ??
    nearest(words.join(" "), names);
  const hint = meant === undefined ? "see sallyport --help" : `did you mean sallyport ${meant}?`;
  return `there is no command ${JSON.stringify(first)}: ${hint}`;
}
