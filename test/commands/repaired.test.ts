import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRepaired, writeRepaired } from "../../src/providers/aws/repaired.ts";
import { byHand, everything, production } from "./hands.ts";
import { startTown, type Town } from "./world.ts";

/* What is told of a role that was repaired: by whom it was changed, whichever run was lost, and however often. */

const path = "targets/payments-production.yaml";
const owner = `arn:aws:iam::${production}:user/owner`;
let town: Town;
beforeAll(async () => {
  const text = readFileSync(join(import.meta.dirname, "../..", path), "utf8");
  town = await startTown({ files: { [path]: `${text}drift: repair\n` } });
  await town.ask("mended");
  await town.run();
});
afterAll(() => town.stop());

/** Somebody with rights of their own lets the lease's role do everything. */
async function change(): Promise<void> {
  const [role] = await town.rolesOf("mended");
  const policy = { RoleName: role!.name, PolicyName: "sallyport", PolicyDocument: everything };
  await byHand(town.cloud, "PutRolePolicy", policy);
}

/** What the ledger tells of it: what was found, and who did it. */
async function told(): Promise<readonly unknown[]> {
  const lines = (await town.ledger()).filter(({ kind }) => kind === "drift");
  return lines.map(({ detail }) => detail.found ?? detail.by);
}

const said = "its policy sallyport was changed";

test("a run that repairs and is lost before it is recorded hides nothing: the next one tells what was changed, and who did it", async () => {
  await change();
  const lost = await town.apply();
  expect(lost.deeds).toMatchObject([{ do: "repair", outcome: "done" }]);
  expect(await told()).toEqual([]);
  expect((await town.run()).deeds).toEqual([]);
  expect(await told()).toEqual([[said], owner]);
});

test("the same change once more, after a repair, is another one: it is told again", async () => {
  await change();
  expect((await town.run()).deeds).toMatchObject([{ do: "repair", outcome: "done" }]);
  await town.run();
  expect(await told()).toEqual([[said], owner, [`${said}, after it was repaired once`], owner]);
  const done = await town.run();
  expect([done.deeds, done.events, done.faults]).toEqual([[], [], []]);
});

test.each(["", "0 changed", "1 <b>", "1 changed\nsealed", "99999 gone", `1${" sallyport:mark".repeat(20)}`])(
  "the tag of a repair that somebody wrote, %j, says nothing",
  (text) => expect(readRepaired(text)).toEqual({ times: 0, last: { policy: undefined, tags: [] } }),
);

test("the tag of a repair is read as it was written", () => {
  const all = ["installation", "target", "grant", "mark", "pull-request", "facts"].map((name) => `sallyport:${name}`);
  const most = { times: 9999, last: { policy: "changed", tags: all } } as const;
  expect(readRepaired(writeRepaired(most))).toEqual(most);
  expect(writeRepaired(most).length).toBeLessThanOrEqual(256);
});
