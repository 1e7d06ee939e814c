import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Reconciliation } from "../../src/core/outcome.ts";
import { grantText, startTown, type Town } from "./world.ts";

/* What reaches the default branch by another way than it should, and what changes there after the merge. */

const root = join(import.meta.dirname, "../..");
const folder = "grants/payments-production";
let town: Town;

const refusal = (done: Reconciliation, id: string) =>
  done.refused.find(({ grant }) => grant === `payments-production/${id}`)?.why ?? "";

describe("never opened", () => {
  beforeAll(async () => {
    town = await startTown();
  });
  afterAll(() => town.stop());

  test("a grant that was pushed without a pull request", async () => {
    await town.direct({ [`${folder}/pushed.yaml`]: grantText({}) });
    const done = await town.run();
    expect(refusal(done, "pushed")).toContain("without a merged pull request: an incident");
    expect(done.events).toMatchObject([{ kind: "refused" }, { kind: "incident", grant: "payments-production/pushed" }]);
    expect((await town.run()).events).toEqual([]);
    expect(await town.rolesOf("pushed")).toEqual([]);
  });

  test("a grant whose commit touches a control file, whoever approved it", async () => {
    await town.ask("with-policy", { approvers: ["ben", "chloe", "sam"], also: { "policies/more.txt": "note\n" } });
    expect(refusal(await town.run(), "with-policy")).toContain("a grant comes alone");
    expect(await town.rolesOf("with-policy")).toEqual([]);
    await town.change({ "policies/more.txt": undefined });
  });

  test("a grant whose pull request makes its own approvers the owners", async () => {
    const owners = `${readFileSync(join(root, ".github/CODEOWNERS"), "utf8")}\n/grants/ @mallory @dana\n`;
    await town.ask("with-owners", { by: "mallory", approvers: ["dana"], also: { ".github/CODEOWNERS": owners } });
    expect(refusal(await town.run(), "with-owners")).toContain("a grant comes alone");
    await town.change({ ".github/CODEOWNERS": readFileSync(join(root, ".github/CODEOWNERS"), "utf8") });
    expect(await town.rolesOf("with-owners")).toEqual([]);
  });

  test("a grant that its own author, or others than the owners, approved", async () => {
    await town.ask("by-owner", { by: "ben", approvers: ["chloe", "dana", "sam", "mallory"] });
    expect(refusal(await town.run(), "by-owner")).toContain("1 more approval from @acme/payments-owners is missing");
    expect(await town.rolesOf("by-owner")).toEqual([]);
  });

  test("a grant whose target changed between its approvals and its merge", async () => {
    const path = "targets/payments-production.yaml";
    const files = { [`${folder}/re-pointed.yaml`]: grantText({}) };
    const number = await town.propose(files, { approvers: ["ben", "chloe"] });
    const text = readFileSync(join(root, path), "utf8");
    await town.change({ [path]: text.replace("regions: [eu-west-1]", "regions: [eu-west-1, eu-central-1]") });
    await town.merge(number);
    expect(refusal(await town.run(), "re-pointed")).toMatch(/under another targets\/payments-production\.yaml/);
    expect(await town.rolesOf("re-pointed")).toEqual([]);
    await town.change({ [path]: text });
  });

  test("a grant whose commit a hostile file name tries to forge", async () => {
    const harmless = await town.direct({ "docs/note.md": "note\n" });
    const path = `${folder}/\u0001${harmless} ${harmless}`;
    await town.ask("forged", { by: "mallory", approvers: ["dana"], also: { [path]: "x\n" } });
    const done = await town.run();
    expect(done.deeds.filter(({ grant }) => grant.endsWith("/forged"))).toEqual([]);
    expect(await town.rolesOf("forged")).toEqual([]);
  });

  test("an id that was used before, under the same target or another", async () => {
    await town.ask("used");
    await town.run();
    await town.change({ [`${folder}/used.yaml`]: undefined });
    await town.run();
    await town.ask("used");
    expect(refusal(await town.run(), "used")).toMatch(/was used before|it ended/);
    expect(await town.enters("used")).toBe(false);
    expect(await town.filed()).not.toContain("payments-production/used.yaml");
    await town.ask("used", { target: "payments-development" });
    const done = await town.run();
    expect(done.refused.find(({ grant }) => grant === "payments-development/used")?.why).toContain("was used before");
    expect((await town.rolesOf("used")).length).toBe(1);
  });

  test("somebody else's grant of the same id, which takes nothing from the first", async () => {
    await town.ask("mine");
    await town.run();
    await town.ask("mine", { target: "payments-development", by: "mallory" });
    const done = await town.run();
    expect(done.refused.find(({ grant }) => grant === "payments-development/mine")?.why).toContain("was used before");
    expect(await town.enters("mine")).toBe(true);
    await town.change({ "grants/payments-development/mine.yaml": undefined });
    await town.run();
    expect(await town.enters("mine")).toBe(true);
    expect((await town.rolesOf("mine")).length).toBe(1);
  });

  test("a grant while its owners' team cannot be read, and it is said why", async () => {
    await town.ask("unread-team");
    const done = await town.apply({ token: town.readerToken("members") });
    expect(refusal(done, "unread-team")).toContain("cannot be read");
    expect(done.deeds.filter(({ grant }) => grant.endsWith("/unread-team"))).toEqual([]);
    await town.run();
    expect(await town.enters("unread-team")).toBe(true);
  });
});

describe("open, and ended by what changed after the merge", () => {
  beforeEach(async () => {
    town = await startTown();
    await town.ask("a");
    await town.ask("b", { target: "payments-development" });
    await town.run();
    expect([await town.enters("a"), await town.enters("b")]).toEqual([true, true]);
  });
  afterEach(() => town.stop());

  async function ended(why: RegExp): Promise<void> {
    const done = await town.swept();
    expect(done.deeds).toMatchObject([
      { do: "unbind", ending: "withdrawn", outcome: "done", grant: "payments-production/a" },
    ]);
    expect(done.deeds[0]?.says).toMatch(why);
    expect([await town.enters("a"), await town.enters("b")]).toEqual([false, true]);
    expect(await town.filed()).toEqual(["payments-development/b.yaml"]);
    const before = town.writes();
    expect((await town.run()).events).toEqual([]);
    expect(town.writes()).toEqual(before);
  }

  const change = (path: string, from: string | RegExp, to: string) =>
    town.change({ [path]: readFileSync(join(root, path), "utf8").replace(from, to) });

  test("its file was edited", async () => {
    await town.change({ [`${folder}/a.yaml`]: grantText({ minutes: 120 }) });
    await ended(/edited after it was merged/);
  });

  test("policy was tightened", async () => {
    await change("policies/approvals.cedar", "context.approvals.count < 2 }", "context.approvals.count < 3 }");
    await ended(/policy production-two-approvers/);
  });

  test("the ceiling was lowered", async () => {
    await change("targets/payments-production.yaml", "dynamodb:UpdateItem, ", "");
    await ended(/UpdateItem/);
  });

  test("the target's limit was lowered", async () => {
    await change("targets/payments-production.yaml", "minutes: 120", "minutes: 30");
    await ended(/at most 30/);
  });

  test("its target was deleted, with the only file that named its account", async () => {
    await town.change({ "targets/payments-production.yaml": undefined });
    await ended(/target payments-production does not exist/);
  });

  test("its target was pointed at another account: what stands in the old one is found and ended", async () => {
    const path = "targets/payments-production.yaml";
    const text = readFileSync(join(root, path), "utf8").replaceAll("210987654321", "109876543210");
    await town.change({ [path]: text });
    await ended(/not what is asked now|another account|account/);
  });

  test("its target was changed otherwise: another mark only withdraws, and nothing opens beside it", async () => {
    await change("targets/payments-production.yaml", "regions: [eu-west-1]", "regions: [eu-west-1, eu-central-1]");
    await ended(/what was approved is not what is asked now/);
  });
});
