import { setTimeout as pause } from "node:timers/promises";
import type { Binding } from "../../core/binding.ts";
import { canonical } from "../../core/digest.ts";
import { type Difference, mendable } from "../../core/drift.ts";
import { Fault } from "../../core/fault.ts";
import type { Lease } from "../../core/lease.ts";
import type { Documents } from "../../ports.ts";
import { headForm } from "./anchor.ts";
import { bind, tagsOf } from "./bind.ts";
import { documentNamed } from "./compile.ts";
import { boundaryArn, denyAllArn, inlinePolicy, ledgerTag, roleNameOf } from "./names.ts";
import {
  type Damage,
  damageDone,
  mended,
  type Repaired,
  readRepaired,
  repairedTag,
  writeRepaired,
} from "./repaired.ts";
import type { StandingRole } from "./roles.ts";
import { lifeOf } from "./state.ts";
import type { Ground } from "./unbind.ts";

/**
 * What was so when the role was made, and nobody can know afterwards: the ledger's head; and by which facts it was decided, since
 * the run that decided anew and opened it may have been lost before it could say so. Only their form can be held against anything.
 */
const momentary: { readonly [tag: string]: RegExp } = {
  [ledgerTag]: headForm,
  "sallyport:facts": /^[0-9a-f]{64}$/,
};

/** Milliseconds after which a difference is looked at again: a reading can show what stood there before. */
const secondLook = 2000;

/**
 * What of an open role is not as `bind` wrote it. Two listings tell of trusts and denials alone: the boundary, the policies and
 * the tags have to be read role by role. A role that is gone, shut or denied has no differences: it is being ended. Of one that is
 * not finished, only what `bind` neither wrote nor writes over.
 */
export async function differences(ground: Ground, lease: Lease, documents: Documents): Promise<readonly Difference[]> {
  const first = await look(ground, lease, documents);
  if (first.found.length === 0) return mended(first.repaired);
  await pause(Math.min(secondLook, ground.patience));
  const told = new Set(first.found.map(({ says }) => says));
  return (await look(ground, lease, documents)).found.filter(({ says }) => told.has(says));
}

/** One reading of a role. */
interface Look {
  readonly found: readonly Difference[];
  /** Of what was found, what a repair writes again. */
  readonly damage: Damage;
  readonly repaired: Repaired;
}

const nothing: Look = { found: [], damage: { tags: [] }, repaired: readRepaired(undefined) };

async function look({ roles }: Ground, lease: Lease, documents: Documents): Promise<Look> {
  const name = roleNameOf(lease);
  const [role, attached, policies, own] = await Promise.all([
    roles.get(name),
    roles.attached(name),
    roles.inlineNames(name),
    roles.inline(name, inlinePolicy),
  ]);
  const denied = attached.includes(denyAllArn(lease.target.target.partition));
  if (role?.arn !== documents.resource || denied || lifeOf(role.trust)?.state === "sealed") return nothing;
  const boundary = boundaryArn(lease.target);
  const others = [...policies.filter((policy) => policy !== inlinePolicy), ...attached];
  const foreign = [
    ...when(role.boundary !== boundary, "boundary", `its boundary is ${role.boundary ?? "gone"}, not ${boundary}`),
    ...when(others.length > 0, "policy", `it also has ${others.join(", ")}`),
    ...when(role.longestSession !== 3600, "session", `its sessions may last ${role.longestSession} s, not 3600`),
  ];
  if (lifeOf(role.trust)?.state === "preparing") return { ...nothing, found: foreign };
  const lost = lostTags(role, lease);
  const changed = own !== undefined && !same(own, documentNamed(documents, "permissions"));
  const policy = own === undefined ? "gone" : changed ? "changed" : undefined;
  const damage = { policy, tags: lost.filter((key) => key !== ledgerTag) } as const;
  const repaired = readRepaired(role.tags[repairedTag]);
  const found = [
    ...when(!same(role.trust, documentNamed(documents, "trust")), "trust", "its trust is not the one that was opened"),
    ...foreign,
    ...damageDone(damage, repaired.times),
    ...when(lost.includes(ledgerTag), "anchor", `its tag ${ledgerTag} names no head of the ledger any more`, false),
  ];
  return { found, damage, repaired };
}

/** Names of our tags that are gone, or say what `bind` cannot have written. */
function lostTags({ tags }: StandingRole, lease: Lease): readonly string[] {
  return Object.entries(tagsOf(lease)).flatMap(([key, written]) => {
    const says = tags[key];
    const fits = says !== undefined && (momentary[key]?.test(says) ?? says === written);
    return fits ? [] : [key];
  });
}

function when(differs: boolean, part: Difference["part"], says: string, wider = true): readonly Difference[] {
  return differs ? [{ part, says, wider }] : [];
}

/**
 * Writes our own policy and tags again, what was changed into a tag before that, and has `bind` read and prove all of it. Fault
 * `provider.foreign` when anything else differs, which only ends; `provider.ended` when it ended meanwhile: what denies is never
 * taken off.
 */
export async function repair(ground: Ground, lease: Lease, documents: Documents): Promise<Binding> {
  const { found, damage, repaired } = await look(ground, lease, documents);
  const name = roleNameOf(lease);
  if (found.length > 0 && !mendable(found))
    throw new Fault(
      "provider.foreign",
      `${documents.resource} cannot be repaired (${found.map(({ says }) => says).join("; ")}): the next sweep seals it`,
      { retryable: true },
    );
  if (found.length > 0) {
    // The head of today would vouch for whatever became of the ledger since: a lost one is not written again.
    const { [ledgerTag]: _, ...tags } = tagsOf(lease);
    const told = { [repairedTag]: writeRepaired({ times: repaired.times + 1, last: damage }) };
    await ground.roles.tag(name, damage.tags.length > 0 ? { ...tags, ...told } : told);
  }
  if (damage.policy) await ground.roles.putInline(name, inlinePolicy, documentNamed(documents, "permissions"));
  return bind(ground, lease, documents);
}

function same(text: string, document: object): boolean {
  try {
    return canonical(JSON.parse(text)) === canonical(document);
  } catch {
    return false;
  }
}
