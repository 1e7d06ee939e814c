import { createInterface } from "node:readline/promises";
import type { Wish } from "../commands/request.ts";
import type { NamedTarget, Subjects } from "../core/target.ts";
import { plain } from "../report/plain.ts";
import { type Line, Misuse } from "./arguments.ts";

/** The wish that flags and answers make. Without a person at the terminal, every missing flag is named at once. */
export async function wishFrom(
  line: Line,
  targets: ReadonlyMap<string, NamedTarget>,
  interactive: boolean,
): Promise<Wish> {
  return interactive ? await asked(line, targets) : fromFlags(line, targets);
}

const needed = ["target", "id", "minutes", "change", "reason"] as const;
const ofSubject = ["repository", "workflow", "ref", "environment"] as const;

function fromFlags(line: Line, targets: ReadonlyMap<string, NamedTarget>): Wish {
  const subject = onlySubject(targets.get(line.one.target ?? ""));
  const missing = [
    ...needed.filter((name) => line.one[name] === undefined),
    ...ofSubject.filter((name) => line.one[name] === undefined && subject?.[name] === undefined),
    ...(["job"] as const).filter((name) => line.one[name] === undefined),
    ...(["action", "resource"] as const).filter((name) => line.many[name] === undefined),
  ];
  if (missing.length > 0)
    throw new Misuse(
      `request needs ${missing.map((name) => `--${name}`).join(", ")}: give them, or run it at a terminal`,
    );
  return wishOf({ ...subject, ...line.one }, line.many.action ?? [], line.many.resource ?? []);
}

async function asked(line: Line, targets: ReadonlyMap<string, NamedTarget>): Promise<Wish> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ask = async (question: string, given: string | undefined, fallback = ""): Promise<string> => {
    if (given !== undefined) return given;
    for (;;) {
      const reply =
        (await terminal.question(`${plain(question)}${fallback ? ` [${plain(fallback)}]` : ""}: `)).trim() || fallback;
      if (reply) return reply;
    }
  };
  try {
    const target = await ask(
      `target (${[...targets.keys()].join(", ")})`,
      line.one.target,
      targets.size === 1 ? [...targets.keys()][0] : "",
    );
    const subject = onlySubject(targets.get(target));
    const values: Record<string, string> = { target };
    values.id = await ask("id (a-z, 0-9, -)", line.one.id);
    for (const name of ofSubject) values[name] = await ask(name, line.one[name], subject?.[name]);
    values.job = await ask("job (its key in the workflow file)", line.one.job);
    const actions = line.many.action ?? (await ask("actions (spaces between)", undefined)).split(/\s+/);
    const resources = line.many.resource ?? (await ask("resources (spaces between)", undefined)).split(/\s+/);
    values.minutes = await ask("minutes", line.one.minutes);
    values.change = await ask("change (https URL)", line.one.change);
    values.reason = await ask("reason, in one line", line.one.reason);
    return wishOf({ ...values, ...(line.one.start ? { start: line.one.start } : {}) }, actions, resources);
  } finally {
    terminal.close();
  }
}

/** What is not said is taken from the target when the target leaves no choice. */
function onlySubject(named: NamedTarget | undefined): Partial<Record<(typeof ofSubject)[number], string>> | undefined {
  const [subjects, ...more] = named?.target.subjects ?? [];
  if (subjects === undefined || more.length > 0) return undefined;
  const only = (values: readonly string[]) => (values.length === 1 ? values[0] : undefined);
  const { repository, workflows, refs, environments }: Subjects = subjects;
  const found = { repository, workflow: only(workflows), ref: only(refs), environment: only(environments) };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function wishOf(
  values: Readonly<Record<string, string>>,
  actions: readonly string[],
  resources: readonly string[],
): Wish {
  const minutes = Number(values.minutes);
  if (!Number.isSafeInteger(minutes))
    throw new Misuse(`${JSON.stringify(values.minutes)} is no number of minutes: give a whole number`);
  const {
    target = "",
    id = "",
    repository = "",
    workflow = "",
    job = "",
    ref = "",
    environment = "",
    change = "",
    reason = "",
    start,
  } = values;
  return {
    target,
    id,
    repository,
    workflow,
    job,
    ref,
    environment,
    change,
    reason,
    minutes,
    actions,
    resources,
    ...(start ? { start } : {}),
  };
}
