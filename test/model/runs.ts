/** Runs of our workflows, and what the oracle may conclude from how they came out. */
import type { Role } from "../../sandbox/cloud/iam-state.ts";
import { grantOf, isOpen, rolesAt, Violation } from "./check.ts";
import { type Early, type Grant, type Oracle, wider } from "./oracle.ts";
import { isFiled, mend, type Real } from "./people.ts";
import { places } from "./place.ts";
import type { Ran, Run } from "./town.ts";

export const apply = { may: ["unbind", "bind"] } as const;
export const sweep = { may: ["unbind"] } as const;

export function nameOf({ place, id }: Pick<Grant, "place" | "id">): string {
  return `${places[place].target}/${id}`;
}

/** What was known when a run began: only that it can have seen. */
interface Before {
  readonly at: number;
  readonly gone: readonly Grant[];
  /** Those with a role that can be entered. */
  readonly open: ReadonlySet<Grant>;
  /** Those with a role where nothing may stay open. */
  readonly stopped: readonly Grant[];
  /** On whose roles hands were, and whether such as could allow more. */
  readonly handled: readonly { readonly grant: Grant; readonly wide: boolean }[];
  /** Those that nobody uses any more, as the log told it then. */
  readonly early: ReadonlyMap<Grant, Early | undefined>;
}

async function before(real: Real, oracle: Oracle): Promise<Before> {
  const at = real.town.clock.now();
  const text = real.town.ledgerText();
  for (const halt of oracle.halts) halt.told ||= text.includes(`"halt":"${halt.id}"`);
  const standing = await standingNow(real, oracle);
  const open = new Set<Grant>();
  for (const [grant, role] of standing) {
    grant.opened ??= Math.floor(role.createdAt / 1000) * 1000;
    if (await isOpen(real.town, grant, role)) open.add(grant);
  }
  // A role that somebody changed is ended or repaired, and no log is asked about it; once it is put right, one may be.
  const looked = [...open].filter(({ hands, place }) => [...hands].every((hand) => oracle.mends(place, hand)));
  return {
    at,
    open,
    gone: oracle.grants.filter(({ gone }) => gone),
    stopped: [...standing.keys()].filter(({ place }) => oracle.isHalted(place)),
    handled: oracle.grants
      .filter(({ hands }) => hands.size > 0)
      .map((grant) => ({ grant, wide: grant.hands.has(wider) })),
    early: new Map(looked.map((grant) => [grant, oracle.endsEarly(grant, at)])),
  };
}

/** The role of each grant that has one. */
async function standingNow({ town }: Real, oracle: Oracle): Promise<ReadonlyMap<Grant, Role>> {
  const found = new Map<Grant, Role>();
  for (const place of ["production", "development"] as const)
    for (const role of await rolesAt(town, place)) {
      const grant = grantOf(oracle, role.description);
      if (grant) found.set(grant, role);
    }
  return found;
}

/** One run alone. Returns whether it came to a good end. */
export async function alone(real: Real, oracle: Oracle, about: Run, revoked?: Grant): Promise<boolean> {
  const known = await before(real, oracle);
  if (revoked) Object.assign(revoked, { revoking: true, doubtful: true });
  const ran = await real.town.run({ ...about, ...(revoked ? { revoke: nameOf(revoked) } : {}) });
  note(real, ran, about);
  await after(real, oracle, known, { runs: [about], ran: [ran], revoked: revoked ? [revoked] : [] });
  return isClean(ran) && isRecorded(ran);
}

/** The kill switch of one place. What has a role there when it is thrown has ended, once a run says so. */
export async function halt(
  real: Real,
  oracle: Oracle,
  place: Grant["place"],
  about: Pick<Run, "loss" | "record">,
): Promise<void> {
  const known = await before(real, oracle);
  const standing = [...(await standingNow(real, oracle)).keys()].filter((grant) => grant.place === place);
  const run = { ...sweep, ...about, halt: places[place].target };
  const ran = await real.town.run(run);
  note(real, ran, run);
  oracle.halts.push({ id: `halt-${ran.started}`, place, told: isRecorded(ran), lifted: false });
  const stopped = [...new Set([...known.stopped, ...standing])];
  await after(real, oracle, { ...known, stopped }, { runs: [run], ran: [ran], revoked: [] });
}

/** Runs at the same time, which take turns at their calls. Of what one of them was asked to end the next run is sure. */
export async function together(
  real: Real,
  oracle: Oracle,
  about: { readonly seed: number; readonly runs: readonly (Run & { readonly revoked?: Grant | undefined })[] },
): Promise<void> {
  const known = await before(real, oracle);
  const runs = about.runs.map(({ revoked, ...run }) => {
    if (revoked) Object.assign(revoked, { revoking: true, doubtful: true });
    return revoked ? { ...run, revoke: nameOf(revoked) } : run;
  });
  const ran = await real.town.together(about.seed, runs);
  for (const [index, one] of ran.entries()) note(real, one, runs[index]!);
  real.watch.reached.add("runs at the same time");
  await after(real, oracle, known, { runs, ran, revoked: [] });
}

function isClean({ cloud }: Ran): boolean {
  return cloud.kind === "done" && cloud.result.faults.length === 0;
}

function isRecorded({ cloud, record }: Ran): boolean {
  return cloud.kind === "done" && record?.kind === "done";
}

interface After {
  readonly runs: readonly Run[];
  readonly ran: readonly Ran[];
  readonly revoked: readonly Grant[];
}

/** What follows from how runs came out. */
async function after(real: Real, oracle: Oracle, known: Before, about: After): Promise<void> {
  const now = real.town.clock.now();
  const clean = about.ran.every(isClean);
  const ends = (grant: Grant, sure: boolean) => {
    if (clean && sure) grant.ended ??= now;
    else grant.doubtful = true;
  };
  for (const grant of known.stopped) ends(grant, true);
  for (const [grant, early] of known.early) {
    const handled = known.handled.some((one) => one.grant === grant);
    if (handled && !grant.halfway && about.runs.length === 1) continue;
    // A log can tell more while a run is at work.
    const later = oracle.endsEarly(grant, known.at, now);
    for (const one of [early, later]) if (one) grant.early.add(one);
    if (early || later) ends(grant, early !== undefined && later !== undefined && !handled);
  }
  for (const one of known.handled) dealtWith(oracle, one, { clean, ends, runs: about.runs });
  if (clean) await conclude(real, known, { revoked: about.revoked, recorded: about.ran.every(isRecorded) });
  for (const [grant, role] of await standingNow(real, oracle))
    if (known.stopped.length > 0 && oracle.isHalted(grant.place) && !known.open.has(grant))
      if (await isOpen(real.town, grant, role)) throw new Violation(`${grant.id} was opened, and its place is halted`);
}

/** What a target has repaired is put right by a run that may write, and ended by one that may not where it allows more. */
function dealtWith(
  oracle: Oracle,
  { grant, wide }: Before["handled"][number],
  about: Pick<After, "runs"> & { readonly clean: boolean; readonly ends: (grant: Grant, sure: boolean) => void },
): void {
  const writes = ({ may }: Run) => (may as readonly string[]).includes("bind");
  const ending = about.runs.some((run) => !writes(run));
  if (!grant.spoilt && ending && wide) about.ends(grant, !about.runs.some(writes) && !grant.halfway);
  if (!about.clean && about.runs.some(writes)) grant.halfway = true;
  if (!about.clean || (!grant.spoilt && !wide && !about.runs.some(writes))) return;
  grant.halfway = false;
  for (const hand of grant.hands) if (oracle.mends(grant.place, hand) && !grant.spoilt) grant.left.delete(hand);
  grant.hands.clear();
}

/** A clean run has ended what was gone when it began, and what it was asked to end. */
async function conclude(
  { town }: Real,
  { gone }: Before,
  { revoked, recorded }: { readonly revoked: readonly Grant[]; readonly recorded: boolean },
): Promise<void> {
  const now = town.clock.now();
  for (const grant of gone) grant.ended ??= now;
  for (const grant of revoked) {
    const roles = await rolesAt(town, grant.place);
    const named = `/${grant.id} `;
    // What never stood is ended by its line alone.
    if (!recorded && !roles.some(({ description = "" }) => description.includes(named))) continue;
    grant.ended ??= now;
    grant.revoking = false;
    grant.doubtful = false;
  }
}

function note({ town, watch }: Real, { cloud, record }: Ran, about: Run): void {
  const what = about.may.includes("bind") ? "apply" : "sweep";
  const happened: string[] = [];
  if (cloud.kind === "lost") happened.push(`${what} lost at ${cloud.last}`);
  if (cloud.kind === "failed") happened.push(`${what} failed: ${cloud.fault.code}`);
  if (record?.kind === "lost") happened.push(`record lost at ${record.last}`);
  if (record?.kind === "failed") happened.push(`record failed: ${record.fault.code}`);
  if (about.record === "dropped") happened.push("a record job that never ran");
  const { deeds, faults, refused } = cloud.kind === "done" ? cloud.result : { deeds: [], faults: [], refused: [] };
  for (const deed of deeds) happened.push(`${deed.do} ${deed.outcome}${deed.ending ? ` (${deed.ending})` : ""}`);
  for (const { code } of faults) happened.push(`${what} told of ${code}`);
  for (const one of happened) watch.reached.add(one);
  const details = [
    ...deeds.map(({ grant, says }) => `${grant}: ${says}`),
    ...faults.map(({ about: whom, message }) => `${whom}: ${message}`),
    ...refused.map(({ grant, why }) => `${grant} is not open: ${why}`),
  ];
  const time = new Date(town.clock.now()).toISOString().slice(11, 19);
  watch.story.push(
    `  ${time} ${what}: ${happened.join(", ") || "nothing to do"}`,
    ...details.map((one) => `    ${one}`),
  );
}

/** The weather is over: what was asked to end is asked again, and runs follow each other until none has anything to do. */
export async function settle(real: Real, oracle: Oracle): Promise<void> {
  const { town, watch } = real;
  for (const place of [...town.down]) town.outage(place, false);
  if (oracle.forged) mend(real, oracle);
  for (const grant of oracle.grants.filter(({ revoking }) => revoking)) {
    const over = grant.gone || (oracle.window(grant)?.until ?? 0) <= town.clock.now() || !isFiled(real, grant);
    if (over) Object.assign(grant, { revoking: false });
    else await alone(real, oracle, { ...sweep, record: "done" }, grant);
  }
  for (let round = 1; round <= 8; round += 1) {
    const known = await before(real, oracle);
    const run = { ...apply, record: "done" } as const;
    const ran = await town.run(run);
    note(real, ran, run);
    if (!isClean(ran) || !isRecorded(ran)) throw new Error(`apply does not come to a good end: ${faults(ran)}`);
    await after(real, oracle, known, { runs: [run], ran: [ran], revoked: [] });
    if (ran.cloud.kind !== "done") continue;
    // A workflow whose window is still to come is planned by each.
    const { deeds, events } = ran.cloud.result;
    if (deeds.every(({ outcome }) => outcome === "planned") && events.length === 0) {
      watch.reached.add(`quiet after ${round} runs`);
      return;
    }
  }
  throw new Error("apply finds something to do each time it runs");
}

function faults({ cloud, record }: Ran): string {
  if (cloud.kind === "failed") return cloud.fault.message;
  if (record?.kind === "failed") return record.fault.message;
  if (cloud.kind !== "done") return cloud.kind;
  return cloud.result.faults.map(({ code, message }) => `${code}: ${message}`).join("; ") || String(record?.kind);
}
