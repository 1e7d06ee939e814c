/** Runs of our workflows, and what the oracle may conclude from how they came out. */
import { grantOf, rolesAt } from "./check.ts";
import type { Grant, Oracle } from "./oracle.ts";
import { isFiled, type Real } from "./people.ts";
import { places } from "./place.ts";
import type { Ran, Run } from "./town.ts";

export const apply = { may: ["unbind", "bind"] } as const;
export const sweep = { may: ["unbind"] } as const;

export function nameOf({ place, id }: Pick<Grant, "place" | "id">): string {
  return `${places[place].target}/${id}`;
}

/** What was known when a run began: only that it can have seen. */
interface Before {
  readonly gone: readonly Grant[];
  readonly handled: readonly { readonly grant: Grant; readonly hands: readonly Grant["hands"][] }[];
}

function before(oracle: Oracle): Before {
  return {
    gone: oracle.grants.filter(({ gone }) => gone),
    handled: oracle.grants.filter(({ hands }) => hands.size > 0).map((grant) => ({ grant, hands: [grant.hands] })),
  };
}

/** One run alone. Returns whether it came to a good end. */
export async function alone(real: Real, oracle: Oracle, about: Run, revoked?: Grant): Promise<boolean> {
  const known = before(oracle);
  if (revoked) Object.assign(revoked, { revoking: true, doubtful: true });
  const ran = await real.town.run({ ...about, ...(revoked ? { revoke: nameOf(revoked) } : {}) });
  note(real, ran, about);
  if (!isClean(ran)) return false;
  await conclude(real, oracle, known, { revoked: revoked ? [revoked] : [], recorded: isRecorded(ran) });
  return isRecorded(ran);
}

/** The kill switch of one place. What stood open there when it was thrown has ended, once a run says so. */
export async function halt(
  real: Real,
  oracle: Oracle,
  place: Grant["place"],
  about: Pick<Run, "loss" | "record">,
): Promise<void> {
  oracle.halting.add(place);
  const standing = await rolesAt(real.town, place);
  const open = oracle.grants.filter((grant) =>
    standing.some(({ trust, description }) => trust.includes('"Job"') && grantOf(oracle, description) === grant),
  );
  const known = before(oracle);
  const ran = await real.town.run({ ...sweep, ...about, halt: places[place].target });
  note(real, ran, { ...sweep, ...about });
  if (!isClean(ran)) return;
  await conclude(real, oracle, known, { revoked: [], recorded: isRecorded(ran) });
  for (const grant of open) grant.ended ??= real.town.clock.now();
  if (!isRecorded(ran)) return;
  oracle.halted.add(place);
  oracle.halting.delete(place);
}

/** Runs at the same time, which take turns at their calls. Of what one of them was asked to end the next run is sure. */
export async function together(
  real: Real,
  oracle: Oracle,
  about: { readonly seed: number; readonly runs: readonly (Run & { readonly revoked?: Grant | undefined })[] },
): Promise<void> {
  const known = before(oracle);
  const runs = about.runs.map(({ revoked, ...run }) => {
    if (revoked) Object.assign(revoked, { revoking: true, doubtful: true });
    return revoked ? { ...run, revoke: nameOf(revoked) } : run;
  });
  const all = await real.town.together(about.seed, runs);
  for (const [index, ran] of all.entries()) note(real, ran, runs[index]!);
  real.watch.reached.add("runs at the same time");
  if (all.every(isClean)) await conclude(real, oracle, known, { revoked: [], recorded: false });
}

function isClean({ cloud }: Ran): boolean {
  return cloud.kind === "done" && cloud.result.faults.length === 0;
}

function isRecorded({ cloud, record }: Ran): boolean {
  return cloud.kind === "done" && record?.kind === "done";
}

/** A clean run has ended what was gone when it began, and what it was asked to end, and has looked at every hand. */
async function conclude(
  { town }: Real,
  oracle: Oracle,
  { gone, handled }: Before,
  { revoked, recorded }: { readonly revoked: readonly Grant[]; readonly recorded: boolean },
): Promise<void> {
  const now = town.clock.now();
  for (const { grant } of handled) grant.hands.clear();
  for (const grant of gone) grant.ended ??= now;
  for (const grant of revoked) {
    const roles = await rolesAt(town, grant.place);
    // What never stood is ended by its line alone.
    if (!recorded && !roles.some(({ description }) => grantOf(oracle, description) === grant)) continue;
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
  for (const grant of oracle.grants.filter(({ revoking }) => revoking)) {
    const over = grant.gone || (oracle.window(grant)?.until ?? 0) <= town.clock.now() || !isFiled(real, grant);
    if (over) Object.assign(grant, { revoking: false });
    else await alone(real, oracle, { ...sweep, record: "done" }, grant);
  }
  for (let round = 1; round <= 8; round += 1) {
    const known = before(oracle);
    const ran = await town.run({ ...apply, record: "done" });
    note(real, ran, { ...apply, record: "done" });
    if (!isClean(ran) || !isRecorded(ran)) throw new Error(`apply does not come to a good end: ${faults(ran)}`);
    await conclude(real, oracle, known, { revoked: [], recorded: true });
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
