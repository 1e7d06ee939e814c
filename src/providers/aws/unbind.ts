import type { Binding, Revocation } from "../../core/binding.ts";
import type { Configuration } from "../../core/configuration.ts";
import { Fault } from "../../core/fault.ts";
import { iso, minute } from "../../core/time.ts";
import { clearableAt } from "../../core/tombstone.ts";
import type { Clock } from "../../ports.ts";
import { sealedTrust } from "./compile.ts";
import { denyAllArn, inlinePolicy, isBoundary, parseRoleArn, pathPrefix } from "./names.ts";
import { proveSealed, walls } from "./proof-sealed.ts";
import type { Roles, StandingRole } from "./roles.ts";
import { settle } from "./settle.ts";
import { lifeOf } from "./state.ts";

/** Where and by whose rules bindings are made and taken down. */
export interface Ground {
  readonly roles: Roles;
  readonly clock: Clock;
  readonly configuration: Configuration;
  readonly account: string;
  readonly partition: string;
  /** Milliseconds that a reading may take to show what was written. */
  readonly patience: number;
}

/** What no change of a role reaches. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_disable-perms.html */
const outlives = [
  "IAM takes seconds, at times minutes, to spread a denial; the end written in the policy needs no spreading",
  "sts:GetCallerIdentity answers whatever is denied, and so does what is signed with it (an EKS token), until the session's keys expire: an hour at most",
  "connections and tokens that another service handed out on an allowed call live by that service's rules (docs/revocation.md)",
] as const;

/** IAM may not show for so long what was made, in milliseconds: a role that cannot be seen yet is not gone. */
const young = 2 * minute;

/**
 * Ends a role under our path, whatever its state: AWSDenyAll first, the trust closed second, then read back and judged.
 * Repeating it changes nothing and keeps the time of the first closing. A role that lost its boundary gets AWSDenyAll for one.
 */
export async function unbind(ground: Ground, binding: Binding): Promise<Revocation> {
  const { roles, clock } = ground;
  const { resource } = binding;
  const name = roleUnderOurPath(ground, resource);
  const dead = (sealedAt: number): Revocation => {
    return { resource, sealedAt, provenDeadAt: clock.now(), proof: "evaluation", walls, outlives };
  };
  // A run that was lost told nobody of what it had sealed: where that reads as dead, there is only a proof to make.
  const before = binding.state === "sealed" ? await assertSealed(ground, name).catch(() => undefined) : undefined;
  if (before !== undefined) return dead(before);
  const [found, denial] = await settle(ground.patience, () => lookAndDeny(ground, name, binding));
  if (!found) return { resource, outlives };
  if (lifeOf(found.trust)?.state !== "sealed") await roles.setTrust(name, sealedTrust(clock.now()));
  // A role that takes no further policy still takes a boundary that denies everything: the deny's failure is thrown after it.
  if (denial || !isBoundary(resource, found.boundary)) await roles.setBoundary(name, denyAllArn(ground.partition));
  if (denial) throw denial.error;
  return dead(await settle(ground.patience, () => assertSealed(ground, name)));
}

type Looked = readonly [found: StandingRole | undefined, denial: { readonly error: unknown } | undefined];

/**
 * A name of our making is nobody else's, so its deny need not wait for the look; any other name is looked up first. What took
 * the deny stands, and what was made a moment ago may, whatever the look shows: Fault `provider.not-sealed`, retryable.
 */
async function lookAndDeny({ roles, clock, partition }: Ground, name: string, binding: Binding): Promise<Looked> {
  const look = standing(roles, name, binding.resource);
  const deny = () => attempt(() => roles.attach(name, denyAllArn(partition)));
  const ours = parseRoleArn(binding.resource) !== undefined;
  const denial = ours ? deny() : look.then((seen) => (seen ? deny() : undefined));
  const [found, denied] = await Promise.all([look, denial]);
  const mayStand = (ours && denied === undefined) || clock.now() - binding.createdAt < young;
  if (found || !mayStand) return [found, denied];
  throw new Fault("provider.not-sealed", `${name} cannot be seen yet, and may stand; run it again`, {
    retryable: true,
  });
}

async function attempt(work: () => Promise<void>): Promise<{ readonly error: unknown } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return { error };
  }
}

/** Reads everything again and evaluates it; returns when the trust says that it was closed. */
async function assertSealed({ roles }: Ground, name: string): Promise<number> {
  const [role, attached, policies, own] = await Promise.all([
    roles.get(name),
    roles.attached(name),
    roles.inlineNames(name),
    roles.inline(name, inlinePolicy),
  ]);
  const others = policies.filter((policy) => policy !== inlinePolicy);
  const documents = [own, ...(await Promise.all(others.map((policy) => roles.inline(name, policy))))];
  const life = lifeOf(role?.trust ?? "");
  const alive = role
    ? proveSealed({
        role: role.arn,
        trust: role.trust,
        inline: documents.filter((document) => document !== undefined),
        attached,
        boundary: role.boundary,
      })
    : ["the role is gone"];
  if (life?.state === "sealed" && alive.length === 0) return life.sealedAt;
  const said = alive.join("; ") || "its trust is not closed";
  throw new Fault("provider.not-sealed", `${name} does not read as sealed (${said}); run it again`, {
    retryable: true,
  });
}

/**
 * Takes a tombstone away once nothing can be alive behind it. AWSDenyAll becomes its boundary first, which nothing can lift;
 * then what allows goes, AWSDenyAll as a policy last, and the role. Cut off anywhere, it stays dead.
 */
export async function remove(ground: Ground, binding: Binding): Promise<Revocation> {
  const { roles, clock, partition } = ground;
  const name = roleUnderOurPath(ground, binding.resource);
  const found = await standing(roles, name, binding.resource);
  if (!found) return { resource: binding.resource, outlives: [] };
  const life = lifeOf(found.trust);
  if (life?.state !== "sealed")
    throw new Fault(
      "provider.too-early",
      `${name} is not sealed; unbind it first, and take it away when its time has come`,
    );
  const due = clearableAt(life.sealedAt, binding.until);
  if (clock.now() < due)
    throw new Fault("provider.too-early", `${name} is a tombstone until ${iso(due)}; take it away after that`);

  const denial = denyAllArn(partition);
  if (found.boundary !== denial) await roles.setBoundary(name, denial);
  for (const policy of await roles.inlineNames(name)) await roles.deleteInline(name, policy);
  const attached = await roles.attached(name);
  for (const policy of attached.filter((arn) => arn !== denial)) await roles.detach(name, policy);
  if (attached.includes(denial)) await roles.detach(name, denial);
  await roles.delete(name);
  return { resource: binding.resource, sealedAt: life.sealedAt, deletedAt: clock.now(), outlives: [] };
}

/** The name of a role that is ours to end. Throws `provider.foreign` for anything outside our path or account. */
function roleUnderOurPath({ configuration, account, partition }: Ground, resource: string): string {
  const ours = `arn:${partition}:iam::${account}:role${pathPrefix(configuration)}`;
  const name = resource.split("/").at(-1);
  if (resource.startsWith(ours) && name) return name;
  throw new Fault("provider.foreign", `${resource} is not under ${ours}; Sallyport touches nothing else`);
}

/** The role of exactly this ARN; undefined when it is gone. Another role may bear the same name under another path. */
async function standing(roles: Roles, name: string, resource: string): Promise<StandingRole | undefined> {
  const found = await roles.get(name);
  if (!found || found.arn === resource) return found;
  throw new Fault("provider.foreign", `${name} is now ${found.arn}, not ${resource}; list again`, { retryable: true });
}
