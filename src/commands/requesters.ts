import type { Actor } from "../core/decision.ts";
import type { Objection } from "../core/finding.ts";
import type { NamedTarget } from "../core/target.ts";
import type { Forge } from "../ports.ts";

/** Whether those who ask may: everybody who is named as asking is judged, by numeric id. */
export interface Eligibility {
  /** Who asks, for limits of one person: a bot that names a person asks as that person. */
  readonly people: readonly Actor[];
  readonly objections: readonly Objection[];
  /** What only apply can tell, in words that follow "if". */
  readonly later: readonly string[];
}

interface Question {
  readonly target: NamedTarget;
  /** Who opened the pull request. */
  readonly author: Actor;
  /** Login of the person for whom it is asked. */
  readonly for?: string;
  readonly moment: "request" | "activation";
}

type World = { readonly forge: Pick<Forge, "actor" | "membership" | "mayWrite"> };
type Answer = "yes" | "no" | "unknown";

/**
 * The author and the person in `for` must both be eligible: neither may a person who is not ask in another's name, nor have
 * a bot do so. An App is eligible as `@name[bot]`. Where the target lists nobody, people must be able to write to the access
 * repository; an App has done so by its branch.
 */
export async function eligibilityOf(world: World, question: Question): Promise<Eligibility> {
  const { author, for: login } = question;
  const person = login === undefined ? undefined : await world.forge.actor(login);
  if (login !== undefined && person?.kind !== "user")
    return { people: [author], objections: [nobody(login)], later: [] };
  const asking = [author, ...(person === undefined || person.id === author.id ? [] : [person])];
  const objections: Objection[] = [];
  const later: string[] = [];
  for (const one of asking) {
    const answer = await mayAsk(world, question.target, one);
    if (answer === "yes") continue;
    if (answer === "unknown" && question.moment === "request") later.push(laterWords(question.target, one));
    else objections.push(ineligible(question.target, one, { answer, pointer: one === author ? [] : ["for"] }));
  }
  return { people: author.kind === "bot" && person ? [person] : asking, objections, later };
}

async function mayAsk(world: World, { target }: NamedTarget, who: Actor): Promise<Answer> {
  if (who.kind === "ghost") return "no";
  if (target.requesters === undefined) return who.kind === "bot" ? "yes" : await world.forge.mayWrite(who);
  let answer: Answer = "no";
  for (const entry of target.requesters) {
    const fits = await isNamed(world, entry.slice(1), who);
    if (fits === "yes") return "yes";
    if (fits === "unknown") answer = "unknown";
  }
  return answer;
}

/** Whether an entry names somebody: by the id of the account that bears the login now, or as a member of a team. */
export async function isNamed({ forge }: World, name: string, who: Actor): Promise<Answer> {
  const [organization, slug] = name.split("/") as [string, string | undefined];
  if (slug === undefined) return (await forge.actor(name))?.id === who.id ? "yes" : "no";
  if (who.kind !== "user") return "no";
  const membership = await forge.membership({ organization, slug }, who);
  return membership === "member" ? "yes" : membership === "not-member" ? "no" : "unknown";
}

function ineligible(
  { name, target }: NamedTarget,
  { login, kind }: Actor,
  { answer, pointer }: { readonly answer: Answer; readonly pointer: Objection["pointer"] },
): Objection {
  const listed = target.requesters?.join(", ");
  const whom = listed === undefined ? "those who may write to the access repository" : listed;
  if (answer === "unknown")
    return {
      code: "grant.requester.unknown",
      pointer,
      message: `whether @${login} is among those who may ask at ${name} (${whom}) cannot be read, and counts as no`,
      fix: "give the reader App `Members: read`, or have the target list people as @login; then run apply again",
    };
  const gone = kind === "ghost" ? "an account that is gone" : `@${login}`;
  return {
    code: "grant.requester.unlisted",
    pointer,
    message: `${gone} may not ask at ${name}: ${whom} may`,
    fix: "have one of them open the pull request, or have the target's owners list who asks under `requesters`",
  };
}

function nobody(login: string): Objection {
  return {
    code: "grant.requester.unknown",
    pointer: ["for"],
    message: `there is no person @${login} on GitHub for whom this could be asked`,
    fix: "write the login of a person, without @, or take `for` away",
  };
}

function laterWords({ target }: NamedTarget, { login }: Actor): string {
  const teams = target.requesters?.filter((entry) => entry.includes("/")).join(" or ");
  return teams === undefined
    ? `apply finds that @${login} may write here`
    : `apply finds @${login} in ${teams}, who may ask here`;
}
