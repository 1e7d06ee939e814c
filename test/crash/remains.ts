/** What is left of a grant after its life, and what must be true of it at any moment, whoever was lost when. */
import { expect } from "vitest";
import { permissionsOf } from "../commands/foreign.ts";
import type { Town } from "../commands/world.ts";

export const folder = "payments-production";

/** Everything that is left of a grant, with what tells one grant from another taken out. */
export async function remains(town: Town, id: string, number: number) {
  const [role] = await town.rolesOf(id);
  const all = await town.ledger();
  const lines = all.filter(({ grant }) => grant === `${folder}/${id}`);
  const comments = await town.as<{ body: string }[]>("ana", "GET", `/issues/${number}/comments`);
  const plain = (text: string) => anonymous(text).replaceAll(id, "<id>");
  return {
    role: role && {
      ...{ trust: plain(role.trust), boundary: role.boundary, description: plain(role.description ?? "") },
      // How often it was repaired is told by each repair, whole or not.
      tags: JSON.parse(plain(JSON.stringify({ ...role.tags, "sallyport:repaired": undefined }))),
    },
    permissions: role && JSON.parse(plain(JSON.stringify(await permissionsOf(town.cloud, role.name)))),
    // Uses are the judge's own.
    lines: lines
      .map(({ kind }) => kind)
      .filter((kind) => kind !== "used")
      .sort(),
    halts: all.filter(({ kind }) => kind === "halted").map(({ detail: { scope, by, reason } }) => [scope, by, reason]),
    // Why it ended is known to the run that ended it alone; that it has ended, to every one.
    comments: comments.map(({ body }) => plain(body).replace(/\*\*Ended\*\*: [^.]*\./, "**Ended**.")),
    filed: (await town.filed()).includes(`${folder}/${id}.yaml`),
  };
}

function anonymous(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}T\d{6}Z/g, "<time>")
    .replace(/[0-9a-f]{16,}/g, "<digest>")
    .replace(/[A-Za-z0-9_-]{100,}/g, "<reference>");
}

/**
 * Whatever was cut: strangers never enter, what was not approved never stands, and an open door has its whole frame;
 * the last not where somebody took it away by hand.
 */
export async function judge(town: Town, id: string, { framed = true } = {}): Promise<void> {
  expect(await town.enters(id, { environment: "staging" })).toBe(false);
  expect(await town.enters(id, { ref: "refs/heads/mallory" })).toBe(false);
  expect(await town.rolesOf("unapproved")).toEqual([]);
  if (!framed || !(await town.enters(id))) return;
  const [role] = await town.rolesOf(id);
  const { policy, attached } = await permissionsOf(town.cloud, role!.name);
  expect(role?.boundary).toContain(`policy/sallyport-boundary-${folder}`);
  expect(attached.filter((arn) => !arn.endsWith("/AWSDenyAll"))).toEqual([]);
  // The grant, its fences and the end of the window, all in one document, before anybody may enter.
  const { Statement } = JSON.parse(policy) as { readonly Statement: readonly { readonly Effect: string }[] };
  expect(Statement.filter(({ Effect }) => Effect === "Deny").length).toBeGreaterThanOrEqual(3);
  expect(policy).toContain("DateGreaterThan");
}
