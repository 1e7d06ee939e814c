/**
 * Workflow commands in a step's output, parsed as the runner does it:
 * `::name key=value::data` at the start of a line after white space, `##[name key=value]data` anywhere in it.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const known = new Set(
  "set-env set-output save-state add-path add-mask add-matcher remove-matcher debug warning error notice echo group endgroup stop-commands".split(
    " ",
  ),
);

/** The command in a line; undefined when the line is plain text. `resume` is the token that ends a stop. */
export function parseCommand(line: string, resume = ""): Command | undefined {
  return parseV2(line, resume) ?? parseV1(line, resume);
}

function parseV2(line: string, resume: string): Command | undefined {
  const message = line.trimStart();
  const end = message.startsWith("::") ? message.indexOf("::", 2) : -1;
  if (end < 0) return undefined;
  const [name, properties] = head(message.slice(2, end), ",", unescapeProperty);
  return isKnown(name, resume) ? { name, properties, data: unescapeData(message.slice(end + 2)) } : undefined;
}

function parseV1(line: string, resume: string): Command | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return undefined;
  const [name, properties] = head(line.slice(start + 3, end), ";", unescapeV1);
  return isKnown(name, resume) ? { name, properties, data: unescapeV1(line.slice(end + 1)) } : undefined;
}

function head(
  text: string,
  separator: string,
  decode: (text: string) => string,
): [name: string, properties: Record<string, string>] {
  const space = text.indexOf(" ");
  if (space < 0) return [text.toLowerCase(), {}];
  const pairs = text
    .slice(space + 1)
    .trim()
    .split(separator);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals < 0 ? [] : [[pair.slice(0, equals).trim(), decode(pair.slice(equals + 1))]];
  });
  return [text.slice(0, space).toLowerCase(), Object.fromEntries(properties)];
}

function isKnown(name: string, resume: string): boolean {
  return known.has(name) || (resume !== "" && name === resume.toLowerCase());
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  const colons = text.replaceAll("%3A", ":").replaceAll("%2C", ",");
  return unescapeData(colons);
}

function unescapeV1(text: string): string {
  return unescapeData(text.replaceAll("%3B", ";").replaceAll("%5D", "]"));
}

/** What a step's commands do to the job. */
export interface CommandSink {
  mask(value: string): void;
  annotate(level: "error" | "warning" | "notice", command: Command): void;
  output(name: string, value: string): void;
  state(name: string, value: string): void;
  /** The step fails at its end, with this sentence. */
  fail(reason: string): void;
}

/** Reads a step's lines in order; answers what the log shows of each, or undefined for nothing. */
export function commandReader(sink: CommandSink): (line: string) => string | undefined {
  let resume = "";
  return (line) => {
    const command = parseCommand(line, resume);
    if (command === undefined) return line;
    if (resume !== "") {
      if (command.name !== resume.toLowerCase()) return line;
      resume = "";
      return line;
    }
    if (command.name !== "stop-commands") return obey(command, sink);
    if (command.data === "" || known.has(command.data.toLowerCase())) {
      sink.fail(`invalid stop-commands token '${command.data}': use a random one`);
      return undefined;
    }
    resume = command.data;
    return line;
  };
}

function obey(command: Command, sink: CommandSink): string | undefined {
  const { name, data, properties } = command;
  switch (name) {
    case "add-mask":
      sink.mask(data);
      return undefined;
    case "error":
    case "warning":
    case "notice":
      sink.annotate(name, command);
      return `${name[0]?.toUpperCase()}${name.slice(1)}: ${data}`;
    case "set-output":
      sink.output(properties.name ?? "", data);
      return undefined;
    case "save-state":
      sink.state(properties.name ?? "", data);
      return undefined;
    case "set-env":
    case "add-path":
      sink.fail(`the '${name}' command is disabled: write to the environment file instead`);
      return undefined;
    case "group":
      return data;
    default:
      return undefined;
  }
}
