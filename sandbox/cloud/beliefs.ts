/**
 * What the judge believes of a role: IAM's state as it was `propagation` milliseconds ago, since changes reach the
 * places that enforce them after a while.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 * Only what stands in or on a role is late (trust, inline policies, attachments, boundary, tags, its existence); managed
 * policies' contents and OIDC providers are believed at once.
 */
import type { Instant } from "../../src/core/time.ts";
import type { SandboxClock } from "../contract.ts";
import type { IamState, IamStates, Role } from "./iam-state.ts";

/** Everything of a role that a decision rests on. Documents are texts. */
export interface RoleView {
  readonly role: Role;
  /** Inline and attached policies. */
  readonly permissions: readonly { readonly name: string; readonly document: string }[];
  readonly boundary?: string;
}

export interface Beliefs {
  role(account: string, name: string): Promise<RoleView | undefined>;
  /** To be called before a role is changed. */
  changing(account: string, name: string): Promise<void>;
}

export function beliefs(
  states: IamStates,
  { clock, propagation }: { readonly clock: SandboxClock; readonly propagation: number },
): Beliefs {
  /** What a role was until `at`, oldest change first. */
  const past = new Map<string, { readonly at: Instant; readonly before: RoleView | undefined }[]>();
  const keyOf = (account: string, name: string) => `${account}/${name.toLowerCase()}`;

  return {
    async role(account, name) {
      const changes = past.get(keyOf(account, name)) ?? [];
      const pending = changes.find(({ at }) => clock.now() < at + propagation);
      return pending ? pending.before : await viewOf(states.of(account), name);
    },
    async changing(account, name) {
      if (propagation === 0) return;
      const key = keyOf(account, name);
      const before = await viewOf(states.of(account), name);
      const recent = (past.get(key) ?? []).filter(({ at }) => clock.now() < at + propagation);
      past.set(key, [...recent, { at: clock.now(), before }]);
    },
  };
}

async function viewOf(state: IamState, name: string): Promise<RoleView | undefined> {
  const role = await state.role(name);
  if (!role) return undefined;
  const inline = await Promise.all(
    (await state.inlineNames(role.name)).map(async (policy) => ({
      name: policy,
      document: (await state.inline(role.name, policy)) ?? "",
    })),
  );
  const attached = await Promise.all(
    (await state.attached(role.name)).map(async (arn) => ({ name: arn, document: await managedDocument(state, arn) })),
  );
  const permissions = [...inline, ...attached];
  if (role.boundary === undefined) return { role, permissions };
  return { role, permissions, boundary: await managedDocument(state, role.boundary) };
}

/** The text of a managed policy's default version. A policy that is gone is an empty text, which no parser takes. */
async function managedDocument(state: IamState, arn: string): Promise<string> {
  const policy = await state.policy(arn);
  const version = policy && (await state.version(arn, policy.defaultVersion));
  return version?.document ?? "";
}
