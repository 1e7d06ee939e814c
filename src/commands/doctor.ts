import type { Ailment, Examination } from "../core/ailment.ts";
import { Fault } from "../core/fault.ts";
import { readTree } from "../core/parse.ts";
import type { Reading } from "../core/subject-facts.ts";
import { subjectFactsObjections } from "../core/subject-facts.ts";
import type { NamedTarget, Subjects } from "../core/target.ts";
import type { Instant } from "../core/time.ts";
import type { Forge, Inspector, Settings } from "../ports.ts";
import { columns, count, plain } from "../report/plain.ts";
import { findingsText } from "../report/terminal.ts";
import type { Answer } from "./answer.ts";
import { apps } from "./doctor/apps.ts";
import { branches } from "./doctor/branches.ts";
import { environments } from "./doctor/environments.ts";
import { together } from "./doctor/look.ts";
import { owners } from "./doctor/owners.ts";
import type { Patient } from "./doctor/patient.ts";
import { repository } from "./doctor/repository.ts";
import { schedules } from "./doctor/schedules.ts";
import { pinsOf, workflows } from "./doctor/workflows.ts";
import type { Files } from "./init/setup.ts";
import type { World } from "./world.ts";

export interface DoctorWorld extends Pick<World, "repository" | "progress"> {
  readonly configuration: Patient["configuration"];
  readonly settings: Settings;
  /** GitHub as the person sees it, of the repository whose job is given access. */
  readonly forge: (repository: string) => Pick<Forge, "subjectFacts">;
  readonly inspector: (targets: readonly NamedTarget[]) => Inspector;
  /** `bootstrap/<account>.yaml` for each account. */
  readonly bootstrap: (configuration: Patient["configuration"], targets: readonly NamedTarget[]) => Files;
}

/** Holds a live installation against what it must be. Exit code 0 only when everything was seen and nothing ails. */
export async function doctor(world: DoctorWorld, at: Instant): Promise<Answer> {
  world.progress("reading the default branch");
  const files = await filesOf(world);
  const { targets, findings } = files;
  if (findings.length > 0) return { exit: 1, text: findingsText(findings), json: { findings }, findings };
  world.progress("reading GitHub's settings");
  const { configuration } = world;
  const pins = pinsOf(files.texts);
  const settings = await world.settings.read({ branch: configuration.branch, ledger: configuration.ledger, pins });
  const patient: Patient = { configuration, targets, paths: files.paths, texts: files.texts, settings, at };
  world.progress("looking at the consumers and the accounts");
  const named = [...targets.values()];
  const [subjects, clouds] = await Promise.all([
    Promise.all(named.map((target) => subjectExamination(world, target))),
    Promise.all(Array.from(byAccount(named).values(), (own) => cloudExamination(world, own, at))),
  ]);
  const checks = [repository, branches, owners, environments, apps, workflows, schedules].map((check) =>
    check(patient),
  );
  const templates = { ailments: templateAilments(world, patient), unseen: [] };
  return answer(together(...checks, templates, ...subjects, ...clouds));
}

/** Workflows, owners and templates as they stand on the default branch, whatever lies in the clone. */
async function filesOf({ repository: clone }: DoctorWorld) {
  const tip = await clone.tip();
  const tree = await clone.tree(tip, "");
  const read = (path: string) =>
    /^(\.github\/|docs\/CODEOWNERS$|CODEOWNERS$|bootstrap\/|targets\/|sallyport\.yaml$)/.test(path);
  const entries = tree.filter(({ path }) => read(path));
  const blobs = await clone.blobs(entries.filter(({ mode }) => mode.startsWith("100")).map(({ oid }) => oid));
  const control = entries.filter(({ path }) => /^(targets\/|sallyport\.yaml$)/.test(path));
  const { targets, findings } = readTree(control, blobs);
  const texts = new Map(entries.map(({ path, oid }) => [path, blobs.get(oid)?.toString("utf8") ?? ""]));
  return { targets, findings, texts, paths: tree.map(({ path }) => path) };
}

function byAccount(targets: readonly NamedTarget[]): ReadonlyMap<string, readonly NamedTarget[]> {
  return Map.groupBy(targets, ({ target }) => `${target.provider}/${target.account}`);
}

/** Every job that a target lists, by the facts that apply goes by. */
async function subjectExamination(world: DoctorWorld, { name, target }: NamedTarget): Promise<Examination> {
  const jobs = target.subjects.flatMap((subjects) =>
    subjects.workflows.flatMap((workflow) =>
      subjects.refs.flatMap((ref) =>
        subjects.environments.map((environment) => ({ subjects, workflow, ref, environment })),
      ),
    ),
  );
  return together(...(await Promise.all(jobs.map((job) => jobExamination(world, name, job)))));
}

interface ListedJob {
  readonly subjects: Subjects;
  readonly workflow: string;
  readonly ref: string;
  readonly environment: string;
}

async function jobExamination(world: DoctorWorld, target: string, listed: ListedJob): Promise<Examination> {
  const { subjects, workflow, ref, environment } = listed;
  const where = `${target}: ${subjects.repository}, ${workflow}, ${ref}, ${environment}`;
  const facts = await answered(() => world.forge(subjects.repository).subjectFacts({ workflow, ref, environment }));
  if ("unknown" in facts) return { ailments: [], unseen: [{ where, why: facts.unknown }] };
  const job = { repository: subjects.repository, workflow, name: "", ref, environment };
  // Which job a grant names is the grant's to say.
  const objections = subjectFactsObjections(facts.read, { job }, subjects).filter(
    ({ code }) => !code.startsWith("grant.job.name."),
  );
  const blind = ({ code }: { readonly code: string }) => code.endsWith(".unknown");
  return {
    ailments: objections
      .filter((one) => !blind(one))
      .map(({ message, fix }) => ({ code: "doctor.subject", where, seen: message, fix })),
    unseen: objections.filter(blind).map(({ message }) => ({ where, why: message })),
  };
}

async function cloudExamination(
  world: DoctorWorld,
  targets: readonly NamedTarget[],
  at: Instant,
): Promise<Examination> {
  const inspector = world.inspector(targets);
  const found = await answered(() => inspector.inspect(targets, at));
  if ("read" in found) return { ailments: found.read, unseen: [] };
  return { ailments: [], unseen: [{ where: `account ${inspector.account}`, why: found.unknown }] };
}

/** What an outage or a missing right keeps from us is unknown. */
async function answered<T>(ask: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { read: await ask() };
  } catch (cause) {
    if (cause instanceof Fault) return { unknown: cause.message };
    throw cause;
  }
}

/** What was deployed was made of these files: they must be what the targets make. */
function templateAilments({ bootstrap }: DoctorWorld, { configuration, targets, texts }: Patient): readonly Ailment[] {
  const wanted = bootstrap(configuration, [...targets.values()]);
  return [...wanted]
    .filter(([path, text]) => texts.get(path) !== text)
    .map(([path]) => ({
      code: "doctor.bootstrap.stale",
      where: path,
      seen: texts.has(path) ? "it is not what sallyport.yaml and targets/ make" : "it is not there",
      fix: "sallyport bootstrap, commit it by a pull request, and deploy it",
    }));
}

function answer({ ailments, unseen: blindly }: Examination): Answer {
  // One missing permission keeps many checks from seeing the same thing.
  const unseen = [...new Map(blindly.map((one) => [JSON.stringify(one), one])).values()];
  const told = ailments.map(
    ({ code, where, seen, fix }) => `✗ ${plain(where)}  ${code}\n  ${plain(seen)}\n  → ${plain(fix)}`,
  );
  const blind = columns(unseen.map(({ where, why }) => [`? ${plain(where)}`, plain(why)]));
  const well = ailments.length === 0 && unseen.length === 0;
  const parts = [
    ...told,
    ...(blind.length === 0 ? [] : [`could not be looked at, which is no proof that it is well:\n${blind.join("\n")}`]),
    well
      ? "nothing ails this installation"
      : `${count(ailments.length, "finding")}, ${count(unseen.length, "thing")} not seen`,
  ];
  return { exit: well ? 0 : 1, text: parts.join("\n\n"), json: { findings: ailments, unseen } };
}
