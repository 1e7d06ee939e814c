import type { Binding } from "../../core/binding.ts";
import type { Configuration } from "../../core/configuration.ts";
import { canonical, digest } from "../../core/digest.ts";
import { fromBasic, type Instant } from "../../core/time.ts";
import { preparingTrust, sealedTrust } from "./compile.ts";
import type { PolicyDocument } from "./document.ts";
import { parseRoleArn, pathPrefix, roleName } from "./names.ts";

/*
 * What a role under our path is, told from one ListRoles: its path tells until and mark, its description target and id
 * (and the digest of the trust it may be opened with), and its trust document how far its life has come.
 */

/** A role as ListRoles returns it, its trust document decoded. */
export interface ListedRole {
  readonly arn: string;
  readonly createdAt: Instant;
  readonly description: string;
  readonly trust: string;
}

/** `sallyport payments-production/inc-4211 trust 0123456789abcdef` */
export function describe(target: string, id: string, trust: PolicyDocument): string {
  return `sallyport ${target}/${id} trust ${trustDigest(trust)}`;
}

function trustDigest(trust: unknown): string {
  return digest(trust).slice(0, 16);
}

/** How far a trust document says the role's life has come; undefined when it is none that we write. */
export type Life =
  | { readonly state: "preparing" }
  | { readonly state: "sealed"; readonly sealedAt: Instant }
  | { readonly state: "open"; readonly digest: string };

export function lifeOf(trust: string): Life | undefined {
  const document = parsed(trust);
  const sid = sidOf(document);
  if (sid === "Job") return { state: "open", digest: trustDigest(document) };
  if (sid === "Preparing" && canonical(document) === canonical(preparingTrust())) return { state: "preparing" };
  const sealedAt = sid?.startsWith("Sealed") ? fromBasic(sid.slice("Sealed".length)) : undefined;
  if (sealedAt === undefined || canonical(document) !== canonical(sealedTrust(sealedAt))) return undefined;
  return { state: "sealed", sealedAt };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sidOf(document: unknown): string | undefined {
  const statements = (document as { Statement?: unknown } | undefined)?.Statement;
  const sid = Array.isArray(statements) && statements.length === 1 ? statements[0]?.Sid : undefined;
  return typeof sid === "string" ? sid : undefined;
}

/** Makes a binding of a role under our path. `denied`: AWSDenyAll is attached to it. */
export function bindingOf(configuration: Configuration, account: string, role: ListedRole, denied: boolean): Binding {
  const names = parseRoleArn(role.arn);
  const described = /^sallyport ([a-z0-9-]+)\/([a-z0-9-]+) trust ([0-9a-f]{16})$/.exec(role.description);
  const [, target = "", id = "", expected = ""] = described ?? [];
  const known = {
    provider: "aws",
    account,
    resource: role.arn,
    target,
    id,
    mark: names?.mark ?? "",
    until: names?.until ?? 0,
    createdAt: role.createdAt,
  };
  const life = lifeOf(role.trust);
  const sealed = life?.state === "sealed" ? { sealedAt: life.sealedAt } : {};
  // Told of the unexplained too, once they are dead, so that nobody ends them twice.
  const unexplained = (reason: string): Binding => ({
    ...known,
    ...(denied ? sealed : {}),
    state: "unexplained",
    reason,
  });

  if (!names) return unexplained("its path or name is not one that Sallyport writes");
  if (`/sallyport/${names.repositoryId}/` !== pathPrefix(configuration) || names.account !== account)
    return unexplained("its path belongs to another installation or account");
  if (!described) return unexplained("its description does not tell target and id");
  if (names.name !== roleName(configuration.installation, target, id))
    return unexplained(`its name is not the one of ${target}/${id}`);
  if (!life) return unexplained("its trust is none that Sallyport writes");
  if (life.state === "open" && life.digest !== expected)
    return unexplained("its trust was changed after it was opened");
  if (life.state === "sealed" && !denied) return unexplained("its trust is sealed but AWSDenyAll is not attached");
  return { ...known, ...sealed, state: life.state !== "sealed" && denied ? "released" : life.state };
}
