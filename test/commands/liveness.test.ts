import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../../src/commands/audit.ts";
import { minute } from "../../src/core/time.ts";
import { startTown, type Town } from "./world.ts";

/* A schedule that did not fire: GitHub drops them in a busy hour, and stops those of an idle repository. */

const key = (id: string) => `payments-production/${id}`;
let town: Town;
beforeAll(async () => {
  town = await startTown({ files: { ".github/workflows/sweep.yml": "on: workflow_dispatch\njobs: {}\n" } });
  await town.ask("short", { minutes: 20 });
  await town.run();
});
afterAll(() => town.stop());

async function audited(): Promise<readonly string[]> {
  const { text } = await audit(await town.worldAs("reader"), town.clock.now(), {});
  return text.split("\n").filter((line) => line.startsWith("sweep:"));
}

/** A run of the sweep that began now and succeeded. */
function succeeded(): void {
  const sha = "a".repeat(40);
  const about = { repository: "acme/access", workflow: ".github/workflows/sweep.yml", event: "schedule", actor: "ana" };
  town.github.finishRun(town.github.startRun({ ...about, sha, ref: "refs/heads/main" }).runId, "success");
}

const asked = () => town.github.requests.filter(({ path }) => path.endsWith("/workflows/sweep.yml/runs")).length;

describe("audit asks why nothing was ended", () => {
  test("not while nothing is due for an hour, and then it asks GitHub nothing", async () => {
    const bound = (await town.ledger()).find(({ kind }) => kind === "bound");
    town.clock.move(Date.parse(String(bound?.detail.until)) + 59 * minute - town.clock.now());
    expect([await audited(), asked()]).toEqual([[], 0]);
  });

  test("when no run of the sweep has ever succeeded, or the last one did hours ago, with what to do", async () => {
    town.clock.move(2 * minute);
    const says = await audited();
    expect(says).toMatchObject([expect.stringMatching(/^sweep: 1 role should have been sealed or cleared since /)]);
    expect(says[0]).toMatch(/no run of it has succeeded: gh workflow run sweep.yml --repo acme\/access, and see why/);
    succeeded();
    town.clock.move(61 * minute);
    expect((await audited())[0]).toMatch(/its last run that succeeded began at 20\d\d-/);
  });

  test("when a run succeeded lately and left it, or GitHub does not say when", async () => {
    succeeded();
    expect((await audited())[0]).toMatch(/though a run of it that began at .* succeeded: read its log/);
    town.github.fail = ({ path }) => (path.endsWith("/workflows/sweep.yml/runs") ? 403 : undefined);
    expect((await audited())[0]).toMatch(
      /when it last ran could not be read: the runs of sweep.yml: the token may not/,
    );
    town.github.fail = undefined;
  });
});

test("an apply ends what is over, tells it, and its record job takes the files away, though no sweep ever ran", async () => {
  await town.ask("next");
  const done = await town.run();
  expect(done.deeds.map((deed) => [deed.do, deed.grant, deed.outcome])).toEqual([
    ["unbind", key("short"), "done"],
    ["bind", key("next"), "done"],
    ["dispatch", key("next"), "done"],
  ]);
  const told = (await town.ledger()).filter(({ grant }) => grant === key("short")).map(({ kind }) => kind);
  expect(told).toEqual(expect.arrayContaining(["sealed", "ended", "reverted"]));
  expect(await town.filed()).toEqual(["payments-production/next.yaml"]);
});

test("an apply clears tombstones whose time has come, and audit asks after them when nobody does", async () => {
  town.clock.move(140 * minute);
  expect((await audited())[0]).toMatch(/^sweep: 2 roles should have been sealed or cleared since/);
  const done = await town.run();
  expect(done.deeds.map((deed) => [deed.do, deed.grant])).toEqual([
    ["unbind", key("next")],
    ["remove", key("short")],
  ]);
  expect(await audited()).toEqual([]);
});
