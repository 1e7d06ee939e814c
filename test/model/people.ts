/** What people do: they ask, review, merge, take away, and put their hands on what they should not. */
import { grantOf, isOpen, rolesAt, standsAs, type Watch } from "./check.ts";
import { type Grant, type Hand, newGrant, type Oracle } from "./oracle.ts";
import { configuration, grantText, lifting, type Person, type PlaceName, places, writer } from "./place.ts";
import type { Town } from "./town.ts";

const minute = 60_000;

export interface Real {
  readonly town: Town;
  readonly watch: Watch;
}

export interface Wish {
  readonly place: PlaceName;
  readonly minutes: number;
  /** Minutes from now; undefined: it begins at the merge. */
  readonly startIn?: number | undefined;
  readonly by: Person;
  /** It asks for a table that its target does not give. */
  readonly beyond: boolean;
}

const branchOf = (grant: Pick<Grant, "id">) => `ask-${grant.id}`;
export const pathOf = (grant: Pick<Grant, "id" | "place">) => `grants/${places[grant.place].target}/${grant.id}.yaml`;

function textOf(grant: Grant, beyond = false): string {
  const start = grant.start === undefined ? undefined : new Date(grant.start).toISOString().replace(/\.\d+Z$/, "Z");
  return grantText(places[grant.place], { minutes: grant.minutes, start, beyond });
}

/** A branch with one more file, and a pull request of it. */
export function ask({ town }: Real, oracle: Oracle, wish: Wish): Grant {
  const { hub, clock } = town;
  const start = wish.startIn === undefined ? undefined : Math.ceil(clock.now() / 1000) * 1000 + wish.startIn * minute;
  const grant = newGrant({
    ...{ id: `g${oracle.grants.length + 1}`, place: wish.place, requester: wish.by, pull: hub.pulls.length + 1 },
    ...{ unlawful: wish.beyond, minutes: wish.minutes, start },
  });
  oracle.grants.push(grant);
  hub.push(wish.by, branchOf(grant), { [pathOf(grant)]: textOf(grant, wish.beyond) });
  hub.open(wish.by, branchOf(grant));
  return grant;
}

/** Other bytes on the branch of a request that waits. */
export function change({ town }: Real, grant: Grant, minutes: number): void {
  if (minutes === grant.minutes) return;
  grant.minutes = minutes;
  grant.version += 1;
  town.hub.push(grant.requester, branchOf(grant), { [pathOf(grant)]: textOf(grant, grant.unlawful) });
}

export function review({ town }: Real, grant: Grant, by: Person, approves: boolean): void {
  town.hub.review(by, grant.pull, approves ? "APPROVED" : "CHANGES_REQUESTED");
  grant.opinions.set(by, { approves, version: grant.version, at: town.clock.now() });
}

export function merge({ town }: Real, grant: Grant, later: number): void {
  town.clock.move(later);
  town.hub.merge(grant.requester, grant.pull);
  grant.merged = Math.floor(town.clock.now() / 1000) * 1000;
}

/** A change of files that are on the default branch, by a pull request that the owners of everything approve. */
function reviewed({ town }: Real, files: Readonly<Record<string, string | undefined>>): void {
  const { hub, clock } = town;
  const branch = `change-${hub.pulls.length + 1}`;
  hub.push("ana", branch, files);
  const number = hub.open("ana", branch);
  for (const by of ["sam", "eli", "ben", "chloe", "dana"]) hub.review(by, number, "APPROVED");
  clock.move(1000);
  hub.merge("ana", number);
}

/** Whether a grant's file is on the default branch now. */
export function isFiled({ town }: Real, grant: Grant): boolean {
  return town.filed().includes(pathOf(grant));
}

export function takeAway(real: Real, grant: Grant): void {
  if (!isFiled(real, grant)) return;
  reviewed(real, { [pathOf(grant)]: undefined });
  grant.gone = true;
}

/** Longer than it was approved for, with everybody's approval: what differs is another grant, under another name. */
export function edit(real: Real, grant: Grant): void {
  if (!isFiled(real, grant)) return;
  const text = textOf({ ...grant, minutes: grant.minutes + 1 }, grant.unlawful);
  reviewed(real, { [pathOf(grant)]: text });
  grant.gone = true;
}

/** The file of a grant that is gone, once more: a name is used once. */
export function putBack(real: Real, grant: Grant): void {
  if (grant.gone && !isFiled(real, grant)) reviewed(real, { [pathOf(grant)]: textOf(grant, grant.unlawful) });
}

/** A file on the default branch that no pull request brought, by the App that may pass the rules. */
export function smuggle(real: Real, oracle: Oracle, place: PlaceName): void {
  const { clock } = real.town;
  const grant = newGrant({
    ...{ id: `g${oracle.grants.length + 1}`, place, requester: "mallory", pull: 0, unlawful: true, minutes: 60 },
    merged: clock.now(),
  });
  oracle.grants.push(grant);
  oracle.strange = true;
  push(real, pathOf(grant), textOf(grant));
}

/** A commit on the default branch that no pull request brought. */
function push({ town: { hub } }: Real, path: string, content: string): void {
  const parents = [hub.objects.branches.get("main")!];
  const message = "pushed without a pull request";
  hub.commit({ by: writer, branch: "main", files: [{ path, content }], message, parents });
}

/** Which halts a reviewed change has lifted. */
const lifted = ({ halts }: Oracle) => halts.filter((halt) => halt.lifted).map(({ id }) => id);

/** A reviewed change of what lifts halts: all that the ledger holds of a place, or of the other, or none of them any more. */
export function lift(real: Real, oracle: Oracle, about: { readonly place: PlaceName; readonly on: boolean }): boolean {
  const { place, on } = about;
  const all = oracle.halts.filter((halt) => halt.told && halt.lifted !== on);
  const own = all.filter((halt) => halt.place === place);
  const changed = own.length > 0 ? own : all;
  if (changed.length === 0) return false;
  for (const halt of changed) halt.lifted = on;
  mend(real, oracle);
  return true;
}

/** What lifts halts is as it was reviewed. */
export function mend(real: Real, oracle: Oracle): void {
  reviewed(real, { [configuration]: lifting(lifted(oracle), real.town.hub.pushes.length) });
  oracle.forged = false;
}

/** The same list with everything in it, by no review: it lifts nothing. */
export function forge(real: Real, oracle: Oracle): boolean {
  const standing = oracle.halts.filter((halt) => halt.told && !halt.lifted);
  if (standing.length === 0) return false;
  const listed = [...lifted(oracle), ...standing.map(({ id }) => id)];
  push(real, configuration, lifting(listed, real.town.hub.pushes.length));
  oracle.forged = true;
  oracle.strange = true;
  return true;
}

const denyAll = "arn:aws:iam::aws:policy/AWSDenyAll";

/** A change by hand of a grant's role, as the account's owner can make it. False: there is nothing to change in that way. */
export async function lay(real: Real, oracle: Oracle, grant: Grant, hand: Hand): Promise<boolean> {
  const { town, watch } = real;
  const role = (await rolesAt(town, grant.place)).find((one) => grantOf(oracle, one.description) === grant);
  if (!role) return false;
  const { state, changing } = town.cloud.iam(places[grant.place].account);
  const denied = (await state.attached(role.name)).includes(denyAll);
  if (hand === "undenied" && !denied) return false;
  if (hand === "widened" && !role.trust.includes('"Job"')) return false;
  const own = await state.inline(role.name, "sallyport");
  if ((hand === "rewritten" || hand === "emptied") && own === undefined) return false;
  const open = await isOpen(town, grant, role);
  if (open && !grant.touched) grant.asMade = await standsAs(town, grant, role);
  await changing(role.name);
  if (hand === "undenied") await state.detach(role.name, denyAll);
  // Given back, and no run has seen it yet: whoever owns the account has taken that back, and nothing of it is left to see.
  if (hand === "undenied" && role.trust.includes('"Job"')) delete grant.ended;
  if (hand === "widened") await state.setTrust(role.name, widened(role.trust));
  if (hand === "unbounded") await state.setBoundary(role.name, undefined);
  if (hand === "added") await state.putInline(role.name, "extra", everything);
  if (hand === "untagged") await state.untag(role.name, Object.keys(role.tags));
  if (hand === "rewritten") await state.putInline(role.name, "sallyport", everything);
  if (hand === "emptied") await state.deleteInline(role.name, "sallyport");
  if (hand === "unmarked") await state.untag(role.name, ["sallyport:mark"]);
  // What allows more comes to life again where it lies.
  if (hand === "undenied") for (const one of grant.left) grant.hands.add(one);
  // Of our own policy, the last hand's work is all that is left.
  for (const one of ["rewritten", "emptied"] as const)
    if ((hand === "rewritten" || hand === "emptied") && one !== hand) {
      grant.hands.delete(one);
      grant.left.delete(one);
    }
  if (hand === "added" || hand === "rewritten") grant.left.add(hand);
  if (!open || !oracle.mends(grant.place, hand)) grant.spoilt = true;
  grant.hands.add(hand);
  grant.touched = true;
  oracle.strange = true;
  watch.reached.add(`by hand: ${hand}`);
  return true;
}

const everything = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
});

/** The same trust for every job whose token has our audience. */
function widened(trust: string): string {
  const document = JSON.parse(trust) as { Statement: { Condition: Record<string, Record<string, unknown>> }[] };
  for (const statement of document.Statement) {
    const equals = statement.Condition.StringEquals ?? {};
    const kept = Object.entries(equals).filter(([key]) => key.endsWith(":aud"));
    statement.Condition = { ...statement.Condition, StringEquals: Object.fromEntries(kept) };
  }
  return JSON.stringify(document);
}

/** A role that a hand makes below our path, open to every job. */
export async function stray(real: Real, oracle: Oracle, place: PlaceName): Promise<void> {
  const { account } = places[place];
  const { state, changing } = real.town.cloud.iam(account);
  const name = `by-hand-${(await state.countRoles()) + 1}`;
  await changing(name);
  await state.createRole({
    ...{ name, path: "/sallyport/1001/by-hand/", longest: 3600, tags: {} },
    trust: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ByHand",
          Effect: "Allow",
          Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/token.actions.githubusercontent.com` },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sallyport.acme.example" } },
        },
      ],
    }),
  });
  oracle.strange = true;
  real.watch.reached.add("by hand: a role of nobody's");
}
