import type { Binding } from "../../core/binding.ts";
import { canonical } from "../../core/digest.ts";
import { Fault } from "../../core/fault.ts";
import type { Lease } from "../../core/lease.ts";
import { iso } from "../../core/time.ts";
import type { Documents } from "../../ports.ts";
import { documentNamed, preparingTrust, sealedTrust } from "./compile.ts";
import { boundaryArn, denyAllArn, inlinePolicy, ledgerTag, roleArn, roleNameOf, rolePath } from "./names.ts";
import { prove } from "./proof.ts";
import type { Roles, StandingRole } from "./roles.ts";
import { settle } from "./settle.ts";
import { bindingOf, describe, lifeOf } from "./state.ts";
import type { Ground } from "./unbind.ts";

/**
 * Makes a lease real: proves its documents, makes the role shut, writes and reads back everything, proves what was read,
 * opens the trust last. Cut off anywhere, the role stays shut, and doing it again completes it. What is ended meanwhile it
 * shuts itself (Fault `provider.ended`): AWSDenyAll is terminal, and nothing here takes it off.
 */
export async function bind({ roles, clock, patience }: Ground, lease: Lease, documents: Documents): Promise<Binding> {
  if (clock.now() >= lease.until)
    throw new Fault("provider.ended", `${nameOf(lease)} ended at ${iso(lease.until)}; ask again with a new id`);
  assertProven(documents, lease, "as compiled");
  await assertBoundary(roles, lease, documents);

  const role = await standingOrNew(roles, lease, documents);
  const open = lifeOf(role.trust)?.state === "open";
  if (!open) await roles.putInline(roleNameOf(lease), inlinePolicy, documentNamed(documents, "permissions"));
  assertProven(await settle(patience, () => readBack(roles, lease, documents)), lease, "as read back");
  if (!open) await roles.setTrust(roleNameOf(lease), documentNamed(documents, "trust"));
  const opened = await settle(patience, () => assertOpen(roles, lease, documents));
  if (opened) return opened;
  await roles.setTrust(roleNameOf(lease), sealedTrust(clock.now()));
  throw ended(lease, "while it was bound, and was shut again");
}

function ended(lease: Lease, how: string): Fault {
  return new Fault("provider.ended", `${nameOf(lease)} has ended ${how}; ask again with a new id`);
}

function nameOf(lease: Lease): string {
  return `${lease.target.name}/${lease.id}`;
}

function assertProven(documents: Documents, lease: Lease, which: string): void {
  const failures = prove(documents, lease);
  if (failures.length === 0) return;
  const said = failures.map((failure) => `${failure.check}: ${failure.found}`).join("; ");
  throw new Fault(
    "provider.proof-failed",
    `the documents of ${nameOf(lease)}, ${which}, do not do what the grant says (${said}); nothing was opened`,
  );
}

/** The boundary that stands must be, word for word, the one this target calls for; it is the admins' to deploy. */
async function assertBoundary(roles: Roles, lease: Lease, documents: Documents): Promise<void> {
  const arn = boundaryArn(lease.target);
  const found = await roles.managed(arn);
  if (found === undefined)
    throw new Fault("aws.boundary-missing", `there is no ${arn}; deploy bootstrap/ in ${lease.target.target.account}`);
  if (!same(found, documentNamed(documents, "boundary")))
    throw new Fault(
      "aws.boundary-differs",
      `${arn} is not what ${lease.target.name} calls for; deploy bootstrap/ again`,
    );
}

/** The role of this very lease, still shut or already open; made when there is none. Never an ended or a foreign one. */
async function standingOrNew(roles: Roles, lease: Lease, documents: Documents): Promise<StandingRole> {
  const name = roleNameOf(lease);
  const found = (await roles.get(name)) ?? (await roles.create(newRole(lease, documents))) ?? (await roles.get(name));
  if (!found) throw new Fault("aws.no-such-entity", `${name} was there and is gone; run it again`, { retryable: true });
  const { partition, account } = lease.target.target;
  const denied = (await roles.attached(name)).includes(denyAllArn(partition));
  const { state, reason } = bindingOf(lease.configuration, account, found, denied);
  if (state === "sealed" || state === "released") throw ended(lease, "and does not come back");
  if (found.arn !== roleArn(lease))
    throw new Fault(
      "provider.foreign",
      `${found.arn} has the name of ${nameOf(lease)} but is another lease; it must end first, and an id is never used again`,
    );
  if (state === "unexplained")
    throw new Fault("provider.foreign", `${found.arn} is not as we made it: ${reason}; sweep seals it`);
  return found;
}

function newRole(lease: Lease, documents: Documents) {
  return {
    name: roleNameOf(lease),
    path: rolePath(lease),
    description: describe(lease.target.name, lease.id, documentNamed(documents, "trust")),
    trust: preparingTrust(),
    boundary: boundaryArn(lease.target),
    tags: tagsOf(lease),
  };
}

/** What a role of ours says of itself to whoever looks at it. */
export function tagsOf({ configuration, target, id, mark, provenance }: Lease): { readonly [key: string]: string } {
  return {
    "sallyport:installation": configuration.installation,
    "sallyport:target": target.name,
    "sallyport:grant": id,
    "sallyport:mark": mark,
    "sallyport:pull-request": String(provenance.pullRequest),
    "sallyport:facts": provenance.facts,
    [ledgerTag]: provenance.ledgerHead,
  };
}

/** What really stands there, as documents. Throws `provider.foreign` when anything is there that we did not write. */
async function readBack(roles: Roles, lease: Lease, documents: Documents): Promise<Documents> {
  const name = roleNameOf(lease);
  const [role, policies, attached, text, boundary] = await Promise.all([
    roles.get(name),
    roles.inlineNames(name),
    roles.attached(name),
    roles.inline(name, inlinePolicy),
    roles.managed(boundaryArn(lease.target)),
  ]);
  if (attached.includes(denyAllArn(lease.target.target.partition))) throw ended(lease, "while it was made");
  const wrong = [
    role?.arn !== documents.resource && "the role is not there",
    role?.boundary !== boundaryArn(lease.target) && `its boundary is ${role?.boundary ?? "missing"}`,
    role?.longestSession !== 3600 && `its longest session is ${role?.longestSession} s`,
    policies.join() !== inlinePolicy && `its policies are ${policies.join(", ") || "missing"}`,
    attached.length > 0 && `${attached.join(", ")} is attached`,
    (text === undefined || !same(text, documentNamed(documents, "permissions"))) && "its permissions differ",
    (boundary === undefined || !same(boundary, documentNamed(documents, "boundary"))) && "its boundary differs",
  ].filter((said) => said !== false);
  if (wrong.length > 0)
    throw new Fault(
      "provider.foreign",
      `${documents.resource} is not as we wrote it (${wrong.join("; ")}); its trust was not opened; run it again: what somebody put there ends it`,
      { retryable: true },
    );
  return {
    ...documents,
    documents: [
      { name: "trust", content: documentNamed(documents, "trust") },
      { name: "permissions", content: JSON.parse(text ?? "") },
      { name: "boundary", content: JSON.parse(boundary ?? "") },
    ],
  };
}

/** The open binding; undefined when everything was denied to it meanwhile, which is looked at last. */
async function assertOpen(roles: Roles, lease: Lease, documents: Documents): Promise<Binding | undefined> {
  const name = roleNameOf(lease);
  const role = await roles.get(name);
  const attached = await roles.attached(name);
  if (attached.includes(denyAllArn(lease.target.target.partition))) return undefined;
  if (role && same(role.trust, documentNamed(documents, "trust")))
    return bindingOf(lease.configuration, lease.target.target.account, role, false);
  throw new Fault("provider.foreign", `the trust of ${roleArn(lease)} does not read as it was written; run it again`, {
    retryable: true,
  });
}

function same(text: string, document: object): boolean {
  try {
    return canonical(JSON.parse(text)) === canonical(document);
  } catch {
    return false;
  }
}
