import { createInterface, type Interface } from "node:readline";
import { idRule, unknownTarget, type Wish } from "../commands/request.ts";
import type { Statement } from "../core/access.ts";
import type { FiledGrant } from "../core/grant.ts";
import { name as properName } from "../core/paths.ts";
import type { NamedTarget, Subjects } from "../core/target.ts";
import { plain } from "../report/plain.ts";
import { type Line, Misuse } from "./arguments.ts";

/** The person at the terminal: where their answers come from, and where questions go (never where the answer is printed). */
export interface Person {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

type Targets = ReadonlyMap<string, NamedTarget>;

/**
 * The wish that flags and answers make. What no flag says is asked of the person; without one, every missing flag is named
 * at once. Throws {@link Misuse}; Fault `input.target`.
 */
export async function wishFrom(
  line: Line,
  targets: Targets,
  { person, old }: { readonly person?: Person | undefined; readonly old?: FiledGrant | undefined },
): Promise<Wish> {
  const given = wishOf(line, targets, old);
  if (given.target !== undefined && !targets.has(given.target)) throw unknownTarget(given.target, [...targets.keys()]);
  const lacking = missing(given);
  if (lacking.length === 0) return given as Wish;
  if (person === undefined) {
    const flags = lacking.map((part) => `--${flagOf[part] ?? part}`).join(", ");
    throw new Misuse(`request needs ${flags}: give them, or run it at a terminal`, "see sallyport request --help");
  }
  return await asked(line, targets, { person, old });
}

/** Throws {@link Misuse} for flags that can never do, whatever else is asked. */
export function checkFlags(line: Line, targets: Targets): void {
  const { target } = wishOf(line, targets, undefined);
  if (line.one.target !== undefined && target !== undefined && !targets.has(target))
    throw unknownTarget(target, [...targets.keys()]);
}

const parts = ["target", "id", "repository", "workflow", "ref", "environment", "job"] as const;
const lists = ["actions", "resources"] as const;
const rest = ["minutes", "change", "reason"] as const;
const flagOf: Partial<Record<keyof Wish, string>> = { actions: "action", resources: "resource" };

function missing(wish: Partial<Wish>): readonly (keyof Wish)[] {
  return [...parts, ...lists, ...rest].filter((part) => wish[part] === undefined);
}

/** What the command line says, and what its target leaves no choice about. */
function wishOf({ one, many }: Line, targets: Targets, old: FiledGrant | undefined): Partial<Wish> {
  const target = one.target ?? old?.target ?? (targets.size === 1 ? [...targets.keys()][0] : undefined);
  const said = Object.fromEntries(
    [...parts, "change", "reason", "start", "for"].flatMap((part) =>
      one[part] === undefined ? [] : [[part, one[part]]],
    ),
  );
  const otherAccess = many.action !== undefined || many.resource !== undefined;
  return {
    ...onlySubject(targets.get(target ?? "")),
    ...(old === undefined ? {} : goingOn(old, otherAccess)),
    ...(target === undefined ? {} : { target }),
    ...said,
    ...(one.minutes === undefined ? {} : { minutes: minutesOf(one.minutes) }),
    ...(many.action === undefined ? {} : { actions: many.action }),
    ...(many.resource === undefined ? {} : { resources: many.resource }),
  };
}

/** What an extension takes from the grant that it goes on from: how long and why are asked again. */
function goingOn({ id, grant }: FiledGrant, otherAccess: boolean): Partial<Wish> {
  const { job, access, change } = grant;
  const [{ actions, resources, conditions }, ...more] = access as readonly [Statement, ...Statement[]];
  const { name, ...place } = job;
  const taken = { ...place, job: name, change, extends: id, ...(grant.for === undefined ? {} : { for: grant.for }) };
  if (more.length === 0 && conditions === undefined) return { ...taken, actions, resources };
  return otherAccess ? taken : { ...taken, actions: [], resources: [], access };
}

function minutesOf(text: string): number {
  if (!wholeNumber.test(text)) throw new Misuse(`${JSON.stringify(text)} is no number of minutes: give a whole number`);
  return Number(text);
}

const wholeNumber = /^[1-9][0-9]{0,5}$/;

/** Asks for what the flags did not say, in the order of the file; every answer that cannot be meant is asked for again. */
async function asked(
  line: Line,
  targets: Targets,
  { person: { input, output }, old }: { readonly person: Person; readonly old: FiledGrant | undefined },
): Promise<Wish> {
  const terminal = createInterface({ input, output });
  const questions = new Questions(terminal, output);
  try {
    const names = [...targets.keys()];
    const target =
      wishOf(line, targets, old).target ??
      (await questions.ask(`target (${names.join(", ")})`, (text) =>
        targets.has(text) ? undefined : "there is none",
      ));
    const known: Partial<Wish> = { ...wishOf({ ...line, one: { ...line.one, target } }, targets, old) };
    const answers: Record<string, string | number | readonly string[]> = {};
    for (const part of missing(known)) answers[part] = await questions.about(part, targets.get(target));
    return { ...known, ...answers } as Wish;
  } finally {
    terminal.close();
  }
}

const wordings: Readonly<Partial<Record<keyof Wish, string>>> = {
  id: "id, what to call it (a-z, 0-9, -)",
  job: "job, its key in the workflow file",
  actions: "actions, with spaces between",
  resources: "resources (ARNs), with spaces between",
  minutes: "minutes",
  change: "change, the https address of the pull request, issue or incident",
  reason: "reason, in one line",
};

export class Questions {
  readonly #terminal: Interface;
  readonly #output: NodeJS.WritableStream;
  /** Lines that nobody has asked for yet: pasted answers come all at once. */
  readonly #lines: string[] = [];
  #listener: ((line: string) => void) | undefined;
  /** Fails when the person leaves by Ctrl-C or the end of input: a question that waits then would wait for ever. */
  readonly #gone: Promise<never>;

  constructor(terminal: Interface, output: NodeJS.WritableStream) {
    this.#terminal = terminal;
    this.#output = output;
    terminal.on("line", (line) => {
      const listener = this.#listener;
      this.#listener = undefined;
      if (listener === undefined) this.#lines.push(line);
      else listener(line);
    });
    this.#gone = new Promise((_, reject) => {
      terminal.on("close", () => reject(new Misuse("", "stopped before everything was answered: nothing was written")));
    });
    this.#gone.catch(() => {});
  }

  /** One part of a wish, with the choices that the target leaves. */
  async about(part: keyof Wish, named: NamedTarget | undefined): Promise<string | number | readonly string[]> {
    const choices = choicesOf(part, named);
    const words = wordings[part] ?? part;
    const question = choices.length > 0 ? `${words} (${choices.join(", ")})` : words;
    const answer = await this.ask(question, judge(part));
    if (part === "minutes") return Number(answer);
    return part === "actions" || part === "resources" ? answer.split(/[\s,]+/).filter(Boolean) : answer;
  }

  /** Asks until there is an answer that nothing speaks against. */
  async ask(question: string, objection: (answer: string) => string | undefined): Promise<string> {
    for (;;) {
      const answer = (await this.#line(`${plain(question)}: `)).trim();
      const wrong = answer === "" ? "an answer is needed" : objection(answer);
      if (wrong === undefined) return answer;
      this.#output.write(`  ${plain(wrong)}\n`);
    }
  }

  #line(prompt: string): Promise<string> {
    const waiting = this.#lines.shift();
    if (waiting !== undefined) {
      // Shown beside its question, as if it had just been typed.
      this.#output.write(`${prompt}${plain(waiting)}\n`);
      return Promise.resolve(waiting);
    }
    const typed = new Promise<string>((resolve) => {
      this.#listener = resolve;
      this.#terminal.setPrompt(prompt);
      this.#terminal.prompt();
    });
    // Named first: after the end of input there is no prompting either.
    return Promise.race([this.#gone, typed]);
  }
}

function judge(part: keyof Wish): (answer: string) => string | undefined {
  if (part === "minutes") return (answer) => (wholeNumber.test(answer) ? undefined : "a whole number of minutes");
  if (part === "id") return (answer) => (properName.test(answer) ? undefined : idRule);
  if (part === "change") return (answer) => (answer.startsWith("https://") ? undefined : "it begins with https://");
  return () => undefined;
}

const plural = { repository: "repository", workflow: "workflows", ref: "refs", environment: "environments" } as const;

/** What the target lists for a part of the job; other parts have no list. */
function choicesOf(part: keyof Wish, named: NamedTarget | undefined): readonly string[] {
  if (!Object.hasOwn(plural, part)) return [];
  const field = plural[part as keyof typeof plural];
  return [...new Set((named?.target.subjects ?? []).flatMap((subjects) => subjects[field]))];
}

/** What is not said is taken from the target when the target leaves no choice. */
function onlySubject(named: NamedTarget | undefined): Partial<Record<keyof typeof plural, string>> {
  const [subjects, ...more] = named?.target.subjects ?? [];
  if (subjects === undefined || more.length > 0) return {};
  const only = (values: readonly string[]) => (values.length === 1 ? values[0] : undefined);
  const { repository, workflows, refs, environments }: Subjects = subjects;
  const found = { repository, workflow: only(workflows), ref: only(refs), environment: only(environments) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
