import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { anybody, byHand, everything } from "./hands.ts";
import { startTown, type Town } from "./world.ts";

/* Somebody with rights of their own in the account changes a role of ours by hand. */

const key = "payments-production/a";
const owner = "arn:aws:iam::210987654321:user/owner";
const targetFile = "targets/payments-production.yaml";
const target = readFileSync(join(import.meta.dirname, "../..", targetFile), "utf8");
let town: Town;

async function begin(drift?: "end" | "repair"): Promise<string> {
  town = await startTown(drift === undefined ? {} : { files: { [targetFile]: `${target}drift: ${drift}\n` } });
  await town.ask("a");
  await town.run();
  expect(await town.enters("a")).toBe(true);
  return (await town.rolesOf("a"))[0]!.name;
}
afterEach(() => town.stop());

const hand = (action: string, parameters: Readonly<Record<string, string>>) => byHand(town.cloud, action, parameters);
const drifts = async () => (await town.ledger()).filter(({ kind }) => kind === "drift");

/** A hand edit of an open role, what is found, and the call that the log names. */
const edits: readonly (readonly [
  title: string,
  action: string,
  parameters: Readonly<Record<string, string>>,
  found: RegExp,
])[] = [
  ["its trust widened", "UpdateAssumeRolePolicy", { PolicyDocument: anybody }, /trust/],
  ["its boundary detached", "DeleteRolePermissionsBoundary", {}, /its boundary is gone/],
  ["a policy added to it", "PutRolePolicy", { PolicyName: "extra", PolicyDocument: everything }, /it also has extra/],
  [
    "a managed policy attached to it",
    "AttachRolePolicy",
    { PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
    /it also has arn:aws:iam::aws:policy\/AdministratorAccess/,
  ],
  ["its own policy changed", "PutRolePolicy", { PolicyName: "sallyport", PolicyDocument: everything }, /was changed/],
  ["its own policy taken away", "DeleteRolePolicy", { PolicyName: "sallyport" }, /is gone/],
  ["a tag lost", "UntagRole", { "TagKeys.member.1": "sallyport:mark" }, /sallyport:mark/],
];

describe("a hand edit of an open role", () => {
  test.each(edits)("%s: the lease ends, and it is told who did it", async (_title, action, parameters, found) => {
    const name = await begin();
    await hand(action, { RoleName: name, ...parameters });
    const done = await town.swept();
    expect(done.deeds).toMatchObject([{ do: "unbind", ending: "drifted", grant: key, outcome: "done" }]);
    expect(await town.enters("a")).toBe(false);
    expect(await drifts()).toMatchObject([
      { grant: key, detail: { why: expect.stringMatching(found) } },
      { grant: key, detail: { by: owner, action: `iam:${action}`, log: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
    ]);
    expect(await town.filed()).toEqual([]);
    const quiet = await town.run();
    expect([quiet.deeds, quiet.events, quiet.faults]).toEqual([[], [], []]);
  });
});
