import { Fault } from "../core/fault.ts";
import type { Job } from "../core/grant.ts";
import { readGrant } from "../core/parse.ts";
import { type DecisionFacts, newest, readFacts } from "../core/record.ts";
import type { Link } from "../core/report.ts";
import type { SubjectRecord } from "../core/subject-facts.ts";
import type { Forge, Use } from "../ports.ts";
import type { Evidence } from "./links.ts";
import type { World } from "./world.ts";

/**
 * Whether the jobs that used a lease ran the workflow that was read when it was decided: the file's bytes at the commit of
 * each run that a session names, and, while the lease stands, at its ref now. What cannot be read is a gap.
 */
export async function workflowLink(world: Pick<World, "repository" | "reader">, evidence: Evidence): Promise<Link> {
  const { record, uses } = evidence;
  if (uses === undefined) return { link: "workflow", state: "never-minted", says: "there was no lease to use" };
  const facts = readFacts(newest(record, "decided"));
  if (facts?.subject === undefined) return gap("no line says which workflow was read when it was decided");
  if (uses instanceof Fault) return gap(`who used it is not known: ${uses.message}`);
  try {
    const job = await jobOf(world, facts);
    const forge = job && (await world.reader(job.repository));
    if (job === undefined) return gap("the bytes that were approved cannot be read");
    if (forge === undefined) return gap(`the reader App is not installed on ${job.repository}: install it there`);
    return verdict(await sightings(forge, { record, uses }, job), { job, read: facts.subject });
  } catch (cause) {
    if (cause instanceof Fault) return gap(`the workflow cannot be read: ${cause.message}`);
    throw cause;
  }
}

/** One place at which the workflow was looked at. */
interface Sighting {
  readonly where: string;
  /** Git object id of the file; undefined when it cannot be told. */
  readonly blob: string | undefined;
  readonly workflow: string;
}

function verdict(seen: readonly Sighting[], { job, read }: { readonly job: Job; readonly read: SubjectRecord }): Link {
  const file = `${job.workflow} of ${job.repository}`;
  const evidence = [read.workflow];
  const other = seen.find(({ workflow }) => workflow !== job.workflow);
  if (other) return broken(`${other.where} ran ${other.workflow}, and the grant names ${job.workflow}`, evidence);
  const changed = seen.find(({ blob }) => blob !== undefined && blob !== read.workflow);
  if (changed)
    return broken(`${file} changed after it was decided: ${changed.where} has other bytes; find out who changed it`, [
      ...evidence,
      changed.blob!,
    ]);
  const unread = seen.find(({ blob }) => blob === undefined);
  if (unread) return gap(`${file} cannot be read as ${unread.where} has it: what ran is not known`);
  if (seen.length === 0) return { link: "workflow", state: "never-minted", says: "nothing ran with it", evidence };
  const where = seen.map((one) => one.where).join(", ");
  return { link: "workflow", state: "present", says: `as it was read at the decision: ${where}`, evidence };
}

function gap(says: string): Link {
  return { link: "workflow", state: "absent", says };
}

function broken(says: string, evidence: readonly string[]): Link {
  return { link: "workflow", state: "broken", says, evidence };
}

/** The job in the bytes that were approved: its file may have left the default branch since. */
export async function jobOf(
  { repository }: Pick<World, "repository">,
  { path, blob }: DecisionFacts,
): Promise<Job | undefined> {
  const bytes = (await repository.blobs([blob])).get(blob);
  return bytes && readGrant(path, bytes, blob).value?.grant.job;
}

async function sightings(
  forge: Forge,
  { record, uses }: Pick<Evidence, "record"> & { readonly uses: readonly Use[] },
  job: Job,
): Promise<readonly Sighting[]> {
  const sessions = new Set(
    uses
      .filter(({ action, allowed }) => allowed && action.endsWith(":AssumeRoleWithWebIdentity"))
      .map(({ session }) => session),
  );
  const runs = await Promise.all([...sessions].map((session) => sightingOf(forge, session, job)));
  const over = newest(record, "sealed") ?? newest(record, "ended");
  return over ? runs : [...runs, await sightingNow(forge, job)];
}

/** A session is named by its caller: what it says is looked up, and what cannot be looked up is a gap. */
async function sightingOf(forge: Forge, session: string, { workflow }: Job): Promise<Sighting> {
  const [, id] = /@(\d{1,15})-\d+-\d+$/.exec(session) ?? [];
  const run = id === undefined ? undefined : await forge.run(Number(id));
  if (run === undefined) return { where: `session ${session}`, blob: undefined, workflow };
  const blobs = await forge.blobsAt(workflow, [run.commit]);
  return { where: `run ${id}`, blob: blobs.get(run.commit) ?? "absent", workflow: run.workflow };
}

async function sightingNow(forge: Forge, job: Job): Promise<Sighting> {
  const { workflow: now } = await forge.subjectFacts(job);
  return {
    where: `${job.ref} now`,
    blob: "read" in now ? (now.read?.blob ?? "absent") : undefined,
    workflow: job.workflow,
  };
}
