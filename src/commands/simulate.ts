import type { Approval } from "../approval/approve.ts";
import type { Actor, ApprovalNeed } from "../core/decision.ts";
import { Fault } from "../core/fault.ts";
import type { FiledGrant } from "../core/grant.ts";
import { nearest } from "../core/nearest.ts";
import { keyOf } from "../core/plan.ts";
import type { Simulation } from "../core/simulation.ts";
import { listedSubject } from "../core/subject.ts";
import { type Instant, iso } from "../core/time.ts";
import { count } from "../report/plain.ts";
import { simulationText } from "../report/simulate.ts";
import type { Answer } from "./answer.ts";
import { leaseOf } from "./decide.ts";
import { type AdmissionReport, admission, claimsOf } from "./simulate/admission.ts";
import { changesOf } from "./simulate/changes.ts";
import { decisionOn, groundsAgainst, type Scene, type Supposed } from "./simulate/grounds.ts";
import { hindrance } from "./simulate/search.ts";

/** One grant, with everything it is judged by. */
export interface Candidate {
  readonly filed: FiledGrant;
  readonly scene: Scene;
  readonly requester: Actor;
  /** Who cannot approve it, and why. */
  readonly excluded: readonly { readonly who: string; readonly why: string }[];
  /** What stands in its way, whatever is changed of it: it ended, a halt holds, its file has findings. */
  readonly over?: readonly string[];
  /** How GitHub began `sub` when it was decided. */
  readonly prefix?: string;
  readonly notes: readonly string[];
}

/** The run whose admission is asked about. */
export interface Run {
  readonly at: Instant;
  /** Of a token, whole. Absent: of the grant's own job. */
  readonly claims?: { readonly [claim: string]: unknown };
  /** Claims in place of those. */
  readonly otherwise: { readonly [claim: string]: string };
}

/**
 * Tells of each grant who could approve it, whether it would open then, and whether a run would be admitted; where the answer
 * is no, which single fact is in the way. Opens nothing, writes nothing, and nothing that it says is relied on by anything.
 */
export async function simulate(candidates: readonly Candidate[], run: Run): Promise<Answer> {
  const simulations: Simulation[] = [];
  for (const candidate of candidates) simulations.push(await simulation(candidate, run));
  const good = ({ opening, admission: admitted }: Simulation) =>
    (opening.grounds.length === 0 || opening.onceApproved) && admitted?.admitted === true;
  return {
    exit: simulations.length > 0 && simulations.every(good) ? 0 : 1,
    text: simulationText(simulations),
    json: { grants: simulations },
  };
}

async function simulation(candidate: Candidate, run: Run): Promise<Simulation> {
  const { filed, scene, requester, excluded, over = [], notes } = candidate;
  const { target, approval } = scene;
  const supposed: Supposed = { filed, requester, more: 0 };
  const judge = async (one: Supposed) => [...over, ...(await groundsAgainst(scene, one))];
  const changes = over.length > 0 ? [] : changesOf(scene, supposed);
  const approved = changes.find(({ fact }) => fact === "approvals")?.apply(supposed) ?? supposed;
  const opening = await hindrance(supposed, changes, judge);
  const admitted = await admissionOf(candidate, run);
  return {
    grant: keyOf(filed.target, filed.id),
    tier: target.target.tier,
    account: target.target.account,
    at: iso(run.at),
    approval: {
      couldApprove: [...new Set([...approval.couldApprove, ...approval.needed.flatMap(({ of }) => of)])],
      approved: approval.approvers.map(({ login }) => login),
      needed: neededWords(approval),
      excluded,
    },
    opening: { ...opening, onceApproved: (await judge(approved)).length === 0 },
    ...(admitted.admission ? { admission: admitted.admission } : {}),
    audited: decisionOn(scene, approved).audited ?? [],
    notes: [...notes, ...admitted.notes],
  };
}

/** Whether the run would be admitted by the trust that the grant compiles to; a note where it compiles to none. */
async function admissionOf(
  { filed, scene, prefix }: Candidate,
  run: Run,
): Promise<{ readonly admission?: AdmissionReport; readonly notes: readonly string[] }> {
  const { snapshot, target, mergedAt } = scene;
  if (listedSubject(target.target, filed.grant) === undefined)
    return { notes: ["no run can be admitted: the target does not list this job"] };
  const lease = leaseOf(snapshot, target, filed, {
    ...{ mergedAt: mergedAt - (mergedAt % 1000), pullRequest: 0, facts: "", ledgerHead: "", prefix },
  });
  const provider = await scene.provider(target, snapshot.configuration);
  try {
    const own = claimsOf(provider, lease);
    const claims = { ...(run.claims ?? own), ...wellSpelt(run.otherwise, Object.keys(own)) };
    const notes = Object.keys(run.otherwise).flatMap((name) => (name in own ? [] : [ignoredWords(name)]));
    return { admission: await admission(provider, lease, { claims, at: run.at }), notes };
  } catch (cause) {
    if (!(cause instanceof Fault) || cause.code === "input.claims") throw cause;
    return { notes: [`no run can be admitted: ${cause.message}`] };
  }
}

function ignoredWords(name: string): string {
  return `the trust does not compare the claim ${JSON.stringify(name)}: whatever it says, it lets nobody in and keeps nobody out`;
}

/** Claims by name. Fault `input.claims` for one that only resembles what the trust compares: it would change nothing unseen. */
function wellSpelt(otherwise: Run["otherwise"], compared: readonly string[]): Run["otherwise"] {
  for (const name of Object.keys(otherwise)) {
    const meant = compared.includes(name) ? undefined : nearest(name, compared);
    if (meant !== undefined)
      throw new Fault("input.claims", `the trust compares no claim ${JSON.stringify(name)}: did you mean ${meant}?`);
  }
  return otherwise;
}

function neededWords({ needed }: Approval): readonly string[] {
  const words = ({ kind, of, wanted, have, undecided }: ApprovalNeed) => {
    const what =
      kind === "people"
        ? `${count(wanted, "person")}`.replace("persons", "people")
        : kind === "owner"
          ? "an owner of the path"
          : `one of ${of.join(" or ")}`;
    const later = undecided === 0 ? "" : `, ${undecided} more if apply finds them to be`;
    return `${what}: ${have} of ${wanted}${later}`;
  };
  return needed.map(words);
}
