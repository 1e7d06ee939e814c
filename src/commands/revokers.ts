import { ownersOf, showOwner } from "../approval/codeowners.ts";
import type { Configuration } from "../core/configuration.ts";
import type { Actor } from "../core/decision.ts";
import { Fault } from "../core/fault.ts";
import { type GrantRecord, newest, readFacts } from "../core/record.ts";
import type { Revoking } from "../core/target.ts";
import { codeownersAt } from "./approval.ts";
import { isNamed } from "./requesters.ts";
import type { Snapshot } from "./snapshot.ts";
import type { World } from "./world.ts";

/*
 * Who may end access early. It takes no approval, since it only reduces; it takes somebody who may, since whoever could end
 * anything could stop everyone.
 */

/** Where a target does not say. */
export const usual: Revoking = { by: ["requester", "owners"], per_day: 20, tell: [] };

/** Whether somebody may. `unknown`: what would tell could not be read. */
export interface Verdict {
  readonly may: "yes" | "no" | "unknown";
  /** As what the person may, or who may, in words. */
  readonly who: string;
  /** The lease is the person's own: they asked for it, or it was asked for them. */
  readonly own: boolean;
}

type Place = Pick<World, "repository" | "forge">;
type Said = Verdict["may"];

/** A way in which somebody may be entitled. */
interface Road {
  readonly name: string;
  readonly leads: () => Promise<Said>;
}

/** One lease, as whoever ends it is judged by it. */
export interface Ended {
  readonly snapshot: Snapshot;
  /** `<target>/<id>` */
  readonly key: string;
  readonly record: GrantRecord | undefined;
}

/** Whether a person may end one lease, by what its target says. */
export async function mayEnd(world: Place, who: Actor, about: Ended): Promise<Verdict> {
  const { snapshot, key } = about;
  const named = snapshot.tree.targets.get(key.slice(0, key.indexOf("/")));
  const { by } = named?.target.revoking ?? usual;
  const own = await said(() => isAsker(world, who, about));
  const owners = by.includes("owners") ? await ownersHere(world, snapshot, key) : [];
  const people = [...by.filter((entry) => entry.startsWith("@")), ...owners];
  const verdict = await firstOf([
    ...(by.includes("requester") ? [{ name: "its requester", leads: async () => own }] : []),
    ...people.map((name) => ({ name, leads: () => isNamed(world, name.slice(1), who) })),
  ]);
  // Whom a target names that cannot be read is not known: nobody is refused by it.
  const may = verdict.may === "no" && named === undefined ? "unknown" : verdict.may;
  return { ...verdict, may, own: own === "yes" };
}

/** Whether a person may stop everything of a scope, and thereby end any lease. */
export async function mayHalt(world: Place, who: Actor, { revokers }: Configuration): Promise<Verdict> {
  const roads = revokers?.map((name): Road => ({ name, leads: () => isNamed(world, name.slice(1), who) }));
  // GitHub answers of some bots that they are no user. No bot administers, and any writer can have one start a run.
  const leads = async () => (who.kind === "user" ? await world.forge.mayAdminister(who) : "no");
  const admins: Road = { name: "an admin of the access repository", leads };
  return { ...(await firstOf(roads ?? [admins])), own: false };
}

/** The first road that leads there; without one, whether any might, and all their names. */
async function firstOf(roads: readonly Road[]): Promise<Omit<Verdict, "own">> {
  let may: Said = "no";
  for (const { name, leads } of roads) {
    const answer = await said(leads);
    if (answer === "yes") return { may: "yes", who: name };
    if (answer === "unknown") may = "unknown";
  }
  return { may, who: roads.map(({ name }) => name).join(" or ") || "nobody" };
}

/** GitHub's outage is not knowing, like what a token may not see. */
async function said(ask: () => Promise<Said>): Promise<Said> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof Fault) return "unknown";
    throw cause;
  }
}

/** Whether it was asked by this person or for them: as the ledger recorded it or, before that, by its pull request. */
async function isAsker(world: Place, who: Actor, { snapshot, key, record }: Ended): Promise<Said> {
  const path = `grants/${key}.yaml`;
  const login = snapshot.tree.grants.find((filed) => filed.path === path)?.grant.for;
  if (login !== undefined && (await isNamed(world, login, who)) === "yes") return "yes";
  const facts = readFacts(newest(record, "decided"));
  if (facts) return facts.requester.id === who.id ? "yes" : "no";
  const added = (await world.repository.changes(snapshot.commit, path)).find(({ status }) => status === "added");
  const pullRequest = added && (await world.forge.mergedAs(added.commit));
  return pullRequest?.author.id === who.id ? "yes" : "no";
}

/** The owners of the grant's file as CODEOWNERS names them now. */
async function ownersHere(world: Place, snapshot: Snapshot, key: string): Promise<readonly string[]> {
  const codeowners = await codeownersAt(world, snapshot.commit);
  return (ownersOf(codeowners?.rules ?? [], `grants/${key}.yaml`)?.owners ?? []).map(showOwner);
}
