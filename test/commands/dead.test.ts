import { AttachRolePolicyCommand, DeleteRoleCommand, DeleteRolePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { afterEach, beforeEach, expect, test } from "vitest";
import { accounts } from "../../sandbox/stage.ts";
import { audit } from "../../src/commands/audit.ts";
import { status } from "../../src/commands/status.ts";
import type { LedgerLine } from "../../src/core/event.ts";
import { providing } from "./providers.ts";
import { startTown, type Town } from "./world.ts";

/* What was sealed, what was proven dead and what was deleted, told apart: in the ledger, in status and in audit. */

const minute = 60_000;
const grant = "payments-production/a";
let town: Town;
beforeEach(async () => {
  town = await startTown();
  await town.ask("a");
  await town.run();
});
afterEach(() => town.stop());

const lines = async (kind: LedgerLine["kind"]) => (await town.ledger()).filter((line) => line.kind === kind);
const statusText = async () => (await status(await town.worldAs("reader"), town.clock.now(), { grant })).text;
const auditText = async () => (await audit(await town.worldAs("reader"), town.clock.now(), { grant })).text;
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

function owner(): IAMClient {
  return new IAMClient({
    endpoint: town.cloud.url,
    region: "us-east-1",
    credentials: town.cloud.admin(accounts.production),
    systemClockOffset: town.clock.offset,
  });
}

async function nameOfRole(): Promise<string> {
  const [role] = await town.rolesOf("a");
  return role!.name;
}

test("each of the three is a line of its own, with its own time, and says what it proves and no more", async () => {
  await town.swept({ revoke: ["a"] });
  const [sealed] = await lines("sealed");
  const [probed] = await lines("probed");
  expect(Object.keys(sealed!.detail).sort()).toEqual(["account", "resource", "sealedAt", "was", "why"]);
  expect(sealed!.detail).toMatchObject({ sealedAt: time, was: "open", why: "it was revoked" });
  expect(probed!.detail).toMatchObject({ provenDeadAt: time, proof: "evaluation" });
  expect(probed!.detail.walls).toEqual(expect.arrayContaining(["AWSDenyAll is attached to it", "its boundary stands"]));
  expect(probed!.detail.outlives).toEqual(expect.arrayContaining([expect.stringContaining("sts:GetCallerIdentity")]));
  expect(await lines("deleted")).toEqual([]);
  expect(await statusText()).toContain(`sealed, proven dead at ${probed!.detail.provenDeadAt}`);
  expect(await auditText()).toContain(`proven dead at ${probed!.detail.provenDeadAt} by evaluation`);

  town.clock.move(3 * 60 * minute);
  await town.swept();
  const [deleted] = await lines("deleted");
  expect(deleted!.detail).toEqual({ resource: sealed!.detail.resource, deletedAt: time });
  expect(await auditText()).toContain(`deleted at ${deleted!.detail.deletedAt}`);
});

test("a seal whose proof was lost is told as not proven, until the next sweep reads it again", async () => {
  await town.recorded(
    await town
      .sweep({ revoke: ["a"] })
      .then((done) => ({ ...done, events: done.events.filter(({ kind }) => kind !== "probed") })),
  );
  expect(await lines("probed")).toEqual([]);
  expect(await statusText()).toContain("sealed, death not proven yet");
  expect(await auditText()).toContain("its death is not proven");
  await town.swept();
  expect(await lines("probed")).toHaveLength(1);
  expect(await statusText()).toContain("sealed, proven dead at");
  expect((await town.swept()).events).toEqual([]);
});

test("what was found denied is told as found, and not as done by anybody", async () => {
  const RoleName = await nameOfRole();
  await owner().send(new AttachRolePolicyCommand({ RoleName, PolicyArn: "arn:aws:iam::aws:policy/AWSDenyAll" }));
  await town.swept();
  const [sealed] = await lines("sealed");
  expect(sealed!.detail).toMatchObject({ was: "released", why: expect.stringContaining("or by hand") });
  expect(await lines("ended")).toMatchObject([{ detail: { ending: "released" } }]);
});

test("a role that somebody deleted by hand is never told as sealed or proven dead", async () => {
  const RoleName = await nameOfRole();
  const vanish = async () => {
    await owner().send(new DeleteRolePolicyCommand({ RoleName, PolicyName: "sallyport" }));
    await owner().send(new DeleteRoleCommand({ RoleName }));
  };
  town.clock.move(10 * minute);
  await town.swept({
    revoke: ["a"],
    around: providing(({ unbind }) => ({
      async unbind(binding) {
        await vanish();
        return await unbind(binding);
      },
    })),
  });
  expect([await lines("sealed"), await lines("probed")]).toEqual([[], []]);
  const [deleted] = await lines("deleted");
  expect(deleted!.detail).toEqual({
    resource: expect.stringContaining(RoleName),
    why: "it was not there any more when it was to be ended",
  });
});
