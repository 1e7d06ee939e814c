/** Holds the town against the oracle: what may never be, at any moment, and what must be once everything is quiet. */
import { createHash } from "node:crypto";
import type { IamState, Role } from "../../sandbox/cloud/iam-state.ts";
import { Refusal } from "../../sandbox/cloud/index.ts";
import { type Job, type Keys, keysOf } from "./jobs.ts";
import type { Grant, Oracle } from "./oracle.ts";
import { claimsOf, places } from "./place.ts";
import type { Town } from "./town.ts";

/** What the product did and ought not to have done. */
export class Violation extends Error {}

const ours = "/sallyport/1001/";
const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";

/** A credential that somebody holds. */
export interface Held {
  readonly grant: Grant;
  readonly keys: Keys;
  readonly job?: Job;
}

/** What is looked at in one sequence, beside the oracle. */
export interface Watch {
  readonly held: Held[];
  /** By role: as it was at the last look, when that was, and since when it is so. */
  readonly seen: Map<string, { readonly looks: string; readonly at: number; readonly since: number }>;
  /** Counts the changes of the weather. */
  weather: number;
  looks: number;
  readonly reached: Set<string>;
  /** What happened, line by line, for whoever reads of a failure. */
  readonly story: string[];
}

export function newWatch(): Watch {
  return { held: [], seen: new Map(), weather: 0, looks: 0, reached: new Set(), story: [] };
}

/** Claims that differ from the right ones in one thing; another one each time. */
const strangers = [
  { environment: "staging" },
  { ref: "refs/heads/mallory" },
  { job_workflow_ref: "acme/payments/.github/workflows/other.yml@refs/heads/main" },
  { repository_id: "2003" },
] as const;

export function grantOf(oracle: Oracle, description: string | undefined): Grant | undefined {
  const [, id] = /^sallyport [a-z0-9-]+\/([a-z0-9-]+) /.exec(description ?? "") ?? [];
  return oracle.grants.find((grant) => grant.id === id);
}

/** The roles of a place that stand below our path. */
export async function rolesAt(town: Town, place: Grant["place"]) {
  return (await town.cloud.roles(places[place].account)).filter(({ path }) => path.startsWith(ours));
}

/**
 * No call is served outside an approved lease's window and scope, and nobody gets in who may not: tried by everything that
 * anybody holds, and by asking anew as the right job and as a wrong one. Passes over a role that is as it was when it was
 * looked at last, in the same part of its life: what the cloud says of it follows from that.
 */
export async function checkSafety(town: Town, oracle: Oracle, watch: Watch): Promise<void> {
  for (const place of ["production", "development"] as const) {
    const roles = await rolesAt(town, place);
    for (const role of roles) {
      const grant = grantOf(oracle, role.description);
      if (!(await isNews(town, oracle, watch, { key: role.arn, place, name: role.name, grant }))) continue;
      watch.looks += 1;
      const session = `${grant?.id ?? "x"}@1-1-1`;
      const claims = claimsOf(places[place]);
      const stranger = { ...claims, ...strangers[watch.looks % strangers.length] };
      const mayEnter = grant ? oracle.mayEnterAsStranger(grant) : role.trust.includes('"ByHand"');
      if (!mayEnter && (await town.jobs.enters(role.arn, session, stranger)))
        throw new Violation(`a job that is not the lease's got a session of ${grant?.id ?? role.arn}`);
      if (!grant) continue;
      const keys = await town.jobs.enters(role.arn, session, claims);
      if (keys) watch.reached.add("a mint was let in");
      if (keys) await tryKeys(town, oracle, watch, { grant, keys });
      for (const held of watch.held) if (held.grant === grant) await tryKeys(town, oracle, watch, held);
    }
  }
}

/** Whether anything of a role, or of its grant's life, is other than at the last look. */
async function isNews(
  { clock, cloud, propagation }: Town,
  oracle: Oracle,
  watch: Watch,
  one: {
    readonly key: string;
    readonly place: Grant["place"];
    readonly name: string;
    readonly grant: Grant | undefined;
  },
): Promise<boolean> {
  const now = clock.now();
  const { grant } = one;
  const stands = await asItStands(cloud.iam(places[one.place].account).state, one.name);
  if (stands === undefined) return false;
  const held = watch.held.filter((each) => each.grant === grant).length;
  const life = grant && [oracle.partOfLife(grant, now), [...grant.hands].join(), held, watch.weather];
  const looks = JSON.stringify([stands, life]);
  const last = watch.seen.get(one.key);
  if (last?.looks === looks && now >= last.since + propagation && last.at >= last.since + propagation) return false;
  watch.seen.set(one.key, { looks, at: now, since: last?.looks === looks ? last.since : now });
  return true;
}

/** A role with all that is on it; undefined when it is gone, also while it is looked at. */
async function asItStands(state: IamState, name: string): Promise<unknown> {
  try {
    const inline = await Promise.all((await state.inlineNames(name)).map((policy) => state.inline(name, policy)));
    return [await state.role(name), await state.attached(name), inline];
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

async function tryKeys(town: Town, oracle: Oracle, watch: Watch, { grant, keys }: Held): Promise<void> {
  const { table } = places[grant.place];
  const now = town.clock.now();
  const when = new Date(now).toISOString();
  if (await town.jobs.call(keys, { action: "GetItem", table })) {
    watch.reached.add("a call was served");
    if (!oracle.mayServe(grant, now))
      throw new Violation(
        `a call by ${grant.id} was served at ${when}, when nothing allowed it (${told(oracle, grant)})`,
      );
  } else if (grant.ended !== undefined) watch.reached.add("a call was refused after an early end");
  for (const beyond of [
    { action: "PutItem", table },
    { action: "GetItem", table: `${table}-2` },
  ])
    if (!oracle.mayServeBeyond(grant, now) && (await town.jobs.call(keys, beyond)))
      throw new Violation(`${beyond.action} on ${beyond.table} by ${grant.id} was served, which was never granted`);
}

function told(oracle: Oracle, grant: Grant): string {
  const window = oracle.window(grant);
  const time = (at: number | undefined) => (at === undefined ? "never" : new Date(at).toISOString());
  return `window ${time(window?.from)} to ${time(window?.until)}, lawful: ${oracle.lawful(grant)}, ended: ${time(grant.ended)}`;
}

/** The ledger only ever grows, line by line, each holding on to the one before it; and holds all that was said to be in it. */
export function checkLedger(town: Town, oracle: Oracle): readonly Line[] {
  const text = town.ledgerText();
  if (!text.startsWith(oracle.ledger)) throw new Violation("the ledger was changed, and not only appended to");
  oracle.ledger = text;
  let prev = "";
  const ids = new Set<string>();
  const lines = text
    .split("\n")
    .filter(Boolean)
    .map((stored, index) => {
      const line = JSON.parse(stored) as Line & { readonly seq: number; readonly prev: string };
      if (line.seq !== index || line.prev !== prev) throw new Violation(`line ${index} of the ledger follows no other`);
      if (ids.has(line.id)) throw new Violation(`line ${index} of the ledger says again what was said before`);
      ids.add(line.id);
      prev = createHash("sha256").update(stored).digest("hex");
      return line;
    });
  for (const id of town.recorded)
    if (!ids.has(id)) throw new Violation(`event ${id} was said to be recorded, and is not in the ledger`);
  return lines;
}

export interface Line {
  readonly id: string;
  readonly kind: string;
  readonly grant: string;
  readonly mark: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Once every run is over and the weather too: what stands in the clouds is what is leased, and the ledger tells all of it. */
export async function checkQuiet(town: Town, oracle: Oracle, watch: Watch): Promise<void> {
  const lines = checkLedger(town, oracle);
  const filed = new Set(town.filed());
  for (const grant of oracle.grants) {
    const { target, table } = places[grant.place];
    const key = `${target}/${grant.id}`;
    const mine = lines.filter((line) => line.grant === key);
    const roles = (await rolesAt(town, grant.place)).filter((role) => grantOf(oracle, role.description) === grant);
    const wanted = oracle.standsOpen(grant, town.clock.now());
    if (roles.length > 1) throw new Violation(`${grant.id} has ${roles.length} roles`);
    const [role] = roles;
    const open = role !== undefined && !(await isSealed(town, grant, role));
    if (wanted === "yes" && !open)
      throw new Violation(`${grant.id} ought to be open and is not (${told(oracle, grant)})`);
    if (wanted === "no" && open)
      throw new Violation(`${grant.id} is open and ought not to be (${told(oracle, grant)})`);
    if (open !== (mine.some(({ kind }) => kind === "bound") && !mine.some(({ kind }) => kind === "ended")))
      throw new Violation(`the ledger does not tell of ${grant.id} as it is: it is ${open ? "" : "not "}open`);
    if (role && !open && !mine.some(({ kind }) => kind === "sealed") && !grant.touched)
      throw new Violation(`the end of ${grant.id} has no line`);
    for (const ending of ["idle", "finished"] as const)
      if (!grant.early.has(ending) && mine.some((line) => line.kind === "ended" && line.detail.ending === ending))
        throw new Violation(`${grant.id} ended as ${ending}, which it was at no run`);
    if (open && grant.asMade !== undefined && !grant.spoilt) {
      if ((await standsAs(town, grant, role)) !== grant.asMade)
        throw new Violation(`${grant.id} was changed by hand, and stands open and not as it was made`);
      if (!mine.some(({ kind }) => kind === "drift"))
        throw new Violation(`${grant.id} was changed by hand and repaired, and the ledger tells nothing of it`);
      watch.reached.add("repaired, as it was made");
    }
    if (mine.some(({ kind }) => kind === "ended") && filed.has(`grants/${key}.yaml`))
      throw new Violation(`${grant.id} has ended and its file is still there`);
    if (wanted !== "yes") continue;
    watch.reached.add("open when all was quiet");
    if (oracle.halts.some(({ place, lifted }) => lifted && place === grant.place))
      watch.reached.add("open where a halt was lifted");
    const { from } = oracle.window(grant)!;
    if (town.clock.now() < from) continue;
    const keys = await town.jobs.enters(role!.arn, `${grant.id}@1-1-1`, claimsOf(places[grant.place]));
    if (!keys || !(await town.jobs.call(keys, { action: "GetItem", table })))
      throw new Violation(`${grant.id} is open and its job cannot do what was granted`);
  }
  const standing: Role[] = [];
  for (const place of ["production", "development"] as const)
    for (const role of await rolesAt(town, place)) {
      standing.push(role);
      if (!grantOf(oracle, role.description) && !(await isDenied(town, place, role.name)))
        throw new Violation(`${role.arn} is nobody's, and stands`);
    }
  for (const { kind, detail } of lines) {
    if (kind !== "incident" && kind !== "drift") continue;
    const role = standing.find(({ arn }) => arn === detail.resource);
    const grant = grantOf(oracle, role?.description);
    if (!oracle.strange || (grant && !grant.touched))
      throw new Violation(`an incident or drift was told, and no hand was on anything of ${grant?.id ?? "anybody's"}`);
  }
}

/** All of a grant's role, but for what a repair writes of itself. */
export async function standsAs(town: Town, { place }: Grant, { name }: { readonly name: string }): Promise<string> {
  const { state } = town.cloud.iam(places[place].account);
  const { tags, ...role } = (await state.role(name))!;
  const told = Object.entries(tags).filter(([key]) => key !== "sallyport:repaired");
  const inline = await Promise.all((await state.inlineNames(name)).map((policy) => state.inline(name, policy)));
  return JSON.stringify([role, told.toSorted(), inline, await state.attached(name)]);
}

/** Whether its job may enter, and nothing is denied to it. */
export async function isOpen(town: Town, { place }: Grant, role: { readonly name: string; readonly trust: string }) {
  return role.trust.includes('"Job"') && !(await isDenied(town, place, role.name));
}

async function isSealed(town: Town, { place }: Grant, role: { readonly name: string; readonly trust: string }) {
  return /"Sealed\d{8}T\d{6}Z"/.test(role.trust) && (await isDenied(town, place, role.name));
}

async function isDenied(town: Town, place: Grant["place"], name: string): Promise<boolean> {
  return (await town.cloud.iam(places[place].account).state.attached(name)).includes(denyAll);
}

/** Adds what a job was given to what is tried from then on. */
export function hold(watch: Watch, grant: Grant, job: Job): void {
  if (job.credential) watch.held.push({ grant, job, keys: keysOf(job.credential) });
}
