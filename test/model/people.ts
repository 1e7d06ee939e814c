/** What people do: they ask, review, merge, take away, and put their hands on what they should not. */
import { grantOf, rolesAt, type Watch } from "./check.ts";
import type { Grant, Hand, Oracle } from "./oracle.ts";
import { grantText, type Person, type PlaceName, places, writer } from "./place.ts";
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
  const grant: Grant = {
    ...{ id: `g${oracle.grants.length + 1}`, place: wish.place, requester: wish.by, pull: hub.pulls.length + 1 },
    ...{ unlawful: wish.beyond, minutes: wish.minutes, start, version: 1, opinions: new Map(), gone: false },
    ...{ doubtful: false, revoking: false, hands: new Set<Hand>(), touched: false },
  };
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
  const { hub, clock } = real.town;
  const grant: Grant = {
    ...{ id: `g${oracle.grants.length + 1}`, place, requester: "mallory", pull: 0, unlawful: true, minutes: 60 },
    ...{ version: 1, opinions: new Map(), gone: false, merged: clock.now(), doubtful: false, revoking: false },
    ...{ hands: new Set<Hand>(), touched: false },
  };
  oracle.grants.push(grant);
  oracle.strange = true;
  const files = [{ path: pathOf(grant), content: textOf(grant) }];
  const parents = [hub.objects.branches.get("main")!];
  hub.commit({ by: writer, branch: "main", files, message: "pushed without a pull request", parents });
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
  await changing(role.name);
  if (hand === "undenied") await state.detach(role.name, denyAll);
  // Given back, and no run has seen it yet: whoever owns the account has taken that back, and nothing of it is left to see.
  if (hand === "undenied" && role.trust.includes('"Job"')) delete grant.ended;
  if (hand === "widened") await state.setTrust(role.name, widened(role.trust));
  if (hand === "unbounded") await state.setBoundary(role.name, undefined);
  if (hand === "added") await state.putInline(role.name, "extra", everything);
  if (hand === "untagged") await state.untag(role.name, Object.keys(role.tags));
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
