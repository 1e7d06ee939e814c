import { afterAll, expect, test } from "vitest";
import { byHand, everything } from "./hands.ts";
import { grantText, startTown } from "./world.ts";

const town = await startTown();
afterAll(() => town.stop());

test("an end cannot be kept off the ledger by filling the role with policies whose names are more than a line takes", async () => {
  await town.ask("a", { also: { "grants/payments-production/b.yaml": grantText({}) } });
  await town.run();
  const { name } = (await town.rolesOf("a"))[0]!;
  for (let number = 0; number < 40; number += 1) {
    const PolicyName = `${number}`.padEnd(128, "x");
    await byHand(town.cloud, "PutRolePolicy", { RoleName: name, PolicyName, PolicyDocument: everything });
  }
  // Its events are all of a form that the record job takes, or this throws.
  const done = await town.swept();
  expect(done.deeds).toMatchObject([{ do: "unbind", ending: "drifted", outcome: "done" }]);
  const lines = (await town.ledger()).filter(({ kind }) => kind === "ended" || kind === "sealed" || kind === "probed");
  expect(lines.map(({ kind }) => kind).sort()).toEqual(["ended", "probed", "sealed"]);
  expect(lines.find(({ kind }) => kind === "ended")?.detail).toMatchObject({
    ending: "drifted",
    why: expect.stringMatching(/^it was changed by hand: it also has 0xx.{900,}…$/),
  });
});

test("what somebody revoked is told before all that a hand can make long: what does not fit into a run is something else", async () => {
  const { name } = (await town.rolesOf("b"))[0]!;
  await town.ask("c");
  await byHand(town.cloud, "PutRolePolicy", { RoleName: name, PolicyName: "x", PolicyDocument: everything });
  const revoke = ["c", "payments-production/b"];
  const { events } = await town.sweep({ revoke, run: town.started("sam") });
  expect(events.slice(0, 4).map(({ kind, grant }) => [kind, grant.slice(-1)])).toEqual([
    ...[
      ["revocation", "b"],
      ["revocation", "c"],
      ["ended", "b"],
      ["ended", "c"],
    ],
  ]);
  expect(events.slice(4).map(({ kind }) => kind)).toContain("drift");
});
