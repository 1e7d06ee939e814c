/**
 * What GitHub's runner does with the lines that a step prints.
 * Behaviour as in `Runner.Common/ActionCommand.cs` and `Runner.Worker/ActionCommandManager.cs` of
 * https://github.com/actions/runner: the text between two `::` when a line begins with them after white space, or in
 * `##[…]` anywhere in a line, is a command when it names one, in any case; `stop-commands` leaves only its own token one.
 */
export interface Obeyed {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const extensions =
  "set-env set-output save-state add-path add-mask add-matcher remove-matcher debug warning error notice echo group endgroup";

/** .NET's `char.IsWhiteSpace`: https://learn.microsoft.com/en-us/dotnet/api/system.char.iswhitespace */
const leadingSpace = /^[\p{Zs}\u2028\u2029\t-\r\u0085]+/u;

/** Every command that a step's output makes the runner obey, in order, and the lines that it prints as they are. */
export function runnerReads(output: string): {
  readonly obeyed: readonly Obeyed[];
  readonly printed: readonly string[];
} {
  const registered = new Set(["stop-commands", ...extensions.split(" ")]);
  const obeyed: Obeyed[] = [];
  const printed: string[] = [];
  let token: string | undefined;
  // A process's output is read with StreamReader.ReadLine: a carriage return alone ends a line too.
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = second(line, registered) ?? first(line, registered);
    if (command === undefined || (token !== undefined && command.command.toLowerCase() !== token)) {
      printed.push(line);
      continue;
    }
    obeyed.push(command);
    if (token !== undefined) {
      registered.delete(token);
      token = undefined;
    } else if (command.command.toLowerCase() === "stop-commands") {
      token = command.data.toLowerCase();
      registered.add(token);
    }
  }
  return { obeyed, printed };
}

/** `::name key=value,key=value::data` */
function second(line: string, registered: ReadonlySet<string>): Obeyed | undefined {
  const message = line.replace(leadingSpace, "");
  const end = message.startsWith("::") ? message.indexOf("::", 2) : -1;
  return end < 0 ? undefined : named(message.slice(2, end), message.slice(end + 2), registered, versions.second);
}

/** `##[name key=value;key=value]data` */
function first(line: string, registered: ReadonlySet<string>): Obeyed | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  return end < 0 ? undefined : named(line.slice(start + 3, end), line.slice(end + 1), registered, versions.first);
}

interface Version {
  readonly separator: string;
  /** What stands for what, in the order in which it is put back. */
  readonly data: readonly (readonly [string, string])[];
  readonly property: readonly (readonly [string, string])[];
}

const lines = [
  ["%0D", "\r"],
  ["%0A", "\n"],
] as const;
const oldEscapes = [["%3B", ";"], ...lines, ["%5D", "]"], ["%25", "%"]] as const;
const versions = {
  first: { separator: ";", data: oldEscapes, property: oldEscapes },
  second: {
    separator: ",",
    data: [...lines, ["%25", "%"]],
    property: [...lines, ["%3A", ":"], ["%2C", ","], ["%25", "%"]],
  },
} as const satisfies Record<string, Version>;

function named(head: string, data: string, registered: ReadonlySet<string>, version: Version): Obeyed | undefined {
  const space = head.indexOf(" ");
  const command = space < 0 ? head : head.slice(0, space);
  if (!registered.has(command.toLowerCase())) return undefined;
  const pairs = (space > 0 ? head.slice(space + 1) : "").trim().split(version.separator);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals > 0 && equals < pair.length - 1
      ? [[pair.slice(0, equals), back(pair.slice(equals + 1), version.property)] as const]
      : [];
  });
  return { command, properties: Object.fromEntries(properties), data: back(data, version.data) };
}

function back(text: string, escapes: Version["data"]): string {
  return escapes.reduce((so, [written, meant]) => so.replaceAll(written, meant), text);
}
